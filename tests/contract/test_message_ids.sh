#!/bin/sh
# SPDX-License-Identifier: MIT
# Every message is used, and every message used is there. (What the sentences look like is checked
# by test_messages.c.)
. "$(dirname "$0")/lib.sh"
list=src/text/messages.def

grep -v '^[ /]*\*' $list | grep -oE '^M\([a-z0-9_]+' | cut -c3- | sort >"$scratch/defined"
[ "$(wc -l <"$scratch/defined")" -gt 30 ] || problem "hardly any messages were found"

# every word in quotes, to see what is used
find src -name '*.[ch]' -exec cat {} + | grep -oE '"[a-z0-9_]+"' | tr -d '"' | sort -u \
    >"$scratch/words"
comm -23 "$scratch/defined" "$scratch/words" | problems "$list: used nowhere"

# the texts in the argument that is a message's id, of each function that takes one
calls() { # function, which argument, where
    find "$3" -name '*.c' -exec awk -v call="$1" -v argument="$2" -f tests/contract/calls.awk {} +
}
{
    calls fail 3 src
    calls record_fail 5 src
    calls complain 4 src/cli
    for function in say words phrase chamber_message chamber_message_format; do
        calls "$function" 2 src/cli
    done
} | sort -u >"$scratch/called"
[ "$(wc -l <"$scratch/called")" -gt 20 ] || problem "hardly any calls were found"
comm -13 "$scratch/defined" "$scratch/called" | problems "not in $list"
verdict
