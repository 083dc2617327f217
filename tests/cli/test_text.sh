#!/bin/sh
# SPDX-License-Identifier: MIT
# --text: plain lines without a table, ready for a chat group: names, then the rest in brackets;
# nothing padded, nothing empty, no colour, no number of a record unless it has nothing else.
. "$(dirname "$0")/lib.sh"
new_database

run request list --text
expect 0 '' '0 条'

given person add --name 王甲
given person add --name 李乙
given enterprise add --name 示例星河软件有限公司 --member_no 001 --industry I --employees 120
given enterprise add --name '示例𠮷野（上海）餐饮' --note '第一行
第二行	后半'
given visit add --enterprise 001 --on 2018-03-05 --form 座谈 --visitors '王甲;李乙'
given visit add --enterprise '#2' --on 2018-12-30
given request add --enterprise 001 --on 2018-07-20 --title 骨干人才落户与租房补贴 --category 人才租房补贴
given request assign 2018-001 --department 人社部门 --due_on 2018-12-10 --on 2018-07-21
given request add --enterprise '#2' --on 2018-08-01 --title 门口停车难
given place add --name 示例大厦 --kind 楼宇 --priority
given fee add --enterprise 001 --year 2018 --amount 1200 --paid 0.5 --paid_on 2018-03-01
mark

run request list --text
expect 0 '1. 2018-001 2018-07-20 示例星河软件有限公司 骨干人才落户与租房补贴（人才租房补贴，已转办，人社部门，办理期限：2018-12-10）
2. 2018-002 2018-08-01 示例𠮷野（上海）餐饮 门口停车难（已登记）' '2 条'
run visit list --text
expect 0 '1. 2018-03-05 示例星河软件有限公司（座谈，王甲、李乙，已完成）
2. 2018-12-30 示例𠮷野（上海）餐饮（已完成）' '2 条'
run fee list --text
expect 0 '1. 示例星河软件有限公司（年度：2018，应缴：1200.00，实缴：0.50，缴费日期：2018-03-01）' '1 条'
run place list --text --lang en
expect 0 '1. 示例大厦 (building, priority: yes)' '1 found'
run person list --text
expect 0 '1. 王甲
2. 李乙' '2 条'

# which columns; a text on one line; what has nothing to say is still counted
run enterprise list --text --columns note,name
expect 0 '1. 示例星河软件有限公司
2. 第一行 第二行 后半 示例𠮷野（上海）餐饮' '2 条'
run enterprise list --text --columns 员工人数
expect 0 '1. 员工人数：120
2. 企业 #2' '2 条'
run visit list --text --columns 走访人,形式 --from 2018-12
expect 0 '1. 走访 #2' '1 条'
run visit list --text --columns nothing
expect_refused 2 'nothing'

# one record: a line for each field filled in
run request show 2018-002 --text
expect 0 '编号：2018-002
提出日期：2018-08-01
企业：示例𠮷野（上海）餐饮
诉求：门口停车难
状态：已登记' ''
run enterprise show '#2' '#1' --text --lang en
out_has 'name: 示例𠮷野（上海）餐饮'
out_has 'employees: 120'
[ "$(grep -c '^$' out)" -eq 1 ] || problem 'not one empty line between two records'
run enterprise show '#1' --text --as_of 2018-12-31
out_has '（2018-12-31 周一 的情况）'

# the same into a file, bare of anything for a terminal
given request list --text -o lines.txt
run request list --text --color always
cmp -s "$scratch/out" lines.txt || problem 'not the same into a file'
LC_ALL=C grep -q "$(printf '\033')" lines.txt && problem 'escapes in the file'
run request list --text -o lines.txt
expect_refused 1 'lines.txt'

# one form only, and only where there are records
run request list --text --json
expect 2 '' '*'
run request list --csv --text
expect_refused 2 '--text'
run request export --text
expect_refused 2 '--text'
run enterprise add --name 甲 --text
expect_refused 2 '--text'
run request list --help
out_has '--text'

# figures and what is behind them, the screens: plain lines too
given enterprise add --name 文字甲公司 --status member --joined_on 2018-02-01
given visit add --enterprise 文字甲公司 --on 2017-03-05 --form 电话
run stats 2017-03 --section visits --text
expect 0 '*' ''
out_has '走访次数：1 次（上年同期 0 次）'
out_has '走访按形式：电话 1'
out_lacks '实地走访'
run stats 2017-03 visits.total --text
expect 0 '*' '1 条'
out_has '1. 2017-03-05 文字甲公司（电话'
run stats 2018 --goods --text --lang en
expect 0 '*' '*'
out_has 'a year before'
given request add --enterprise 文字甲公司 --on 2016-03-05 --title 文字诉求
run request brief 2016-001 --text
expect 0 '*' ''
out_has '诉求：文字诉求'
run stats 2018 --text --csv
expect 2 '' '*'
verdict
