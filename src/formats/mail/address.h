// Who is named in From and its like.
#ifndef THREADBARE_FORMATS_MAIL_ADDRESS_H_
#define THREADBARE_FORMATS_MAIL_ADDRESS_H_

#include <string>
#include <string_view>
#include <vector>

#include "formats/charset/charset.h"

namespace threadbare::mail {

/// What list archives write for "@", against those who collect addresses: Mailman, and R's lists.
inline constexpr std::string_view kSpelledAtSigns[] = {" at ", " @end|ng |rom ", " (at) ",
                                                       " [at] "};

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
/// `raw`: see decode_words.
std::vector<Mailbox> mailboxes_of(std::string_view value, const Charset* raw = nullptr);

}  // namespace threadbare::mail

#endif  // THREADBARE_FORMATS_MAIL_ADDRESS_H_
