#!/bin/sh
# SPDX-License-Identifier: MIT
# The command on a stored database of schema 1: reading works as it is, writing names `migrate`,
# which keeps the data, makes one backup and does nothing the second time.
set -u
unset CDPATH CHAMBER_DB
[ -n "${CHAMBER:-}" ] || exit 77
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
old=$CHAMBER_SOURCE/tests/migrate/old-0001.db
db=$scratch/chamber.db
failed=0

problem() {
    echo "$*" >&2
    failed=1
}

# expect CODE WORDS COMMAND...: the exit code, and words of its output or error
expect() {
    code=$1
    words=$2
    shift 2
    "$CHAMBER" --db "$db" --lang en "$@" >"$scratch/said" 2>&1 </dev/null
    got=$?
    [ "$got" -eq "$code" ] || problem "$*: exit $got, not $code: $(cat "$scratch/said")"
    grep -q -e "$words" "$scratch/said" || problem "$*: no '$words' in: $(cat "$scratch/said")"
}

# the file has the same bytes as before
unchanged() {
    cmp -s "$db" "$scratch/before" || problem "$1: the database was changed"
    [ "$(ls "$scratch" | grep -c '^chamber.db')" -eq 1 ] || problem "$1: something was left behind"
}

fresh() {
    rm -f "$scratch"/chamber.db*
    cp "$old" "$db"
    chmod 600 "$db"
    cp "$db" "$scratch/before"
}

fresh
expect 0 '丙三' person list
unchanged "reading"
expect 1 'chamber migrate' person add --name x
unchanged "a refused write"
expect 0 '' migrate
[ "$(ls "$scratch" | grep -c 'schema-1.*backup$')" -eq 1 ] || problem "there is not one backup"
cp "$db" "$scratch/before"
expect 0 '' migrate
cmp -s "$db" "$scratch/before" || problem "a second run changed the database"
[ "$(ls "$scratch" | grep -c 'backup$')" -eq 1 ] || problem "a second run made a backup"
for name in 示例机械有限公司 '示例食品厂（普通合伙）' 示例运输有限公司 𠮷祥示例商店; do
    expect 0 "$name" enterprise list
done
expect 0 '丙三' person list
expect 0 '' person add --name 丁四
expect 0 '丁四' person list

# it has what later schemas brought: what is reported can be frozen
expect 3 'not frozen' stats 2017 --frozen
expect 0 '2017-12-31' stats 2017 --freeze
expect 0 'members.total' stats 2017 --frozen
expect 0 '2017-12-31' frozen list

# its backup is the old database
backup=$(ls "$scratch"/chamber.db.schema-1.*.backup)
mv "$backup" "$scratch/kept"
rm -f "$scratch"/chamber.db*
mv "$scratch/kept" "$db"
expect 1 'chamber migrate' person add --name x
expect 0 '' migrate

# bytes 60-63 hold the schema's number, 68-71 the application's; 9000 is 0x2328
fresh
printf '\000\000\043\050' | dd of="$db" bs=1 seek=60 conv=notrunc 2>/dev/null
cp "$db" "$scratch/before"
expect 5 . migrate
expect 5 . person list
unchanged "a newer or altered database"
fresh
printf 'xxxx' | dd of="$db" bs=1 seek=68 conv=notrunc 2>/dev/null
cp "$db" "$scratch/before"
expect 5 "another program" migrate
expect 5 "another program" person list
unchanged "a foreign database"
exit $failed
