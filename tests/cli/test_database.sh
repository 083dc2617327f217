#!/bin/sh
# SPDX-License-Identifier: MIT
# The database: which one, making it, copying it; one that is missing, empty or something else.
. "$(dirname "$0")/lib.sh"

# missing: says how to make one, makes none
for words in 'visit list' 'place add --name 楼' 'stats 2018' log backup; do
    # shellcheck disable=SC2086
    run $words
    expect 1 '' "chamber: 没有数据库“$CHAMBER_DB”；新建请用 chamber init"
done
run visit list --json
expect 1 '' "{\"error\":{\"code\":\"io\",\"message\":\"没有数据库“$CHAMBER_DB”；新建请用 chamber init\",\"file\":null,\"line\":null,\"field\":null}}"
[ ! -e "$CHAMBER_DB" ] || problem 'a database was made'

# init
run init --name 测试商会
expect 0 "已新建数据库 $CHAMBER_DB" ''
[ "$(ls -ld "$CHAMBER_DB" | cut -c1-10)" = '-rw-------' ] || problem 'the file is open to others'
[ "$(ls -ld "${CHAMBER_DB%/*}" | cut -c1-10)" = 'drwx------' ] || problem 'the folder is open to others'
mark
run setting show chamber.name --json
json_is value '"测试商会"'
run init
expect_refused 1 "$CHAMBER_DB"
run --db "$scratch/two.db" init --json
expect 0 "{\"database\":\"$scratch/two.db\"}" ''
run --db "$scratch/three.db" init --group 没有这个组
expect 3 '' '*'
[ ! -e "$scratch/three.db" ] || problem 'a database was made'
run init --dry_run
expect_refused 2 '--dry_run'

# which one: --db, then CHAMBER_DB, then the configured one, then the data folder
given --db "$scratch/two.db" place add --name 第二库
run place list --db "$scratch/two.db" --csv
expect 0 '*' '1 条'
run place list --csv
expect 0 '*' '0 条'
mkdir -p "$XDG_CONFIG_HOME/chamber"
printf '# 设置\n db = %s \nlang=en\n' "$scratch/two.db" >"$XDG_CONFIG_HOME/chamber/config"
CHAMBER_DB='' run place list --csv
expect 0 '*' '1 found'
run place list --csv --lang zh
expect 0 '*' '0 条'
rm "$XDG_CONFIG_HOME/chamber/config"
CHAMBER_DB='' run place list
expect 1 '' "chamber: 没有数据库“$XDG_DATA_HOME/chamber/chamber.db”；新建请用 chamber init"
CHAMBER_DB='' run init
expect 0 "已新建数据库 $XDG_DATA_HOME/chamber/chamber.db" ''
XDG_DATA_HOME='' CHAMBER_DB='' run place list
expect 1 '' "chamber: 没有数据库“$HOME/.local/share/chamber/chamber.db”；新建请用 chamber init"
run --db '' place list
expect 2 '' '*'
mark

# backup: a database of its own, never over a file
run backup copy.db
expect 0 '已备份到 copy.db' ''
run --db "$scratch/copy.db" setting show chamber.name --json
json_is value '"测试商会"'
run backup copy.db
expect_refused 1 'copy.db'
run backup "$CHAMBER_DB"
expect_refused 1 "$CHAMBER_DB"
run backup --json
expect 0 "{\"backup\":\"${CHAMBER_DB%/*}/backups/chamber-2018-12-31.db\",\"kept\":[\"chamber-2018-12-31.db\"],\"removed\":[]}" ''
run migrate
expect 0 "数据库 $CHAMBER_DB 已是当前版本" ''

# what is no database of ours keeps its bytes
: >empty.db
printf 'hello, this is text\n' >text.db
head -c 1000 "$CHAMBER_DB" >cut.db
mkdir folder.db
chmod 600 ./*.db 2>/dev/null
for name in empty.db text.db cut.db; do
    before=$(cksum <"$name")
    for words in 'place list' 'place add --name 楼'; do
        # shellcheck disable=SC2086
        run --db "$scratch/$name" $words
        expect 5 '' '*'
        [ "$(wc -l <err)" -eq 1 ] || problem 'stderr is not one line'
        err_has "$name"
    done
    [ "$(cksum <"$name")" = "$before" ] || problem 'the file changed'
done
run --db "$scratch/folder.db" place list
expect 1 '' '*'
cp "$CHAMBER_DB" open.db
chmod 644 open.db
run --db "$scratch/open.db" place list
expect 1 '' '*'
err_has 'open.db'
verdict
