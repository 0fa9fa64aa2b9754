#include <memory>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "formats/format.h"
#include "formats/mail/date.h"
#include "formats/xml/reader.h"
#include "formats/xml/title.h"
#include "thread/commenter.h"
#include "thread/page_url.h"

namespace threadbare {

namespace wordpress {
namespace {

// WXR, the RSS with additions that Tools → Export writes. It has no specification but the exporter,
// https://developer.wordpress.org/reference/functions/export_wp/. Items are posts, pages and what
// else can be commented on:
//
//   <rss xmlns:wp="http://wordpress.org/export/1.2/"><channel>
//     <wp:author>…</wp:author>
//     <item><title>…</title><content:encoded>…</content:encoded>
//       <wp:comment>…</wp:comment></item>
constexpr std::string_view kContainers[] = {"rss", "channel"};

// "http://wordpress.org/export/1.2/". That of excerpts goes on behind the version.
bool is_export(std::string_view uri) {
  constexpr std::string_view kStart = "wordpress.org/export/";
  const size_t start = uri.find(kStart);
  return start != std::string_view::npos &&
         uri.find_first_not_of("0123456789./", start + kStart.size()) == std::string_view::npos;
}

constexpr XmlNamespace kNamespaces[] = {
    {"wp", is_export},
    {"content",
     [](std::string_view uri) { return uri.find("/modules/content") != std::string_view::npos; }},
    {"dc", [](std::string_view uri) { return uri.find("purl.org/dc/") != std::string_view::npos; }},
};

constexpr const char* kProtected = "protected by a password";

/// Why readers of the site do not see an item; empty if they do. An attachment inherits what its
/// post is, which is most often seen.
std::string reason_of_item(const XmlElement& item) {
  const std::string status = item.text("wp:status");
  if (status == "draft" || status == "auto-draft") return "draft";
  if (status == "pending" || status == "future") return "not published yet";
  if (status == "private") return "private";
  if (status == "trash") return "in the bin";
  if (!status.empty() && status != "publish" && status != "inherit") return "not published";
  return item.text("wp:post_password").empty() ? "" : kProtected;
}

/// Why they do not see a comment, by `comment_approved`.
std::string reason_of_comment(const XmlElement& comment) {
  const std::string approved = comment.text("wp:comment_approved");
  if (approved.empty() || approved == "1" || approved == "approve" || approved == "approved") {
    return "";
  }
  if (approved == "spam") return "spam";
  if (approved == "trash" || approved == "post-trashed") return "in the bin";
  return "not approved";
}

/// When a comment was made. Where the date in UTC is 0000-00-00, that of the blog's zone, which is
/// not known, stands in.
Timestamp time_of_comment(const XmlElement& comment) {
  const Timestamp utc = parse_timestamp(comment.text("wp:comment_date_gmt"));
  return utc != kUnknownTime ? utc : parse_timestamp(comment.text("wp:comment_date"));
}

/// When an item was published. Its `pubDate` is that of a mail, and where a date of zeros has gone
/// through PHP it is the thirtieth of November 1999.
Timestamp time_of_item(const XmlElement& item) {
  constexpr Timestamp kZerosThroughPhp = 943920000;
  const Timestamp utc = parse_timestamp(item.text("wp:post_date_gmt"));
  if (utc != kUnknownTime) return utc;
  const Timestamp published = mail::parse_mail_date(item.text("pubDate"));
  if (published != kUnknownTime && published != kZerosThroughPhp) return published;
  return parse_timestamp(item.text("wp:post_date"));
}

class Reader final : public XmlReader {
 public:
  Reader(ThreadList& threads, Problems& problems)
      : XmlReader(kContainers, kNamespaces, threads, problems) {}

 protected:
  void begin_part() override;
  void read(const XmlRecord& record) override;
  void end_part() override;

 private:
  struct Account {
    std::string id;
    std::string display;
  };

  void read_account(const XmlElement& account);
  void read_item(const XmlRecord& record);
  void describe(ThreadBuilder& thread, const XmlElement& item, const std::string& reason);
  void read_comment(ThreadBuilder& thread, const XmlElement& comment, const std::string& hidden,
                    const std::string& op);
  uint32_t author_of(ThreadBuilder& thread, const XmlElement& comment);

  // Of the part: what stands before its items.
  std::unordered_map<std::string, Account> accounts_;  // by login
  Piece language_;
  size_t items_here_ = 0;
  size_t comments_here_ = 0;

