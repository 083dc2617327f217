#!/bin/sh
# SPDX-License-Identifier: MIT
# Every public function says what a caller must know. Each has a doc comment; one that returns a
# result lists the results (@return); one that returns a pointer says whose it is; each output
# argument is named; and no @param names an argument that is not there.
. "$(dirname "$0")/lib.sh"

awk -f tests/contract/declared.awk include/chamber/*.h >"$scratch/declared"
[ "$(wc -l <"$scratch/declared")" -gt 50 ] || problem "hardly anything is declared"

awk -F '\t' '
    function say(words) { print $1 ": " $2 " " words }
    {
        doc = $5
        arguments = $4
        sub(/^[^(]*\(/, "", arguments)
        returns = $4
        sub(/CHAMBER_API/, "", returns)
        returns = substr(returns, 1, index(returns, $2) - 1)
    }
    doc !~ /[A-Za-z]/ { say("has no doc comment"); next }
    $3 == "data" { next }
    returns ~ /^ *int *$/ && doc !~ /@return/ { say("does not say what it returns") }
    returns ~ /\*/ && doc !~ /owned by the caller|[Bb]orrowed|[Cc]onstant|, or NULL/ {
        say("does not say whose memory it returns")
    }
    {
        n = split(arguments, argument, ",")
        for (i = 1; i <= n; i++) {
            name = argument[i]
            gsub(/\);? *$/, "", name)
            if (name !~ /\*\*[a-z_]+$/ && name !~ /(int64_t|chamber_id|size_t|bool) \*[a-z_]+$/)
                continue
            if (name ~ /const char \*const \*/)
                continue
            sub(/.*[^a-z_]/, "", name)
            if (doc !~ ("(@param\\[out\\] |`\\*?)" name) && doc !~ ("\\*" name))
                say("does not name its output " name)
        }
        rest = doc
        while (match(rest, /@param(\[out\])? +[a-z_]+/)) {
            name = substr(rest, RSTART, RLENGTH)
            rest = substr(rest, RSTART + RLENGTH)
            sub(/.* /, "", name)
            if (arguments !~ ("[^a-z_]" name "[^a-z_]"))
                say("documents " name ", which it does not take")
        }
    }' "$scratch/declared" | problems
verdict
