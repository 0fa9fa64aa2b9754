#include "formats/charset/charset.h"

#include <cstdint>
#include <string>

#include "catch.h"
#include "formats/reading/encoding.h"

namespace threadbare {
namespace {

std::string decoded(std::string_view label, std::string_view bytes) {
  const Charset* charset = charset_named(label);
  REQUIRE(charset != nullptr);
  std::string out;
  append_decoded(*charset, bytes, out);
  return out;
}

bool is_valid(std::string_view label, std::string_view bytes) {
  std::string out;
  return append_decoded(*charset_named(label), bytes, out);
}

std::string name_by(std::string_view label) {
  const Charset* charset = charset_named(label);
  return charset == nullptr ? "none" : std::string(name_of(*charset));
}

TEST_CASE("charsets go by the labels of the WHATWG standard", "[formats][charset]") {
  CHECK(name_by("utf8") == "utf-8");
  CHECK(name_by(" UTF-8\t") == "utf-8");
  CHECK(name_by("Latin1") == "windows-1252");
  CHECK(name_by("us-ascii") == "windows-1252");
  CHECK(name_by("ISO-8859-9") == "windows-1254");
  CHECK(name_by("ISO_8859-1:1987") == "windows-1252");
  CHECK(name_by("ISO-8859-11") == "windows-874");
  CHECK(name_by("ks_c_5601-1987") == "euc-kr");
  CHECK(name_by("GB2312") == "gbk");
  CHECK(name_by("windows-31j") == "shift_jis");
  CHECK(name_by("unicodefffe") == "utf-16be");
  CHECK(name_by("utf-7") == "none");
  CHECK(name_by("latin1 utf8") == "none");
  CHECK(name_by("8859-1") == "none");
  CHECK(name_by("") == "none");
  CHECK(name_by(" ") == "none");
}

TEST_CASE("words in many charsets", "[formats][charset]") {
  CHECK(decoded("windows-1252", "Gar\xE7on \x96 \x80") == "Garçon – €");
  CHECK(decoded("iso-8859-15", "\xA4 c\x9Cur") == "€ c\xC2\x9Cur");
  CHECK(decoded("koi8-r", "\xF0\xD2\xC9\xD7\xC5\xD4") == "Привет");
  CHECK(decoded("macintosh", "\x8Ere \xDB") == "ére €");
  CHECK(decoded("gb2312", "\xC4\xE3\xBA\xC3") == "你好");
  CHECK(decoded("gb18030", "\x81\x30\x81\x30\x95\x32\x82\x36") == "\xC2\x80\xF0\xA0\x80\x80");
  CHECK(decoded("big5", "\xA7\x41\xA6\x6E") == "你好");
  CHECK(decoded("big5-hkscs", "\x88\x62") == "Ê̄");
  CHECK(decoded("big5", "\x88\x64 \x88\xA3 \x88\xA5") == "Ê̌ ê̄ ê̌");
  CHECK(decoded("euc-jp", "\xA1\xA1") == "　");
  CHECK(decoded("euc-jp", "\xC6\xFC\xCB\xDC \x8E\xB1") == "日本 ｱ");
  CHECK(decoded("shift_jis", "\x93\xFA\x96\x7B \xB1") == "日本 ｱ");
  CHECK(decoded("iso-2022-jp", "\x1B$BF|K\\\x1B(B a\x1B(J\\") == "日本 a¥");
  CHECK(decoded("euc-kr", "\xBE\xC8\xB3\xE7 \x81\x41") == "안녕 갂");
  CHECK(decoded("utf-16le", std::string_view("a\0\xAC\x20", 4)) == "a€");
}

TEST_CASE("what is nothing in a charset is replaced, and said", "[formats][charset]") {
  CHECK(is_valid("windows-1252", "\x81\xFF"));
  CHECK(!is_valid("windows-1253", "\xAA"));
  CHECK(decoded("windows-1253", "a\xAA z") == "a� z");
  CHECK(!is_valid("utf-8", "\xC3"));
  CHECK(decoded("utf-8",
                "\xEF\xBB\xBF"
                "a\xC3") == "a�");
  // An ASCII byte is not swallowed by a lead byte that it does not belong to.
  CHECK(decoded("shift_jis", "\x81<b>") == "�<b>");
  CHECK(decoded("big5", "\xA1") == "�");
  CHECK(decoded("gb18030", "\x81\x30\x81") == "�0�");
  CHECK(decoded("iso-2022-jp", "\x1B$BF|") == "日");
  // A lost escape costs a line.
  CHECK(decoded("iso-2022-jp", "\x1B$BF|\nab") == "日\nab");
}

TEST_CASE("text of no charset is UTF-8 if it can be", "[formats][charset]") {
  std::string out;
  append_guessed("na\xC3\xAFve ", out);
  append_guessed("na\xEFve", out);
  CHECK(out == "naïve naïve");
}

uint32_t fnv1a(std::string_view text) {
  uint32_t hash = 0x811C9DC5;
  for (const char c : text) hash = (hash ^ static_cast<uint8_t>(c)) * 0x01000193;
  return hash;
}

/// Chromium 156 has U+FFFD for one of these and nonsense for the others; the standard's index has
/// what the test above expects.
bool is_wrong_in_chromium(std::string_view name, int pair) {
  return name == "euc-jp" ? pair == 0xA1A1
                          : name == "big5" && (pair == 0x8862 || pair == 0x8864 || pair == 0x88A3 ||
                                               pair == 0x88A5);
}

/// All that can be said in a charset, much that cannot, and line feeds between.
std::string everything_in(std::string_view name) {
  std::string bytes;
  const auto add = [&bytes](std::initializer_list<int> values) {
    for (const int value : values) bytes.push_back(static_cast<char>(value));
  };
  const auto add_pairs = [&](int from, bool with_prefix) {
    for (int lead = from; lead < 256; ++lead) {
      for (int trail = 0x30; trail < 256; ++trail) {
        if (is_wrong_in_chromium(name, lead * 256 + trail)) continue;
        if (with_prefix) add({0x8F});
        add({lead, trail, '\n'});
      }
    }
  };
  if (name == "iso-2022-jp") {
    for (int a = 0x21; a < 0x7F; ++a) {
      for (int b = 0x21; b < 0x7F; ++b) add({0x1B, '$', 'B', a, b, 0x1B, '(', 'B', '\n'});
    }
    for (int a = 0x20; a < 0x7F; ++a) {
      add({0x1B, '(', 'I', a, 0x1B, '(', 'J', a, 0x1B, '(', 'B', '\n'});
    }
  } else if (name == "gb18030" || name == "gbk" || name == "big5" || name == "euc-jp" ||
             name == "shift_jis" || name == "euc-kr") {
    add_pairs(0x80, false);
    if (name == "euc-jp") add_pairs(0xA0, true);
    for (int a = 0x81; a < 0x90 && name.starts_with("gb"); ++a) {
      for (int b = '0'; b <= '9'; ++b) {
        for (int c = 0x81; c < 0xFF; ++c) {
          for (int d = '0'; d <= '9'; ++d) add({a, b, c, d, '\n'});
        }
      }
    }
  } else {
    for (int a = 1; a < 256; ++a) add({a});
  }
  return bytes;
}

// What Chromium 156's TextDecoder makes of the same bytes, as FNV-1a of its UTF-8.
TEST_CASE("charsets are what browsers have", "[formats][charset]") {
  struct Digest {
    const char* name;
    uint32_t hash;
  };
  constexpr Digest kDigests[] = {
      {"ibm866", 0x243152c0},       {"iso-8859-2", 0x7679cce0},   {"iso-8859-3", 0xb89d8035},
      {"iso-8859-4", 0xb93943b5},   {"iso-8859-5", 0x88e2a1cd},   {"iso-8859-6", 0x8c2a998c},
      {"iso-8859-7", 0x5c3803cb},   {"iso-8859-8", 0x26aa46ff},   {"iso-8859-8-i", 0x26aa46ff},
      {"iso-8859-10", 0x726f475},   {"iso-8859-13", 0x15030a17},  {"iso-8859-14", 0xc4f68efb},
      {"iso-8859-15", 0x29f94902},  {"iso-8859-16", 0x1179f6c},   {"koi8-r", 0x4860884f},
      {"koi8-u", 0xa74bad83},       {"macintosh", 0x569386cf},    {"windows-874", 0xab80f771},
      {"windows-1250", 0x46079b07}, {"windows-1251", 0xce7128bf}, {"windows-1252", 0xf26ffa6c},
      {"windows-1253", 0x9b9f584e}, {"windows-1254", 0x22cc12f2}, {"windows-1255", 0x1389990d},
      {"windows-1256", 0x17185af1}, {"windows-1257", 0x41c73708}, {"windows-1258", 0x3198502d},
      {"gbk", 0x5e0b707b},          {"big5", 0x4035942e},         {"shift_jis", 0x7b029061},
      {"euc-kr", 0xdbf198c8},
  };
  for (const Digest& digest : kDigests) {
    INFO(digest.name);
    const std::string text = decoded(digest.name, everything_in(digest.name));
    CHECK(fnv1a(text) == digest.hash);
    CHECK(valid_utf8_end(text, 0, text.size()) == text.size());
  }
}

}  // namespace
}  // namespace threadbare
