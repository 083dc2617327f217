#!/bin/sh
# SPDX-License-Identifier: MIT
# help: every page begins with an example, and each example works on the sample year.
. "$(dirname "$0")/lib.sh"
data=$CHAMBER_SOURCE/tests/data
given init --name 新华商会
command_line='the sample'
CHAMBER_DB=$CHAMBER_DB sh "$data/import.sh" "$data/xinhua-2018" >out 2>err || problem 'no sample'
cp "$CHAMBER_DB" sample.db

run help
expect 0 '*' ''
out_has 'chamber stats 2018'
out_has '  visit '
cp out all
# what is done most comes first, each with its own words
for line in '  visit log ' '  request list ' '  enterprise brief ' '  post list ' '  stats '; do
    out_has "$line"
done
[ "$(grep -c '^  [a-z_]* [a-z_]*  .*[^ ]' out)" -ge 15 ] || problem 'hardly any commands'
run --help
cmp -s out all || problem 'another page'
run help nothing
expect 2 '' '*'
run help visit nothing
expect 2 '' '*'
run visit --help
expect 0 '*' ''
cp out page
run help visit
cmp -s out page || problem 'another page'
out_has '走访日期'
out_has 'log'
run help visit log
expect 0 '*' ''
cp out page
run visit log --on 2018-01-01 --help
cmp -s out page || problem 'another page'
run visit log --help --lang en
out_has 'Usage: chamber visit log'
run undo --help
expect 0 '*' ''
cp out page
run help undo # no topic has its name
cmp -s out page || problem 'another page'
LC_ALL=C grep -q 'M(' out && problem 'not a sentence'

# topics, by either name; each example of theirs works
for topic in dates references import exit_codes figures; do
    run help "$topic" --lang en
    expect 0 '*' ''
    sed -n '/^chamber /p' out >>topic_examples
    run help "$topic"
    expect 0 '*' ''
    LC_ALL=C grep -q 'topic_' out && problem 'not a sentence'
done
run help exit codes
expect 0 '*' ''
out_has '130  被中断'
run help 日期
out_has '2018年7月3日'
run help import
out_has '--dry_run'
out_has '--map 列=字段'
run help
out_has '  references '
[ "$(wc -l <topic_examples)" -gt 10 ] || problem 'hardly any examples'
(
    CHAMBER_DB=$scratch/sample.db
    export CHAMBER_DB
    mkdir -p topics && cd topics || exit 1
    chamber() {
        "$CHAMBER" "$@"
    }
    while read -r line; do
        eval "$line" >../out 2>../err </dev/null || echo "$line"
    done <../topic_examples
) >failed
while read -r line; do
    problem "does not work: $line"
done <failed

# the manual page has every command, and man reads it without a word
for language in zh en; do
    run help --man --lang $language
    expect 0 '*' ''
    out_has '.TH CHAMBER 1'
    out_has 'chamber visit log'
    out_has 'chamber stats PERIOD'
    LC_ALL=C grep -q '^\(man\|topic\)_' out && problem 'not a sentence'
done
if command -v groff >found; then
    cp out page.1
    groff -man -Kutf8 -Tutf8 -ww page.1 >rendered 2>warnings </dev/null ||
        problem 'groff does not read it'
fi

# every command of every noun; a step's example is tried on whatever record it fits
commands() {
    run help --lang en
    sed -n '/^Nouns/,/^$/p' out | sed -n 's/^  \([a-z_]*\) .*/\1/p' >nouns
    sed -n '/^The database/,/^$/p' out | sed -n 's/^  \([a-z]*\) .*/\1/p'
    while read -r noun; do
        run help "$noun" --lang en
        sed -n '/^Verbs/,/^$/p' out | sed -n 's/^  \([a-z_]*\) .*/\1/p' | sed "s/^/$noun /"
    done <nouns
}
commands >pages
[ "$(wc -l <pages)" -gt 100 ] || problem 'hardly any commands'

# The way to where an example begins.
before() {
    case $1 in
    'request reopen' | 'request rate' | 'request close')
        echo "request resolve '#1' --outcome 好了"
        ;;
    'request amend')
        echo "request resolve '#1' --outcome 好了"
        ;;
    'enterprise amend')
        echo "enterprise admit '#1'"
        ;;
    'enterprise reject')
        echo "enterprise apply '#1'"
        ;;
    'enterprise resume')
        echo "enterprise suspend '#1'"
        ;;
    esac
}
chamber() {
    timeout 30 "$CHAMBER" "$@" </dev/null
}
# A copy that also has a request and an enterprise that every step can be taken on.
command_line='the records for steps'
{
    chamber enterprise add --name 示例新企业 --json
    chamber request add --enterprise 示例新企业 --on 2018-12-30 --title 示例新诉求 --json
} >prepared 2>err || problem 'not prepared'
request=$(sed -n 's/.*"id":\([0-9]*\),"number".*/\1/p' prepared)
enterprise=$(sed -n 's/^{"id":\([0-9]*\),"name".*/\1/p' prepared)
cp "$CHAMBER_DB" steps.db
mkdir example
while read -r page; do
    # shellcheck disable=SC2086
    run $page --help
    expect 0 '*' ''
    example=$(head -n 1 out)
    case $example in chamber\ *) ;; *) problem 'no example at the top' ;; esac
    case $page in
    request\ *) base=steps.db id=$request ;;
    enterprise\ *) base=steps.db id=$enterprise ;;
    *) base=sample.db id=1 ;;
    esac
    cmp -s $base "$CHAMBER_DB" || cp $base "$CHAMBER_DB"
    rm -rf "$CHAMBER_DB"-*
    case $page in
    init) rm "$CHAMBER_DB" ;;
    batch) echo 'place add --name 示例园' >example/命令.txt ;;
    frozen\ show | frozen\ history | frozen\ remove) chamber stats 2018 --freeze >out 2>err ;;
    enterprise\ leave | enterprise\ suspend | enterprise\ resume)
        chamber enterprise admit "#$id" >out 2>err
        ;;
    esac
    case $page in
    request\ [a-z]* | enterprise\ [a-z]*)
        example=$(printf '%s\n' "$example" | sed "s/^\(chamber [a-z]* [a-z]*\) '#1'/\1 '#$id'/")
        first=$(before "$page" | sed "s/'#1'/'#$id'/")
        [ -z "$first" ] || eval "chamber $first" >out 2>err || problem "before: $first"
        ;;
    esac
    command_line=$example
    (cd example && eval "$example") >out 2>err || problem "the example of $page fails"
    rm -rf example/*
done <pages
verdict
