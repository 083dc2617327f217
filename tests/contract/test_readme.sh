#!/bin/sh
# SPDX-License-Identifier: MIT
# The README tells the truth: its session, run again, prints what it shows; its program compiles
# and runs; its commands for the office are accepted; the places it names are there.
# To show the session as it is now: sh tests/contract/test_readme.sh session
. "$(dirname "$0")/lib.sh"
HOME=$scratch
CHAMBER_DB=$scratch/chamber/chamber.db
CHAMBER_TODAY=2018-12-31
LC_ALL=C.UTF-8
export HOME CHAMBER_DB CHAMBER_TODAY LC_ALL CHAMBER
unset XDG_CONFIG_HOME XDG_DATA_HOME COLUMNS NO_COLOR
mkdir "$scratch/bin"
ln -s "$CHAMBER" "$scratch/bin/chamber"
PATH=$scratch/bin:$PATH

# the indented lines of a section
section() { # its title
    awk -v title="## $1" '$0 == title { inside = 1; next } /^## / { inside = 0 }
        inside && /^    / { print substr($0, 5) } inside && /^$/ { print "" }' README.md |
        sed -e '/./,$!d' | sed -e :a -e '/^\n*$/{$d;N;ba' -e '}'
}

section "A session" >"$scratch/session"
grep -q '^\$ ' "$scratch/session" || problem "there is no session"
grep '^\$ ' "$scratch/session" | cut -c3- | while IFS= read -r command; do
    printf '%s %s\n' '$' "$command"
    sh -c "$command" 2>&1 </dev/null | sed "s|$scratch|~|g; s/ *$//"
    echo
done | sed -e :a -e '/^\n*$/{$d;N;ba' -e '}' >"$scratch/now"
if [ "${1:-}" = session ]; then
    sed 's/^/    /; s/^ *$//' "$scratch/now"
    exit
fi
diff -u "$scratch/session" "$scratch/now" | problems "the session differs"

awk '/^```c$/ { inside = 1; next } /^```$/ { inside = 0 } inside' README.md >"$scratch/program.c"
flags=
case $(cat "$CHAMBER_BUILD/CMakeCache.txt") in
*CHAMBER_SANITIZE:BOOL=ON*) flags=-fsanitize=address,undefined ;;
esac
# shellcheck disable=SC2086 # flags
"$CC" -std=c11 -Wall -Wextra -Werror $flags -Iinclude "$scratch/program.c" \
    -L"$CHAMBER_BUILD/src" -Wl,-rpath,"$CHAMBER_BUILD/src" -lchamber -o "$scratch/program" 2>&1 |
    problems "the program does not compile"
before=$(chamber stats 2018 requests.raised --csv 2>/dev/null | tail -n +2 | wc -l)
after=$(cd "$scratch/chamber" && "$scratch/program")
[ "$after" = $((before + 1)) ] || problem "the program printed $after after $before requests"

# the office's commands: the lines of the first day, then those of the table, on the same database
cd "$scratch" && ln -s "$CHAMBER_SOURCE/tests" tests || exit 1
chamber person template >人士.csv
{
    sed -n '/^## 中文/,/^## /p' "$CHAMBER_SOURCE/README.md" | grep -E '^    chamber ' |
        grep -v ' init ' | sed 's/ *#.*//'
    sed -n '/^## 中文/,/^## /p' "$CHAMBER_SOURCE/README.md" | grep -E '^\|' |
        grep -oE '`chamber [^`]*`' | tr -d '`'
} >"$scratch/office"
[ "$(wc -l <"$scratch/office")" -gt 10 ] || problem "hardly any command for the office was found"
while IFS= read -r command; do
    sh -c "$command" >"$scratch/log" 2>&1 </dev/null ||
        problem "$command: $(head -n 3 "$scratch/log")"
done <"$scratch/office"
cd "$CHAMBER_SOURCE" || exit 1

# the tests that it says show its promises
sed -n '/^## Promises/,/^## /p' README.md | grep -E '^\|' |
    grep -oE '`(unit|domain|cli|migrate|contract|fault|fuzz)\.[a-z0-9_*]*`' | tr -d '`' | sort -u >"$scratch/shown"
[ "$(wc -l <"$scratch/shown")" -gt 20 ] || problem "hardly any promise is shown by a test"
while read -r name; do
    kind=${name%%.*}
    set -- tests/"$kind"/*_${name#*.}.* # a name may stand for several
    [ -e "$1" ] || echo "$name"
done <"$scratch/shown" | problems "there is no such test"

# the places it names
grep -oE '`(src|tests|include|migrations|schema)/[a-z./]*`' README.md | tr -d '`' | sort -u |
    while read -r place; do
        [ -e "$place" ] || echo "$place"
    done | problems "the README names a place that is not there"
verdict
