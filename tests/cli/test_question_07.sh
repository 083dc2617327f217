#!/bin/sh
# SPDX-License-Identifier: MIT
# 7. This request: every step since it was raised, by whom; satisfied? reopened?
. "$(dirname "$0")/town.sh"
use_town 2018

: >steps
: >outcomes
while IFS=$tab read -r request rest; do
    run request brief "#$request" --json
    expect 0 '*' ''
    keys out steps happened_on step status department due_on satisfaction merged_into actor |
        sed "s/^/$request$tab/" >>steps
    keys out '' request.status request.satisfaction urged reopened |
        sed "s/^/$request$tab/" >>outcomes
done <"$answers/outcomes.tsv"
same "$answers/steps.tsv" steps
same "$answers/outcomes.tsv" outcomes

# for people
IFS=$tab read -r request rest <"$answers/outcomes.tsv"
run request brief "#$request"
expect 0 '*' '*'
out_has '林秘书'
out_has '登记'
verdict
