// Holds what is rendered to the writer's promise, as every fuzzer that renders does.
#ifndef THREADBARE_TESTS_FUZZ_PROMISE_H_
#define THREADBARE_TESTS_FUZZ_PROMISE_H_

#include <string>
#include <string_view>

#include "property.h"
#include "render/body/body.h"
#include "render/html_checker.h"
#include "thread/thread.h"

namespace threadbare::test {

inline void check_html(std::string_view html, HtmlScope scope) {
  const std::string fault = fault_in(html, scope);
  if (!fault.empty()) std::fprintf(stderr, "%s\n", fault.c_str());
  PROPERTY(fault.empty());
}

/// Renders a body and holds it to the promise and to its cap.
void check_body(std::string_view body, Markup markup, Dialect dialect);

/// Renders and exports a thread in every way, and holds the HTML to the promise, our own text and
/// JSON to being read again as the same thread.
void check_outputs(const Thread& thread);

}  // namespace threadbare::test

#endif  // THREADBARE_TESTS_FUZZ_PROMISE_H_
