#!/bin/sh
# SPDX-License-Identifier: MIT
# Money on the command line: dues are typed as people write sums, and are yuan in every format.
. "$(dirname "$0")/lib.sh"
new_database
given enterprise add --name 示例宏达机械有限公司 --member_no 001
given enterprise add --name 示例新联贸易有限公司 --member_no 002
given fee add --enterprise 001 --year 2018 --amount ￥1,200.5元 --paid 1200 --paid_on 2018-03-05
given fee add --enterprise 002 --year 2018 --amount 1.2万
given fee add --enterprise 002 --year 2017 --amount ８００
mark

run fee list --columns enterprise,year,amount,paid --sort amount
expect 0 '#  企业                  年度      应缴     实缴
3  示例新联贸易有限公司  2017    800.00
1  示例宏达机械有限公司  2018   1200.50  1200.00
2  示例新联贸易有限公司  2018  12000.00' '3 条'
run fee list --amount 12,000 --csv
expect 0 'id,enterprise,year,amount,paid,paid_on,receipt_no
2,示例新联贸易有限公司,2018,12000.00,,,' '1 条'
run fee list --amount 1200.50 --amount 800 --json
expect 0 '*' '2 条'
run fee show '#1' --json
json_is amount 1200.5
json_is paid 1200
run fee history '#1' --json
out_has '"after":"1200.50"'

# what is no sum is refused
run fee add --enterprise 001 --year 2017 --amount 很多
expect_refused 1 '“很多”不是金额'
run fee add --enterprise 001 --year 2017 --amount 12.345
expect_refused 1 '两位小数'
run fee add --enterprise 001 --year 2017 --amount=-5
expect_refused 1 '负数'
run fee list --amount 1,2 --json
expect_refused 1 '“1,2”不是金额'
run fee add --help
out_has '--amount YUAN'

# what goes out comes in again, and a second time changes nothing
for format in csv json; do
    given fee list --$format -o "fees.$format"
    run fee import "fees.$format"
    expect 0 '读取 3 行：新增 0，修改 0，相同 3，顺带新建 0' '没有变化，未写入'
done
printf '企业,年度,应缴\n001,2016,"￥2,000.00"\n002,2016,1.5万元\n' >more.csv
run fee import more.csv
expect 0 '读取 2 行：新增 2，修改 0，相同 0，顺带新建 0' '*'
mark
run fee list --year 2016 --sort amount --json
out_has '"amount":2000,'
out_has '"amount":15000,'
printf '企业,年度,应缴\n001,2015,2000.555\n' >bad.csv
run fee import bad.csv
expect 5 '' '*'
err_has 'bad.csv:2'
printf '[{"enterprise":"001","year":2015,"amount":0.29},{"enterprise":"002","year":2015,"amount":0.295}]' >bad.json
run fee import bad.json
expect 5 '' '*'
err_has 'bad.json'
[ "$(batches)" = "$stored" ] || problem 'something was stored'
printf '[{"enterprise":"001","year":2015,"amount":0.29}]' >good.json
given fee import good.json
run fee list --year 2015 --json
json_is amount 0.29

# a second fee of a year is stored, with a word
given enterprise add --name 两次缴费公司
given fee add --enterprise 两次缴费公司 --year 2018 --amount 100
run fee add --enterprise 两次缴费公司 --year 2018 --amount 200
expect 0 '*' '*'
err_has '与 会费 #'
run fee add --enterprise 两次缴费公司 --year 2017 --amount 200
! grep -q '与 会费' "$scratch/err" || problem 'another year is another fee'
verdict
