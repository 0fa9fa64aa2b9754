// The MIME parts of a message, as a flat list.
#ifndef THREADBARE_FORMATS_MAIL_PARTS_H_
#define THREADBARE_FORMATS_MAIL_PARTS_H_

#include <cstddef>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "formats/mail/header.h"
#include "formats/mail/parameter.h"

namespace threadbare::mail {

/// A part: a leaf, a multipart, or a message that holds another.
struct Part {
  static constexpr size_t kNone = ~size_t{0};

  Header header;
  ParameterisedField type;         ///< Content-Type, or what stands for it
  ParameterisedField disposition;  ///< Content-Disposition
  size_t parent = kNone;
  size_t end = 0;  ///< one past the last of the parts in it
  size_t depth = 0;
  bool is_leaf = true;

  bool is_multipart() const { return !is_leaf && type.token() != "message/rfc822"; }
  bool is_message() const { return !is_leaf && type.token() == "message/rfc822"; }
};

/// The bytes of a leaf without its Content-Transfer-Encoding. `bad_base64` is set if there was
/// some.
std::string content_of(const Part& part, bool* bad_base64);

/// The parts of `message` in preorder, the message itself first. A multipart without a boundary
/// that occurs in it is a leaf of plain text. Borrows `message`; `decoded` keeps what had to be
/// decoded to find parts in it. Complexity: linear in the size times the depth, which is capped.
std::vector<Part> parts_of(std::string_view message, std::deque<std::string>& decoded);

}  // namespace threadbare::mail

#endif  // THREADBARE_FORMATS_MAIL_PARTS_H_
