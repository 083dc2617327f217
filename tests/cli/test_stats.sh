#!/bin/sh
# SPDX-License-Identifier: MIT
# stats: the figures as table, JSON and CSV, and the records behind one, as of any day.
. "$(dirname "$0")/lib.sh"
new_database
given enterprise add --name 宏达机械有限公司 --short_name 宏达 --industry C --party_state own
given enterprise add --name 新联贸易有限公司 --short_name 新联
given enterprise admit 宏达 --on 2018-02-01
given enterprise admit 新联 --on 2017-05-01
given visit log --on 2018-07-20 --enterprise 宏达 --visitor_count 4 --form onsite --request 停车难 \
    --category 交通停车 --request 招工难
given visit log --on 2018-08-01 --enterprise 新联 --form phone --request 融资
given request resolve 2018-001 --on 2018-09-30 --outcome 好了
given request withdraw 2018-003 --on 2018-08-05 --note 不用了
given honor add --title 示例荣誉 --level 区级 --on 2018-11 --enterprise 宏达
mark

# JSON
run stats 2018 --json
expect 0 '*' ''
out_has '{"period":"2018","from":"2018-01-01","until":"2018-12-31","as_of":"2018-12-31",'
figure() { # id, value, numerator, denominator
    tr -d '\n' <out | grep -oE "\\{\"id\":\"$1\"[^{}]*\\}" |
        grep -qF -e "\"value\":$2,\"numerator\":$3,\"denominator\":$4," || problem "$1 is not $2 = $3/$4"
}
figure members.total 2 null null
figure members.joined 1 null null
figure visits.participations 4 null null
figure visits.coverage 0.5 1 2
figure requests.raised 3 null null
figure requests.rate 0.5 1 2
figure requests.satisfied null 0 0
run stats 2018 --json --as_of 2018-09-29
figure requests.rate 0 0 2
run stats 2018 --json --as_of 2018年9月30日
figure requests.rate 0.5 1 2

# CSV: figures, then the rows of each breakdown
run stats 2018 --csv
expect 0 '*' ''
[ "$(head -n 1 out | cut -d, -f1-8)" = 'id,key,label,value,numerator,denominator,previous,definition' ] ||
    problem 'another heading'
columns=$(head -n 1 out)
grep -q '^requests.rate,,[^,]*,0.5,1,2,' out || problem 'no rate'
grep -q '^requests.by_category,traffic,交通停车,1,' out || problem 'no row of a breakdown'
grep -q '^requests.by_category,,[^,]*,2,' out || problem 'no row for what is not filled in'
case $columns in *,raised,resolved*) ;; *) problem 'no columns of breakdowns' ;; esac

# the table for people
run stats 2018
expect 0 '*' ''
out_has '2018（2018-01-01 至 2018-12-31），截至 2018-12-31'
out_has '50.0%'
out_has '1/2'
grep -qE '^requests.satisfied .*— *0/0 ' out || problem 'no dash where there is nothing to divide by'
out_lacks '本期内'
run stats 2018 --definitions
out_has '本期内'
run stats 2018Q3 --lang en
out_has '2018Q3 (2018-07-01 to 2018-09-30), as of 2018-09-30'

# against the year before, each row too: of a month that month; a title only in its own year
CHAMBER_TODAY=2019-12-31
run stats 2019 --csv
expect 0 '*' ''
grep -q '^visits.by_month,2019-07,2019年7月,0,,,1,' out || problem 'not July beside July'
grep -q '^visits.by_month,2019-06,2019年6月,0,,,0,' out || problem 'June is not nothing'
grep -q '^visits.by_form,phone,[^,]*,0,,,1,' out || problem 'no row of the year before'
grep -q '^members.by_industry,C,[^,]*,1,,,1,' out || problem 'not the members of then'
grep -q '^honors.by_level,district,区级,0,,,1,' out || problem 'no honor of the year before'
[ "$(grep -c '^honors.by_title,' out)" -eq 1 ] || problem 'a title of the year before'
run stats 2019 --section visits --json
out_has '{"key":"2019-07","label":"2019年7月","value":0,"previous":1}'
out_has '{"key":null,"label":"月份不明","value":0,"previous":0}'
run stats 2019 --section visits
grep -q '^visits.by_month *数值 *上年同期$' out || problem 'no column for the year before'
grep -q '^2019年7月 *0 *1$' out || problem 'no July'
run stats 2019 --as_of 2019-07-19 --section visits
grep -q '^2019年7月 *0 *0$' out || problem 'not as of the same day'
run stats 2019 visits.by_form --key phone --json
expect 0 '[]' '0 条'
run stats 0001-05-01..0001-05-31 --section visits
grep -q '^0001年5月 *0 *—$' out || problem 'a year before the first'
CHAMBER_TODAY=2018-12-31

# the records behind a figure
run stats 2018 requests.rate --json
expect 0 '*' '2 条'
grep -q '"number":"2018-001",.*"counted":true}' out || problem '2018-001 does not count'
grep -q '"number":"2018-002",.*"counted":false}' out || problem '2018-002 counts'
run stats 2018 requests.rate --json --as_of 2018-08-31
grep -q '"number":"2018-001",.*"status":"registered",.*"counted":false}' out || problem 'not as of that day'
run stats 2018 requests.rate
expect 0 '*' '2 条'
out_has '计入'
grep -q '^√ .*2018-001' out || problem 'no mark'
run stats 2018 requests.rate --csv
expect 0 '*' '2 条'
grep -q '^id,number,.*,counted$' out || problem 'another heading'
grep -q '^1,2018-001,.*,true$' out || problem 'no record'
run stats 2018 members.joined --json
expect 0 '*' '1 条'
json_is enterprise_name '"宏达机械有限公司"'
json_is step '"admit"'
run stats 2018 visits.participations --csv
grep -q ',value$' out || problem 'not what each gives'
grep -q ',4$' out || problem 'not four'
run stats 2018 requests.by_category --key traffic --json
expect 0 '*' '1 条'
run stats 2018 requests.declined --json
expect 0 '[]' '0 条'

# what is no period, no day, no figure
for period in 2018X 2018Q5 2018-13 2018-12-31..2018-01-01; do
    run stats "$period"
    expect_refused 2 "$period"
done
run stats 2018 --as_of 2018-02-30
expect_refused 1 '--as_of: '
run stats 2018 requests.raisd
expect_refused 2 'requests.raised'
run stats
expect_refused 2 'PERIOD'
run stats 2018 --key traffic
expect_refused 2 '--key'
verdict
