#!/bin/sh
# SPDX-License-Identifier: MIT
# list: a filter for every field, conditions, periods, order; table, JSON and CSV.
. "$(dirname "$0")/lib.sh"
new_database

# nothing is no failure
run visit list
expect 0 '' '0 条'
run visit list --json
expect 0 '[]' '0 条'
run visit list --csv
expect 0 'id,visited_on,enterprise,form,campaign,state,visitors,visitor_count,partners,received_by,findings,promise,gift,follow_up_on,note' '0 条'

given person add --name 王甲
given enterprise add --name 宏达机械有限公司 --short_name 宏达 --member_no 001 --industry C
given enterprise add --name 新联贸易有限公司 --member_no 002 --industry F --phone 021-55550001
given enterprise add --name 新风设计 --note '第一行
第二行'
given visit add --enterprise 001 --on 2017-12-31 --form phone
given visit add --enterprise 001 --on 2018-03-05 --form onsite --visitors 王甲 --partners 工会
given visit add --enterprise 002 --on 2018-07-20 --form 座谈 --partners '工会;妇联'
given visit add --enterprise 002 --on 2018-11-02 --state planned
mark

# --on is the noun's day for a list too
run visit list --on 2018年7月20日 --csv
expect 0 '*' '1 条'
run visit list --on 2018Q1 --csv
expect 0 '*' '1 条'

# equal, part of a text, any of, not filled in
run enterprise list --name 新 --csv
expect 0 '*' '2 条'
run enterprise list --industry 制造业 --csv
expect 0 '*' '1 条'
run enterprise list --industry C --industry F --csv
expect 0 '*' '2 条'
run enterprise list --industry 'C;F' --csv
expect 0 '*' '2 条'
run enterprise list --industry '' --csv
expect 0 '*' '1 条'
out_has 新风设计
run enterprise list --name 新 --industry F --csv
expect 0 '*' '1 条'
run visit list --enterprise 宏达 --csv
expect 0 '*' '2 条'
run visit list --partners 妇联 --csv
expect 0 '*' '1 条'
run visit list --visitors 王甲 --csv
expect 0 '*' '1 条'
run visit list --visitors '' --csv
expect 0 '*' '3 条'
run visit list --state planned --csv
expect 0 '*' '1 条'

# days and periods
run visit list --visited_on 2018 --csv
expect 0 '*' '3 条'
run visit list --visited_on 2018年7月 --csv
expect 0 '*' '1 条'
run visit list --visited_on 2018Q1 --visited_on 2018-07-20 --csv
expect 0 '*' '2 条'
run visit list --from 2018 --until 2018Q3 --csv
expect 0 '*' '2 条'
run visit list --from 去年 --until 去年 --csv
expect 0 '*' '1 条'

# search, order, limit
run enterprise list --search 55550001 --csv
expect 0 '*' '1 条'
run visit list --sort -visited_on --limit 1 --json
expect 0 '*' '1 条'
json_is visited_on '"2018-11-02"'

# what is unknown is an error, never ignored
run visit list --from 2018-13
expect_refused 1 '2018-13'
run visit list --form 爬山
expect_refused 1 '“爬山”'
run visit list --enterprise 无此企业
expect_refused 3 '无此企业'
run visit list --sort nothing
expect_refused 2 'nothing'
run place list --from 2018
expect_refused 2 '--from'
run place list --as_of 2018-01-01
expect_refused 2 '--as_of'
run enterprise list --as_of 2018-02-30
expect_refused 1 '--as_of'
run request list --due_within soon
expect_refused 2 'soon'
run visit list --columns nothing
expect_refused 2 'nothing'
run visit list --columns form --csv
expect_refused 2 '--columns'

# what is not known comes last, whichever way the rest is sorted
given place add --name 序楼一
given place add --name 序楼二 --address 示例路2号
given place add --name 序楼三 --address 示例路3号
for sort in address:二三一 -address:三二一; do
    run place list --name 序楼 --sort "${sort%:*}" --csv
    [ "$(sed '1d;s/.*序楼\([^,]*\),.*/\1/' out | tr -d '\n')" = "${sort#*:}" ] || problem 'another order'
done

