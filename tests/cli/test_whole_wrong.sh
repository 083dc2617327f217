#!/bin/sh
# SPDX-License-Identifier: MIT
# Whole databases that come in with mistakes, and records that refer to one another in a circle: an
# enterprise to the person who introduced it, the person to the enterprise.
. "$(dirname "$0")/lib.sh"
new_database

cat >circle.json <<'JSON'
{"enterprise":[{"id":1,"name":"甲厂","introducer":1},{"id":2,"name":"乙厂","introducer":"李某"}],
"person":[{"id":1,"name":"张某","enterprise":1},{"id":2,"name":"李某"}]}
JSON
# made FROM SED: another file of it
made() {
    sed "$2" "$1" >other.json
    same=$(cksum other.json)
    [ "$same" != "$(cksum "$1")" ] || problem "nothing changed by $2"
}
made circle.json 's/"introducer":"李某"/"introducer":"赵某"/'
run import other.json
expect 5 '' '*'
err_has 'other.json[enterprise]:1: 介绍人(introducer): 没有人士“赵某”'
[ "$(batches)" = "$stored" ] || problem 'something was stored'
given import circle.json
run enterprise list --csv
out_has '1,甲厂,'
run enterprise show 乙厂 --json
out_has '"introducer_name":"李某"'
mark
run import circle.json
expect 0 '*' '没有变化，未写入'
# another introducer changes a record; one who is not there, or none, does not
made circle.json 's/"introducer":"李某"/"introducer":"张某"/'
run import other.json
expect 5 '' '*'
err_has '介绍人(introducer): “乙厂”已有记录，此行会改动：介绍人'
[ "$(batches)" = "$stored" ] || problem 'something was stored'
run import other.json --update --lang en
expect 0 '*' '*'
out_has '0 added, 1 changed, 1 the same'
given undo --yes
made circle.json 's/"introducer":"李某"/"introducer":"无此人"/'
run import other.json --update
expect 5 '' '*'
err_has '没有人士“无此人”'
made circle.json 's/,"introducer":"李某"//'
run import other.json
expect 0 '*' '没有变化，未写入'

# unknown columns of all sheets are told together; other mistakes stop at the first sheet that has them
printf '{"place":[{"nme":"甲楼"}],"person":[{"nam":"王某"}]}' >wrong.JSON
mark
run import wrong.JSON
expect 5 '' '*'
err_has 'wrong.JSON[place]:1: 不认识列“nme”'
err_has 'wrong.JSON[person]:1: 不认识列“nam”'
err_has '共 2 处有误'
printf '{"place":[{"name":""}],"person":[{"name":""}]}' >wrong.json
run import wrong.json
expect 5 '' '*'
err_has 'wrong.json[place]:1: 名称(name): 必须填写'
[ "$(batches)" = "$stored" ] || problem 'something was stored'
# one that cannot be read as a table is told with the line of the file
{
    printf '{"role":[],\n"place":[{"name":"甲楼"},\n{"name":"乙楼"'
    seq 300 | sed 's/.*/,"k&":1/'
    printf '}]}'
} >wide.json
run import wide.json
expect 5 '' 'chamber: wide.json[place]:3: 列数过多（超过 256 列）'
# from standard input; what has no table at all
command_line='chamber import - < JSON'
printf ' \n\t{"place":[{"name":"甲楼"}]}' | timeout 30 "$CHAMBER" import - >out 2>err || problem 'not taken'
for input in ' {"nosuch":[]}' '{}' '[]' '' 'a,b'; do
    printf '%s' "$input" | timeout 30 "$CHAMBER" import - --lang en >out 2>err
    code=$?
    command_line="chamber import - < $input"
    [ "$code" -ge 1 ] && [ "$code" -le 5 ] || problem "exit code $code"
    [ "$(wc -l <err)" -eq 1 ] || problem 'not one line'
done
printf ' {"nosuch":[]}' >none.json
run import none.json --lang en
err_has 'enterprise, enterprise_event'

# roles that a new database begins with: those of the file stand for them
rm -rf data
given init --name 另一商会
printf '{"role":[{"id":1,"code":"president","name":"会长","rank":1,"leader":true},{"id":2,"code":"other","name":"另一职务","rank":2}],"body":[]}' >roles.json
run import roles.json
expect 0 '*' '*'
run role list --csv
expect 0 '*' '2 条'

# a history of fewer steps than are stored is another one
given enterprise add --name 己厂
given request add --on 2018-07-01 --enterprise 己厂 --title 停车难
given request accept 2018-001 --on 2018-07-02
given request resolve 2018-001 --outcome 增设车位 --on 2018-07-03
given export -o steps.json
run import steps.json
expect 0 '*' '没有变化，未写入'
made steps.json '/"step":"resolve"/d; s/\("step":"accept".*}\),$/\1/'
mark
run import other.json
expect 5 '' '*'
err_has '“2018-001 停车难”已有的经过与文件不同'
err_has '共 1 处有误'
[ "$(batches)" = "$stored" ] || problem 'something was stored'
verdict
