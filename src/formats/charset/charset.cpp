#include "formats/charset/charset.h"

#include <cstddef>
#include <cstdint>
#include <vector>

#include "formats/charset/multibyte.h"
#include "formats/charset/table.h"
#include "formats/reading/encoding.h"
#include "thread/utf8.h"

namespace threadbare {

struct Charset {
  std::string_view name;
  std::string_view labels;                              ///< lower case, a space between two
  const CharsetTable* single_byte = nullptr;            ///< or else
  bool (*append)(std::string_view, std::string&) = {};  ///< the decoder
};

namespace {

bool append_utf8_text(std::string_view bytes, std::string& out) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  if (valid_utf8_end(bytes, 0, bytes.size()) == bytes.size()) {
    out += bytes;
    return true;
  }
  out += repaired_utf8(bytes);
  return false;
}

bool append_utf16(std::string_view bytes, bool big_endian, std::string& out) {
  bool replaced = false;
  out += utf8_from_utf16(bytes, big_endian, &replaced);
  return !replaced;
}

bool append_utf16_little(std::string_view bytes, std::string& out) {
  return append_utf16(bytes, false, out);
}

bool append_utf16_big(std::string_view bytes, std::string& out) {
  return append_utf16(bytes, true, out);
}

// https://encoding.spec.whatwg.org/#names-and-labels
constexpr Charset kCharsets[] = {
    {"utf-8", "unicode-1-1-utf-8 unicode11utf8 unicode20utf8 utf-8 utf8 x-unicode20utf8", nullptr,
     append_utf8_text},
    {"ibm866", "866 cp866 csibm866 ibm866", &kIbm866},
    {"iso-8859-2",
     "csisolatin2 iso-8859-2 iso-ir-101 iso8859-2 iso88592 iso_8859-2 iso_8859-2:1987 l2 latin2",
     &kIso8859Part2},
    {"iso-8859-3",
     "csisolatin3 iso-8859-3 iso-ir-109 iso8859-3 iso88593 iso_8859-3 iso_8859-3:1988 l3 latin3",
     &kIso8859Part3},
    {"iso-8859-4",
     "csisolatin4 iso-8859-4 iso-ir-110 iso8859-4 iso88594 iso_8859-4 iso_8859-4:1988 l4 latin4",
     &kIso8859Part4},
    {"iso-8859-5",
     "csisolatincyrillic cyrillic iso-8859-5 iso-ir-144 iso8859-5 iso88595 iso_8859-5 "
     "iso_8859-5:1988",
     &kIso8859Part5},
    {"iso-8859-6",
     "arabic asmo-708 csiso88596e csiso88596i csisolatinarabic ecma-114 iso-8859-6 iso-8859-6-e "
     "iso-8859-6-i iso-ir-127 iso8859-6 iso88596 iso_8859-6 iso_8859-6:1987",
     &kIso8859Part6},
    {"iso-8859-7",
     "csisolatingreek ecma-118 elot_928 greek greek8 iso-8859-7 iso-ir-126 iso8859-7 iso88597 "
     "iso_8859-7 iso_8859-7:1987 sun_eu_greek",
     &kIso8859Part7},
    {"iso-8859-8",
     "csiso88598e csisolatinhebrew hebrew iso-8859-8 iso-8859-8-e iso-ir-138 iso8859-8 iso88598 "
     "iso_8859-8 iso_8859-8:1988 visual",
     &kIso8859Part8},
    {"iso-8859-8-i", "csiso88598i iso-8859-8-i logical", &kIso8859Part8},
    {"iso-8859-10", "csisolatin6 iso-8859-10 iso-ir-157 iso8859-10 iso885910 l6 latin6",
     &kIso8859Part10},
    {"iso-8859-13", "iso-8859-13 iso8859-13 iso885913", &kIso8859Part13},
    {"iso-8859-14", "iso-8859-14 iso8859-14 iso885914", &kIso8859Part14},
    {"iso-8859-15", "csisolatin9 iso-8859-15 iso8859-15 iso885915 iso_8859-15 l9", &kIso8859Part15},
    {"iso-8859-16", "iso-8859-16", &kIso8859Part16},
    {"koi8-r", "cskoi8r koi koi8 koi8-r koi8_r", &kKoi8R},
    {"koi8-u", "koi8-ru koi8-u", &kKoi8U},
    {"macintosh", "csmacintosh mac macintosh x-mac-roman", &kMacintosh},
    {"windows-874", "dos-874 iso-8859-11 iso8859-11 iso885911 tis-620 windows-874", &kWindows874},
    {"windows-1250", "cp1250 windows-1250 x-cp1250", &kWindows1250},
    {"windows-1251", "cp1251 windows-1251 x-cp1251", &kWindows1251},
    {"windows-1252",
     "ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 iso8859-1 "
     "iso88591 iso_8859-1 iso_8859-1:1987 l1 latin1 us-ascii windows-1252 x-cp1252",
     &kWindows1252},
    {"windows-1253", "cp1253 windows-1253 x-cp1253", &kWindows1253},
    {"windows-1254",
     "cp1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599 iso_8859-9 iso_8859-9:1989 l5 "
     "latin5 windows-1254 x-cp1254",
     &kWindows1254},
    {"windows-1255", "cp1255 windows-1255 x-cp1255", &kWindows1255},
    {"windows-1256", "cp1256 windows-1256 x-cp1256", &kWindows1256},
    {"windows-1257", "cp1257 windows-1257 x-cp1257", &kWindows1257},
    {"windows-1258", "cp1258 windows-1258 x-cp1258", &kWindows1258},
    {"x-mac-cyrillic", "x-mac-cyrillic x-mac-ukrainian", &kXMacCyrillic},
    {"gbk", "chinese csgb2312 csiso58gb231280 gb2312 gb_2312 gb_2312-80 gbk iso-ir-58 x-gbk",
     nullptr, append_gb18030},
    {"gb18030", "gb18030", nullptr, append_gb18030},
    {"big5", "big5 big5-hkscs cn-big5 csbig5 x-x-big5", nullptr, append_big5},
    {"euc-jp", "cseucpkdfmtjapanese euc-jp x-euc-jp", nullptr, append_euc_jp},
    {"iso-2022-jp", "csiso2022jp iso-2022-jp", nullptr, append_iso_2022_jp},
    {"shift_jis", "csshiftjis ms932 ms_kanji shift-jis shift_jis sjis windows-31j x-sjis", nullptr,
     append_shift_jis},
    {"euc-kr",
     "cseuckr csksc56011987 euc-kr iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 "
     "ksc_5601 windows-949",
     nullptr, append_euc_kr},
    {"utf-16be", "unicodefffe utf-16be", nullptr, append_utf16_big},
    {"utf-16le", "csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff utf-16 utf-16le", nullptr,
     append_utf16_little},
};

// Whether `label` is one of the words of `labels`.
bool is_among(std::string_view label, std::string_view labels) {
  for (size_t at = labels.find(label); at != std::string_view::npos;
       at = labels.find(label, at + 1)) {
    const size_t end = at + label.size();
    if ((at == 0 || labels[at - 1] == ' ') && (end == labels.size() || labels[end] == ' ')) {
      return true;
    }
  }
  return false;
}

bool append_single_byte(const CharsetTable& table, std::string_view bytes, std::string& out) {
  bool valid = true;
  std::vector<char32_t> points;
  for (const char c : bytes) {
    const uint8_t byte = static_cast<uint8_t>(c);
    if (byte < 0x80) {
      append_utf8(out, byte);
      continue;
    }
    if (points.empty()) points = expanded(table);
    const char32_t point = points[byte - 0x80u];
    valid = valid && point != 0;
    append_utf8(out, point);
  }
  return valid;
}

}  // namespace

const Charset* charset_named(std::string_view label) {
  constexpr std::string_view kSpace = " \t\r\n\f";
  const size_t first = label.find_first_not_of(kSpace);
  if (first == std::string_view::npos) return nullptr;
  label = label.substr(first, label.find_last_not_of(kSpace) - first + 1);
  std::string lower(label);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  if (lower.find(' ') != std::string::npos) return nullptr;
  for (const Charset& charset : kCharsets) {
    if (is_among(lower, charset.labels)) return &charset;
  }
  return nullptr;
}

std::string_view name_of(const Charset& charset) {
  return charset.name;
}

bool append_decoded(const Charset& charset, std::string_view bytes, std::string& out) {
  if (charset.single_byte != nullptr) return append_single_byte(*charset.single_byte, bytes, out);
  return charset.append(bytes, out);
}

void append_guessed(std::string_view bytes, std::string& out, const Charset* likely) {
  if (valid_utf8_end(bytes, 0, bytes.size()) == bytes.size()) {
    append_utf8_text(bytes, out);
  } else if (likely != nullptr && !likely->name.starts_with("utf-")) {
    append_decoded(*likely, bytes, out);
  } else {
    append_single_byte(kWindows1252, bytes, out);
  }
}

}  // namespace threadbare
