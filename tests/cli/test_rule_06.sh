#!/bin/sh
# SPDX-License-Identifier: MIT
# Rule 6, on every list: piped, values are whole and without colour, whatever the terminal is said to
# be; a count line on stderr; nothing found is exit code 0 and `[]`. (How tables align and fit, and
# the pager: test_text.sh, test_terminal.sh.)
. "$(dirname "$0")/lib.sh"
. "$(dirname "$0")/commands.sh"
sample_year
escape=$(printf '\033')
mixed='𠮷野家（上海）cafe'$(printf 'e\314\201')'有限公司，一个长得在任何终端里都放不下的名称，后面还有许多字，一直写到这里才算完'
given enterprise add --name "$mixed" --short_name 𠮷野
given place add --name "楼$mixed"
given visit add --enterprise 𠮷野 --on 2018-12-30 --findings "$mixed"
given request add --enterprise 𠮷野 --on 2018-12-30 --title "$mixed"

# a value that is long, in mixed characters, is whole in whatever is printed, at any width
for columns in 1 20 80 999999999 0 -1 x; do
    COLUMNS=$columns
    export COLUMNS
    for words in 'enterprise list' 'visit list' 'request list --title 终端' 'enterprise show 𠮷野' \
        'enterprise brief 𠮷野'; do
        # shellcheck disable=SC2086
        run $words
        expect 0 '*' '*'
        out_has "$mixed"
        ! grep -q "$escape" out || problem 'colour'
        cp out "of $columns"
        [ "$columns" = 1 ] && cp out "${words%% *}.first"
        [ "$words" != 'visit list' ] || cmp -s out visit.first || problem 'other bytes'
    done
done
unset COLUMNS

# each list: no colour, nothing at the ends of lines, the count of what was printed, and nothing
# found said in each format
for noun in $(nouns); do
    TERM=xterm-256color COLORTERM=truecolor PAGER='false' run "$noun" list
    expect 0 '*' '*'
    ! grep -q "$escape" out || problem 'colour'
    ! grep -q ' $' out || problem 'a line ends in a blank'
    run "$noun" list --csv
    cp err told
    run "$noun" list --jsonl
    [ "$(cat told)" = "$(wc -l <out) 条" ] && cmp -s told err || problem 'not the count'
    run "$noun" list --search 无此文字绝无此文字 --json
    expect 0 '[]' '0 条'
    run "$noun" list --search 无此文字绝无此文字
    expect 0 '' '0 条'
    run "$noun" list --search 无此文字绝无此文字 --csv
    expect 0 '*' '0 条'
    [ "$(wc -l <out)" -eq 1 ] || problem 'more than headings'
    run "$noun" list --limit 1 --lang en --json
    [ "$(cat err)" = '1 found' ] || problem 'not the count'
done
run enterprise unvisited --months 1200 --json
expect 0 '*' '*'
run notice reach '#1' --json
[ "$code" -eq 0 ] || problem "exit code $code"
run request waiting --department 税务所 --due_within 0 --json
[ "$code" -eq 0 ] || problem "exit code $code"

# colour where it is asked for, NO_COLOR notwithstanding what a terminal can do, the data the same
run enterprise list
mv out plain
run enterprise list --color always
grep -q "$escape" out || problem 'no colour'
sed "s/$escape\[[0-9;]*m//g" out | cmp -s - plain || problem 'colour changes more than colour'
run enterprise list --color never
cmp -s out plain || problem 'not plain'
NO_COLOR=1 run enterprise list --color auto
cmp -s out plain || problem 'not plain'
for format in --json --csv --jsonl; do
    run enterprise list --color always $format
    ! grep -q "$escape" out || problem 'colour in data'
done

# on a terminal there is no colour after NO_COLOR, and a character is never cut
if script -qec true /dev/null >out 2>err </dev/null; then
    for width in 20 33 80; do
        command_line="chamber enterprise list, on $width columns"
        NO_COLOR=1 PAGER=cat script -qec "stty cols $width; timeout 30 '$CHAMBER' enterprise list" \
            /dev/null >out 2>err </dev/null
        ! grep -q "$escape\[[0-9;]*m" out || problem 'colour'
        iconv -f UTF-8 -t UTF-8 out >/dev/null 2>err || problem 'half a character'
        tr -d '\r\n 0-9' <out | grep -q 𠮷 || problem 'a character is lost'
    done
fi
verdict
