#!/bin/sh
# SPDX-License-Identifier: MIT
# Every test, on a bare machine: installs what is missing, builds with sanitizers and with warnings
# as errors, runs all tests, then measures the lines of src/ that they reach.
set -eu
unset CDPATH
here=$(cd "$(dirname "$0")" && pwd)
. "$here/build.sh"
jobs=$(nproc 2>/dev/null || echo 2)

# The lines run of src/*.c in a build made for gcov, from what gcov prints for each file:
#     File '.../src/base/str.c'
#     Lines executed:97.50% of 40
coverage() {
    find "$1/src" -name '*.gcno' -exec gcov -n {} + 2>/dev/null | awk -v source="$root/src/" '
        /^File / {
            file = substr($0, 7, length($0) - 7)
            wanted = index(file, source) == 1 && file ~ /\.c$/ && !seen[file]++
        }
        wanted && /^Lines executed:/ {
            split($0, part, /[:% ]+/)
            total += part[5]
            run += part[3] * part[5] / 100
            wanted = 0
        }
        END {
            if (!total)
                exit 1
            printf "line coverage of src: %.1f%% (%d of %d)\n", 100 * run / total, run + 0.5, total
        }'
}

# A number among the attributes of ctest's JUnit report.
counted() {
    sed -n "s/^[^a-z]*$1=\"\\([0-9]*\\)\".*/\\1/p" "$report" | head -n 1
}

sh "$here/setup.sh" libspreadsheet-parsexlsx-perl # what reads workbooks besides
build coverage -DCMAKE_BUILD_TYPE=Debug -DCHAMBER_COVERAGE=ON
coverage_folder=$build_folder
build test -DCMAKE_BUILD_TYPE=Debug -DCHAMBER_SANITIZE=ON -DCHAMBER_WERROR=ON

log=$build_folder/ctest.log
report=$build_folder/ctest.xml
rm -f "$report" "$build_folder/failed"
{
    ctest --test-dir "$build_folder" -j "$jobs" --output-on-failure --output-junit "$report" ||
        : >"$build_folder/failed"
} | tee "$log"

find "$coverage_folder" -name '*.gcda' -exec rm -f {} +
# a sanitizer and what the fault tests load do not go together: they run in the other build
echo "running the fault tests" >&2
ctest --test-dir "$coverage_folder" -j "$jobs" -R '^fault\.' --output-on-failure ||
    : >"$build_folder/failed"
echo "running the tests once more, to measure coverage" >&2
ctest --test-dir "$coverage_folder" -j "$jobs" -R '^(unit|domain|cli)\.' >/dev/null 2>&1 ||
    echo "tests failed in the coverage build: see build/coverage/Testing/Temporary" >&2
coverage "$coverage_folder"

# what ctest ended with, then the count in one line
sed -n '/tests passed,/,$p' "$log"
tests=$(counted tests)
failed=$(counted failures)
skipped=$(counted skipped)
disabled=$(counted disabled)
echo "$((tests - failed - skipped - disabled)) passed, $failed failed, $skipped skipped"
[ ! -e "$build_folder/failed" ] && [ "$failed" -eq 0 ] && [ "$tests" -gt 0 ]
