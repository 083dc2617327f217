#!/bin/sh
# SPDX-License-Identifier: MIT
# visit log: one trip in one command, all or nothing.
. "$(dirname "$0")/lib.sh"
new_database
given person add --name 王甲
given person add --name 李乙
given person add --name 赵丙
given enterprise add --name 宏达机械有限公司 --short_name 宏达
given enterprise add --name 新联贸易有限公司 --short_name 新联
given campaign add --name 送清凉 --kind cooling --on 2018-07-01 --until_on 2018-08-31
mark

# just back: three leaders, two enterprises, four requests
run visit log --on 2018-07-20 --visitors 王甲 --visitors '李乙;赵丙' --partners 工会 --campaign 送清凉 --form 实地走访 \
    --enterprise 宏达 --request 门口停车难 --category 交通停车 --department 营商办 --request 招工难 \
    --enterprise 新联 --request 融资 --category finance --detail 抵押物不足 --request 房租补贴
expect 0 '走访 #1 · 2018-07-20 周五 · 宏达机械有限公司
  诉求 #1 · 2018-07-20 周五 · 2018-001 门口停车难
  诉求 #2 · 2018-07-20 周五 · 2018-002 招工难
走访 #2 · 2018-07-20 周五 · 新联贸易有限公司
  诉求 #3 · 2018-07-20 周五 · 2018-003 融资
  诉求 #4 · 2018-07-20 周五 · 2018-004 房租补贴' "$(batch 8)"
run log --limit 1 --csv
out_has ',visit log,'
run stats 2018 --csv
out_has 'visits.total,,走访次数,2,'
grep -q '^visits.participations,,[^,]*,6,' out || problem 'not six participations'
grep -q '^requests.raised,,[^,]*,4,' out || problem 'not four requests'
run request show '#1' --json
json_is visit 1
json_is visit_name '"2018-07-20 宏达机械有限公司"'
json_is category '"traffic"'
json_is channel '"visit"'
json_is enterprise 1
grep -q '"department":null' out && problem 'the department is lost'
run request show '#2' --json
json_is category null
json_is department null
run request show '#3' --json
json_is detail '"抵押物不足"'
json_is enterprise 2

# JSON: both arrays
run visit log --enterprise 宏达 --json
expect 0 '*' "$(batch 9)"
out_has '{"visits":[{"id":3,"visited_on":"2018-12-31","enterprise":1,'
out_has '],"requests":[]}'
mark

# the order of the options says what belongs to what
run visit log --request 停车难 --enterprise 宏达
expect_refused 2 '--enterprise'
run visit log --enterprise 宏达 --category 融资 --request 停车难
expect_refused 2 '--category'
run visit log --enterprise 宏达 --request 停车难 --enterprise 新联 --category 融资
expect_refused 2 '--category'
run visit log --enterprise 宏达 --request 停车难 --category 融资 --category 税务
expect_refused 2 '--category 给了两次'
run visit log --on 2018-07-20
expect_refused 2 '--enterprise'

# all or nothing
run visit log --enterprise 宏达 --request 停车难 --enterprise 无此企业
expect_refused 3 '无此企业'
run visit log --enterprise 宏达 --request 停车难 --enterprise 新联 --request 融资 --category 无此类别
expect_refused 1 '无此类别'
run visit log --enterprise 宏达 --enterprise 宏达
expect_refused 2 'enterprise'
run visit log --enterprise 宏达 --visitors 无此人
expect_refused 3 '无此人'
run visit log --enterprise 宏达 --request ''
expect 2 '' '*'
run visit log --enterprise 宏达 --on 2018-12-01 --request 试试 --dry_run
expect 0 '*' '试运行：没有保存'
out_has '2018-005 试试'
[ "$(batches)" = "$stored" ] || problem 'a dry run was stored'

# one undo takes the trip back
given undo 8 --yes
run request list --csv
expect 0 '*' '0 条'
run visit list --csv
expect 0 '*' '1 条'
verdict
