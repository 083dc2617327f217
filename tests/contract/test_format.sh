#!/bin/sh
# SPDX-License-Identifier: MIT
# The layout of C files is what clang-format makes of them.
. "$(dirname "$0")/lib.sh"
command -v clang-format >/dev/null || skip "no clang-format"
# shellcheck disable=SC2046 # names of this tree have no blanks
clang-format --dry-run -Werror $(sources) 2>&1 | grep -E '^[^ ]+\.[ch]:' | cut -d: -f1 | sort -u |
    problems "clang-format would change"
verdict
