#!/bin/sh
# SPDX-License-Identifier: MIT
# 14. Activities, people, enterprises; honors of the year by level and title.
. "$(dirname "$0")/town.sh"
. "$(dirname "$0")/figures.sh"
use_town 2018

run stats 2018 --csv
expect 0 '*' ''
figures_are "$answers/figures.tsv" '(activities|education|meetings|honors)\..*'
figures_of_days_are '(activities|education|meetings|honors|services|recommendations|notices|tasks|fees)\..*'

run stats 2018
expect 0 '*' ''
out_has '文明单位'
out_has '国家级'
grep -qE "^activities.total .* $(awk -F '\t' '$1 == "activities.total" { print $3 }' \
    "$answers/figures.tsv") " out || problem 'not as many activities'
verdict
