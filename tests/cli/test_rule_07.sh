#!/bin/sh
# SPDX-License-Identifier: MIT
# Rule 7, on every field of every noun: a refusal says what, of which field, and what to do, in one
# clean line of the user's language; control characters are shown escaped; nothing is stored.
. "$(dirname "$0")/lib.sh"
. "$(dirname "$0")/commands.sh"
sample_year
keep_year

# one line that is not SQLite's, the system's or a programmer's
clean() {
    [ "$(wc -l <err)" -eq 1 ] || problem 'not one line'
    ! grep -qiE 'sql|errno|constraint|unique|[(]null[)]|assert|strerror|No such file|\.c:' err ||
        problem 'not a user'"'"'s words'
    ! LC_ALL=C grep -q '[[:cntrl:]]' err || problem 'a control character'
}
refused_at() { # field
    [ "$code" -ge 1 ] && [ "$code" -le 4 ] || problem "exit code $code"
    [ ! -s out ] || problem 'stdout is not empty'
    clean
    grep -qF -e "$1" err || problem "the field $1 is not named"
    same_bytes || { problem 'something was stored'; again; }
}

# each field is given what it cannot take
for noun in $(nouns); do
    case $noun in enterprise_event | request_event | frozen) continue ;; esac
    options "$noun add" | sed -n "s/^\([a-z_]*\)\(, --on\)\{0,1\} \(DATE\|WORD\|N\|REF\|YUAN\) .*/$noun \1 \3/p"
    options "$noun add" | sed -n "s/^\([a-z_]*\)  *\1\$/$noun \1 YESNO/p"
done >fields
[ "$(wc -l <fields)" -gt 100 ] || problem 'hardly any fields'
while read -r noun field kind; do
    case $kind in
    DATE) value=2018-02-30 ;;
    WORD) value=爬山 ;;
    N) value=三十 ;;
    YUAN) value=1.234 ;;
    REF) value=绝无此名 ;;
    YESNO) value=maybe ;;
    esac
    run "$noun" edit '#1' "--$field=$value"
    refused_at "$field"
    case $noun.$field in person.born_on) ;; *) err_has "$value" ;; esac
done <fields
# as JSON the field is a key, and in English the line is English
while read -r noun field kind; do
    [ "$kind" = DATE ] || continue
    run "$noun" edit '#1' "--$field" 2018-02-30 --json --lang en
    refused_at "\"field\":\"$field\"}}"
    err_has '"error":{"code":"refused","message":"'
    err_has '"file":null,"line":null'
    sed 's/…//' err | LC_ALL=C grep -q '[^ -~]' && problem 'not English'
done <fields

# what cannot be seen is shown escaped, wherever it was typed
hostile=$(printf 'a\033[31m\007b\010c')
for words in 'enterprise show' 'enterprise add --name' 'visit add --on' 'visit list --form' 'help' \
    'visit list --sort' 'stats' 'undo' 'completion' 'place import' 'batch' 'visit list --enterprise' \
    'backup --nothing' 'place list --limit' 'place list --lang' 'place add --name 示例 --as' 'place list --db'; do
    # shellcheck disable=SC2086
    run $words "$hostile"
    [ "$code" -ne 0 ] || problem 'taken'
    clean
done
run "$hostile"
clean
run place "$hostile"
clean
run place list "--$hostile" x
clean

# of a file: its name, the line, the column and the value, and nothing is stored or left behind
printf '名称,类型\n示例东楼,楼宇\n示例西楼,城堡\n,园区\n' >坏.csv
ls -A . data >files
run place import 坏.csv
expect 5 '*' '*'
err_has '坏.csv:3: '
err_has 城堡
err_has '坏.csv:4: '
same_bytes || problem 'something was stored'
run place import 坏.csv --json
grep -q '"file":"坏.csv","line":3,"field":"kind"' err || problem 'not the place'
run place import 不在.csv
expect_refused 1 不在.csv
run place import .
expect_refused 1 '.'
printf '乱码\377\376,类型\n' >乱.csv
run place import 乱.csv
expect 5 '' '*'
err_has '乱.csv:1: '
run --db 不在/不在.db place list
[ "$code" -ne 0 ] || problem 'taken'
clean
printf 'not a database, though it is long enough to be looked at as one' >假.db
chmod 600 假.db
run --db 假.db place list
expect_refused 5 假.db
rm 乱.csv 假.db
left=$(ls -A . data | diff - files) || problem "left behind: $left"
verdict
