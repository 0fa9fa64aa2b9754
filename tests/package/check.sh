#!/usr/bin/env bash
# Builds and runs the stranger's project against Threadbare, installed or as a subproject.
# Usage: check.sh installed|subproject BUILD_DIR SCRATCH_DIR
set -euo pipefail

readonly how=$1 build=$2 scratch=$3
here=$(cd "$(dirname "$0")" && pwd)

rm -rf "$scratch"
mkdir -p "$scratch"
case $how in
installed)
  cmake --install "$build" --prefix "$scratch/prefix" >"$scratch/install.log"
  "$scratch/prefix/bin/threadbare" formats >/dev/null
  options=(-DCMAKE_PREFIX_PATH="$scratch/prefix")
  ;;
subproject)
  top=$(cd "$here/../.." && pwd)
  options=(-DTHREADBARE_SOURCE="$top" -DMD4C_SOURCE_DIR="$top/build/third_party/md4c"
    -DPUGIXML_SOURCE_DIR="$top/build/third_party/pugixml")
  ;;
esac
cmake -G Ninja -S "$here" -B "$scratch/consumer" "${options[@]}"
cmake --build "$scratch/consumer"
"$scratch/consumer/consumer"
