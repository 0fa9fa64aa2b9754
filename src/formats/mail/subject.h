// Subjects, with and without what replies put before them.
#ifndef THREADBARE_FORMATS_MAIL_SUBJECT_H_
#define THREADBARE_FORMATS_MAIL_SUBJECT_H_

#include <string>
#include <string_view>

namespace threadbare::mail {

/// `subject` without "Re:", "Fwd:" and their like in other languages ("AW:", "SV:", "回复："),
/// counted ones too ("Re[2]:", "Re^3:"). Tags of lists ("[dev]") stay, unless such a word follows
/// them.
std::string_view without_reply_prefix(std::string_view subject);

/// Whether two subjects say the same: reply prefixes, tags of lists, case of ASCII letters and
/// white space do not count.
bool same_subject(std::string_view a, std::string_view b);

}  // namespace threadbare::mail

#endif  // THREADBARE_FORMATS_MAIL_SUBJECT_H_
