#!/bin/sh
# SPDX-License-Identifier: MIT
# Rule 11: man page, help and completions come from one table: each has every command and every
# option that the others have. (That every page begins with an example that works: test_help.sh.)
. "$(dirname "$0")/lib.sh"
. "$(dirname "$0")/commands.sh"
given init
mark
commands >every
[ "$(wc -l <every)" -gt 250 ] || problem 'hardly any commands'

# --help is help, on every command and in both languages, whatever else is given
run help --man --lang en
mv out manual
for page in 'visit log' 'enterprise list' 'request extend' stats undo 'place import' batch; do
    # shellcheck disable=SC2086
    run help $page
    mv out page
    # shellcheck disable=SC2086
    run $page --help
    cmp -s out page || problem 'not as help has it'
    # shellcheck disable=SC2086
    run --help $page
    cmp -s out page || problem 'not wherever it stands'
done

# what is offered for a word is what the pages list
offered() {
    run completion bash --current= -- "$@"
    grep -v '^-' out | LC_ALL=C sort
}
{ nouns; pages 'The database'; } | LC_ALL=C sort >listed
offered | cmp -s - listed || problem "offered: $(offered | diff - listed)"
for noun in $(nouns); do
    verbs "$noun" | LC_ALL=C sort -u >listed
    offered "$noun" >offered
    cmp -s offered listed || problem "offered: $(diff offered listed)"
    run help "$noun"
    cp out page
    run "$noun" --help
    cmp -s out page || problem 'not as help has it'
done

# every command's page begins with an example of it, names it in the usage, and its options are those
# that are offered; it stands in the manual page
while read -r page; do
    # shellcheck disable=SC2086
    run $page --help --lang en
    expect 0 '*' ''
    head -n 1 out | grep -q "^chamber .*${page}" || problem 'another example'
    grep -q "^Usage: chamber $page" out || problem 'no usage'
    awk 'NR > 5 && /^  -/ {
        sub(/^  (-o, )?/, "")
        sub(/  .*/, "")
        n = split($0, names, /, /)
        for (i = 1; i <= n; i++) { sub(/ .*/, "", names[i]); print names[i] }
    }' out | LC_ALL=C sort -u >listed
    # shellcheck disable=SC2086
    run completion bash --current=-- -- $page
    LC_ALL=C sort -u out >offered
    cmp -s offered listed || problem "options: $(diff offered listed | head -n 3)"
    sed 's/\\-/-/g; s/\\fB\|\\fR\|\\fI//g' manual | grep -qF "chamber $page" ||
        [ "$(sed 's/\\-/-/g' manual | grep -c "^\.*[A-Z ]*${page##* }")" -gt 0 ] ||
        problem 'not in the manual page'
done <every

# the topics that are promised
for topic in dates references import exit_codes figures; do
    run help $topic
    expect 0 '*' ''
    head -n 1 out | grep -q '^chamber ' || problem 'no example at the top'
done
run help dtaes
expect_refused 2 dtaes
verdict
