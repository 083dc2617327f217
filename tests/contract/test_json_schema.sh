#!/bin/sh
# SPDX-License-Identifier: MIT
# Whatever a command prints with --json is as its schema in schema/json says: every command's
# example, every noun, every figure, lists without rows, failures of each kind. Which schema:
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
wrong term '' '{"id":1,"number":1,"name":null,"from_on":"2018-02-30","until_on":null}'
printf '{"database":"x"}' | "$conform" "$schemas" init.schema.json >out 2>err || problem 'not taken'

# SCHEMA HOW: what was printed is as it says
conforms() {
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
    0) conforms "$schema" "$how" ;;
    *)
        mv "$scratch/err" "$scratch/out"
        conforms error ''
        ;;
    esac
}

sample_year
keep_year
offered=0
for name in $(commands | tr ' ' +); do
    command=$(printf %s "$name" | tr + ' ')
    case $command in help | completion | batch) continue ;; esac # texts; with --json their failures
    options "$command" | grep -q '^json' || continue
    schema_of "$command"
    command_line=$command
    [ -f "$schemas/$schema.schema.json" ] || problem "no $schema.schema.json"
    offered=$((offered + 1))
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
[ "$offered" -gt 150 ] || problem "only $offered commands offer JSON"

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
    run "$noun" list --json
    conforms "$noun" --each
    run "$noun" list --jsonl
    conforms "$noun" --lines
    run "$noun" list --limit 1 --search 没有这样的记录 --json
    expect 0 '[]' '*'
    run "$noun" list --as_of 2018-06-30 --json
    [ "$code" -ne 0 ] || conforms "$noun" --each
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
verdict
