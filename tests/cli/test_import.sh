#!/bin/sh
# SPDX-License-Identifier: MIT
# import and export of a noun through the command: what is said, every bad row, all or nothing,
# and that what goes out comes in again.
. "$(dirname "$0")/lib.sh"
new_database

printf '企业名称,会员编号,行业,备注\n宏达机械有限公司,001,制造业,"甲,乙"\n新联贸易有限公司,002,F,\n' >a.csv
run enterprise import a.csv --dry_run
expect 0 '*' '试运行：没有保存'
[ "$(tail -n 1 out)" = '试运行 · 读取 2 行：新增 2，修改 0，相同 0，顺带新建 0' ] || problem 'no counts'
run enterprise list --csv
expect 0 '*' '0 条'
run enterprise import a.csv
expect 0 '读取 2 行：新增 2，修改 0，相同 0，顺带新建 0' "$(batch 2)"
mark
run enterprise import a.csv
expect 0 '读取 2 行：新增 0，修改 0，相同 2，顺带新建 0' '没有变化，未写入'
[ "$(batches)" = "$stored" ] || problem 'a second run wrote'
run log --limit 1 --json
json_is file_name '"a.csv"'

# a changed row only with --update
printf 'member_no,name,note\n001,宏达机械有限公司,丙\n' >b.csv
run enterprise import b.csv
expect 5 '' '*'
err_has 'b.csv:2'
err_has '--update'
run enterprise import b.csv --update --json
expect 0 '{"rows":1,"added":0,"changed":1,"same":0,"created":0,"bad":0,"left_out":0}' '*'
mark

# every bad row is named; nothing of the good ones is stored
printf 'name,industry,employees\n甲公司,C,12\n,C,1\n乙公司,ZZ,1\n丙公司,C,许多\n' >bad.csv
run enterprise import bad.csv
expect 5 '' '*'
for line in 3 4 5; do
    err_has "bad.csv:$line: "
done
[ "$(wc -l <err)" -eq 4 ] || problem 'not a line for each of three and one for all'
[ "$(batches)" = "$stored" ] || problem 'something was stored'
run enterprise import bad.csv --json
expect 5 '' '*'
[ "$(wc -l <err)" -eq 1 ] || problem 'not one object'
grep -qE '^\{"error":\{"code":"[a-z_]+","message":".*","file":"bad.csv","line":3,"field":"name"\},"errors":\[\{' err ||
    problem 'not the first problem'
[ "$(grep -o '"file":"bad.csv"' err | wc -l)" -eq 4 ] || problem 'not all problems'

# the lines under a table are left out, and said so
printf '名称,地址\n示例园,\n合计：,1\n制表人：王甲,\n' >foot.csv
run place import foot.csv --dry_run
expect 0 '*' '*'
out_has '读取 1 行：新增 1，修改 0，相同 0，顺带新建 0；略去标题、合计、制表人等 2 行'

# a JSON file's bad values are all named with their lines
printf '[{"name":1},\n{"name":"示例园","priority":"是"},\n{"name":"甲","name":"乙"}]' >bad.json
run place import bad.json
expect 5 '' '*'
for line in 1 2 3; do
    err_has "bad.json:$line: "
done
mark

# what is missing is made only when asked for
printf 'name,place,contact\n丁公司,新大厦,\n' >c.csv
run enterprise import c.csv
expect 5 '' '*'
err_has '--create place'
run enterprise import c.csv --create person,place
expect 0 '读取 1 行：新增 1，修改 0，相同 0，顺带新建 1' '*'
mark
run enterprise import c.csv --create enterprise
expect_refused 2 '“enterprise”'
printf 'name,colour\n戊公司,红\n' >d.csv
run enterprise import d.csv
expect 5 '' '*'
err_has '“colour”'
run enterprise import nowhere.csv
expect_refused 1 'nowhere.csv'
run enterprise import
expect_refused 2 'FILE'
run enterprise_event import a.csv
expect_refused 2 'import'

# from a pipe
printf 'name\n己公司\n' | timeout 30 "$CHAMBER" place import - >out 2>err
grep -q '新增 1' out || problem 'nothing from a pipe'

