# zlib, for the command in WebAssembly: what unpacks gzip, from its sources. Natively the system's is
# used. Gives threadbare_zlib.
threadbare_sources(zlib 1.2.13 "https://github.com/madler/zlib (tag v1.2.13)" inflate.c)

set(zlib_sources adler32.c crc32.c inffast.c inflate.c inftrees.c zutil.c)
list(TRANSFORM zlib_sources PREPEND ${zlib_dir}/)
add_library(threadbare_zlib OBJECT ${zlib_sources})
target_include_directories(threadbare_zlib SYSTEM PUBLIC ${zlib_dir})
target_compile_options(threadbare_zlib PRIVATE -w)
