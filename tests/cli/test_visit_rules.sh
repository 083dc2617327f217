#!/bin/sh
# SPDX-License-Identifier: MIT
# Visiting rules, the sheet for tomorrow's visits, follow-ups; visits not made count nowhere.
. "$(dirname "$0")/lib.sh"
CHAMBER_TODAY=2018-07-19
new_database
run visit rules
expect 0 '*' '0 条
还没有走访规则；可以这样设置：chamber setting add --name visits.contacts --value 4（每家会员全年至少联系 4 次）'
run visit rules --json
expect 0 '[]' '*'
run visit rules --lang en
err_has 'chamber setting add --name visits.contacts --value 4'

given enterprise add --name 宏达机械有限公司 --short_name 宏达 --joined_on 2010-01-01 --contact 赵某 \
    --phone 13900000001
given enterprise add --name 新联贸易有限公司 --short_name 新联 --joined_on 2010-01-01
given enterprise add --name 潜在科技有限公司
mark
run setting add --name visits.coverage --value 30
expect_refused 1 '“30”不合适，应如 30%'
run setting add --name visits.contacts --value 四
expect_refused 1 '应如 4'
run setting add --name visits.contacts.kind.none --value 4
expect_refused 1 '没有代码为“none”的会员类别或职务'
run setting add --name visits.contact --value 4
expect_refused 1 visits.contacts
given setting add --name visits.contacts --value 2
given setting add --name visits.coverage --on 2018-01-01 --value 50%
given setting add --name requests.answer_days --value 15
mark
run setting edit visits.coverage --value 一半
expect_refused 1 '应如 30%'

given visit add --enterprise 宏达 --on 2018-03-01 --form 电话 --promise 介绍银行 --follow_up_on 2018-04-01
given request add --enterprise 宏达 --on 2018-03-01 --title 融资难
run visit rules --csv
expect 0 'rule,group,enterprise,request,required,actual,missing
visits.contacts,全体会员,宏达机械有限公司,,2 次,1 次,1 次
visits.contacts,全体会员,新联贸易有限公司,,2 次,0 次,2 次
visits.coverage,全体会员,,,50%,0/2,1 家
requests.answer_days,全部诉求,宏达机械有限公司,2018-001,15 天,140 天未答复,125 天' '4 条'
run visit rules --as_of 2018-03-16 --csv
out_lacks requests.answer_days
run visit rules --as_of 2018-02-30
expect 1 '' '*'

# planned, postponed and cancelled visits count nowhere; a visit made does
given visit add --enterprise 宏达 --on 2018-07-20 --state 计划 --note 带上政策汇编
given visit add --enterprise 新联 --on 2018-07-18 --state 计划
given visit edit '#3' --state 延期
given visit add --enterprise 新联 --on 2018-07-10 --state 取消
run visit rules --csv
out_has '宏达机械有限公司,,2 次,1 次'
out_has '新联贸易有限公司,,2 次,0 次'
out_has '50%,0/2'
run stats 2018 --csv
out_has 'visits.total,,走访次数,1,'
run stats 2018 visits.total --json
[ "$(grep -c '"visited_on"' out)" -eq 1 ] || problem 'not one visit'
run enterprise brief 新联 --json
json_is last_visit null
run visit list --follow_up_due --csv
expect 0 '*' '1 条'
out_has 2018-03-01

# tomorrow's sheet: the planned visit alone, with what there is to know
run visit sheet
expect 0 '*' ''
for text in '走访 #2 · 2018-07-20 周五 · 宏达机械有限公司' '带上政策汇编' '赵某' 13900000001 介绍银行 \
    '2018-001 融资难' '待跟进'; do
    out_has "$text"
done
out_lacks 新联
run visit sheet --json
expect 0 '*' ''
[ "$(head -c 10 out)" = '[{"visit":' ] || problem 'not an array of objects'
for key in enterprise last_visit promises open_requests follow_ups; do
    grep -q "\"$key\":" out || problem "no $key"
done
run visit sheet --on 2018-07-18
expect 0 '' '2018-07-18 周三 没有计划的走访'
run visit sheet --on 2018-07-18 --json
expect 0 '[]' '*'
run visit sheet --on 2018-07-32
expect 1 '' '*'

CHAMBER_TODAY=2018-07-20
given visit edit '#2' --state 已完成 --form 实地走访
run visit rules --csv
out_lacks 宏达机械有限公司,,2
out_lacks visits.coverage
run visit list --follow_up_due
expect 0 '*' '0 条'
run stats 2018 --csv
out_has 'visits.total,,走访次数,2,'
run visit sheet --on 今天
expect 0 '' '*'

# a rule for a code that is there no more says so
given role add --code ruled --name 规则职务 --rank 90
given setting add --name visits.contacts.role.ruled --value 2
given role edit 规则职务 --code renamed
run visit rules
err_has '设置 visits.contacts.role.ruled 不起作用：没有代码 ruled'
verdict
