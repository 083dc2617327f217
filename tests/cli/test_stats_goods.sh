#!/bin/sh
# SPDX-License-Identifier: MIT
# stats: one section of the figures, the four goods as worded then, figures of whole years, money.
. "$(dirname "$0")/lib.sh"
new_database
given person add --name 张岚
given enterprise add --name 示例宏达机械有限公司 --short_name 宏达
given enterprise admit 宏达 --on 2018-02-01
given liaison add --person 张岚 --enterprise 宏达 --from_on 2018-03-01 --until_on 2018-08-31
given visit log --on 2018-07-20 --enterprise 宏达 --visitors 张岚
given activity add --title 讲坛第一讲 --on 2018-03-05 --kind 讲座 --education 是 --headcount 30
given activity add --title 年度会议 --on 2018-04-05 --kind 会议 --body 执委会
given attendance add --activity 年度会议 --person 张岚 --enterprise 宏达
given fee add --enterprise 宏达 --year 2018 --amount 2000 --paid 12.5 --on 2018-05-01
given task add --year 2018 --title 走访全体会员 --done_on 2018-12-01
given task add --year 2018 --title 编印服务指南
mark

# one section: its figures and its breakdowns, in each form
run stats 2018 --section activities --csv
expect 0 '*' ''
[ "$(cut -d, -f1 out | sort -u | tr '\n' ' ')" = \
    'activities.by_kind activities.by_month activities.enterprises activities.headcount activities.total id ' ] ||
    problem 'another section, or not all of it'
grep -q '^activities.headcount,,[^,]*,31,' out || problem 'not 31 heads'
grep -q '^activities.by_kind,meeting,会议,1,' out || problem 'no meeting'
run stats 2018 --section liaison --json
expect 0 '*' ''
out_has '"figures":[],"tables":[{"id":"liaison.by_leader","label":"定向联系按领导","rows":[{"key":1,"label":"张岚","value":1,"previous":0,"assigned":1,"visited":1,"joined_in":1},{"key":null,"label":"未填","value":0,"previous":0,"assigned":0,"visited":0,"joined_in":0}]}]}'
run stats 2018 --section liaison
expect 0 '*' ''
grep -q '^张岚 *1 *0 *1 *1 *1$' out || problem 'no leader'
run stats 2018 --section activity
expect_refused 2 'activities'
run stats 2018 --section ''
expect_refused 2 '没有'

# the four goods, as they were worded on the as-of day
run stats 2018 --goods
expect 0 '*' ''
[ "$(grep -n '^[^ ]*好$' out | cut -d: -f2 | tr '\n' ' ')" = '班子建设好 团结教育好 服务发展好 自律规范好 ' ] ||
    problem 'not the four goods of 2018'
grep -q '^education.months_without .* 11 个月' out || problem 'not eleven months'
grep -q '^fees.paid .*0.6% *12.5/2000 ' out || problem 'fees are not 12.5 of 2000 yuan'
CHAMBER_TODAY=2019-06-30
run stats 2018 --goods --as_of 2019-01-01 --json
expect 0 '*' ''
[ "$(grep -o '"name":"[^"]*"' out | tr '\n' ' ')" = \
    '"name":"政治引领好" "name":"队伍建设好" "name":"服务发展好" "name":"自律规范好" ' ] ||
    problem 'not the four goods of 2019'
out_has '"id":"tasks.done","label":"计划完成率","value":0.5,"numerator":1,"denominator":2,"previous":null,'
CHAMBER_TODAY=2018-12-31
run stats 2018 --goods --csv
expect 0 '*' ''
case $(head -n 1 out) in id,*,level,good,*) ;; *) problem 'no column for the good' ;; esac
grep -q '^liaison.by_leader,1,张岚,1,.*,班子建设好,1,1,1' out || problem 'no row of a good'
run stats 2016 --goods
expect 0 '*' '*'
err_has '2016-12-31'
err_has 'four_goods.1'
run stats 2016 --goods --json
out_has '"goods":[]'
given setting add --name four_goods.4 --on 2018-06-01 --value '第四好：visits.total，visit.total、fee.paid'
mark
run stats 2018 --goods
expect 0 '*' '*'
out_has '第四好'
err_has 'four_goods.4'
err_has 'visits.total'
err_has 'fees.paid'
[ "$(wc -l <err)" -eq 2 ] || problem 'stderr is not a line for each unknown figure'

# what could not be acted on is not kept
run setting add --name four_goods.9 --value '乱写: visits.total'
expect_refused 1 'four_goods.1'
run setting add --name four_good.1 --value '好: visits.total'
expect_refused 1 'four_goods.1'
run setting add --name four_goods.3 --value '服务发展好'
expect_refused 1 '“服务发展好”不合适'

# FIGURE, --section and --goods exclude one another
run stats 2018 --goods --section visits
expect_refused 2 '--goods'
run stats 2018 visits.total --goods
expect_refused 2 '--goods'
run stats 2018 visits.total --section visits
expect_refused 2 '--section'

# figures of whole years: nothing, not even parts, of others
run stats 2018H1 --section fees --json
out_has '"value":null,"numerator":null,"denominator":null,"previous":null,'
run stats 2018H1 --section tasks
grep -qE '^tasks.done +[^ ]+ +— +—$' out || problem 'no dash'
run stats 2018H1 tasks.done --json
expect 0 '[]' '0 条'

# the records behind: money as paid, in yuan; a liaison that was over by the day
run stats 2018 fees.paid --json
expect 0 '*' '1 条'
out_has '"paid":12.5,'
out_has '"value":12.5}'
run stats 2018 liaison.by_leader --key 1 --json
expect 0 '*' '1 条'
out_has '"until_on":"2018-08-31"'
run stats 2018 activities.enterprises --json
expect 0 '*' '1 条'
json_is name '"示例宏达机械有限公司"'
run stats 2018 education.months_without --json
expect 0 '*' '1 条'
json_is title '"讲坛第一讲"'
run stats 2018 meetings.by_body --key 9
expect_refused 2 'meetings.by_body'
verdict
