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

figures_of_days_are '(members|committee|visits|prospects|liaison|requests)\..*'

# each rate for people, with what it was divided by
run stats 2018
for rate in visits.coverage requests.rate requests.on_time requests.satisfied; do
    parts=$(awk -F '\t' -v id=$rate '$1 == id { print $4 "/" $5 }' "$answers/figures.tsv")
    grep -qE "^$rate .* $parts " out || problem "$rate is not $parts"
done
verdict
