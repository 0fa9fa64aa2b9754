# Catch2 for the tests: version 3 or 2.13, whichever there is, else 3 from upstream. tests/catch.h
# hides the difference. Gives threadbare_catch (a library) and catch_discover_tests().
find_package(Catch2 QUIET)
if(NOT Catch2_FOUND)
  message(STATUS "Catch2: fetching 3.5.4 from upstream")
  include(FetchContent)
  FetchContent_Declare(Catch2 GIT_REPOSITORY https://github.com/catchorg/Catch2
                       GIT_TAG v3.5.4 GIT_SHALLOW ON)
  FetchContent_MakeAvailable(Catch2)
  list(APPEND CMAKE_MODULE_PATH ${catch2_SOURCE_DIR}/extras)
else()
  list(APPEND CMAKE_MODULE_PATH ${Catch2_DIR})
endif()
include(Catch)

add_library(threadbare_catch STATIC)
if(TARGET Catch2::Catch2WithMain)
  set_target_properties(threadbare_catch PROPERTIES LINKER_LANGUAGE CXX)
  file(WRITE ${PROJECT_BINARY_DIR}/catch_main.cpp "")
  target_sources(threadbare_catch PRIVATE ${PROJECT_BINARY_DIR}/catch_main.cpp)
  target_link_libraries(threadbare_catch PUBLIC Catch2::Catch2WithMain)
else()
  # Version 2 is one header that grows a main() when asked to.
  file(WRITE ${PROJECT_BINARY_DIR}/catch_main.cpp
       "#define CATCH_CONFIG_MAIN\n#include <catch2/catch.hpp>\n")
  target_sources(threadbare_catch PRIVATE ${PROJECT_BINARY_DIR}/catch_main.cpp)
  target_link_libraries(threadbare_catch PUBLIC Catch2::Catch2)
endif()
