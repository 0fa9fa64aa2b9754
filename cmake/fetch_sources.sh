#!/usr/bin/env bash
# Fetches the sources of a library into a folder: from upstream, else from Debian. Nothing of the
# system is changed. Usage: fetch_sources.sh md4c|pugixml|zlib FOLDER [VERSION]
#
# VERSION: 0.4.8 gets that md4c, which is attacked for comparison; without one it is the best there is.
set -euo pipefail

readonly library=$1 target=$2 version=${3:-}

inside=src # where the files are
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Keeps FOLDER as the result if the files that are compiled, one after the other, have the checksum:
# whoever serves them, they are these.
keep_if() { # FOLDER SHA256
  local found
  found=$(cd "$1/$inside" && cat "${files[@]}" | sha256sum | cut -d ' ' -f 1)
  if [ "$found" != "$2" ]; then
    echo "$library: the sources in $1 are not the expected ones ($found)" >&2
    return 1
  fi
  mkdir -p "$(dirname "$target")"
  rm -rf "$target"
  cp -r "$1" "$target"
}

from_upstream() { # URL TAG SHA256
  GIT_TERMINAL_PROMPT=0 timeout 60 git -c advice.detachedHead=false -c http.lowSpeedLimit=1000 \
    -c http.lowSpeedTime=10 clone -q --depth 1 --branch "$2" "$1" \
    "$work/upstream" 2>"$work/upstream.log" && keep_if "$work/upstream" "$3"
}

# apt with lists and a cache of its own. What it brings is checked against the checksums, so it needs
# no keyring: Ubuntu has none of Debian's.
from_debian() { # SUITE PACKAGE SHA256
  local home=$work/$1
  mkdir -p "$home/lists/partial" "$home/cache" "$home/tar" "$home/sources"
  echo "deb-src [trusted=yes] http://deb.debian.org/debian $1 main" >"$home/sources.list"
  local options=(-q -o "Dir::Etc::sourcelist=$home/sources.list" -o Dir::Etc::sourceparts=/dev/null
    -o "Dir::State::lists=$home/lists" -o "Dir::Cache=$home/cache" -o Acquire::Retries=2)
  (
    cd "$home/tar"
    apt-get "${options[@]}" update && apt-get "${options[@]}" source --tar-only "$2"
  ) >"$work/$1.log" 2>&1 &&
    tar -xf "$home/tar/${library}"_*.orig.tar.* -C "$home/sources" --strip-components 1 &&
    keep_if "$home/sources" "$3"
}

# 0.5.3, else the older 0.4.8 of Debian 12.
fetch_md4c() {
  local files=(md4c.c md4c.h entity.c entity.h)
  local upstream=https://github.com/mity/md4c
  local sha256_0_5_3=3278c7289fdc90b8d5ded51ea3246536d981db10bd2edaed18e6d23189b41351
  local sha256_0_4_8=1069ead2c1ea5933523eed46ec0b6b12e014f0720c182faa680de070ae6fcaa7
  if [ "$version" = 0.4.8 ]; then
    from_debian bookworm md4c $sha256_0_4_8
  elif from_upstream $upstream release-0.5.3 $sha256_0_5_3; then
    echo "md4c: 0.5.3 from $upstream"
  elif from_debian sid md4c=0.5.3-1 $sha256_0_5_3; then
    echo "md4c: 0.5.3 from Debian sid"
  elif from_debian bookworm md4c $sha256_0_4_8; then
    echo "md4c: WARNING: only 0.4.8 could be had. It is quadratic on some hostile input, and goldens may differ." >&2
  else
    return 1
  fi
}

fetch_pugixml() {
  local files=(pugixml.cpp pugixml.hpp pugiconfig.hpp)
  local upstream=https://github.com/zeux/pugixml
  local sha256_1_13=06eebb3962de729c4040e4479fa3ed73a559ec3b02ef583ade295a864870d2be
  if from_upstream $upstream v1.13 $sha256_1_13; then
    echo "pugixml: 1.13 from $upstream"
  elif from_debian bookworm pugixml $sha256_1_13; then
    echo "pugixml: 1.13 from Debian 12"
  else
    return 1
  fi
}

fetch_zlib() {
  local files=(adler32.c crc32.c crc32.h gzguts.h inffast.c inffast.h inffixed.h inflate.c inflate.h
    inftrees.c inftrees.h zconf.h zlib.h zutil.c zutil.h)
  local upstream=https://github.com/madler/zlib
  local sha256_1_2_13=9c94bb422676ccc72b37f1a8f8e207f8fe7e9d6332cb8165da5df58f95d4fdb4
  inside=.
  if from_upstream $upstream v1.2.13 $sha256_1_2_13; then
    echo "zlib: 1.2.13 from $upstream"
  elif from_debian bookworm zlib $sha256_1_2_13; then
    echo "zlib: 1.2.13 from Debian 12"
  else
    return 1
  fi
}

if ! "fetch_$library"; then
  cat "$work"/*.log >&2
  exit 1
fi
