#!/bin/sh
# SPDX-License-Identifier: MIT
# Bad input that no other test has: numbers that are none, years at the edge, long names, a clock that
# is wrong, JSON that is deep, long, damaged or in another encoding. Each is refused in one clean
# line and stores nothing, or is taken as it stands.
. "$(dirname "$0")/lib.sh"
new_database
given enterprise add --name 宏达机械有限公司
mark

# TEXT N: that text, so often
many() {
    awk -v text="$1" -v n="$2" 'BEGIN { for (i = 0; i < n; i++) printf "%s", text }'
}

# numbers: of an option, of a field
for number in "$(many 9 40)" -1 1e9 NaN １２ 0x10 ' ' 1.5; do
    run place list --limit "$number"
    expect_refused 2 limit
done
for number in "$(many 9 40)" 1e9 NaN 0x10 1.5; do
    run term add --from_on 2016-01-01 --number "$number"
    expect_refused 1 number
done
run term add --from_on 2016-01-01 --number １２ # full-width digits are digits
expect 0 '*' '*'
given term show '#1' --json
json_is number 12
given undo --yes
mark

# years: four digits, and what has not been yet is no visit
for day in 10000-01-01 0000-01-01 99999-01-01 -0001-01-01 9999-12-31; do
    run visit add --enterprise '#1' --on="$day"
    expect_refused 1 visited_on
done
given visit add --enterprise '#1' --on 1582-10-10 # reckoned backwards without a gap
given visit list --json
json_is visited_on '"1582-10-10"'
given undo --yes

# names: as long as a name may be, and one character more
given place add --name 楼
given place add --name "$(many 楼 200)"
given place list --name "$(many 楼 200)" --csv
mark
for length in 201 1000 40000; do
    run place add --name "$(many 楼 "$length")"
    expect_refused 1 名称
    [ "$(wc -c <err)" -lt 1000 ] || problem 'the message is not cut short'
done
run place add --name ''
expect 2 '' '*'

# a clock that is wrong stops nothing, and is told
for day in 1970-01-01 2099-01-01; do
    CHAMBER_TODAY=$day run place add --name "于$day"
    expect 0 '*' '*'
    err_has "今天按系统时钟是 $day"
done
run place list --csv
expect 0 '*' '4 条'
run place add --name 又一处
expect 0 '*' "$(batch "$(($(batches) - 1))")"
mark

# JSON
bad() { # what the line says
    run place import bad.json
    expect 5 '' '*'
    err_has "$1"
    [ "$(wc -c <err)" -lt 2000 ] || problem 'the message is not cut short'
    same_bytes || problem 'something was stored'
}
bytes_of() {
    # shellcheck disable=SC2059
    printf "$1" >bad.json
}
many '[' 100000 >bad.json
bad 'bad.json:1: JSON 嵌套过深'
many '{"a":' 100000 >bad.json
bad 'bad.json:1: JSON 嵌套过深'
bytes_of '[{"name":"\\ud800"}]' # half a character
bad '不是有效的 JSON'
bytes_of '[\n{"name":"\300\257"}]' # overlong
bad 'bad.json:2: '
bytes_of '[\n{"name":"\355\240\200"}]' # a surrogate as bytes
bad 'bad.json:2: '
bytes_of '[{"name":NaN}]'
bad '不是有效的 JSON'
bytes_of '[{"name":"丙"} // 说明\n]'
bad '不是有效的 JSON'
bytes_of '[{"name":"丙"'
bad '不是有效的 JSON'
bytes_of '[{"name":"丙"}]\n{}'
bad 'JSON 结束后还有内容'
{ printf '[{"name":' && many 9 100000 && printf '}]'; } >bad.json
bad '名称(name): JSON 值的类型不对'
{ printf '[{"name":"丙","note":[' && many '"甲",' 5000 && printf '"乙"]}]'; } >bad.json
bad '备注(note): JSON 值的类型不对'
{ printf '[{"name":"' && many x 3000000 && printf '"}]'; } >bad.json
bad 名称
bytes_of '[\000{\000}\000]\000' # UTF-16 that does not say so
bad 'bad.json:1: '
awk 'BEGIN { for (n = 1; n <= 5000; n++) printf "%s{\"name\":\"第%d处\"}\n", (n > 1 ? "," : "["), n; print "]" }' >many.json
given place import many.json
given place list --csv
[ "$(wc -l <out)" -eq 5006 ] || problem 'not all 5,000'
mark

# what is far too large takes little memory before it is refused; a sanitizer alone takes more
if ! grep -q __asan_init "$CHAMBER"; then
    { printf '姓名,备注\n示例甲,' && many x 400000 && echo; } >huge1.csv
    { printf '姓名,备注\n示例甲,"' && many 'x\n' 100000 && echo '"'; } >huge2.csv
    { printf '姓名,备注\n示例甲' && many , 300000 && echo; } >huge3.csv
    { printf '姓名,备注\n示例甲,' && many '"' 99999 && echo; } >huge4.csv
    cp bad.json huge5.json
    for file in huge*; do
        command_line="chamber person import $file, in 100 MB"
        (ulimit -v 100000 && exec timeout 10 "$CHAMBER" person import "$file") >out 2>err
        code=$?
        expect 5 '' '*'
        err_has "$file:"
    done
    same_bytes || problem 'something was stored'
fi

# phone numbers are in no message, whatever is wrong with the row or the record, nor in the log
phone=13811112222
given person add --name 林某一 --phone $phone --born_on 1970-01-02
printf '姓名,电话,出生日期,性别\n林某二,%s,2018-02-30,\n,%s,,男\n林某三,%s,,雄\n林某一,%s,1971-01-02,\n' \
    $phone $phone $phone $phone >people.csv
printf '姓名,电话,未知列\n林某四,%s,%s\n' $phone $phone >column.csv
for words in 'person import people.csv' 'person import people.csv --json' 'person import people.csv --dry_run' \
    'person import column.csv' "person add --name 林某五 --phone $phone --born_on 2099-01-01" \
    "person add --phone $phone" "person edit 林某一 --phone $phone --gender 雄" 'log --json' 'check --json' \
    "person edit 林某 --phone $phone --yes" 'person remove 林某'; do
    # shellcheck disable=SC2086
    run $words
    case $words in person*) [ "$code" -ne 0 ] || problem 'it is taken' ;; esac
    ! grep -q $phone err || problem 'a phone number in a message'
    case $words in log* | check*) out_lacks $phone ;; esac
done

# the import's file goes away, or becomes another, while somebody decides: what was read is stored
printf '名称\n先读到的\n' >file.csv
given place import file.csv
rm file.csv
run place import file.csv
expect 1 '' 'chamber: 没有文件“file.csv”'
verdict
