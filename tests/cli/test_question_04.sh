#!/bin/sh
# SPDX-License-Identifier: MIT
# 4. We go to these three tomorrow: what do they have open, what did we promise?
. "$(dirname "$0")/town.sh"
use_town 2018

run visit sheet --on 2019-01-03 --json
expect 0 '*' '*'
cp out sheet
: >found
n=0
for enterprise in $(keys sheet '' enterprise.id); do
    printf 'visit\t%s\n' "$enterprise" >>found
    keys sheet "[$n].open_requests" number | sed "s/^/open$tab$enterprise$tab/" >>found
    keys sheet "[$n].promises" visited_on promise | sed "s/^/promise$tab$enterprise$tab/" >>found
    keys sheet "[$n].follow_ups" id | sed "s/^/follow$tab$enterprise$tab/" >>found
    n=$((n + 1))
done
LC_ALL=C sort found >sorted
LC_ALL=C sort "$answers/tomorrow.tsv" >expected
same expected sorted

# what is to be followed up by today, everywhere
run visit list --follow_up_due --json
expect 0 '*' '*'
keys out '' id | sort -n >found
same "$answers/follow-ups.tsv" found

# for people; and on a day without plans
run visit sheet --on 2019-01-03
expect 0 '*' '*'
out_has "$(awk -F '\t' '$1 == "promise" { print $4; exit }' "$answers/tomorrow.tsv")"
run visit sheet --on 2019-01-05 --json
expect 0 '[]' '*'
verdict
