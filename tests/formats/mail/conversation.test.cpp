#include "formats/mail/conversation.h"

#include <map>

#include "catch.h"

namespace threadbare::mail {
namespace {

/// Messages of one-letter ids, each with its ancestors: "a", "ab" (b answers a), " b" (no id).
std::string conversations(const std::vector<std::string>& messages) {
  IdList ids;
  std::vector<std::vector<uint32_t>> ancestors;
  std::vector<uint32_t> own;
  for (const std::string& message : messages) {
    ancestors.emplace_back();
    for (size_t i = 0; i + 1 < message.size(); ++i) {
      ancestors.back().push_back(ids.number_of(message.substr(i, 1)));
    }
    own.push_back(message.back() == ' ' ? Links::kNoId
                                        : ids.number_of(message.substr(message.size() - 1)));
  }
  std::vector<Links> links;
  for (size_t i = 0; i < messages.size(); ++i) links.push_back({own[i], ancestors[i]});
  std::string first;
  for (const uint32_t index : first_messages(links, ids.size())) first += std::to_string(index);
  return first;
}

TEST_CASE("conversations begin at their roots", "[formats][mail]") {
  CHECK(conversations({"a", "ab", "abc", "d"}) == "0003");
  CHECK(conversations({"abc", "ab", "a"}) == "222");
  CHECK(conversations({"a ", "a"}) == "11");
}

TEST_CASE("absent roots are stood for by the first that has them", "[formats][mail]") {
  CHECK(conversations({"ab", "ac", "d"}) == "002");
  CHECK(conversations({"abc", "bd"}) == "00");
}

TEST_CASE("who answers himself begins somewhere", "[formats][mail]") {
  CHECK(conversations({"ba", "ab", "ac"}).size() == 3);
  CHECK(conversations({"aba"}).size() == 1);
}

TEST_CASE("ids that hold an address are told apart though masked", "[formats][mail]") {
  AddressMask senders;
  senders.add_senders("ada@one.example, ada@two.example");
  IdList ids;
  ids.number_of("x-ada@one.example");
  ids.number_of("x-ada@two.example");
  ids.number_of("plain@one.example");
  TextHeap heap;
  REQUIRE(ids.size() == 3);
  CHECK(heap.view(ids.piece(0, heap, senders)) == "x-ada@…-0");
  CHECK(heap.view(ids.piece(1, heap, senders)) == "x-ada@…-1");
  CHECK(heap.view(ids.piece(2, heap, senders)) == "plain@one.example");
}

}  // namespace
}  // namespace threadbare::mail
