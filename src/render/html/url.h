// Which URLs may become links.
#ifndef THREADBARE_RENDER_URL_H_
#define THREADBARE_RENDER_URL_H_

#include <string>
#include <string_view>

namespace threadbare {

/// What `url` may be linked as, or an empty string if it must stay text. What is returned starts
/// with `http://`, `https://` or `mailto:`, whatever the input.
///
/// `url` has had its entities decoded already, exactly once. Allowed are http, https and mailto;
/// `//host` becomes https. Relative URLs are resolved against `base` (RFC 3986, section 5.2), and
/// refused without one that is http or https itself. Refused too: bare fragments; any C0 control or
/// DEL, wherever; a space, backslash, percent sign or anything else that hosts do not have in the
/// authority, or a backslash where a browser would take it for the slash of one; hosts with user
/// names; anything longer than kMaxUrlBytes. Spaces around the URL are dropped. Characters that
/// URLs do not have are percent-encoded in path, query and fragment; hosts in other scripts are
/// left to the browser, which knows their ASCII form. The result still has to be escaped as an
/// attribute.
std::string safe_url(std::string_view url, std::string_view base);

/// The host of an http or https URL in lower case ("example.org"), without its port, else empty. A
/// view into `url` is not possible since case is folded.
std::string web_host_of(std::string_view url);

}  // namespace threadbare

#endif  // THREADBARE_RENDER_URL_H_
