// Message-IDs, by which mail says what it answers.
#ifndef THREADBARE_FORMATS_MAIL_MESSAGE_ID_H_
#define THREADBARE_FORMATS_MAIL_MESSAGE_ID_H_

#include <string>
#include <string_view>
#include <vector>

namespace threadbare::mail {

/// The ids in a Message-ID, References or In-Reply-To field, in order, without their angle brackets
/// and without white space, which folding leaves in long ones. Other words are skipped
/// ("Your message of …"); but a field that is one word without brackets is an id. Ids longer than
/// kMaxIdBytes are left out. Valid UTF-8 (RFC 5322, section 3.6.4, has ASCII).
std::vector<std::string> message_ids(std::string_view value);

}  // namespace threadbare::mail

#endif  // THREADBARE_FORMATS_MAIL_MESSAGE_ID_H_
