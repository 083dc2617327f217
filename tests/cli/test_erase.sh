#!/bin/sh
# SPDX-License-Identifier: MIT
# person erase: no file of the folder holds anything of the person, every figure is what it was, and
# what still does is named without repeating it.
. "$(dirname "$0")/lib.sh"
new_database
CHAMBER="$CHAMBER" sh "$CHAMBER_SOURCE/tests/data/import.sh" "$CHAMBER_SOURCE/tests/data/xinhua-2018" \
    >"$scratch/out" 2>"$scratch/err" || problem 'the sample does not go in'
name=陈某一 phone=13800138001 born=1971-03-09
folder=$(dirname "$CHAMBER_DB")

# how many files of the folder hold one of the texts, in whatever form
holding() {
    count=0
    for file in "$folder"/*; do
        [ -f "$file" ] || continue
        ! grep -a -q -e "$name" -e "$phone" -e 138-0013-8001 -e "$born" "$file" || count=$((count + 1))
    done
    echo "$count"
}

given person edit '#1' --phone $phone --born_on $born --note '家住示例路1弄'
given enterprise edit '#1' --contact $name --phone '138-0013-8001'
given request edit '#1' --detail "陈 某一来电（$phone）反映"
given visit edit '#1' --received_by $name
given attendance add --activity '#1' --guest $name --state 出席
given stats 2018 --freeze
given stats 2018 --json
cp "$scratch/out" before
given stats 2017 --json
cp "$scratch/out" earlier
[ "$(holding)" -eq 1 ] || problem 'the person is not in the database to begin with'
mark

# without a terminal it needs --yes; what is refused stores nothing and repeats nothing
run person erase '#1'
expect_refused 1 '没有终端可以询问'
run person erase '#1' --yes --texts 'enterprise#1.note'
expect_refused 3 'enterprise#1.note'
run person erase '#999' --yes
expect_refused 3 '999'
run person erase 查无此人 --yes
expect_refused 3 '查无此人'
! grep -q -e $phone -e $born "$scratch/err" || problem 'a message holds personal data'

# a dry run shows the texts and stores nothing
run person erase '#1' --dry_run
expect 0 '*' '*'
out_has 'enterprise#1.contact'
out_has 'request#1.detail'
out_has 'frozen#1.figures'
same_bytes || problem 'a dry run stored something'
run person erase '#1' --dry_run --json --texts all
json_is person 1
json_is place '"visit#1.received_by"'

# a backup made before still holds the person, and is named
given backup "$folder/old.backup"
given person add --name 无关人士
given person erase '#1' --texts all --yes --json
json_is name '"已删除人士 #1"'
json_is left 0
json_is clean true
json_is holds true
out_has "\"$folder/old.backup\""
out_lacks $phone
[ "$(holding)" -eq 1 ] || problem 'only the old backup should hold the person'
rm "$folder/old.backup"
[ "$(holding)" -eq 0 ] || problem 'the database still holds the person'
for end in -wal -shm -journal; do
    [ ! -s "$CHAMBER_DB$end" ] || problem "$end is left"
done

# the record stays, called by its number; all that counts it counts it still
given person show '#1' --json
json_is name '"已删除人士 #1"'
json_is phone null
json_is born_on null
json_is enterprise null
given enterprise show '#1' --json
json_is contact '"已删除人士 #1"'
json_is phone null
given request show '#1' --json
json_is detail '"已删除人士 #1来电（已删除人士 #1）反映"'
given attendance list --guest 已删除人士 --json
json_is guest '"已删除人士 #1"'
given stats 2018 --json
sed "s/$name/已删除人士 #1/g" before | cmp -s - "$scratch/out" || problem 'a figure changed'
given stats 2017 --json
sed "s/$name/已删除人士 #1/g" earlier | cmp -s - "$scratch/out" || problem 'an earlier figure changed'
given stats 2018 --frozen
out_lacks $name

# it is in the log, and says no more than that
run log --limit 1 --json
json_is verb '"erase"'
run person history '#1'
out_has '（已清除）'
out_lacks $name
run person history '#1' --lang en
out_has '(erased)'
mark
run undo --yes
expect_refused 1 '不能撤销'
run undo 7 --yes
expect_refused 1 '已清除的个人信息'
run person erase '#1' --yes
expect_refused 1 '已没有可清除的个人信息'
run check
expect 0 '*' '*'

# what is left goes out and comes back
given export -o all.json
! grep -q -e $name -e $phone -e $born all.json || problem 'the export holds the person'
CHAMBER_DB=$scratch/second/chamber.db
given init
given import all.json
given person show '#1' --json
json_is name '"已删除人士 #1"'

# with a text that still says the name the file is not clean
given person add --name 林某九 --phone 13900139009
given enterprise edit '#2' --note '找林某九，13900139009'
given person erase 林某九 --texts none --yes --json
json_is left 1
json_is clean false
given enterprise edit '#2' --note ''

# texts that were not chosen are left alone, and listed without what they say
given person edit '#2' --phone 13900139002
given attendance add --activity '#1' --guest '林 某一' --state 出席
given enterprise edit '#2' --note '找林某一，13900139002'
given visit edit '#2' --note '林某一在场'
given person erase '#2' --yes --texts 'visit#2.note'
out_has '改写 2 处文字'
out_has 'enterprise#2.note'
out_lacks 'attendance#'
out_lacks 13900139002
out_has '请自行查找'
given visit show '#2' --json
json_is note '"已删除人士 #2在场"'
given enterprise show '#2' --json
json_is note '"找林某一，13900139002"'

# who wrote a batch is a part of the chain and stays
given person add --name 经办甲 --as 经办甲
given person list --name 经办甲 --json
id=$(sed -n 's/.*"id":\([0-9]*\).*/\1/p' "$scratch/out")
mark
run person erase "#$id" --dry_run
out_has '.actor'
out_has '（不能改写）'
number=$(sed -n 's/.*batch#\([0-9]*\)\.actor.*/\1/p' "$scratch/out" | head -n 1)
run person erase "#$id" --yes --texts "batch#$number.actor"
expect_refused 1 '不能清除'

# one who was removed is erased by the number; another person's longer name is not touched
given person add --name 陈某二一
given person add --name 陈某二 --phone 13700137003
id=$("$CHAMBER" person show 陈某二 --json | sed 's/.*"id":\([0-9]*\).*/\1/')
given person remove 陈某二 --yes
given person erase "#$id" --yes
folder=$(dirname "$CHAMBER_DB")
! grep -a -q 13700137003 "$folder"/* || problem 'the phone of the one removed is still there'
given person show 陈某二一 --json

# at a terminal each text is asked about, then the whole; `script` gives one
if ! script -qec true /dev/null >out 2>err </dev/null; then
    echo 'no terminal to be had: the rest is left out' >&2
    verdict
fi
at() { # KEYS ARGUMENT...
    keys=$1
    shift
    command_line="chamber $* (on a terminal)"
    line="timeout --foreground 30 '$CHAMBER'"
    for word; do
        line="$line '$word'"
    done
    # shellcheck disable=SC2059
    printf "$keys" | script -qec "stty cols 100; $line" /dev/null >typed 2>err
    code=$?
    tr -d '\r' <typed >out
}
given person add --name 单某六 --phone 13600136006
given enterprise edit '#3' --contact 单某六 --note '单某六介绍' --address '单某六转'
mark
at '\nn\ny\nn\n' person erase 单某六
[ "$code" -eq 1 ] || problem "exit code $code"
out_has '单某六介绍'
out_has '不能撤销'
[ "$(batches)" = "$stored" ] || problem 'something was stored'
at '\nn\ny\ny\n' person erase 单某六
[ "$code" -eq 0 ] || problem "exit code $code"
given enterprise show '#3' --json
json_is address '"单某六转"'
json_is contact '"单某六"'
json_is note '"已删除人士 #'"$(sed -n 's/.*"note":"已删除人士 #\([0-9]*\)介绍".*/\1/p' out)"'介绍"'
given person add --name 单某七
given enterprise edit '#4' --contact 单某七 --note '单某七介绍'
at 'a\ny\n' person erase 单某七
[ "$code" -eq 0 ] || problem "exit code $code"
given enterprise show '#4' --json
out_lacks 单某七
verdict
