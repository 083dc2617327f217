#!/bin/sh
# SPDX-License-Identifier: MIT
# Backups without a name: by date, in a folder of their own, and the old ones removed by a rule that
# is two settings. What is not certainly one of them is never touched.
. "$(dirname "$0")/lib.sh"
new_database
folder=${CHAMBER_DB%/*}/backups

# what is in the folder, on one line
names() {
    (cd "$folder" && printf '%s ' *)
}
holds() {
    [ "$(names)" = "$1 " ] || problem "the folder holds $(names), not $1"
}
on() { # DAY: a backup of that day
    CHAMBER_TODAY=$1 run backup
    [ "$code" -eq 0 ] || problem "exit code $code"
}

# names, places and modes
(umask 000 && "$CHAMBER" backup >out 2>err) || problem 'no backup'
out_has "已备份到 $folder/chamber-2018-12-31.db"
out_has '现有按日期的备份 1 份：chamber-2018-12-31.db'
[ "$(ls -ld "$folder" | cut -c1-10)" = drwx------ ] || problem 'the folder is open to others'
[ "$(ls -l "$folder/chamber-2018-12-31.db" | cut -c1-10)" = '-rw-------' ] || problem 'the backup is open to others'
run backup
expect 0 "已备份到 $folder/chamber-2018-12-31-2.db
现有按日期的备份 2 份：chamber-2018-12-31-2.db，chamber-2018-12-31.db" ''
run --db "$folder/chamber-2018-12-31-2.db" setting show chamber.name --json
json_is value '"测试商会"'
# a second one of a day comes after the last, even where one before it is gone
rm "$folder/chamber-2018-12-31.db"
run backup --lang en
expect 0 "backed up to $folder/chamber-2018-12-31-3.db
dated backups kept: 2: chamber-2018-12-31-3.db, chamber-2018-12-31-2.db" ''

# the settings: whole numbers from 1 on
for name in backup.daily backup.monthly; do
    for value in 0 -1 十 1.5 99999 ''; do
        run setting add --name $name --value "$value"
        [ "$code" -ne 0 ] || problem "$name may be '$value'"
    done
done
mark
run setting add --name backup.dayly --value 3
expect_refused 1 backup.dayly

# by the rule: the newest of 3 days, the newest of 2 months
rm "$folder"/*
given setting add --name backup.daily --value 3
given setting add --name backup.monthly --value 2
for day in 2019-01-05 2019-02-27 2019-02-28 2019-03-01 2019-03-02; do
    on $day
done
# January has fallen out of the days and of the months
holds 'chamber-2019-02-28.db chamber-2019-03-01.db chamber-2019-03-02.db'
# of today all stay, until tomorrow
on 2019-03-02
out_lacks 删除
holds 'chamber-2019-02-28.db chamber-2019-03-01.db chamber-2019-03-02-2.db chamber-2019-03-02.db'
on 2019-03-03
out_has '已按规则删除旧备份 1 份：chamber-2019-03-02.db'
on 2019-03-04
# February's newest stays as its month's
holds 'chamber-2019-02-28.db chamber-2019-03-02-2.db chamber-2019-03-03.db chamber-2019-03-04.db'
on 2019-04-01
CHAMBER_TODAY=2019-04-02 run backup --json
json_is removed '["chamber-2019-03-03.db"]'
json_is kept '["chamber-2019-04-02.db","chamber-2019-04-01.db","chamber-2019-03-04.db"]'
holds 'chamber-2019-03-04.db chamber-2019-04-01.db chamber-2019-04-02.db'

# a clock that is wrong: far ahead it pushes nothing out, and what is dated after today is neither
# counted nor removed
for day in 2099-01-01 2099-01-02 2099-01-03 2099-01-04; do
    on $day
done
holds 'chamber-2019-03-04.db chamber-2019-04-01.db chamber-2019-04-02.db chamber-2099-01-02.db chamber-2099-01-03.db chamber-2099-01-04.db'
rm "$folder/chamber-2099-01-04.db"
mv "$folder/chamber-2099-01-03.db" "$folder/chamber-2099-01-01.db"
on 2019-04-03
on 2019-04-04
holds 'chamber-2019-03-04.db chamber-2019-04-02.db chamber-2019-04-03.db chamber-2019-04-04.db chamber-2099-01-01.db chamber-2099-01-02.db'
on 1970-01-01
out_lacks 删除
holds 'chamber-1970-01-01.db chamber-2019-03-04.db chamber-2019-04-02.db chamber-2019-04-03.db chamber-2019-04-04.db chamber-2099-01-01.db chamber-2099-01-02.db'

# never touched: other names, links, folders, files in use, files of something else
rm "$folder"/*
on 2018-01-01
cp -p "$folder/chamber-2018-01-01.db" "$scratch/real.db"
cd "$folder" || exit 1
for name in chamber-2018-01-02.db.bak chamber-2018-02-30.db chamber-2018-1-02.db \
    chamber-2018-01-02-1.db chamber-2018-01-02-02.db chamber-2018-01-02-x.db chamber-2018-01-02 \
    Chamber-2018-01-02.db xchamber-2018-01-02.db chamber-2018-01-02-2018-01-02.db \
    other-2018-01-02.db chamber-2018-01-02-1234567890.db; do
    cp -p "$scratch/real.db" "$name"
done
ln -s "$scratch/real.db" chamber-2017-01-03.db
ln "$scratch/real.db" chamber-2017-01-04.db
mkdir chamber-2017-01-05.db
cp -p "$scratch/real.db" chamber-2017-01-06.db
: >chamber-2017-01-06.db-wal
printf '这不是数据库' >chamber-2017-01-07.db
cp -p "$scratch/real.db" chamber-2017-01-08.db # this one may go
cd "$scratch" || exit 1
before=$(names)
for day in 2019-01-01 2019-02-01 2019-02-02 2019-02-03; do
    on $day
done
rm "$folder"/chamber-2019-0[12]-0[123].db
left=$(printf '%s ' $before | sed 's/chamber-2017-01-08.db //; s/chamber-2018-01-01.db //')
[ "$(names)" = "$left" ] || problem "the folder holds $(names), not $left"

# a failed backup removes nothing, and no link leads it elsewhere
mv "$folder" "$scratch/elsewhere"
ln -s "$scratch/elsewhere" "$folder"
count=$(ls "$scratch/elsewhere" | wc -l)
run backup
expect 1 '' "chamber: “$folder”不是文件夹，备份不能放在里面"
[ "$(ls "$scratch/elsewhere" | wc -l)" -eq "$count" ] || problem 'a link was followed'
rm "$folder"
: >"$folder"
run backup
expect 1 '' "chamber: “$folder”不是文件夹，备份不能放在里面"
rm "$folder"

given setting edit backup.daily --value 1
given setting edit backup.monthly --value 1
on 2019-01-01

# two databases of one folder do not share backups
given --db "${CHAMBER_DB%/*}/chamber" init
given --db "${CHAMBER_DB%/*}/chamber.old.db" init
CHAMBER_TODAY=2019-01-02 run --db "${CHAMBER_DB%/*}/chamber" backup
CHAMBER_TODAY=2019-01-03 run --db "${CHAMBER_DB%/*}/chamber.old.db" backup
holds 'chamber-2019-01-01.db chamber-2019-01-02 chamber.old-2019-01-03.db'
on 2019-01-04
holds 'chamber-2019-01-02 chamber-2019-01-04.db chamber.old-2019-01-03.db'

# by a link to the database: beside the database itself
ln -s "$CHAMBER_DB" "$scratch/link.db"
CHAMBER_TODAY=2019-01-05 run --db "$scratch/link.db" backup
out_has "$folder/chamber-2019-01-05.db"
[ -e "$scratch/backups" ] && problem 'a folder was made beside the link'
verdict
