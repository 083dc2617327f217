#!/bin/sh
# SPDX-License-Identifier: MIT
# The chamber's year: out of the office's files come the figures it reported, in the table, the
# JSON and the CSV; after the records of 2019, and steps of 2019 on records of 2018, the same.
. "$(dirname "$0")/lib.sh"
CHAMBER_DB=$scratch/data/chamber.db
CHAMBER_TODAY=2019-12-31
HOME=$scratch
export CHAMBER_DB CHAMBER_TODAY HOME
unset XDG_CONFIG_HOME XDG_DATA_HOME

quietly() {
    "$@" >"$scratch/log" 2>&1 || {
        problems "$*" <"$scratch/log"
        problem "$*: failed"
        verdict
    }
}
# The figure's object in one line, whatever the layout of the JSON.
object() { # id
    tr -d '\n' <"$scratch/stats.json" | grep -oE "\\{[^{}]*\"id\": *\"$1\"[^{}]*\\}"
}
expect_figure() { # id, value
    object "$1" | grep -qE "\"value\": *$2[,}]" || problem "$1 is not $2: $(object "$1")"
}
expect_honor() { # title, level, enterprises, persons
    tr -d '\n' <"$scratch/stats.json" | grep -oE "\\{[^{}]*\"key\": *\"$1\"[^{}]*\\}" |
        grep -E "\"level\": *$2[,}]" | grep -E "\"enterprises\": *$3[,}]" |
        grep -qE "\"persons\": *$4[,}]" || problem "honors: not $1 $2 $3 $4"
}
expect_story() {
    quietly "$CHAMBER" stats 2018 --json -o "$scratch/stats.json" --force
    expect_figure requests.member_enterprises 22
    expect_figure requests.enterprises 22
    expect_figure requests.raised 40
    expect_figure requests.members 40
    expect_figure requests.members_resolved 25
    expect_figure requests.resolved 25
    expect_figure requests.rate 0.625
    expect_figure requests.open 15
    expect_figure honors.total 18
    expect_honor 全国工人先锋号 '"national"' 1 0
    expect_honor 巾帼文明岗 '"municipal"' 1 0
    expect_honor 法华牡丹形象大使 '"subdistrict"' 0 2
    expect_honor 精神文明十佳好人好事 null 0 5
    expect_honor 社区公益之星 null 0 9
    expect_figure members.total 34
    expect_figure members.joined 4
    expect_figure members.left 1
    expect_figure prospects.visited 2
    expect_figure prospects.admitted 1
    expect_figure visits.total "$(grep -c ',已完成,' tests/data/xinhua-2018/visit.csv)"
    [ "$("$CHAMBER" stats 2018 requests.raised --csv 2>/dev/null | tail -n +2 | wc -l)" -eq 40 ] ||
        problem "there are not 40 requests behind requests.raised"
}

quietly "$CHAMBER" init --name 新华商会
quietly sh tests/data/import.sh tests/data/xinhua-2018
expect_story
quietly "$CHAMBER" stats 2018 --csv -o "$scratch/before.csv"
grep -q '^requests.raised,.*[,"]40[,"]' "$scratch/before.csv" || problem "not 40 in the CSV"
quietly "$CHAMBER" stats 2018 -o "$scratch/before.txt"
grep '40' "$scratch/before.txt" | grep -q '条' || problem "not 40 in the table"
for kind in 送温暖 送清凉 送健康; do
    "$CHAMBER" visit list --campaign "2018年$kind" --json 2>/dev/null | grep -q '"visited_on"' ||
        problem "no visit under 2018年$kind"
done

# the same files once more write nothing
quietly sh tests/data/import.sh tests/data/xinhua-2018
quietly "$CHAMBER" stats 2018 --csv -o "$scratch/twice.csv"
diff "$scratch/before.csv" "$scratch/twice.csv" | problems "after importing twice"

quietly sh tests/data/import.sh tests/data/xinhua-2019
quietly "$CHAMBER" request resolve 2018-024 --on 2019-02-20 --outcome 落户办结
quietly "$CHAMBER" request reopen 2018-001 --on 2019-03-01 --note 续租未落实
quietly "$CHAMBER" enterprise leave 晨曦广告 --on 2019-05-31 --reason 迁出
quietly "$CHAMBER" enterprise edit 朗月文化 --place 示例商务楼 --since 2019-06-01
quietly "$CHAMBER" enterprise admit 方舟医药 --on 2019-06-18
expect_story
quietly "$CHAMBER" stats 2018 --csv -o "$scratch/after.csv"
diff "$scratch/before.csv" "$scratch/after.csv" | problems "2018 is not what it was"
quietly "$CHAMBER" stats 2019 --json -o "$scratch/stats.json" --force
expect_figure requests.raised 4
expect_figure requests.handled 3
expect_figure members.joined 3
expect_figure members.left 1
expect_figure members.total 36
verdict
