# SPDX-License-Identifier: MIT
# Stopped in the middle: HUP, INT and TERM during an import, at many moments: all or nothing, nothing
# left over, and the exit code says so. Then the places words go to: full, closed, broken. And disks
# that are full.
make_bases
mkdir -p "$scratch/in"
CHAMBER_DB=$scratch/in/chamber.db

fresh() {
    rm -rf "$scratch/in"
    cp -R "$scratch/full" "$scratch/in"
}
places() {
    "$CHAMBER" place list --csv 2>/dev/null | tail -n +2 | wc -l
}
sound() { # what
    "$CHAMBER" check >"$scratch/said" 2>&1 </dev/null || problem "$1: $(cat "$scratch/said")"
    for left in "$scratch"/in/*-wal "$scratch"/in/*-shm "$scratch"/in/*.new-*; do
        [ ! -e "$left" ] || problem "$1: left behind: $left"
    done
}

rows=600
awk -v rows="$rows" 'BEGIN { print "name"; for (n = 1; n <= rows; n++) print "示例楼" n }' >"$scratch/many.csv"
runs=0
stopped=0
for pause in 0.00 0.02 0.04 0.06 0.08 0.10 0.13 0.16 0.20 0.25; do
    for signal in HUP:129 INT:130 TERM:143; do
        fresh
        code=0
        timeout --preserve-status -k 20 -s "${signal%:*}" "${pause}1" "$CHAMBER" place import \
            "$scratch/many.csv" >"$scratch/said" 2>&1 </dev/null || code=$?
        runs=$((runs + 1))
        found=$(places)
        case $code in
        0) [ "$found" -eq $((rows + 1)) ] || problem "done at $pause, but there are $found" ;;
        130 | "${signal#*:}")
            stopped=$((stopped + 1))
            [ "$found" -eq 1 ] || [ "$found" -eq $((rows + 1)) ] ||
                problem "$signal at $pause: $found rows"
            ;;
        *) problem "$signal at $pause: exit code $code: $(cat "$scratch/said")" ;;
        esac
        sound "$signal at $pause"
    done
done
[ "$stopped" -gt 0 ] || problem 'no import was stopped'
echo "signals during an import: $runs runs, $stopped stopped"

# words that do not arrive are a failure, whatever has been done
refused() { # what, exit code
    [ "$2" -ne 0 ] || problem "$1: exit code 0"
    [ "$2" -lt 126 ] || problem "$1: ended by a signal: $2"
    sound "$1"
}
fresh
for words in 'place list --csv' 'stats 2018' 'place add --name 甲楼' 'log --json' 'export'; do
    if [ -e /dev/full ]; then
        # shellcheck disable=SC2086
        "$CHAMBER" $words >/dev/full 2>/dev/null </dev/null
        refused "$words >/dev/full" $?
    fi
    # shellcheck disable=SC2086
    "$CHAMBER" $words >&- 2>/dev/null </dev/null
    refused "$words >&-" $?
    # shellcheck disable=SC2086
    "$CHAMBER" $words <&- >&- 2>&-
    refused "$words, all three closed" $?
    # shellcheck disable=SC2086
    { "$CHAMBER" $words 2>/dev/null </dev/null
      echo "$?" >"$scratch/code"; } | sleep 0 # which reads nothing
    code=$(cat "$scratch/code")
    [ "$code" -lt 126 ] || problem "$words | : ended by a signal: $code"
    sound "$words into a closed pipe"
done
echo 'places for words: full, closed, broken'

# a disk that is full, by a limit on the size of files, in blocks of 512 bytes
size=$(wc -c <"$scratch/full/chamber.db")
for more in 0 8 16 32 64 128; do
    fresh
    code=0
    (ulimit -f $((size / 512 + more)) &&
        "$CHAMBER" place import "$scratch/many.csv") >"$scratch/said" 2>&1 </dev/null || code=$?
    found=$(places)
    case $code in
    0) [ "$found" -eq $((rows + 1)) ] || problem "limit +$more: done, but there are $found" ;;
    1) [ "$found" -eq 1 ] || problem "limit +$more: refused, but there are $found" ;;
    *) problem "limit +$more: exit code $code: $(cat "$scratch/said")" ;;
    esac
    sound "limit +$more"
done
echo 'limits on the size of files: 6 runs'

# a small disk of its own, where one may be mounted
mkdir -p "$scratch/small"
if mount -t tmpfs -o size=1m,mode=700 none "$scratch/small" 2>/dev/null; then
    trap 'umount "$scratch/small"; rm -rf "$scratch"' EXIT
    for free in 0 4 8 16 32 64 128; do
        rm -rf "$scratch/small/"*
        cp "$scratch/full/chamber.db" "$scratch/small/chamber.db"
        dd if=/dev/zero of="$scratch/small/filler" bs=4096 2>/dev/null
        size=$(wc -c <"$scratch/small/filler")
        dd if=/dev/null of="$scratch/small/filler" bs=1024 seek=$((size / 1024 - free)) 2>/dev/null
        code=0
        CHAMBER_DB=$scratch/small/chamber.db "$CHAMBER" place import "$scratch/many.csv" \
            >"$scratch/said" 2>&1 </dev/null || code=$?
        rm -f "$scratch/small/filler"
        found=$(CHAMBER_DB=$scratch/small/chamber.db places)
        [ "$code" -eq 0 ] && [ "$found" -eq $((rows + 1)) ] || { [ "$code" -eq 1 ] && [ "$found" -eq 1 ]; } ||
            problem "$free KiB free: exit code $code, $found rows: $(cat "$scratch/said")"
    done
    echo 'a full disk: 7 runs'
else
    echo 'a full disk: skipped, nothing may be mounted here'
fi
