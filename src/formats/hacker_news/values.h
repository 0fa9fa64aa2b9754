// What values of Hacker News's items hold.
#ifndef THREADBARE_FORMATS_HACKER_NEWS_VALUES_H_
#define THREADBARE_FORMATS_HACKER_NEWS_VALUES_H_

#include <string>
#include <string_view>
#include <vector>

#include "thread/text_heap.h"

namespace threadbare {

namespace hacker_news {

/// The elements of a JSON array of numbers, as pieces of `json`; none of one that holds objects.
std::vector<Piece> numbers_in(const TextHeap& heap, Piece json);

/// The choices of polls are words, but escaped as bodies are: what they say.
std::string plain_text(std::string_view html);

}  // namespace hacker_news

}  // namespace threadbare

#endif  // THREADBARE_FORMATS_HACKER_NEWS_VALUES_H_
