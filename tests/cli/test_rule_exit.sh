#!/bin/sh
# SPDX-License-Identifier: MIT
# Exit codes, each on every kind of command that can end by it: 0, 1, 2, 3, 4, 5, 130; as JSON the
# failure is one object with a code of its own.
. "$(dirname "$0")/lib.sh"
. "$(dirname "$0")/commands.sh"
sample_year
keep_year

# CODE COMMAND: and in JSON, where the error says which
ends() {
    want=$1
    shift
    run "$@"
    [ "$code" -eq "$want" ] || problem "exit code $code, not $want"
    [ "$want" -eq 0 ] || [ "$want" -eq 5 ] || [ "$(wc -l <err)" -eq 1 ] || problem 'stderr is not one line'
    [ "$want" -eq 0 ] || [ ! -s out ] || problem 'something on stdout'
    case $want in
    0) return ;;
    1) names='refused failed invalid io' ;;
    2) names=usage ;;
    3) names='not_found ambiguous' ;;
    4) names='busy conflict' ;;
    5) names='data database' ;;
    esac
    run "$@" --json
    [ "$code" -eq "$want" ] || problem "exit code $code, not $want"
    [ ! -s out ] || problem 'something on stdout'
    said=$(sed -n '1s/^{"error":{"code":"\([a-z_]*\)","message":".*","file":.*,"line":.*,"field":[^}]*}.*$/\1/p' err)
    case " $names " in
    *" $said "*) [ -n "$said" ] || problem 'no object' ;;
    *) problem "not a code of $want: $said" ;;
    esac
}

# on every noun: nothing found in a list is no failure; a record that is none, a word that is none
for noun in $(nouns); do
    ends 0 "$noun" list --search 绝无此文字
    ends 3 "$noun" show '#999999'
    ends 2 "$noun" list --limit x
    case $noun in
    enterprise_event | request_event) ends 2 "$noun" remove '#1' --yes ;;
    frozen) ends 3 "$noun" remove '#999999' --yes ;;
    *)
        ends 3 "$noun" remove '#999999' --yes
        ends 2 "$noun" add
        ;;
    esac
done
run
expect 2 '' '*'
ends 2 nothing
ends 2 visit nothing
ends 0 help
ends 0 --version

# refused: a value, a state, a rule, a file that is there, a question that nobody answers
ends 1 visit add --enterprise '#1' --on 2018-02-30
ends 1 visit list --form 爬山
ends 1 enterprise admit '#1'
ends 1 request accept '#1'
ends 1 request resolve '#30' --outcome 好 --on 2099-01-01
ends 1 place remove '#1' --yes
ends 1 place edit '#1' --name "$(printf 'a\033b')"
: >there.csv
ends 1 place list -o there.csv
ends 1 place import 不在.csv
ends 1 undo
ends 1 enterprise merge '#1' '#2'
ends 1 stats 2018 --as_of 2018-02-30
ends 1 --db nowhere.db place list

# none, or several
for verb in 'brief 不在' 'apply 不在' 'merge 不在 #1' 'amend 不在 入会 --note 一' 'history 不在'; do
    # shellcheck disable=SC2086
    ends 3 enterprise $verb
done
ends 3 enterprise show 示例
ends 3 visit add --enterprise 不在 --on 2018-12-01
ends 3 visit list --enterprise 不在
ends 3 request assign 2018-999 --department 营商办
ends 3 request merge 2018-001 --merged_into 不在
ends 3 activity roster 不在
ends 3 campaign progress 不在
ends 3 undo 99999 --yes
ends 3 post end 不在 --on 2018-12-01

# in conflict with a record that is there; busy: another is writing
ends 4 place add --name 示例大厦
ends 4 place edit '#1' --name 示例广场
ends 4 enterprise edit '#1' --member_no XH002
ends 4 term add --number 5 --on 2018-01-01
ends 4 choice add --list request.category --code policy --zh 政策二

# bad data: in a file, as a database
printf '名称,类型\n示例东楼,城堡\n' >bad.csv
ends 5 place import bad.csv
printf '{"place":[{' >bad.json
ends 5 place import bad.json
head -c 8192 /dev/zero | tr '\0' x >bad.db
chmod 600 bad.db
ends 5 --db bad.db place list
same_bytes || problem 'something was stored'

# interrupted, whatever it is waiting for: at once, nothing is left, and it is said
mkfifo pipe
interrupt() { # COMMAND, which reads the pipe
    command_line="chamber $*, interrupted"
    { echo 'place add --name 丁楼'; sleep 20; } >pipe &
    sleeper=$!
    # a shell without jobs has its children ignore the interrupt: they are told otherwise
    env --default-signal=INT "$CHAMBER" "$@" - <pipe >out 2>err &
    running=$!
    sleep 1
    began=$(date +%s)
    kill -INT "$running"
    wait "$running"
    [ $? -eq 130 ] || problem 'not exit code 130'
    [ $(($(date +%s) - began)) -lt 15 ] || problem 'it did not end at once'
    err_has 已中断
    same_bytes || [ "$(batches)" = "$stored" ] || problem 'something was stored'
    kill "$sleeper"
    wait "$sleeper" 2>none
}
if env --default-signal=INT true 2>none; then
    interrupt place import
    interrupt batch
fi
verdict
