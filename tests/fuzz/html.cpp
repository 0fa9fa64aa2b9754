// Any body as HTML: its tokens are slices of it, one behind the other, and what is written of them
// is as the writer promises it.
#include "render/html/html_tokeniser.h"

#include "harnesses.h"
#include "promise.h"
#include "property.h"
#include "render/html/character_reference.h"

namespace threadbare::test {
namespace {

void check_tokens(std::string_view html) {
  const auto is_slice = [html](std::string_view part) {
    return part.empty() ||
           (part.data() >= html.data() && part.data() + part.size() <= html.data() + html.size());
  };
  HtmlTokeniser tokeniser(html);
  HtmlToken token;
  const char* last = html.data();
  while (tokeniser.next(token)) {
    PROPERTY(!token.text.empty() && is_slice(token.text) && token.text.data() >= last);
    last = token.text.data() + token.text.size();
    const bool is_tag =
        token.kind == HtmlToken::Kind::start_tag || token.kind == HtmlToken::Kind::end_tag;
    if (is_tag) PROPERTY(!token.name.empty() && token.text.front() == '<');
    for (const HtmlAttribute& attribute : token.attributes) {
      if (token.kind != HtmlToken::Kind::start_tag) break;
      PROPERTY(is_slice(attribute.name) && is_slice(attribute.value));
    }
  }
}

}  // namespace

void fuzz_html(std::string_view bytes) {
  check_tokens(bytes);
  for (const HtmlTextPlace place : {HtmlTextPlace::text, HtmlTextPlace::attribute}) {
    // The longest character that a reference stands for is not longer than the reference.
    PROPERTY(without_references(bytes, place).size() <= 3 * bytes.size());
  }
  for (const Dialect dialect : {Dialect::lemmy, Dialect::github, Dialect::wordpress}) {
    check_body(bytes, Markup::html, dialect);
  }
}

}  // namespace threadbare::test
