#!/bin/sh
# SPDX-License-Identifier: MIT
# Whatever a command prints with --json is as its schema in schema/json says: every command's
# example, every noun, every figure, lists without rows, failures of each kind. Every command that
# offers JSON must have been held against its schema with something in it. Which schema:
# NOUN_VERB if there is one, else that of the verb, else the noun's own; of `list` and `export` an
# array of these. A command that offers --json and has none of them fails here: a table of rows, a
# screen or a sheet gets its schema from tests/tools/schema_objects.c, anything else by hand.
. "${0%/*}/../cli/lib.sh"
. "${0%/*}/../cli/commands.sh"
conform=$CHAMBER_BUILD/tests/chamber_conform
schemas=$CHAMBER_SOURCE/schema/json

# the checker finds what is wrong
wrong() { # schema, how, document
    command_line="a document that is not $1: $3"
    printf '%s' "$3" | "$conform" "$schemas" "$1.schema.json" $2 >out 2>err
    [ $? -eq 1 ] || problem 'it is taken'
}
wrong init '' '{"database":1}'
wrong init '' '{"database":"x","more":1}'
wrong init '' '{}'
wrong init '' '[]'
wrong init '' '{"database":"x"'
wrong init --each '{"database":"x"}'
wrong init --each '[{"database":"x"},{"database":null}]'
wrong init --lines '{"database":"x"}
{}'
wrong undo '' '{"id":1}'
wrong import '' '{"rows":1.5}'
wrong error '' '{"error":{"code":"what","message":"x","file":null,"line":null,"field":null}}'
wrong error '' '{}'
wrong init --lines ''
wrong init --each '[]'
wrong init '--lines --none' '{"database":"x"}'
wrong term '' '{"id":1,"number":1,"name":null,"from_on":"2018-02-30","until_on":null}'
# and what is wrong with a schema, wherever it stands
mkdir broken
broken() { # schema
    command_line="a schema that is no schema: $1"
    printf '%s' "$1" >broken/broken.schema.json
    echo '{}' | "$conform" broken broken.schema.json >out 2>err
    [ $? -eq 2 ] || problem 'it is taken'
}
broken '{"type":"object","maxProperties":3,"additionalProperties":false}'
broken '{"anyOf":[{"type":"null"},{"type":"object","properties":{"a":{"typ":"null"}},"additionalProperties":false}]}'
broken '{"$defs":{"unused":{"type":"nul"}},"type":"null"}'
broken '{"type":"object","properties":{"a":{"type":"string"}}}'
broken '{"type":["null","object"]}'
broken '{"type":"array","items":{"type":"object","additionalProperties":{"pattern":"("}}}'
broken '{"type":"array","items":true}'
broken '{"$ref":"other.schema.json"}'
broken '{"format":"time"}'
broken '{"anyOf":[]}'
broken '{}'
for schema in "$schemas"/*.schema.json; do
    command_line=$schema
    echo '{}' | "$conform" "$schemas" "${schema##*/}" >out 2>err
    [ $? -lt 2 ] || problem 'it is no schema'
done
printf '{"database":"x"}' | "$conform" "$schemas" init.schema.json >out 2>err || problem 'not taken'

# SCHEMA HOW: what was printed is as it says, and has something in it
conforms() {
    echo "$1" >>"$scratch/used"
    "$conform" "$schemas" "$1.schema.json" $2 <"$scratch/out" >"$scratch/faults" 2>&1 ||
        problem "not as $1.schema.json says: $(head -n 3 "$scratch/faults")"
}

# COMMAND: the name of its schema, and whether an array of these is printed
schema_of() {
    noun=${1%% *}
    verb=${1#* }
    how=
    case $1 in
    export | import) schema=${1}_all ;;
    *)
        schema=$(printf %s "$1" | tr ' ' _)
        [ -f "$schemas/$schema.schema.json" ] || schema=$verb
        if [ ! -f "$schemas/$schema.schema.json" ]; then
            schema=$noun
            case $verb in list | export) how=--each ;; esac
        fi
        ;;
    esac
}

# a command of a line with --json, as it stands; what fails is an error object on stderr
try() { # command, line
    schema_of "$1"
    eval "run $2 --json"
    case $code in
    0)
        if [ "$(cat "$scratch/out")" = '[]' ]; then
            conforms "$schema" "${how:+--each --none}"
        else
            conforms "$schema" "$how"
            echo "$1" >>"$scratch/held"
        fi
        ;;
    *)
        mv "$scratch/err" "$scratch/out"
        conforms error ''
        ;;
    esac
}

sample_year
keep_year
for name in $(commands | tr ' ' +); do
    command=$(printf %s "$name" | tr + ' ')
    case $command in help | completion | batch) continue ;; esac # texts; with --json their failures
    options "$command" | grep -q '^json' || continue
    schema_of "$command"
    command_line=$command
    [ -f "$schemas/$schema.schema.json" ] || problem "no $schema.schema.json"
    echo "$command" >>offered
    again
    example "$command" | sed 's/ && chamber /\n/; s/^chamber //' >lines
    while read -r line; do # all but the last prepare it
        case $line in *" -o "*) ;; *) [ "$line" = "$(tail -n 1 lines)" ] && break ;; esac
        eval "run $line"
    done <lines
    line=$(tail -n 1 lines | sed 's/ --html//; s/ -o [^ ]*//')
    try "$command" "$line"
    # and without a database there is none of that
    case $command in init | restore | template | *' template' | config) continue ;; esac
    printf '%s\n' "$line" >last
    eval "run --db none.db $line --json"
    [ "$code" -ne 0 ] || problem 'there is no database'
    mv "$scratch/err" "$scratch/out"
    conforms error ''
