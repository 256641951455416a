#!/bin/sh
# Calls on a real Asterisk, judged live: `make live-test`. Where Asterisk or sipp cannot be had it says so in its last line
# and ends with 0; with HATIF_LIVE=require that is a failure.
set -eu
without() {
  echo "hatif: SKIPPED: $1, so no calls were tried on a real Asterisk" >&2
  [ "${HATIF_LIVE:-}" != require ] || exit 1
  exit 0
}
tools/deps.sh live || without "sipp could not be installed"
command -v sipp >/dev/null 2>&1 || without "there is no sipp"
spec/live/fetch.sh || without "no Asterisk could be fetched"
"${MAKE:-make}" -s
exec "${HATIF_LUA:-lua5.4}" spec/live/run.lua "$@"
