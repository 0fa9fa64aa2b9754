// Who is named in From and its like.
#ifndef THREADBARE_FORMATS_MAIL_ADDRESS_H_
#define THREADBARE_FORMATS_MAIL_ADDRESS_H_

#include <string>
#include <string_view>
#include <vector>

namespace threadbare::mail {

/// A mailbox of RFC 5322, section 3.4.
struct Mailbox {
  std::string name;     ///< the display name as valid UTF-8, else the comment behind the address
  std::string address;  ///< "ada@example.org", letters made small; empty if there is none

  /// What may be shown: the name, with any address in it cut down to its local part; without a name
  /// the local part of the address. Empty if there is neither.
  std::string shown() const;
};

/// The mailboxes of a header's value: names in quotes or not, encoded words, comments, groups. Also
/// reads what list archives write: "ada at example.org (Ada)". What makes no sense becomes a name.
std::vector<Mailbox> mailboxes_of(std::string_view value);

}  // namespace threadbare::mail

#endif  // THREADBARE_FORMATS_MAIL_ADDRESS_H_
