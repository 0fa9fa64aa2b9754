# nlohmann/json: the reference JSON reader; headers only, and private to the library.
# Gives threadbare_json_include.
#
# The system's headers are reached through a folder that holds nothing else: -I/usr/include would
# hand em++ the native C library.
set(threadbare_json_include ${threadbare_third_party}/include)

if(NOT EXISTS ${threadbare_json_include}/nlohmann/json.hpp)
  # The toolchain of em++ searches its own sysroot only.
  find_path(NLOHMANN_JSON_ROOT nlohmann/json.hpp NO_CMAKE_FIND_ROOT_PATH
            PATHS /usr/include /usr/local/include /opt/homebrew/include)
  if(NLOHMANN_JSON_ROOT)
    file(MAKE_DIRECTORY ${threadbare_json_include})
    file(REMOVE ${threadbare_json_include}/nlohmann)
    file(CREATE_LINK ${NLOHMANN_JSON_ROOT}/nlohmann ${threadbare_json_include}/nlohmann
         SYMBOLIC COPY_ON_ERROR)
  else()
    message(STATUS "nlohmann/json: fetching 3.11.2 from upstream")
    include(FetchContent)
    FetchContent_Declare(nlohmann_json GIT_REPOSITORY https://github.com/nlohmann/json
                         GIT_TAG v3.11.2 GIT_SHALLOW ON)
    FetchContent_GetProperties(nlohmann_json)
    if(NOT nlohmann_json_POPULATED)
      FetchContent_Populate(nlohmann_json)
    endif()
    set(threadbare_json_include ${nlohmann_json_SOURCE_DIR}/include)
  endif()
endif()
