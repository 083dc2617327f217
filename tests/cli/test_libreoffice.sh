#!/bin/sh
# SPDX-License-Identifier: MIT
# Round trips through LibreOffice: what it saves of our workbooks and makes of CSV files goes in as
# it came out. It takes `soffice`, in Debian's package libreoffice-calc-nogui; without it the test is
# left out.
. "$(dirname "$0")/lib.sh"
{ command -v soffice && command -v iconv; } >/dev/null 2>&1 || {
    echo 'left out: it takes LibreOffice (libreoffice-calc-nogui)'
    exit 77
}
if ! "$CHAMBER" template place -o try.xlsx 2>err && grep -q libxlsxwriter err; then
    echo 'left out: this is built without workbooks'
    exit 77
fi

# Files into a folder, in another format; a profile of its own, which nothing else uses.
office() { # FOLDER FORMAT INPUT-FILTER FILE...
    folder=$1 format=$2 filter=$3
    shift 3
    command_line="soffice --convert-to $format $*"
    timeout 120 soffice "-env:UserInstallation=file://$scratch/office" --headless --norestore \
        ${filter:+"--infilter=$filter"} --convert-to "$format" --outdir "$folder" "$@" \
        >out 2>err </dev/null || problem 'LibreOffice failed'
    for file; do
        made=$(basename "$file")
        [ -s "$folder/${made%.*}.${format%%:*}" ] || problem "no $made in $folder"
    done
}
# Every row of a file is as it is stored.
same() { # NOUN FILE
    mark
    run "$1" import "$2" --json
    [ "$code" -eq 0 ] || problem "exit code $code"
    json_is added 0
    json_is changed 0
    [ "$(batches)" = "$stored" ] || problem 'something was stored'
}
office_filter='Text - txt - csv (StarCalc)'

new_database
sh "$CHAMBER_SOURCE/tests/data/import.sh" "$CHAMBER_SOURCE/tests/data/xinhua-2018" >log 2>&1 ||
    problem 'the sample year cannot be imported'
given place add --name 0512 --address 007
given enterprise add --name 示例零开头有限公司 --credit_code 913101050000000001 --member_no 00012 \
    --phone 02150000000 --founded_on 2012-05 --employees 1200 --confirmed_on 2018-07-03
given person add --name 张某某 --phone 13800000000 --born_on 1980
given place add --name '=1+1' --address '@SUM(A1)' --note "$(printf '一\n二')"

# --- saved again by LibreOffice: as a workbook, as an OpenDocument and back ---
nouns='enterprise person term role post liaison place campaign visit request honor body activity
    attendance service delivery recommendation task notice fee choice setting'
mkdir ours saved ods back csv
for noun in $nouns; do
    given "$noun" export -o "ours/$noun.xlsx"
done
given visit list -o ours/totals.xlsx
given enterprise template -o ours/form.xlsx
office saved xlsx '' ours/*.xlsx
office ods ods '' saved/*.xlsx
office back xlsx '' ods/*.ods
for noun in $nouns; do
    same "$noun" "ours/$noun.xlsx"
    same "$noun" "saved/$noun.xlsx"
    same "$noun" "back/$noun.xlsx"
done
same visit saved/totals.xlsx
same enterprise saved/form.xlsx
same enterprise back/form.xlsx

# --- the figures' workbook: every cell, note and chart is still there ---
given stats 2018 -o report.xlsx
mkdir reports
office reports xlsx '' report.xlsx
if perl -MSpreadsheet::ParseXLSX -MArchive::Zip -e 1 2>/dev/null; then
    for file in report.xlsx reports/report.xlsx; do
        command_line=$file
        timeout 60 perl "$CHAMBER_SOURCE/tests/tools/xlsx.pl" "$file" >whole.tsv 2>err ||
            problem 'it cannot be read'
        ! grep -q '^covered' whole.tsv || problem 'a chart lies on cells'
        grep '^\(series\|note\)	' whole.tsv | sort >"${file%.xlsx}.tsv"
        sed -n 's/^\(cell	[^	]*	[^	]*	\)[^	]*	[^	]*	\([^	]*\).*/\1\2/p' whole.tsv >>"${file%.xlsx}.tsv"
    done
    [ "$(grep -c '^series' report.tsv)" -gt 20 ] || problem 'hardly a chart'
    cmp -s report.tsv reports/report.tsv || {
        diff report.tsv reports/report.tsv >out
        problem 'LibreOffice keeps something else'
    }
