#!/bin/sh
# SPDX-License-Identifier: MIT
# The register of enterprises: duplicates found and merged, doubts, members nobody called on, who
# introduced whom, and the whole life of one on one screen.
. "$CHAMBER_SOURCE/tests/cli/lib.sh"
new_database

# --- nothing is an empty answer ---
for verb in duplicates unvisited introduced; do
    run enterprise $verb --json
    expect 0 '[]' '0 条'
    run enterprise $verb --csv
    expect 0 '*' '0 条'
done
run enterprise doubts
expect 0 '疑似重复
无

改过名
无

信用代码校验不符
无

两年以上未核实
无' ''
run enterprise doubts --json
out_has '"unconfirmed":[]'

# --- a register with mistakes ---
cat >enterprise.csv <<'END'
企业名称,简称,曾用名,统一社会信用代码,会员编号,会员状态,入会日期,联系电话,信息核实日期,行业
上海宏达机械有限公司,宏达,,914403001922038216,XH001,会员,2015-03-01,021-55550001,2018-06-01,制造业
宏达机械（上海）公司,,,,XH002,会员,2016-05-01,（021）5555 0001,2018-06-01,
云杉信息有限公司,,云杉软件有限公司,91310105MA0000001G,XH003,会员,2017-01-01,,2018-06-01,信息传输、软件和信息技术服务业
云杉软件有限公司,,,,,潜在,,,2018-06-01,
老照相馆,,,,,退会,,,2015-01-01,
END
given enterprise import enterprise.csv
mark
run enterprise duplicates
expect 0 '疑似重复  组  企业                  会员状态  统一社会信用代码    联系电话          入会日期
名称相同   1  云杉信息有限公司      会员      91310105MA0000001G                    2017-01-01
名称相同   1  云杉软件有限公司      潜在
电话相同   2  上海宏达机械有限公司  会员      914403001922038216  021-55550001      2015-03-01
电话相同   2  宏达机械（上海）公司  会员                          （021）5555 0001  2016-05-01' '4 条'
run enterprise duplicates --json
out_has '{"reason":"phone","group_no":2,"enterprise":2,"enterprise_name":"宏达机械（上海）公司","status":"member"'
run enterprise doubts --json
expect 0 '*' ''
out_has '"duplicates":['
for key in renamed bad_code unconfirmed; do
    out_has "\"$key\":["
done
run enterprise list --bad_code --csv
expect 0 '*' '1 条'
out_has 91310105MA0000001G
run enterprise list --renamed --csv
expect 0 '*' '1 条'
run enterprise list --unconfirmed 2 --csv
expect 0 '*' '1 条'
out_has 老照相馆
run enterprise list --unconfirmed --csv
expect_refused 2 unconfirmed
run enterprise list --unconfirmed 两 --csv
[ "$code" -eq 2 ] || problem 'not a usage error'

# --- merge ---
given visit log --on 2018-07-20 --enterprise XH002 --request 停车位不足 --request 招工难
given honor add --title 示例荣誉 --on 2018-11 --enterprise XH002
mark
run enterprise merge XH001 XH002
expect_refused 1 --yes
run enterprise merge XH001 XH001
expect_refused 1 '不能与自己合并'
run enterprise merge XH001 无此企业
expect_refused 3 无此企业
run enterprise merge XH001
expect_refused 2 DROP
run enterprise merge XH001 XH002 --dry_run
expect 0 '试运行 · 企业 #1 · 上海宏达机械有限公司
  曾用名  宏达机械（上海）公司
  备注  合并自 #2 宏达机械（上海）公司；会员编号 XH002；联系电话 （021）5555 0001；未并入的会籍变动 2016-05-01 入会' \
    '企业 #2 · 宏达机械（上海）公司：随之转移的有 走访 1、诉求 2、荣誉 1
