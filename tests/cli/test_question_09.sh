#!/bin/sh
# SPDX-License-Identifier: MIT
# 9. Next committee meeting: who is due, who is excused, who has missed several, is there a quorum?
. "$(dirname "$0")/town.sh"
use_town 2018

: >numbers
: >rows
while IFS=$tab read -r activity rest; do
    run activity roster "#$activity" --json
    expect 0 '*' '*'
    cp out roster
    keys roster '' due came excused absent unknown guests quorum met reachable |
        sed "s/^/$activity$tab/" >>numbers
    # one who is due is a person, or at the congress an enterprise
    who=person
    [ "$(keys roster '' body)" != 1 ] || who=enterprise
    keys roster rows due $who state missed |
        awk -F '\t' -v activity="$activity" -v OFS='\t' '
            $1 == "true" { print activity, $2, $3, $4 == "" ? 0 : $4 }' >>rows
done <"$answers/meetings.tsv"
same "$answers/meetings.tsv" numbers
sort -n -k1,1 -k2,2 rows >found
same "$answers/rosters.tsv" found

: >missed
while read -r body name who; do
    run body missed "$name" --last 4 --json
    expect 0 '*' '*'
    keys out '' "$who" due missed excused unknown last_came_on | sort -n |
        sed "s/^/$body$tab/" >>missed
done <<END
1 会员大会 enterprise
2 执委会 person
3 班子会 person
4 监事会 person
END
same "$answers/missed.tsv" missed

# for people: the next one
next=$(tail -n 1 "$answers/meetings.tsv" | cut -f 1)
run activity roster "#$next"
expect 0 '*' '*'
out_has '请假'
out_has '会长'
run activity sheet "#$next"
expect 0 '*' '*'
out_has '会长'
verdict
