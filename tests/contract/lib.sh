# shellcheck shell=sh disable=SC2120,SC2119
# SPDX-License-Identifier: MIT
# Sourced by the contract tests written in sh. ctest sets CHAMBER_SOURCE (the tree), CHAMBER_BUILD
# (the build folder) and CHAMBER (the command). A test reports each problem and ends with `verdict`;
# 77 is "skipped".
set -u
: "${CHAMBER_SOURCE:?the folder of the tree}" "${CHAMBER_BUILD:?the folder of the build}"
unset CDPATH
cd "$CHAMBER_SOURCE" || exit 1
CC=${CC:-cc}
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
: >"$scratch/problems"

# Report lines of standard input as problems, each after the words given.
problems() {
    while IFS= read -r line; do
        echo "$*${*:+: }$line" | tee -a "$scratch/problems" >&2
    done
}
problem() {
    echo "$*" | problems
}
skip() {
    echo "skipped: $*"
    exit 77
}
verdict() {
    [ ! -s "$scratch/problems" ]
    exit
}

# The C and header files of this project.
sources() {
    find include src tests -name '*.[ch]'
}
