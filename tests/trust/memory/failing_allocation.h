// Memory that runs out when it is told to. Replaces `new` and `delete`, and by the linker's --wrap
// malloc and its like in what is linked statically, the C libraries among it.
#ifndef THREADBARE_TESTS_TRUST_MEMORY_FAILING_ALLOCATION_H_
#define THREADBARE_TESTS_TRUST_MEMORY_FAILING_ALLOCATION_H_

#include <cstddef>
#include <cstdint>

namespace threadbare::test {

/// From now on the allocation with that number fails, the next one being 1, and with `all` those
/// after it, too; 0: none does.
void fail_allocation(uint64_t number, bool all);

/// Allocations since then, whether one of them failed, and whether that was malloc, not `new`.
uint64_t allocations();
bool has_failed();
bool malloc_has_failed();

/// Blocks that were taken and not given back.
int64_t blocks_held();

}  // namespace threadbare::test

#endif  // THREADBARE_TESTS_TRUST_MEMORY_FAILING_ALLOCATION_H_
