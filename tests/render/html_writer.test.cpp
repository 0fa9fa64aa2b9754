#include "render/html/html_writer.h"

#include <functional>
#include <string>

#include "catch.h"
#include "render/html_checker.h"
#include "thread/limits.h"

using namespace threadbare;

namespace {

constexpr size_t kPlenty = 1 << 20;

std::string body(const std::function<void(HtmlWriter&)>& write, size_t budget = kPlenty) {
  std::string out;
  HtmlWriter writer(out);
  writer.begin_body(budget);
  write(writer);
  writer.end_body();
  return out;
}

}  // namespace

TEST_CASE("text is escaped, in elements and in attributes", "[render]") {
  std::string out;
  {
    HtmlWriter writer(out);
    writer.open(Element::a);
    writer.attribute(Attribute::title, "<&>\"'");
    writer.text("<&>\"'");
    writer.close(Element::a);
  }
  CHECK(out == "<a title=\"&lt;&amp;&gt;&quot;&#39;\">&lt;&amp;&gt;&quot;&#39;</a>");
}

TEST_CASE("what is no character is not written", "[render]") {
  const auto text = [](std::string_view text) {
    return body([&](HtmlWriter& writer) { writer.text(text); });
  };
  CHECK(text(std::string_view("a\0b\x01\x1F\r\n\tc", 9)) == "ab\n\tc");
  CHECK(text("\xC0\xAF") == "\xEF\xBF\xBD\xEF\xBF\xBD");                    // overlong
  CHECK(text("\xED\xA0\x80!") == "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD!");  // a surrogate
  CHECK(text("\xF0\x9F\x98") == "\xEF\xBF\xBD");                            // cut short
  CHECK(text("\xF4\x90\x80\x80") == "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
  CHECK(text("\xF0\x9F\x98\x80\xC3\xA9") == "\xF0\x9F\x98\x80\xC3\xA9");
}

TEST_CASE("characters that reorder what follows are dropped, isolates are kept", "[render]") {
  const std::string html = body([](HtmlWriter& writer) {
    writer.text(
        "a\xE2\x80\xAE"
        "b\xE2\x80\xAA"
        "c\xE2\x81\xA7"
        "d\xE2\x81\xA9");
  });
  CHECK(html ==
        "abc\xE2\x81\xA7"
        "d\xE2\x81\xA9");
}

TEST_CASE("attributes belong to the element just opened", "[render]") {
  std::string out;
  HtmlWriter writer(out);
  writer.open(Element::div);
  writer.attribute(Attribute::hidden);
  writer.attribute(Attribute::data_comment, "7");
  writer.text("x");
  writer.attribute(Attribute::title, "too late");
  writer.close(Element::div);
  writer.open(Element::a);
  writer.open(Element::a);
  writer.attribute(Attribute::title, "of a link that was dropped");
  writer.close(Element::a);
  writer.close(Element::a);
  CHECK(out == "<div hidden data-comment=\"7\">x</div><a></a>");
}

TEST_CASE("a writer that goes away closes what is open", "[render]") {
  std::string out;
  {
    HtmlWriter writer(out);
    writer.open(Element::div);
    writer.begin_body(kPlenty);
    writer.open(Element::em);
    writer.open(Element::br);
  }
  CHECK(out == "<div><em><br></em></div>");
}

TEST_CASE("closing an element closes what is open inside it", "[render]") {
  const std::string html = body([](HtmlWriter& writer) {
    writer.open(Element::blockquote);
    writer.open(Element::p);
    writer.open(Element::em);
    writer.close(Element::blockquote);
    writer.close(Element::em);  // closed already
    writer.text("x");
  });
  CHECK(html == "<blockquote><p><em></em></p></blockquote>x");
}

TEST_CASE("a body cannot close what is around it", "[render]") {
  std::string out;
  HtmlWriter writer(out);
  writer.open(Element::section);
  writer.open(Element::p);
  writer.begin_body(kPlenty);
  writer.close(Element::p);
  writer.close(Element::section);
  writer.open(Element::ul);
  writer.text("x");
  writer.end_body();
  writer.text("y");
  writer.close(Element::section);
  CHECK(out == "<section><p><ul>x</ul>y</p></section>");
}

TEST_CASE("the frame's elements are not for bodies", "[render]") {
  for (const Element element :
       {Element::article, Element::header, Element::footer, Element::section, Element::button,
        Element::time, Element::div, Element::h2, Element::h3}) {
    const std::string html = body([&](HtmlWriter& writer) {
      writer.open(element);
      writer.attribute(Attribute::class_, "comment");
      writer.text("x");
      writer.close(element);
    });
    CHECK(html == "x");
  }
}

TEST_CASE("parts of lists and tables are dropped outside of them", "[render]") {
  for (const Element element : {Element::li, Element::td, Element::th, Element::tr, Element::thead,
                                Element::tbody, Element::summary}) {
    CHECK(body([&](HtmlWriter& writer) {
            writer.open(element);
            writer.text("x");
            writer.close(element);
          }) == "x");
    CHECK(body([&](HtmlWriter& writer) {
            writer.open(Element::ul);
            writer.open(Element::li);
            writer.open(Element::blockquote);
            writer.open(element);
            writer.text("x");
          }) == "<ul><li><blockquote>x</blockquote></li></ul>");
  }
}

TEST_CASE("an item, a row or a cell ends the one before it", "[render]") {
  CHECK(body([](HtmlWriter& writer) {
          writer.open(Element::ul);
          writer.open(Element::li);
          writer.open(Element::p);
          writer.open(Element::em);
          writer.text("1");
          writer.open(Element::li);
          writer.text("2");
        }) == "<ul><li><p><em>1</em></p></li><li>2</li></ul>");
  CHECK(body([](HtmlWriter& writer) {
          writer.open(Element::table);
          writer.open(Element::thead);
          writer.open(Element::tr);
          writer.open(Element::th);
          writer.text("1");
          writer.open(Element::tbody);
          writer.open(Element::tr);
          writer.open(Element::td);
          writer.text("2");
          writer.open(Element::td);
          writer.text("3");
          writer.open(Element::tr);
        }) ==
        "<table><thead><tr><th>1</th></tr></thead><tbody><tr><td>2</td><td>3</td></tr>"
        "<tr></tr></tbody></table>");
}

TEST_CASE("what a table cannot hold ends it", "[render]") {
  CHECK(body([](HtmlWriter& writer) {
          writer.open(Element::table);
          writer.text(" \n");
          writer.open(Element::tr);
          writer.text("x");
          writer.open(Element::td);
          writer.text("y");
        }) == "<table><tr></tr></table>xy");
  CHECK(body([](HtmlWriter& writer) {
          writer.open(Element::table);
          writer.open(Element::p);
        }) == "<table></table><p></p>");
}

TEST_CASE("blocks end paragraphs and headings", "[render]") {
  CHECK(body([](HtmlWriter& writer) {
          writer.open(Element::p);
          writer.open(Element::strong);
          writer.open(Element::hr);
          writer.open(Element::h4);
          writer.open(Element::h5);
          writer.close(Element::p);
          writer.text("x");
        }) == "<p><strong></strong></p><hr><h4></h4><h5>x</h5>");
}

TEST_CASE("a summary comes first in its details, once", "[render]") {
  CHECK(body([](HtmlWriter& writer) {
          writer.open(Element::details);
          writer.attribute(Attribute::class_, "spoiler");
          writer.open(Element::summary);
          writer.text("1");
          writer.open(Element::p);
          writer.open(Element::summary);
          writer.text("2");
        }) == "<details class=\"spoiler\"><summary>1</summary><p>2</p></details>");
}

TEST_CASE("a line feed at the start of a pre survives the browser", "[render]") {
  CHECK(body([](HtmlWriter& writer) {
          writer.open(Element::pre);
          writer.text("\nx");
        }) == "<pre>\n\nx</pre>");
}

TEST_CASE("elements past the greatest depth are dropped, their content is kept", "[render]") {
  for (const Element element : {Element::em, Element::blockquote, Element::ul, Element::details,
                                Element::table, Element::li}) {
    const std::string html = body([&](HtmlWriter& writer) {
      for (int i = 0; i < 100000; ++i) {
        writer.open(element);
        if (element == Element::ul) writer.open(Element::li);
        if (element == Element::table) {
          writer.open(Element::tr);
          writer.open(Element::td);
        }
      }
      writer.open(Element::p);
      writer.text("deep");
      for (int i = 0; i < 100000; ++i) writer.close(element);
      writer.text("shallow");
    });
    INFO(static_cast<int>(element));
    CHECK(fault_in(html) == "");
    CHECK(html.find("deep") != html.npos);
    CHECK(html.size() < 2000);
    CHECK(html.ends_with("shallow"));
  }
}

TEST_CASE("deep quotes still have paragraphs", "[render]") {
  const std::string html = body([](HtmlWriter& writer) {
    for (size_t i = 0; i < 2 * kMaxBodyDepth; ++i) writer.open(Element::blockquote);
    writer.open(Element::p);
    writer.text("1");
    writer.close(Element::p);
    writer.open(Element::p);
    writer.text("2");
  });
  CHECK(html.find("<p>1</p><p>2</p>") != html.npos);
}

TEST_CASE("items of a list that was dropped do not end those around it", "[render]") {
  const std::string html = body([](HtmlWriter& writer) {
    for (size_t i = 0; i < kMaxBodyDepth; ++i) {
      writer.open(Element::ul);
      writer.open(Element::li);
    }
    for (size_t i = 0; i < kMaxBodyDepth; ++i) {
      writer.close(Element::li);
      writer.close(Element::ul);
    }
    writer.open(Element::p);
  });
  CHECK(fault_in(html) == "");
  CHECK(html.ends_with("</ul><p></p>"));
}

TEST_CASE("a body never passes its budget, and is balanced wherever it is cut", "[render]") {
  const auto write = [](HtmlWriter& writer) {
    writer.open(Element::blockquote);
    writer.open(Element::p);
    writer.text("a<b \xE2\x82\xAC");
    writer.open(Element::a);
    writer.attribute(Attribute::href, "https://example.org/?a&b");
    writer.attribute(Attribute::rel, "nofollow ugc noopener noreferrer");
    writer.text("\xF0\x9F\x98\x80");
    writer.close(Element::a);
    writer.open(Element::br);
    writer.text(std::string(20, '\xFF'));
  };
  const std::string whole = body(write);
  REQUIRE(fault_in(whole) == "");
  for (size_t budget = 0; budget < whole.size() + 10; ++budget) {
    std::string html;
    HtmlWriter writer(html);
    writer.begin_body(budget);
    write(writer);
    const bool cut = writer.end_body();
    INFO(budget << " " << html);
    CHECK(html.size() <= budget);
    CHECK(cut == (html != whole));
    CHECK(cut == (budget < whole.size()));
    CHECK(fault_in(html) == "");  // no link without its `rel`
    writer.text("after");
    CHECK(html.ends_with("after"));
  }
}

TEST_CASE("hostile opens and closes take linear time", "[render]") {
  const std::string html = body([](HtmlWriter& writer) {
    writer.open(Element::ul);
    writer.open(Element::blockquote);
    for (int i = 0; i < 300000; ++i) writer.open(Element::li);
    for (int i = 0; i < 300000; ++i) writer.open(Element::em);
    for (int i = 0; i < 300000; ++i) writer.close(Element::strong);
    for (int i = 0; i < 300000; ++i) writer.open(Element::tr);
  });
  CHECK(fault_in(html) == "");
  CHECK(html.size() < 2000);
}

TEST_CASE("a body that is restarted has nothing in it, and its whole budget", "[render]") {
  std::string html;
  HtmlWriter writer(html);
  writer.open(Element::div);
  writer.begin_body(20);
  writer.open(Element::details);
  writer.open(Element::a);
  writer.attribute(Attribute::title, "far too long for twenty bytes");
  CHECK(writer.full());
  writer.restart_body();
  CHECK_FALSE(writer.full());
  writer.open(Element::p);
  writer.text("thirteen byte");
  CHECK_FALSE(writer.end_body());
  writer.close(Element::div);
  CHECK(html == "<div><p>thirteen byte</p></div>");
}

TEST_CASE("headings are written lower where that is asked for, h6 at the lowest", "[render]") {
  std::string html;
  {
    HtmlWriter writer(html);
    writer.lower_headings(2);
    for (const Element heading : {Element::h2, Element::h3, Element::h4, Element::h6}) {
      writer.open(heading);
      writer.close(heading);
    }
  }
  CHECK(html == "<h4></h4><h5></h5><h6></h6><h6></h6>");
}
