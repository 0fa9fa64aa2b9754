// How much may be done before a step ends.
#ifndef THREADBARE_THREAD_PACE_H_
#define THREADBARE_THREAD_PACE_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace threadbare {

/// The budget of one step of long work. It is counted in bytes of input; what is no reading costs
/// about as many as could be read meanwhile.
///
/// Work that goes at a pace is a function that is called again and again until it returns true. It
/// keeps in members how far it has come. At any pace it comes on, and to the same end.
class Pace {
 public:
  /// At least one piece of work is always granted.
  explicit Pace(size_t budget) : left_(std::max<size_t>(budget, 1)) {}
  /// For work that is to be done in one go.
  static Pace unhurried() { return Pace(~size_t{0}); }

  bool is_over() const { return left_ == 0; }
  void spend(size_t work) { left_ -= std::min(left_, work); }

  /// How many of `wanted` pieces of work, of `cost` each, there is room for. They count as done.
  size_t grant(size_t wanted, size_t cost) {
    if (is_over()) return 0;
    const size_t granted = std::min(wanted, std::max<size_t>(left_ / cost, 1));
    left_ -= std::min(left_, granted * cost);
    return granted;
  }

  /// What it costs to look at one comment, and to look up an id.
  static constexpr size_t kLook = 16;
  static constexpr size_t kLookUp = 64;

 private:
  size_t left_;
};

/// Loops one after the other, at a pace. A function that consists of them is called until it
/// returns true, and each time names the same loops in the same order:
///
///     return loops.start(pace).each(…) && loops.each(…) && loops.each(…);
///
/// What ran to its end before is passed over; what broke off goes on with its next turn.
class PacedLoops {
 public:
  PacedLoops& start(Pace& pace) {
    pace_ = &pace;
    loop_ = 0;
    return *this;
  }

  /// Calls `turn` with 0, 1, … `turns` - 1, each of which costs `cost`. True when all are done.
  template <class Turn>
  bool each(size_t turns, size_t cost, Turn turn) {
    if (loop_++ < loops_done_) return true;
    while (next_turn_ < turns) {
      const size_t end = next_turn_ + pace_->grant(turns - next_turn_, cost);
      if (next_turn_ == end) return false;
      while (next_turn_ < end) turn(static_cast<uint32_t>(next_turn_++));
    }
    ++loops_done_;
    next_turn_ = 0;
    return true;
  }

  /// What cannot be broken off: it should be short.
  template <class Work>
  bool once(Work work) {
    return each(1, 1, [&](uint32_t) { work(); });
  }

 private:
  Pace* pace_ = nullptr;
  size_t loop_ = 0;
  size_t loops_done_ = 0;
  size_t next_turn_ = 0;
};

}  // namespace threadbare

#endif  // THREADBARE_THREAD_PACE_H_
