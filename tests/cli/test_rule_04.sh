#!/bin/sh
# SPDX-License-Identifier: MIT
# Rule 4: remove takes a record's own lists and events along; anything else that refers to it is a
# refusal with counts and the command that lists them. For every noun that another refers to.
. "$(dirname "$0")/lib.sh"
. "$(dirname "$0")/commands.sh"
sample_year

# which nouns refer to which, by which field, as their lists' filters tell: "visit enterprise enterprise"
for noun in $(nouns); do
    options "$noun list" |
        sed -n "s/^\([a-z_]*\)\(, --on\)\{0,1\} REF  *\1  *\([a-z_]*\)\$/$noun \1 \3/p"
done >refers
[ "$(wc -l <refers)" -gt 25 ] || problem 'hardly any references'

# the first of these records to which the noun's field refers
one_referred() { # noun field
    "$CHAMBER" "$1" list --json 2>err |
        awk -v path= -v wanted="$2" -f "$(dirname "$0")/json.awk" |
        sed 's/;.*//; /^$/d' | head -n 1
}
while read -r noun field referred; do
    case $noun in *_event) continue ;; esac # gone with their record
    case $noun.$field in request.merged_into) continue ;; esac
    id=$(one_referred "$noun" "$field")
    if [ -z "$id" ]; then
        echo "$noun.$field" >>untried
        continue
    fi
    command_line="$noun.$field"
    title=$("$CHAMBER" help "$noun" | sed -n 3p | cut -d' ' -f2)
    run "$referred" remove "#$id" --yes
    expect_refused 1 "$title"
    # the commands that it names list as many as it counts
    grep -oE 'chamber [a-z_]+ list --[a-z_]+=#[0-9]+' err >lists
    [ -s lists ] || problem 'not how to list them'
    cp err counted
    echo "$noun $field $id $title" >>tried
    while read -r command; do
        by=$(echo "$command" | cut -d' ' -f2)
        eval "given ${command#chamber } --json"
        found=$(cat err)
        title=$("$CHAMBER" help "$by" | sed -n 3p | cut -d' ' -f2)
        told=$(grep -oE "[0-9]+ $title" counted | cut -d' ' -f1)
        # a noun may refer by two fields, each with a command of its own
        [ "$(grep -c "chamber $by list" lists)" -gt 1 ] || [ "$found" = "$told 条" ] ||
            problem "$found, not $told"
    done <lists
done <refers
same_bytes || problem 'something was stored'
[ ! -e untried ] || [ "$(wc -l <untried)" -lt 8 ] || problem "too few tried: $(cat untried)"

# what is the record's own goes along: its lists and its events
given enterprise add --name 示例独行公司 --former_names 示例旧名 --tags 高新技术
given enterprise admit 示例独行公司 --on 2018-05-01
given enterprise edit 示例独行公司 --size 小型 --since 2018-06-01
run enterprise list --name 示例独行公司 --json
id=$(sed -n 's/.*"id":\([0-9]*\),"name".*/\1/p' out | head -n 1)
run enterprise_event list --enterprise "#$id" --csv
expect 0 '*' '2 条'
given enterprise remove 示例独行公司 --yes
for words in 'enterprise_event list --note ' 'enterprise list --former_names 示例旧名'; do
    # shellcheck disable=SC2086
    run ${words% *} "${words##* }" --json
    out_lacks "\"enterprise\":$id,"
    out_lacks "\"id\":$id,\"name\""
done
given undo --yes
run enterprise_event list --enterprise "#$id" --csv
expect 0 '*' '2 条'
run enterprise show "#$id" --as_of 2018-06-01 --json
json_is size '"small"'
json_is former_names '["示例旧名"]'
verdict
