#!/bin/sh
# SPDX-License-Identifier: MIT
# Rule 9: an import and each command of many records is one transaction and one undo; how far it has
# come is shown on a terminal alone. (What is shown on one: test_progress.sh.)
. "$(dirname "$0")/lib.sh"
. "$(dirname "$0")/commands.sh"
sample_year
whole() {
    "$CHAMBER" export --json >"$1" 2>err || problem 'no export'
}
last() {
    "$CHAMBER" log --limit 1 --csv 2>err | tail -n 1 | cut -d, -f1
}
# ARGUMENT...: one batch more, nothing on stderr but what was written, and one undo takes all back
one_batch() {
    whole before.json
    before=$(last)
    run "$@"
    [ "$code" -eq 0 ] || problem "exit code $code"
    [ "$(grep -vc "^chamber: " err)" -eq 1 ] || problem 'more than how to undo it'
    grep -q "^$(batch $((before + 1)))\$" err || problem 'not how to undo it'
    ! LC_ALL=C grep -q "$(printf '\r')" err || problem 'progress, though not on a terminal'
    [ "$(last)" -eq $((before + 1)) ] || problem 'not one batch'
    whole after.json
    ! cmp -s before.json after.json || problem 'nothing was written'
    given undo --yes
    whole undone.json
    cmp -s before.json undone.json || problem 'one undo does not take it back'
}

awk 'BEGIN {
    print "企业名称,会员编号,楼宇园区"
    for (i = 1; i <= 2000; i++)
        printf "示例批量%04d公司,PL%04d,示例大厦\n", i, i
}' >企业.csv
one_batch enterprise import 企业.csv
printf '企业名称,楼宇园区,介绍人\n示例引入公司,示例新园,示例新人\n' >新.csv
one_batch enterprise import 新.csv --create person,place,choice
one_batch term end '#2' --on 2018-12-31 --yes
one_batch enterprise merge '#1' '#2' --yes
one_batch visit log --on 2018-12-30 --enterprise '#1' --request 甲 --request 乙 --enterprise '#3'
printf 'place add --name 甲楼\nplace edit 甲楼 --note 一\nenterprise add --name 甲公司 --place 甲楼\n' >命令.txt
one_batch batch 命令.txt
one_batch stats 2019 --freeze
one_batch request remove '#1' --yes
given export -o 全库.json
year=$CHAMBER_DB
CHAMBER_DB=$scratch/other/chamber.db
given init
one_batch import 全库.json
CHAMBER_DB=$year

# all or nothing: the last of many that is wrong leaves none
mark
sed '$s/示例大厦/绝无此楼/' 企业.csv >坏.csv
run enterprise import 坏.csv
expect 5 '' '*'
same_bytes || [ "$(batches)" = "$stored" ] || problem 'something was stored'
run enterprise list --name 示例批量 --csv
expect 0 '*' '0 条'
printf 'place add --name 甲楼\nplace add --name 乙楼\nplace add --kind 城堡 --name 丙楼\n' >坏.txt
run batch 坏.txt
[ "$code" -eq 1 ] || problem "exit code $code"
run place list --name 甲楼 --csv
expect 0 '*' '0 条'
run visit log --on 2018-12-30 --enterprise '#1' --request 甲 --enterprise 绝无此企业
expect 3 '' '*'
run request list --title 甲 --on 2018-12-30 --csv
expect 0 '*' '0 条'
run term end '#2' --on 2016-01-01 --yes
[ "$code" -eq 1 ] || problem "exit code $code"
[ "$(batches)" = "$stored" ] || problem 'something was stored'
verdict
