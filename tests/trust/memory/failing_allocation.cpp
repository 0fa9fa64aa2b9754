#include "trust/memory/failing_allocation.h"

#include <cstdlib>
#include <new>

// What --wrap makes of the names.
extern "C" {
void* __real_malloc(size_t size);                // NOLINT
void* __real_calloc(size_t count, size_t size);  // NOLINT
void* __real_realloc(void* block, size_t size);  // NOLINT
void __real_free(void* block);                   // NOLINT
}

namespace {

uint64_t fails_at = 0;
bool all_fail = false;
uint64_t count = 0;
bool failed = false;
bool malloc_failed = false;
int64_t held = 0;

bool fails() {
  ++count;
  const bool now = fails_at != 0 && (count == fails_at || (all_fail && count > fails_at));
  failed = failed || now;
  return now;
}

void* take(size_t size) {
  if (fails()) return nullptr;
  void* const block = __real_malloc(size == 0 ? 1 : size);
  if (block != nullptr) ++held;
  return block;
}

void* take_or_throw(size_t size) {
  void* const block = take(size);
  if (block == nullptr) throw std::bad_alloc();
  return block;
}

void give_back(void* block) {
  if (block != nullptr) --held;
  __real_free(block);
}

}  // namespace

extern "C" {

void* __wrap_malloc(size_t size) {  // NOLINT
  void* const block = take(size);
  malloc_failed = malloc_failed || block == nullptr;
  return block;
}

void* __wrap_calloc(size_t items, size_t size) {  // NOLINT
  if (fails()) {
    malloc_failed = true;
    return nullptr;
  }
  void* const block = __real_calloc(items, size);
  if (block != nullptr) ++held;
  return block;
}

void* __wrap_realloc(void* old, size_t size) {  // NOLINT
  if (fails()) {
    malloc_failed = true;
    return nullptr;
  }
  void* const block = __real_realloc(old, size);
  if (old == nullptr && block != nullptr) ++held;
  return block;
}

void __wrap_free(void* block) {  // NOLINT
  give_back(block);
}
}

void* operator new(size_t size) {
  return take_or_throw(size);
}
void* operator new[](size_t size) {
  return take_or_throw(size);
}
void* operator new(size_t size, const std::nothrow_t&) noexcept {
  return take(size);
}
void* operator new[](size_t size, const std::nothrow_t&) noexcept {
  return take(size);
}
void operator delete(void* block) noexcept {
  give_back(block);
}
void operator delete[](void* block) noexcept {
  give_back(block);
}
void operator delete(void* block, size_t) noexcept {
  give_back(block);
}
void operator delete[](void* block, size_t) noexcept {
  give_back(block);
}

namespace threadbare::test {

void fail_allocation(uint64_t number, bool all) {
  fails_at = number;
  all_fail = all;
  count = 0;
  failed = false;
  malloc_failed = false;
}

uint64_t allocations() {
  return count;
}

bool has_failed() {
  return failed;
}

bool malloc_has_failed() {
  return malloc_failed;
}

int64_t blocks_held() {
  return held;
}

}  // namespace threadbare::test