试运行：没有保存'
[ "$(batches)" = "$stored" ] || problem 'a dry run was stored'
run enterprise list --json
cp out before
run visit list --json
cat out >>before
run enterprise merge XH001 XH002 --yes --json
expect 0 '*' '*'
json_is id 1
json_is former_names '["宏达机械（上海）公司"]'
json_is joined_on '"2015-03-01"'
run enterprise show '#2'
expect 3 '' '*'
run visit list --enterprise 宏达 --csv
expect 0 '*' '1 条'
run request list --enterprise 宏达 --csv
expect 0 '*' '2 条'
run honor list --enterprise '宏达机械（上海）公司' --csv
expect 0 '*' '1 条'
run enterprise history '#1'
out_has 'enterprise merge'
out_has 2016-05-01
given undo --yes
run enterprise list --json
cp out after
run visit list --json
cat out >>after
cmp -s before after || problem 'undo does not bring back what was'

# two histories that are not one
given enterprise apply 云杉软件有限公司 --on 2018-02-01
mark
run enterprise merge XH003 '#4' --yes
expect 1 '' '*'
err_has '云杉信息有限公司(#3) 与 云杉软件有限公司(#4) 的会籍变动合不成一条：“2018-02-01 申请入会”'
[ "$(batches)" = "$stored" ] || problem 'a refused merge was stored'
given enterprise amend '#4' apply --on 2016-12-01
run enterprise merge XH003 '#4' --yes
expect 0 '*' '*'
run enterprise_event list --enterprise '#3' --csv
expect 0 'id,enterprise,happened_on,step,status,reason,note
5,云杉信息有限公司,,register,prospect,,
11,云杉信息有限公司,2016-12-01,apply,applicant,,
6,云杉信息有限公司,2017-01-01,admit,member,,' '3 条'

# --- members nobody called on ---
run enterprise unvisited --csv
expect 0 '*' '2 条'
out_lacks '宏达机械（上海）公司'
run enterprise unvisited --months 5 --json
out_has '"name":"宏达机械（上海）公司"'
run enterprise unvisited --as_of 2016-12-31 --csv
expect 0 '*' '2 条'
out_lacks 云杉
mark
run enterprise unvisited --months 0
expect_refused 2 months
run enterprise unvisited --months 半年
expect_refused 2 months

# --- told and honored ---
given notice add --on 2018-06-01 --title 补贴政策 --enterprises XH001
run enterprise list --told 补贴政策 --csv
expect 0 '*' '1 条'
run enterprise list --untold 补贴政策 --status 会员 --csv
expect 0 '*' '2 条'
run enterprise list --told 没有这条 --csv
expect 3 '' '*'
run enterprise list --honored 荣誉 --csv
expect 0 '*' '1 条'

# --- the whole life ---
given person add --name 林某一 --enterprise XH001
given post add --person 林某一 --role 会长 --on 2016-03-18
given enterprise edit XH003 --introducer 林某一
given enterprise edit XH001 --name 上海宏达智能有限公司 --since 2018-05-01
given enterprise leave XH001 --on 2018-12-01 --reason 迁出 --note 迁往外区
run enterprise introduced
expect 0 '介绍人  介绍人单位            企业              会员状态  入会日期
林某一  上海宏达智能有限公司  云杉信息有限公司  会员      2017-01-01' '1 条'
for name in 上海宏达机械 智能 8216 XH001; do
    run enterprise brief "$name"
    out_has '企业 #1 · 上海宏达智能有限公司'
done
run enterprise brief XH001
expect 0 '企业 #1 · 上海宏达智能有限公司
  会员状态  退会
  会员编号  XH001
  入会日期  2015-03-01
  退会日期  2018-12-01
  行业  制造业
  联系电话  021-55550001
  信息核实日期  2018-06-01

最近一次走访
  无

承诺事项
  无

未办结诉求
  无

荣誉
  无

历次名称
  上海宏达机械有限公司  结束 2018-04-30
  上海宏达智能有限公司  开始 2018-05-01

会籍变动
  登记
  2015-03-01  入会
  2018-12-01  退会  原因 迁出  备注 迁往外区

商会任职
  林某一  会长  任职日期 2016-03-18

介绍的企业
  云杉信息有限公司  介绍人 林某一  会员状态 会员  入会日期 2017-01-01' ''
run enterprise brief XH001 --json
out_has '"reason":"moved"'
out_has '"role_name":"会长"'
out_has '"introduced":[{"person":1,"person_name":"林某一"'
out_has '"former_names":["上海宏达机械有限公司"]'
run --lang en enterprise brief XH001
out_has 'Membership events'
verdict
