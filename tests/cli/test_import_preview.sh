#!/bin/sh
# SPDX-License-Identifier: MIT
# What a dry run of an import shows: where the headings are, how each column is read and why, the
# first rows, what is left out; in words and as JSON, of texts and workbooks, bad rows or not.
. "$(dirname "$0")/lib.sh"
new_database
run enterprise add --name 示例宏达机械有限公司
run enterprise add --name 示例云杉信息技术有限公司

cat >v.csv <<'END'
新华商会走访登记,,,
序号,走访时间,公司名称,走访情况
1,2018/7/3,示例宏达机械有限公司,很好
2,2018年7月4日,示例云杉信息技术有限公司,
合计,2次,,
END
iconv -f UTF-8 -t GB18030 v.csv >gb.csv 2>/dev/null || cp v.csv gb.csv
mark
run visit import v.csv --dry_run
expect 0 '文件“v.csv”，UTF-8，表头在第 2 行
列  表头      读作      依据
 1  序号      不导入
 2  走访时间  走访日期  近义表头
 3  公司名称  企业      近义表头
 4  走访情况  走访情况  表头

行  结果  走访日期    企业                      走访情况
 3  新增  2018-07-03  示例宏达机械有限公司      很好
 4  新增  2018-07-04  示例云杉信息技术有限公司

不是记录而略去的行：1,5
试运行 · 读取 2 行：新增 2，修改 0，相同 0，顺带新建 0；略去标题、合计、制表人等 2 行' '试运行：没有保存'
same_bytes || problem 'a preview wrote'
if ! cmp -s v.csv gb.csv; then
    run visit import gb.csv --dry_run
    out_has '文件“gb.csv”，GB18030，表头在第 2 行'
fi
run visit import v.csv --dry_run --lang en
out_has "file 'v.csv', UTF-8, headings in row 2"
out_has 'rows left out, being no records: 1,5'

run visit import v.csv --dry_run --json
expect 0 '*' '*'
json_is dry_run true
json_is file '"v.csv"'
json_is encoding '"UTF-8"'
json_is sheet null
json_is heading_rows '[2]'
json_is left_out_lines '[1,5]'
json_is added 2
out_has '{"column":1,"heading":"序号","field":null,"by":null}'
out_has '{"column":3,"heading":"公司名称","field":"enterprise","by":"synonym"}'
out_has '{"line":3,"fate":"new","record":{"id":0,"visited_on":"2018-07-03"'

# bad rows are shown too, and the failure stays one
sed 's/2018年7月4日/2018年2月30日/' v.csv >bad.csv
run visit import bad.csv --dry_run
expect 5 '*' '*'
out_has ' 4  有误  2018年2月30日'
out_has '新增 1，修改 0，相同 0，顺带新建 0；有误 1'
err_has 'bad.csv:4'
run visit import bad.csv --dry_run --json
expect 5 '*' '*'
out_has '{"line":4,"fate":"rejected","record":null}'
json_is bad 1
grep -q '^{"error":' err || problem 'no error object'
run visit import bad.csv
expect 5 '' '*'

# rows that are stored, changed or the same
run visit import v.csv
expect 0 '*' '*'
sed 's/很好/更好/' v.csv >more.csv
printf '记录号,走访日期,企业,走访情况\n1,2018-07-03,示例宏达机械有限公司,更好\n2,2018-07-04,示例云杉信息技术有限公司,\n' >more.csv
run visit import more.csv --dry_run --update
out_has ' 1  记录号    记录号    表头'
out_has ' 2  修改  2018-07-03'
out_has ' 3  相同  2018-07-04'

# a file without anything to read has no preview
printf 'x' >none.csv
run visit import none.csv --dry_run
expect 5 '*' '*'
run visit import gone.csv --dry_run
expect 1 '' '*'

# a workbook
run enterprise list -o list.xlsx
if [ "$code" -eq 0 ]; then
    run enterprise import list.xlsx --dry_run
    out_has '文件“list.xlsx”，工作表“企业”，表头在第 1 行'
    out_has '读取 2 行：新增 0，修改 0，相同 2'
fi

# headings of two rows are both told, and what cells beyond them hold is kept with a row put aside
run enterprise import "$CHAMBER_SOURCE/tests/data/sheets/headings_two_rows/in.csv" --dry_run --json
grep -qE '"heading_rows":\[[0-9]+,[0-9]+\]' out || problem 'not two rows of headings'
printf '企业名称,行业\n甲商行,无此行业,多出,的\n' >wide.csv
run enterprise import wide.csv --rejected aside.csv
expect 5 '*' '*'
grep -q '多出,的' aside.csv || problem 'what is beyond the headings is lost'
if [ -f list.xlsx ]; then
    printf '企业名称,行业\n甲商行,无此行业\n乙商行,H\n,H\n' >bad.csv
    mark
    run enterprise import bad.csv --rejected aside.xlsx
    expect 5 '*' '*'
    err_has 'aside.xlsx'
    [ "$(batches)" = "$stored" ] || problem 'something was stored'
    run enterprise import aside.xlsx --dry_run
    out_has '文件“aside.xlsx”，工作表“企业”'
    out_has '甲商行'
    out_lacks '乙商行'
    run enterprise import aside.xlsx --rejected again.xlsx # the reasons of before are not kept
    expect 5 '*' '*'
    run enterprise import bad.csv --rejected "$scratch/no/such.xlsx"
    expect 1 '' '*'
    # a visit to be made, and below it what is known of the enterprise
    given visit add --enterprise '#1' --on 2018-12-20 --state 计划
    given visit sheet --on 2018-12-20 -o sheet.xlsx
    run visit import sheet.xlsx --dry_run
    out_has '工作表“走访”'
    given visit sheet --on 2018-12-21 -o none.xlsx
fi
verdict
