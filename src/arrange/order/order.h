// The orders in which siblings can stand.
#ifndef THREADBARE_ARRANGE_ORDER_H_
#define THREADBARE_ARRANGE_ORDER_H_

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "thread/thread.h"

namespace threadbare {

/// Ties, and comments for which nothing is known, keep the source's order; the unknown ones come
/// last. Pinned comments come before their siblings in all orders but the source's, where the
/// source has put them where it wants them.
enum class Order : uint8_t {
  source,         ///< as in the input
  old_first,      ///< by time, or by age where only that is known
  new_first,      ///< the same, turned round
  top,            ///< by score
  controversial,  ///< many votes, evenly split: (up + down) ^ (smaller / larger)
  best,      ///< lower bound of the Wilson interval of up votes, 80 %; by score where votes are not
             ///< known
  activity,  ///< by the newest time among a comment and all below it
  replies,   ///< by how many comments are below, at any depth
};

/// The name as in the `sort` attribute: "source", "old", "new", "top", "controversial", "best",
/// "activity", "replies".
std::string_view name_of(Order order);
std::optional<Order> order_named(std::string_view name);

/// A preorder of `thread` in which siblings stand in `order`: element r is the comment in row r.
/// Complexity: n log n in time for wide threads, linear for source order; it does not recurse.
std::vector<uint32_t> arrange(const Thread& thread, Order order);

}  // namespace threadbare

#endif  // THREADBARE_ARRANGE_ORDER_H_
