// Whether two URLs are the same page.
#ifndef THREADBARE_THREAD_PAGE_URL_H_
#define THREADBARE_THREAD_PAGE_URL_H_

#include <string>
#include <string_view>

namespace threadbare {

/// `url` without what tells no pages apart: the scheme, "www.", a final slash and the fragment, the
/// host in lower case. Equal for equal pages: "https://www.Example.org/post/#top" and
/// "http://example.org/post" both give "example.org/post". A path without a host stays one:
/// "/post/" gives "/post". Never fails; what is no URL is returned less its fragment and slash.
std::string page_of(std::string_view url);

/// The host of "https://example.org/u/ada", with its port if it has one; empty without a scheme.
std::string_view instance_of(std::string_view url);

/// The last part of the page's path that is not empty, without an ending such as ".html": what a
/// blog calls the slug. Empty if the path is.
std::string slug_of(std::string_view url);

}  // namespace threadbare

#endif  // THREADBARE_THREAD_PAGE_URL_H_
