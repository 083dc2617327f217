#!/bin/sh
# SPDX-License-Identifier: MIT
# --mask and --excel on everything that prints records: no phone number is whole, no cell is read as
# a formula.
. "$(dirname "$0")/lib.sh"
new_database
CHAMBER="$CHAMBER" sh "$CHAMBER_SOURCE/tests/data/import.sh" "$CHAMBER_SOURCE/tests/data/xinhua-2018" \
    >"$scratch/out" 2>"$scratch/err" || problem 'the sample does not go in'
given enterprise edit '#1' --phone '13800000001、+86 138-0000-0002' --note '=HYPERLINK(1)'
given enterprise edit '#2' --phone 13800000003 --contact '示例 13800000004' --note '-晚上打13800000005'
given enterprise edit '#2' --phone '１３８００００００06'
given enterprise edit '#3' --phone 13800000003 --note "'0512"
given enterprise edit '#4' --note '@示例' --address '＋示例路'
given person edit '#1' --phone 13800000007
given person edit '#1' --phone 13800000008
given visit edit '#1' --findings '=1+1，电话13800000009'
number='138[- ]\{0,1\}0000[- ]\{0,1\}000[0-9]'
wide='１３８００００００'

# the commands, each as it is printed in every format it has
commands() {
    "$CHAMBER" help | awk '/^记录种类/ {on = 1; next} /^$/ {on = 0} on {print $1}' | while read -r noun; do
        echo "$noun list"
        echo "$noun export"
    done
    cat <<'LIST'
enterprise show #1 #2
person show #1
enterprise history #2
person history #1
visit history #1
enterprise brief #1
enterprise duplicates
enterprise unvisited
person dossier #1
stats 2018
stats 2018 visits.enterprises
log
LIST
}

whole=0
commands >list
while read -r line; do
    for format in '' --json --jsonl --csv --text --html; do
        # shellcheck disable=SC2086 # words
        run $line $format
        [ "$code" -eq 0 ] || continue # a format it has not
        grep -q -e "$number" -e "$wide" out || continue
        whole=$((whole + 1))
        # shellcheck disable=SC2086
        run $line $format --mask
        expect 0 '*' '*'
        ! grep -q -e "$number" -e "$wide" out || problem 'a whole phone number'
        out_has '138****000'
    done
    # shellcheck disable=SC2086
    run $line --excel
    [ "$code" -eq 0 ] || continue
    [ "$(od -A n -t x1 -N 3 out)" = ' ef bb bf' ] || problem 'no BOM'
    awk -F '\r' 'NF < 2 && $0 !~ /^\r?$/ {bad = 1} END {exit bad}' out || problem 'a line without CR'
    formulas=$(awk -f "$CHAMBER_SOURCE/tests/cli/formulas.awk" out)
    [ -z "$formulas" ] || problem "read as formulas: $formulas"
done <list
[ "$whole" -ge 20 ] || problem "only $whole outputs have a phone number to mask"

# the whole database, too
given export -o masked.json --mask
! grep -q -e "$number" -e "$wide" masked.json || problem 'a whole phone number'

# what was typed for a name is not said again as it is, in a file neither
printf '走访日期,企业\n2018-03-01,%s\n' 13912345678 >phone.csv
for line in "person show 13912345678" "visit list --enterprise １３９１２３４５６７８" \
    "visit import phone.csv"; do
    # shellcheck disable=SC2086
    run $line
    [ "$code" -eq 3 ] || [ "$code" -eq 5 ] || problem "exit code $code"
    ! grep -q -e 13912345678 -e １３９１２３４５６７８ err || problem 'a whole phone number'
    err_has '139****5678'
done

# what is guarded for Excel comes back as it was
run enterprise list --excel
out_has "'=HYPERLINK(1)"
out_has "''0512"
out_has "'@示例"
out_has "'＋示例路"
cp out all.csv
mark
run enterprise import all.csv
expect 0 '*' '*'
[ "$(batches)" = "$stored" ] || problem 'reading it back changed something'
verdict
