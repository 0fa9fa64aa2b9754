# md4c, the Markdown parser: one C file, compiled into the library. It is used by
# src/render/body/markdown.cpp alone; its table of character names only by a test. Gives
# threadbare_md4c (objects) and threadbare_md4c_include.
threadbare_sources(md4c 0.5.3 "https://github.com/mity/md4c (tag release-0.5.3)" src/md4c.c)

set(threadbare_md4c_include ${md4c_dir}/src)
add_library(threadbare_md4c OBJECT ${md4c_dir}/src/md4c.c)
target_compile_options(threadbare_md4c PRIVATE -w)
set_target_properties(threadbare_md4c PROPERTIES POSITION_INDEPENDENT_CODE ON)
# The table that src/render/html/character_names.inc is made from.
set(threadbare_md4c_entities ${md4c_dir}/src/entity.c)