# conditions that take a value: a number, a part of a text, a record named as for reading
given honor add --title '上海市Ａ级（示范）企业' --on 2018-04 --enterprise 001
given honor add --title 全国工人先锋号 --on 2018-04 --enterprise 002
given notice add --on 2018-05-01 --channel 会员群 --kind 政策 --title 产业政策申报通知 --enterprises 001
given notice add --on 2018-06-01 --channel 会员群 --kind 政策 --title 人才政策解读 --enterprises 002
mark
run enterprise list --honored '市a级(示范)' --csv
expect 0 '*' '1 条'
out_has '宏达机械有限公司'
run enterprise list --honored 先锋号 --honored 示范 --csv
expect 0 '*' '2 条'
run enterprise list --honored '先锋号;示范' --csv
expect 0 '*' '0 条'
run enterprise list --told 申报 --csv
expect 0 '*' '1 条'
out_has '宏达机械有限公司'
run enterprise list --told '#1;#2' --csv
expect 0 '*' '2 条'
run enterprise list --told '#1' --untold '#2' --industry C --csv
expect 0 '*' '1 条'
run enterprise list --told 政策
expect_refused 3 '政策'
run enterprise list --told 无此通知
expect_refused 3 '无此通知'
run enterprise list --honored
expect_refused 2 '--honored'
run enterprise list --honored ' '
expect_refused 2 'honored'
run enterprise list --told ''
expect_refused 2 'told'
run request list --due_within 3 --due_within 很快
expect_refused 2 '很快'
run enterprise list --help
out_has '--honored TEXT'
out_has '--told REF'

# a table: aligned with Chinese, whole values, no colour
run visit list
expect 0 '#  走访日期    企业              形式      走访人  走访行动  状态
1  2017-12-31  宏达机械有限公司  电话                        已完成
2  2018-03-05  宏达机械有限公司  实地走访  王甲              已完成
3  2018-07-20  新联贸易有限公司  座谈                        已完成
4  2018-11-02  新联贸易有限公司                              计划' '4 条'
run visit list --columns visited_on,企业 --limit 1 --lang en
expect 0 '#  visited_on  enterprise
1  2017-12-31  宏达机械有限公司' '1 found'
run enterprise list --columns name,note --name 新风
expect 0 '#  企业名称  备注
3  新风设计  第一行
             第二行' '1 条'
given enterprise add --name '𠮷野家é公司'
run enterprise list --columns name,member_no --sort -name --name 公司
out_has '𠮷野家é公司'

# the same bytes whatever the locale and the clock's place
run visit list
mv out first
for locale in C.UTF-8 zh_CN.GB18030 tr_TR.UTF-8 de_DE ar_EG nonsense; do
    LC_ALL=$locale LANG=$locale TZ=Pacific/Kiritimati run visit list
    cmp -s out first || problem "other bytes under $locale"
done
LC_ALL=C TZ=nonsense run visit list --json
mv out first
TZ=Pacific/Niue run visit list --json
cmp -s out first || problem 'other bytes under another TZ'

# what a field is called in Chinese will do wherever its name does
run enterprise list --企业名称 不存在 --sort 企业名称 --csv
expect 0 '*' '0 条'
run place add --名称 标签楼 --类型 楼宇
expect 0 '*' '*'
out_has 标签楼
run place list --名称 标签楼 --csv
out_has ',标签楼,building,'
# numbers that cannot be say why
run task add --year -5 --title x
expect 1 '' '*'
err_has '不能是负数'
run body add --code none --name 无人 --due 所列职务 --quorum_num 0 --quorum_den 2
expect 1 '' '*'
err_has '法定人数是一个分数'
# an activity is also named by title and day as ambiguous ones are listed
given activity add --on 2018-03-01 --title 同名讲座
given activity add --on 2018-04-01 --title 同名讲座
for ref in '同名讲座(2018-04-01)' '同名讲座（2018年4月1日）' '同名讲座+2018-04-01' '2018-04-01 同名讲座' '同名讲座 2018/4/1'; do
    run activity show "$ref" --json
    json_is held_on '"2018-04-01"'
done
run activity show 同名讲座
expect 3 '' '*'
# a new service is offered unless told
given service add --name 缺省服务
run service list --active --csv
out_has 缺省服务
verdict
