#!/bin/sh
# SPDX-License-Identifier: MIT
# What files cost: 100,000 visits in and out as CSV and as a workbook, beside the sqlite3 shell with
# the same file. Each line is the median of several runs, taken in turn; compare the ratios, for the
# times are this machine's of this moment.
#     sh tests/bench/run.sh [ROWS [ROUNDS]]
set -eu
unset CDPATH
bench=$(cd "$(dirname "$0")" && pwd)
here=$(dirname "$bench")
. "$here/build.sh"
rows=${1:-100000}
rounds=${2:-5}

sh "$here/setup.sh" sqlite3
build bench -DCMAKE_BUILD_TYPE=Release
CHAMBER=$build_folder/src/chamber
measure=$build_folder/tests/chamber_measure
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
trap 'exit 130' HUP INT TERM
CHAMBER_DB=$folder/base.db
CHAMBER_TODAY=2023-12-31
export CHAMBER_DB CHAMBER_TODAY

"$build_folder/tests/chamber_make" "$folder" "$rows"
quiet() {
    "$@" >"$folder/said" 2>&1 || {
        cat "$folder/said" >&2
        exit 1
    }
}
quiet "$CHAMBER" init
quiet "$CHAMBER" enterprise import "$folder/enterprises.csv"
quiet "$CHAMBER" person import "$folder/persons.csv"

# One run of a command, noted under a name.
take() {
    name=$1
    shift
    quiet "$measure" "$folder/$name.times" "$@"
}
fresh() {
    cp "$folder/base.db" "$folder/run.db"
    CHAMBER_DB=$folder/run.db
}
round() {
    rm -f "$folder"/shell.db "$folder"/out.*
    take shell-in sqlite3 "$folder/shell.db" ".import --csv '$folder/visits.csv' visit"
    take shell-out sqlite3 -csv -header "$folder/shell.db" ".once '$folder/out.shell'" \
        "SELECT * FROM visit"
    fresh
    take csv-in "$CHAMBER" visit import "$folder/visits.csv"
    take csv-again "$CHAMBER" visit import "$folder/visits.csv"
    take csv-out "$CHAMBER" visit export -o "$folder/out.csv"
    take json-out "$CHAMBER" visit export -o "$folder/out.jsonl"
    [ "$xlsx" = yes ] || return 0
    take xlsx-out "$CHAMBER" visit export -o "$folder/out.xlsx"
    fresh
    take xlsx-in "$CHAMBER" visit import "$folder/out.xlsx"
}

xlsx=yes
"$CHAMBER" enterprise list --limit 1 -o "$folder/try.xlsx" >/dev/null 2>&1 || xlsx=no
i=0
while [ "$i" -lt "$rounds" ]; do
    i=$((i + 1))
    round
    echo "round $i of $rounds" >&2
done

# The middle of a column of the runs noted under a name.
median() {
    cut -d ' ' -f "$2" "$folder/$1.times" | sort -n | sed -n "$(((rounds + 1) / 2))p"
}
line() { # name, of what, its floor
    [ -e "$folder/$1.times" ] || return 0
    printf '%s %s %s %s\n' "$(median "$1" 1)" "$(median "$3" 1)" "$(median "$1" 3)" "$rows" |
        awk -v what="$2" '{
            printf "%-44s %9.0f rows/s  %6.1f s  %6.1fx the shell  %6.1f MiB\n", what, $4 / $1,
                $1, $1 / $2, $3
        }'
}
echo "$rows visits, median of $rounds runs"
line shell-in "sqlite3 .import into a table of text" shell-in
line csv-in "chamber visit import, CSV" shell-in
line csv-again "the same once more (nothing is new)" shell-in
line xlsx-in "chamber visit import, XLSX" shell-in
line shell-out "sqlite3 -csv" shell-out
line csv-out "chamber visit export, CSV" shell-out
line json-out "chamber visit export, JSON Lines" shell-out
line xlsx-out "chamber visit export, XLSX" shell-out
