// The decoders of East Asian charsets.
#ifndef THREADBARE_FORMATS_CHARSET_MULTIBYTE_H_
#define THREADBARE_FORMATS_CHARSET_MULTIBYTE_H_

#include <string>
#include <string_view>

namespace threadbare {

/// Each appends the UTF-8 of `bytes` and returns whether all of it was valid, as the WHATWG
/// encoding standard has it (https://encoding.spec.whatwg.org/, sections 10 to 13). Where two bytes
/// are no character and the second is ASCII, that one stays.
bool append_gb18030(std::string_view bytes, std::string& out);
bool append_big5(std::string_view bytes, std::string& out);
bool append_euc_jp(std::string_view bytes, std::string& out);
bool append_iso_2022_jp(std::string_view bytes, std::string& out);
bool append_shift_jis(std::string_view bytes, std::string& out);
bool append_euc_kr(std::string_view bytes, std::string& out);

}  // namespace threadbare

#endif  // THREADBARE_FORMATS_CHARSET_MULTIBYTE_H_
