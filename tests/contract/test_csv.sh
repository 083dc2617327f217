#!/bin/sh
# SPDX-License-Identifier: MIT
# Every CSV goes through one writer, which knows what a spreadsheet would do with a cell: the
# command's through csv.c, where --excel is heard, and what is written for Excel alone says so.
. "$(dirname "$0")/lib.sh"

# place, what is called there
calls=$(grep -rnoE '\bchamber_csv_(begin|row|row_as) *\([^;]*' src/cli src/stats src/domain src/record)
[ -n "$calls" ] || problem "no CSV is written"
printf '%s\n' "$calls" | while IFS= read -r call; do
    case $call in
    src/cli/csv.c:*) ;;
    *CHAMBER_EXCEL_CSV*) ;;
    *) echo "${call%%(*}: not through src/cli/csv.c" ;;
    esac
done | problems csv

# a table begins before its rows: with a BOM where Excel is to read it
for file in $(grep -lE '\bcsv_row *\(' src/cli/*.c); do
    case $file in
    src/cli/csv.c) ;;
    *) grep -qE '\bcsv_begin *\(' "$file" || problem "$file: csv_row() without csv_begin()" ;;
    esac
done
verdict
