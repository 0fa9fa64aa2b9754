# Programs of ours that attack the library, and the short runs of them that are tests. The long ones
# are parts of `./dev trust`.

# threadbare_attack(NAME [SOURCE…])
function(threadbare_attack name)
  add_executable(threadbare_${name} ${ARGN})
  threadbare_own_code(threadbare_${name} EXCEPTIONS)
  target_include_directories(threadbare_${name} PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
  target_compile_definitions(threadbare_${name}
    PRIVATE THREADBARE_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  target_link_libraries(threadbare_${name} PRIVATE threadbare::threadbare)
endfunction()

file(GLOB_RECURSE golden_inputs CONFIGURE_DEPENDS golden/*.input.*)

# Under the sanitizers, which see what else would go unnoticed.
if(prefix)
  threadbare_attack(damage trust/damage/main.cpp trust/damage/damage.cpp)
  add_test(NAME "trust: damaged goldens" COMMAND threadbare_damage 0.1 ${golden_inputs})
  return()
endif()

threadbare_attack(blowup trust/blowup/main.cpp trust/blowup/body_bombs.cpp
                  trust/blowup/file_bombs.cpp)
add_test(NAME "trust: blow-up" COMMAND threadbare_blowup --quick)

# The C functions are among what is attacked. The linker puts our malloc in the place of the libraries'.
threadbare_attack(memory trust/memory/main.cpp trust/memory/failing_allocation.cpp
                  $<TARGET_OBJECTS:threadbare_abi>)
target_link_options(threadbare_memory PRIVATE
  -Wl,--wrap=malloc -Wl,--wrap=calloc -Wl,--wrap=realloc -Wl,--wrap=free)
add_test(NAME "trust: memory runs out" COMMAND threadbare_memory 100 ${golden_inputs})

threadbare_attack(transcript trust/same/transcript.cpp $<TARGET_OBJECTS:threadbare_abi>)
