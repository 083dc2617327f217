#!/bin/sh
# SPDX-License-Identifier: MIT
# stats PERIOD FIGURE: the records behind every figure and every row of the sample year, in every
# format; rows by key and by name; what is no row.
. "$(dirname "$0")/lib.sh"
columns() { # CSV file, columns
    file=$1
    shift
    awk -v wanted="$*" -f "$CHAMBER_SOURCE/tests/cli/csv.awk" "$file"
}
new_database
sh "$CHAMBER_SOURCE/tests/data/import.sh" "$CHAMBER_SOURCE/tests/data/xinhua-2018" >log 2>&1 ||
    problem 'the sample year cannot be imported'
given stats 2018 --csv -o year.csv
mark

# --- every figure: as many records as it says, in every format ---
columns year.csv id key value numerator denominator >all
awk -F '\t' '$1 !~ /\.by_/ { print $1, $3 == "" ? "-" : $3, $4 == "" ? "-" : $4, $5 == "" ? "-" : $5 }' \
    all >figures
[ "$(wc -l <figures)" -gt 35 ] || problem 'hardly any figures'
said() { # how many records stderr says there are
    sed -n 's/^\([0-9]*\) 条$/\1/p' err
}
while read -r id value numerator denominator; do
    run stats 2018 "$id" --csv
    expect 0 '*' '*'
    count=$(said)
    cp out list.csv
    case $id,$(head -n 1 list.csv) in
    *,*,counted)
        [ "$count" = "$denominator" ] || problem "not $denominator records"
        [ "$(grep -c ',true$' list.csv)" = "$numerator" ] || problem "not $numerator that count"
        ;;
    fees.paid,*)
        [ "$(sed 1d list.csv | awk -F , '{ s += $NF } END { print s + 0 }')" = "$numerator" ] ||
            problem "not $numerator yuan"
        ;;
    requests.days_median,* | education.months_without,*) ;;
    *,*,value)
        [ "$(sed 1d list.csv | awk -F , '{ s += $NF } END { print s + 0 }')" = "$value" ] ||
            problem "not $value in all"
        ;;
    *) [ "$count" = "$value" ] || problem "not $value records" ;;
    esac
    for format in --json --jsonl '' --xlsx; do
        # shellcheck disable=SC2086
        run stats 2018 "$id" $format
        [ "$format" = --xlsx ] && grep -q libxlsxwriter err && continue
        [ "$code" -eq 0 ] || problem "exit code $code"
        [ "$(said)" = "$count" ] || problem "not $count records"
        case $format in
        --jsonl) [ "$(grep -c '^{"id":.*}$' out)" = "$count" ] || problem 'not a line each' ;;
        --xlsx) [ "$(head -c 2 out)" = PK ] || problem 'no workbook' ;;
        *) [ -s out ] || [ "$count" = 0 ] || problem 'nothing' ;;
        esac
    done
done <figures

# --- every row: its key and its name give as many as it says ---
columns year.csv id key label level value >rows
checked=0
while IFS='	' read -r id key label level value; do
    case $id in
    honors.by_title) set -- --level "$level" ;;
    *.by_*) set -- ;;
    *) continue ;;
    esac
    checked=$((checked + 1))
    run stats 2018 "$id" --key "$key" "$@" --jsonl
    expect 0 '*' "$value 条"
    run stats 2018 "$id" --key "$label" "$@" --csv
    expect 0 '*' "$value 条"
done <<END
$(tr '\t' '\001' <rows | awk -F '\001' -v OFS='\t' '$1 ~ /\.by_/ {
    # read takes several TABs as one: an empty field is said as ""
    print $1, $2 == "" ? "未填" : $2, $3, $4 == "" ? "未填" : $4, $5 }')
END
[ "$checked" -gt 80 ] || problem "only $checked rows"

# --- what is said of each record ---
run stats 2018 requests.by_category --key 人才租房补贴 --csv
[ "$(head -n 1 out | sed 's/.*,//')" = resolved ] || problem 'no column of what is resolved'
talent=$(awk -F '\t' '$1 == "requests.by_category" && $3 == "人才租房补贴" { print $2 }' rows)
resolved=$(columns year.csv id key resolved |
    awk -F '\t' -v key="$talent" '$1 == "requests.by_category" && $2 == key { print $3 }')
[ "$(grep -c ',true$' out)" = "$resolved" ] || problem "not $resolved resolved"
run stats 2018 liaison.by_leader --key 林某一 --jsonl
grep -q '"visited":true,"joined_in":\(true\|false\)}$' out || problem 'no marks'
run stats 2018 requests.rate
head -n 1 out | grep -q '^ *计入  ' || problem 'what counts is not in front'
grep -q '^√ .*2018-0' out || problem 'no mark'
run stats 2018 visits.participations
head -n 1 out | grep -q '^数值（人次）  ' || problem 'not headed by its unit'
run stats 2018 requests.rate --lang en
head -n 1 out | grep -q '^counted  ' || problem 'not headed in English'
run stats 2018 requests.enterprises --json
grep -q '^\[{"id":[0-9]*,"name":"' out || problem 'no enterprises'
COLUMNS=60
export COLUMNS
if script -qec true /dev/null >out 2>err </dev/null; then
    command_line='chamber stats 2018 requests.rate, on a narrow terminal'
    script -qec "'$CHAMBER' stats 2018 requests.rate" /dev/null >out 2>err </dev/null
    out_has '计入'
    out_has '√'
fi
unset COLUMNS

# --- what is no row ---
run stats 2018 requests.by_category --key 人才租房补助
expect_refused 2 '人才租房补贴'
run stats 2018 requests.by_category --key talnt
expect_refused 2 'talent'
run stats 2018 members.by_place --key 科创圆
expect_refused 2 '示例科创园'
run stats 2018 liaison.by_leader --key 林某九
expect_refused 2 '林某一'
run stats 2018 honors.by_title --key 巾帼文明港
expect_refused 2 '巾帼文明岗'
run stats 2018 honors.by_title --level 国家
expect_refused 2 "--level ''"
run stats 2018 honors.by_level --level 国家级
expect_refused 2 'honors.by_title'
run stats 2018 --level 国家级
expect_refused 2 '--level'
run stats 2018 visits.by_month --key 2018-13
expect_refused 2 '2018-1'
run stats 2018 members.total --key 1
expect_refused 2 'members.total'
verdict
