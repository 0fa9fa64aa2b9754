# md4c, the Markdown parser: two C files, compiled into the library. It is used by
# src/render/markdown.cpp alone. Gives threadbare_md4c (objects) and threadbare_md4c_include.
#
# Its sources come from MD4C_SOURCE_DIR, or are fetched once by cmake/fetch_md4c.sh.
set(MD4C_SOURCE_DIR "" CACHE PATH "An unpacked md4c, 0.5.3 by choice; empty: fetch it")

if(MD4C_SOURCE_DIR)
  set(md4c_dir ${MD4C_SOURCE_DIR})
else()
  set(md4c_dir ${threadbare_third_party}/md4c)
  if(NOT EXISTS ${md4c_dir}/src/md4c.c)
    execute_process(COMMAND bash ${CMAKE_CURRENT_LIST_DIR}/fetch_md4c.sh ${md4c_dir}
                    RESULT_VARIABLE fetch_result)
    if(NOT fetch_result EQUAL 0)
      message(FATAL_ERROR "md4c could not be fetched. Unpack https://github.com/mity/md4c "
                          "(tag release-0.5.3) somewhere and configure with -DMD4C_SOURCE_DIR=THERE.")
    endif()
  endif()
endif()

set(threadbare_md4c_include ${md4c_dir}/src)
add_library(threadbare_md4c OBJECT ${md4c_dir}/src/md4c.c ${md4c_dir}/src/entity.c)
target_compile_options(threadbare_md4c PRIVATE -w)
set_target_properties(threadbare_md4c PROPERTIES POSITION_INDEPENDENT_CODE ON)
