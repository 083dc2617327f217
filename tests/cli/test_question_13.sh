#!/bin/sh
# SPDX-License-Identifier: MIT
# 13. Visited: enterprises, visits, participations, joint, coverage. Requests: raised, resolved, on
# time, satisfied, each with its denominator.
. "$(dirname "$0")/town.sh"
. "$(dirname "$0")/figures.sh"
use_town 2018

run stats 2018 --csv
expect 0 '*' ''
figures_are "$answers/figures.tsv" '(visits|prospects|liaison|requests)\..*'

# as of other days, and of a quarter, beside the same days a year earlier
all='(members|committee|visits|prospects|liaison|requests)\..*'
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

# each rate for people, with what it was divided by
run stats 2018
for rate in visits.coverage requests.rate requests.on_time requests.satisfied; do
    parts=$(awk -F '\t' -v id=$rate '$1 == id { print $4 "/" $5 }' "$answers/figures.tsv")
    grep -qE "^$rate .* $parts " out || problem "$rate is not $parts"
done
verdict
