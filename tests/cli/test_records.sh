#!/bin/sh
# SPDX-License-Identifier: MIT
# The verbs of every noun: add, edit, show, list, remove, template, history; and undo.
. "$(dirname "$0")/lib.sh"
new_database

# add: says what was written and how to take it back
run place add --name 示例大厦 --kind 楼宇 --priority
expect 0 '楼宇阵地 #1 · 示例大厦
  名称  示例大厦
  类型  楼宇
  重点  是' "$(batch 2)"
run place add --name 示例大厦二期 --json
expect 0 '{"id":2,"name":"示例大厦二期","kind":null,"priority":null,"address":null,"note":null}' "$(batch 3)"
run term add --number 5 --name 五届 --on 2016/3/1
expect 0 '届次 #1 · 2016-03-01 周二 · 五届
  届数  5
  名称  五届
  开始  2016-03-01 周二' "$(batch 4)"
run term add --number 6 --on 20170301 --lang en
expect 0 '*' 'written as batch 5; chamber undo 5 takes it back'
out_has '2017-03-01 Wed'
mark

# required: all that are missing, named; an empty one is missing
run visit add
expect_refused 2 '缺少必填项：--visited_on(走访日期)、--enterprise(企业)'
run campaign add --lang en --kind cooling
expect_refused 2 'missing: --name, --from_on, --until_on'
run place add --name ''
expect_refused 2 '--name'
run honor add --title 示例荣誉 --on 2018-12
expect 2 '' '*'

# values that are none
run place add --name 楼 --kind 城堡
expect_refused 1 '“城堡”'
run visit add --enterprise 无此企业 --on 2018-01-01
expect_refused 3 '没有企业“无此企业”'
run term add --number 七 --on 2018-01-01
expect_refused 1 '不是整数'
run place add --name 示例大厦
expect_refused 4 '楼宇阵地 #1'
for day in 2023-02-29 2024-13-01 0000-00-00 2018-02-30 18-07-03 2018-7 明年; do
    run term add --number 9 --on "$day"
    expect_refused 1 "$day"
done
for day in 2018/7/3 2018.7.3 20180703 2018年7月3日 ２０１８－０７－０３ ' 2018-07-03 '; do
    run term add --number 9 --on "$day" --dry_run --json
    json_is from_on '"2018-07-03"'
done
for day in 今天 today; do
    run term add --number 9 --on "$day" --dry_run --json
    json_is from_on '"2018-12-31"'
done
run term add --number 9 --on 昨天 --dry_run --json
json_is from_on '"2018-12-30"'

# a dry run does everything but keep it
run place add --name 试试 --dry_run
expect 0 '*' '试运行：没有保存'
out_has '试运行 · 楼宇阵地 #'
out_has '· 试试'
[ "$(batches)" = "$stored" ] || problem 'a dry run stored something'
run place list --name 试试
expect 0 '' '0 条'

# lists: repeated or joined
given enterprise add --name 甲公司 --tags 高新技术 --tags 专精特新 --former_names '甲厂;甲社'
run enterprise show 甲公司 --json
json_is tags '["high_tech","specialized"]'
json_is former_names '["甲厂","甲社"]'
given enterprise add --name 乙公司 --short_name 乙 --member_no 007
run enterprise show 甲厂
expect 0 '*' ''
out_has '企业名称  甲公司'

# show: one object, several an array; parts of names are for reading
run place show '#1' 示例大厦二期 --json
expect 0 '[
{"id":1,"name":"示例大厦","kind":"building","priority":true,"address":null,"note":null},
{"id":2,"name":"示例大厦二期","kind":null,"priority":null,"address":null,"note":null}
]' '2 条'
run place show 二期
expect 0 '楼宇阵地 #2 · 示例大厦二期
名称  示例大厦二期' ''
mark
run place edit 二期 --note 改
expect_refused 3 '没有楼宇阵地“二期”'
run place show 大厦
expect_refused 3 '#1'
err_has '#2'
run enterprise show '乙 公 司'
expect 0 '*' ''
run enterprise show 丙公司
expect_refused 3 'chamber enterprise add'
run enterprise show '#99'
expect_refused 3 '#99'
run enterprise show '#99' --json
expect 3 '' '*'
err_has '{"error":{"code":"not_found","message":"'

# edit: what was given, nothing else; '' clears; the same again writes nothing
run place edit '#2' --note 已核实 --kind park
expect 0 '楼宇阵地 #2 · 示例大厦二期
  类型  园区
  备注  已核实' '*'
