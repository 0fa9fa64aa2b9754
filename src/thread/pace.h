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

}  // namespace threadbare

#endif  // THREADBARE_THREAD_PACE_H_
