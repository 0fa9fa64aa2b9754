// When md4c gives up. It does so where it finds no memory, which no body can bring about in a test:
// the linker puts a function of ours before md_parse.
#include <md4c.h>

#include <string>

#include "catch.h"
#include "render/rendered_body.h"

using namespace threadbare;

namespace {

// Calls of md_parse that are let through before one fails; -1: all are.
int calls_until_failure = -1;

}  // namespace

extern "C" {
// NOLINTBEGIN(bugprone-reserved-identifier): the linker's names
int __real_md_parse(const MD_CHAR* text, MD_SIZE size, const MD_PARSER* parser, void* user_data);

int __wrap_md_parse(const MD_CHAR* text, MD_SIZE size, const MD_PARSER* parser, void* user_data) {
  if (calls_until_failure != 0) {
    if (calls_until_failure > 0) --calls_until_failure;
    return __real_md_parse(text, size, parser, user_data);
  }
  // It has got somewhere by then.
  parser->enter_block(MD_BLOCK_QUOTE, nullptr, user_data);
  parser->enter_block(MD_BLOCK_P, nullptr, user_data);
  parser->text(MD_TEXT_NORMAL, text, size / 2, user_data);
  return -1;
}
// NOLINTEND(bugprone-reserved-identifier)
}

TEST_CASE("A body for which Markdown finds no memory is shown as plain text", "[render]") {
  const std::string body = "> *all* of it & more\n\nand https://x.example/";
  for (const Dialect dialect :
       {Dialect::lemmy, Dialect::reddit, Dialect::github, Dialect::commonmark}) {
    calls_until_failure = 0;
    const std::string failed = rendered_body(body, Markup::markdown, {}, dialect);
    calls_until_failure = -1;
    CHECK(failed == rendered_text(body));
    CHECK(rendered_body(body, Markup::markdown, {}, dialect) != failed);
  }
}

TEST_CASE("What came before the failure is not left in the body", "[render]") {
  const std::string lemmy = "*one*\n\n::: spoiler two\nthree\n:::\n\nfour";
  calls_until_failure = 2;
  const std::string failed = rendered_markdown(lemmy);
  CHECK(calls_until_failure == 0);
  CHECK(failed == rendered_text(lemmy));

  const std::string github = "*one*[^1]\n\n[^1]: two\n";
  calls_until_failure = 1;
  const std::string footnote = rendered_body(github, Markup::markdown, {}, Dialect::github);
  CHECK(calls_until_failure == 0);
  calls_until_failure = -1;
  CHECK(footnote == rendered_text(github));
}
