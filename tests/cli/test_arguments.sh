#!/bin/sh
# SPDX-License-Identifier: MIT
# How a command line is read: names, options, operands; and what is wrong with one that cannot be.
. "$(dirname "$0")/lib.sh"
new_database

# no command, half a command
run
expect 2 '' '*'
err_has '用法'
err_has 'enterprise'
run --json
expect 2 '' '{"error":{"code":"usage","message":"请写明要做什么；用 chamber help 查看用法","file":null,"line":null,"field":null}}'
run visit
expect_refused 2 'chamber help visit'

# typos: the nearest name
run vist list
expect_refused 2 '“vist”这个命令，最接近的是 visit'
run vist list --lang en
expect 2 '' 'chamber: there is no command "vist"; the nearest is visit; chamber help lists all'
run visit lst
expect_refused 2 '没有“lst”这个命令，最接近的是 list'
run visit list --visted_on 2018
expect_refused 2 '没有选项 --visted_on，最接近的是 --visited_on'
run enterprise list --stauts member
expect_refused 2 '最接近的是 --status'

# never abbreviated
run visit list --lim 3
expect_refused 2 '--lim，最接近的是 --limit'
run visit li
expect_refused 2 '最接近的是 list'

# options of what is not there yet, or of another command
run visit list --xls
expect_refused 2 '--xls'
run visit list --update
expect_refused 2 '--update'

# options anywhere; --name=value; hyphen or underscore
given enterprise add --name 甲公司
run --json enterprise --name=甲 list
expect 0 '*' '1 条'
json_is name '"甲公司"'
run --db "$CHAMBER_DB" --limit 1 enterprise list --csv
expect 0 '*' '1 条'
out_has '1,甲公司,'
given visit add --enterprise 甲公司 --visited-on 2018-07-20 --follow-up-on=2018-08-01
run visit list --csv --follow_up-on 2018-08
expect 0 '*' '1 条'
mark

# values: missing, given twice, none wanted
run visit list --limit
expect_refused 2 '--limit 缺少内容'
run visit list --search --json
expect 2 '' '{"error":{"code":"usage","message":"--search 缺少内容（以“--”开头的内容写成 --search=…）","file":null,"line":null,"field":"search"}}'
run enterprise add --name 乙公司 --name 丙公司
expect_refused 2 '--name 给了两次'
run visit add --on 2018-01-01 --visited_on 2018-01-02 --enterprise 甲公司
expect_refused 2 '--visited_on 给了两次'
run enterprise add --name 乙公司 --name 乙公司 --dry_run
expect 0 '*' '试运行：没有保存'
run visit list --json=yes
expect_refused 2 '--json 后面不能有内容'
run visit list --limit 0
expect_refused 2 '--limit'
run visit list --limit -1
expect_refused 2 '“-1”'
run visit list --limit 1e9
expect_refused 2 '“1e9”'
run visit list --limit 999999999999999999999999999999999999
expect_refused 2 '--limit'
run visit list --json --csv
expect 2 '' '*'
run visit list --lang fr
expect_refused 2 '“fr”'

# operands: missing, too many, empty
run visit show
expect_refused 2 '缺少参数 REF'
run visit edit
expect_refused 2 '缺少参数 REF'
run visit list 甲公司
expect_refused 2 '多余的参数：甲公司'
run visit remove '#1' '#2' --yes
expect_refused 2 '多余的参数：#2'
run visit show ''
expect_refused 2 '不能为空'

# -- ends the options; what begins with a hyphen
given enterprise add --name=--丁公司
given enterprise add --name -戊公司
mark
run enterprise show -- --丁公司
expect 0 '*' ''
run enterprise show -戊公司
expect_refused 2 '请写在 -- 之后'
run enterprise show -- -戊公司
expect 0 '*' ''

