// Any body as Markdown or plain text, in every dialect, becomes HTML as the writer promises it.
#include "harnesses.h"
#include "promise.h"

namespace threadbare::test {

void fuzz_markdown(std::string_view bytes) {
  for (const Dialect dialect :
       {Dialect::lemmy, Dialect::commonmark, Dialect::reddit, Dialect::github}) {
    check_body(bytes, Markup::markdown, dialect);
  }
  for (const Dialect dialect : {Dialect::lemmy, Dialect::mail}) {
    check_body(bytes, Markup::text, dialect);
  }
}

}  // namespace threadbare::test
