#!/bin/sh
# SPDX-License-Identifier: MIT
# Formats: which one is printed, workbooks of everything, JSON Lines, CSV for Excel.
. "$(dirname "$0")/lib.sh"
new_database
given place add --name 示例大厦 --kind 楼宇
given enterprise add --name 示例宏达机械有限公司 --short_name 宏达 --phone 051212345678 --employees 120
given enterprise add --name 示例云杉信息技术有限公司 --employees 35 --contact '=HYPERLINK("x")'
given enterprise admit '#1' --on 2018-03-01
given visit log --on 2018-05-08 --enterprise 宏达 --request 门口停车难 --category 交通停车
mark

# --- which format ---
run enterprise list --json --csv
expect_refused 2 '--json 不能与 --csv 同用'
run enterprise list --xlsx --jsonl
expect_refused 2 '不能与'
run enterprise list --csv --excel
expect 0 '*' '2 条'
run enterprise list --xlsx --excel
expect_refused 2 '不能与'

# by the name of the file, in any letter case; what a command cannot give is refused
run enterprise list -o list.JSON
expect 0 '' '2 条'
grep -q '^\[' list.JSON || problem 'no JSON'
run enterprise list -o list.jsonl
expect 0 '' '2 条'
[ "$(grep -c '^{"id":.*}$' list.jsonl)" -eq 2 ] || problem 'no JSON Lines'
run enterprise list -o list.csv
expect 0 '' '2 条'
[ "$(head -n 1 list.csv | cut -d, -f1,2)" = 'id,name' ] || problem 'no CSV'
run enterprise list -o list.html
expect 0 '' '*'
grep -q '<table' list.html || problem 'no page'
run enterprise list --csv -o other.xlsx
expect 0 '' '2 条'
[ "$(head -n 1 other.xlsx | cut -d, -f1,2)" = 'id,name' ] || problem 'an option counts for less than a name'
run enterprise brief 宏达 -o brief.csv
expect_refused 2 '.csv'
run enterprise export -o list.Html
expect_refused 2 '.html'
run notice text '#1' -o notice.xlsx
expect_refused 2 '.xlsx'
ls -A | grep -q '^brief\|^list.Html\|^notice' && problem 'a refused file was made'

# failures are objects with --json and --jsonl, words where only the file's name says so
run enterprise list --jsonl --kind 城堡
grep -q '^{"error":' err || problem 'no object'
run enterprise list --kind 城堡 -o x.json
expect_refused 1 '城堡'
[ -e x.json ] && problem 'a failure left a file'

# --- JSON Lines ---
run enterprise show 宏达 云杉 --jsonl
[ "$(grep -c '^{"id":.*}$' out)" -eq 2 ] || problem 'not two lines'
run enterprise show 宏达 --jsonl
[ "$(grep -c '^{"id":.*}$' out)" -eq 1 ] || problem 'not a line'
run enterprise brief 宏达 云杉 --jsonl
[ "$(grep -c '^{.*}$' out)" -eq 2 ] || problem 'not two lines'
run stats 2018 requests.raised --jsonl
[ "$(grep -c '^{"id":.*}$' out)" -eq 1 ] || problem 'not a line'
run enterprise list --search 没有 --jsonl
expect 0 '' '0 条'

# --- CSV as Excel opens it ---
run enterprise list --excel
[ "$(head -c 3 out | od -An -tx1 | tr -d ' ')" = efbbbf ] || problem 'no BOM'
[ "$(tr -cd '\r' <out | wc -c)" -eq 3 ] || problem 'lines do not end in CR LF'
for words in 'stats 2018' 'stats 2018 requests.raised' 'enterprise template' 'enterprise history #1' \
    'enterprise unvisited' 'log'; do
    # shellcheck disable=SC2086
    run $words --excel
    [ "$(head -c 3 out | od -An -tx1 | tr -d ' ')" = efbbbf ] || problem 'no BOM'
    [ "$(wc -l <out)" -eq "$(grep -c "$(printf '\r')$" out)" ] || problem 'a line without CR'
done

# --- workbooks ---
run enterprise list -o list.xlsx
if [ "$code" -eq 1 ] && grep -q 'libxlsxwriter' err; then
    verdict
