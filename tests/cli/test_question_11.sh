#!/bin/sh
# SPDX-License-Identifier: MIT
# 11. Which members fit a policy (industry, size, place, qualification), and who has been told?
. "$(dirname "$0")/town.sh"
use_town 2018

: >policies
policy() { # number, filter...
    number=$1
    shift
    run enterprise list "$@" --json
    expect 0 '*' '*'
    keys out '' id | sort -n | sed "s/^/$number$tab/" >>policies
}
policy 1 --status member --industry I --industry M --tags high_tech
policy 2 --status 会员 --size small --size 微型 --place 栎园科创园
policy 3 --honored 示例
policy 4 --status member --party_state own --told '#3'
policy 5 --status member --size micro --untold '#3'
policy 6 --status member --industry 制造业 --told '#4'
policy 7 --status member --industry C --untold '#4'
same "$answers/policies.tsv" policies

# whom each notice reached, and whom not
: >reach
for notice in $(cut -f 1 "$answers/reach.tsv" | uniq); do
    run notice reach "#$notice" --json
    expect 0 '*' '*'
    keys out '' enterprise told | sort -n | sed "s/^/$notice$tab/" >>reach
done
same "$answers/reach.tsv" reach

# ready to paste, for people
run enterprise list --status member --size micro --untold '#3' --text
expect 0 '*' '*'
[ "$(wc -l <out)" -ge "$(grep -c '^5' "$answers/policies.tsv")" ] || problem 'lines are missing'
verdict
