#!/bin/sh
# SPDX-License-Identifier: MIT
# stats on a terminal: bars beside the rows of breakdowns, where there is room for them, and there
# alone.
. "$(dirname "$0")/lib.sh"
new_database
no_bars() { # file
    ! grep -qE '▏|▎|▍|▌|▋|▊|▉|█' "$1"
}
given enterprise add --name 示例宏达机械有限公司 --short_name 宏达
for day in 01 02 03 04 05 06 07 08; do
    given visit log --on 2018-07-$day --enterprise 宏达 --form 座谈
done
given visit log --on 2018-03-01 --enterprise 宏达 --form 实地走访
given person add --name 张岚
given liaison add --person 张岚 --enterprise 宏达 --from_on 2018-01-01

run stats 2018 --section visits
expect 0 '*' ''
out_has '座谈'
no_bars out || problem 'bars in a pipe'
run stats 2018 --section visits --csv
no_bars out || problem 'bars in CSV'
if ! script -qec true /dev/null >out 2>err </dev/null; then
    echo 'no terminal to be had: the rest is left out' >&2
    verdict
fi
at() { # columns, arguments
    columns=$1
    shift
    command_line="chamber $* (on a terminal of $columns columns)"
    script -qec "stty cols $columns; timeout --foreground 30 '$CHAMBER' $*" /dev/null \
        >typed 2>err </dev/null
    tr -d '\r' <typed >out
}
row() { # label, expected
    found=$(grep "^$1 " out | tr -s ' ' | head -n 1)
    [ "$found" = "$1 $2" ] || problem "$1 is not $2: $found"
}
at 80 stats 2018 --section visits
row 座谈 '8 0 ████████████████'
row 实地走访 '1 0 ██'
row 未填 '0 0'
row 2018年7月 '8 0 ████████████████'
at 80 stats 2018 --section visits --color never
row 座谈 '8 0 ████████████████'
! grep -q "$(printf '\033')" out || problem 'colour'
at 80 stats 2018 --section visits --json
no_bars out || problem 'bars in JSON'
at 80 stats 2018 --section visits -o file.txt
no_bars file.txt || problem 'bars in a file'

# eighths, of a length that fits
given visit log --on 2018-04-01 --enterprise 宏达 --form 电话
given visit log --on 2018-04-02 --enterprise 宏达 --form 电话
given visit log --on 2018-04-03 --enterprise 宏达 --form 电话
at 44 stats 2018 --section visits
row 座谈 '8 0 ████████████'
row 电话 '3 0 ████▌'
row 实地走访 '1 0 █▌'
at 80 stats 2018 --section liaison
row 张岚 '1 0 1 1 0 ████████████████'
at 50 stats 2018 --section liaison
row 张岚 '1 0 1 1 0'
verdict
