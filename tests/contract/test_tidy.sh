#!/bin/sh
# SPDX-License-Identifier: MIT
# What every file keeps to: its licence, its size, no path of anyone's machine, no loose ends.
. "$(dirname "$0")/lib.sh"
file_lines=500
function_lines=60
run_lines=40 # what a command of src/cli may take: parse, one call, print

files=$(find CMakeLists.txt README.md .ci include src schema migrations tests -type f \
    ! -name '*.db' ! -name '*.csv' ! -name '*.json' ! -path 'tests/fuzz/corpus/*')
[ "$(echo "$files" | wc -l)" -gt 60 ] || problem "hardly any files were found"

for file in $files; do
    case $file in
    *.c | *.h | *.sh | *.cmake | *.def | *.awk | *CMakeLists.txt | .ci/run)
        head -n 3 "$file" | grep -q 'SPDX-License-Identifier: MIT' ||
            problem "$file: no SPDX line at its top"
        ;;
    esac
    case $file in
    *.c | *.h) [ "$(wc -l <"$file")" -le $file_lines ] ||
        problem "$file: over $file_lines lines" ;;
    esac
done
grep -q 'SPDX-License-Identifier: MIT' README.md || grep -q 'MIT' README.md ||
    problem "README.md does not name the licence"

# a function begins with { in column 1 after a line that ends a parameter list, and ends with }
# shellcheck disable=SC2046 # names of this tree have no blanks
awk -v most=$function_lines -v run=$run_lines '
    /^{/ { start = FNR }
    /^}/ && start {
        limit = FILENAME ~ /^src\/cli\// && name ~ /^run_|_run$/ ? run : most
        if (FNR - start - 1 > limit)
            printf "%s:%d: %s has %d lines, over %d\n", FILENAME, start, name, FNR - start - 1, limit
        start = 0
    }
    /^[A-Za-z].*\(/ && !/;/ {
        name = $0
        sub(/\(.*/, "", name)
        sub(/.*[^A-Za-z0-9_]/, "", name)
    }' $(sources) | problems

# shellcheck disable=SC2086,SC2046
{
    grep -nE '/(home|root|work|Users)/[a-z]' $files | problems "a path of one machine"
    grep -nE '\b(TO''DO|FIX''ME|HA''CK)\b' $files | problems "a loose end"
    grep -n "$(printf '\t')" $(sources) | problems "a tab"
    # what a test expects may end in blanks
    grep -nE ' +$' $(sources) README.md migrations/*.sql src/*/*.sql | problems "blanks at the end of the line"
}
verdict
