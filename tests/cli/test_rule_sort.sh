#!/bin/sh
# SPDX-License-Identifier: MIT
# Sorting: Chinese by pinyin, surnames as surnames are read, digits in numeric order, rosters by rank;
# what is equal is in the order of entry; by every field of every noun, both ways.
. "$(dirname "$0")/lib.sh"
. "$(dirname "$0")/commands.sh"
sample_year
ids() { # ARGUMENT... of a list
    run "$@" --json
    [ "$code" -eq 0 ] || problem "exit code $code"
    awk -v path= -v wanted=id -f "$(dirname "$0")/json.awk" out
}
in_order() { # NOUN FIELD: the names of `want` are listed in its order, and backwards with -
    command_line="$1 list --sort $2"
    "$CHAMBER" "$1" list --sort "$2" --search "$3" --json 2>err |
        awk -v path= -v wanted="$2" -f "$(dirname "$0")/json.awk" >got
    cmp -s got want || problem "$(diff got want)"
    "$CHAMBER" "$1" list --sort "-$2" --search "$3" --json 2>err |
        awk -v path= -v wanted="$2" -f "$(dirname "$0")/json.awk" >got
    awk '{ line[NR] = $0 } END { for (i = NR; i > 0; i--) print line[i] }' want | cmp -s got - ||
        problem "backwards: $(cat got)"
}

# digits in numeric order, in whatever width, also within a name
cat >want <<'END_OF_NAMES'
序园1号楼
序园2号楼
序园3-2室
序园3-10室
序园10号楼
序园100号楼
END_OF_NAMES
awk '{ line[NR] = $0 } END { for (i = NR; i > 0; i--) print "place add --name " line[(i * 5) % NR + 1] }' want >places
given batch places
in_order place name 序园

# Chinese by pinyin, a character that has several readings by its first; Latin before it
cat >want <<'END_OF_NAMES'
序企ABC公司
序企安徽公司
序企百花公司
序企北京公司
序企重庆公司
序企大连公司
序企福建公司
序企杭州公司
序企上海公司
序企长沙公司
序企中山公司
END_OF_NAMES
sort -r want >shuffled
sed 's/^/enterprise add --name /' shuffled >enterprises
given batch enterprises
"$CHAMBER" enterprise list --sort name --search 序企 --json 2>err |
    awk -v path= -v wanted=name -f "$(dirname "$0")/json.awk" >got
for pair in 'ABC 安徽' '安徽 百花' '百花 北京' '北京 大连' '大连 福建' '福建 杭州' '杭州 上海' '上海 中山'; do
    # shellcheck disable=SC2086
    set -- $pair
    [ "$(grep -n "$1" got | cut -d: -f1)" -lt "$(grep -n "$2" got | cut -d: -f1)" ] ||
        problem "$1 is not before $2: $(cat got)"
done

# surnames: 单 shan, 仇 qiu, 曾 zeng, 尉迟 yuchi, 解 xie, 区 ou, 查 zha
cat >want <<'END_OF_NAMES'
陈序某
区序某
仇序某
任序某
单序某
王序某
解序某
尉迟序某
曾序某
查序某
END_OF_NAMES
sort want | sed 's/^/person add --name /' >people
given batch people
in_order person name 序某

# rosters by rank, whatever the order of entry
run post list --as_of 2018-12-31 --json
awk -v path= -v wanted=role_name -f "$(dirname "$0")/json.awk" out | uniq >roles
run role list --sort rank --json
awk -v path= -v wanted=name -f "$(dirname "$0")/json.awk" out | grep -xF -f roles >ranked
cmp -s roles ranked || problem "not by rank: $(cat roles)"
mark
given post add --person '#30' --role 会长 --on 2018-12-01
run post list --as_of 2018-12-31 --json
[ "$(awk -v path= -v wanted=role_name -f "$(dirname "$0")/json.awk" out | uniq | tr '\n' ' ')" = \
    "$(tr '\n' ' ' <roles)" ] || problem 'not by rank'

mark

# by each field of each noun: the same records, neither more nor fewer, also backwards; stable
for noun in $(nouns); do
    ids "$noun" list | sort -n >all
    # what is offered: every field but lists, which have no order
    for field in $("$CHAMBER" completion bash --current= -- "$noun" list --sort); do
        grep -qx "$field" tried.fields 2>none && [ "$noun" != visit ] && continue
        echo "$field" >>tried.fields
        ids "$noun" list --sort "$field" >sorted
        sort -n sorted | cmp -s - all || problem 'other records'
    done
    run "$noun" list --sort nothing
    expect_refused 2 nothing
done
ids place list --name 序园 --sort kind >sorted
sort -n sorted | cmp -s - sorted || problem 'what is equal changes places'
ids place list --name 序园 --sort -kind >sorted
sort -rn sorted | cmp -s - sorted || problem 'not backwards'
ids visit list --sort visited_on >sorted
ids visit list --sort 走访日期 | cmp -s - sorted || problem 'not by the label'
verdict
