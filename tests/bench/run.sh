#!/bin/sh
# SPDX-License-Identifier: MIT
# What the program costs beside the least it could cost: each line does the same with the command
# and with a plain program on the same schema (floor.c), in turn, and prints the ratio of the two.
# Times are medians of wall-clock time and mean nothing by themselves; where callgrind counts
# instructions, they are the same at every run.
#     sh tests/bench/run.sh [--full] [LINE...]
# LINE is a number of the table, 1 to 8; --full takes a million rows instead of 100,000, and ten
# million where growth is measured.
set -eu
unset CDPATH
bench=$(cd "$(dirname "$0")" && pwd)
here=$(dirname "$bench")
. "$here/build.sh"
rows=100000 grown=1000000
if [ "${1:-}" = --full ]; then
    rows=1000000 grown=10000000
    shift
fi
lines=${*:-1 2 3 4 5 6 7 8}

sh "$here/setup.sh" sqlite3 valgrind
sh "$here/setup.sh" taskwarrior sqlite-utils || echo "taskwarrior and sqlite-utils are left out" >&2
targets=bench
build bench -DCMAKE_BUILD_TYPE=Release -DCHAMBER_STATIC=ON
chamber=$build_folder/src/chamber
tools=$build_folder/tests
folder=$(mktemp -d "${TMPDIR:-/var/tmp}/chamber-bench.XXXXXX")
[ -n "${KEEP:-}" ] || trap 'rm -rf "$folder"' EXIT
trap 'exit 130' HUP INT TERM
CHAMBER_TODAY=2023-12-31 LC_ALL=C.UTF-8 HOME=$folder TASKDATA=$folder/task
unset CHAMBER_DB LD_LIBRARY_PATH
export CHAMBER_TODAY LC_ALL HOME TASKDATA
: >"$folder/.taskrc"
cd "$folder"

# --- measuring ---