done
[ "$(wc -l <offered)" -gt 150 ] || problem 'hardly a command offers JSON'

# each step, one after the other, and what else writes
again
"$CHAMBER" place export >新增.csv 2>err
for name in $(writes | tr ' ' '\001'); do
    line=$(printf %s "$name" | tr '\001' ' ')
    set -- $line
    case $1 in stats) continue ;; esac
    try "$1 $2" "$line"
done

# every record of every noun, as an array and by lines; and where there is none
again
for noun in $(nouns); do
    try "$noun list" "$noun list"
    id=$(sed -n '2s/^{"id":\([0-9]*\),.*/\1/p' out)
    try "$noun show" "$noun show '#$id'"
    run "$noun" list --jsonl
    conforms "$noun" --lines
    run "$noun" list --limit 1 --search 没有这样的记录 --json
    expect 0 '[]' '*'
    run "$noun" list --limit 1 --search 没有这样的记录 --jsonl
    conforms "$noun" '--lines --none'
    run "$noun" list --as_of 2018-06-30 --json
    case $code in
    0) [ "$(cat out)" = '[]' ] || conforms "$noun" --each ;;
    *) expect 2 '' '*' ;;
    esac
done

# every figure, and the records behind it; what is reported beside it
run stats 2018 --json
conforms stats ''
grep -o '"id":"[a-z_.]*"' out | cut -d'"' -f4 | sort -u >figures
[ "$(wc -l <figures)" -gt 40 ] || problem 'hardly any figures'
while read -r figure; do
    run stats 2018 "$figure" --json
    conforms stats_records ''
done <figures
given visit remove '#5' --yes
for words in '2018' '2018Q3' '2017' '2018 --section visits' '2018 --frozen' '2016-02'; do
    eval "run stats $words --json"
    conforms stats ''
done
run stats 2018 --json
out_has '"differs":[{'
run stats 2018 --narrative --json
conforms stats_narrative ''
run stats 2018 --goods --json
conforms stats_goods ''
run stats 2018 --compare 2017 --json
conforms stats_compare ''
run stats 2018 --compare_db "$scratch/kept.db" --json
conforms stats_compare ''

# an import's preview, and what is wrong with it
printf 'name,note\n示例新厦,一\n,二\n' >bad.csv
run place import bad.csv --dry_run --json
conforms import ''
mv err out
conforms error ''
run place import bad.csv --json
mv err out
conforms error ''
run place import bad.csv --partial --json
conforms import ''

# what the year has none of
again
given enterprise edit '#1' --introducer '#1'
try 'enterprise introduced' 'enterprise introduced'
given visit add --enterprise '#1' --state planned --on 2019-01-03
try 'visit sheet' 'visit sheet --on 2019-01-03'
given setting add --name visits.contacts --value 99
try 'visit rules' 'visit rules'

# the object of each way to fail, by exit code: word for word
again
fails() { # CODE NAME FILE LINE FIELD MESSAGE COMMAND...
    want=$1
    object="{\"error\":{\"code\":\"$2\",\"message\":\"$6\",\"file\":$3,\"line\":$4,\"field\":$5}"
    shift 6
    run "$@" --json
    [ "$code" -eq "$want" ] || problem "exit code $code, not $want"
    [ ! -s out ] || problem 'something on stdout'
    case $(cat err) in
    "$object}" | "$object,\"errors\":["*) ;;
    *) problem "not: $object" ;;
    esac
    mv err out
    conforms error ''
}
printf '名称,类型\n示例东楼,城堡\n' >bad.csv
printf '{"place":[{' >bad.json
head -c 8192 /dev/zero | tr '\0' x >bad.db
chmod 600 bad.db
fails 1 refused null null '"visited_on"' '走访日期(visited_on): 没有这一天：“2018-02-30”' \
    visit add --enterprise '#1' --on 2018-02-30
fails 1 io null null null '没有文件“不在.csv”' place import 不在.csv
fails 1 io null null '"output"' '无法写入 there/no.csv：文件夹不存在' place list -o there/no.csv
fails 2 usage null null '"name"' '缺少必填项：--name(名称)' place add
fails 2 usage null null '"limit"' '--limit 需要一个从 1 开始的整数，不能是“x”' place list --limit x
fails 3 not_found null null null '没有第“99999”批写入；用 chamber log 查看全部' undo 99999 --yes
fails 3 ambiguous null null null \
    '“示例云”对应 2 条记录，请用 #编号 指明：#1 示例云杉信息技术有限公司, #37 示例云端直播文化有限公司' \
    enterprise show 示例云
fails 4 conflict null null '"name"' '名称(name): 已被楼宇阵地 #1 使用' place add --name 示例大厦
fails 5 data '"bad.csv"' 2 '"kind"' \
    'bad.csv:2: 类型(kind): 没有选项“城堡”；可选：楼宇, 园区, 参观点, 服务载体, 场所' place import bad.csv
fails 5 data '"bad.json"' 1 null 'bad.json:1: 不是有效的 JSON' place import bad.json
fails 5 database null null null '“bad.db”不是数据库，或其开头已损坏' --db bad.db place list

# each that offers JSON has been seen to print some
sort -u held >held.once
command_line='commands that were never held against their schema with something in it'
for noun in $(nouns); do
    printf '%s list\n%s show\n' "$noun" "$noun"
done | sort -u - offered >offered.once
comm -13 held.once offered.once >out
[ ! -s out ] || problem 'some'
command_line='schemas that nothing was held against'
for schema in "$schemas"/*.schema.json; do
    basename "$schema" .schema.json
done | grep -vx record | sort >schemas.all # record: a part of others
sort -u used | comm -13 - schemas.all >out
[ ! -s out ] || problem 'some'
verdict
