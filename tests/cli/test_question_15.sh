#!/bin/sh
# SPDX-License-Identifier: MIT
# 15. All figures for the four-goods application and the annual report in one export; each opens
# its list; the same next year.
. "$(dirname "$0")/town.sh"
. "$(dirname "$0")/figures.sh"

# what was known when 2017 ended
use_town 2017
run stats 2017 --csv -o first.csv
expect 0 '*' '*'
cp first.csv out
figures_are "$answers/figures.tsv" '.*'

# with the records of 2018 behind it
use_town 2018
run stats 2017 --csv
expect 0 '*' ''
figures_are "$answers/figures-before.tsv" '.*'
figure_lines out >live
figure_lines first.csv >kept
same kept live
run stats 2017 --csv --as_of 2017-12-31
figures_are "$answers/figures-before.tsv" '.*'
run stats 2018 --csv
figures_are "$answers/figures.tsv" '.*'
cp out year.csv

# Each figure opens the list of what it counted: as many as it says, or as much.
rows() {
    sed 1d out
}
sum() { # of the last column
    rows | awk -F , '{ sum += $NF } END { printf "%.15g", sum }'
}
median() { # of the last column
    rows | awk -F , '{ print $NF }' | sort -n | awk '
        { days[NR] = $1 }
        END { print (days[int((NR + 1) / 2)] + days[int(NR / 2) + 1]) / 2 }'
}
list_of() { # id, value, numerator, denominator
    run stats 2018 "$1" --csv
    [ "$code" -eq 0 ] || problem "exit code $code"
    heading=$(head -n 1 out)
    case $1,$heading in
    fees.paid,*) # money, not records
        found=$(sum)
        set -- "$1" "$3"
        ;;
    requests.days_median,*) found=$(median) ;;
    education.months_without,*) # what there was in the others
        found=$((12 - $(columns out held_on | cut -c 1-7 | sort -u | wc -l)))
        ;;
    *,*,counted)
        [ "$(rows | grep -c ',true$') $(rows | wc -l)" = "$3 $4" ] || problem "not $3/$4"
        return
        ;;
    *,*,value) found=$(sum) ;;
    *) found=$(rows | wc -l) ;;
    esac
    [ "$found" = "$2" ] || problem "the list makes $found, not $2"
}
columns year.csv id key value numerator denominator |
    awk -F '\t' '$1 !~ /\.by_/ { print $1, $3, $4 ? $4 : 0, $5 ? $5 : 0 }' >ids
[ "$(wc -l <ids)" -gt 35 ] || problem 'hardly any figures'
while read -r id value numerator denominator; do
    list_of "$id" "$value" "$numerator" "$denominator"
done <ids

# each row of a breakdown opens its own
columns year.csv id key value |
    awk -F '\t' '$1 ~ /by_(industry|category|form|level|kind|place)$/ && $2 != "" && $3 > 0' >rows
[ "$(wc -l <rows)" -gt 50 ] || problem 'hardly any rows'
awk 'NR % 8 == 1' rows >some
while read -r id key value; do
    run stats 2018 "$id" --key "$key" --csv
    [ "$(rows | wc -l)" = "$value" ] || problem "the list is not $value long"
done <some

run stats 2018 members.by_industry --key '' --csv
value=$(columns year.csv id key value |
    awk -F '\t' '$1 == "members.by_industry" && $2 == "" { print $3 }')
[ "$(rows | wc -l)" = "$value" ] || problem "the list is not $value long"

# the four goods, each with its evidence
run stats 2018 --goods
expect 0 '*' '*'
for good in 班子建设好 团结教育好 服务发展好 自律规范好; do
    out_has "$good"
done
out_has "$(awk -F '\t' '$1 == "committee.persons" { print $3 }' "$answers/figures.tsv")"
verdict
