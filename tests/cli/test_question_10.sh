#!/bin/sh
# SPDX-License-Identifier: MIT
# 10. Whose term ends soon, which seats are vacant, who led the chamber on a given day?
. "$(dirname "$0")/town.sh"
use_town 2018

# the roster of each day, in the order of the roster
: >office
: >vacancies
for day in $(cut -f 1 "$answers/office.tsv" | uniq); do
    run post list --as_of "$day" --json
    expect 0 '*' '*'
    keys out '' role_name person enterprise title | sed "s/^/$day$tab/" >>office
done
same "$answers/office.tsv" office
run post list --as_of 2013-03-19 --json
expect 0 '[]' '*'

for day in $(cut -f 1 "$answers/vacancies.tsv" | uniq); do
    run post vacancies --as_of "$day" --json
    expect 0 '*' '*'
    keys out '' role_name seats held vacant | sed "s/^/$day$tab/" >>vacancies
done
same "$answers/vacancies.tsv" vacancies

: >listed
: >endings
for months in 1 2 3; do
    run post list --ending_within $months --json
    expect 0 '*' '*'
    keys out '' id | sort -n | sed "s/^/$months$tab/" >>listed
    run post brief --months $months --json
    expect 0 '*' ''
    keys out ending post until_on overdue | grep -v "^$tab" | sort -n |
        sed "s/^/$months$tab/" >>endings
done
cut -f 1,2 "$answers/endings.tsv" >expected
same expected listed
same "$answers/endings.tsv" endings

# all on one screen
leaders='会长|执行会长|常务副会长|副会长|秘书长'
run post brief --as_of 2018-06-01 --json
expect 0 '*' ''
cp out brief
keys brief leaders role_name person >found
grep "^2018-06-01" "$answers/office.tsv" | cut -f 2,3 | grep -E "^($leaders)$tab" >expected
same expected found
run post brief --as_of 2018-06-10 --json
keys out vacancies role_name seats held vacant >found
grep '^2018-06-10' "$answers/vacancies.tsv" | cut -f 2- >expected
same expected found
run post brief
expect 0 '*' '*'
out_has '会长'
verdict
