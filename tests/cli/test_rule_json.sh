#!/bin/sh
# SPDX-License-Identifier: MIT
# JSON, on every noun: list an array, show and add and edit and each verb one object with its id,
# several an array; the keys of the noun's fields, all of them; null for what is absent; real
# characters; failures one object on stderr.
. "$(dirname "$0")/lib.sh"
. "$(dirname "$0")/commands.sh"
sample_year

keys() { # of the first object of `out`, in order
    head -n 2 out | grep -m 1 -o '^ *{.*' | sed 's/\\"//g; s/"[a-z_]*":/\n&/g' | sed -n 's/^"\([a-z_]*\)":.*/\1/p'
}
is_json() {
    awk -v path= -v wanted=id -f "$(dirname "$0")/json.awk" "$1" >ids || problem 'no JSON'
    ! grep -q '\\u[0-9a-f][0-9a-f]' "$1" || problem 'an escape for a real character'
}
for noun in $(nouns); do
    run "$noun" list --json
    [ "$(head -c 1 out)" = '[' ] && [ "$(tail -n 1 out)" = ']' ] || problem 'not an array'
    is_json out
    [ "$(cat err)" = "$(wc -l <ids) 条" ] || problem 'not the count'
    first=$(head -n 1 ids)
    # id, then each field by its name in its order, each ref followed by its name
    keys >found
    {
        echo id
        "$CHAMBER" help "$noun" --lang en | sed -n '/^Fields/,/^$/s/^  \([a-z_]*\) .*/\1/p'
    } >fields
    options "$noun list" | sed -n 's/^\([a-z_]*\)\(, --on\)\{0,1\} REF  *\1  *[a-z_]*$/\1_name/p' >names
    grep -vxF -f names found | cmp -s - fields || problem "keys: $(diff found fields | head -n 5)"
    [ "$(grep -xF -f names found | wc -l)" -eq "$(wc -l <names)" ] || problem "names of records: $(cat names)"
    # an object is that of the list; several are an array of them, in the order asked for
    sed -n 2p out | sed 's/,$//' >object
    run "$noun" show "#$first" --json
    expect 0 '*' ''
    cmp -s out object || problem 'not as in the list'
    sed -n 3p ids | grep -q . && second=$(sed -n 3p ids) || second=$first
    run "$noun" show "#$second" "#$first" --json
    [ "$(head -n 1 out)" = '[' ] || problem 'not an array'
    is_json out
    [ "$(tr '\n' ' ' <ids)" = "$second $first " ] || problem 'not in the order asked for'
    run "$noun" show "#$first" --jsonl
    cmp -s out object || problem 'not as in the list'
    # a failure, with nothing on stdout
    run "$noun" show 绝无此名 --json
    expect 3 '' '*'
    grep -q '^{"error":{"code":"not_found","message":".*绝无此名.*","file":null,"line":null,"field":.*}}$' err ||
        problem 'not an object'
    run "$noun" list --limit 0 --json
    expect 2 '' '*'
    grep -q '^{"error":{"code":"usage","message":".*","file":null,"line":null,"field":"limit"}}$' err ||
        problem 'not an object'
done
# what is written is the object as show has it
writes | grep -E '^[a-z]* (add|edit) ' >lines
[ "$(wc -l <lines)" -gt 40 ] || problem 'hardly any writes'
while read -r line; do
    eval "run $line --json"
    [ "$code" -eq 0 ] || problem "exit code $code"
    cp out written
    is_json written
    id=$(cat ids)
    run "${line%% *}" show "#$id" --json
    cmp -s out written || problem 'not as show has it'
done <lines

# what is absent is null, never left out; what is hard to write comes back
hard='引号"反斜\制表	尖<>&'"'"'𠮷'
given place add --name "$hard" --note '第一行
第二行'
run place show "$hard" --json
json_is name '"引号\"反斜\\制表\t尖<>&'"'"'𠮷"'
json_is note '"第一行\n第二行"'
json_is kind null
json_is priority null
# what a file is called too, and what has no line
for name in '名"单\.csv' "$(printf '名\001单\n.csv')"; do
    printf '企业名称,行业\n示例甲公司,无此行业\n' >"$name"
    run enterprise import "$name" --json
    expect 5 '' '*'
    case $name in
    *\"*) grep -qF '"errors":[{"code":' err && grep -qF '"file":"名\"单\\.csv","line":2,"field":"industry"' err ;;
    *) grep -qF '"file":"名\u0001单\n.csv","line":2,"field":"industry"' err ;;
    esac || problem 'not the file by its name'
    [ "$(wc -l <err)" -eq 1 ] || problem 'not one line'
done
printf '\n\n' >empty.csv
run enterprise import empty.csv --json
expect 5 '' '*'
[ "$(grep -o '"file":"empty.csv","line":null,"field":null' err | wc -l)" -eq 2 ] || problem 'not told twice'
given enterprise add --name 示例空白公司 --json
json_is tags '[]'
json_is introducer null
json_is introducer_name null
verdict
