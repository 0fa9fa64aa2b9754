#!/usr/bin/env bash
# Builds the attack with the md4c of Debian 12, for comparison, below build/md4c-0.4.8. Where that md4c
# cannot be had this says so, and the report does, too. Usage: old_md4c.sh, from the project's top.
set -euo pipefail

readonly sources=$PWD/build/third_party/md4c-0.4.8
if [ ! -e "$sources/src/md4c.c" ] && ! bash cmake/fetch_sources.sh md4c "$sources" 0.4.8; then
  echo "md4c 0.4.8 cannot be had: it is left out"
  exit 0
fi
cmake --preset native -B build/md4c-0.4.8 -DTHREADBARE_TESTS=ON "-DMD4C_SOURCE_DIR=$sources" >build/md4c-0.4.8.log
cmake --build build/md4c-0.4.8 --target threadbare_blowup
