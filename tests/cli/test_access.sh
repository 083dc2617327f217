#!/bin/sh
# SPDX-License-Identifier: MIT
# Who can read what the program makes, what it writes through, and reading that cannot write.
. "$(dirname "$0")/lib.sh"

mode() {
    stat -c %a "$1"
}
has_mode() { # MODE FILE...
    wanted=$1
    shift
    for file; do
        [ -e "$file" ] || problem "$file is not there"
        [ "$(mode "$file")" = "$wanted" ] || problem "$file has mode $(mode "$file"), not $wanted"
    done
}

# every file under any umask: the owner's alone
for mask in 000 077; do
    command_line="under umask $mask"
    here=$scratch/mask-$mask
    CHAMBER_DB=$here/data/chamber.db
    mkdir "$here"
    (
        cd "$here" || exit 1
        umask $mask
        "$CHAMBER" init --name 测试商会 && "$CHAMBER" enterprise add --name 宏达机械有限公司 --phone 13800000000 &&
            "$CHAMBER" backup && "$CHAMBER" backup 备份.db &&
            "$CHAMBER" enterprise export -o 企业.csv && "$CHAMBER" export -o 全部.xlsx &&
            "$CHAMBER" stats 2018 --html -o 报表.html && "$CHAMBER" restore 备份.db --yes &&
            "$CHAMBER" --db 新/库.db restore 备份.db --yes &&
            printf 'x' >坏.db && chmod 600 坏.db && "$CHAMBER" --db 坏.db restore 备份.db --yes &&
            cp "$CHAMBER_SOURCE/tests/migrate/old-0001.db" 旧.db && chmod 600 旧.db &&
            "$CHAMBER" --db 旧.db migrate
    ) >out 2>err || problem 'a command failed'
    has_mode 700 "$here/data" "$here/data/backups" "$here/新"
    has_mode 600 "$here/data/chamber.db" "$here/data/backups"/chamber-2018-12-31*.db "$here"/备份.db \
        "$here/企业.csv" "$here/全部.xlsx" "$here/报表.html" "$here/新/库.db" "$here"/坏.db \
        "$here"/坏.db-*.damaged "$here"/旧.db "$here"/旧.db.schema-1.*.backup
    [ -z "$(find "$here" -type f ! -perm 600)" ] || problem "open: $(find "$here" -type f ! -perm 600)"
done

# a group's: the folder gives its group to what is made in it
group=$(id -gn)
CHAMBER_DB=$scratch/shared/chamber.db
(umask 077 && "$CHAMBER" init --group "$group" && "$CHAMBER" backup && "$CHAMBER" backup "$scratch/shared/备份.db" &&
    "$CHAMBER" restore "$scratch/shared/备份.db" --yes) >out 2>err || problem 'a command failed'
