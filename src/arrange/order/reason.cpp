#include "arrange/order/reason.h"

#include <cmath>
#include <string_view>

#include "arrange/order/standing.h"

namespace threadbare {

namespace {

// Names and values are ours: nothing needs to be escaped.
class Facts {
 public:
  void add(std::string_view name, std::string_view value) {
    json_ += json_.empty() ? "{\"" : ",\"";
    json_.append(name).append("\":").append(value);
  }

  void add_number(std::string_view name, int64_t value) { add(name, std::to_string(value)); }

  void add_time(std::string_view name, Timestamp time) {
    if (time != kUnknownTime) add(name, '"' + format_timestamp(time) + '"');
  }

  void add_votes(const Comment& comment) {
    if (!comment.up() || !comment.down()) return;
    add_number("up", *comment.up());
    add_number("down", *comment.down());
  }

  void add_score(const Comment& comment) {
    if (comment.score()) add_number("score", *comment.score());
  }

  std::string json() const { return json_.empty() ? "{}" : json_ + '}'; }

 private:
  std::string json_;
};

std::string with_two_decimals(double share) {
  const std::string digits = std::to_string(100 + std::lround(share * 100));
  return (digits[0] == '2' ? "1." : "0.") + digits.substr(1);
}

}  // namespace

std::string reason(const View& view, uint32_t comment_index) {
  const Thread& thread = view.thread();
  const Comment comment = thread[comment_index];
  Facts facts;
  if (view.order() != Order::source && comment.details().pinned) facts.add("pinned", "true");
  switch (view.order()) {
    case Order::source:
      break;
    case Order::old_first:
    case Order::new_first:
      facts.add_time("time", comment.time());
      break;
    case Order::top:
      facts.add_score(comment);
      break;
    case Order::controversial:
      facts.add_votes(comment);
      break;
    case Order::best:
      if (!view.goes_by_votes()) {
        facts.add_score(comment);
      } else if (comment.up() && comment.down()) {
        facts.add_votes(comment);
        facts.add("best", with_two_decimals(wilson_bound(*comment.up(), *comment.down())));
      }
      break;
    case Order::activity:
      facts.add_time("newest", newest_below(thread, comment_index));
      break;
    case Order::replies:
      facts.add_number("replies", thread.descendants(comment_index));
      break;
  }
  return facts.json();
}

}  // namespace threadbare
