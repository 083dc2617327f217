#!/bin/sh
# SPDX-License-Identifier: MIT
# What the tests ran of src/*.c in a build made for gcov: sh tests/coverage.sh BUILD. Prints how
# much of it, and each line that was not run though tests/data/uncovered.txt gives no reason for
# its function. Exit 1 if these are more than a few, or too few branches were taken.
set -eu
unset CDPATH
here=$(cd "$(dirname "$0")" && pwd)
build=$(cd "$1" && pwd)
unlisted_allowed=5 # some lines are run or not as time has it
branches_wanted=95 # percent

told=$(mktemp)
trap 'rm -f "$told"' EXIT
cd "$build"
# gcov calls it a failure where nothing of a file was run
find src -name '*.gcno' -exec gcov -b -c -t {} + >"$told" 2>/dev/null || :
awk -v uncovered="$here/data/uncovered.txt" -v source="$(dirname "$here")/" \
    -v least="$branches_wanted" -v allowed="$unlisted_allowed" \
    -f "$here/coverage.awk" "$here/data/uncovered.txt" "$told"
