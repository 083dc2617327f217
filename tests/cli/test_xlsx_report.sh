#!/bin/sh
# SPDX-License-Identifier: MIT
# The figures' workbook as another reader sees it: the form of the year, charts that hold what the
# rows say and lie on no cell, definitions as notes, how it is printed. It takes what
# tests/tools/xlsx.pl takes; without it the test is left out.
. "$(dirname "$0")/lib.sh"
perl -MSpreadsheet::ParseXLSX -MArchive::Zip -e 1 2>/dev/null || {
    echo 'left out: it takes perl and libspreadsheet-parsexlsx-perl'
    exit 77
}
if ! "$CHAMBER" template place -o try.xlsx 2>err && grep -q libxlsxwriter err; then
    echo 'left out: this is built without workbooks'
    exit 77
fi
look() { # NAME
    name=$1
    command_line="$name.xlsx"
    timeout 60 perl "$CHAMBER_SOURCE/tests/tools/xlsx.pl" "$name.xlsx" >"$name.tsv" 2>err ||
        problem 'it cannot be read'
    cp "$name.tsv" out
    ! grep -q '^covered' "$name.tsv" || problem 'a chart lies on cells'
    ! grep -q '^sheet	.*formulas' "$name.tsv" || problem 'there is a formula'
}
sees() {
    grep -qxF -e "$1" "$name.tsv" || problem "no line: $1"
}
sees_like() {
    grep -qE -e "$1" "$name.tsv" || problem "no line like: $1"
}
columns() { # CSV file, column...
    file=$1
    shift
    awk -v wanted="$*" -f "$CHAMBER_SOURCE/tests/cli/csv.awk" "$file"
}

new_database
sh "$CHAMBER_SOURCE/tests/data/import.sh" "$CHAMBER_SOURCE/tests/data/xinhua-2018" >log 2>&1 ||
    problem 'the sample year cannot be imported'
given stats 2018 --csv -o year.csv
given stats 2018 -o year.xlsx
[ -s err ] && problem 'something is said'
look year

# --- sheets ---
sheets=$(sed -n 's/^sheet	\([^	]*\).*/\1/p' year.tsv | tr '\n' ' ')
[ "$sheets" = '年度报表 会员 班子 走访 联系 诉求 活动 服务 荣誉 推荐 推送 计划事项 会费 四好商会 指标口径 ' ] ||
    problem "the sheets are $sheets"
[ "$(grep -c '^sheet	.*	landscape	fitted	repeated=' year.tsv)" -eq 15 ] ||
    problem 'a sheet is not set up for printing'
sees_like "^sheet	年度报表	frozen=3	filter=A3:K[0-9]+	landscape	fitted	repeated='年度报表'!.3:.3$"
sees_like "^sheet	走访	frozen=1	landscape	fitted	repeated='走访'!.1:.1	printed='走访'!.A.1:.[A-Z]+.[0-9]+	breaks="
for good in 班子建设好 团结教育好 服务发展好 自律规范好; do
    sees_like "^cell	四好商会	A[0-9]+	Text	[^	]*	$good	bold$"
done

# --- the form: every figure, numbered, as the CSV has it ---
columns year.csv id label value previous | grep -v '\.by_' >figures
lines=$(wc -l <figures)
[ "$lines" -gt 40 ] || problem 'hardly any figures'
sees 'cell	年度报表	A1	Text	@	测试商会 年度报表	bold'
on_form() { # column
    sed -n "s/^cell	年度报表	$1\([0-9]*\)	[^	]*	[^	]*	\([^	]*\).*/\1	\2/p" year.tsv |
        awk -F '\t' '$1 > 3' | sort -n | cut -f 2
}
on_form A | head -n "$lines" >numbers
seq 1 "$lines" | cmp -s - numbers || problem 'not numbered'
on_form C >labels
cut -f 2 figures | cmp -s - labels || problem 'not the figures in their order'
for pair in E:3 F:4; do # a dash is a number that there is not
    on_form "${pair%:*}" | sed 's/^—$//' >found
    cut -f "${pair#*:}" figures >said
    paste found said | awk -F '\t' '{
        close_to = $1 == $2 || ($1 != "" && $2 != "" && ($1 - $2) ^ 2 < 1e-18)
        if (!close_to) { print; bad = 1 } } END { exit bad }' >out ||
        problem "column $pair is not as the CSV has it"