fi
expect 0 '' '2 条'
[ "$(head -c 2 list.xlsx)" = PK ] || problem 'no workbook'
[ "$(ls -l list.xlsx | cut -c1-10)" = '-rw-------' ] || problem 'open to others'
run enterprise list --xlsx
[ "$(head -c 2 out)" = PK ] || problem 'no workbook on stdout'
err_has '2 条'

# everything that has CSV, and screens
for words in 'enterprise export' 'enterprise show #1 #2' 'enterprise list --columns name,phone' \
    'enterprise history #1' 'log' 'stats 2018' 'stats 2018 --goods' 'stats 2018 --section visits' \
    'stats 2018 requests.raised' 'stats 2018 requests.rate' 'enterprise unvisited' \
    'enterprise duplicates' 'enterprise doubts' 'enterprise brief #1' 'enterprise brief #1 #2' \
    'request waiting' 'request brief #1' 'post brief' 'post vacancies' 'visit sheet --on 2018-06-01' \
    'visit rules' 'service guide' 'liaison progress' 'enterprise_event list' 'setting list'; do
    # shellcheck disable=SC2086
    run $words --xlsx -o "book.xlsx" --force
    [ "$code" -eq 0 ] || problem "exit code $code"
    [ "$(head -c 2 book.xlsx)" = PK ] || problem 'no workbook'
    [ -s out ] && problem 'something on stdout'
done

# the same content is the same file, in any time zone
given enterprise export -o one.xlsx
TZ=Asia/Shanghai given enterprise export -o two.xlsx
cmp one.xlsx two.xlsx || problem 'not the same bytes'

# what goes out comes in again: nothing changes
for noun in enterprise place visit request setting choice role; do
    given "$noun" export -o "$noun.xlsx"
    run "$noun" import "$noun.xlsx" --dry_run
    expect 0 '*' '*'
    out_has '新增 0，修改 0'
done
given --lang en enterprise export -o english.xlsx
run enterprise import english.xlsx --dry_run
out_has '新增 0，修改 0'
given enterprise list -o totals.xlsx
run enterprise import totals.xlsx --dry_run
out_has '读取 2 行：新增 0，修改 0'

# on a terminal a workbook is refused
if script -qec true /dev/null >out 2>err </dev/null; then
    command_line='chamber enterprise list --xlsx, on a terminal'
    script -qec "'$CHAMBER' enterprise list --xlsx" /dev/null >out 2>err </dev/null
    out_has '-o'
    out_lacks PK
fi

# a failure leaves the old file and no temporary one
mkdir temporary
TMPDIR=$scratch/temporary
export TMPDIR
given enterprise export -o whole.xlsx
before=$(cksum whole.xlsx)
run enterprise list --kind 城堡 -o whole.xlsx --force
[ "$(cksum whole.xlsx)" = "$before" ] || problem 'a failure changed the file'
run enterprise list --xlsx -o /dev/full --force
expect_refused 1 '/dev/full'
if [ -e /dev/full ]; then
    command_line='chamber enterprise list --xlsx >/dev/full'
    timeout 30 "$CHAMBER" enterprise list --xlsx >/dev/full 2>err
    [ $? -eq 1 ] || problem 'not exit code 1'
    [ "$(wc -l <err)" -eq 1 ] || problem 'not one line'
fi
command_line='chamber enterprise export -o limited.xlsx, with no room'
(ulimit -f 4; trap '' XFSZ; timeout 30 "$CHAMBER" enterprise export -o limited.xlsx >out 2>err)
[ $? -eq 1 ] || problem 'not exit code 1'
err_has '磁盘'
# what gcov has to say of the room is not the program's
[ "$(grep -cv '^libgcov' err)" -eq 1 ] || problem 'not one line'
[ -e limited.xlsx ] && problem 'a failure left a file'
[ -z "$(ls -A temporary)" ] || problem 'a temporary file is left'
TMPDIR=$scratch/nowhere
run enterprise export -o nowhere.xlsx
expect_refused 1 "$scratch/nowhere"
[ -e nowhere.xlsx ] && problem 'a failure left a file'
verdict