has_mode 2770 "$scratch/shared" "$scratch/shared/backups"
has_mode 660 "$CHAMBER_DB" "$scratch/shared/backups"/*.db "$scratch/shared/备份.db"
rm "$CHAMBER_DB"
given restore "$scratch/shared/备份.db" --yes
has_mode 660 "$CHAMBER_DB"

# readable by others: refused; of several names: a warning
CHAMBER_DB=$scratch/data/chamber.db
new_database
given place add --name 某某大厦
given backup 备份.db
mark
for open in 604 602 644 666; do
    chmod $open "$CHAMBER_DB"
    for words in 'place list' 'place add --name 楼' backup 'place list --read_only'; do
        # shellcheck disable=SC2086
        run $words
        expect 1 '' '*'
        err_has "$CHAMBER_DB"
    done
done
chmod 600 "$CHAMBER_DB"
chmod 644 备份.db
run restore 备份.db --yes
[ "$code" -eq 0 ] || problem "exit code $code"
err_has 'chmod 600'
chmod 600 备份.db
mark
ln "$CHAMBER_DB" second.db
run place list
expect 0 '*' '*'
err_has '硬链接'
rm second.db

# nothing is written through a link: a backup, an output, a new database, a restored one
ln -s "$scratch/nowhere" dangling
ln -s loop loop
ln -s "$CHAMBER_DB" soft.db
printf '原来的内容' >原文件
ln -s 原文件 to_file
for link in dangling loop to_file soft.db; do
    run backup $link
    expect 1 '' '*'
    run place export -o $link
    expect 1 '' '*'
done
for link in dangling loop; do
    run --db $link init
    expect 1 '' '*'
    run --db $link restore 备份.db --yes
    expect 1 '' '*'
    run --db $link place list
    expect 1 '' '*'
done
for link in to_file soft.db; do
    run --db $link restore 备份.db --yes
    expect_refused 1 "是链接，恢复不经由链接替换文件；请用它所指的路径：--db $(readlink -f $link)"
done
given place export -o to_file --force
[ "$(cat 原文件)" = 原来的内容 ] || problem 'a link was followed'
[ -L to_file ] && problem 'the link is still there'
[ -e nowhere ] && problem 'a link was followed'
run --db soft.db place list --csv
expect 0 '*' '1 条'

# no output is the database, its journals, or a backup of it, by whatever name
given backup
given backup two.db
ln "$CHAMBER_DB" hard.db
dated=$scratch/data/backups/$(ls data/backups | head -n 1)
mark
sums() {
    cksum 备份.db two.db data/backups/*.db
}
before=$(sums)
for target in "$CHAMBER_DB" "$CHAMBER_DB-wal" "$CHAMBER_DB-shm" "$CHAMBER_DB-journal" soft.db hard.db \
    data/../data/chamber.db "data/chamber.db-journal" 备份.db two.db "$dated"; do
    run place export -o "$target" --force
    expect 1 '' '*'
    err_has "$target"
    run export -o "$target" --force --xlsx
    expect 1 '' '*'
    run stats 2018 --html -o "$target" --force
    expect 1 '' '*'
    run backup "$target"
    expect 1 '' '*'
    # as reached by a link
    run --db soft.db place export -o "$target" --force
    expect 1 '' '*'
    run --db soft.db backup "$target"
    expect 1 '' '*'
done
[ "$(sums)" = "$before" ] || problem 'a backup was overwritten'
same_bytes || problem 'the database was written to'
rm hard.db
[ "$(find data -name 'chamber.db*' | wc -l)" -eq 1 ] || problem "left over: $(ls data)"

# --read_only: every command that writes is refused before anything is opened
mark
for words in 'place add --name 楼' 'place edit 某某大厦 --note x' 'place remove 某某大厦 --yes' \
    'place add --name 楼 --dry_run' 'undo --yes' migrate 'restore 备份.db --yes' init \
    'place import 没有.csv' 'import 没有.xlsx' 'batch 没有.txt' 'stats 2018 --freeze' \
    'enterprise merge 甲 乙 --yes' 'visit log --on 今天'; do
    # shellcheck disable=SC2086
    run $words --read_only
    expect 1 '' 'chamber: 现在是只读方式，不能写入数据库'
    # shellcheck disable=SC2086
    CHAMBER_READ_ONLY=yes run $words --lang en
    expect 1 '' 'chamber: read-only: nothing can be written to the database'
    same_bytes || problem 'the database was written to'
done
run --db "$scratch/none/none.db" place list --read_only
expect 1 '' '*'
run --db "$scratch/none/none.db" init --read_only
expect 1 '' '*'
[ -e none ] && problem 'a folder was made'
for words in 'place list' 'place show 某某大厦' 'stats 2018' log 'place history 某某大厦' config \
    'place export' 'backup third.db' 'completion bash' 'place list --csv' help; do
    # shellcheck disable=SC2086
    run $words --read_only
    [ "$code" -eq 0 ] || problem "exit code $code"
    # shellcheck disable=SC2086
    CHAMBER_READ_ONLY=1 run --db soft.db $words --json
    same_bytes || problem 'the database was written to'
    rm -f third.db
done
[ "$(find data -name 'chamber.db*' | wc -l)" -eq 1 ] || problem "left over: $(ls data)"
run backup --read_only
expect_refused 1 'chamber backup 文件'
# by the environment, else by the configuration file; a word that is neither stops everything
mkdir -p "$XDG_CONFIG_HOME/chamber"
echo 'read_only = yes' >"$XDG_CONFIG_HOME/chamber/config"
run place add --name 楼
expect_refused 1 '只读'
run config --json
out_has '{"name":"read_only","value":"yes","source":"配置文件"}'
CHAMBER_READ_ONLY=no run place add --name 二号楼
[ "$code" -eq 0 ] || problem "exit code $code"
mark
CHAMBER_READ_ONLY=maybe run place add --name 楼
expect_refused 2 maybe
echo 'read_only = ' >"$XDG_CONFIG_HOME/chamber/config"
given place add --name 三号楼
rm "$XDG_CONFIG_HOME/chamber/config"
run config --json --read_only
out_has '{"name":"read_only","value":"yes","source":"命令行"}'
# a line of a batch decides nothing for the others
echo 'place list --read_only' >lines.txt
run batch lines.txt
expect 2 '' '*'
run help place list
out_has --read_only
run help --man
out_has CHAMBER_READ_ONLY

# a file or a folder that cannot be written is read as it is; root, who can, acts as somebody else
if [ "$(id -u)" -eq 0 ]; then
    setpriv --reuid=65534 --regid=65534 --clear-groups true 2>err || {
        echo 'no other user to be: the rest is left out' >&2
        verdict
    }
    chown -R 65534:65534 "$scratch"
    # a build for gcov keeps the other user's counts where that user may write
    as_other="setpriv --reuid=65534 --regid=65534 --clear-groups env GCOV_PREFIX=$scratch/counts"
else
    as_other=
fi
run_other() {
    command_line="chamber $* (as another user)"
    # shellcheck disable=SC2086
    timeout 30 $as_other "$CHAMBER" "$@" >"$scratch/out" 2>"$scratch/err" </dev/null
    code=$?
}
bytes=$(cksum "$CHAMBER_DB")
for modes in '400 700' '600 500' '400 500'; do
    chmod "${modes% *}" "$CHAMBER_DB"
    chmod "${modes#* }" data
    for words in 'place list --csv' 'place list --csv --read_only'; do
        # shellcheck disable=SC2086
        run_other $words
        expect 0 '*' '3 条'
    done
    run_other place add --name 楼
    expect 1 '' '*'
    err_has '只能查看'
    run_other backup "$scratch/从只读.db"
    [ "$code" -eq 0 ] || problem "exit code $code"
    has_mode 600 "$scratch/从只读.db"
    rm -f "$scratch/从只读.db"
    same_bytes || problem 'the database was written to'
done
run_other backup # there is a folder for it already, and that can be written
[ "$code" -eq 0 ] || problem "exit code $code"
run_other restore 备份.db --yes
expect 1 '' '*'
[ "$(find data -name 'chamber.db*' | wc -l)" -eq 1 ] || problem "left over: $(ls data)"
chmod 700 data
chmod 600 "$CHAMBER_DB"
verdict
