#!/bin/sh
# SPDX-License-Identifier: MIT
# 2. Which members has this campaign not reached yet, and who should go?
. "$(dirname "$0")/town.sh"
use_town 2018

: >numbers
: >left
while IFS=$tab read -r campaign rest; do
    run campaign progress "#$campaign" --json
    expect 0 '*' '*'
    keys out '' target visited | sed "s/^/$campaign$tab/" >>numbers
    keys out left enterprise person | sed "s/^/$campaign$tab/" >>left
done <"$answers/campaigns.tsv"
same "$answers/campaigns.tsv" numbers
LC_ALL=C sort "$answers/campaigns-left.tsv" >expected
LC_ALL=C sort left >found
same expected found

# for people, and found by name
run campaign progress 2018年送清凉
expect 0 '*' "$(grep -c '^5' "$answers/campaigns-left.tsv") 条"
out_has "$(awk -F '\t' '$1 == 5 { print $2 }' "$answers/campaigns.tsv")"
out_has "$(awk -F '\t' '$1 == 5 { print $3 }' "$answers/campaigns.tsv")"
verdict