fi

# --- as a CSV: UTF-8, and GB18030 ---
office csv 'csv:Text - txt - csv (StarCalc):44,34,76' '' saved/enterprise.xlsx saved/visit.xlsx \
    saved/fee.xlsx
for noun in enterprise visit fee; do
    same "$noun" "csv/$noun.csv"
done
grep -q '2018-07-03' csv/enterprise.csv || problem 'a date is none'
grep -q '913101050000000001.*00012.*02150000000' csv/enterprise.csv || problem 'a digit is lost'
mkdir gb
office gb 'csv:Text - txt - csv (StarCalc):44,34,85' '' saved/enterprise.xlsx saved/person.xlsx
for noun in enterprise person; do
    ! iconv -f UTF-8 -t UTF-8 "gb/$noun.csv" >out 2>err || problem 'it is UTF-8'
    same "$noun" "gb/$noun.csv"
done

# --- made by LibreOffice: a CSV with dates as people write them ---
cat >visits.csv <<'END'
走访日期,企业,形式,走访人数,走访情况,下次跟进
2018/12/3,示例云杉信息技术有限公司,实地走访,3,经营平稳,2019年1月7日
2018年12月4日,示例宏达机械有限公司,实地走访,2,订单充足,2019-01-08
2018-12-05,示例青禾餐饮管理有限公司,电话,1,"反映停车难,盼协调",
END
mkdir made
office made xlsx "$office_filter:44,34,76,1,,2052,false,true" visits.csv
given visit import made/visits.xlsx
given visit list --from 2018-12-03 --until 2018-12-05 --jsonl
for day in 03:1:onsite:2019-01-07:经营平稳 04:2:onsite:2019-01-08:订单充足 \
    '05:3:phone::反映停车难,盼协调'; do
    IFS=: read -r on enterprise form follow_up findings <<END
$day
END
    follow_up=${follow_up:+\"$follow_up\"}
    for part in "\"enterprise\":$enterprise," "\"form\":\"$form\"" "\"findings\":\"$findings\"" \
        "\"follow_up_on\":${follow_up:-null}"; do
        grep -F "\"visited_on\":\"2018-12-$on\"" out | grep -qF "$part" || problem "no $part"
    done
done
same visit made/visits.xlsx

# days counted from 1904, as a spreadsheet may be set to
mkdir flat days
cat >flat/visits.fods <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0" office:version="1.2"
 office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:automatic-styles>
<number:date-style style:name="N1"><number:year number:style="long"/><number:text>/</number:text>
<number:month/><number:text>/</number:text><number:day/></number:date-style>
<style:style style:name="D" style:family="table-cell" style:data-style-name="N1"/>
</office:automatic-styles><office:body><office:spreadsheet>
<table:calculation-settings><table:null-date table:date-value="1904-01-01"/></table:calculation-settings>
<table:table table:name="走访">
<table:table-row><table:table-cell office:value-type="string"><text:p>走访日期</text:p></table:table-cell>
<table:table-cell office:value-type="string"><text:p>企业</text:p></table:table-cell></table:table-row>
<table:table-row><table:table-cell table:style-name="D" office:value-type="date" office:date-value="2018-12-06"/>
<table:table-cell office:value-type="string"><text:p>示例云杉信息技术有限公司</text:p></table:table-cell></table:table-row>
</table:table></office:spreadsheet></office:body></office:document>
END
office days xlsx '' flat/visits.fods
unzip -p days/visits.xlsx xl/workbook.xml 2>/dev/null | grep -q 'date1904="\(true\|1\)"' ||
    ! command -v unzip >/dev/null || problem 'days are not counted from 1904'
given visit import days/visits.xlsx
given visit list --from 2018-12-06 --until 2018-12-06 --csv
expect 0 '*' '1 条'

# --- the whole database ---
given export -o all.xlsx
mkdir whole
office whole xlsx '' all.xlsx
CHAMBER_DB=$scratch/other/chamber.db
given init --name 另一个商会
given import whole/all.xlsx
for noun in $nouns enterprise_event request_event; do
    given "$noun" export -o "other-$noun.csv"
    "$CHAMBER" --db "$scratch/data/chamber.db" "$noun" export -o "first-$noun.csv" 2>err
    cmp -s "first-$noun.csv" "other-$noun.csv" || {
        diff "first-$noun.csv" "other-$noun.csv" >out
        problem "$noun is not what it was"
    }
done
verdict
