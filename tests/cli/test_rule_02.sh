#!/bin/sh
# SPDX-License-Identifier: MIT
# Rule 2, on every command that writes: it prints the id, what was written and how to undo it, and
# echoes dates with their weekday; as JSON it is one object with its id; a dry run keeps nothing.
. "$(dirname "$0")/lib.sh"
. "$(dirname "$0")/commands.sh"
sample_year
printf '名称,类型\n示例东楼,楼宇\n示例西楼,园区\n' >新增.csv
writes >lines
chamber() {
    run "$@"
}

# no command that writes is left out, but those of whole databases
commands >every
while read -r page; do
    options "$page" | grep -q '^dry_run ' || continue
    # an erasure is what no undo takes back: test_erase.sh
    case $page in import | undo | *\ import | 'person erase') continue ;; esac
    grep -q "^$page " lines || command_line=$page problem 'not among those tried'
done <every

batch=$("$CHAMBER" log --limit 1 --csv 2>err | tail -n 1 | cut -d, -f1)
while read -r line; do
    case $line in
    stats* | *import*) ;;
    *)
        eval "chamber $line --dry_run --json"
        same_bytes || problem 'a dry run stored something'
        [ "$code" -eq 0 ] || problem "exit code $code"
        [ "$(cut -c1-6 out | head -n 1)" = '{"id":' ] || [ "$(head -c 8 out)" = '{"visits' ] ||
            problem 'not an object with its id'
        ;;
    esac
    eval "chamber $line"
    batch=$((batch + 1))
    [ "$code" -eq 0 ] || problem "exit code $code"
    [ "$(grep -c "^$(batch $batch)\$" err)" -eq 1 ] || problem "not how to undo batch $batch"
    case $line in
    stats* | *import*) ;;
    *) head -n 1 out | grep -q '#[0-9][0-9]*\( · \|：\|$\)' || problem 'no id' ;;
    esac
    # a note that a merge writes is the text of a field
    sed '/^合并自 /d; s/[0-9]\{4\}-[0-9][0-9]-[0-9][0-9] 周[一二三四五六日]//g' out |
        grep '[0-9]\{4\}-[0-9][0-9]-[0-9][0-9]' >bare && problem 'a date without its weekday'
    bytes=$(cksum "$CHAMBER_DB")
done <lines

# in English too; what was typed in some form is told in one
run visit add --enterprise '#3' --on 2018年7月20日 --follow_up_on 20180801 --lang en
expect 0 '*' '*'
out_has ' · 2018-07-20 Fri · '
out_has '2018-08-01 Wed'
err_has "written as batch $((batch + 1)); chamber undo $((batch + 1)) takes it back"
# nothing to write is said, and is no failure
given place edit 示例大厦 --note 一
run place edit 示例大厦 --note 一
expect 0 '*' '没有变化，未写入'
verdict
