#!/usr/bin/env bash
# Holds that Doxygen has nothing to say of the headers that are installed.
# Usage: doxygen.sh BUILD_DIR SCRATCH_DIR
set -euo pipefail

readonly build=$1 scratch=$2
if ! command -v doxygen >/dev/null; then
  echo "doxygen not found"
  exit 0
fi

rm -rf "$scratch"
mkdir -p "$scratch"
cmake --install "$build" --prefix "$scratch/prefix" >"$scratch/install.log"
# Undocumented members are none of its business: names that say all need no comment.
doxygen - <<END
INPUT = $scratch/prefix/include
RECURSIVE = YES
EXTRACT_ALL = YES
QUIET = YES
WARN_IF_UNDOCUMENTED = NO
WARN_NO_PARAMDOC = NO
WARN_AS_ERROR = YES
GENERATE_HTML = NO
GENERATE_LATEX = NO
GENERATE_XML = YES
OUTPUT_DIRECTORY = $scratch
END
