#!/bin/sh
# SPDX-License-Identifier: MIT
# 8. Which enterprises in the register are duplicates, renamed, or have a wrong code?
. "$(dirname "$0")/town.sh"
use_town 2018

for doubt in renamed bad_code; do
    run enterprise list --$doubt --json
    expect 0 '*' '*'
    keys out '' id | sort -n | sed "s/^/$doubt$tab/" >found
    awk -F '\t' -v doubt=$doubt '$1 == doubt' "$answers/doubts.tsv" >expected
    same expected found
done

run enterprise list --unconfirmed 2 --json
expect 0 '*' '*'
keys out '' id | sort -n | sed "s/^/unconfirmed$tab/" >found
grep "^unconfirmed$tab" "$answers/doubts.tsv" >expected
same expected found

# the groups, each as its reason and who is in it
groups() {
    sort -t "$tab" -k1,1 -k2,2n -k3,3n | awk -F '\t' '
        $1 "," $2 != group { if (group) print line; group = $1 "," $2; line = $1 "\t" $3; next }
        { line = line ";" $3 }
        END { if (group) print line }' | LC_ALL=C sort
}
grep -E "^(name|phone|code)$tab" "$answers/doubts.tsv" | LC_ALL=C sort >groups
run enterprise duplicates --json
expect 0 '*' '*'
keys out '' reason group_no enterprise | groups >found
same groups found

# all of it on one screen
run enterprise doubts --json
expect 0 '*' '*'
cp out doubts
keys doubts duplicates reason group_no enterprise | groups >found
same groups found
for doubt in renamed bad_code; do
    keys doubts "$doubt" id | sort -n | sed "s/^/$doubt$tab/" >found
    awk -F '\t' -v doubt=$doubt '$1 == doubt' "$answers/doubts.tsv" >expected
    same expected found
done
run enterprise doubts
expect 0 '*' '*'
out_has '奇想花园设计有限公司'
verdict
