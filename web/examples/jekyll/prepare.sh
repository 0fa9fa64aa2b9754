#!/bin/sh
# For sites without plugins: makes _data/threads/NAME.yml of each file in threads/, for
# _includes/thread.html, and fetches the script and the styles.
#
# THREADBARE is the command: `npx thread-bare`, unless told.
set -eu
cd "$(dirname "$0")"
mkdir -p _data/threads thread-bare
cp node_modules/thread-bare/thread-bare.js node_modules/thread-bare/styles.css thread-bare/
for file in threads/*; do
  name=$(basename "$file")
  html=$(${THREADBARE:-npx thread-bare} convert "$file" --to element)
  { echo 'html: |2'; printf '%s\n' "$html" | sed 's/^/  /'; } >"_data/threads/${name%%.*}.yml"
done
