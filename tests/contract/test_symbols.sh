#!/bin/sh
# SPDX-License-Identifier: MIT
# What the shared library exports is what the public headers declare, no less and no more; and the
# archive, whose inner names a program that links it can see, takes none that the C library has.
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

nm -g --defined-only "$CHAMBER_BUILD/src/libchamber.a" 2>/dev/null |
    awk 'NF == 3 && $3 !~ /^_/ { print $3 }' | sort -u >"$scratch/inner"
nm -D --defined-only "$("$CC" -print-file-name=libc.so.6)" "$("$CC" -print-file-name=libm.so.6)" |
    awk 'NF == 3 { sub(/@.*/, "", $3); print $3 }' | sort -u >"$scratch/libc"
[ "$(wc -l <"$scratch/inner")" -gt 500 ] && [ "$(wc -l <"$scratch/libc")" -gt 1000 ] ||
    problem "hardly any names"
comm -12 "$scratch/inner" "$scratch/libc" | problems "a name of the C library"
verdict
