// The header of a message or of a part of one: its fields.
#ifndef THREADBARE_FORMATS_MAIL_HEADER_H_
#define THREADBARE_FORMATS_MAIL_HEADER_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace threadbare::mail {

/// Cuts the next line off `rest`, without its LF or CRLF. REQUIRES: `rest` is not empty.
std::string_view take_line(std::string_view& rest);

/// Whether `line` begins with a field's name and a colon (RFC 5322, section 2.2).
bool is_field(std::string_view line);

/// ASCII letters made small. Other bytes stay, so UTF-8 does.
std::string lower_case(std::string_view text);
bool equal_but_for_case(std::string_view a, std::string_view b);

/// `text` without spaces, tabs and ends of lines around it.
std::string_view trimmed(std::string_view text);

/// The fields before the first empty line of a message. A line that is neither a field nor the
/// continuation of one ends the header, too. Borrows the message.
class Header {
 public:
  /// Complexity: linear in the header.
  explicit Header(std::string_view message);

  /// The value of the first field of that name, unfolded, white space around it left out; empty if
  /// there is none. Bytes are as they came. Complexity: linear in the header.
  std::string value(std::string_view name) const;

  bool has(std::string_view name) const { return !field(name).empty(); }

  /// What follows the header and the empty line.
  std::string_view body() const { return body_; }

 private:
  std::string_view field(std::string_view name) const;

  std::string_view fields_;
  std::string_view body_;
};

}  // namespace threadbare::mail

#endif  // THREADBARE_FORMATS_MAIL_HEADER_H_
