#!/bin/sh
# SPDX-License-Identifier: MIT
# Rule 1, on every command: data on stdout, words on stderr; a typo is an error with the nearest
# name, never a filter; an unknown filter is an error, never ignored.
. "$(dirname "$0")/lib.sh"
. "$(dirname "$0")/commands.sh"
sample_year
commands >every
[ "$(wc -l <every)" -gt 250 ] || problem 'hardly any commands'

# a line of refusal that names what was typed and what is nearest to it
typo() { # WORD NEAREST
    [ "$code" -eq 2 ] && [ ! -s out ] && [ "$(wc -l <err)" -eq 1 ] || problem 'not refused in a line'
    grep -qF -e "$1" err || problem "$1 is not named"
    grep -qF -e "$2" err || problem "the nearest, $2, is not named"
}

# an option that is none, after all that is right
while read -r page; do
    # shellcheck disable=SC2086
    run $page --nonesuch x
    typo --nonesuch --
done <every

# a letter too many in a noun, in a verb, and in a filter: never another, never all records
for word in $(pages 'The database') $(nouns); do
    run "${word}x" list
    typo "“${word}x”" "$word"
done
awk 'NF == 2 && !seen[$2]++' every >each_verb
while read -r noun verb; do
    run "$noun" "${verb}x"
    typo "“${verb}x”" "$verb"
done <each_verb
for noun in $(nouns); do
    options "$noun list" | sed "s/\([a-z_]*\).*/$noun \1/"
done | awk '!seen[$2]++' >each_filter
[ "$(wc -l <each_filter)" -gt 100 ] || problem 'hardly any filters'
while read -r noun filter; do
    run "$noun" list "--${filter}x" 1
    typo "--${filter}x" "--$filter"
done <each_filter
same_bytes || problem 'something was stored'

# what a command gives is on stdout, what is said of it on stderr: of each list the count alone
for noun in $(nouns); do
    run "$noun" list --json
    expect 0 '*' '*'
    count=$(awk -v path= -v wanted=id -f "$(dirname "$0")/json.awk" out | grep -c .)
    [ "$(cat err)" = "$count 条" ] || problem "stderr is not: $count 条"
    run "$noun" list --csv
    expect 0 '*' "$count 条"
    out_lacks "$count 条"
    run "$noun" show '#999999' --json
    expect 3 '' '*'
done
for format in --jsonl --text --html ''; do
    # shellcheck disable=SC2086
    run visit list $format
    expect 0 '*' '69 条'
done
verdict
