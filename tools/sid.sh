#!/bin/sh
# Unpacks the newer Lua 5.4, libuv, utf8proc, SQLite and glibc of Debian's sid into a folder, and touches nothing of this
# system: apt gets a state of its own, and nothing is installed. There bin/lua5.4 runs them with their own loader.
# Usage: tools/sid.sh FOLDER     Exit 1, and why, when they cannot be had.
set -eu
into=$1
[ -x "$into/bin/lua5.4" ] && exit 0

packages="libc6 libgcc-s1 libtinfo6 libreadline8t64 liblua5.4-0 liblua5.4-dev lua5.4 libuv1t64 libuv1-dev
  libutf8proc3 libutf8proc-dev libsqlite3-0 libsqlite3-dev zlib1g unicode-data"

fail() { echo "hatif: no sid to test with: $1" >&2; exit 1; }
command -v dpkg-deb >/dev/null 2>&1 && command -v apt-get >/dev/null 2>&1 || fail "this is not a Debian system"

# The mirror of this machine's own sources: the first that has Debian itself.
mirror=$(apt-get indextargets --format '$(REPO_URI) $(CODENAME)' 2>/dev/null |
  awk '$2 !~ /-/ && $1 ~ /\/debian\/?$/ { print $1; exit }')
[ -n "$mirror" ] || fail "no Debian mirror among the sources of apt"

state=$(mktemp -d)
trap 'rm -rf "$state"' EXIT
mkdir -p "$state/lists/partial" "$state/archives/partial"
: >"$state/status"
keys=/usr/share/keyrings/debian-archive-keyring.gpg
echo "deb [signed-by=$keys] $mirror sid main" >"$state/sources.list"
apt() {
  apt-get -qq -o Dir::Etc::SourceList="$state/sources.list" -o Dir::Etc::SourceParts=/dev/null \
    -o Dir::State="$state" -o Dir::State::status="$state/status" -o Dir::State::Lists="$state/lists" \
    -o Dir::Cache="$state" -o Acquire::Check-Valid-Until=false -o APT::Sandbox::User=root "$@"
}
apt update >"$state/log" 2>&1 || { cat "$state/log" >&2; fail "its list of packages cannot be fetched"; }
(cd "$state" && apt download $packages) >"$state/log" 2>&1 || { cat "$state/log" >&2; fail "its packages cannot be fetched"; }

rm -rf "$into"
mkdir -p "$into/bin"
for file in "$state"/*.deb; do dpkg-deb -x "$file" "$into"; done
into=$(cd "$into" && pwd)
loader=$(find "$into" -name 'ld-linux*.so.*' -o -name 'ld64.so.*' | head -n 1)
[ -n "$loader" ] || fail "its glibc has no loader"
libraries=$(dirname "$(find "$into/usr/lib" -name 'libuv.so.1' | head -n 1)")
{
  echo '#!/bin/sh'
  echo "exec '$loader' --library-path '$libraries:$(dirname "$loader")' '$into/usr/bin/lua5.4' \"\$@\""
} >"$into/bin/lua5.4.new"
chmod +x "$into/bin/lua5.4.new"
"$into/bin/lua5.4.new" -v >/dev/null 2>&1 || fail "its Lua does not start"
mv "$into/bin/lua5.4.new" "$into/bin/lua5.4"
