#include <deque>
#include <memory>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "formats/format.h"
#include "formats/xml/reader.h"
#include "formats/xml/title.h"
#include "thread/commenter.h"
#include "thread/page_url.h"

namespace threadbare {

namespace disqus {
namespace {

// https://help.disqus.com/en/articles/1717222-custom-xml-import-format names the fields; the schema
// is http://disqus.com/api/schemas/1.0/disqus.xsd. Threads are pages, posts are comments:
//
//   <disqus xmlns:dsq="http://disqus.com/disqus-internals">
//     <thread dsq:id="2"><link>…</link><title>…</title></thread>
//     <post dsq:id="4"><message>…</message><thread dsq:id="2"/><parent dsq:id="3"/></post>
constexpr std::string_view kContainers[] = {"disqus"};
constexpr XmlNamespace kNamespaces[] = {
    {"dsq", [](std::string_view uri) { return uri.ends_with("disqus.com/disqus-internals"); }},
};

/// An account has a name of its own. A guest has but the name that he typed.
struct Person {
  std::string name;  ///< empty if nobody knows
  std::string display;
  bool guest = false;

  bool operator==(const Person& other) const { return name == other.name && guest == other.guest; }
};

Person person_of(const XmlElement& author) {
  Person person;
  person.display = public_name_of(author.text("name"));
  person.name = public_name_of(author.text("username"));
  if (person.name.empty()) {
    person.name = std::exchange(person.display, {});
    person.guest = true;
  }
  return person;
}

class Reader final : public XmlReader {
 public:
  Reader(ThreadList& threads, Problems& problems)
      : XmlReader(kContainers, kNamespaces, threads, problems) {}

  bool finish(Pace& pace) override;

 protected:
  void begin_part() override { posts_before_ = posts_.size(); }
  void read(const XmlRecord& record) override;
  void end_part() override;

 private:
  /// A `<thread>`, or what a post says of one that the file lacks.
  struct Page {
    std::string key;  // the same for the same page
    Piece link;
    Piece title;
    Piece message;
    Timestamp time = kUnknownTime;
    Person author;
    bool declared = false;
    bool deleted = false;
    ThreadBuilder* thread = nullptr;
  };

  struct Post {
    size_t page = 0;
    Draft draft;
    Piece parent;
    Piece reason;
    Person author;
  };

  size_t mention(std::string_view id);
  void read_thread(const XmlElement& thread);
  void read_post(const XmlElement& post);
  uint32_t author_in(ThreadBuilder& thread, const Person& person) const;
  void describe(Page& page);
  void add(const Post& post);

