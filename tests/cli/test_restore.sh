#!/bin/sh
# SPDX-License-Identifier: MIT
# restore: shows both, asks, backs up, and says what it did; drills with others at work and with
# processes that are killed.
. "$(dirname "$0")/lib.sh"
umask 077
new_database
folder=${CHAMBER_DB%/*}
given enterprise add --name 宏达机械有限公司
given visit add --enterprise 宏达机械有限公司 --on 2018-07-20
given backup 备份.db
given enterprise add --name 后来贸易有限公司
mark

names() {
    "$CHAMBER" enterprise list --json 2>err | sed -n 's/.*"name":"\([^"]*\)".*/\1/p' | tr '\n' ' '
}

# what it refuses, changing nothing
run restore
expect 2 '' '*'
run restore 备份.db
expect_refused 1 '用“备份.db”替换数据库'
err_has '--yes'
run restore 没有.db --yes
expect_refused 1 '没有.db'
run restore "$CHAMBER_DB" --yes
expect_refused 1 '本身'
printf '这是一段文字，不是数据库' >文字.db
run restore 文字.db --yes
expect_refused 5 '文字.db'
head -c 30000 备份.db >截断.db
run restore 截断.db --yes
expect_refused 5 '截断.db'
cp 备份.db 损坏.db
dd if=/dev/zero of=损坏.db bs=4096 seek=30 count=60 conv=notrunc 2>err
run restore 损坏.db --yes
expect_refused 5 '损坏.db'
run restore . --yes
expect 1 '' '*'
[ -e "$folder/backups" ] && problem 'a refusal made a backup'
[ "$(ls "$folder")" = chamber.db ] || problem "left over: $(ls "$folder")"

# the restoring itself
run restore 备份.db --yes
expect 0 "已从 备份.db 恢复：企业 1 家，走访 1 次，诉求 0 件；最后一批 #3（$(sed -n 's/.*最后一批 #3（\(.*\)）$/\1/p' out)）
恢复前的数据库已备份到 $folder/backups/chamber-2018-12-31.db" ''
[ "$(names)" = '宏达机械有限公司 ' ] || problem "it holds $(names)"
run log --csv
out_has ",restore,0,备份.db,$(sha256sum 备份.db | cut -d' ' -f1)"
run undo --yes
expect 1 '' '*'
err_has '恢复了数据库'
run undo 3 --yes
expect 1 '' '*'
err_has '恢复了数据库'
given place add --name 某某大厦
given undo --yes
# and back again, by what was backed up
run restore "$folder/backups/chamber-2018-12-31.db" --yes --json
expect 0 '*' ''
json_is restored "\"$folder/backups/chamber-2018-12-31.db\""
json_is backup "\"$folder/backups/chamber-2018-12-31-2.db\""
json_is aside null
json_is enterprises 2
json_is batch 5
[ "$(names)" = '宏达机械有限公司 后来贸易有限公司 ' ] || problem "it holds $(names)"

# no database, with none of its folders; a damaged one
run --db "$scratch/新/地方/库.db" restore 备份.db --yes --json
json_is backup null
run --db "$scratch/新/地方/库.db" enterprise list --csv
expect 0 '*' '1 条'
[ "$(ls -ld "$scratch/新/地方" | cut -c1-10)" = drwx------ ] || problem 'the folder is open to others'
cp "$CHAMBER_DB" before.db
head -c 100000 before.db >"$CHAMBER_DB"
run enterprise list
expect 5 '' '*'
run restore 备份.db --yes
expect 0 '*' ''
out_has "原来损坏的数据库保存在 $CHAMBER_DB-2018-12-31.damaged"
[ "$(wc -c <"$CHAMBER_DB-2018-12-31.damaged")" -eq 100000 ] || problem 'it is not kept as it was'
[ "$(names)" = '宏达机械有限公司 ' ] || problem "it holds $(names)"

# of an older schema: restored as it is, and says what comes next
cp "$CHAMBER_SOURCE/tests/migrate/old-0001.db" 旧版.db
chmod 600 旧版.db
run restore 旧版.db --yes
expect 0 '*' '恢复的是旧版本数据库，写入前请先运行 chamber migrate'
run place add --name 楼
expect 1 '' '*'
given migrate
given place add --name 楼
run log --csv
out_has ,restore,0,旧版.db
given restore 备份.db --yes

# what was erased since comes back with an older backup: said, so that it is erased again
given person add --name 示例人士 --phone 13800000000
given backup 有此人.db
given person erase 示例人士 --yes
run restore 有此人.db --yes
expect 0 '*' '*'
err_has '恢复前有 1 次删除个人信息不在此备份里'
given person erase 示例人士 --yes