# out and in again: nothing changes; into an empty database: the same
given person add --name 王甲 --enterprise 新联贸易有限公司
given visit log --on 2018-07-20 --enterprise 新联贸易有限公司 --visitors 王甲 --partners '工会;妇联' \
    --findings '一行
二行 "引号", 逗号' --request 停车难 --category 交通停车
given request assign 2018-001 --department 营商办 --on 2018-07-21
given request resolve 2018-001 --outcome 好了 --on 2018-07-22
given honor add --title 示例荣誉 --on 2018 --person 王甲
for noun in choice role place enterprise person term post campaign visit request honor setting; do
    for format in csv json; do
        given "$noun" export "--$format" -o "$noun.$format"
        mark
        run "$noun" import "$noun.$format"
        expect 0 '*' '没有变化，未写入'
        out_has '新增 0，修改 0'
    done
done
given --db "$scratch/copy.db" init --name 测试商会
for noun in place enterprise person visit request honor; do
    given --db "$scratch/copy.db" "$noun" import "$noun.csv"
    given --db "$scratch/copy.db" "$noun" export
    cmp -s out "$noun.csv" || problem "$noun: not the same"
done

# two of one name are told apart by number, also where an earlier record is gone, and never mistaken
CHAMBER_DB=$scratch/namesakes.db
given init
for name in 丢某 王某 王某 李某; do
    given person add --name "$name"
done
given person remove '#1' --yes
given enterprise add --name 甲公司
given visit add --enterprise 甲公司 --on 2018-01-02 --visitors '#3'
for noun in person enterprise visit; do
    given "$noun" export -o "$noun.two.csv"
done
CHAMBER_DB=$scratch/namesakes2.db
given init
for noun in enterprise person visit; do
    given "$noun" import "$noun.two.csv"
done
given visit list --json
out_has '"visitors":[3],"visitors_name":["王某"]'
for noun in enterprise person visit; do
    run "$noun" import "$noun.two.csv" --update
    expect 0 '*' '没有变化，未写入'
done
CHAMBER_DB=$scratch/namesakes3.db
given init
for name in 甲 乙 丙 丁; do
    given person add --name "$name"
done
given enterprise add --name 甲公司
mark
run visit import visit.two.csv --create person
expect 5 '' '*'
err_has '没有人士“#3 王某”'
[ "$(batches)" = "$stored" ] || problem 'something was stored'

# a row that says less than a record needs is no record that is stored already
given fee add --enterprise '#1' --year 2018 --amount 1000
mark
printf '企业\n#1\n' >less.csv
run fee import less.csv
expect 5 '' '*'
err_has '年度(year): 必须填写'
[ "$(batches)" = "$stored" ] || problem "something was stored"

# for whom somebody came is kept: it comes back as it was, not as the person is now
given person add --name 施某
given activity add --on 2018-05-01 --title 座谈会
given attendance add --activity 座谈会 --person 施某
given person edit 施某 --enterprise '#1'
given post add --person 施某 --role 理事 --on 2018-06-01
given post edit 施某 --enterprise ''
for noun in enterprise person activity attendance post; do
    given "$noun" export -o "$noun.csv" --force
done
CHAMBER_DB=$scratch/data/other.db
given init
for noun in enterprise person activity attendance post; do
    given "$noun" import "$noun.csv"
    given "$noun" export -o "$noun.again.csv" --force
    cmp -s "$noun.csv" "$noun.again.csv" || problem "$noun is not what it was"
    run "$noun" import "$noun.csv"
    expect 0 '*' '没有变化，未写入'
done
# a file that has a number but does not say it: as of this moment
given person add --name 席某 --enterprise '#1' --title 经理
printf 'id,姓名,职务,任职日期\n90,席某,监事,2018-07-01\n' >numbered.csv
given post import numbered.csv
run post show '#90' --json
json_is enterprise 1
json_is title '"经理"'
CHAMBER_DB=$scratch/data/chamber.db
# a name to be added may be longer than any mark that says there is none
long=阿依古丽·买买提江·吐尔逊·阿不都热合曼·努尔买买提·玉素甫江
printf '姓名,职务,任职日期\n%s,监事,2018-07-01\n' "$long" >long.csv
run post import long.csv
expect 5 '' '*'
given post import long.csv --create person
run person list --name "$long" --csv
expect 0 '*' '1 条'
verdict
