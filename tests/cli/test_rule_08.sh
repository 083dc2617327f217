#!/bin/sh
# SPDX-License-Identifier: MIT
# Rule 8: without a terminal what is missing is named, all of it, with exit code 2, on every command,
# and none waits for an answer. (The answers typed on a terminal: test_terminal.sh.)
. "$(dirname "$0")/lib.sh"
. "$(dirname "$0")/commands.sh"
sample_year
keep_year
commands >every

# standard input is a pipe that stays open and never says anything
mkfifo silent
sleep 600 >silent &
sleeper=$!
waits() {
    command_line="chamber $*"
    timeout 10 "$CHAMBER" "$@" >out 2>err <silent
    code=$?
    [ "$code" -ne 124 ] || problem 'it waits'
}

# every command with nothing behind it: what it needs is named in a line, and nothing is written
while read -r page; do
    case $page in batch) continue ;; esac # reads what it is given
    # shellcheck disable=SC2086
    waits $page
    # shellcheck disable=SC2086
    options "$page" | sed -n '/ · required/s/[ ,].*//p' >needed
    usage=$("$CHAMBER" ${page} --help --lang en | grep '^Usage:')
    case "$usage$(cat needed)" in
    *'[OPTION]...') ;;
    *' ['*'] [OPTION]...') ;;
    *)
        [ "$code" -eq 2 ] && [ ! -s out ] && [ "$(wc -l <err)" -eq 1 ] || problem "not a usage: $code"
        while read -r field; do
            [ "$page.$field" = 'honor add.recipient' ] && continue # told by the record it goes to
            err_has "--$field"
        done <needed
        ;;
    esac
    case $page in
    export | undo | backup | migrate | init) ;;
    *) same_bytes || { problem 'something was stored'; again; } ;;
    esac
done <every
again

# a record named, and no more: what a step needs besides is named too; what asks says --yes
needs() { # FIELD... of a command line
    same_bytes || { problem 'something was stored'; again; }
    [ "$code" -eq 2 ] && [ "$(wc -l <err)" -eq 1 ] || problem 'not a usage'
    for field; do
        err_has "--$field"
    done
}
given request add --enterprise '#1' --title 停车 --on 2018-12-01
mark
cp "$CHAMBER_DB" kept.db
waits request assign 2018-041
needs department
waits request extend 2018-041
needs due_on note
waits request resolve 2018-041
needs outcome
waits request decline 2018-041
needs note
waits request merge 2018-041
needs merged_into
waits request rate '#1'
needs satisfaction
waits visit log --on 2018-12-01
needs enterprise
waits place edit '#1'
[ "$code" -eq 2 ] || problem "exit code $code"
for words in "place remove '#1'" undo "term end '#1' --on 2018-12-31" "enterprise merge '#1' '#2'" \
    'restore nothing.db'; do
    eval "waits $words"
    [ "$code" -ne 0 ] && [ ! -s out ] && [ "$(wc -l <err)" -eq 1 ] || problem 'done without asking'
    same_bytes || { problem 'something was stored'; again; }
done
kill "$sleeper"
wait "$sleeper" 2>err
verdict
