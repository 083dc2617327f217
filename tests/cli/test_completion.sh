#!/bin/sh
# SPDX-License-Identifier: MIT
# completion: what could stand where the cursor is, from the tables and the database; and the shells
# take the scripts.
. "$(dirname "$0")/lib.sh"

# offers CURRENT WORD...: the candidates, a line each
offers() {
    current=$1
    shift
    run completion bash --current="$current" -- "$@"
    expect 0 '*' ''
}

# without a database there are the words of the tables
offers enter
printf 'enterprise\nenterprise_event\n' | cmp -s - out || problem 'not the nouns'
offers st
printf 'stats\n' | cmp -s - out || problem 'not the command'
offers '' visit
out_has log
offers --vis visit list
printf '%s\n' --visited_on --visitors --visitor_count | cmp -s - out || problem 'not the options'
offers '' --json enterprise list --lang
printf 'zh\nen\n' | cmp -s - out || problem 'not the values'
offers res request list --status
out_has resolved
offers 已 request list --status
out_has 已解决
offers vis request list --sort
out_has visit
offers '' completion
printf 'bash\nzsh\nfish\n' | cmp -s - out || problem 'not the shells'
offers ex help
offers '' enterprise show
printf '' | cmp -s - out || problem 'records without a database'
[ -e "$CHAMBER_DB" ] && problem 'a database was made'

given init
given enterprise add --name '宏达机械有限公司'
given enterprise add --name '远大 物流'
given person add --name 张某 --enterprise 宏达机械有限公司
given request add --enterprise 宏达机械有限公司 --title 停车 --on 2018-07-01
offers hd enterprise brief
printf '宏达机械有限公司\n' | cmp -s - out || problem 'not by pinyin'
offers 远 visit list --enterprise
printf '远大 物流\n' | cmp -s - out || problem 'not the name'
offers '' enterprise show
[ "$(wc -l <out)" -eq 2 ] || problem 'not all'
offers '' request show
printf '2018-001\n' | cmp -s - out || problem 'not the number'
offers 张 visit add --visitors
printf '张某(宏达机械有限公司)\n' | cmp -s - out || problem 'not the person'
offers traf request add --category
printf 'traffic\n' | cmp -s - out || problem 'not the word'
offers 交 request add --category=x --category
printf '交通停车\n' | cmp -s - out || problem 'not the Chinese word'
CHAMBER_DB=/nowhere/at/all.db offers '' enterprise --db "$CHAMBER_DB" show
[ "$(wc -l <out)" -eq 2 ] || problem 'not of the database named'

offers stat zz
printf 'stats\n' | cmp -s - out || problem 'not as if nothing stood there'
offers stat zz show
printf 'stats\n' | cmp -s - out || problem 'not as if nothing stood there'
offers '' -x enterprise show
[ "$(wc -l <out)" -eq 2 ] || problem 'not all'
offers '' enterprise merge
[ "$(wc -l <out)" -eq 2 ] || problem 'not those to keep'
offers '' enterprise add
expect 0 '' ''
offers vis help
printf 'visit\n' | cmp -s - out || problem 'not the noun'
offers '' import
expect 0 '' ''
offers na enterprise list --columns
printf 'name\n' | cmp -s - out || problem 'not the field'
offers '' enterprise list --db /nowhere/at/all.db --name 甲 --sort=name --search
expect 0 '' ''
{
    echo name
    seq -f '示例第%g人' 60
} >many.csv
given person import many.csv
offers 示例 person show
[ "$(wc -l <out)" -lt 60 ] && [ "$(wc -l <out)" -gt 10 ] || problem 'as many as there are'

run completion tcsh
expect 2 '' '*'
for shell in bash zsh fish; do
    run completion $shell
    expect 0 '*' ''
    if command -v $shell >found; then
        case $shell in
        fish) fish --no-execute out 2>err || problem "$shell does not read it" ;;
        *) $shell -n out 2>err || problem "$shell does not read it" ;;
        esac
    fi
done

# what bash makes of it: whatever a name holds is one word, and nothing more
given enterprise add --name '*'
given enterprise add --name 'A&B;C`id`$HOME 它'
# after -o, and once the command has all it takes
run completion bash --current= -- enterprise list -o
expect 0 '*' ''
run completion bash --current= -- enterprise brief A
expect 0 '*' ''

if command -v bash >found; then
    mkdir bin && ln -s "$CHAMBER" bin/chamber
    "$CHAMBER" completion bash >script
    cat >in_bash <<'LINES'
. ./script
for typed in 远 '*' A '--js'; do
    COMP_WORDS=(chamber enterprise brief "$typed") COMP_CWORD=3
    _chamber
    for word in "${COMPREPLY[@]}"; do
        eval "set -- $word"
        printf '%s %s\n' "$#" "$1"
    done
done
LINES
    PATH=$scratch/bin:$PATH LC_ALL=C.UTF-8 bash in_bash >out 2>err
    command_line='the script in bash'
    printf '%s\n' '1 远大 物流' '1 *' '1 A&B;C`id`$HOME 它' '1 --jsonl' '1 --json' | cmp -s - out ||
        problem 'bash offers something else'
fi

# what a condition refers to
given notice add --title 暑期用电通知 --on 2018-07-01
offers '' enterprise list --told
out_has 暑期用电通知
verdict
