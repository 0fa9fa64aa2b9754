// The whole way through the facade, as a stranger would write it.
#include <threadbare.h>

#include <iostream>

int main() {
  const auto document = threadbare::Document::read(
      R"({"threadbare": 1, "comments": [{"id": "1", "body": "It *works*", "markup": "markdown"}]})");
  if (!document.ok()) {
    std::cerr << document.error().message << '\n';
    return 1;
  }
  std::string html;
  threadbare::render_static(document.threads()[0], {}, html);
  std::cout << html << '\n';
  return html.find("<em>works</em>") == std::string::npos;
}
