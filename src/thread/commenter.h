// What people who comment typed about themselves, as far as it may be shown.
#ifndef THREADBARE_THREAD_COMMENTER_H_
#define THREADBARE_THREAD_COMMENTER_H_

#include <string>
#include <string_view>

namespace threadbare {

/// The URL that was typed into a form's field for a website. "example.org" was meant as
/// "http://example.org". Empty for what is none: "undefined", an e-mail address, `mailto:`.
std::string website_of(std::string_view typed);

/// Whether a URL is, or leads to, somebody's e-mail address: `mailto:`, or the address alone.
bool is_mail_url(std::string_view url);

/// The name that was typed into a form's field for a name. E-mail addresses never enter a thread,
/// so of a name that is one only what stands before the `@` is kept, and of a name with one in it
/// ("Ada <ada@example.org>") what stands before the address. Complexity: linear.
std::string_view public_name_of(std::string_view typed);

}  // namespace threadbare

#endif  // THREADBARE_THREAD_COMMENTER_H_