# not within a batch of commands
echo 'restore 备份.db --yes' >命令.txt
run batch 命令.txt
expect 2 '' '*'

# a backup while others write: all that was acknowledged before it began is in it
counted() { # FILE: how many places
    "$CHAMBER" --db "$1" place list --csv 2>err | sed 1d | wc -l
}
: >acknowledged
(
    i=0
    while [ ! -e enough ] && [ $i -lt 500 ]; do
        i=$((i + 1))
        "$CHAMBER" place add --name "第 $i 号楼" >/dev/null 2>&1 && echo $i >>acknowledged
    done
) &
writer=$!
for n in 1 2 3; do
    while [ "$(wc -l <acknowledged)" -lt $((n * 3)) ]; do sleep 0.05; done
    least=$(wc -l <acknowledged)
    given backup "其间$n.db"
    most=$(($(wc -l <acknowledged) + 1))
    held=$(counted "$scratch/其间$n.db")
    [ "$held" -ge "$least" ] && [ "$held" -le "$most" ] ||
        problem "the backup holds $held, not $least to $most"
done
# a restoring while others write: they wait, and write into the new one or the old
given restore 其间1.db --yes --json
backup=$(sed -n 's/.*"backup":"\([^"]*\)".*/\1/p' out)
: >enough
wait "$writer"
before=$(counted "$scratch/其间1.db")
[ "$(counted "$CHAMBER_DB")" -ge "$before" ] || problem 'the restored places are not all there'
[ "$("$CHAMBER" log --csv 2>err | grep -c ',restore,0,其间1.db,')" -eq 1 ] || problem 'the log lacks it'
# whatever was acknowledged is in the one or was backed up from the other
{
    "$CHAMBER" place list --csv
    "$CHAMBER" --db "$backup" place list --csv
} >both 2>err
while read -r i; do
    grep -qF "第 $i 号楼" both || problem "第 $i 号楼 is lost"
done <acknowledged
# restored elsewhere it is a database like any other
given --db "$scratch/别处.db" restore 其间3.db --yes
[ "$(counted "$scratch/别处.db")" -eq "$(counted "$scratch/其间3.db")" ] || problem 'another number'
if "$CHAMBER" help 2>err | grep -q '^ *check '; then
    given --db "$scratch/别处.db" check
    given check
fi

# killed at random times: the old or the new, and no word of it acknowledged before it is so
rm -rf "$folder"
given init
for i in 1 2 3 4 5 6 7 8 9 10 11 12; do given place add --name "旧楼 $i"; done
for delay in 0.02 0.05 0.08 0.11 0.14 0.18 0.22 0.26; do
    "$CHAMBER" restore 其间2.db --yes >said 2>err &
    pid=$!
    sleep $delay
    kill -9 $pid 2>err
    wait $pid 2>err
    command_line="chamber restore, killed after $delay s"
    held=$(counted "$CHAMBER_DB")
    [ "$held" -eq 12 ] || [ "$held" -eq "$(counted "$scratch/其间2.db")" ] ||
        problem "it holds $held places"
    [ ! -s said ] || [ "$held" -ne 12 ] || problem 'it was acknowledged'
    for backup in "$folder"/backups/*.db; do
        [ ! -e "$backup" ] || counted "$backup" >out || problem "$backup is no database"
    done
    if [ "$held" -ne 12 ]; then
        last=$(ls "$folder/backups" | grep -v new- | sort -t- -k5n | tail -n 1)
        run --db "$folder/backups/$last" place list --csv
        expect 0 '*' '12 条'
        given restore "$folder/backups/$last" --yes
    fi
done

# at a terminal both are shown before it asks
if script -qec true /dev/null >out 2>err </dev/null; then
    rm -rf "$folder"
    given init
    mark
    command_line='chamber restore, at a terminal'
    printf 'n\n' | script -qec "'$CHAMBER' restore 备份.db" /dev/null >out 2>err
    out_has "现有：$CHAMBER_DB：企业 0 家，走访 0 次，诉求 0 件；最后一批 #1"
    out_has '恢复：备份.db：企业 1 家，走访 1 次，诉求 0 件；最后一批 #3'
    out_has "用“备份.db”替换数据库“$CHAMBER_DB”？ [y/N]"
    same_bytes || problem 'it was restored all the same'
    printf 'y\n' | script -qec "'$CHAMBER' restore 备份.db" /dev/null >out 2>err
    out_has '已从 备份.db 恢复'
    [ "$(names)" = '宏达机械有限公司 ' ] || problem "it holds $(names)"
else
    echo 'no terminal to be had: that part is left out' >&2
fi
verdict
