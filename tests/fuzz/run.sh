#!/usr/bin/env bash
# Runs each fuzzer for a while. What they find interesting is kept in the build folder, so that the
# next run goes on from there; what breaks a property is kept beside it, named crash-….
# Usage: run.sh BUILD_DIR SECONDS
set -euo pipefail

readonly build=$1 seconds=$2
here=$(cd "$(dirname "$0")" && pwd)

# The goldens are good first inputs for all of them.
seeds=$build/seeds
mkdir -p "$seeds"
find "$here/../golden" -name '*.input.*' -exec cp {} "$seeds/" \;
# An expression is none of those.
n=0
while IFS= read -r expression; do
  printf '%s' "$expression" >"$seeds/find_query.$((n += 1))"
done <"$here/find_query.seeds"

failed=0
for fuzzer in reading json alike xml markdown mail find_query; do
  echo "fuzz_$fuzzer: $seconds seconds"
  mkdir -p "$build/found/$fuzzer"
  "$build/fuzz_$fuzzer" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=4096 \
    -max_len=20000 -verbosity=0 -print_funcs=0 -artifact_prefix="$build/$fuzzer-" \
    "$build/found/$fuzzer" "$seeds" || failed=1
done
exit "$failed"
