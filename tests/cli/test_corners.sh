#!/bin/sh
# SPDX-License-Identifier: MIT
# What is rarely so: a database of no name, words that are retired, English where Chinese is usual,
# lists with empty parts.
. "$(dirname "$0")/lib.sh"
given init # of no name
given enterprise add --name 甲厂
given enterprise add --name 乙厂
given visit add --on 2018-05-01 --enterprise 甲厂 --form phone
given request add --on 2018-07-01 --enterprise 甲厂 --title 停车难
given request accept 2018-001 --on 2018-07-02
given service add --name 咨询 --category industry --guide "$(printf '到窗口\n\n带执照')"
given service add --name 代办

# a guide without a name, with an empty line, with services of no category
run service guide
expect 0 '*' '*'
[ "$(head -n 1 out)" = 服务指南 ] || problem 'another title'
sed -n '/1\. 咨询/,$p' out | cut -c1-9 >lines
[ "$(grep -c '^$' out)" -ge 2 ] || problem 'the empty line is not there'
run service guide --json
out_has '"guide":"到窗口\n\n带执照"'
run service guide --lang en
expect 0 '*' '*'
[ "$(head -n 1 out)" = 'Service guide' ] || problem 'not English'

# two databases of no name are called by their files
cp "$CHAMBER_DB" other.db
run stats 2018 --compare_db other.db
expect 0 '*' '*'
out_has 'other.db：2018-01-01 至 2018-12-31'
run stats 2018 --compare_db nowhere.db
expect 1 '' '*'
err_has 'nowhere.db'
run stats 2018 --html -o report.html
expect 0 '' ''
grep -q '<title>.*2018' report.html || problem 'another title'
given stats 2018 --xlsx -o form.xlsx
run stats 2018 --compare_db other.db --csv
expect 0 '*' '*'

# words: in English; one that is retired is not offered
offers() {
    current=$1
    shift
    run completion bash --current="$current" -- "$@"
    expect 0 '*' ''
}
run completion bash --lang en --current=ind -- request add --category
expect 0 'industrial policy' ''
run choice list --list request.category --code traffic --json
id=$(sed -n 's/.*"id":\([0-9]*\),.*/\1/p' out)
given choice edit "#$id" --retired
offers traf request add --category
printf '' | cmp -s - out || problem 'a retired word is offered'

# what cannot be together is named as it was typed, or by its usual name
run request amend 2018-001 '#2' --drop --on 2018-07-03
expect 2 '' 'chamber: --drop 不能与 --on 同用'
run request amend 2018-001 '#2' --drop --note 更正
expect 2 '' 'chamber: --drop 不能与 --note 同用'

# parts of lists that are empty, or nothing that is known
run enterprise list --columns name,,id
expect 0 '*' '2 条'
[ "$(head -n 1 out)" = '#  企业名称' ] || problem 'other columns'
run enterprise list --columns id,none
expect 2 '' '*'
err_has none
printf '单位,名称\n丙厂,丁厂\n' >list.csv
for map in 单位 =name 单位= ; do
    run enterprise import list.csv --map "$map"
    expect 2 '' '*'
    err_has "$map"
done
run enterprise import list.csv --create ';,'
expect 2 '' '*'
run enterprise import list.csv --map ';单位=-;' --dry_run
expect 0 '*' '*'
run visit list --form 'phone;;onsite' --csv
expect 0 '*' '1 条'

# in English
run visit list --text --lang en
out_has '2018-05-01'
run enterprise merge 甲厂 乙厂 --dry_run --lang en
expect 0 '*' '*'
run enterprise merge 乙厂 甲厂 --dry_run --lang en
err_has 'visit 1, request 1'
run log --lang en --limit 3
expect 0 '*' '*'
run stats 2018 --lang en --definitions
expect 0 '*' '*'
run choice list --list visit.form --lang en
expect 0 '*' '*'

run stats 2018 visits.by_form --key phonee --lang en
expect 2 '' "chamber: visits.by_form has no row 'phonee'; the nearest is 'phone'; the row for not filled in is --key ''"
run stats 2018 visits.by_campaign --key 无 --lang en
expect 2 '' "chamber: visits.by_campaign has no row '无'; the row for not filled in is --key ''"
run stats 2018 visits.by_form --key phone --lang en --json
expect 0 '*' '*'

# rejected rows: not into the file they come from; a sheet by its ending; from standard input
run enterprise import list.csv --map 单位=phone --partial --rejected list.csv
expect 1 '' '*'
[ "$(head -n 1 list.csv)" = 单位,名称 ] || problem 'the file changed'
printf '名称,会员状态\n戊厂,无此状态\n' >bad.csv
run enterprise import bad.csv --partial --rejected bad.XLSX
[ -s bad.XLSX ] || problem 'no workbook of rejected rows'
printf '名称,会员状态\n戊厂,无此状态\n' | timeout 30 "$CHAMBER" enterprise import - --partial --rejected left.csv >out 2>err
grep -q 戊厂 left.csv || problem 'not the rejected row'

# in JSON: a mistake of a file that is of no line of it; quotes and control characters of a path
: >empty.csv
run enterprise import empty.csv --json
expect 5 '' '*'
err_has '"errors":[{"code":"data","message":"empty.csv: 空文件，连标题行也没有","file":"empty.csv","line":null,'
odd=$(printf '%s/a"\\\n\001.db' "$scratch")
CHAMBER_DB=$odd run config --json
expect 0 '*' '*'
out_has '/a\"\\\n\u0001.db","source"'

# an empty setting of the environment is none
CHAMBER_TODAY='' run stats 2018 --csv
expect 0 '*' '*'
NO_COLOR='' run place list
expect 0 '*' '*'
verdict
