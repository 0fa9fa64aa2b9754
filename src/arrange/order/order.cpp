#include "arrange/order/order.h"

#include <algorithm>
#include <numeric>

#include "arrange/order/sort_by_key.h"
#include "arrange/order/standing.h"

namespace threadbare {

namespace {

constexpr std::string_view kNames[] = {"source",        "old",  "new",      "top",
                                       "controversial", "best", "activity", "replies"};

// Those that go before their siblings; empty where there is none.
std::vector<bool> pinned_in(const Thread& thread) {
  std::vector<bool> pinned;
  for (uint32_t i = 0; i < thread.size(); ++i) {
    if (!thread[i].details().pinned) continue;
    pinned.resize(thread.size());
    pinned[i] = true;
  }
  return pinned;
}

void put_first(const std::vector<bool>& pinned, std::vector<uint32_t>& siblings) {
  std::vector<uint32_t> others;
  size_t first = 0;
  for (const uint32_t sibling : siblings) {
    if (pinned[sibling]) {
      siblings[first++] = sibling;
    } else {
      others.push_back(sibling);
    }
  }
  std::copy(others.begin(), others.end(), siblings.begin() + static_cast<ptrdiff_t>(first));
}

}  // namespace

std::string_view name_of(Order order) {
  return kNames[static_cast<size_t>(order)];
}

std::optional<Order> order_named(std::string_view name) {
  const auto found = std::find(std::begin(kNames), std::end(kNames), name);
  if (found == std::end(kNames)) return std::nullopt;
  return static_cast<Order>(found - std::begin(kNames));
}

std::vector<uint32_t> arrange(const Thread& thread, Order order) {
  const uint32_t size = thread.size();
  std::vector<uint32_t> rows(size);
  if (order == Order::source) {
    std::iota(rows.begin(), rows.end(), 0u);
    return rows;
  }
  const std::vector<double> keys = standings(thread, order);
  const std::vector<bool> pinned = pinned_in(thread);
  // A comment's subtree keeps its size wherever it goes, so each group of siblings can be laid out
  // on its own, once the row of its parent is known: parents come before their children.
  std::vector<uint32_t> siblings;
  auto lay_out = [&](uint32_t first_comment, uint32_t end_comment, uint32_t row,
                     std::vector<uint32_t>& row_of) {
    siblings.clear();
    for (uint32_t i = first_comment; i < end_comment; i = thread.end(i)) siblings.push_back(i);
    sort_by_key(siblings, keys);
    if (!pinned.empty()) put_first(pinned, siblings);
    for (uint32_t sibling : siblings) {
      row_of[sibling] = row;
      row += thread.end(sibling) - sibling;
    }
  };
  std::vector<uint32_t> row_of(size);
  lay_out(0, size, 0, row_of);
  for (uint32_t i = 0; i < size; ++i) {
    if (thread.descendants(i) > 0) lay_out(i + 1, thread.end(i), row_of[i] + 1, row_of);
  }
  for (uint32_t i = 0; i < size; ++i) rows[row_of[i]] = i;
  return rows;
}

}  // namespace threadbare
