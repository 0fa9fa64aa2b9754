# The toolchain of the wasm preset: Emscripten's own, of whichever em++ is on the PATH (Debian's
# package or an emsdk).
find_program(EMXX em++ REQUIRED)
get_filename_component(emscripten_root "${EMXX}" REALPATH)
get_filename_component(emscripten_root "${emscripten_root}" DIRECTORY)
include(${emscripten_root}/cmake/Modules/Platform/Emscripten.cmake)
