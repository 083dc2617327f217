#!/bin/sh
# SPDX-License-Identifier: MIT
# Membership step by step, terms of office, and an enterprise on one screen.
. "$(dirname "$0")/lib.sh"
new_database
given enterprise add --name 宏达机械有限公司 --short_name 宏达
mark

run enterprise apply 宏达 --on 2018-02-01 --note 已交表
expect 0 '企业 #1 · 宏达机械有限公司
  申请入会 · 2018-02-01 周四 · 备注 已交表
  会员状态  申请中' "$(batch 3)"
run enterprise admit 宏达 --on 2018年3月5日 --json
expect 0 '*' "$(batch 4)"
json_is status '"member"'
json_is joined_on '"2018-03-05"'
mark
run enterprise admit 宏达 --on 2018-04-01
expect_refused 1 '会员'
run enterprise suspend 宏达 --on 2018-03-01
expect_refused 1 '2018-03-05'
run enterprise suspend 宏达 --on 2019-01-01
expect_refused 1 '2018-12-31'
run enterprise suspend 宏达 --on 2018-02-30
expect_refused 1 '--on: '
run enterprise suspend 机械
expect_refused 3 '没有企业“机械”'
run enterprise leave 宏达 --reason 不高兴
expect_refused 1 '--reason: '
run enterprise admit 宏达 宏达
expect_refused 2 '多余的参数'
run enterprise leave 宏达 --on 2018-10-01 --reason 迁出 --note 搬走 --dry_run
expect 0 '试运行 · 企业 #1 · 宏达机械有限公司
  退会 · 2018-10-01 周一 · 原因 迁出 · 备注 搬走
  会员状态  退会
  退会日期  2018-10-01 周一' '试运行：没有保存'
[ "$(batches)" = "$stored" ] || problem 'a dry run was stored'
run enterprise add --name 验码有限公司 --credit_code 91310000MA1K12345X
expect 0 '*' '*'
[ "$(grep -c '^chamber: .*91310000MA1K12345X' err)" -eq 1 ] || problem 'not warned once'
out_has '会员状态  潜在'
run enterprise edit 验码有限公司 --note 已核对 --json
! grep -q '^chamber' err || problem 'warned of another write'
given enterprise remove 验码有限公司 --yes
given enterprise suspend 宏达 --on 2018-05-01
given enterprise resume 宏达 --on 2018-06-01
given enterprise leave 宏达 --on 2018-10-01 --reason 迁出
run enterprise list --as_of 2018-05-15 --json
json_is status '"suspended"'
run enterprise list --as_of 2018-04-30 --status member --csv
expect 0 '*' '1 条'
run enterprise_event list --csv
expect 0 '*' '6 条'
out_has '2018-10-01,leave,left,moved,'

# without --on it is today
given enterprise admit 宏达
run enterprise show 宏达 --json
json_is joined_on '"2018-12-31"'
json_is left_on null

# posts: both end days in office; the roster of a day by rank
given person add --name 王甲 --enterprise 宏达 --title 总经理
given person add --name 李乙
given person add --name 王甲
given term add --number 5 --name 五届 --on 2016-01-01
mark
run post add --person 王甲 --role 会长 --on 2016-01-01
expect_refused 3 '王甲(宏达机械有限公司)'
err_has '#3'
given post add --person '李乙' --role 秘书长 --term 五届 --on 2016-01-01
given post add --person '王甲(宏达机械有限公司)' --role 会长 --term 五届 --on 2016-01-01
run post show '#2' --json
json_is title '"总经理"'
json_is enterprise_name '"宏达机械有限公司"'
run post end '#1' --on 2018-06-30 --reason 辞职
expect 0 '*' '*'
out_has '离任日期  2018-06-30 周六'
mark
run post end '#1' --on 2018-07-01
expect_refused 1 '2018-06-30'
run post list --as_of 2018-06-30 --columns role,person
expect 0 '#  职务    姓名
2  会长    王甲
1  秘书长  李乙' '2 条'
run post list --as_of 2018-07-01 --csv
expect 0 '*' '1 条'
run post list --csv
expect 0 '*' '2 条'

# brief
given visit log --on 2018-07-20 --enterprise 宏达 --visitors 李乙 --findings '订单增加
人手不足' --promise 一周内回复 --request 招工难 --category 就业用工
given honor add --title 示例荣誉 --level 区级 --on 2018-11 --enterprise 宏达
run enterprise brief 宏达
expect 0 '企业 #1 · 宏达机械有限公司
  会员状态  会员
  入会日期  2018-12-31

最近一次走访
  走访 #1 · 2018-07-20 周五 · 宏达机械有限公司
    走访人  李乙
    走访情况  订单增加
        人手不足

承诺事项
  2018-07-20  一周内回复

未办结诉求
  诉求 #1 · 2018-07-20 周五 · 2018-001 招工难
    状态  已登记

荣誉
  荣誉 #1 · 2018-11 · 示例荣誉
    级别  区级

历次名称
  宏达机械有限公司

会籍变动
  登记
  2018-02-01  申请入会  备注 已交表
  2018-03-05  入会
  2018-05-01  暂停
  2018-06-01  恢复
  2018-10-01  退会  原因 迁出
  2018-12-31  入会

商会任职
  王甲  会长  任职日期 2016-01-01

介绍的企业
  无' ''
run enterprise brief 宏达 --json
out_has '"last_visit":{"id":1,"visited_on":"2018-07-20"'
out_has '"open_requests":[{"id":1,'
given enterprise add --name 空企业
run enterprise brief 空企业
out_has '  无'
run enterprise brief 宏达 空企业 --json
expect 0 '*' ''
[ "$(grep -c '"last_visit":' out)" -eq 2 ] || problem 'not two objects'
run enterprise brief 宏达 无此企业
expect 3 '' '*'

# one enterprise is one record
given enterprise add --name 同名机械有限公司
run enterprise add --name '同名机械有限公司'
expect 0 '*' '*'
err_has '已有同名企业'
run enterprise add --name '异名机械有限公司'
expect 0 '*' '*'
! grep -q 已有同名企业 "$scratch/err" || problem "a warning without reason"
verdict
