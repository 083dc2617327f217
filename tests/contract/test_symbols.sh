#!/bin/sh
# SPDX-License-Identifier: MIT
# What the shared library exports is what the public headers declare, no less and no more.
. "$(dirname "$0")/lib.sh"
command -v nm >/dev/null || skip "no nm"

awk -f tests/contract/declared.awk include/chamber/*.h | cut -f 2 | sort >"$scratch/declared"
# names that begin with _ are the linker's and the sanitizers'
nm -D --defined-only "$CHAMBER_BUILD/src/libchamber.so" |
    awk 'NF == 3 && $2 ~ /^[A-Z]$/ && $3 !~ /^_/ { print $3 }' | sort >"$scratch/exported"

[ "$(wc -l <"$scratch/declared")" -gt 50 ] || problem "hardly anything is declared"
comm -23 "$scratch/declared" "$scratch/exported" | problems "declared but not exported"
comm -13 "$scratch/declared" "$scratch/exported" | problems "exported but not declared"
uniq -d "$scratch/declared" | problems "declared twice"
grep -v '^chamber_' "$scratch/exported" | problems "a name outside chamber_"
verdict