  std::vector<Page> pages_;  // in the order in which they are first mentioned
  std::unordered_map<std::string, size_t> page_of_id_;
  // Kept until the end: the page of a thread may be declared after its posts.
  std::deque<Post> posts_;
  size_t posts_before_ = 0;  // this part
  std::unordered_set<std::string> accounts_;
  bool is_finishing_ = false;
};

// The number of the page whose thread has that id.
size_t Reader::mention(std::string_view id) {
  const auto [entry, added] = page_of_id_.try_emplace(std::string(id), pages_.size());
  if (added) {
    pages_.emplace_back();
    pages_.back().key = "thread " + std::string(id);
  }
  return entry->second;
}

void Reader::read(const XmlRecord& record) {
  // A post that was not closed holds those after it.
  for (size_t i = 0; i < record.size(); ++i) {
    const XmlElement element = record[i];
    if (!element.whole()) continue;
    if (element.name() == "post") read_post(element);
    if (element.name() == "thread" && i == 0) read_thread(element);
  }
}

void Reader::read_thread(const XmlElement& thread) {
  Page& page = pages_[mention(thread.attribute("dsq:id"))];
  if (page.declared) return;
  page.declared = true;
  page.link = thread.child("link").piece(heap());
  page.title = heap().add(text_of_title(thread.text("title")));
  page.message = thread.child("message").piece(heap());
  page.time = parse_timestamp(thread.text("createdAt"));
  page.author = person_of(thread.child("author"));
  if (!page.author.guest) accounts_.insert(page.author.name);
  page.deleted = thread.text("isDeleted") == "true";
  const std::string url = page_of(heap().view(page.link));
  if (!url.empty()) page.key = "page " + url;
}

void Reader::read_post(const XmlElement& element) {
  Post post;
  post.page = mention(element.child("thread").attribute("dsq:id"));
  Draft& draft = post.draft;
  draft.byte = element.byte();
  draft.id = heap().add(element.attribute("dsq:id"));
  draft.body = element.child("message").piece(heap());
  draft.markup = Markup::html;
  draft.time = parse_timestamp(element.text("createdAt"));
  if (element.text("isDeleted") == "true") {
    draft.state = State::deleted;
  } else if (element.text("isSpam") == "true") {
    draft.state = State::hidden;
    post.reason = heap().add("spam");
  } else if (element.text("isApproved") == "false") {
    draft.state = State::hidden;
    post.reason = heap().add("not approved");
  }
  post.parent = heap().add(element.child("parent").attribute("dsq:id"));
  post.author = person_of(element.child("author"));
  if (!post.author.guest) accounts_.insert(post.author.name);
  posts_.push_back(std::move(post));
}

void Reader::end_part() {
  if (posts_.size() > posts_before_) return;
  problems_->fail(ProblemCode::no_comments,
                  "this is an export of Disqus, but there is no whole comment in it");
}

// A guest who calls himself as an account is called is somebody else.
uint32_t Reader::author_in(ThreadBuilder& thread, const Person& person) const {
  if (person.name.empty()) return kNoAuthor;
  const bool taken = person.guest && accounts_.count(person.name) > 0;
  return thread.author(taken ? person.name + " (guest)" : person.name, person.display);
}

// What the file says of a page. Of several threads for one page the first that knows a thing
// counts.
void Reader::describe(Page& page) {
  ThreadBuilder& thread = *page.thread;
  ThreadFacts& facts = thread.facts();
  if (!page.declared) {
    facts.title = heap().add("untitled thread");
    facts.title_derived = true;
    return;
  }
  if (facts.url.empty()) facts.url = page.link;
  if (!facts.title.empty()) return;
  facts.title = page.title;
  Draft post;
  post.url = facts.url;
  post.body = page.message;
  post.markup = Markup::html;
  post.time = page.time;
  post.author = author_in(thread, page.author);
  // The page may be gone; what people said there is theirs, and is read all the same.
  if (page.deleted) post.state = State::deleted;
  thread.set_post(post, !page.title.empty() || !page.message.empty());
}

void Reader::add(const Post& post) {
  const Page& page = pages_[post.page];
  Draft draft = post.draft;
  draft.author = author_in(*page.thread, post.author);
  if (!page.author.name.empty() && page.author == post.author) draft.roles = kRoleOp;
  Details details;
  details.reason = post.reason;
  page.thread->add(draft, post.parent.empty() ? Parentage::root() : Parentage::id(post.parent),
                   post.reason.empty() ? nullptr : &details);
}

bool Reader::finish(Pace& pace) {
  if (!is_finishing_) {
    is_finishing_ = true;
    std::unordered_set<std::string> with_posts;
    for (const Post& post : posts_) with_posts.insert(pages_[post.page].key);
    for (Page& page : pages_) {
      if (with_posts.count(page.key) == 0) continue;
      page.thread = &threads_->thread(page.key);
      describe(page);
    }
  }
  // Each is freed when it is in its thread, so that no comment is held twice.
  for (; !posts_.empty(); posts_.pop_front()) {
    if (pace.grant(1, Pace::kLookUp) == 0) return false;
    add(posts_.front());
  }
  return true;
}

std::string_view recognises(const Sample& sample) {
  const bool is_disqus = sample.kind == Sample::Kind::xml && sample.root == "disqus";
  return is_disqus ? "the root element “disqus”" : std::string_view();
}

std::unique_ptr<FormatReader> open(const Format&, ThreadList& threads, Problems& problems) {
  return std::make_unique<Reader>(threads, problems);
}

}  // namespace
}  // namespace disqus

extern const Format kDisqus = {"disqus", "the export of Disqus, in XML", disqus::recognises,
                               disqus::open};

}  // namespace threadbare
