#!/bin/sh
# SPDX-License-Identifier: MIT
# Rule 3: undo takes back the last batch of the same actor, or the one named; it shows what will
# change and asks; undone it is done again; and what it refuses names the first cause.
. "$(dirname "$0")/lib.sh"
. "$(dirname "$0")/commands.sh"
sample_year
printf '名称,类型\n示例东楼,楼宇\n示例西楼,园区\n' >新增.csv
whole() {
    "$CHAMBER" export --json >"$1" 2>err || problem 'no export'
}
last() {
    "$CHAMBER" log --limit 1 --csv 2>err | tail -n 1 | cut -d, -f1
}

# every command that writes, taken back one by one from the last, and all of it done again
whole before.json
first=$(($(last) + 1))
writes >lines
while read -r line; do
    eval "given $line"
done <lines
whole after.json
cmp -s before.json after.json && problem 'nothing was written'
written=$(last)
undone=$written
while [ "$undone" -ge "$first" ]; do
    given undo "$undone" --yes
    undone=$((undone - 1))
done
whole undone.json
cmp -s before.json undone.json || problem 'not as before'
redone=$(last)
while [ "$redone" -gt "$written" ]; do
    given undo "$redone" --yes
    redone=$((redone - 1))
done
whole redone.json
cmp -s after.json redone.json || problem 'not done again'

# each actor has a last batch of its own; any batch can be named
given place add --name 甲楼 --as 小甲
first=$(last)
given place add --name 乙楼 --as 小乙
mark
run undo --as 小甲
expect 1 '' '*'
err_has --yes
err_has '撤销第'
[ "$(batches)" = "$stored" ] || problem 'something was stored'
run undo --as 小甲 --yes
expect 0 '*' "$(batch $((first + 2)))"
out_has "已撤销第 $first 批（place add）"
run place show 甲楼
expect 3 '' '*'
given place show 乙楼
given undo $((first + 1)) --as 小甲 --yes
run place show 乙楼
expect 3 '' '*'
# an undo is a batch of who undid: taken back it is redone
given undo --as 小甲 --yes
given place show 乙楼
given undo --as 小甲 --yes
run undo --as 小丙 --yes
expect 3 '' '*'
run undo 99999 --yes
expect 3 '' '*'

# refused: a later batch touched the same record, refers to what was added, wrote an event of the
# same parent; the first such batch is named
given place add --name 丙楼
first=$(last)
given place edit 丙楼 --note 一
given place edit 丙楼 --note 二
mark
run undo "$first" --yes
expect_refused 1 "批次 $first 不能撤销：其后的批次 $((first + 1)) 改过同一记录"
run undo $((first + 1)) --yes
expect_refused 1 "其后的批次 $((first + 2)) 改过同一记录"
given place add --name 丁楼
given enterprise add --name 示例丙公司 --place 丁楼
mark
run undo $((first + 3)) --yes
expect_refused 1 "第 $((first + 4)) 批的记录引用了它新增的内容"
given enterprise apply 示例丙公司 --on 2018-05-01
given enterprise admit 示例丙公司 --on 2018-06-01
mark
run undo $((first + 5)) --yes
expect_refused 1 "其后的批次 $((first + 6))"
given undo $((first + 6)) --yes
given undo $((first + 5)) --yes

# on a terminal it asks, having shown what will change
if script -qec true /dev/null >out 2>err </dev/null; then
    command_line='chamber undo, on a terminal'
    given place add --name 戊楼 --note 看得见
    mark
    { sleep 1; echo n; sleep 1; } | script -qec "'$CHAMBER' undo" /dev/null >typed 2>err
    tr -d '\r' <typed >out
    out_has 看得见
    out_has '[y/N]'
    [ "$(batches)" = "$stored" ] || problem 'something was stored'
fi
verdict