mark
run place edit '#2' --note 已核实
expect 0 '*' '没有变化，未写入'
[ "$(batches)" = "$stored" ] || problem 'an edit of nothing was stored'
given place edit '#2' --kind '' --json
json_is kind null
json_is note '"已核实"'
mark
run place edit '#2'
expect_refused 2 '没有写明要修改的内容'
run place edit '#2' --name ''
expect_refused 2 'name'
run enterprise edit 甲公司 --status member
expect_refused 1 'status'
run place edit '#2' --name 示例大厦
expect_refused 4 '楼宇阵地 #1'

# dated fields
given enterprise edit 甲公司 --size 小型
run enterprise edit 甲公司 --size 中型 --since 2018年6月1日
expect 0 '企业 #1 · 甲公司
  规模  中型（自 2018-06-01 周五 起）' '*'
# what was written is told, though it no longer holds
run enterprise edit 甲公司 --size 微型 --place 示例大厦 --since 2017-01-01
expect 0 '企业 #1 · 甲公司
  规模  微型（自 2017-01-01 周日 起）
  楼宇园区  示例大厦（自 2017-01-01 周日 起）' '*'
run enterprise show 甲公司 --as_of 2017年3月1日
expect 0 '*' ''
out_has '甲公司（2017-03-01 周三 的情况）'
out_has '规模      微型'
run enterprise show 甲公司 --as_of 2017-03-01 --json
json_is size '"micro"'
run enterprise show 甲公司 --json
json_is size '"medium"'
given undo --yes
mark
run enterprise show 甲公司 --as_of 2017-02-30
expect_refused 1 '--as_of'
run place show '#1' --as_of 2018-01-01
expect_refused 2 '--as_of'
run enterprise list --size 小型 --as_of 2018-05-31 --csv
expect 0 '*' '1 条'
run enterprise list --size 小型 --csv
expect 0 '*' '0 条'
mark
run enterprise edit 甲公司 --size 微型 --since 2018-02-30
expect_refused 1 '--since'
run place edit '#1' --note x --since 2018-01-01
expect_refused 2 '--since'

# remove: never without being sure
run place remove '#2'
expect_refused 1 '--yes'
err_has '示例大厦二期'
given enterprise edit 甲公司 --place 示例大厦
mark
run place remove '#1' --yes
expect_refused 1 '1 企业'
run place remove '#2' --yes --dry_run
expect 0 '试运行 · 将删除 楼宇阵地 #2 · 示例大厦二期' '试运行：没有保存'
run place remove '#2' --yes
expect 0 '已删除 楼宇阵地 #2 · 示例大厦二期' '*'
run place show '#2'
expect 3 '' '*'

# what was removed keeps its history under its number
run place history '#2'
expect 0 '*' '*'
out_has 'place remove'
run place history 2 --json
expect 0 '*' '*'
out_has '"op":"remove"'
run place history '#98'
expect 3 '' '*'
err_has '#98'
run place history 示例大厦二期
expect 3 '' '*'

# undo, and undo of the undo
run undo --dry_run
expect 0 '*' '2 条
试运行：没有保存'
out_has '示例大厦二期'
out_has '试运行 · 将撤销第'
run undo
expect 1 '' '*'
err_has '--yes'
run undo --yes
expect 0 '*' '*'
out_has '已撤销第'
given place show '#2'
given undo --yes
run place show '#2'
expect 3 '' '*'
run undo 99999
expect 3 '' '*'
run undo 二
expect 2 '' '*'
run undo --as 没来过的人 --yes
expect 3 '' '*'

# history: before and after
run enterprise history 甲公司 --json
expect 0 '*' '*'
out_has '"field":"size","before":"small","after":"small;2018-06-01: medium"'
run enterprise history 甲公司
out_has '规模'
for words in 'enterprise history 甲公司' log; do
    # shellcheck disable=SC2086
    run $words
    head -n 1 out | grep -q '时间（UTC）  *经办人  *操作' || problem 'other headings'
done
run log --json --limit 2
expect 0 '*' '2 条'

# template: headings and nothing else
run term template
expect 0 '届数,名称,开始,结束' ''
run term template --lang en
expect 0 'number,name,from_on,until_on' ''
run term template --json
out_has '"$schema"'

# the event nouns change by verbs alone
run enterprise_event add --enterprise 甲公司
expect 2 '' '*'
err_has '没有“add”'
run enterprise-event list --enterprise 甲公司 --csv
expect 0 '*' '1 条'
out_has ',register,'
verdict
