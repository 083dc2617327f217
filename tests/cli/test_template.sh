#!/bin/sh
# SPDX-License-Identifier: MIT
# The empty forms: what they hold, that they go in as they are with nothing stored, and that what is
# filled in below the example row does.
. "$(dirname "$0")/lib.sh"
nouns='enterprise person term role post liaison place campaign visit request honor body activity
    attendance service delivery recommendation task notice fee choice setting'

# --- without a database ---
mark
given template person
expect 0 '姓名,性别,电话,所在企业,企业职务,政治面貌,出生日期,青年企业家,备注' ''
given template 人士 --lang en
expect 0 'name,gender,phone,enterprise,title,politics,born_on,young,note' ''
given person template --json
cp out schema
given template person --json
cmp -s out schema || problem 'not the same schema'
given template person -o 人士.csv
expect 0 '' ''
grep -q '^姓名,性别' 人士.csv || problem 'no headings'
run template nothing
expect_refused 2 nothing
run template enterprise_event
expect_refused 2 template
run template
expect_refused 2 NOUN
run template person place
expect_refused 2 place
[ ! -e "$CHAMBER_DB" ] || problem 'a database was made'

run template person -o 人士.xlsx
if [ "$code" -eq 1 ] && grep -q libxlsxwriter err; then
    verdict # built without workbooks
fi
expect 0 '' ''
given person template -o 又一张.xlsx
cmp -s 人士.xlsx 又一张.xlsx || problem 'the two forms differ'
run person template -o 人士.xlsx
expect_refused 1 人士.xlsx
given person template -o 人士.xlsx --force
given enterprise template --xlsx
[ "$(head -c 2 out)" = PK ] || problem 'no workbook'
[ ! -e "$CHAMBER_DB" ] || problem 'a database was made'

# the database is never a target
new_database
run enterprise template -o "$CHAMBER_DB" --xlsx --force
expect_refused 1 chamber.db
run enterprise template -o "$CHAMBER_DB" --force
expect_refused 1 chamber.db
printf 'broken' >broken.db
chmod 600 broken.db
run enterprise template --db broken.db -o broken.xlsx
[ "$code" -ne 0 ] || problem 'a broken database was passed over'
[ ! -e broken.xlsx ] || problem 'a file is left'

# --- each goes in with nothing in it ---
for noun in $nouns; do
    given "$noun" template -o "$noun.xlsx"
    run "$noun" import "$noun.xlsx"
    expect 0 '*' '*'
    out_has '读取 0 行'
    given "$noun" template -o "$noun-en.xlsx" --lang en
    run "$noun" import "$noun-en.xlsx"
    expect 0 '*' '*'
    out_has '读取 0 行'
done
command_line='all templates'
[ "$(batches)" = "$stored" ] || problem 'something was stored'

verdict
