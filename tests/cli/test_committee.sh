#!/bin/sh
# SPDX-License-Identifier: MIT
# Whose term ends soon, which seats are vacant, who led the chamber on a day; how a term ends.
. "$(dirname "$0")/lib.sh"
new_database
given enterprise add --name 宏达机械
given person add --name 陈某 --enterprise 宏达机械 --title 董事长
for name in 林某 王某 赵某; do
    given person add --name "$name"
done
given term add --number 4 --name 第四届 --on 2011-03-18 --until_on 2016-03-17
given term add --number 5 --name 第五届 --on 2016-03-18 --until_on 2018-10-31
given role edit 会长 --seats 1
given role edit 副会长 --seats 3
given post add --person 王某 --role 会长 --term 第四届 --on 2011-03-18 --until_on 2016-03-17
given post add --person 陈某 --role 会长 --term 第五届 --on 2016-03-18
given post add --person 陈某 --role 理事 --term 第五届 --on 2016-03-18
given post add --person 林某 --role 副会长 --term 第五届 --on 2016-03-18 --until_on 2018-06-30
given post add --person 王某 --role 名誉会长 --term 第五届 --on 2016-03-18
given post add --person 赵某 --role 副会长 --term 第五届 --on 2018-07-01 --until_on 2019-03-31
mark

# honorary roles stand apart, at the end
run post list --as_of 2018-06-30 --columns role,person,title
expect 0 '#  职务      姓名  时任职务
2  会长      陈某  董事长
4  副会长    林某
3  理事      陈某  董事长

5  名誉会长  王某' '4 条'
run post list --as_of 2018-06-30 --role 名誉会长 --columns role,person
expect 0 '#  职务      姓名
5  名誉会长  王某' '1 条'
run post list --as_of 2018-07-01 --sort -person --columns person
expect 0 '*' '4 条'
! grep -q '^$' out || problem 'an empty line in another order'
run post list --leading --as_of 2016-03-17 --csv
expect 0 '*' '1 条'
out_has '王某,会长,第四届'

run post brief --as_of 2018-06-30
expect 0 '2018-06-30 周六

班子成员
#  职务    姓名  代表单位  时任职务  届次    任职日期    离任日期
2  会长    陈某  宏达机械  董事长    第五届  2016-03-18
4  副会长  林某                      第五届  2016-03-18  2018-06-30

职数与空缺
职务    职数  在任  空缺
会长       1     1     0
副会长     3     1     2

即将到期
到期        届次    任职           已过期
2018-06-30  第五届  林某 副会长    否
2018-10-31  第五届                 否
2018-10-31  第五届  陈某 会长      否
2018-10-31  第五届  陈某 理事      否
2018-10-31  第五届  王某 名誉会长  否' ''
run post brief --as_of 2010-01-01 --json
expect 0 '{"as_of":"2010-01-01","leaders":[],"vacancies":['\
'{"role":1,"role_name":"会长","seats":1,"held":0,"vacant":1},'\
'{"role":4,"role_name":"副会长","seats":3,"held":0,"vacant":3}],"ending":[]}' ''
run post brief --as_of 2010-01-01
out_has '无'
run post brief --json
out_has '{"as_of":"2018-12-31","leaders":['
out_has '{"until_on":"2018-10-31","term":2,"term_name":"第五届","post":null,"post_name":null,"overdue":true}'
out_has '{"until_on":"2019-03-31","term":2,"term_name":"第五届","post":6,"post_name":"赵某 副会长","overdue":false}'
run post brief --months 2
out_lacks '2019-03-31  第五届  赵某'
run post brief --months 两个
expect 2 '' '*'
run post brief --as_of 2018-02-30
expect 1 '' '*'
run post list --ending_within 3 --columns person,until_on
expect 0 '*' '4 条'
run post list --ending_within 2 --csv
expect 0 '*' '3 条'
run term list --ending_within 0 --columns name
expect 0 '#  名称
2  第五届' '1 条'
run term list --ending_within 一年
expect 2 '' '*'

# a term ends with its posts: first it is said how many
run term end 第五届 --on 2018-11-30
expect_refused 1 '4 项任职'
run term end 第五届 --on 2018-11-30 --dry_run
expect 0 '试运行 · 届次 #2 · 2016-03-18 周五 · 第五届
  结束  2018-11-30 周五
  结束任职 4 项' '试运行：没有保存'
run term end 第五届 --on 2016-03-17 --yes
expect_refused 1 '2016-03-18'
run term end 第五届 --on 2018-06-30 --yes
expect_refused 1 '赵某 副会长'
run term end 第五届 --on 2018-11-30 --reason 累了 --yes
expect_refused 1 '--reason: '
run term end 第五届 --on 2018-02-30 --yes
expect_refused 1 '--on: '
run term end 第六届 --on 2018-11-30 --yes
expect_refused 3 '第六届'
last=$stored
run term end 第五届 --on 2018-11-30 --yes --json
expect 0 '*' "$(batch "$last")"
json_is until_on '"2018-11-30"'
run post list --as_of 2018-11-30 --csv
expect 0 '*' '4 条'
run post list --as_of 2018-12-01
expect 0 '' '0 条'
run post list --end_reason 任满 --until_on 2018-11-30 --csv
expect 0 '*' '4 条'
run post show '#4' --json
json_is until_on '"2018-06-30"'
run post brief --json
out_has '"ending":[]'
run term end 第五届 --on 2018-11-30 --yes
expect 0 '*' '没有变化，未写入'
run undo "$last" --yes
expect 0 '*' '*'
run post list --csv --until_on ''
expect 0 '*' '3 条'
run post show '#6' --json
json_is until_on '"2019-03-31"'
json_is end_reason null
run term end 第五届 --on 2018-11-30 --reason 调整 --yes
expect 0 '届次 #2 · 2016-03-18 周五 · 第五届
  结束  2018-11-30 周五
  结束任职 4 项' '*'
run post list --end_reason 调整 --csv
expect 0 '*' '4 条'

# the same office, the same liaison twice at one time: stored, with a word
given enterprise add --name 重叠公司
given person add --name 叠某
given post add --person 叠某 --role 监事长 --on 2015-01-01 --until_on 2016-12-31
run post add --person 叠某 --role 监事长 --on 2017-01-01
expect 0 '*' '*'
! grep -q 重叠 "$scratch/err" || problem "the next day is no overlap"
run post add --person 叠某 --role 监事长 --on 2016-12-31
expect 0 '*' '*'
err_has '与 任职 #'
given liaison add --person 叠某 --enterprise 重叠公司 --on 2018-01-01
run liaison add --person 叠某 --enterprise 重叠公司 --on 2018-06-01
expect 0 '*' '*'
err_has '与 定向联系 #'
verdict