  size_t items_ = 0;
  std::unordered_set<std::string> described_;                // keys of threads
  std::unordered_map<std::string, std::string> sites_here_;  // of the item: by author's name
};

void Reader::begin_part() {
  accounts_.clear();
  language_ = {};
  items_here_ = comments_here_ = 0;
}

void Reader::read(const XmlRecord& record) {
  const XmlElement root = record.root();
  if (root.name() == "item") read_item(record);
  if (!root.whole()) return;
  if (root.name() == "wp:author") read_account(root);
  if (root.name() == "language") language_ = heap().add(root.text());
}

void Reader::read_account(const XmlElement& account) {
  accounts_.try_emplace(
      account.text("wp:author_login"),
      Account{account.text("wp:author_id"), account.text("wp:author_display_name")});
}

void Reader::read_item(const XmlRecord& record) {
  const XmlElement item = record.root();
  ++items_here_;
  ThreadBuilder* thread = nullptr;
  std::string hidden, op;
  // A comment that was not closed holds those after it.
  for (size_t i = 0; i < record.size(); ++i) {
    const XmlElement comment = record[i];
    if (comment.name() != "wp:comment" || !comment.whole()) continue;
    if (thread == nullptr) {
      const std::string id = item.text("wp:post_id");
      const std::string key =
          id.empty() ? "item " + std::to_string(items_) : "post " + id + "\n" + item.text("link");
      ++items_;
      sites_here_.clear();
      thread = &threads_->thread(key);
      hidden = reason_of_item(item);
      if (const auto account = accounts_.find(item.text("dc:creator"));
          account != accounts_.end()) {
        op = account->second.id;
      }
      if (described_.insert(key).second) describe(*thread, item, hidden);
    }
    read_comment(*thread, comment, hidden, op);
  }
}

void Reader::describe(ThreadBuilder& thread, const XmlElement& item, const std::string& reason) {
  ThreadFacts& facts = thread.facts();
  facts.title = heap().add(text_of_title(item.text("title")));
  facts.url = heap().add(text_of_title(item.text("link")));
  facts.language = language_;

  // Without its id, which a comment may have, too.
  Draft post;
  post.byte = item.byte();
  post.url = facts.url;
  post.body = item.child("content:encoded").piece(heap());
  post.markup = Markup::html;
  post.time = time_of_item(item);
  const std::string login = item.text("dc:creator");
  const std::string_view name = public_name_of(login);
  if (!name.empty()) {
    const auto account = accounts_.find(login);
    const std::string_view display =
        account == accounts_.end() ? std::string_view() : public_name_of(account->second.display);
    post.author = thread.author(display.empty() ? name : display);
  }
  Details details;
  if (!reason.empty()) {
    post.state = State::hidden;
    details.reason = heap().add(reason);
    // Of a protected post the site shows that it is there, and its title.
    if (reason != kProtected) facts.unpublished = details.reason;
  }
  thread.set_post(post, !facts.title.empty() || !post.body.empty(), &details);
}

// Anybody may type any name. People of one name are known to be two if their sites differ; names
// tell people apart, so the second is called after his site, too.
uint32_t Reader::author_of(ThreadBuilder& thread, const XmlElement& comment) {
  const std::string typed = comment.text("wp:comment_author");
  const std::string decoded = text_of_title(typed);
  const std::string name(public_name_of(decoded));
  if (name.empty()) return kNoAuthor;
  const std::string url = website_of(text_of_title(comment.text("wp:comment_author_url")));
  if (url.empty()) return thread.author(name);
  const std::string page = page_of(url);
  const std::string site = page.substr(0, page.find_first_of("/?"));
  const std::string& first = sites_here_.try_emplace(name, site).first->second;
  return thread.author(first == site ? name : name + " (" + site + ")", {}, url);
}

void Reader::read_comment(ThreadBuilder& thread, const XmlElement& comment,
                          const std::string& hidden, const std::string& op) {
  ++comments_here_;
  Draft draft;
  draft.byte = comment.byte();
  draft.id = comment.child("wp:comment_id").piece(heap());
  draft.body = comment.child("wp:comment_content").piece(heap());
  draft.markup = Markup::html;
  draft.time = time_of_comment(comment);
  draft.author = author_of(thread, comment);
  if (!op.empty() && comment.text("wp:comment_user_id") == op) draft.roles = kRoleOp;

  Details details;
  std::string reason = reason_of_comment(comment);
  // Who may not see the item does not see its comments either.
  if (reason.empty()) reason = hidden;
  if (!reason.empty()) {
    draft.state = State::hidden;
    details.reason = heap().add(reason);
  }
  const std::string kind = comment.text("wp:comment_type");
  if (kind != "comment") details.kind = heap().add(kind);
  const bool has_details = !details.reason.empty() || !details.kind.empty();

  const std::string parent = comment.text("wp:comment_parent");
  const bool is_root = parent.empty() || parent == "0";
  thread.add(draft, is_root ? Parentage::root() : Parentage::id(heap().add(parent)),
             has_details ? &details : nullptr);
}

void Reader::end_part() {
  if (comments_here_ > 0) return;
  problems_->fail(
      ProblemCode::no_comments,
      "this is an export of WordPress, but none of its items has a comment: there are " +
          std::to_string(items_here_) + " posts, pages and the like");
}

std::string_view recognises(const Sample& sample) {
  constexpr size_t kLookedAt = 16384;
  const bool is_wordpress =
      sample.kind == Sample::Kind::xml && sample.root == "rss" &&
      sample.input.substr(0, kLookedAt).find("wordpress.org/export/") != std::string_view::npos;
  return is_wordpress ? "the namespace “http://wordpress.org/export/”" : std::string_view();
}

std::unique_ptr<FormatReader> open(const Format&, ThreadList& threads, Problems& problems) {
  return std::make_unique<Reader>(threads, problems);
}

}  // namespace
}  // namespace wordpress

extern const Format kWordPress = {"wordpress", "the export of WordPress, WXR",
                                  wordpress::recognises, wordpress::open};

}  // namespace threadbare
