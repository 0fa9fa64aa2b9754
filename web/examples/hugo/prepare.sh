#!/bin/sh
# Makes assets/threads/NAME.html of each file in threads/, for the shortcode `thread`, and fetches the
# script and the styles. Run it before hugo when a thread is new.
#
# THREADBARE is the command: `npx thread-bare`, unless told.
set -eu
cd "$(dirname "$0")"
assets=themes/thread-bare/assets/thread-bare
mkdir -p assets/threads "$assets"
cp node_modules/thread-bare/thread-bare.js "$assets/thread-bare.js"
cp node_modules/thread-bare/styles.css "$assets/thread-bare.css"
for file in threads/*; do
  name=$(basename "$file")
  ${THREADBARE:-npx thread-bare} convert "$file" --to element -o "assets/threads/${name%%.*}.html"
done
