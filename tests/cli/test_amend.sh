#!/bin/sh
# SPDX-License-Identifier: MIT
# Histories corrected from the command line: what is changed, dropped, inserted; what is refused.
. "$(dirname "$0")/lib.sh"
new_database
given enterprise add --name 宏达机械有限公司 --short_name 宏达
given enterprise admit 宏达 --on 2018-03-05
given enterprise leave 宏达 --on 2018-10-01 --reason 迁出
given request add --enterprise 宏达 --on 2018-07-20 --title 门口停车难
given request assign 2018-001 --department 营商办 --due_on 2018-08-20 --on 2018-07-22
given request resolve 2018-001 --outcome 增设车位 --on 2018-09-01

# an enterprise: a day, a reason; every form of naming the event
run enterprise amend 宏达 入会 --on 2018-02-05
expect 0 '企业 #1 · 宏达机械有限公司
  入会 · 2018-02-05 周一
  入会日期  2018-02-05 周一' "$(batch 8)"
run enterprise amend 宏达 '#3' --reason 其他 --note '迁往外区'
expect 0 '企业 #1 · 宏达机械有限公司
  退会 · 2018-10-01 周一 · 原因 其他 · 备注 迁往外区' '*'
run enterprise amend 宏达 admit --on 2018年2月6日 --json
expect 0 '*' '*'
json_is joined_on '"2018-02-06"'
run enterprise amend 宏达 2 --on 2018-02-06
expect 0 '*' '没有变化，未写入'
run enterprise amend 宏达 暂停 --insert --on 2018-05-01 --note 停业
expect 0 '企业 #1 · 宏达机械有限公司
  暂停 · 2018-05-01 周二 · 备注 停业' '*'
run enterprise amend 宏达 退会 --drop
expect 0 '企业 #1 · 宏达机械有限公司
  去掉 退会 · 2018-10-01 周一 · 原因 其他 · 备注 迁往外区
  会员状态  暂停
  退会日期  —' '*'
run enterprise_event list --csv
expect 0 '*' '3 条'
run enterprise list --as_of 2018-04-30 --status member --csv
expect 0 '*' '1 条'
run enterprise amend 宏达 申请入会 --insert --on ''
expect 0 '企业 #1 · 宏达机械有限公司
  申请入会 · 日期不详' '*'
run undo --yes
expect 0 '*' '*'
run enterprise_event list --csv
expect 0 '*' '3 条'
mark

run enterprise amend 宏达 暂停 --on 2018-01-01
expect_refused 1 '#4 2018-01-01 暂停'
err_has '潜在'
run enterprise amend 宏达 入会 --drop --lang en
expect_refused 1 "'#4 2018-05-01 suspend' no longer fits"
run enterprise amend 宏达 退会 --insert --on 2018-01-01
expect_refused 1 '2018-01-01 退会'
run enterprise amend 宏达 登记 --drop
expect_refused 1 '登记是第一步'
run enterprise amend 宏达 入会 --on 2019-01-01
expect_refused 1 '2018-12-31'
run enterprise amend 宏达 入会 --on 2018-02-30
expect_refused 1 '--on: '
run enterprise amend 宏达 退会 --note x
expect_refused 3 '没有“退会”这一步，见 chamber enterprise_event list --enterprise=#1'
run enterprise amend 宏达 '#99' --note x
expect_refused 3 '没有“#99”这一步'
run enterprise amend 宏达 跳舞 --note x
expect_refused 1 '可选：登记'
run enterprise amend 宏达 入会
expect_refused 2 '没有写明要修改的内容'
run enterprise amend 宏达 入会 --drop --on 2018-01-01
expect_refused 2 '--drop 不能与 --on 同用'
run enterprise amend 宏达 恢复 --insert --drop
expect_refused 2 '--insert 不能与 --drop 同用'
run enterprise amend 宏达 恢复 --insert --step 退会 --on 2018-06-01
expect_refused 2 '--insert 不能与 --step 同用'
run enterprise amend 宏达 恢复 --insert
expect_refused 2 '缺少必填项：--on(日期)'
run enterprise amend 宏达
expect_refused 2 'EVENT'
run enterprise amend 机械 入会 --note x
expect_refused 3 '没有企业“机械”'
run enterprise amend 宏达 入会 --step 退会 --json
expect 1 '' '*'
err_has '"code":"refused"'
run enterprise resume 宏达 --on 2018-04-01
expect_refused 1 'amend --insert'
run enterprise amend 宏达 入会 --on 2018-02-01 --dry_run
expect 0 '试运行 · 企业 #1 · 宏达机械有限公司
  入会 · 2018-02-01 周四
  入会日期  2018-02-01 周四' '试运行：没有保存'
