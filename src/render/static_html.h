// Threads as HTML that needs no JavaScript.
#ifndef THREADBARE_RENDER_STATIC_HTML_H_
#define THREADBARE_RENDER_STATIC_HTML_H_

#include <string>
#include <string_view>
#include <vector>

#include "render/comment_html.h"
#include "thread/thread.h"

namespace threadbare {

/// Appends the thread as nested `details`, in source order, complete without JavaScript: a fragment
/// for the middle of a page, without styles. Deeper than kMaxStaticDepth it goes on flat.
void render_static(const Thread& thread, const HtmlOptions& options, std::string& out);

/// How the element around a static thread has it.
struct ElementOptions {
  /// Where the page will have the thread's native JSON, to_json(), for the attribute `src`. Empty:
  /// it goes into the element.
  std::string_view data_url;
  /// Where the page will have thread-bare.css. If given, the static thread is put into a
  /// declarative shadow root that links to it, so that no other styles of the page reach it;
  /// addresses with
  /// `#comment-ID` then lead to a comment only once the script is there.
  std::string_view shadow_styles;
};

/// Appends the element `<thread-bare>` with the static fragment in it and the data for the script
/// that takes over: for the middle of a page that has thread-bare.css and a script of the web
/// build. The element's attributes say the language of its words, and what of `options` is not
/// usual.
void render_element(const Thread& thread, const HtmlOptions& options, const ElementOptions& element,
                    std::string& out);

/// One of the pages that a list of threads leads to: a file beside the list, whose name is of our
/// own making, [a-z0-9-] and an ending.
struct ThreadFile {
  const Thread* thread = nullptr;
  std::string file;
};

/// A whole page that lists threads and links to their files, from a template with the marks
/// `{{title}}`, `{{heading}}` and `{{threads}}`, and before them, if there are any, `{{lang}}` and
/// `{{dir}}`: the language of the words and its direction. Returns an empty string if a mark is
/// missing.
std::string render_index(const std::vector<ThreadFile>& files, std::string_view page_template,
                         const Phrasebook& phrases = Phrasebook::english());

/// A whole page from a template with the marks `{{title}}`, `{{comments}}` and `{{data}}`, each
/// met once: the static fragment, and the thread as native JSON for the element that takes over.
/// There may be marks of words: `{{lang}}` and `{{dir}}` before the title, `{{heading}}` and
/// `{{all_threads}}` behind it, and `{{attributes}}` for attributes of that element.
/// `page_template` comes from the web build. Returns an empty string if one of the first three is
/// missing.
std::string render_page(const Thread& thread, std::string_view page_template,
                        const HtmlOptions& options);

}  // namespace threadbare

#endif  // THREADBARE_RENDER_STATIC_HTML_H_
