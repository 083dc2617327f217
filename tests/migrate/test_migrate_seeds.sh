#!/bin/sh
# SPDX-License-Identifier: MIT
# A stored database of schema 2, made by the release that had it: migrating gives it the words,
# bodies, settings and leading roles that a new database begins with, and changes nothing else.
set -u
unset CDPATH CHAMBER_DB
[ -n "${CHAMBER:-}" ] || exit 77
CHAMBER_TODAY=2018-12-31
export CHAMBER_TODAY
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
failed=0

problem() {
    echo "$*" >&2
    failed=1
}

old() {
    "$CHAMBER" --db "$scratch/old.db" "$@" 2>>"$scratch/err" || problem "failed: $*"
}
new() {
    "$CHAMBER" --db "$scratch/new.db" "$@" 2>>"$scratch/err" || problem "failed: $*"
}

cp "$CHAMBER_SOURCE/tests/migrate/old-0002.db" "$scratch/old.db"
chmod 600 "$scratch/old.db"
# what it lacks is no damage
"$CHAMBER" --db "$scratch/old.db" --lang en activity list >"$scratch/out" 2>"$scratch/err"
[ $? -eq 1 ] && grep -q "run chamber migrate first" "$scratch/err" || problem "no word of migrating"
for noun in enterprise person post visit request; do
    old "$noun" export >"$scratch/$noun.before"
done
old migrate >/dev/null
for noun in enterprise person post visit request; do
    old "$noun" export >"$scratch/$noun.after"
    cmp -s "$scratch/$noun.before" "$scratch/$noun.after" || problem "$noun changed"
done

new init --name 示例商会 >/dev/null
# what was written before cannot be taken back any more
"$CHAMBER" --db "$scratch/old.db" --lang en undo 8 --yes >"$scratch/out" 2>"$scratch/err"
[ $? -eq 1 ] && grep -q 'before the database was migrated' "$scratch/err" ||
    problem "undone past a migration: $(cat "$scratch/out" "$scratch/err")"

for noun in choice body role setting; do
    old "$noun" export | cut -d, -f2- | sort >"$scratch/old.$noun"
    new "$noun" export | cut -d, -f2- | sort >"$scratch/new.$noun"
    diff "$scratch/old.$noun" "$scratch/new.$noun" >&2 || problem "$noun differs from a new database"
done
[ -s "$scratch/old.choice" ] || problem "no words"

# who leads is known
old post brief --text >"$scratch/brief"
sed -n '/^班子成员/,/^$/p' "$scratch/brief" | grep -q '^7\. 秘书长 孙某一 ' ||
    problem "no leaders: $(cat "$scratch/brief")"

# the figures are those that the release gave which made it
old stats 2018 --csv >"$scratch/stats.after"
cut -d, -f1-6 "$scratch/stats.after" >"$scratch/values.after"
cut -d, -f1-6 "$CHAMBER_SOURCE/tests/migrate/old-0002.csv" >"$scratch/values.old"
while read -r line; do
    grep -qxF -e "$line" "$scratch/values.after" || problem "no longer so: $line"
done <"$scratch/values.old"

# what the new words are for can be used
old activity add --on 2018-12-20 --kind 讲座 --title 示例讲座 >/dev/null
old undo --yes >/dev/null
exit "$failed"
