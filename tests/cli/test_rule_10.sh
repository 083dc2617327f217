#!/bin/sh
# SPDX-License-Identifier: MIT
# Rule 10: reads never write; starting is instant; and the bytes are the same under any locale, any
# TZ, at any COLUMNS.
. "$(dirname "$0")/lib.sh"
. "$(dirname "$0")/commands.sh"
. "$(dirname "$0")/locales.sh"
sample_year
keep_year

# every command that does not write leaves the file and its folder as they are; its example is run
commands >every
touch -t 201801010000 "$CHAMBER_DB"
there=$(ls -lA --time-style=full-iso data 2>err || ls -lA data)
count=0
mkdir example
while read -r page; do
    case $page in init | migrate | backup | restore | help | undo | import | batch) continue ;; esac
    ! options "$page" | grep -q '^dry_run ' || continue
    line=$(example "$page")
    case $line in *'&&'*) continue ;; esac
    command_line=$line
    (cd example && eval "\"\$CHAMBER\" ${line#chamber }") >out 2>err </dev/null ||
        { [ "${page#frozen}" != "$page" ] || problem 'the example fails'; }
    same_bytes || { problem 'something was written'; again; }
    [ "$there" = "$(ls -lA --time-style=full-iso data 2>err || ls -lA data)" ] ||
        problem 'the folder is another'
    rm -rf example/*
    count=$((count + 1))
done <every
[ "$count" -gt 100 ] || problem 'hardly any reads'

# reads, writes' echoes and refusals, of which each is printed the same everywhere
cat >lines <<'LINES'
enterprise list
enterprise list --sort name --json
enterprise list --search İI --csv
visit list --from 2018-07 --until 2018Q3
request list --open --csv
post list --as_of 2018-06-30 --json
enterprise brief 云杉
person list --sort name
stats 2018
stats 2018 --lang en
activity roster '#1'
help enterprise list
enterprise add --name 示例İstanbul公司 --member_no ı1 --dry_run
visit add --enterprise '#1' --on 2018年7月20日 --visitor_count 1234567 --dry_run --json
fee edit '#1' --paid 1234567.89 --dry_run
enterprise show 不在
visit add --enterprise '#1' --on 2018-02-30
visit lst
place list --LIMIT 1
LINES
all() {
    while read -r line; do
        echo "== $line"
        eval "run $line"
        cat out
        sed 's/^/stderr: /' err
        echo "== $code"
    done <lines
}
all >first
[ "$(wc -l <first)" -gt 300 ] || problem 'hardly anything printed'
make_locales
# environment NAME=VALUE...: all of it again
under() {
    (
        export "$@"
        all
    ) >again
    command_line="$*"
    cmp -s first again || problem "other bytes: $(diff first again | head -n 4)"
}
set -- Pacific/Kiritimati 1 Pacific/Niue 999999999 nonsense -1 '' 80 # in turn
for locale in $locales; do
    under LC_ALL="$locale" LANG="$locale" LANGUAGE="$locale" TZ="$1" COLUMNS="$2"
    set -- "$@" "$1" "$2"
    shift 2
done
# arguments in the bytes of another encoding are refused as such, not misread
LC_ALL=zh_CN.GB18030 run enterprise show "$(printf '\270\337\320\302')"
expect_refused 2 UTF-8

# starting is instant: twenty times in seconds, even where every access to memory is checked
command_line='starting'
began=$(date +%s)
for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
    "$CHAMBER" --version >out
done
[ $(($(date +%s) - began)) -lt 10 ] || problem 'slow to start'
verdict
