#!/bin/sh
# SPDX-License-Identifier: MIT
# A whole database out into one file and into an empty one: every list, every figure and every
# history is the same before and after, byte for byte.
. "$(dirname "$0")/lib.sh"

nouns='enterprise enterprise_event person term role post liaison place campaign visit request
request_event honor body activity attendance service delivery recommendation task notice fee choice
setting'

# All that a database says, into a folder.
say_all() { # folder
    mkdir -p "$1"
    for noun in $nouns; do
        "$CHAMBER" "$noun" list --csv >"$1/$noun.csv" 2>&1
    done
    for day in 2016-12-31 2018-03-01; do
        "$CHAMBER" enterprise list --csv --as_of "$day" >"$1/enterprise-$day.csv" 2>&1
        "$CHAMBER" request list --csv --as_of "$day" >"$1/request-$day.csv" 2>&1
    done
    "$CHAMBER" stats 2018 --json >"$1/stats.json" 2>&1
    "$CHAMBER" enterprise brief '#1' --text >"$1/brief.txt" 2>&1
}

# Another database, empty but for what it is made with.
another() { # name
    CHAMBER_DB=$scratch/$1/chamber.db
    given init
}

same_folders() {
    diff -r "$1" "$2" >"$scratch/difference" || problem "$(head -n 5 "$scratch/difference")"
}

# Into an empty database, and again; out again, the same; undone, and once more.
comes_in_whole() { # file, database
    another "$2"
    say_all "$scratch/empty-$2"
    given import "$1"
    say_all "$scratch/said-$2"
    same_folders "$scratch/said" "$scratch/said-$2"
    out_has '新增 39，修改 0，相同 0'
    mark
    run import "$1"
    expect 0 '*' 没有变化，未写入
    [ "$(batches)" = "$stored" ] || problem 'importing again wrote something'
    given export -o "$scratch/again-$2.json"
    cmp -s "$scratch/all.json" "$scratch/again-$2.json" || problem 'it goes out as something else'
    given undo --yes
    rm -rf "$scratch/undone"
    say_all "$scratch/undone"
    same_folders "$scratch/empty-$2" "$scratch/undone"
    given import "$1"
    given export -o "$scratch/once-$2.json"
    cmp -s "$scratch/all.json" "$scratch/once-$2.json" || problem 'it goes in otherwise again'
}

new_database
CHAMBER_DB=$scratch/data/chamber.db sh "$CHAMBER_SOURCE/tests/data/import.sh" \
    "$CHAMBER_SOURCE/tests/data/xinhua-2018" >"$scratch/out" 2>"$scratch/err" ||
    problem 'the sample year does not go in'
given enterprise edit '#1' --name 示例云杉新名有限公司 --since 2018-07-01
given enterprise edit '#2' --note "=第一行
'第二行，“引号”"
given enterprise leave '#3' --on 2018-05-01 --reason 主动退会
given enterprise admit '#3' --on 2018-09-01
given request urge '#36' --on 2018-12-01
given role edit 会长 --seats 1
given choice edit 税务 --retired 是
say_all "$scratch/said"

# as JSON
given export -o "$scratch/all.json"
comes_in_whole "$scratch/all.json" json
CHAMBER_DB=$scratch/data/chamber.db
mark

# as a workbook, where there is what it takes
run export -o "$scratch/all.xlsx"
if [ "$code" -eq 0 ]; then
    expect 0 '' ''
    comes_in_whole "$scratch/all.xlsx" workbook
    CHAMBER_DB=$scratch/data/chamber.db
    mark
    given import "$scratch/all.xlsx"
    [ "$(batches)" = "$stored" ] || problem 'it changed what it came from'
fi

# what a file must be called
mark
run export
expect_refused 2 'chamber export -o all.xlsx'
run export -o all.csv
expect_refused 2 .csv
run export -o "$scratch/all.json"
expect_refused 1 "$scratch/all.json"
run import nothing.xlsx
expect_refused 1 nothing.xlsx
printf 'name\n示例\n' >a.csv
run import a.csv
expect_refused 5 'chamber NOUN import'
printf '{"说明": ["填法"], "笔记": []}' >a.json
run import a.json
expect_refused 5 会籍变动

# a sheet that is none of ours is left out, and said so
printf '{"说明": ["填法"], "楼宇阵地": [{"name": "示例新楼"}]}' >a.json
run import a.json --dry_run
expect 0 '楼宇阵地  读取 1 行：新增 1，修改 0，相同 0' '*'
err_has '工作表“说明”未导入：它是隐藏的，或表名不是任何一种数据'
run --json import a.json
expect 0 '*' '*'
out_has '{"sheet":"楼宇阵地","noun":"place","rows":1,"added":1,"changed":0,"same":0}'
out_has '{"sheet":"说明","noun":null}'

# what is wrong is told with its line and sheet, and nothing is stored
mark
printf '{"place": [{"name": "示例新楼二"},\n{"kind": "楼宇"}]}' >a.json
run import a.json
expect 5 '' '*'
err_has 'a.json[place]'
err_has '没有导入：共 1 处有误'
same_bytes || problem 'something was stored'
run --json import a.json
expect 5 '' '*'
err_has '"line":2,"field":"name"'
printf '{"place": [{"name": "示例新楼三"},\n5],\n"person": [{"name": "张某某"}]}' >a.json
run import a.json
expect 5 '' '*'
err_has 'a.json[place]:2'
same_bytes || problem 'something was stored'

# the history of a request that was there before is corrected by amend alone
"$CHAMBER" request_event list --json --request '#1' >a.txt 2>"$scratch/err"
sed 's/"register"/"accept"/; s/"registered"/"accepted"/' a.txt >b.txt
printf '{"request_event": %s}' "$(cat b.txt)" >a.json
run import a.json --update
expect 5 '' '*'
err_has 'chamber request amend'
same_bytes || problem 'something was stored'

verdict
