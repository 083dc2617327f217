#!/bin/sh
# SPDX-License-Identifier: MIT
# What a start and reading commands may cost, in instructions, beside programs that do no more than
# they must (tests/bench/line.c and floor.c): the same on every machine and whatever else it does.
# It takes callgrind, and the command as it is shipped.
. "$(dirname "$0")/lib.sh"
line=$CHAMBER_BUILD/tests/chamber_line floor=$CHAMBER_BUILD/tests/chamber_floor
command -v valgrind >/dev/null || {
    echo 'left out: it takes valgrind'
    exit 77
}
grep -q '^CMAKE_BUILD_TYPE:[A-Z]*=Rel' "$CHAMBER_BUILD/CMakeCache.txt" && [ -x "$floor" ] || {
    echo 'left out: this is no release build'
    exit 77
}

instructions() {
    valgrind --tool=callgrind --callgrind-out-file=/dev/null "$@" 2>err >out
    sed -n 's/.*Collected : //p' err
}

# At most so many hundredths of what a task of the floor costs.
within() { # HUNDREDTHS TASK PARAMETER -- COMMAND...
    hundredths=$1 task=$2 parameter=$3
    shift 4
    case $task in
    line) least=$(instructions "$line") ;;
    *) least=$(instructions "$floor" "$task" "$CHAMBER_DB" "$parameter") ;;
    esac
    cost=$(instructions "$CHAMBER" "$@")
    [ "${cost:-0}" -gt 0 ] && [ "$cost" -le "$((${least:-0} * hundredths / 100))" ] ||
        problem "$*: $cost instructions, the least is $least"
}

"$CHAMBER" init --name 示例商会 >out 2>err || problem "$(cat err)"
"$CHAMBER" person add --name 示例某 >out 2>err || problem "$(cat err)"
"$CHAMBER" enterprise add --name 示例和风酒店有限公司 --industry H --status 会员 \
    --joined_on 2016-03-01 >out 2>err || problem "$(cat err)"
"$CHAMBER" visit log --on 2018-06-20 --visitors 示例某 --enterprise 示例和风酒店有限公司 \
    --request 车位不足 --category 交通停车 >out 2>err || problem "$(cat err)"
"$CHAMBER" enterprise show '#1' --json >out
grep -q 示例和风酒店有限公司 out || problem 'nothing is shown'

within 350 line '' -- --version
within 650 line '' -- help
within 125 show 1 -- enterprise show '#1' --json
within 125 requests 1 -- request list --enterprise '#1' --open --jsonl
within 125 page 50 -- visit list --sort -visited_on --limit 50 --jsonl

# a name as it is stored costs the same among few and among many
few=$(instructions "$CHAMBER" enterprise show 示例和风酒店有限公司)
awk 'BEGIN { print "企业名称"; for (i = 1; i <= 1000; i++) print "示例第" i "商行" }' >many.csv
"$CHAMBER" enterprise import many.csv >out 2>err || problem "$(cat err)"
many=$(instructions "$CHAMBER" enterprise show 示例和风酒店有限公司)
grep -q 示例和风酒店有限公司 out || problem 'nothing is shown'
[ "$many" -le "$((few * 11 / 10))" ] || problem "by its name: $few instructions, among many $many"
verdict
