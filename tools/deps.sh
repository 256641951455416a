#!/bin/sh
# Installs with apt-get what the build, the tests and the demonstration need and this machine lacks.
# Usage: tools/deps.sh run|docs|test|bench|reliability|browser|live     Does nothing, and asks nobody, when all of it is there.
set -eu

run="gcc make pkg-config lua5.4 liblua5.4-dev libuv1-dev libutf8proc-dev libsqlite3-dev lua-dkjson lua-argparse"
docs="$run cmark-gfm graphviz mandoc"
test="$docs man-db fish zsh unicode-data libicu-dev bzip2 lua-busted lua-check lua-luv lua-socket lua-sec lua-cqueues"
test="$test luarocks cppcheck git libsimde-dev lua5.1 lua-expat tmux"
bench="$test g++ libvectorscan-dev libre2-dev libpcre2-dev libicu-dev lua-rex-pcre2 valgrind lua-sql-sqlite3 redis-server"
command -v npm >/dev/null 2>&1 || bench="$bench npm"
reliability="$test clang libclang-rt-14-dev valgrind"
browser="$run lua-busted lua-socket chromium chromium-driver fonts-noto-core"
command -v npm >/dev/null 2>&1 || browser="$browser npm"
axe=4.14.1 # of axe-core, which looks for what keeps people out of a page
live="$run lua-luv sip-tester"

case "${1:-}" in
  run) want=$run ;;
  docs) want=$docs ;;
  test) want=$test ;;
  bench) want=$bench ;;
  reliability) want=$reliability ;;
  browser) want=$browser ;;
  live) want=$live ;;
  *) echo "usage: tools/deps.sh run|docs|test|bench|reliability|browser|live" >&2; exit 2 ;;
esac

command -v dpkg-query >/dev/null 2>&1 || {
  echo "hatif: this is not a Debian system; install by hand what these packages hold: $want" >&2
  exit 0
}

# A spec runs in Prosody's own loop. Prosody is a server, so its files are only unpacked, into build/ (its modules need
# ICU, which libicu-dev brings whatever its number): nothing of it is installed
# or started. Without a network that spec is left out.
unpack_prosody() {
  [ -d build/prosody ] || [ -d /usr/lib/prosody ] && return
  there=$(mktemp -d)
  (cd "$there" && apt-get download -qq prosody && dpkg-deb -x prosody_*.deb unpacked) >/dev/null 2>&1 &&
    mkdir -p build && mv "$there/unpacked" build/prosody || echo "hatif: no Prosody, its spec is left out" >&2
  rm -rf "$there"
}

fetch_axe() {
  [ "$(sed -n 's/.*"version": *"\(.*\)".*/\1/p' build/browser/node_modules/axe-core/package.json 2>/dev/null)" = "$axe" ] && return
  mkdir -p build/browser
  npm install --silent --no-audit --no-fund --no-save --prefix build/browser "axe-core@$axe" >/dev/null || {
    echo "hatif: npm could not install axe-core@$axe" >&2
    return 1
  }
}

# What no package of Debian holds.
finish() {
  case "$1" in
    run | docs) ;;
    browser) fetch_axe ;;
    *) unpack_prosody ;;
  esac
}

missing=""
for package in $want; do
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing="$missing $package"
done
[ -n "$missing" ] || {
  finish "$1"
  exit
}

if [ "$(id -u)" = 0 ]; then sudo=""; else
  command -v sudo >/dev/null 2>&1 || {
    echo "hatif: these packages are missing and there is no sudo; install them as root:$missing" >&2
    exit 1
  }
  sudo="sudo"
fi

echo "hatif: installing$missing" >&2
log=$(mktemp)
export DEBIAN_FRONTEND=noninteractive
if ! { $sudo apt-get update -qq && $sudo apt-get install -y -qq --no-install-recommends $missing; } >"$log" 2>&1; then
  cat "$log" >&2
  rm -f "$log"
  echo "hatif: apt-get could not install:$missing" >&2
  exit 1
fi
rm -f "$log"
finish "$1"
