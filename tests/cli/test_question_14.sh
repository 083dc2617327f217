#!/bin/sh
# SPDX-License-Identifier: MIT
# 14. Activities, people, enterprises; honors of the year by level and title.
. "$(dirname "$0")/town.sh"
. "$(dirname "$0")/figures.sh"
use_town 2018

run stats 2018 --csv
expect 0 '*' ''
figures_are "$answers/figures.tsv" '(activities|education|meetings|honors)\..*'
all='(activities|education|meetings|honors|services|recommendations|notices|tasks|fees)\..*'
while read -r file period as_of; do
    run stats "$period" --csv --as_of "$as_of"
    expect 0 '*' ''
    figures_are "$answers/figures-$file.tsv" "$all"
done <<END
february 2018 2018-02-11
june 2018 2018-06-30
q3 2018Q3 2018-09-30
q3-august 2018Q3 2018-08-15
q3-later 2018Q3 2018-12-01
END

run stats 2018
expect 0 '*' ''
out_has '文明单位'
out_has '国家级'
grep -qE "^activities.total .* $(awk -F '\t' '$1 == "activities.total" { print $3 }' \
    "$answers/figures.tsv") " out || problem 'not as many activities'
verdict
