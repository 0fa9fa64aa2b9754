# What holds for every target of ours, and for nothing that others wrote.

# threadbare_own_code(TARGET [EXCEPTIONS]): C++20 for TARGET, and the warnings as errors, but only
# when Threadbare is the project being worked on: a newer compiler's new warning must not break
# somebody else's build. RTTI is off, as it is in the wasm. So are exceptions there, where an instance
# that runs out of memory is dropped; natively nothing is thrown but std::bad_alloc, which must give
# back on its way what was taken. Catch2 needs both.
function(threadbare_own_code target)
  cmake_parse_arguments(own "EXCEPTIONS" "" "" ${ARGN})
  target_compile_features(${target} PUBLIC cxx_std_20)
  set_target_properties(${target} PROPERTIES CXX_EXTENSIONS OFF C_STANDARD 11)
  if(PROJECT_IS_TOP_LEVEL)
    target_compile_options(${target} PRIVATE -Wall -Wextra -Werror)
    # GCC 12 sees copies in std::string that cannot be: https://gcc.gnu.org/PR105651
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
      target_compile_options(${target} PRIVATE
        $<$<COMPILE_LANGUAGE:CXX>:-Wno-restrict> $<$<COMPILE_LANGUAGE:CXX>:-Wno-stringop-overflow>)
    endif()
  endif()
  if(NOT own_EXCEPTIONS)
    target_compile_options(${target} PRIVATE $<$<COMPILE_LANGUAGE:CXX>:-fno-rtti>)
    if(EMSCRIPTEN)
      target_compile_options(${target} PRIVATE $<$<COMPILE_LANGUAGE:CXX>:-fno-exceptions>)
    endif()
  endif()
endfunction()
