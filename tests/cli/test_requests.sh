#!/bin/sh
# SPDX-License-Identifier: MIT
# Requests: every step, what each needs, where none fits; open, overdue, due within.
. "$(dirname "$0")/lib.sh"
new_database
given enterprise add --name 宏达机械有限公司 --short_name 宏达
given enterprise add --name 新联贸易有限公司 --short_name 新联
run request add --enterprise 宏达 --enterprises 新联 --on 2018-07-20 --title 门口停车难 --category 交通停车
expect 0 '诉求 #1 · 2018-07-20 周五 · 2018-001 门口停车难
  编号  2018-001
  提出日期  2018-07-20 周五
  企业  宏达机械有限公司
  联名企业  新联贸易有限公司
  类别  交通停车
  诉求  门口停车难
  状态  已登记' "$(batch 4)"

# needs: all that are missing are named
mark
for words in 'assign --department' 'extend --due_on,--note' 'resolve --outcome' 'decline --note' \
    'merge --merged_into' 'rate --satisfaction'; do
    run request "${words%% *}" 2018-001
    expect_refused 2 缺少必填项
    for name in $(echo "${words#* }" | tr ',' ' '); do
        err_has "$name"
    done
done

run request extend 2018-001
expect 2 '' 'chamber: 缺少必填项：--due_on(办理期限)、--note(备注)'
run request assign 2018-001 --department '' --lang en
expect 2 '' 'chamber: missing: --department'
run request assign 2018-001 --json
expect 2 '' '{"error":{"code":"usage","message":"缺少必填项：--department(承办部门)","file":null,"line":null,"field":"department"}}'
run request add --title 招工难 --on 今天 --json
expect 2 '' '*'
err_has '"field":"enterprise"'
run visit log --json
expect 2 '' '*'
err_has '--enterprise(企业)'
err_has '"field":"enterprise"'
[ "$(batches)" = "$stored" ] || problem 'something was stored'

# the way of a request
run request accept 2018-001 --on 2018-07-21
expect 0 '诉求 #1 · 2018-07-20 周五 · 2018-001 门口停车难
  受理 · 2018-07-21 周六
  状态  已受理' "$(batch 5)"
run request assign 2018-001 --department 营商办 --due-on 2018-08-20 --on 2018-07-22
expect 0 '诉求 #1 · 2018-07-20 周五 · 2018-001 门口停车难
  转办 · 2018-07-22 周日
  状态  已转办
  承办部门  营商办
  办理期限  2018-08-20 周一' '*'
mark
run request assign 2018-001 --department 城堡
expect_refused 1 '--department: '
run request progress 2018-001 --on 2018-07-01
expect_refused 1 '2018-07-22'
run request progress 2018-001 --on 2018-07-25 --note 踏勘
expect 0 '诉求 #1 · 2018-07-20 周五 · 2018-001 门口停车难
  办理 · 2018-07-25 周三 · 备注 踏勘
  状态  办理中' '*'
given request urge 2018-001 --on 2018-08-19
given request extend 2018-001 --on 2018-08-19 --due_on 2018-09-20 --note 等批复
mark
run request extend 2018-001 --on 2018-08-19 --due_on 2018-02-30 --note 等批复
expect_refused 1 '--due_on: '
run request rate 2018-001 --satisfaction 满意
expect_refused 1 '办理中'
given request resolve 2018-001 --on 2018-09-01 --outcome 增设车位
mark
run request accept 2018-001
expect_refused 1 '已解决'
run request rate 2018-001 --satisfaction 极好
expect_refused 1 '--satisfaction: '
run request rate 2018-001 --satisfaction 基本满意 --on 2018-09-02 --json
json_is satisfaction '"basic"'
json_is status '"resolved"'
json_is resolved_on '"2018-09-01"'
json_is due_on '"2018-09-20"'
given request close 2018-001 --on 2018-09-03
given request reopen 2018-001 --on 2018-10-01 --note 又堵了
run request_event list --request 2018-001 --columns happened_on,step,status,note
expect 0 ' #  日期        步骤      状态    备注
 1  2018-07-20  登记      已登记
 2  2018-07-21  受理      已受理
 3  2018-07-22  转办      已转办
 4  2018-07-25  办理      办理中  踏勘
 5  2018-08-19  催办      办理中
 6  2018-08-19  延期      办理中  等批复
 7  2018-09-01  解决      已解决
 8  2018-09-02  评价      已解决
 9  2018-09-03  归档      归档
10  2018-10-01  重新办理  办理中  又堵了' '10 条'
run request history 2018-001 --json
out_has '"field":"status","before":"closed","after":"in_progress"'

# decline, withdraw, merge
for title in 招工难 融资难 门口堵车 房租高; do
    given request add --enterprise 新联 --on 2018-11-01 --title $title
done
given request decline 2018-002 --on 2018-11-02 --note 不属于本街道
given request withdraw 2018-003 --on 2018-11-02 --note 自行解决
given request merge 2018-004 --merged_into 2018-001 --on 2018-11-02
run request show 2018-004 --json
json_is status '"merged"'
json_is merged_into 1
mark
run request merge 2018-005 --merged_into 2018-005
expect_refused 1 'merged_into'
run request resolve 2018-002 --outcome 好了
expect_refused 1 '不予办理'

# a number, an id; a part of a number only for reading
run request show '#1'
expect 0 '*' ''
run request show 18-005
expect 0 '*' ''
run request accept 18-005
expect_refused 3 '18-005'

# open, overdue, due within so many days, and together; also of a past day
given request assign 2018-005 --department 其他 --due_on 2019-01-02 --on 2018-12-01
given request extend 2018-001 --due_on 2018-12-20 --note 再等 --on 2018-12-01
run request list --open --csv
expect 0 '*' '2 条'
run request list --overdue --csv
expect 0 '*' '1 条'
out_has 2018-001
run request list --due_within 3 --csv
expect 0 '*' '1 条'
out_has 2018-005
run request list --due_within 1 --csv
expect 0 '*' '0 条'
run request list --overdue --due_within 3 --csv
expect 0 '*' '2 条'
run request list --open --as_of 2018-09-30 --csv
expect 0 '*' '0 条'
run request list --open --as_of 2018-08-01 --json
json_is status '"in_progress"'
json_is due_on '"2018-08-20"'
mark
run request list --due_within -1
expect_refused 2 '-1'
run request list --due_within
expect_refused 2 '--due_within'
verdict
