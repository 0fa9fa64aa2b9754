#include <algorithm>
#include <iterator>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "formats/discourse/fields.h"
#include "formats/discourse/poll.h"
#include "formats/format.h"
#include "formats/json/node.h"
#include "formats/json/reader.h"
#include "thread/commenter.h"

namespace threadbare {

namespace {

using namespace discourse;

constexpr uint32_t kNone = ~uint32_t{0};

// Plain text of a poll's choice, whose HTML is seldom more than a word or two.
std::string text_of_html(std::string_view html) {
  struct Reference {
    std::string_view name;
    char character;
  };
  constexpr Reference kReferences[] = {
      {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''}, {"&amp;", '&'}};
  std::string text;
  while (!html.empty()) {
    if (html.front() == '<' && html.find('>') != std::string_view::npos) {
      html.remove_prefix(html.find('>') + 1);
      continue;
    }
    const Reference* found =
        std::find_if(std::begin(kReferences), std::end(kReferences),
                     [&](const Reference& reference) { return html.starts_with(reference.name); });
    const bool is_reference = found != std::end(kReferences);
    text += is_reference ? found->character : html.front();
    html.remove_prefix(is_reference ? found->name.size() : 1);
  }
  return text;
}

// The host in "/user_avatar/forum.example.org/ada/{size}/3_2.png", where Discourse itself puts the
// host that it is reached at. Empty for other avatars, and for a host of no name.
std::string host_of_avatar(std::string_view avatar) {
  constexpr std::string_view kFolder = "/user_avatar/";
  const size_t folder = avatar.find(kFolder);
  if (folder == std::string_view::npos) return {};
  avatar.remove_prefix(folder + kFolder.size());
  const std::string_view host = avatar.substr(0, avatar.find('/'));
  const size_t dot = host.rfind('.');
  const auto is_letter = [](char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; };
  if (dot == std::string_view::npos || dot + 1 == host.size() || !is_letter(host[dot + 1]) ||
      host.find_first_of("@:?#\\") != std::string_view::npos) {
    return {};
  }
  return std::string(host);
}

// Why a post is hidden: Post.hidden_reasons.
std::string_view hidden_reason(int32_t number) {
  constexpr std::string_view kReasons[] = {
      "flagged by readers",
      "flagged by readers again",
      "a new user's posts were flagged as spam",
      "flagged as spam by a trusted reader",
      "its e-mail was marked as spam",
      "flagged by a trusted reader",
      "its e-mail's sender could not be verified",
  };
  const bool known = number >= 1 && number <= static_cast<int32_t>(std::size(kReasons));
  return known ? kReasons[number - 1] : std::string_view();
}

// A topic, of which its own JSON and each of its posts may tell.
struct Topic {
  ThreadBuilder* thread = nullptr;
  std::string id;
  Piece title;
  Piece slug;
  Piece creator;
  Timestamp created = kUnknownTime;
  bool is_private = false;  // a private message
  std::string host;
  uint32_t post = kNone;                          // among the items: post number 1
  std::string answer;                             // the number of the post that is accepted
  std::unordered_set<std::string> stream;         // ids of all posts
  std::unordered_set<std::string> present;        // ids of those in the document
  std::unordered_set<std::string> small_actions;  // numbers of those that are left out
};

// An item as it was read. Posts are placed when all have been, and with them topics and authors.
struct Item {
  // A small action is a line such as "closed this topic".
  enum class Kind : uint8_t { list, topic, post, small_action };

  Kind kind = Kind::list;
  uint32_t holder = kNone;  // the item that it stands in
  uint32_t topic = kNone;
  uint32_t ordinal = 0;  // in its thread, or the post's
  bool is_placed = false;
  bool has_details = false;
  int32_t likes = kUnknownCount;  // from the actions
  Piece id;
  Piece topic_id;
  Piece topic_title;
  Piece topic_slug;
  Piece number;
  Piece reply_to;
  Piece username;
  Piece name;
  Piece avatar;
  Draft draft;
  Details details;
};

class DiscourseHandler final : public NodeHandler {
 public:
  DiscourseHandler(ThreadList& threads, Problems& problems)
      : threads_(&threads), heap_(&threads.heap()), problems_(&problems) {}

  // An item's mark is 1 + its number.
  void open(JsonNode node) override {
    if (&node.type() != &kItem) return;
    items_.emplace_back();
    items_.back().holder = node.enclosing().mark() - 1;
    node.set_mark(static_cast<uint32_t>(items_.size()));
  }

