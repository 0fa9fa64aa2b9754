// What memory running out is, where it is not `new` that finds it.
#ifndef THREADBARE_THREAD_OUT_OF_MEMORY_H_
#define THREADBARE_THREAD_OUT_OF_MEMORY_H_

#if defined(__cpp_exceptions)
#include <new>
#else
#include <cstdlib>
#endif

namespace threadbare {

/// For libraries that answer with an error where `new` does not return: goes on as `new` does then.
/// Natively std::bad_alloc is thrown, in the WebAssembly module the instance traps.
[[noreturn]] inline void out_of_memory() {
#if defined(__cpp_exceptions)
  throw std::bad_alloc();
#else
  std::abort();
#endif
}

}  // namespace threadbare

#endif  // THREADBARE_THREAD_OUT_OF_MEMORY_H_
