#!/bin/sh
# SPDX-License-Identifier: MIT
# batch: commands, a line each, are one transaction and one undo, or nothing.
. "$(dirname "$0")/lib.sh"
given init

cat >commands <<'LINES'
# 一天的登记
chamber enterprise add --name '宏达 机械有限公司' --status member
enterprise add --name "远大\"物流\"" --note "it's" --address 园\ 区

visit log --on 2018-07-20 --enterprise 宏达机械有限公司 --request 停车难
request accept 2018-001 --on 2018-07-21
enterprise list --json
LINES
run batch commands
expect 0 '*' '*'
out_has '宏达 机械有限公司'
out_has '"address":"园 区"'
out_has "\"note\":\"it's\""
err_has '已写入第 2 批'
[ "$(grep -c '已写入' err)" -eq 1 ] || problem 'more than one batch is said'
run request show 2018-001 --json
out_has '"status":"accepted"'
run enterprise show '#2' --json
out_has '远大\"物流\"'
given undo --yes
run enterprise list --json
expect 0 '[]' '0 条'

# from standard input
command_line='chamber batch, from a pipe'
printf 'place add --name 甲楼\nplace add --name 乙楼\n' | "$CHAMBER" batch >out 2>err || problem 'failed'
run place list --csv
out_has 乙楼

# one line fails: nothing at all is stored or printed, and the line is named
mark
printf 'place add --name 丙楼\nplace add --name 甲楼\n' >bad
run batch bad
expect 4 '' '*'
err_has '第 2 行'
[ "$(batches)" = "$stored" ] || problem 'something was stored'
for line in 'init' 'undo' 'batch bad' 'backup' 'help' 'place list -o x' 'place list --db x' 'place add --as 张某 --name 丁' \
    'place list --xlsx' 'place show "甲楼' 'plac list' 'place add'; do
    printf 'place add --name 丙楼\n%s\n' "$line" >bad
    run batch bad
    [ "$code" -ne 0 ] || problem "taken: $line"
    err_has '第 2 行'
    [ "$(batches)" = "$stored" ] || problem "something was stored before: $line"
done
run batch nowhere
expect_refused 1 '无法读取'
: >empty
run batch empty
expect 0 '' '没有变化，未写入'
# a line of too many words, one that asks for help, one that cannot be opened; what ends in a backslash
many=$(seq -s ' ' 2000)
for line in "place add --name $many" 'place add --help' 'place'; do
    printf '%s\n' "$line" >bad
    run batch bad
    [ "$code" -eq 2 ] || problem "exit code $code: $(printf '%s' "$line" | cut -c1-30)"
    err_has '第 1 行'
done
run batch .
expect_refused 1 '无法读取'
printf '%s' "place add --name '斜\\楼' --note 末\\" >lines
run batch lines
expect 0 '*' '*'
run place list --name '斜\楼' --csv
out_has '斜\楼,'
out_has ',末\'
# --json is for each of its commands; what cannot be one with others is refused
printf 'place add --name 丑楼\nplace list --name 丑楼 --limit 1\n' >lines
run batch lines --json
[ "$code" -eq 0 ] || problem "exit code $code"
[ "$(grep -c '^{"id":[0-9]*,"name":"丑楼"' out)" -eq 2 ] || problem 'not JSON twice'
printf 'place list --name 丑楼 --csv\n' >lines
run batch lines --json
expect 0 '*' '*'
out_has ',丑楼,'
err_has '没有变化，未写入'
given person add --name 示例某
mark
for line in "person erase 示例某 --yes" 'backup' 'restore lines --yes' 'batch lines' 'init' 'undo'; do
    printf 'place add --name 寅楼\n%s\n' "$line" >lines
    run batch lines
    [ "$code" -eq 2 ] || problem "$line: exit code $code"
    [ "$(batches)" = "$stored" ] || problem "$line: something was stored"
done
# failures with --json are one object, which has the line
printf 'place add --name 寅楼\nbackup\n' >lines
run batch lines --json
expect 2 '' '*'
[ "$(wc -l <err)" -eq 1 ] || problem 'stderr is not one line'
err_has '"file":"lines","line":2,'
printf 'place add --name 寅楼\nplace add --name 寅楼\n' >lines
run batch lines --json
expect 4 '' '*'
err_has '"file":"lines","line":2,"field":"name"'
verdict
