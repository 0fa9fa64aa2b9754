#include "formats/github/item.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "formats/github/fields.h"
#include "formats/github/issue_url.h"

namespace threadbare::github {

namespace {

void read_id(JsonNode node, Item& item) {
  Draft& draft = item.draft;
  draft.id = node.id(kId);
  item.reply_to = node.id(kReplyTo);
  if (draft.id.empty()) {
    // The number in "…/issues/12#issuecomment-345".
    const std::string_view url = node.view(draft.url);
    const size_t at = url.find_first_of("0123456789", std::min(url.find('#'), url.size()));
    if (at < url.size()) {
      draft.id = {static_cast<uint32_t>(draft.url.offset + at),
                  static_cast<uint32_t>(url.size() - at)};
    }
  }
  // The REST API counts the ids of comments, reviews and review comments apart.
  const auto tell_apart = [&](Piece& id, std::string_view prefix) {
    const std::string text(node.view(id));
    if (text.empty() || text.find_first_not_of("0123456789") != std::string::npos) return;
    id = node.heap().add(std::string(prefix) + text);
  };
  if (item.kind == Item::Kind::review_comment) {
    tell_apart(draft.id, "r");
    tell_apart(item.reply_to, "r");
  } else if (item.kind == Item::Kind::review) {
    tell_apart(draft.id, "review-");
  }
}

void read_author(JsonNode node, Item& item) {
  constexpr std::string_view kGhost = "ghost";  // https://github.com/ghost
  item.login = node.text(kLogin);
  item.is_ghost = (item.login.empty() && node.is_null(kAuthor)) || node.view(item.login) == kGhost;
  item.display = node.text(kDisplay);
  item.author_url = node.text(kAuthorUrl);
  item.is_bot = node.copy(kAuthorType) == "Bot" || node.is_true(kAuthorIsBot) ||
                node.view(item.login).ends_with("[bot]");
  // Who belongs to the repository can moderate its threads; contributors cannot.
  const std::string association = node.copy(kAssociation);
  if (association == "OWNER" || association == "MEMBER" || association == "COLLABORATOR") {
    item.draft.roles |= kRoleModerator;
  }
  if (item.is_bot) item.draft.roles |= kRoleBot;
  if (item.is_ghost) item.draft.roles |= kRoleDeleted;
}

// A review that its author has not sent yet, or a comment of one: nobody else can see it.
bool is_pending(JsonNode node) {
  return node.view(node.text(kState)) == "PENDING";
}

void read_details(JsonNode node, Item& item) {
  Details& details = item.details;
  const Timestamp updated = node.time(kUpdated);
  if (node.has(kEdited)) {
    details.edited = true;
    details.edited_time = node.time(kEdited);
  } else if (node.has(kIsEdited) || node.is_null(kEdited)) {
    details.edited = node.is_true(kIsEdited);
  } else if (item.kind != Item::Kind::issue && updated != kUnknownTime &&
             item.draft.time != kUnknownTime && updated != item.draft.time) {
    // An issue is updated by every comment.
    details.edited = true;
    details.edited_time = updated;
  }
  if (item.draft.state == State::hidden) {
    // "off-topic", "OFF_TOPIC"
    std::string reason =
        is_pending(node) ? "a review that was not sent yet" : node.copy(kMinimizedReason);
    for (char& c : reason) {
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
      if (c == '_') c = '-';
    }
    details.reason = node.heap().add(reason);
  }
  if (item.kind == Item::Kind::review) {
    const std::string state = node.copy(kState);
    details.kind = node.heap().add(state == "APPROVED"            ? "approval"
                                   : state == "CHANGES_REQUESTED" ? "change request"
                                                                  : "review");
  }
  if (node.is_true(kIsAnswer)) details.kind = node.heap().add("answer");
  details.pinned = node.is_true(kIsPinned);
  if (node.has(kPath) || node.has(kHunk)) {
    std::string context = node.copy(kPath);
    if (!context.empty() && node.has(kHunk)) context += '\n';
    context += node.copy(kHunk);
    details.context = node.heap().add(context);
  }
  item.has_details = details.edited || details.pinned || !details.reason.empty() ||
                     !details.kind.empty() || !details.context.empty();
}

Draft read_draft(JsonNode node) {
  Draft draft;
  draft.byte = node.byte();
  draft.url = node.text(kUrl);
  draft.body = node.raw_text(kBody, draft.body_escaped);
  draft.markup = Markup::markdown;
  if (!node.has(kBody) && node.has(kBodyHtml)) {
    draft.body = node.raw_text(kBodyHtml, draft.body_escaped);
    draft.markup = Markup::html;
  } else if (!node.has(kBody) && node.has(kBodyText)) {
    draft.body = node.raw_text(kBodyText, draft.body_escaped);
    draft.markup = Markup::text;
  }
  draft.time = node.time(node.has(kSubmitted) ? kSubmitted : kCreated);
  if (node.has(kDeleted)) {
    draft.state = State::deleted;
  } else if (is_pending(node) || node.is_true(kIsMinimized) ||
             !node.copy(kMinimizedReason).empty()) {
    draft.state = State::hidden;
  }
  const int32_t replies = node.count(kReplyTotal);
  if (replies >= 0) draft.counted_children = static_cast<uint32_t>(replies);
  return draft;
}

}  // namespace

Item::Kind kind_of_item(JsonNode node) {
  // Of a timeline's events only those are comments.
  const std::string event = node.copy(kEvent);
  if (!event.empty() && event != "commented" && event != "reviewed") return Item::Kind::around;
  if (node.has(kHunk) || node.has(kReview)) return Item::Kind::review_comment;
  if (node.has(kTitle) || node.has(kNumber)) return Item::Kind::issue;
  const bool has_body = node.has(kBody) || node.has(kBodyHtml) || node.has(kBodyText);
  if (node.has(kSubmitted) || (is_pending(node) && !node.has(kPath))) {
    // One that says nothing is there to hold its comments.
    const std::string state = node.copy(kState);
    const bool judges = state == "APPROVED" || state == "CHANGES_REQUESTED" || state == "DISMISSED";
    const bool says = !node.copy(kBody).empty() || node.has(kBodyHtml) || node.has(kBodyText);
    return judges || says ? Item::Kind::review : Item::Kind::around;
  }
  if (has_body || node.has(kLogin) || node.has(kDeleted)) {
    return node.has(kPath) ? Item::Kind::review_comment : Item::Kind::comment;
  }
  // An issue of which nothing but its comments was asked for.
  return node.has(kCommentTotal) ? Item::Kind::issue : Item::Kind::around;
}

void read_item(JsonNode node, Item& item) {
  const int32_t score = item.draft.score;
  item.draft = read_draft(node);
  item.draft.score = score;
  read_id(node, item);
  read_author(node, item);
  read_details(node, item);
  item.issue_url = node.text(kIssueUrl);
  // The REST API has it as `url` where it stands itself, and what people read as `html_url`.
  if (issue_url(node.view(item.draft.url)).is_api) {
    if (item.issue_url.empty()) item.issue_url = item.draft.url;
    item.draft.url = {};
  }
  if (item.kind != Item::Kind::issue) return;
  item.draft.counted_children = Draft::kUncounted;
  item.title = node.text(kTitle);
  item.answer = node.id(kAnswer);
  item.comment_count = node.count(kCommentCount);
  item.comment_total = node.count(kCommentTotal);
  item.review_comment_count = node.count(kReviewCommentCount);
}

}  // namespace threadbare::github
