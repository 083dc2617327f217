#!/bin/sh
# SPDX-License-Identifier: MIT
# Rule 5: every date of every noun is read in every form and word, as a filter also as a period, and
# echoed as one; an impossible one is refused with the reason; CHAMBER_TODAY fixes today.
. "$(dirname "$0")/lib.sh"
. "$(dirname "$0")/commands.sh"
sample_year

# each date of each noun is a filter: a day in any form, a word, a period; never one that is none
for noun in $(nouns); do
    options "$noun list" | sed -n "s/^\([a-z_]*\)\(, --on\)\{0,1\} DATE .*/$noun \1/p"
done >dates
[ "$(wc -l <dates)" -gt 45 ] || problem 'hardly any dates'
while read -r noun field; do
    run "$noun" list "--$field" 2018Q3 "--$field" ２０１８年１１月 "--$field" 上周五 --json
    [ "$code" -eq 0 ] || [ "$field" = as_of ] || [ "$(grep -c 给了两次 err)" -eq 1 ] || problem 'refused'
    run "$noun" list "--$field" 2018-02-30
    case $noun.$field in
    person.born_on) expect_refused 1 '没有这一天：“…”' ;; # a birthday is not repeated
    *) expect_refused 1 '没有这一天：“2018-02-30”' ;;
    esac
    case $field in from | until) ;; *) err_has "$field" ;; esac
done <dates

# a value: one day, in any form, and echoed with its weekday
is_day() { # TEXT DAY
    run term add --number 77 --on "$1" --dry_run
    expect 0 '*' '*'
    out_has "开始  $2"
}
for text in 2018-07-20 2018/7/20 20180720 2018.7.20 2018年7月20日 ２０１８－０７－２０ ２０１８年７月２０日 \
    ２０１８／７／２０ '2018 年 7 月 20 日'; do
    is_day "$text" '2018-07-20 周五'
done
CHAMBER_TODAY=2018-07-25
export CHAMBER_TODAY
while read -r text day; do
    is_day "$(echo "$text" | tr _ ' ')" "$day"
done <<'END_OF_WORDS'
今天 2018-07-25 周三
昨天 2018-07-24 周二
前天 2018-07-23 周一
上周五 2018-07-20 周五
上周日 2018-07-22 周日
本周一 2018-07-23 周一
下周三 2018-08-01 周三
today 2018-07-25 周三
Yesterday 2018-07-24 周二
TODAY 2018-07-25 周三
last_friday 2018-07-20 周五
END_OF_WORDS
# around the ends of a year, and on a day that only some years have
while read -r today text day; do
    CHAMBER_TODAY=$today
    is_day "$text" "$day"
done <<'END_OF_DAYS'
2019-01-01 昨天 2018-12-31 周一
2016-03-01 昨天 2016-02-29 周一
2018-12-31 明天 2019-01-01 周二
2018-01-01 上周五 2017-12-29 周五
END_OF_DAYS
CHAMBER_TODAY=2018-07-25

# a period is a filter: as many as between its first and its last day
is_period() { # TEXT FIRST LAST
    run visit list --from "$2" --until "$3" --json
    mv out expected
    run visit list --visited_on "$1" --json
    cmp -s out expected || problem "not those of $2 to $3"
    [ "$(wc -c <out)" -gt 100 ] || problem 'none at all'
    run visit list --from "$1" --until "$1" --json
    cmp -s out expected || problem "not those of $2 to $3"
}
is_period 2018 2018-01-01 2018-12-31
is_period 2018年 2018-01-01 2018-12-31
is_period 2018-11 2018-11-01 2018-11-30
is_period 2018年11月 2018-11-01 2018-11-30
is_period ２０１８年１１月 2018-11-01 2018-11-30
is_period 2018/11 2018-11-01 2018-11-30
is_period 2018Q3 2018-07-01 2018-09-30
is_period 2018q3 2018-07-01 2018-09-30
is_period 2018年第三季度 2018-07-01 2018-09-30
is_period 2018H1 2018-01-01 2018-06-30
is_period 2018年上半年 2018-01-01 2018-06-30
is_period 本月 2018-07-01 2018-07-31
is_period 今年 2018-01-01 2018-12-31
CHAMBER_TODAY=2018-08-03
is_period 上月 2018-07-01 2018-07-31
is_period 'last month' 2018-07-01 2018-07-31
CHAMBER_TODAY=2019-02-01
is_period 去年 2018-01-01 2018-12-31
is_period 'last year' 2018-01-01 2018-12-31
CHAMBER_TODAY=2018-12-31
run visit list --visited_on 2018-07-20 --visited_on 2018-11 --json
mv out both
run visit list --visited_on 2018-07-20 --jsonl
count=$(wc -l <out)
run visit list --visited_on 2018-11 --jsonl
[ "$(grep -c '"id"' both)" -eq $((count + $(wc -l <out))) ] || problem 'not any of both'

# refused with the reason, in either language
reason() { # TEXT WORDS ENGLISH
    run visit add --enterprise '#1' --on "$1"
    expect_refused 1 "$2"
    err_has "走访日期(visited_on): "
    err_has "“$1”"
    run visit add --enterprise '#1' --on "$1" --lang en
    expect_refused 1 "$3"
}
for text in 2018-02-30 2018年2月30日 20180230 ２０１８．２．３０ 2018-13-01 2018-00-10 2018-01-00 2100-02-29 \
    2018-04-31; do
    reason "$text" 没有这一天 'there is no such day'
done
for text in 18-07-03 18年7月3日 18/7/3; do
    reason "$text" 年份请写四位 'the year with four digits'
done
for text in 7/3/2018 3-Jul-18 03.07.2018; do
    reason "$text" 分不清年月日 'cannot be told apart'
done
reason 0000-01-01 年份超出范围 'out of range'
for text in 2018-07 2018 上月 去年 不久前 2018Q3 2018-07-20x '' ; do
    [ -z "$text" ] || reason "$text" 不是日期 'not a date'
done
CHAMBER_TODAY=2018-02-30 run place list
expect 2 '' '*'
verdict
