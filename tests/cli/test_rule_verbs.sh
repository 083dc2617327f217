#!/bin/sh
# SPDX-License-Identifier: MIT
# Verbs: each is on every noun it should be on; what list takes, for every field of every noun.
. "$(dirname "$0")/lib.sh"
. "$(dirname "$0")/commands.sh"
sample_year
keep_year

has() { # NOUN VERB...
    noun=$1
    shift
    command_line=$noun
    for verb; do
        grep -qx "$verb" of || problem "no $verb"
    done
}
for noun in $(nouns); do
    verbs "$noun" >of
    has "$noun" show list history export
    case $noun in
    frozen) ;;
    enterprise_event | request_event)
        for verb in add edit remove import template; do
            ! grep -qx $verb of || problem "has $verb"
            run "$noun" $verb '#1' --yes
            [ "$code" -eq 2 ] || problem "exit code $code"
        done
        ;;
    *) has "$noun" add edit remove import template ;;
    esac
done
for words in 'enterprise apply reject admit suspend resume leave amend brief duplicates merge unvisited' \
    'person erase dossier' 'term end' 'post end vacancies' 'campaign progress' 'visit log' 'activity roster' \
    'request accept assign progress urge extend resolve decline withdraw merge rate close reopen amend'; do
    verbs "${words%% *}" >of
    # shellcheck disable=SC2086
    has $words
done
pages 'The database' >of
has 'the database' init migrate check backup restore log undo import export config help completion stats batch

# what `list` gives by a filter
filtered() { # NOUN ARGUMENT...: ids
    run "$@" --json
    [ "$code" -eq 0 ] || problem "exit code $code"
    awk -v path= -v wanted=id -f "$(dirname "$0")/json.awk" out | LC_ALL=C sort
}
# what it should: ids of records whose key is any of the values; "part" of a text
should() { # KEY VALUE...
    awk -v path= -v wanted="id $1" -f "$(dirname "$0")/json.awk" all.json >table
    key=$1
    shift
    for value; do
        awk -F '\t' -v value="$value" -v part="$part" '
            { n = split($2, items, ";"); hit = value == "" && $2 == "" }
            { for (i = 1; i <= n; i++) if (items[i] == value || (part && value != "" && index(items[i], value))) hit = 1 }
            hit { print $1 }' table
    done | LC_ALL=C sort -u
}
for noun in $(nouns); do
    run "$noun" list --json
    cp out all.json
    options "$noun list" | sed -n "s/^\([a-z_]*\)\(, --on\)\{0,1\} \([A-Z|]*\) .*/\1 \3/p; s/^\([a-z_]*\)  *\1\$/\1 YES/p" |
        grep -E ' (TEXT|WORD|N|YES|REF|DATE)$' >offered
    "$CHAMBER" help "$noun" --lang en | sed -n '/^Fields/,/^$/s/^  \([a-z_]*\) .*/\1/p' >names
    grep -E "^($(tr '\n' '|' <names)none) " offered >fields
    while read -r field kind; do
        case $noun.$field in frozen.figures | frozen.as_of) continue ;; esac
        part=
        [ "$kind" != TEXT ] || part=1
        # each field in one noun, dates and records in all
        ! grep -qx "$field $kind" tried 2>none || continue
        echo "$field $kind" >>tried
        value=$(awk -v path= -v wanted="$field" -f "$(dirname "$0")/json.awk" all.json |
            grep -v '^$' | sed -n '$s/;.*//p')
        value=$(printf '%s' "$value" | head -n 1)
        command_line="chamber $noun list --$field"
        if [ "$kind" = YES ]; then
            should "$field" true >want
            filtered "$noun" list "--$field" | cmp -s - want || problem 'not those that are'
            should "$field" false >want
            filtered "$noun" list "--no-$field" | cmp -s - want || problem 'not those that are not'
            filtered "$noun" list "--no_$field" | cmp -s - want || problem 'not those that are not'
        elif [ -n "$value" ]; then
            ref=
            [ "$kind" != REF ] || ref='#'
            should "$field" "$value" >want
            filtered "$noun" list "--$field" "$ref$value" | cmp -s - want || problem "not those with $value"
            [ -s want ] || problem 'none'
        fi
        # not filled in; and any of both
        should "$field" '' >want
        filtered "$noun" list "--$field" '' | cmp -s - want || problem 'not those without'
    done <fields
done
[ "$(wc -l <tried)" -gt 80 ] || problem 'hardly any filters'

# repeated: any of; two fields: both
run enterprise list --json
cp out all.json
part=
should industry C I >want
filtered enterprise list --industry C --industry I | cmp -s - want || problem 'not any of both'
filtered enterprise list --industry '制造业;I' | cmp -s - want || problem 'not any of both'
should industry C '' >want
filtered enterprise list --industry C --industry '' | cmp -s - want || problem 'not any of both'
should industry C >one
should status member >two
LC_ALL=C comm -12 one two >want
filtered enterprise list --industry C --status 会员 >got
cmp -s got want || problem 'not both'

# --from and --until on the noun's day, of every noun that has one, both included
for noun in $(nouns); do
    day=$(options "$noun list" | sed -n 's/^\([a-z_]*\), --on DATE.*/\1/p')
    if [ -z "$day" ]; then
        run "$noun" list --from 2018
        expect 2 '' '*'
        continue
    fi
    run "$noun" list --json
    awk -v path= -v wanted="id $day" -f "$(dirname "$0")/json.awk" out |
        awk -F '\t' '$2 >= "2018-03" && $2 < "2018-12" { print $1 }' | LC_ALL=C sort >want
    filtered "$noun" list --from 2018-03-01 --until 2018-11-30 | cmp -s - want || problem 'not those days'
done

# no default limit nor filter: past posts, inactive services, retired words
given service add --name 示例停办 --no-active
run service list --csv
out_has 示例停办
given choice edit 产业政策 --retired
run choice list --csv
out_has ,policy,
run post list --csv
past=$(cat err)
run post list --as_of 2018-12-31 --csv
[ "$past" != "$(cat err)" ] || problem 'past posts are left out'
run post list --as_of 1990-01-01 --json
expect 0 '[]' '*'
# --as_of: filters then apply to the values of that day
given enterprise edit '#1' --size 微型 --since 2018-07-01
run enterprise list --size 微型 --as_of 2018-06-30 --json
out_lacks '{"id":1,'
run enterprise list --size 微型 --as_of 2018-07-01 --json
out_has '{"id":1,'
run enterprise list --status 会员 --as_of 2012-05-15 --json
out_lacks '{"id":1,'

# --search over all texts; --limit; --sort both ways; together
run visit list --search 人才公寓 --json
[ "$(grep -c '"id"' out)" -ge 1 ] && ! grep '"id"' out | grep -vq 人才公寓 || problem 'not what has it'
run visit list --sort -visited_on --limit 3 --json
[ "$(cat err)" = '3 条' ] || problem 'not three'
awk -v path= -v wanted=visited_on -f "$(dirname "$0")/json.awk" out >got
sort -r got | cmp -s - got || problem 'not backwards'
verdict
