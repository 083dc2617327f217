#!/bin/sh
# SPDX-License-Identifier: MIT
# schema/ is what the program makes of its migrations and field tables today; the table of readings
# what is made of their list.
. "$(dirname "$0")/lib.sh"
mkdir "$scratch/schema"
"$CHAMBER_BUILD/tests/chamber_schema" "$scratch/schema" 2>&1 | problems
# those of schema/json that no table describes are written by hand; test_json_schema.sh holds them
# against what is printed
diff -ru schema "$scratch/schema" | grep -v '^Only in schema/json: ' >"$scratch/difference" && {
    head -n 40 "$scratch/difference" | problems
    problem "to make schema/ anew: cmake --build BUILD --target schema"
}
sh tests/tools/pinyin.sh table src/base/pinyin.txt | cmp -s - src/base/pinyin_table.inc ||
    problem "src/base/pinyin_table.inc is not what tests/tools/pinyin.sh makes of pinyin.txt"
verdict
