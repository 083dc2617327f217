#!/bin/sh
# SPDX-License-Identifier: MIT
# Sheets as offices have them, in and out: every folder of tests/data/sheets is one file and what
# becomes of it.
#
#   in.*, ...   what it is tried with; copied into a scratch folder of its own
#   make        or a script that writes it there: bytes by printf, a workbook by "$ZIP"; 77 where a
#               tool for that is not there, and the folder is left out
#   run         commands, in that scratch folder with a new database; `chamber` is a function that
#               says an exit code other than 0; "$in" is the folder itself
#   expected    all that they said, stdout and stderr as it came
#
#   test_sheets.sh              all of them
#   test_sheets.sh NAME...      these
#   test_sheets.sh accept NAME...   what these say now is what is expected; read it before you do
. "$(dirname "$0")/lib.sh"
sheets=$CHAMBER_SOURCE/tests/data/sheets
ZIP=${CHAMBER_BUILD:+$CHAMBER_BUILD/tests/chamber_zip}
export ZIP

chamber() {
    timeout 60 "$CHAMBER" "$@"
    code=$?
    [ "$code" -eq 0 ] || echo "exit $code"
    return "$code"
}

wrong() {
    failures=$((failures + 1))
    echo "$1" >&2
}

# What a folder's commands say, into $scratch/said; 77: it cannot be made here.
try() {
    work=$scratch/sheets/$name
    mkdir -p "$work" "$scratch/home"
    rm -rf "$scratch/data"
    cp -R "$scratch/new" "$scratch/data"
    find "$in" -type f ! -name run ! -name make ! -name expected -exec cp {} "$work" \;
    if [ -f "$in/make" ]; then
        (cd "$work" && set -eu && . "$in/make") >"$scratch/said" 2>&1
        made=$?
        [ "$made" -eq 0 ] || return "$made"
    fi
    (cd "$work" && set +u && . "$in/run") </dev/null >"$scratch/said" 2>&1
    return 0
}

compare() {
    in=$sheets/$name
    [ -f "$in/run" ] || {
        wrong "$name: no such sheet, or it has no run"
        return
    }
    try
    case $? in
    0) ;;
    77)
        echo "$name: left out"
        return
        ;;
    *)
        wrong "$name: make failed"
        sed 's/^/    /' "$scratch/said" >&2
        return
        ;;
    esac
    rm -rf "$work"
    if [ "$accept" = yes ]; then
        cp "$scratch/said" "$in/expected"
    elif ! diff -u "$in/expected" "$scratch/said" >"$scratch/diff" 2>&1; then
        wrong "$name: not what is expected"
        sed -e 1,2d -e 's/^/    /' "$scratch/diff" >&2
    fi
    count=$((count + 1))
}

new_database
mv "$scratch/data" "$scratch/new"
accept=no
count=0
if [ "${1:-}" = accept ]; then
    accept=yes
    shift
    [ "$#" -gt 0 ] || wrong "accept which?"
elif [ "$#" -eq 0 ]; then
    for in in "$sheets"/*/; do
        set -- "$@" "$(basename "$in")"
    done
fi
for name; do
    compare
done
[ "$count" -gt 0 ] || wrong "no sheet was tried"
verdict
