#!/bin/sh
# SPDX-License-Identifier: MIT
# 12. Joined and left this year, with reasons; members at year end by kind, industry, size, place;
# against last year.
. "$(dirname "$0")/town.sh"
. "$(dirname "$0")/figures.sh"
use_town 2018

run stats 2018 --csv
expect 0 '*' ''
figures_are "$answers/figures.tsv" 'members\..*'

for way in joined left; do
    run stats 2018 "members.$way" --csv
    expect 0 '*' '*'
    columns out enterprise happened_on reason note | LC_ALL=C sort -t "$tab" >found
    LC_ALL=C sort "$answers/$way.tsv" >expected
    same expected found
done

# for people
run stats 2018 members.left
expect 0 '*' "$(wc -l <"$answers/left.tsv") 条"
out_has '主动退会'
out_has '注册地迁往外区'
run stats 2018
out_has "$(awk -F '\t' '$1 == "members.joined" { print $3 " 家次" }' "$answers/figures.tsv")"
verdict
