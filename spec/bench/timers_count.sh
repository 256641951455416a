#!/bin/sh
# Instructions per operation, hatif against luv, counted by callgrind. Usage: timers_count.sh, with LUA set.
set -eu

command -v valgrind >/dev/null || { echo "no valgrind: no instruction counts (make bench-deps)"; exit 0; }
here=$(dirname "$0")
N=4000

total() { # peer operation n -> instructions of the whole program
  valgrind --tool=callgrind --callgrind-out-file=/dev/null "${LUA:-lua5.4}" "$here/timers_count.lua" "$1" "$2" "$3" 2>&1 |
    sed -n 's/.*Collected : \([0-9]*\).*/\1/p'
}

each() { # peer operation -> instructions an operation
  with=$(total "$1" "$2" $N)
  without=$(total "$1" "$2:loop" $N)
  echo $(((with - without) / N))
}

echo
echo "instructions an operation, the calls from Lua included:"
for op in arm cancel rearm fire; do
  ours=$(each hatif $op)
  theirs=$(each luv $op)
  awk -v op=$op -v a="$ours" -v b="$theirs" 'BEGIN { printf "%-8s hatif %5d   luv %5d   ratio %.2f\n", op, a, b, a / b }'
done
