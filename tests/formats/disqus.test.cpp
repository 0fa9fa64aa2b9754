#include <string>

#include "catch.h"
#include "threadbare.h"

namespace threadbare {
namespace {

constexpr const char* kHead =
    "<?xml version=\"1.0\"?>\n"
    "<disqus xmlns=\"http://disqus.com\" xmlns:dsq=\"http://disqus.com/disqus-internals\">\n";

Document read(const std::string& inside) {
  Document document = Document::read(kHead + inside + "</disqus>");
  INFO(inside);
  REQUIRE(document.ok());
  CHECK(document.format() == "disqus");
  return document;
}

std::string post(const std::string& id, const std::string& thread, const std::string& more = "") {
  return "<post dsq:id='" + id + "'><message>m</message>" + more + "<thread dsq:id='" + thread +
         "'/></post>";
}

std::string page(const std::string& id, const std::string& link, const std::string& title = "") {
  return "<thread dsq:id='" + id + "'><link>" + link + "</link><title>" + title +
         "</title></thread>";
}

TEST_CASE("a Disqus thread is a page that has posts, in the order of mention", "[formats]") {
  const Document document =
      read(page("1", "http://a.example/", "A") + page("2", "http://b.example/", "B") +
           page("3", "http://c.example/", "C") + post("10", "3") + post("11", "1"));
  REQUIRE(document.threads().size() == 2);
  CHECK(document.threads()[0].title() == "A");
  CHECK(document.threads()[1].title() == "C");
  CHECK(document.threads()[1].has_post());
}

TEST_CASE("a page may be declared after its posts", "[formats]") {
  const Document document = read(post("10", "1") + page("1", "http://a.example/", "A"));
  REQUIRE(document.threads().size() == 1);
  CHECK(document.threads()[0].title() == "A");
  CHECK(document.threads()[0].url() == "http://a.example/");
}

TEST_CASE("threads of the same page are one", "[formats]") {
  const Document document =
      read(page("1", "http://www.a.example/b/") + page("2", "https://a.example/b#c", "B") +
           page("3", "https://a.example/b?d", "D") + post("10", "1") +
           post("11", "2", "<parent dsq:id='10'/>") + post("12", "3"));
  REQUIRE(document.threads().size() == 2);
  const Thread& thread = document.threads()[0];
  REQUIRE(thread.size() == 2);
  CHECK(thread.parent(1) == 0);
  CHECK(thread.title() == "B");
  CHECK(thread.url() == "http://www.a.example/b/");
}

TEST_CASE("posts of undeclared threads are apart, and untitled", "[formats]") {
  const Document document = read(post("10", "8") + post("11", "9") + post("12", "8") +
                                 "<post><message>of no thread</message></post>");
  REQUIRE(document.threads().size() == 3);
  CHECK(document.threads()[0].size() == 2);
  for (const Thread& thread : document.threads()) {
    CHECK(thread.title() == "untitled thread");
    CHECK(thread.facts().title_derived);
    CHECK_FALSE(thread.has_post());
  }
}

TEST_CASE("a post's state is deleted before it is spam", "[formats]") {
  const Document document =
      read(post("1", "9", "<isDeleted>true</isDeleted><isSpam>true</isSpam>") +
           post("2", "9", "<isDeleted>false</isDeleted><isSpam>true</isSpam>") +
           post("3", "9", "<isDeleted>0</isDeleted><isSpam>123</isSpam>") +
           post("4", "9", "<isApproved>false</isApproved>"));
  const Thread& thread = document.threads()[0];
  CHECK(thread[0].state() == State::deleted);
  CHECK(thread[1].state() == State::hidden);
  CHECK(thread.text(thread[1].details().reason) == "spam");
  CHECK(thread[2].state() == State::normal);
  CHECK(thread[3].state() == State::hidden);
}

TEST_CASE("neither addresses of Disqus' commenters nor their machines' are kept", "[formats]") {
  const Document document = read(
      page("1", "http://a.example/", "A") +
      post("2", "1",
           "<author><email>x@secret.example</email><name>y@secret.example</name></author>"
           "<ipAddress>192.0.2.55</ipAddress>") +
      post("3", "1", "<author><username>z@secret.example</username><name>Zoe</name></author>"));
  const std::string json = to_json(document.threads()[0], {.keep_hidden = true});
  CHECK(json.find("secret") == std::string::npos);
  CHECK(json.find("192.0") == std::string::npos);
  CHECK(document.threads()[0][0].author_name() == "y");
}

TEST_CASE("a guest is not the account that he calls himself", "[formats]") {
  const Document document = read(
      "<thread dsq:id='1'><link>http://a.example</link><title>A</title>"
      "<author><name>Ada</name><username>ada</username></author></thread>" +
      post("2", "1", "<author><name>ada</name><isAnonymous>true</isAnonymous></author>") +
      post("3", "1", "<author><name>Ada L</name><username>ada</username></author>") +
      post("4", "1", "<author><name>bob</name></author>"));
  const Thread& thread = document.threads()[0];
  CHECK(thread[0].author_name() == "ada (guest)");
  CHECK(thread[0].roles() == 0);
  CHECK(thread[1].author_name() == "ada");
  CHECK(thread[1].roles() == kRoleOp);
  CHECK(thread[2].author_name() == "bob");
}

TEST_CASE("an export of Disqus without posts says so", "[formats]") {
  const Document document =
      Document::read(std::string(kHead) + page("1", "http://a.example/", "A") + "</disqus>");
  CHECK(document.error().code == ProblemCode::no_comments);
}

}  // namespace
}  // namespace threadbare
