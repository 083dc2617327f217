#!/bin/sh
# SPDX-License-Identifier: MIT
# Dates in every form and word that `help dates` tells of, and the words that go with them, in both
# languages, by CHAMBER_TODAY: as values, as filters, as --as_of; and working days.
. "$(dirname "$0")/lib.sh"
new_database
given enterprise add --name 甲公司
for day in 2017-12-31 2018-06-29 2018-06-30 2018-07-01 2018-07-20 2018-07-23 2018-07-31 2018-08-01; do
    echo "visit add --enterprise 甲公司 --on $day"
done >visits
given batch visits
mark

# each form that the page tells of is read as it says; a filter takes each period of it
run help dates
for form in 2018-07-03 2018/7/3 2018.7.3 2018年7月3日 20180703 今天 昨天 前天 上周五 today yesterday 2018-07 \
    2018年7月 2018Q3 2018H1 本月 上月 今年 去年; do
    out_has "$form"
done
CHAMBER_TODAY=2018-07-25
while read -r text first last; do
    for argument in "$(echo "$text" | tr _ ' ')"; do
        run visit list --visited_on "$argument" --csv
        cp out found
        [ "$code" -eq 0 ] || problem 'refused'
        run visit list --from "$first" --until "$last" --csv
        cmp -s out found || problem "$argument is not $first to $last"
        run visit list --from "$argument" --until "$argument" --csv
        cmp -s out found || problem "$argument is not $first to $last"
    done
done <<'PERIODS'
2018-07-20 2018-07-20 2018-07-20
二〇一八年七月二十日 2018-07-20 2018-07-20
2018年7月20号 2018-07-20 2018-07-20
2018 2018-01-01 2018-12-31
２０１８ 2018-01-01 2018-12-31
2018年 2018-01-01 2018-12-31
2018年度 2018-01-01 2018-12-31
2018-07 2018-07-01 2018-07-31
2018.7 2018-07-01 2018-07-31
2018年7月 2018-07-01 2018-07-31
2018年7月份 2018-07-01 2018-07-31
2018Q2 2018-04-01 2018-06-30
2018-Q3 2018-07-01 2018-09-30
2018年二季度 2018-04-01 2018-06-30
2018年第3季度 2018-07-01 2018-09-30
2018H2 2018-07-01 2018-12-31
2018年下半年 2018-07-01 2018-12-31
今天 2018-07-25 2018-07-25
上周五 2018-07-20 2018-07-20
上星期五 2018-07-20 2018-07-20
周一 2018-07-23 2018-07-23
本周 2018-07-23 2018-07-29
上周 2018-07-16 2018-07-22
本月 2018-07-01 2018-07-31
这个月 2018-07-01 2018-07-31
上月 2018-06-01 2018-06-30
上个月 2018-06-01 2018-06-30
本季度 2018-07-01 2018-09-30
上季度 2018-04-01 2018-06-30
今年 2018-01-01 2018-12-31
去年 2017-01-01 2017-12-31
this_week 2018-07-23 2018-07-29
last_week 2018-07-16 2018-07-22
This_Month 2018-07-01 2018-07-31
last_month 2018-06-01 2018-06-30
this_quarter 2018-07-01 2018-09-30
this_year 2018-01-01 2018-12-31
last_year 2017-01-01 2017-12-31
last_friday 2018-07-20 2018-07-20
monday 2018-07-23 2018-07-23
2018-06..2018-07 2018-06-01 2018-07-31
上月..今天 2018-06-01 2018-07-25
PERIODS
run visit list --visited_on 2018-07-01.. --csv
expect 0 '*' '5 条'
run visit list --visited_on ..2018-06 --csv
expect 0 '*' '3 条'
run visit list --visited_on 2018-08..2018-06
expect_refused 1 2018-08
run visit list --from 2018-08-01 --until 2018-06-01 --json
[ "$code" -eq 1 ] || expect 0 '[]' '0 条'

# each day of a week, counted from each day of it, is echoed with its weekday in either language
while read -r zh en; do
    CHAMBER_TODAY=2018-07-2$((zh - 1 + 3))
    number=$((zh - 1 + 16))
    name=$(echo 一二三四五六日 | cut -c$((zh * 3 - 2))-$((zh * 3)))
    run visit add --enterprise 甲公司 --on "上周$name" --dry_run
    expect 0 '*' '*'
    out_has " · 2018-07-$number 周$name · "
    run visit add --enterprise 甲公司 --on "last $en" --dry_run --lang en
    expect 0 '*' '*'
    out_has " · 2018-07-$number $(echo "$en" | cut -c1-3) · "
done <<'WEEKDAYS'
1 Monday
2 Tuesday
3 Wednesday
4 Thursday
5 Friday
6 Saturday
7 Sunday
WEEKDAYS

# known only in part: what may be, is kept as it was given; what may not, is refused
CHAMBER_TODAY=2018-12-31
for pair in 2009:2009 2009年:2009 2009-05:2009-05 2009年5月:2009-05 ２００９．５:2009-05 2009-5-4:2009-05-04 去年:2017; do
    run enterprise edit 甲公司 --founded_on "${pair%%:*}" --dry_run --json
    json_is founded_on "\"${pair#*:}\""
done
run enterprise edit 甲公司 --founded_on 2009-13
expect_refused 1 没有这一天
# --as_of is a day in any form
for text in 2018-06-30 2018年6月30日 20180630 ２０１８／６／３０; do
    run enterprise list --as_of "$text" --json
    expect 0 '*' '1 条'
done
run enterprise show 甲公司 --as_of 2018年6月31日
expect_refused 1 没有这一天

# working days: weekends and holidays do not count, weekends that are worked do
printf '%s\n' 'setting add --name calendar.holiday --from_on 2018-10-01 --value 2018-10-07' \
    'setting add --name calendar.workday --from_on 2018-09-29 --value 2018-09-29' \
    'request add --enterprise 甲公司 --title 停车 --on 2018-09-28' >days
given batch days
for pair in '1 2018-09-29 周六' '2 2018-10-08 周一' '5 2018-10-11 周四' '7 2018-10-15 周一'; do
    run request assign '#1' --department 营商办 --on 2018-09-28 --due_workdays "${pair%% *}" --dry_run
    expect 0 '*' '*'
    out_has "办理期限  ${pair#* }"
done
run request assign '#1' --department 营商办 --on 2018-09-28 --due_workdays 五
expect 2 '' '*'
verdict
