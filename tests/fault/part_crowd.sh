# SPDX-License-Identifier: MIT
# Many at once: what was acknowledged is there. Eight write while two import and two read; then a
# writer is killed again and again at any moment. The control is a counter kept in a file by a
# program that reads, adds and writes without a transaction: it must come out short.
make_bases
mkdir -p "$scratch/in"
CHAMBER_DB=$scratch/in/chamber.db
cp "$scratch/full/chamber.db" "$CHAMBER_DB"
each_writes=8
[ "$many" -gt 0 ] || each_writes=50

writer() { # number
    for n in $(seq "$each_writes"); do
        "$CHAMBER" place add --name "楼$1-$n" >/dev/null 2>>"$scratch/crowd.err" </dev/null &&
            echo "楼$1-$n" >>"$scratch/acknowledged"
    done
}
importer() { # number
    for n in $(seq 2); do
        awk -v who="$1-$n" 'BEGIN { print "name"; for (i = 1; i <= 20; i++) print "批" who "-" i }' \
            >"$scratch/$1-$n.csv"
        "$CHAMBER" place import "$scratch/$1-$n.csv" >/dev/null 2>>"$scratch/crowd.err" </dev/null &&
            tail -n +2 "$scratch/$1-$n.csv" >>"$scratch/acknowledged"
    done
}
reader() {
    for n in $(seq 8); do
        "$CHAMBER" place list --csv >/dev/null 2>>"$scratch/crowd.err" </dev/null ||
            echo reader >>"$scratch/crowd.failed"
    done
}
careless() {
    for n in $(seq 20); do
        "$CHAMBER_FAULT/chamber_fault_careless" count "$scratch/counter" && echo >>"$scratch/counted"
    done
}
all_there() { # what
    "$CHAMBER" place list --csv >"$scratch/places" 2>/dev/null
    lost=$(while read -r name; do grep -qF -e "$name" "$scratch/places" || echo "$name"; done \
        <"$scratch/acknowledged")
    [ -z "$lost" ] || problem "$1: acknowledged but lost: $lost"
    "$CHAMBER" check >"$scratch/said" 2>&1 || problem "$1: $(cat "$scratch/said")"
}

: >"$scratch/acknowledged"
for n in 1 2 3 4 5 6 7 8; do
    writer "$n" &
done
importer a &
importer b &
reader &
reader &
wait
all_there crowd
count=$(wc -l <"$scratch/acknowledged")
[ "$count" -eq $((8 * each_writes + 80)) ] || problem "crowd: only $count written: $(head -n 3 "$scratch/crowd.err")"
[ ! -e "$scratch/crowd.failed" ] || problem 'crowd: a reader failed'
echo "eight writers, two importers, two readers: $count acknowledged, all there"

for n in 1 2 3 4 5 6 7 8; do
    careless &
done
wait
echo "the control: $(wc -l <"$scratch/counted") counted, the counter says $(cat "$scratch/counter")"
begin_control 'a counter without transactions'
[ "$(cat "$scratch/counter")" -ge "$(wc -l <"$scratch/counted")" ] || problem 'an update was lost'
end_control

# killed at any moment
kills=30
[ "$many" -gt 0 ] || kills=500
: >"$scratch/acknowledged"
n=0
while [ "$n" -lt "$kills" ]; do
    n=$((n + 1))
    code=0
    { timeout -s KILL "$(printf '0.%03d' $((n * 7 % 40 + 1)))" "$CHAMBER" place add --name "断$n" \
        >"$scratch/said" 2>&1 </dev/null; } 2>>"$scratch/killed" || code=$?
    case $code in
    0) echo "断$n" >>"$scratch/acknowledged" ;;
    137) ;;
    *) problem "killed at any moment: exit code $code: $(cat "$scratch/said")" ;;
    esac
done
all_there 'killed at any moment'
count=$(wc -l <"$scratch/acknowledged")
[ "$count" -lt "$kills" ] || problem 'none was killed'
echo "killed at any moment: $kills runs, $count acknowledged, all there"
