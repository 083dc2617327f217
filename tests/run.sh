#!/bin/sh
# SPDX-License-Identifier: MIT
# Every test, on a bare machine: installs what is missing, and runs each test in the build where it
# shows most: with sanitizers and warnings as errors, for gcov, or as it is shipped. Then what quick
# analyzers say.
set -eu
unset CDPATH
here=$(cd "$(dirname "$0")" && pwd)
. "$here/build.sh"
jobs=$(nproc 2>/dev/null || echo 2)

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
build coverage -DCMAKE_BUILD_TYPE=Debug -DCHAMBER_COVERAGE=ON -DCHAMBER_STATIC=OFF
coverage_folder=$build_folder
build test -DCMAKE_BUILD_TYPE=Debug -DCHAMBER_SANITIZE=ON -DCHAMBER_WERROR=ON

# What runs the same commands again and again under other circumstances; a sanitizer would take ten
# times as long for them, and finds nothing there that it does not find in the other tests.
repeats='^fault\.(kill|memory|calls|recover|signals|crowd|power)|^cli\.(budget|rule_|libreoffice|report_browser)|^contract\.json_schema'
# What asks of many records, or of random ones, what other tests ask of few: nothing else is run by
# it.
many='^domain\.(undo_all|stats_random|stats_replay)|^cli\.(mask|town|question_)'

failing=
run_tests "$release_folder" -R "$repeats"
run_tests "$build_folder" -E "$repeats|^(fault|memory)\."
find "$coverage_folder" -name '*.gcda' -exec rm -f {} +
run_tests "$coverage_folder" -R '^(unit|domain|cli|memory|fault)\.' -E "$repeats|$many"
sh "$here/coverage.sh" "$coverage_folder" >"$coverage_folder/coverage.txt" || failing=yes
grep '^coverage' "$coverage_folder/coverage.txt" # the rest: which lines

sh "$here/analyze.sh" gcc cppcheck || failing=yes

echo "$((tests - failed - skipped)) passed, $failed failed, $skipped skipped"
[ -z "$failing" ] && [ "$failed" -eq 0 ] && [ "$tests" -gt 0 ]
