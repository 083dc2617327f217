#!/bin/sh
# SPDX-License-Identifier: MIT
# 3. Of Vice-President Zhang's enterprises, how many are visited, which are left?
. "$(dirname "$0")/town.sh"
use_town 2018

: >numbers
: >rows
while IFS=$tab read -r person rest; do
    run liaison progress --person "#$person" --json
    expect 0 '*' '*'
    keys out '' assigned visited left | sed "s/^/$person$tab/" >>numbers
    keys out liaisons person enterprise from_on until_on visits last_on joined_in >>rows
done <"$answers/leaders.tsv"
same "$answers/leaders.tsv" numbers
LC_ALL=C sort "$answers/liaisons.tsv" >expected
LC_ALL=C sort rows >found
same expected found

# all leaders at once
run liaison progress --json
expect 0 '*' '*'
keys out liaisons person enterprise from_on until_on visits last_on joined_in |
    LC_ALL=C sort >found
same expected found

# for people, found by name
run person show '#6' --json
name=$(keys out '' name)
run liaison progress --person "$name"
expect 0 '*' '*'
out_has "$(awk -F '\t' '$1 == 6 { print $3 }' "$answers/leaders.tsv")"
verdict
