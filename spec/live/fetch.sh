#!/bin/sh
# Unpacks a real Asterisk from Debian's sid into build/asterisk, where nothing of it touches the system: apt runs on a
# state of its own, dpkg only unpacks. The mirror is the one this machine has in its own apt sources; what comes from it
# is checked against Debian's keyring.
# Usage: spec/live/fetch.sh     Does nothing when it is there. Exit 1: it could not be fetched; the last line says why.
set -eu

there=build/asterisk
[ ! -x "$there/usr/sbin/asterisk" ] || exit 0

keyring=/usr/share/keyrings/debian-archive-keyring.gpg
packages="asterisk asterisk-modules asterisk-core-sounds-en-gsm libbsd0 libc6 libcap2 libcrypt1 libedit2 libgcc-s1
  libgsm1 libjansson4 libmd0 libsqlite3-0 libssl3t64 libstdc++6 libsystemd0 libtinfo6 liburiparser1 libuuid1 libxml2-16
  libxslt1.1 libzstd1 zlib1g"

fail() {
  echo "hatif: no Asterisk: $1" >&2
  exit 1
}

command -v apt-get >/dev/null 2>&1 || fail "this is not a Debian system (no apt-get)"
[ -r "$keyring" ] || fail "$keyring is missing (package debian-archive-keyring)"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/state/lists/partial" "$work/cache/archives/partial" "$work/debs" "$work/root"
: >"$work/state/status"

apt_get() {
  apt-get -qq -o Dir::Etc::SourceList="$work/sources.list" -o Dir::Etc::SourceParts=/dev/null \
    -o Dir::State="$work/state" -o Dir::State::status="$work/state/status" -o Dir::Cache="$work/cache" \
    -o Acquire::Check-Valid-Until=false -o Acquire::Languages=none -o Acquire::Retries=1 \
    -o Acquire::http::Timeout=20 -o Acquire::https::Timeout=20 -o APT::Sandbox::User=root "$@"
}

# Every address in the machine's sources, of both forms of file, those first that look like a mirror of Debian; which of
# them is one shows when it is asked.
mirrors() {
  cat /etc/apt/sources.list /etc/apt/sources.list.d/*.list /etc/apt/sources.list.d/*.sources 2>/dev/null |
    awk '/^deb /  { for (i = 2; i <= NF; i++) if ($i ~ /:\/\//) { print $i; break } }
         /^URIs:/ { for (i = 2; i <= NF; i++) print $i }' |
    awk '/security/ { next } { print (/\/debian\/*$/ ? 1 : 2), $0 }' | sort -u | cut -d" " -f2
}

found=""
for mirror in $(mirrors); do
  echo "deb [signed-by=$keyring] $mirror sid main" >"$work/sources.list"
  if apt_get update >"$work/log" 2>&1 && ! grep -q '^[EW]:' "$work/log"; then
    found=$mirror
    break
  fi
done
[ -n "$found" ] || {
  [ ! -f "$work/log" ] || tail -3 "$work/log" >&2
  fail "none of this machine's apt sources serves Debian's sid"
}
(cd "$work/debs" && apt_get download $packages) >"$work/log" 2>&1 || {
  tail -3 "$work/log" >&2
  fail "its packages could not be downloaded"
}
for deb in "$work"/debs/*.deb; do
  dpkg-deb -x "$deb" "$work/root" || fail "$(basename "$deb") could not be unpacked"
done
mkdir -p build
rm -rf "$there"
mv "$work/root" "$there"
