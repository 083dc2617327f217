#!/bin/sh
# SPDX-License-Identifier: MIT
# The rules of .sql files are kept by the build: each breach ends it, naming file and line; and what
# is embedded is the text of the files, whatever characters are in it.
. "$(dirname "$0")/lib.sh"
script=$CHAMBER_SOURCE/src/cmake/embed_sql.cmake

# a small tree that keeps to all rules
fresh() {
    rm -rf "$scratch/tree" "$scratch/out"
    mkdir -p "$scratch/tree/src/domain" "$scratch/tree/src/stats" "$scratch/tree/migrations"
    printf -- '-- name: visit_all\nSELECT 1\n' >"$scratch/tree/src/domain/visit.sql"
    printf -- '-- a remark\n\n-- name: pool_all\nSELECT 2\n' >"$scratch/tree/src/stats/pool.sql"
    printf 'CREATE TABLE a (b);\n' >"$scratch/tree/migrations/0001_first.sql"
}

embed() {
    cmake -DSOURCE="$scratch/tree" -DOUTPUT="$scratch/out" -P "$script" >"$scratch/said" 2>&1
}

# what it is, where it must be said to be, the file and its text
breach() {
    fresh
    printf '%b' "$4" >"$scratch/tree/$3"
    if embed; then
        problem "$1: not noticed"
    elif ! grep -q -- "$2" "$scratch/said"; then
        problem "$1: does not name $2: $(tr '\n' ' ' <"$scratch/said")"
    fi
}

fresh
embed || problem "a good tree is refused: $(cat "$scratch/said")"

visit=src/domain/visit.sql
breach "text before the first name" "$visit:2:" "$visit" '\nSELECT 1\n-- name: visit_a\nSELECT 1\n'
breach "an empty query" "$visit:1:" "$visit" '-- name: visit_a\n-- why\n\n-- name: visit_b\nSELECT 1\n'
breach "an empty last query" "$visit:3:" "$visit" '-- name: visit_a\nSELECT 1\n-- name: visit_b\n ;\n'
breach "a file without a query" "$visit:" "$visit" '-- nothing\n'
breach "a capital in a name" "$visit:1:" "$visit" '-- name: visit_All\nSELECT 1\n'
breach "a hyphen in a name" "$visit:1:" "$visit" '-- name: visit-all\nSELECT 1\n'
breach "two underscores" "$visit:1:" "$visit" '-- name: visit__all\nSELECT 1\n'
breach "another file's prefix" "$visit:1:" "$visit" '-- name: request_all\nSELECT 1\n'
breach "the stem alone" "$visit:1:" "$visit" '-- name: visit\nSELECT 1\n'
breach "a name line out of form" "$visit:1:" "$visit" '--name: visit_a\nSELECT 1\n'
breach "a name line without colon" "$visit:3:" "$visit" '-- name: visit_a\nSELECT 1\n-- name visit_b\nSELECT 2\n'
breach "a name given twice" "$visit:3:" "$visit" '-- name: visit_a\nSELECT 1\n-- name: visit_a\nSELECT 2\n'
breach "a name of another file" "src/stats/visit.sql:1:" src/stats/visit.sql '-- name: visit_all\nSELECT 1\n'
breach "a carriage return" "$visit:" "$visit" '-- name: visit_a\r\nSELECT 1\n'

# rules that several queries share
rules=src/domain/fragments.sql
# what it is, where it must be said to be, the text of the fragments
breach_rules() { breach "$1" "$rules:$2:" "$rules" "$3"; }
# what it is, a query that calls a fragment; the fragments are good
breach_call() {
    fresh
    printf -- '-- fragment: even(x, by)\n$x %% $by = 0\n' >"$scratch/tree/$rules"
    printf -- '-- name: visit_a\nSELECT 1\nWHERE %s\n' "$2" >"$scratch/tree/$visit"
    if embed; then
        problem "$1: not noticed"
    elif ! grep -q "$visit:3:" "$scratch/said"; then
        problem "$1: does not name the line: $(tr '\n' ' ' <"$scratch/said")"
    fi
}
breach_rules "text before the first fragment" 1 'SELECT 1\n'
breach_rules "a fragment without parameters" 1 '-- fragment: even\n1\n'
breach_rules "an empty fragment" 2 '-- why\n-- fragment: a(x)\n-- fragment: b(x)\n$x\n'
breach_rules "a fragment twice" 3 '-- fragment: a(x)\n$x\n-- fragment: a(x)\n$x\n'
breach_rules "a parameter it does not have" 1 '-- fragment: a(x)\n$xx\n'
breach_rules "one that comes later" 2 '-- fragment: a(x)\n{b($x)}\n-- fragment: b(x)\n$x\n'
breach_rules "one that uses itself" 2 '-- fragment: a(x)\n{a($x)}\n'
breach_call "an unknown fragment" '{odd(n, 2)}'
breach_call "too few arguments" '{even(n)}'
breach_call "too many arguments" '{even(n, 2, 3)}'
breach_call "an argument with brackets" '{even(max(n), 2)}'
breach_call "a call that does not end" '{even(n,'

