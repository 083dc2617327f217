#!/bin/sh
# SPDX-License-Identifier: MIT
# 6. Which requests are overdue or due within three days, at which department, and for how long?
. "$(dirname "$0")/town.sh"
use_town 2018

run request waiting --overdue --due_within 3 --json
expect 0 '*' '*'
keys out '' request enterprise department since days urged due_on days_overdue | sort -n >found
same "$answers/waiting.tsv" found
grep -q "$tab$" found || problem 'none is due within three days'

# the overdue ones alone, those about to be alone, and as a list of requests
awk -F '\t' '$8 != "" { print $1 }' "$answers/waiting.tsv" >expected
run request waiting --overdue --json
keys out '' request | sort -n >found
same expected found
run request list --overdue --json
keys out '' id | sort -n >found
same expected found
awk -F '\t' '$8 == "" { print $1 }' "$answers/waiting.tsv" >expected
run request waiting --due_within 3 --json
keys out '' request | sort -n >found
same expected found

# for people
run request waiting --overdue --due_within 3
expect 0 '*' "$(wc -l <"$answers/waiting.tsv") 条"
out_has '人社部门'
verdict
