#!/bin/sh
# SPDX-License-Identifier: MIT
# Workbooks as another reader sees them: Perl's Spreadsheet::ParseXLSX, in Debian's package
# libspreadsheet-parsexlsx-perl, through tests/tools/xlsx.pl. Without it there is nothing to compare
# with, and the test is left out.
. "$(dirname "$0")/lib.sh"
tools=$CHAMBER_SOURCE/tests/tools
perl -MSpreadsheet::ParseXLSX -MArchive::Zip -e 1 2>/dev/null || {
    echo 'left out: it takes perl and libspreadsheet-parsexlsx-perl'
    exit 77
}
if ! "$CHAMBER" template place -o try.xlsx 2>err && grep -q libxlsxwriter err; then
    echo 'left out: this is built without workbooks'
    exit 77
fi

# Read what was written, into $name.tsv; sees TEXT: a line of it has that, TABs as written.
look() {
    command_line="$name.xlsx"
    perl "$tools/xlsx.pl" "$name.xlsx" >"$name.tsv" 2>err || problem 'it cannot be read'
    ! grep -q '^sheet	.*formulas' "$name.tsv" || problem 'there is a formula'
    cp "$name.tsv" out
}
sees() {
    grep -qxF -e "$1" "$name.tsv" || problem "no line: $1"
}
sees_like() {
    grep -qE -e "$1" "$name.tsv" || problem "no line like: $1"
}
sheet_count() {
    [ "$(grep -c '^sheet' "$name.tsv")" -eq "$1" ] || problem "not $1 sheets"
}

new_database
sh "$CHAMBER_SOURCE/tests/data/import.sh" "$CHAMBER_SOURCE/tests/data/xinhua-2018" >log 2>&1 ||
    problem 'the sample year cannot be imported'

# --- every cell of every noun ---
compared=0
for noun in enterprise enterprise_event person term role post liaison place campaign visit request \
    request_event honor body activity attendance service delivery recommendation task notice fee \
    choice setting; do
    name=$noun
    given "$noun" export -o "$noun.csv"
    given "$noun" export -o "$noun.xlsx"
    look
    sheet=$(sed -n 's/^sheet	\([^	]*\).*/\1/p' "$name.tsv")
    perl "$tools/same.pl" "$name.tsv" "$sheet" "$noun.csv" >out || problem 'not what the CSV has'
    compared=$((compared + $(sed -n 's/ cells$//p' out)))
    sees_like "^sheet	$sheet	frozen=1	filter=A1:[A-Z]+[0-9]+	landscape	fitted	repeated='?$sheet'?!.1:.1\$"
done
command_line='all nouns'
[ "$compared" -gt 5000 ] || problem "only $compared cells were compared"

# --- numbers and codes that look like numbers ---
given place add --name 0512 --address 007
given enterprise add --name 示例零开头有限公司 --credit_code 913101050000000001 --member_no 00012 \
    --phone 02150000000 --founded_on 2012-05 --employees 1200 --confirmed_on 2018-07-03
given person add --name 张某某 --phone 13800000000 --born_on 1980
name=codes
given enterprise export --name 示例零开头 -o codes.xlsx
look
sees 'cell	企业	E2	Text	@	913101050000000001'
sees 'cell	企业	F2	Text	@	00012'
sees_like '^cell	企业	Q2	Text	@	02150000000$'
sees_like '^cell	企业	S2	Text	@	2012-05$'
sees_like '^cell	企业	M2	Numeric	General	1200$'
sees_like '^cell	企业	Z2	Date	yyyy-mm-dd	2018-07-03$'
name=places
given place export --name 0512 -o places.xlsx
look
sees 'cell	楼宇阵地	B2	Text	@	0512'
name=persons
given person list --name 张某某 -o persons.xlsx
look
sees_like '^cell	人士	[A-Z]2	Text	@	13800000000$'
sees_like '^cell	人士	[A-Z]2	Text	@	1980$'

# what begins like a formula is text, and a cell holds it as it is
name=formula
given place add --name '=1+1' --address '@SUM(A1)' --note "$(printf 'a\tb\nc')"
given place export --name '=1+1' -o formula.xlsx
look
sees 'cell	楼宇阵地	B2	Text	@	=1+1'
sees 'cell	楼宇阵地	E2	Text	@	@SUM(A1)'
sees_like '	a\\tb\\nc$'

# --- how it looks ---
name=list
given visit list -o list.xlsx
look
sees_like "^sheet	走访	frozen=1	filter=A1:[A-Z]+70	landscape	fitted	repeated="
sees_like '^cell	走访	A1	Text	@	[^	]*	bold$'
sees_like '^cell	走访	A71	Text	[^	]*	合计	bold$'
given enterprise list --columns name,employees -o columns.xlsx
name=columns
look
sees 'column	企业	B	32.7109375'
! grep -qE '^column	.*	[0-5]\.' "$name.tsv" || problem 'a column is too narrow'
name=none
given visit list --enterprise 示例零开头 -o none.xlsx
look
sees_like '^sheet	走访	frozen=1'
[ "$(grep -c '^cell' "$name.tsv")" -gt 5 ] || problem 'no headings'

# --- figures, their evidence, a screen ---
name=stats
given stats 2018 --csv
cp out stats.csv
given stats 2018 -o stats.xlsx
look
[ "$(grep -cE '^cell	[^	]*	[A-Z]+[0-9]+	Numeric' "$name.tsv")" -gt 50 ] || problem 'hardly a number'
grep -qE '^cell	.*	0\.0*%	0\.6' "$name.tsv" || grep -qE '^cell	.*	[0-9.]*%' "$name.tsv" ||
    problem 'no percentage'
name=evidence
given stats 2018 requests.resolved -o evidence.xlsx
look
[ "$(grep -cE '^cell	.*	2018-[0-9]{3}$' "$name.tsv")" -ge 25 ] || problem 'not 25 requests'
name=brief
given enterprise brief 云杉 -o brief.xlsx
look
sees_like '^cell	[^	]*	[A-Z]+[0-9]+	Text	@	示例云杉信息技术有限公司'

# --- the empty form ---
name=template
given enterprise template -o template.xlsx
look
sheet_count 3
sees "sheet	企业	frozen=1	filter=A1:Z2	landscape	fitted	repeated='企业'!\$1:\$1"
sees 'sheet	_	hidden'
sees 'list	企业	W2:W1048576	strict	"是,否"'
sees 'list	企业	X2:X1048576	free	"高新技术,专精特新,规上,上市"'
sees "list	企业	J2:J1048576	strict	'_'!\$A\$1:\$T\$1"
sees 'cell	_	A1	Text	GENERAL	农、林、牧、渔业'
sees_like "^list	企业	M2:M1048576	free	"
sees 'note	企业	A1	必填\n文字'
sees 'cell	企业	A2	Text	@	例：示例贸易有限公司'
sees 'cell	企业	H2	Date	yyyy-mm-dd	2018-07-18'

# --- the whole database ---
name=all
given export -o all.xlsx
look
sheets=$(grep -c '^sheet' "$name.tsv")
[ "$sheets" -ge 24 ] || problem "only $sheets sheets"
for noun in enterprise visit request_event fee; do
    sheet=$(sed -n 's/^sheet	\([^	]*\).*/\1/p' "$noun.tsv")
    grep "^cell	$sheet	" "$name.tsv" >"$noun.cells"
    given "$noun" export -o "$noun.csv" --force
    perl "$tools/same.pl" "$noun.cells" "$sheet" "$noun.csv" >out || problem "$sheet is not as its CSV"
done
verdict