breach "a gap in the migrations" "migrations/0003_x.sql:1:" migrations/0003_x.sql 'SELECT 1;\n'
breach "a number twice" "migrations/0001_other.sql:1:" migrations/0001_other.sql 'SELECT 1;\n'
breach "a misnamed migration" "migrations/0002-x.sql:1:" migrations/0002-x.sql 'SELECT 1;\n'
breach "no .sql file" "migrations/notes.txt:1:" migrations/notes.txt 'x\n'
breach "an empty migration" "migrations/0002_x.sql:1:" migrations/0002_x.sql '\n\n'

fresh
rm "$scratch/tree/migrations/0001_first.sql"
embed && problem "no migration at all: not noticed"

# every character that means something to CMake or to C
fresh
cat >"$scratch/tree/$rules" <<'END'
-- two of them

-- fragment: even(x, by)
-- whether it divides
$x % $by = ';['
-- fragment: swapped(by, x)
NOT {even($by, $x)} OR "$x"
END
cat >"$scratch/tree/$visit" <<'END'
-- name: visit_hard
-- ; [ ] "left out"
SELECT "a;b", [c], 'd\n;', x ->> '$[0]', '??(', ${e}, @f@, '企业' ; -- kept
    -- left out
WHERE a = ']' || '[[';

-- name: visit_next
SELECT ']];\' WHERE {even(:n, v.x)} AND {swapped(a,b)}
END
cp "$scratch/tree/$visit" "$scratch/tree/migrations/0002_hard.sql"
embed || problem "hard characters are refused: $(cat "$scratch/said")"
cat >"$scratch/show.c" <<'END'
#include <stdio.h>
#include <string.h>
#include "store/migration.h"
#include "store/stmt.h"
int main(int argc, char **argv)
{
    (void)argv;
    if (argc > 1)
        return fputs(store_migrations[1].sql, stdout) < 0;
    printf("%d %s\n%s\n", SQL_COUNT, sql_name_text(SQL_VISIT_HARD), sql_text(SQL_VISIT_HARD));
    printf("%s\n", sql_text(SQL_VISIT_NEXT));
    return 0;
}
END
cat >"$scratch/wanted" <<'END'
3 visit_hard
SELECT "a;b", [c], 'd\n;', x ->> '$[0]', '??(', ${e}, @f@, '企业' ; -- kept
WHERE a = ']' || '[[';
SELECT ']];\' WHERE (:n % v.x = ';[') AND (NOT (a % b = ';[') OR "b")
END
$CC -std=c11 -Iinclude -Isrc -I"$scratch/out" "$scratch/show.c" "$scratch/out/sql.c" \
    -o "$scratch/show" || problem "what is generated does not compile"
"$scratch/show" >"$scratch/got"
diff "$scratch/wanted" "$scratch/got" | problems "queries differ"
"$scratch/show" migration | cmp - "$scratch/tree/$visit" 2>&1 | problems "the migration differs"
sha256=$(sha256sum <"$scratch/tree/$visit")
grep -q "${sha256%% *}" "$scratch/out/sql.c" || problem "the migration's digest is not embedded"

# what has not changed is not written anew, so that nothing is compiled again
touch -d '2001-01-01' "$scratch/out/sql.c" "$scratch/out/sql.h"
embed
[ -n "$(find "$scratch/out/sql.c" ! -newermt 2001-01-02)" ] || problem "sql.c is written without need"
verdict