[ "$(batches)" = "$stored" ] || problem 'a dry run was stored'

# a request: what the step needs, the day raised, the outcome
run request amend 2018-001 转办 --department 税务所 --due_on 2018-09-30
expect 0 '诉求 #1 · 2018-07-20 周五 · 2018-001 门口停车难
  转办 · 2018-07-22 周日
  承办部门  税务所
  办理期限  2018-09-30 周日' '*'
run request amend 2018-001 登记 --on 2018-07-18
expect 0 '诉求 #1 · 2018-07-18 周三 · 2018-001 门口停车难
  登记 · 2018-07-18 周三
  提出日期  2018-07-18 周三' '*'
run request amend 2018-001 受理 --insert --on 2018-07-19
expect 0 '诉求 #1 · 2018-07-18 周三 · 2018-001 门口停车难
  受理 · 2018-07-19 周四' '*'
run request amend 2018-001 解决 --on 2018-08-15 --outcome 增设车位十个 --json
expect 0 '*' '*'
json_is resolved_on '"2018-08-15"'
json_is outcome '"增设车位十个"'
mark
run request amend 2018-001 解决 --outcome ''
expect_refused 2 '“解决”'
run request amend 2018-001 受理 --step 办理 --note 踏勘
expect 0 '诉求 #1 · 2018-07-18 周三 · 2018-001 门口停车难
  办理 · 2018-07-19 周四 · 备注 踏勘' '*'
run request_event list --columns happened_on,step,status
expect 0 '#  日期        步骤  状态
1  2018-07-18  登记  已登记
4  2018-07-19  办理  办理中
2  2018-07-22  转办  已转办
3  2018-08-15  解决  已解决' '4 条'
run request list --as_of 2018-08-20 --status resolved --csv
expect 0 '*' '1 条'
run request amend 2018-001 解决 --drop --json
expect 0 '*' '*'
json_is status '"assigned"'
json_is resolved_on null
json_is outcome '"增设车位十个"'
run request history 2018-001 --json
out_has '"field":"resolved_on","before":"2018-08-15","after":null'
mark
run request amend 2018-001 转办 --department ''
expect_refused 2 '“转办”时必须填写'
run request amend 2018-001 办理 --due_on 2018-10-01
expect_refused 2 '“办理”时不填此项'
run request amend 2018-001 办理 --outcome 好
expect_refused 2 '“办理”时不填此项'
run request amend 2018-001 登记 --on 2018-07-20
expect_refused 1 '不能排在登记之前'
run request amend 2018-001 登记 --on 2017-07-20
expect_refused 1 '2018-001'
run request amend 2018-001 转办 --on ''
expect_refused 2 '必须填写'
run request amend 2018-001 合并 --insert --on 2018-12-01 --merged_into 2018-001
expect_refused 1 '不能并入自己'
run request amend 2018-001 转办 --department 城堡
expect_refused 1 '--department: '
given request amend 2018-001 办理 --insert --on 2018-12-01
run request amend 2018-001 办理 --note x
expect 3 '' '*'
err_has '对应 2 条记录，请用 #编号 指明：#4, #5'
run request amend 2018-001 '#5' --note 现场办公
expect 0 '*' '*'
run request_event show '#5' --json
json_is note '"现场办公"'
verdict