quiet() {
    "$@" >said 2>&1 || {
        cat said >&2
        exit 1
    }
}
# One run, noted under a name: wall seconds, processor seconds, MiB.
take() { # NAME COMMAND...
    noted=$1.runs
    shift
    "$tools/chamber_measure" "$noted" "$@" 2>said || {
        cat said >&2
        exit 1
    }
}
# Takes of several things in turn; what is done in a round is a function.
in_turn() { # ROUNDS FUNCTION
    rounds=$1
    rm -f ./*.runs
    round=0
    while [ "$round" -lt "$rounds" ]; do
        round=$((round + 1))
        "$2"
    done
}
median() { # NAME COLUMN
    cut -d ' ' -f "$2" "$1.runs" | sort -n | sed -n "$(((rounds + 1) / 2))p"
}
instructions() { # COMMAND...
    quiet valgrind --tool=callgrind --callgrind-out-file=/dev/null --log-file=counted "$@"
    sed -n 's/.*Collected : //p' counted
}

# --- the table ---

row() { # LINE WHAT '<='|'>=' GOAL VALUE FLOOR
    awk -v line="$1" -v what="$2" -v sign="$3" -v goal="$4" -v value="$5" -v floor="$6" 'BEGIN {
        if (!(value > 0 && floor > 0)) {
            printf "%-4s %-66s could not be measured\n", line, what
            exit 1
        }
        ratio = value / floor
        good = sign == "<=" ? ratio <= goal : ratio >= goal
        printf "%-4s %-66s %s %-5s %8.2f  %s\n", line, what, sign, goal, ratio, good ? "reached" : "MISSED"
    }'
}
walls() { # LINE WHAT SIGN GOAL NAME FLOOR
    row "$1" "$2" "$3" "$4" "$(median "$5" 1)" "$(median "$6" 1)"
}
# As much work in the time of the other: 0.8 is four fifths of the floor's throughput.
throughput() { # LINE WHAT SIGN GOAL NAME FLOOR
    row "$1" "$2" "$3" "$4" "$(median "$6" 1)" "$(median "$5" 1)"
}

# --- what is measured on ---

# A database: enterprises and persons through the program, visits through it or, where only their
# number counts, the quick way.
database() { # NAME ROWS YEARS ENTERPRISES how
    mkdir -p "$1"
    quiet "$tools/chamber_make" "$1" "$2" "$3" "$4"
    CHAMBER_DB=$folder/$1.db
    export CHAMBER_DB
    quiet "$chamber" init --name 示例商会
    quiet "$chamber" enterprise import "$1/enterprises.csv"
    quiet "$chamber" person import "$1/persons.csv"
    case $5 in
    loaded) quiet "$tools/chamber_floor" load "$1.db" "$1/visits.csv" ;;
    imported)
        quiet "$chamber" visit import "$1/visits.csv"
        quiet "$chamber" request import "$1/requests.csv"
        ;;
    esac
    settled "$1.db"
}
# Nothing of a write-ahead log is left to be read.
settled() { quiet sqlite3 "$1" 'PRAGMA wal_checkpoint(TRUNCATE)'; }
# A copy to write to.
fresh() { # NAME
    rm -f run.db run.db-*
    cp "$1.db" run.db
}
use() {
    CHAMBER_DB=$folder/$1.db
    export CHAMBER_DB
}
office() { [ -e office.db ] || database office 20000 10 2000 imported; }

# --- the lines ---

reading() { # WHAT FLOOR-TASK PARAMETER COMMAND...
    what=$1 task=$2 parameter=$3
    shift 3
    use office
    count=$(instructions "$chamber" "$@")
    row 1 "$what: instructions" '<=' 1.25 "$count" \
        "$(instructions "$tools/chamber_floor" "$task" office.db "$parameter")"
    use small
    few=$(instructions "$chamber" "$@")
    use large
    row 1 "$what: $grown visits beside $rows" '<=' 1.1 "$(instructions "$chamber" "$@")" "$few"
}
line_1() {
    office
    database small "$rows" 10 2000 loaded
    database large "$grown" 10 2000 loaded
    reading 'show an enterprise' show 7 enterprise show '#7' --json
    reading 'open requests of an enterprise' requests 7 request list --enterprise '#7' --open --jsonl
    reading 'page of 50 visits' page '' visit list --sort -visited_on --limit 50 --jsonl
    rm -f large.db
}

write() {
    take write "$chamber" visit add --on 2023-12-29 --enterprise 安博建筑有限公司 --form onsite \
        --visitors '示例某00;示例某01' --findings 现场走访，了解用工情况
}
write_round() {
    write
    take floor "$tools/chamber_floor" visit run.db 1
}
# Others apart, for what runs before a command decides what of it is still in the caches.
others_round() {
    write
    take shell sqlite3 run.db "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;
        INSERT INTO visit (visited_on, enterprise, form, state, findings)
        VALUES ('2023-12-29', 7, 'onsite', 'done', '现场走访，了解用工情况');
        INSERT INTO visit_visitors VALUES (last_insert_rowid(), 1, 1)"
    ! command -v task >said || take task task rc.confirmation=no add 走访 安博建筑有限公司
    ! command -v sqlite-utils >said || take utils sqlite-utils insert utils.db visit one.csv --csv
}
line_2() {
    office
    fresh office
    use run
    head -n 2 office/visits.csv >one.csv
    in_turn 25 write_round
    walls 2 'visit add' '<=' 1.3 write floor
    in_turn 15 others_round
    walls 2 'visit add beside the sqlite3 shell' '<=' 1 write shell
    [ ! -e task.runs ] || throughput 2 'visit add beside task add' '>=' 10 write task
    [ ! -e utils.runs ] || throughput 2 'visit add beside sqlite-utils' '>=' 30 write utils
}

import_round() {
    fresh names
    use run
    take import "$chamber" visit import import/visits.csv
    fresh names
    take floor "$tools/chamber_floor" load run.db import/visits.csv
    fresh names
    take shell sqlite3 run.db "PRAGMA foreign_keys = OFF; CREATE TABLE raw (a, b, c, d, e);" \
        ".import --csv --skip 1 import/visits.csv raw" \
        "BEGIN; INSERT INTO visit (visited_on, enterprise, form, state, findings) SELECT a, (SELECT
        enterprise FROM enterprise_fact WHERE field = 'name' AND value = b), c, 'done', e FROM raw;
        INSERT INTO visit_visitors SELECT v.id, 1, (SELECT id FROM person WHERE name = substr(d, 1,
        5)) FROM raw JOIN visit AS v ON v.id = raw.rowid; DROP TABLE raw; COMMIT"
    ! command -v sqlite-utils >said || {
        rm -f utils.db
        take utils sqlite-utils insert utils.db visit import/visits.csv --csv
    }
}
more_round() {
    fresh names
    use run
    take import "$chamber" visit import more/visits.csv
}
line_3() {
    database import "$rows" 10 2000 empty
    cp import.db names.db
    in_turn 3 import_round
    throughput 3 "import of $rows visits, CSV: of the throughput" '>=' 0.8 import floor
    throughput 3 'beside sqlite3 .import into the same tables' '>=' 0.5 import shell
    [ ! -e utils.runs ] || throughput 3 'beside sqlite-utils into one table' '>=' 8 import utils
    # the rows fill the cache of 64 MiB first; what more of them take is the import's
    all=$(median import 3)
    mkdir -p more
    quiet "$tools/chamber_make" more "$((rows * 4))" 10 2000
    in_turn 1 more_round
    row 3 'memory of four times the rows' '<=' 1.25 "$(median import 3)" "$all"
}

stats_round() {
    use year
    take stats "$chamber" stats 2023 --json
    take floor "$tools/chamber_floor" scan year.db 2023
}
office_round() {
    use small_office
    take stats "$chamber" stats 2023 --json
    take floor "$chamber" enterprise show '#7' --json
}
line_4() {
    database year "$rows" 1 2000 imported
    database small_office 20000 10 2000 imported
    in_turn 9 stats_round
    walls 4 "stats of a year with $rows visits, in scans" '<=' 4 stats floor
    in_turn 15 office_round
    walls 4 'stats of a small office, in starts' '<=' 1.5 stats floor
}

list_round() {
    use year
    for form in csv json; do
        [ "$form" = csv ] && option=--csv || option=--jsonl
        take "list_$form" "$chamber" visit list --sort -visited_on --limit "$rows" "$option"
        take "floor_$form" "$tools/chamber_floor" "$form" year.db "$rows"
    done
    take export_csv "$chamber" visit export --csv
}
memory_round() {
    rm -f "out.$form"
    take all "$chamber" visit list --limit "$rows" -o "out.$form"
    rm -f "out.$form"
    take quarter "$chamber" visit list --limit "$((rows / 4))" -o "out.$form"
}
# The floor is worth its name if it prints the same.
same() { # FORM OPTION
    "$chamber" visit list --sort -visited_on --limit 1000 "$2" 2>said | grep -v '^id,' >ours
    "$tools/chamber_floor" "$1" year.db 1000 | cmp - ours
}
line_5() {
    [ -e year.db ] || database year "$rows" 1 2000 imported
    use year
    same csv --csv
    same json --jsonl
    in_turn 5 list_round
    walls 5 "list of $rows visits as CSV" '<=' 1.5 list_csv floor_csv
    walls 5 "list of $rows visits as JSON Lines" '<=' 1.5 list_json floor_json
    walls 5 "export of $rows visits as CSV" '<=' 1.5 export_csv floor_csv
    for form in csv jsonl xlsx; do
        in_turn 1 memory_round
        row 5 "memory for .$form, beside a quarter of the rows" '<=' 1.25 "$(median all 3)" \
            "$(median quarter 3)"
    done
}

find_round() {
    use many
    take part "$chamber" enterprise show 曙光 --json
    take pinyin "$chamber" enterprise show sgtcc --json
    take floor "$tools/chamber_floor" names many.db 曙光
}
line_6() {
    database many 1000 1 50000 empty
    quiet "$chamber" enterprise add --name 曙光陶瓷厂
    in_turn 9 find_round
    walls 6 'two characters of a name among 50,000' '<=' 2 part floor
    walls 6 'pinyin initials among 50,000' '<=' 2 pinyin floor
}

library_round() {
    take library "$tools/chamber_api" run.db 200
    take floor "$tools/chamber_floor" visit run.db 200
}
line_7() {
    office
    fresh office
    in_turn 9 library_round
    walls 7 'a visit through the library, for good' '<=' 1.15 library floor
}

start_round() {
    take version "$chamber" --version
    take help "$chamber" help
    take floor "$tools/chamber_line"
}
line_8() {
    in_turn 101 start_round
    walls 8 'chamber --version beside a program that prints a line' '<=' 1.5 version floor
    walls 8 'chamber help' '<=' 1.5 help floor
    floor=$(instructions "$tools/chamber_line")
    row 8 'chamber --version: instructions' '<=' 1.5 "$(instructions "$chamber" --version)" "$floor"
    row 8 'chamber help: instructions' '<=' 1.5 "$(instructions "$chamber" help)" "$floor"
}

printf '%-4s %-66s %-8s %8s  %s\n' line what goal ratio verdict
for line in $lines; do
    "line_$line"
done
