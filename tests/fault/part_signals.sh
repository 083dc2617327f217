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
    "$CHAMBER" place list --csv >"$scratch/list" 2>"$scratch/list.err" || problem "$(cat "$scratch/list.err")"
    tail -n +2 "$scratch/list" | wc -l
}
sound() { # what
    "$CHAMBER" check >"$scratch/said" 2>&1 </dev/null || problem "$1: $(cat "$scratch/said")"
    for left in "$scratch"/in/*-wal "$scratch"/in/*-shm "$scratch"/in/*.new-*; do
        [ ! -e "$left" ] || problem "$1: left behind: $left"
    done
}

rows=2000
awk -v rows="$rows" 'BEGIN { print "name"; for (n = 1; n <= rows; n++) print "示例楼" n }' >"$scratch/many.csv"
runs=0
stopped=0
# PAUSE SIGNAL:CODE HAD GETS COUNT COMMAND...: after a pause the command is sent a signal; then what
# COUNT counts is as much as it had, or as it gets, and this if it says so.
stop_at() {
    pause=$1 signal=$2 had=$3 gets=$4 count=$5
    shift 5
    code=0
    timeout --preserve-status -k 20 -s "${signal%:*}" "$pause" "$@" >"$scratch/said" 2>&1 \
        </dev/null || code=$?
    runs=$((runs + 1))
    found=$($count)
    case $code in
    0) [ "$found" -eq "$gets" ] || problem "done at $pause, but there are $found" ;;
    130 | "${signal#*:}")
        stopped=$((stopped + 1))
        [ "$found" -eq "$had" ] || [ "$found" -eq "$gets" ] || problem "$signal at $pause: $found"
        ;;
    *) problem "$signal at $pause: exit code $code: $(cat "$scratch/said")" ;;
    esac
}
for pause in 0.001 0.005 0.010 0.015 0.020 0.025 0.030 0.040 0.060 0.100; do
    for signal in HUP:129 INT:130 TERM:143; do
        fresh
        stop_at "$pause" "$signal" 1 $((rows + 1)) places "$CHAMBER" place import "$scratch/many.csv"
        sound "$signal at $pause"
    done
done
[ "$stopped" -gt 0 ] || problem 'no import was stopped'
echo "signals during an import: $runs runs, $stopped stopped"

halves() {
    wc -l <"$scratch/halves"
}
begin_control 'lines written each by itself'
: >"$scratch/halves"
stop_at 0.021 TERM:143 0 1000 halves "$CHAMBER_FAULT/chamber_fault_careless" halves "$scratch/halves"
end_control

# words that do not arrive are a failure, whatever has been done
refused() { # what
    [ "$code" -eq 1 ] || problem "$1: exit code $code: $(cat "$scratch/said")"
    sound "$1"
}
# a pipe that nobody reads any more, whatever the moment
mkfifo "$scratch/pipe"
into_closed_pipe() {
    exec 8<>"$scratch/pipe" 9>"$scratch/pipe" 8<&-
    "$@" >&9 9>&- </dev/null
}
# COMMAND...: told where its words cannot go
unheard() {
    if [ -e /dev/full ]; then
        code=0 && fresh
        "$@" >/dev/full 2>"$scratch/said" </dev/null || code=$?
        refused "$* >/dev/full"
    fi
    code=0 && fresh
    "$@" >&- 2>"$scratch/said" </dev/null || code=$?
    refused "$* >&-"
    code=0 && fresh
    : >"$scratch/said"
    "$@" <&- >&- 2>&- || code=$?
    refused "$*, all three closed"
    code=0 && fresh
    (into_closed_pipe "$@") 2>"$scratch/said" || code=$?
    [ "$code" -eq 141 ] || refused "$* into a closed pipe"
}
for words in 'place list --csv' 'stats 2018' 'place add --name 甲楼' 'log --json' 'enterprise export' \
    'backup' 'check' 'help visit' '--version'; do
    fresh
    # shellcheck disable=SC2086
    {
        chamber $words # by itself it works
        unheard "$CHAMBER" $words
    }
done
echo 'places for words: full, closed, broken'
begin_control 'words whose end is not seen'
unheard "$CHAMBER_FAULT/chamber_fault_careless" unheard words
end_control

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
if mount -t tmpfs -o size=1m,mode=700 none "$scratch/small" 2>"$scratch/said"; then
    mounted=$scratch/small
    for free in 0 4 8 16 32 64 128; do
        rm -rf "$scratch/small/"*
        cp "$scratch/full/chamber.db" "$scratch/small/chamber.db"
        dd if=/dev/zero of="$scratch/small/filler" bs=4096 2>/dev/null || : # until it is full
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
    echo "a full disk: skipped, nothing may be mounted here: $(cat "$scratch/said")"
fi