# yes and no
given enterprise add --name 己公司 --priority
given enterprise add --name 庚公司 --no-priority
given enterprise add --name 辛公司 --priority 是
given enterprise add --name 壬公司 --priority 0
mark
run enterprise list --priority --csv
expect 0 '*' '2 条'
out_has 己公司
out_has 辛公司
run enterprise list --no_priority --csv
expect 0 '*' '2 条'
run enterprise list --priority '' --csv
expect 0 '*' '3 条'
run enterprise list --priority maybe
expect_refused 2 '多余的参数：maybe'

# strange bytes are shown, never obeyed
run enterprise show "$(printf 'a\033[31mb')"
expect_refused 3 'a\x1b[31m'
run enterprise show "$(printf '甲\342\200\256乙')"
expect_refused 3 '\u202e'
run enterprise show "$(printf '\377')"
expect_refused 2 '\xff'
run enterprise add --name "$(printf 'a\033b')"
expect_refused 1 '控制字符'

# 120,000 bytes: refused at once, in a short line
long=$(head -c 120000 /dev/zero | tr '\0' x)
for words in "enterprise $long" "enterprise show $long" "enterprise add --name $long" \
    "enterprise list --$long" "visit list --limit $long"; do
    # shellcheck disable=SC2086
    run $words
    command_line='a command line of 120,000 bytes'
    [ "$code" -gt 0 ] && [ "$code" -lt 10 ] || problem "exit code $code"
    [ "$(wc -c <"$scratch/err")" -lt 2000 ] || problem "stderr is long"
done

# who acts, and a day that is none
run place add --name 楼 --as ''
expect_refused 2 '操作人'
given place add --name 楼 --as 小王
run log --limit 1 --csv
expect 0 '*' '1 条'
out_has ',小王,place add,'
CHAMBER_TODAY=tomorrow run place list
expect 2 '' 'chamber: “tomorrow”不是日期，请写成 2018-07-20'
run --version
expect 0 '*' ''
grep -qE '^chamber [0-9]+\.[0-9]+\.[0-9]+$' out || problem 'no version'

mark
# options before the noun and the verb, the short one with its value in one word or in two
run -oa.csv enterprise --no_pager list
expect 0 '' '*'
run enterprise -o b.csv list
expect 0 '' '*'
cmp -s a.csv b.csv || problem 'another file'
run enterprise list -x
expect_refused 2 '-x'
run enterprise --priority list --csv
expect 0 '*' '2 条'
run enterprise list --priority 1 --csv
expect 0 '*' '2 条'
run enterprise --
expect_refused 2 'chamber help enterprise'
run enterprise list --lang
expect_refused 2 '--lang 缺少内容'
run enterprise list --json --json --limit 1 --limit 1
expect 0 '*' '*'
run enterprise list --no_priority=x
expect_refused 2 '--no_priority'
run enterprise list --no_name
expect_refused 2 '--no_name'
# bytes that no character is written with: too long, surrogates, beyond the last one, cut off
for bytes_of in '\340\200\200' '\355\240\200' '\360\200\200\200' '\364\220\200\200' '\365' '\303' '\344\270' \
    '\344\270\303'; do
    # shellcheck disable=SC2059
    run enterprise show "$(printf "$bytes_of")"
    expect_refused 2 'UTF-8'
done
for bytes_of in '\340\240\200' '\355\237\277' '\360\220\200\200' '\364\217\277\277'; do
    # shellcheck disable=SC2059
    run enterprise show "$(printf "$bytes_of")"
    expect_refused 3 ''
done

# numbers and days that are none, and -- before the noun
for words in 'log --limit 0' 'log --limit -1' 'enterprise edit #1 --note x --since=' \
    'visit sheet --on='; do
    # shellcheck disable=SC2086
    run $words
    expect 2 '' '*'
done
run enterprise list
cp out listed
run -- enterprise list
expect 0 "$(cat listed)" '*'
run --lang en -- help
cp out said
run help --lang en
expect 0 "$(cat said)" ''
verdict
