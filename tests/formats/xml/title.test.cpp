#include "formats/xml/title.h"

#include <string>

#include "catch.h"

namespace threadbare {
namespace {

TEST_CASE("titles lose their tags and references", "[formats]") {
  CHECK(text_of_title("Plain") == "Plain");
  CHECK(text_of_title(" <em>Rye</em>\n and <b class='x'>sp<sup>e</sup>lt</b> ") == "Rye and spelt");
  CHECK(text_of_title("Salt &amp; flour &#8211; &#x201C;hot&rdquo; &lt;3") ==
        "Salt & flour – “hot” <3");
  CHECK(text_of_title("a < b & c > d; e<f") == "a < b & c > d; e<f");
  CHECK(text_of_title("&unknown; &; &#; &#xD800; &#0; &#99999999;") ==
        "&unknown; &; &#; &#xD800; &#0; &#99999999;");
  CHECK(text_of_title("&amp;lt;") == "&lt;");
  CHECK(text_of_title("") == "");
}

}  // namespace
}  // namespace threadbare
