// Which messages belong together, as far as their subjects need to know.
#ifndef THREADBARE_FORMATS_MAIL_CONVERSATION_H_
#define THREADBARE_FORMATS_MAIL_CONVERSATION_H_

#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "formats/mail/mask.h"
#include "thread/text_heap.h"

namespace threadbare::mail {

/// The Message-IDs of a document, each kept once and called by a number: most are named by many
/// messages.
class IdList {
 public:
  IdList() = default;
  IdList(const IdList&) = delete;
  IdList& operator=(const IdList&) = delete;

  /// The number of an id, new or known: 0, 1, 2, …
  uint32_t number_of(const std::string& id);
  uint32_t size() const { return static_cast<uint32_t>(numbers_.size()); }

  /// The id of that number, added to the heap. If it holds a sender's address that is masked, and
  /// it differs from all others even so.
  Piece piece(uint32_t number, TextHeap& heap, const AddressMask& senders) const;

 private:
  std::unordered_map<std::string, uint32_t> numbers_;
  std::vector<const std::string*> ids_;  // the keys of `numbers_`, which stay where they are
};

/// What a message says of its place: the number of its id, and of those before it, outermost first.
struct Links {
  static constexpr uint32_t kNoId = ~uint32_t{0};
  uint32_t id = kNoId;
  std::span<const uint32_t> ancestors;
};

/// For each message the message that begins its conversation: the root of its thread, or where that
/// is absent the first message that has it as its root. Parents are those that
/// ThreadBuilder::resolve() finds. `ids` is the number of ids there are. Complexity: linear.
std::vector<uint32_t> first_messages(std::span<const Links> messages, uint32_t ids);

}  // namespace threadbare::mail

#endif  // THREADBARE_FORMATS_MAIL_CONVERSATION_H_