  void finish(JsonNode node) override {
    if (&node.type() == &kItem) {
      finish_item(node);
    } else if (node.kind() != EdgeKind::document) {
      finish_side(node);
    }
  }

  bool finish_all(Pace& pace) override;

 private:
  Item& item_of(JsonNode node) { return items_[node.mark() - 1]; }
  std::string_view view(Piece piece) const { return heap_->view(piece); }

  void finish_item(JsonNode node);
  void finish_side(JsonNode node);
  void finish_topic(JsonNode node);
  void finish_post(JsonNode node);
  void read_state(JsonNode node, Item& post);
  uint32_t topic_of(std::string_view id);
  void tell_topic(uint32_t item);
  void place(Item& post);
  void finish_thread(Topic& topic);
  void finish_author(const Topic& topic, Item& post);
  Piece page_of(const Topic& topic, std::string_view number);

  ThreadList* threads_;
  TextHeap* heap_;
  Problems* problems_;
  std::vector<Topic> topics_;
  PacedLoops loops_;
  std::unordered_map<std::string, uint32_t> topic_numbers_;
  std::vector<Item> items_;
  Attachments attachments_;  // each with the number of its item
};

void DiscourseHandler::finish_side(JsonNode node) {
  const uint32_t item = node.enclosing().mark() - 1;
  if (&node.type() == &kAction) {
    constexpr std::string_view kLiked = "2";
    if (view(node.id(kActionId)) == kLiked) items_[item].likes = node.count(kActionCount);
  } else if (&node.type() == &kReaction) {
    attachments_.reactions.push_back({item, node.text(kActionId), node.count(kActionCount)});
  } else {
    const Piece text = heap_->add(text_of_html(node.copy(kOptionText)));
    attachments_.poll_options.push_back({item, text, node.count(kOptionVotes)});
  }
}

void DiscourseHandler::finish_item(JsonNode node) {
  if (node.has(kNumber) || node.has(kCooked)) {
    finish_post(node);
  } else if (node.has(kUserActions) || node.has(kTopicList) || node.has(kSearch)) {
    problems_->warn(ProblemCode::no_comments,
                    "this is a list of Discourse that has no text of posts in it; they are in a "
                    "topic's own JSON (/t/ID.json) and in /posts.json",
                    node.byte());
  } else if (node.has(kStream) || node.has(kId) || node.has(kTitle)) {
    finish_topic(node);
  }
}

void DiscourseHandler::finish_topic(JsonNode node) {
  Item& item = item_of(node);
  item.kind = Item::Kind::topic;
  item.topic_id = node.id(kId);
  const auto first = items_.begin() + node.mark();
  if (item.topic_id.empty() && first != items_.end()) item.topic_id = first->topic_id;
  item.topic = topic_of(view(item.topic_id));
  Topic& topic = topics_[item.topic];
  if (topic.title.empty()) topic.title = node.text(kTitle);
  if (topic.slug.empty()) topic.slug = node.text(kSlug);
  topic.is_private |= node.copy(kArchetype) == "private_message";
  if (topic.creator.empty()) topic.creator = node.text(kCreator);
  if (topic.created == kUnknownTime) topic.created = node.time(kCreated);
  if (topic.answer.empty()) topic.answer = view(node.id(kAnswer));
  std::string_view stream = view(node.slice(kStream));
  constexpr std::string_view kDigits = "0123456789";
  for (size_t at = stream.find_first_of(kDigits); at < stream.size();
       at = stream.find_first_of(kDigits)) {
    stream.remove_prefix(at);
    const size_t end = std::min(stream.find_first_not_of(kDigits), stream.size());
    topic.stream.emplace(stream.substr(0, end));
    stream.remove_prefix(end);
  }
}

void DiscourseHandler::read_state(JsonNode node, Item& post) {
  constexpr int32_t kWhisper = 4;
  Piece& reason = post.details.reason;
  // The time of deletion does not say by whom.
  if (node.is_true(kIsDeletedByUser) || node.has(kDeletedTime)) {
    post.draft.state = State::deleted;
  } else if (node.is_true(kIsHidden)) {
    post.draft.state = State::hidden;
    reason = heap_->add(hidden_reason(node.count(kHiddenReason)));
  } else if (node.count(kType) == kWhisper) {
    post.draft.state = State::hidden;
    reason = heap_->add("a whisper among the staff");
  }
  post.has_details |= !reason.empty();
}

void DiscourseHandler::finish_post(JsonNode node) {
  constexpr int32_t kSmallAction = 3;
  Item& post = item_of(node);
  const bool is_small = node.count(kType) == kSmallAction;
  post.kind = is_small ? Item::Kind::small_action : Item::Kind::post;
  post.id = node.id(kId);
  post.number = node.id(kNumber);
  post.reply_to = node.id(kReplyTo);
  post.topic_id = node.id(kTopicId);
  post.topic_title = node.text(kTopicTitle);
  post.topic_slug = node.text(kTopicSlug);
  post.username = node.text(kUsername);
  post.name = node.text(kName);
  post.avatar = node.text(kAvatar);

  Draft& draft = post.draft;
  draft.id = post.number;
  draft.byte = node.byte();
  draft.body = node.raw_text(kCooked, draft.body_escaped);
  draft.markup = Markup::html;
  const std::vector<PollOption>& options = attachments_.poll_options;
  if (!options.empty() && options.back().comment == node.mark() - 1) {
    draft.body = heap_->add(without_polls(node.copy(kCooked)));
    draft.body_escaped = false;
  }
  if (draft.body.empty()) {
    draft.body = node.raw_text(kRaw, draft.body_escaped);
    if (!draft.body.empty()) draft.markup = Markup::markdown;
  }
  draft.time = node.time(kCreated);
  draft.url = node.text(kUrl);
  draft.score = post.likes;
  if (draft.score == kUnknownCount) draft.score = node.count(kLikes);
  if (draft.score == kUnknownCount) draft.score = node.count(kReactionUsers);
  // Staff are admins and moderators.
  const bool is_admin = node.is_true(kIsAdmin);
  if (is_admin) draft.roles |= kRoleAdmin;
  if (node.is_true(kIsModerator) || (node.is_true(kIsStaff) && !is_admin)) {
    draft.roles |= kRoleModerator;
  }
  read_state(node, post);
  if (node.count(kVersion) > 1) {
    post.details.edited = true;
    post.details.edited_time = node.time(kUpdated);
    post.has_details = true;
  }
  if (node.is_true(kIsAnswer)) {
    post.details.kind = heap_->add("answer");
    post.has_details = true;
  }
}

uint32_t DiscourseHandler::topic_of(std::string_view id) {
  const auto [entry, added] =
      topic_numbers_.try_emplace(std::string(id), static_cast<uint32_t>(topics_.size()));
  if (added) {
    topics_.emplace_back();
    topics_.back().thread = &threads_->thread(id);
    topics_.back().id = id;
  }
  return entry->second;
}

// The path of a topic, or of one of its posts. Without a host it waits for a base.
Piece DiscourseHandler::page_of(const Topic& topic, std::string_view number) {
  if (topic.id.empty()) return {};
  std::string path = "/t/";
  if (!topic.slug.empty()) path.append(view(topic.slug)).append("/");
  path += topic.id;
  if (!number.empty()) {
    path.append("/").append(number);
  } else if (!topic.host.empty()) {
    path.insert(0, "https://" + topic.host);
  }
  return heap_->add(path);
}

// What a post says of its topic. The topic that a post stands in knows better which it is.
void DiscourseHandler::tell_topic(uint32_t number) {
  Item& post = items_[number];
  const bool stands_in_topic =
      post.holder != kNone && items_[post.holder].kind == Item::Kind::topic;
  post.topic = stands_in_topic ? items_[post.holder].topic : topic_of(view(post.topic_id));
  Topic& topic = topics_[post.topic];
  if (topic.title.empty()) topic.title = post.topic_title;
  if (topic.slug.empty()) topic.slug = post.topic_slug;
  if (topic.host.empty()) topic.host = host_of_avatar(view(post.avatar));
  topic.present.emplace(view(post.id));
  if (post.kind == Item::Kind::small_action) {
    topic.small_actions.emplace(view(post.number));
  } else if (view(post.number) == "1" && topic.post == kNone) {
    topic.post = number;
  }
}

void DiscourseHandler::finish_author(const Topic& topic, Item& post) {
  if (post.username.empty()) return;
  const std::string_view op =
      view(topic.post != kNone ? items_[topic.post].username : topic.creator);
  const std::string name(view(post.username));
  if (name == op) post.draft.roles |= kRoleOp;
  std::string display(public_name_of(view(post.name)));
  if (display == name) display.clear();
  post.draft.author = topic.thread->author(name, display, "/u/" + name);
}

void DiscourseHandler::place(Item& post) {
  Topic& topic = topics_[post.topic];
  if (post.draft.url.empty()) post.draft.url = page_of(topic, view(post.number));
  finish_author(topic, post);
  const std::string parent(view(post.reply_to));
  const bool is_root =
      parent.empty() || parent == "0" || parent == "1" || topic.small_actions.contains(parent);
  if (!topic.answer.empty() && view(post.number) == topic.answer && post.details.kind.empty()) {
    post.details.kind = heap_->add("answer");
    post.has_details = true;
  }
  post.ordinal =
      topic.thread->add(post.draft, is_root ? Parentage::root() : Parentage::id(post.reply_to),
                        post.has_details ? &post.details : nullptr);
  post.is_placed = true;
}

void DiscourseHandler::finish_thread(Topic& topic) {
  ThreadFacts& facts = topic.thread->facts();
  facts.title = topic.title;
  facts.url = page_of(topic, {});
  if (topic.is_private) facts.unpublished = heap_->add("a private message");
  for (const std::string& id : topic.stream) facts.unloaded += topic.present.contains(id) ? 0 : 1;
  if (topic.post == kNone) {
    // The topic itself says a little of the post that is not here.
    Item post;
    post.username = topic.creator;
    post.draft.time = topic.created;
    if (topic.title.empty()) return;
    finish_author(topic, post);
    topic.thread->set_post(post.draft, true);
    return;
  }
  Item& post = items_[topic.post];
  if (post.draft.url.empty()) post.draft.url = page_of(topic, view(post.number));
  finish_author(topic, post);
  post.ordinal = kPostItself;
  post.is_placed = true;
  topic.thread->set_post(post.draft, true, post.has_details ? &post.details : nullptr);
}

bool DiscourseHandler::finish_all(Pace& pace) {
  const auto tell = [this](uint32_t i) {
    if (items_[i].kind >= Item::Kind::post) tell_topic(i);
  };
  const auto place_comment = [this](uint32_t i) {
    Item& item = items_[i];
    if (item.kind == Item::Kind::post && view(item.number) != "1") place(item);
  };
  const auto share = [this](auto attachment) {
    const Item& item = items_[attachment.comment];
    if (!item.is_placed) return;
    attachment.comment = item.ordinal;
    topics_[item.topic].thread->attach(attachment);
  };
  const auto& reactions = attachments_.reactions;
  const auto& poll_options = attachments_.poll_options;
  return loops_.start(pace).each(items_.size(), 2 * Pace::kLookUp, tell) &&
         loops_.each(items_.size(), 4 * Pace::kLookUp, place_comment) &&
         loops_.each(topics_.size(), Pace::kLookUp,
                     [&](uint32_t i) { finish_thread(topics_[i]); }) &&
         loops_.each(reactions.size(), Pace::kLook, [&](uint32_t i) { share(reactions[i]); }) &&
         loops_.each(poll_options.size(), Pace::kLook, [&](uint32_t i) { share(poll_options[i]); });
}

bool is_post(const Sample& sample, std::string_view prefix) {
  const std::string at(prefix);
  return sample.has(at + "post_number") && (sample.has(at + "cooked") || sample.has(at + "raw"));
}

std::string_view recognises(const Sample& sample) {
  const std::string_view list = sample.first_of(
      {"post_stream.posts", "post_stream.stream", "latest_posts[].post_number",
       "[].post_stream.posts", "[].latest_posts[].post_number", "user_actions[].action_type",
       "topic_list.topics", "grouped_search_result.post_ids"});
  if (!list.empty()) return list;
  if (is_post(sample, "")) return "post_number";
  return is_post(sample, "[].") ? "[].post_number" : std::string_view();
}

// A topic, a post or a list of posts stands alone; an array may hold any of them.
bool is_element(const Sample& sample) {
  return std::none_of(sample.paths.begin(), sample.paths.end(),
                      [](const std::string& path) { return path.starts_with("[]"); });
}

constexpr JsonFormat kJson = {
    &kDocument,
    [](ThreadList& threads, Problems& problems) -> std::unique_ptr<NodeHandler> {
      return std::make_unique<DiscourseHandler>(threads, problems);
    },
    is_element};

}  // namespace

extern const Format kDiscourse = {
    "discourse", "JSON of Discourse: a topic, a list of posts such as posts.json, or one post",
    recognises, open_json_reader, &kJson};

}  // namespace threadbare
