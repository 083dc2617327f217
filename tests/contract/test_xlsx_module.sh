#!/bin/sh
# SPDX-License-Identifier: MIT
# What workbooks take is loaded when one is met, by the module alone: neither the library nor the
# command needs it to start, and the module is found wherever the tree is installed.
. "$(dirname "$0")/lib.sh"
module=$CHAMBER_BUILD/src/chamber-xlsx.so
[ -e "$module" ] || skip "built without XLSX"
command -v readelf >/dev/null || skip "no readelf"

needed() {
    readelf -d "$1" | grep NEEDED | grep -E 'xlsxwriter|minizip|expat|libz\.'
}
for file in "$CHAMBER_BUILD/src/libchamber.so" "$CHAMBER_BUILD/src/chamber"; do
    needed "$file" | problems "$(basename "$file") needs what is the module's"
done
[ "$(needed "$module" | wc -l)" -ge 3 ] || problem "the module needs none of them"

# an empty folder in a search path is the one a command is started in
for file in "$CHAMBER_BUILD/src/libchamber.so" "$CHAMBER_BUILD/src/chamber"; do
    readelf -d "$file" | sed -n 's/.*R[UN]*PATH.*\[\(.*\)\]/:\1:/p' | grep '::' |
        problems "$(basename "$file") takes libraries from any folder"
done

nm -D --defined-only "$module" | awk 'NF == 3 && $3 !~ /^_/ { print $3 }' >"$scratch/exported"
[ "$(cat "$scratch/exported")" = chamber_xlsx_module ] ||
    problems "the module exports more than its one symbol" <"$scratch/exported"

# an archive without a workbook in it is told from one that cannot be read
printf 'PK\5\6\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0' >"$scratch/empty.xlsx"
HOME=$scratch
CHAMBER_DB=$scratch/data/chamber.db
export HOME CHAMBER_DB
says_missing() { # the command
    rm -rf "$scratch/data"
    "$1" init --name 示例商会 >"$scratch/said" 2>&1 || problems "init" <"$scratch/said"
    "$1" enterprise import "$scratch/empty.xlsx" >"$scratch/said" 2>&1
    grep -q chamber-xlsx "$scratch/said"
}
prefix="$scratch/a prefix"
cmake --install "$CHAMBER_BUILD" --prefix "$prefix" >"$scratch/log" 2>&1 ||
    problems "cmake --install" <"$scratch/log"
for command in "$CHAMBER_BUILD/src/chamber" "$prefix/bin/chamber"; do
    ! says_missing "$command" || problems "$command does not find the module" <"$scratch/said"
done

# without the module all the rest works, and says what is missing; one installed where the build
# says is found too
find "$prefix" -name chamber-xlsx.so -exec rm {} +
usual=$(sed -n 's/^CMAKE_INSTALL_PREFIX:PATH=//p' "$CHAMBER_BUILD/CMakeCache.txt")
if [ -z "$(find "$usual/lib" "$usual/lib64" -name chamber-xlsx.so 2>/dev/null)" ]; then
    says_missing "$prefix/bin/chamber" || problems "a missing module is not told" <"$scratch/said"
fi
"$prefix/bin/chamber" enterprise list >"$scratch/said" 2>&1 ||
    problems "the command needs the module" <"$scratch/said"
verdict
