#include <string>

#include "catch.h"
#include "threadbare.h"

namespace threadbare {
namespace {

std::string export_of(const std::string& inside) {
  return "<rss xmlns:wp=\"http://wordpress.org/export/1.2/\" "
         "xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" "
         "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel>\n" +
         inside + "</channel></rss>";
}

Document read(const std::string& inside) {
  Document document = Document::read(export_of(inside));
  INFO(inside);
  REQUIRE(document.ok());
  CHECK(document.format() == "wordpress");
  return document;
}

std::string comment(const std::string& id, const std::string& more = "") {
  return "<wp:comment><wp:comment_id>" + id + "</wp:comment_id>" + more + "</wp:comment>";
}

std::string item(const std::string& inside) {
  return "<item><title>T</title>" + inside + "</item>";
}

TEST_CASE("feeds that are no export of WordPress are not taken for one", "[formats]") {
  const Document document =
      Document::read("<rss version='2.0'><channel><item><title>T</title></item></channel></rss>");
  CHECK(document.error().code == ProblemCode::unknown_format);
}

TEST_CASE("items with comments are threads, whatever their links", "[formats]") {
  const Document document =
      read(item("<link>http://a.example/</link><wp:post_id>1</wp:post_id>" + comment("1")) +
           item("<link>http://a.example/</link><wp:post_id>2</wp:post_id>" + comment("1")) +
           item("<link>http://b.example/</link><wp:post_id>3</wp:post_id>") + item(comment("1")) +
           item(comment("1")));
  CHECK(document.threads().size() == 4);
  for (const Thread& thread : document.threads()) CHECK(thread.size() == 1);
}

TEST_CASE("a comment's parent is a comment, though the item have its number", "[formats]") {
  const Document document = read(item("<wp:post_id>5</wp:post_id>" +
                                      comment("6", "<wp:comment_parent>5</wp:comment_parent>") +
                                      comment("7", "<wp:comment_parent>6</wp:comment_parent>") +
                                      comment("8", "<wp:comment_parent>0</wp:comment_parent>")));
  const Thread& thread = document.threads()[0];
  REQUIRE(thread.size() == 4);
  CHECK(thread[0].state() == State::missing);
  CHECK(thread.parent(1) == 0);
  CHECK(thread.parent(2) == 1);
  CHECK(thread.parent(3) == Thread::kNone);
}

TEST_CASE("what readers of the site do not see is hidden, and why", "[formats]") {
  const auto reason = [](const std::string& of_item, const std::string& of_comment) {
    const Document document = read(item(of_item + comment("1", of_comment)));
    const Thread& thread = document.threads()[0];
    const Comment one = thread[0];
    if (one.state() == State::normal) return std::string("seen");
    REQUIRE(one.state() == State::hidden);
    const bool item_is_hidden = thread.post().state() == State::hidden;
    return std::string(item_is_hidden ? "item: " : "") +
           std::string(thread.text(one.details().reason));
  };
  const auto approved = [](const std::string& value) {
    return "<wp:comment_approved>" + value + "</wp:comment_approved>";
  };
  const auto status = [](const std::string& value) {
    return "<wp:status>" + value + "</wp:status>";
  };
  CHECK(reason("", "") == "seen");
  CHECK(reason(status("publish"), approved("1")) == "seen");
  CHECK(reason(status("inherit"), approved("1")) == "seen");
  CHECK(reason("", approved("0")) == "not approved");
  CHECK(reason("", approved("spam")) == "spam");
  CHECK(reason("", approved("trash")) == "in the bin");
  CHECK(reason("", approved("post-trashed")) == "in the bin");
  CHECK(reason(status("draft"), approved("1")) == "item: draft");
  CHECK(reason(status("private"), approved("1")) == "item: private");
  CHECK(reason(status("pending"), approved("1")) == "item: not published yet");
  CHECK(reason(status("future"), approved("1")) == "item: not published yet");
  CHECK(reason(status("trash"), approved("spam")) == "item: spam");
  CHECK(reason(status("wc-completed"), "") == "item: not published");
  CHECK(reason("<wp:post_password>x</wp:post_password>", "") == "item: protected by a password");
}

TEST_CASE("what is not published is left out of what is written", "[formats]") {
  const Document document =
      read(item("<wp:status>private</wp:status><content:encoded>secret</content:encoded>" +
                comment("1", "<wp:comment_content>secret</wp:comment_content>")));
  const Thread& thread = document.threads()[0];
  CHECK(to_json(thread, {}).find("secret") == std::string::npos);
  CHECK(to_json(thread, {.keep_hidden = true}).find("secret") != std::string::npos);
}

TEST_CASE("pingbacks and trackbacks are marked, comments are not", "[formats]") {
  const Document document =
      read(item(comment("1", "<wp:comment_type>pingback</wp:comment_type>") +
                comment("2", "<wp:comment_type><![CDATA[trackback]]></wp:comment_type>") +
                comment("3", "<wp:comment_type>comment</wp:comment_type>") +
                comment("4", "<wp:comment_type/>")));
  const Thread& thread = document.threads()[0];
  CHECK(thread.text(thread[0].details().kind) == "pingback");
  CHECK(thread.text(thread[1].details().kind) == "trackback");
  CHECK(thread[2].details().kind.empty());
  CHECK(thread[3].details().kind.empty());
}

TEST_CASE("the post's author is known among its comments by the account", "[formats]") {
  const Document document = read(
      "<wp:author><wp:author_id>7</wp:author_id><wp:author_login>jo</wp:author_login>"
      "<wp:author_display_name>Jo</wp:author_display_name></wp:author>" +
      item("<dc:creator>jo</dc:creator>" +
           comment("1",
                   "<wp:comment_author>Jo</wp:comment_author>"
                   "<wp:comment_user_id>7</wp:comment_user_id>") +
           comment("2",
                   "<wp:comment_author>Jo</wp:comment_author>"
                   "<wp:comment_user_id>0</wp:comment_user_id>")));
  const Thread& thread = document.threads()[0];
  CHECK(thread.post().author_name() == "Jo");
  CHECK(thread[0].roles() == kRoleOp);
  CHECK(thread[1].roles() == 0);
}

TEST_CASE("a date of zeros is none, and the local one stands in", "[formats]") {
  const Document document =
      read(item("<wp:post_date>2020-01-01 10:00:00</wp:post_date>"
                "<wp:post_date_gmt>0000-00-00 00:00:00</wp:post_date_gmt>" +
                comment("1", "<wp:comment_date_gmt>0000-00-00 00:00:00</wp:comment_date_gmt>") +
                comment("2",
                        "<wp:comment_date>2020-01-02 10:00:00</wp:comment_date>"
                        "<wp:comment_date_gmt>2020-01-02 09:00:00</wp:comment_date_gmt>")));
  const Thread& thread = document.threads()[0];
  CHECK(format_timestamp(thread.post().time()) == "2020-01-01T10:00:00Z");
  CHECK(thread[0].time() == kUnknownTime);
  CHECK(format_timestamp(thread[1].time()) == "2020-01-02T09:00:00Z");
}

TEST_CASE("an item's date may be in its pubDate only", "[formats]") {
  const auto time = [](const std::string& dates) {
    return read(item(dates + comment("1"))).threads()[0].post().time();
  };
  CHECK(format_timestamp(time("<pubDate>Thu, 05 Jan 2012 14:30:46 +0100</pubDate>")) ==
        "2012-01-05T13:30:46Z");
  CHECK(time("<pubDate>Tue, 30 Nov 1999 00:00:00 +0000</pubDate>") == kUnknownTime);
  CHECK(time("<pubDate>Wed, 30 Nov -0001 00:00:00 +0000</pubDate>") == kUnknownTime);
  CHECK(format_timestamp(time("<pubDate>Tue, 30 Nov 1999 00:00:00 +0000</pubDate>"
                              "<wp:post_date>2009-10-20 16:13:20</wp:post_date>"
                              "<wp:post_date_gmt>0000-00-00 00:00:00</wp:post_date_gmt>")) ==
        "2009-10-20T16:13:20Z");
}

TEST_CASE("people of one name are two if their sites differ", "[formats]") {
  const auto by = [](const std::string& id, const std::string& url) {
    return comment(id, "<wp:comment_author>Ann</wp:comment_author><wp:comment_author_url>" + url +
                           "</wp:comment_author_url>");
  };
  const Document document =
      read(item(by("1", "") + by("2", "http://a.example") + by("3", "https://www.a.example/blog") +
                by("4", "b.example") + by("5", "mailto:ann@c.example")));
  const Thread& thread = document.threads()[0];
  const char* names[] = {"Ann", "Ann", "Ann", "Ann (b.example)", "Ann"};
  for (uint32_t i = 0; i < 5; ++i) CHECK(thread[i].author_name() == names[i]);
  CHECK(thread[3].author_url() == "http://b.example");
}

TEST_CASE("neither addresses of WordPress' commenters nor their machines' are kept", "[formats]") {
  const Document document = read(
      "<wp:author><wp:author_login>jo@secret.example</wp:author_login>"
      "<wp:author_email>jo@secret.example</wp:author_email></wp:author>" +
      item("<dc:creator>jo@secret.example</dc:creator>" +
           comment("1",
                   "<wp:comment_author>x@secret.example</wp:comment_author>"
                   "<wp:comment_author_email>x@secret.example</wp:comment_author_email>"
                   "<wp:comment_author_url>mailto:x@secret.example</wp:comment_author_url>"
                   "<wp:comment_author_IP>192.0.2.55</wp:comment_author_IP>")));
  const std::string json = to_json(document.threads()[0], {.keep_hidden = true});
  CHECK(json.find("secret") == std::string::npos);
  CHECK(json.find("192.0") == std::string::npos);
  CHECK(document.threads()[0][0].author_name() == "x");
}

TEST_CASE("what PHP had to say before an export is skipped with a warning", "[formats]") {
  const Document document = Document::read(
      "<br />\n<b>Notice</b>: Undefined offset in <b>export.php</b>\n<?xml version='1.0'?>\n" +
      export_of(item(comment("1"))));
  REQUIRE(document.ok());
  REQUIRE(document.warnings().size() == 1);
  CHECK(document.warnings()[0].place.line == 1);
  const Document blank =
      Document::read("\n\n<?xml version='1.0'?>" + export_of(item(comment("1"))));
  CHECK(blank.warnings().empty());
}

TEST_CASE("two exports one behind the other are read", "[formats]") {
  const Document document =
      Document::read("<?xml version='1.0'?>" + export_of(item(comment("1"))) +
                     "\n<?xml version='1.0'?>" + export_of(item(comment("2"))));
  REQUIRE(document.ok());
  CHECK(document.threads().size() == 2);
  CHECK(document.warnings().empty());
}

}  // namespace
}  // namespace threadbare