done
sees_like '^cell	年度报表	E[0-9]+	Numeric	0\.0%	0\.625'
sees_like '^cell	年度报表	E[0-9]+	Numeric	General	40$'
sees_like '^note	年度报表	G3	.*百分点'
# of the rate resolved 25 of 40; members 34 against 31
row=$(sed -n 's/^cell	年度报表	C\([0-9]*\)	.*	解决率$/\1/p' year.tsv)
sees_like "^cell	年度报表	I$row	Numeric	[^	]*	25$"
sees_like "^cell	年度报表	J$row	Numeric	[^	]*	40$"
row=$(sed -n 's/^cell	年度报表	C\([0-9]*\)	.*	会员总数$/\1/p' year.tsv)
sees_like "^cell	年度报表	G$row	Numeric	[^	]*	3$"
sees_like "^cell	年度报表	H$row	Numeric	0\.0%	0\.0967"

# --- definitions: a note on every figure of a section and on every breakdown's title ---
columns year.csv id definition | sort -u >definitions
while IFS='	' read -r id definition; do
    grep -qF "	$definition" year.tsv || problem "no definition of $id"
    grep '^note	' year.tsv | grep -v '^note	年度报表' | grep -qF "	$definition" ||
        problem "$id has no note"
done <definitions

# --- charts: what the rows say ---
charts=$(grep -c '^chart' year.tsv)
[ "$charts" -ge 19 ] || problem "only $charts charts"
[ "$(grep -c '^chart	.*	col	.*按月份' year.tsv)" -eq 3 ] || problem 'months do not stand upright'
! grep '^chart' year.tsv | grep -v '按月份' | grep -q '	col	' || problem 'bars do not lie'
! grep -qE '^chart	[^	]*	[^	]*	[^	]*	[^	]*	[^	]*	$' year.tsv || problem 'a chart without words'
series_of() { # title without unit: the series, LABEL=VALUE one a line, a NAME before them
    sheet_and_number=$(grep -F "	$1（" year.tsv | sed -n 's/^chart	\([^	]*	[^	]*\)	.*/\1/p')
    sed -n "s/^series	$sheet_and_number	//p" year.tsv | tr '\t' '\n'
}
rows_of() { # id, columns of values: the same of the CSV
    of=$1
    shift
    for column; do
        heading=$column
        case $column in
        value) heading=数值 ;;
        raised) heading=提出 ;;
        resolved) heading=已解决 ;;
        assigned) heading=联系 ;;
        visited) heading=已走访 ;;
        joined_in) heading=领导参加 ;;
        recommended) heading=推荐 ;;
        accepted) heading=通过 ;;
        esac
        echo "$heading"
        columns year.csv id key label value "$column" | awk -F '\t' -v id="$of" '
            $1 == id { line[++n] = $3 "=" $5; key = $2; value = $4 }
            END { for (i = 1; i <= n - (key == "" && value == 0); i++) print line[i] }'
    done
}
compare() { # id, title, columns
    id=$1 title=$2
    shift 2
    rows_of "$id" "$@" >expected
    series_of "$title" >out
    [ "$(wc -l <expected)" -gt 2 ] || problem "$id has no rows"
    cmp -s expected out || problem "$id is not drawn as it is"
}
compare visits.by_month 走访按月份 value
compare visits.by_campaign 走访按行动 value
compare visits.by_industry 走访按行业 value
compare members.by_industry 会员按行业 value
compare honors.by_level 荣誉按级别 value
compare activities.by_month 活动按月份 value
compare requests.by_category 诉求按类别 raised resolved
compare requests.by_month 诉求按月份 raised resolved
compare liaison.by_leader 定向联系按领导 assigned visited joined_in
compare recommendations.by_organization 推荐按组织 recommended accepted

# --- parts of it, other languages, nothing ---
given stats 2018Q3 --section visits -o part.xlsx
look part
sees_like '^sheet	总览	'
[ "$(grep -c '^sheet' part.tsv)" -eq 3 ] || problem 'not three sheets'
[ "$(grep -c '^chart' part.tsv)" -eq 4 ] || problem 'not four charts'
given stats 2018 --goods -o goods.xlsx
look goods
sees_like '^sheet	自律规范好	'
given stats 2018 --lang en -o english.xlsx
look english
sees_like '^sheet	Yearly report	'
sees_like '^chart	Visits	1	[^	]*	col	Visits by month'
given stats 2001 -o nothing.xlsx
look nothing
! grep -q '^chart	走访' nothing.tsv || problem 'a chart of nothing'

# --- one like another ---
given stats 2018 -o again.xlsx
cmp year.xlsx again.xlsx || problem 'not the same bytes'
verdict
