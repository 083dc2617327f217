#!/bin/sh
# SPDX-License-Identifier: MIT
# Where output goes: -o makes a file whole or not at all; what cannot be printed is a failure.
. "$(dirname "$0")/lib.sh"
new_database
given enterprise add --name 宏达机械有限公司 --short_name 宏达
given place add --name 示例大厦
mark

# -o: a new file, readable by its owner alone
(umask 000; timeout 30 "$CHAMBER" place list -o list.txt 2>err) || problem '-o failed'
[ "$(cat list.txt)" = "$(printf '#  名称      类型  重点  地址\n1  示例大厦')" ] || problem 'another table'
[ "$(ls -l list.txt | cut -c1-10)" = '-rw-------' ] || problem 'open to others'
run place export -o list.csv
expect 0 '' '1 条'
[ "$(sed -n 2p list.csv)" = '1,示例大厦,,,,' ] || problem 'another CSV'
run stats 2018 --json -o stats.json
expect 0 '' ''
grep -q '"figures":' stats.json || problem 'no figures'

# an existing file only with --force; a failure leaves the old one
run place list -o list.csv
expect_refused 1 'list.csv 已存在'
grep -q '^1,示例大厦' list.csv || problem 'the file changed'
run place list --json -o list.csv --force
expect 0 '' '1 条'
grep -q '^\[' list.csv || problem 'the file did not change'
run place list --kind 城堡 -o list.csv --force
expect_refused 1 '城堡'
grep -q '^\[' list.csv || problem 'a failure changed the file'
run place list --kind 城堡 -o other.csv
expect_refused 1 '城堡'

# nor where its journal would be, which is not there yet
for suffix in -journal -wal -shm; do
    run place list --csv -o "$CHAMBER_DB$suffix" --force
    expect 1 '' '*'
    err_has '就是数据库本身'
    [ -e "$CHAMBER_DB$suffix" ] && problem "there is a file $suffix"
done
# what is only called so is another file
mkdir other
for target in other/chamber.db-wal other/chamber.db; do
    run place list --csv -o "$target"
    expect 0 '' '1 条'
done
run place list --csv -o none/chamber.db-wal
expect_refused 1 '文件夹不存在'
(cd other && run place list --csv -o here.csv && [ -s here.csv ]) || problem 'not in this folder'
rm -r other
# not onto the database, by whatever name; not a folder, a device, nowhere
ln -s "$CHAMBER_DB" link
for target in "$CHAMBER_DB" link; do
    run place list --force -o "$target"
    expect_refused 1 '数据库本身'
done
ln "$CHAMBER_DB" hard
run place list --force -o hard
[ "$code" -eq 1 ] || problem "exit code $code"
rm hard link
run place list -o "$scratch/data"
expect_refused 1 '不是普通文件'
run place list -o "$scratch/none/list"
expect_refused 1 '文件夹不存在'
run place list -o ''
expect_refused 2 '--output'
run place list --force -o /dev/full
expect_refused 1 '/dev/full'
ln -s nowhere dangling
run place list -o dangling
expect_refused 1 '已存在'
run place list -o dangling --force
expect 0 '' '1 条'
[ -f dangling ] && [ ! -L dangling ] && [ ! -e nowhere ] || problem 'a link was followed'
ls -A | grep -q '\.XXXXXX\|^\.list\|^\.other\|^\.dangling' && problem 'a temporary file is left'

# output that cannot be written
if [ -e /dev/full ]; then
    for words in 'place list' 'place list --json' 'place export' 'stats 2018' 'help' '--help' '--version' \
        'place show #1' 'log' 'place template'; do
        command_line="chamber $words >/dev/full"
        # shellcheck disable=SC2086
        timeout 30 "$CHAMBER" $words >/dev/full 2>err
        [ $? -eq 1 ] || problem 'not exit code 1'
    done
    command_line='chamber place add >/dev/full'
    timeout 30 "$CHAMBER" place add --name 写不出 >/dev/full 2>err
    [ $? -eq 1 ] || problem 'not exit code 1'
    err_has '已保存'
fi
mark
for words in 'place list' 'place add --name 关着' '--version' 'help'; do
    command_line="chamber $words >&-"
    # shellcheck disable=SC2086
    timeout 30 "$CHAMBER" $words >&- 2>err
    [ $? -eq 1 ] || problem 'not exit code 1'
    err_has '标准输出已关闭'
done
[ "$(batches)" = "$stored" ] || problem 'stored, though nothing could be said'
command_line='chamber, all descriptors closed'
timeout 30 "$CHAMBER" place add --name 全关 <&- >&- 2>&-
[ $? -eq 1 ] || problem 'not exit code 1'
timeout 30 "$CHAMBER" place list 0<&- 2>&- >list.out || problem 'not exit code 0'
grep -q 示例大厦 list.out || problem 'no list'
command_line='chamber to a pipe nobody reads'
{ timeout 30 "$CHAMBER" visit add --help 2>err; echo $? >code; } | :
i=0
while [ ! -s code ] && [ $i -lt 100 ]; do sleep 0.1; i=$((i + 1)); done
[ "$(cat code)" -le 1 ] || problem "exit code $(cat code)"

# what is not on a terminal has every value whole, and no line ends in blanks
hidden=$(printf '\342\200\256\342\200\250\342\200\213\357\273\277')
given place add --name "丙${hidden}丁" --note "一
二"
out_has "名称  丙${hidden}丁"
run place list --columns name,kind,note,address
out_has "丙${hidden}丁"
run place show '#3'
out_has "丙${hidden}丁"
out_has '      二'
run place list --columns name,kind,address
! grep -q ' $' out || problem 'a line ends in a blank'
[ "$(tail -c 1 out)" = '' ] || problem 'no newline at the end'

# a database on which there is something to say: once, and the data is as ever
ln "$CHAMBER_DB" second.db
run place list --csv
[ "$(grep -c '^chamber: .*硬链接' err)" -eq 1 ] || problem 'not warned once'
run place list --json
[ "$(grep -c '^chamber: .*硬链接' err)" -eq 1 ] || problem 'not warned once'
run place edit '#1' --note 有话说
[ "$(grep -c '^chamber: .*硬链接' err)" -eq 1 ] || problem 'not warned once'
rm second.db
run place list --csv
expect 0 '*' '3 条'
mark

# no colour but where it is asked for
run place list --color always
out_has "$(printf '\033[1m')"
run place list --color auto
out_lacks "$(printf '\033')"
run place list --color sometimes
expect 2 '' '*'
verdict
