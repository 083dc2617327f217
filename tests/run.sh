#!/bin/sh
# SPDX-License-Identifier: MIT
# Every test, on a bare machine: installs what is missing, and runs each test in the build where it
# shows most: with sanitizers and warnings as errors, for gcov, or as it is shipped.
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
counted() { # attribute, report
    sed -n "s/^[^a-z]*$1=\"\([0-9]*\)\".*/\1/p" "$2" | head -n 1
}

# Run tests of a build, and add them to the count.
tests=0 failed=0 skipped=0
run_tests() { # build's folder, ctest's options
    report=$1/ctest.xml
    rm -f "$report"
    ctest --test-dir "$@" -j "$jobs" --output-on-failure --output-junit "$report" || failing=yes
    tests=$((tests + $(counted tests "$report")))
    failed=$((failed + $(counted failures "$report")))
    skipped=$((skipped + $(counted skipped "$report") + $(counted disabled "$report")))
}

sh "$here/setup.sh" libspreadsheet-parsexlsx-perl # what reads workbooks besides
targets=command_tests
build release -DCMAKE_BUILD_TYPE=Release -DCHAMBER_WERROR=ON
release_folder=$build_folder
targets=all
build coverage -DCMAKE_BUILD_TYPE=Debug -DCHAMBER_COVERAGE=ON
coverage_folder=$build_folder
build test -DCMAKE_BUILD_TYPE=Debug -DCHAMBER_SANITIZE=ON -DCHAMBER_WERROR=ON

# What runs the same commands again and again under other circumstances; a sanitizer would take ten
# times as long for them, and finds nothing there that it does not find in the other tests.
repeats='^fault\.(kill|memory|calls|signals|crowd|power)|^cli\.(rule_|libreoffice|report_browser)'

failing=
run_tests "$release_folder" -R "$repeats"
run_tests "$build_folder" -E "$repeats|^(fault|memory)\."
find "$coverage_folder" -name '*.gcda' -exec rm -f {} +
run_tests "$coverage_folder" -R '^(unit|domain|cli|memory|fault)\.' -E "$repeats"
coverage "$coverage_folder"

echo "$((tests - failed - skipped)) passed, $failed failed, $skipped skipped"
[ -z "$failing" ] && [ "$failed" -eq 0 ] && [ "$tests" -gt 0 ]
