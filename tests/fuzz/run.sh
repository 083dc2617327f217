#!/bin/sh
# SPDX-License-Identifier: MIT
# Fuzzes each target for some time with clang's libFuzzer: sh tests/fuzz/run.sh [SECONDS [TARGET...]]
# What crashes is left in build/fuzz/found/TARGET; once it is mended it belongs into
# tests/fuzz/corpus/TARGET, which every run of the tests replays. Exit 1 if anything was found.
set -eu
unset CDPATH
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
build=${CHAMBER_BUILD:-$root/build}/fuzz
seconds=${1:-60}
[ $# -eq 0 ] || shift
[ $# -gt 0 ] || set -- csv json xlsx date reference command database
command -v clang >/dev/null || { echo 'clang is needed for this' >&2; exit 1; }

cmake -S "$root" -B "$build" -G Ninja -DCMAKE_C_COMPILER=clang -DCMAKE_BUILD_TYPE=RelWithDebInfo \
    -DCMAKE_C_FLAGS=-fsanitize=fuzzer-no-link -DCHAMBER_SANITIZE=ON -DCHAMBER_FUZZ=ON >/dev/null
for target; do
    cmake --build "$build" --target "fuzz_$target" chamber_xlsx >/dev/null
done

status=0
CHAMBER_SOURCE=$root
export CHAMBER_SOURCE
for target; do
    mkdir -p "$build/found/$target" "$build/grown/$target"
    echo "$target, $seconds s" >&2
    "$build/tests/fuzz_$target" -max_total_time="$seconds" -max_len=8192 -timeout=20 \
        -rss_limit_mb=4096 -print_final_stats=1 -artifact_prefix="$build/found/$target/" \
        "$build/grown/$target" "$here/corpus/$target" >"$build/$target.log" 2>&1 ||
        status=1
    grep -E 'stat::number_of_executed_units|stat::average_exec|ERROR|SUMMARY|broken:' "$build/$target.log" || :
done
exit "$status"
