#!/bin/sh
# SPDX-License-Identifier: MIT
# 1. Is this enterprise a member, who is its contact, when were we last there and what was said?
# (found by part of a name, former name, tail of a phone or code)
. "$(dirname "$0")/town.sh"
use_town 2018

: >briefs
: >promises
: >open
while IFS=$tab read -r query number rest; do
    run enterprise brief "$query" --json
    expect 0 '*' ''
    printf '%s\t' "$query" >>briefs
    keys out '' enterprise.id enterprise.status enterprise.contact enterprise.phone \
        last_visit.visited_on last_visit.findings >>briefs
    # the rest of the screen once for each
    grep -q "^$number$tab" seen 2>/dev/null && continue
    echo "$number$tab$rest" >>seen
    keys out promises enterprise visited_on promise >>promises
    keys out open_requests number | sed "s/^/$number$tab/" >>open
done <"$answers/briefs.tsv"
same "$answers/briefs.tsv" briefs
LC_ALL=C sort "$answers/promises.tsv" >expected
LC_ALL=C sort promises >found
same expected found
LC_ALL=C sort "$answers/open.tsv" >expected
LC_ALL=C sort open >found
same expected found

# for people, of several on one screen
run enterprise brief '#14' '#27'
expect 0 '*' '*'
out_has "$(awk -F '\t' '$2 == 14 { print $4; exit }' "$answers/briefs.tsv")"
out_has "$(awk -F '\t' '$2 == 27 { print $6; exit }' "$answers/briefs.tsv")"
# a part that many have names none
run enterprise brief 上海
expect 3 '' '*'
verdict
