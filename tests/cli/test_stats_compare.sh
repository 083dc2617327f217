#!/bin/sh
# SPDX-License-Identifier: MIT
# stats PERIOD --compare and --compare_db: two years, two chambers side by side.
. "$(dirname "$0")/lib.sh"
new_database
given enterprise add --name 示例宏达机械有限公司 --short_name 宏达 --industry C
given enterprise add --name 示例云杉信息有限公司 --short_name 云杉 --industry I
given enterprise admit 宏达 --on 2016-02-01
given enterprise admit 云杉 --on 2018-03-01
given campaign add --name 送温暖 --from_on 2017-01-05 --until_on 2017-12-31
given campaign add --name 送清凉 --from_on 2018-07-01 --until_on 2018-12-31
given visit log --on 2017-01-20 --enterprise 宏达 --campaign 送温暖
given visit log --on 2018-07-20 --enterprise 宏达 --enterprise 云杉 --campaign 送清凉
given visit log --on 2018-07-21 --enterprise 宏达 --form 电话
mark

# two years: every number, the other, the difference; a rate in points
run stats 2018 --compare 2017
expect 0 '*' ''
[ "$(sed -n 1,2p out)" = '2018：2018-01-01 至 2018-12-31，截至 2018-12-31
2017：2017-01-01 至 2017-12-31，截至 2017-12-31' ] || problem 'not the two years'
grep -qE '^编号 +指标 +2018 +2017 +差$' out || problem 'no heading'
grep -qE '^visits.total +走访次数 +3 次 +1 次 +\+2 次$' out || problem 'visits'
grep -qE '^members.left .* 0 家次 +0 家次 +0 家次$' out || problem 'nobody left'
grep -qE '^requests.rate .* — +— +—$' out || problem 'a rate of nothing'
grep -qE '^送清凉 +2 +0 +\+2$' out || problem 'a campaign that one year lacks'
grep -qE '^送温暖 +0 +1 +-1$' out || problem 'a campaign that the other lacks'
grep -qE '^2018年7月／2017年7月 +3 +0 +\+3$' out || problem 'not month beside month'
run stats 2018 --compare 2017 --lang en
grep -qE '^visits.coverage .* 100.0% +100.0% +0.0 points$' out || problem 'no points'
given visit log --on 2016-07-20 --enterprise 云杉 # the member was not visited
run stats 2018 --compare 2016
grep -qE '^visits.coverage .* 100.0% +0.0% +\+100.0 个百分点$' out || problem 'no percentage points'
mark

# the other forms
run stats 2018 --compare 2017 --json
expect 0 '*' ''
out_has '{"period":"2018","from":"2018-01-01","until":"2018-12-31","as_of":"2018-12-31","name":null,"other":{"period":"2017","from":"2017-01-01","until":"2017-12-31","as_of":"2017-12-31","name":null},"figures":[{"id":"members.total","label":"会员总数","value":2,"other":1,"difference":1},'
out_has '{"key":"2018-07","other_key":"2017-07","label":"2018年7月","value":3,"other":0,"difference":3}'
out_has '{"key":2,"other_key":null,"label":"送清凉","value":2,"other":0,"difference":2}'
out_has '"id":"requests.rate","label":"解决率","value":null,"other":null,"difference":null}'
run stats 2018 --compare 2017 --csv
expect 0 '*' ''
[ "$(head -n 1 out)" = id,key,other_key,label,level,value,other,difference ] || problem 'heads'
grep -q '^visits.by_campaign,2,,送清凉,,2,0,2' out || problem 'no row of CSV'
run stats 2018 --compare 2017 --text
expect 0 '*' ''
out_has '走访次数：2018 3 次，2017 1 次，差 +2 次'
out_has '送温暖：2018 0，2017 1，差 -1'
run stats 2018 --compare 2017 -o both.xlsx
expect 0 '' '*'
[ "$(head -c 2 both.xlsx)" = PK ] || problem 'no workbook'

# as far as the year has come: the other as far as that
CHAMBER_TODAY=2018-07-20
run stats 2018 --compare 2017
[ "$(sed -n 2p out)" = '2017：2017-01-01 至 2017-12-31，截至 2017-07-20' ] || problem 'not as far'
CHAMBER_TODAY=2018-12-31
# a month that one period does not have
run stats 2018H1 --compare 2018-01..2018-04 --csv
grep -q '^visits.by_month,2018-05,,2018年5月,,0,,' out || problem 'not a dash for a month'
run stats 2018 --compare 旧年
expect_refused 2 '--compare: '

# another chamber: rows by what they are called, its numbers being others
other=$scratch/other/chamber.db
(
    CHAMBER_DB=$other
    given init --name 江苏路商会
    given campaign add --name 家访 --from_on 2018-01-01 --until_on 2018-12-31
    given campaign add --name 送温暖 --from_on 2018-01-01 --until_on 2018-12-31
    given campaign add --name 送清凉 --from_on 2018-01-01 --until_on 2018-12-31
    given enterprise add --name 示例远山贸易有限公司 --short_name 远山 --industry F
    given enterprise admit 远山 --on 2015-02-01
    given visit log --on 2018-07-01 --enterprise 远山 --campaign 送清凉
    given visit log --on 2018-07-02 --enterprise 远山 --campaign 家访
    exit "$failures"
) || failures=$((failures + 1))
before=$(cksum "$other")
run stats 2018 --compare_db "$other"
expect 0 '*' ''
grep -qE '^编号 +指标 +测试商会 +江苏路商会 +差$' out || problem 'not the chambers'
grep -qE '^送清凉 +2 +1 +\+1$' out || problem 'not matched by name'
grep -qE '^家访 +0 +1 +-1$' out || problem 'a campaign of the other chamber'
grep -qE '^visits.total .* 3 次 +2 次 +\+1 次$' out || problem 'visits'
run stats 2018 --compare_db "$other" --json
out_has '"name":"测试商会","other":{'
out_has '"as_of":"2018-12-31","name":"江苏路商会"}'
out_has '{"key":2,"other_key":3,"label":"送清凉","value":2,"other":1,"difference":1}'
out_has '{"key":null,"other_key":1,"label":"家访","value":0,"other":1,"difference":-1}'
[ "$(cksum "$other")" = "$before" ] || problem 'the other database was written to'

# the same file twice is told apart by nothing but its name, and differs in nothing
run stats 2018 --compare_db "$CHAMBER_DB" --csv
expect 0 '*' ''
[ "$(sed 1d out | tr -d '\r' | cut -d, -f8 | sort -u | tr -d '\n')" = 0 ] || problem 'it differs'

# what cannot be opened is named
run stats 2018 --compare_db missing.db
expect 1 '' '*'
err_has '--compare_db: 没有数据库“missing.db”'
: >empty.db
chmod 600 empty.db
run stats 2018 --compare_db empty.db
expect 5 '' '*'
err_has '“empty.db”'
chmod 644 "$other"
run stats 2018 --compare_db "$other" --json
[ "$code" -ne 0 ] || problem 'a database that everyone may read'
err_has '"field":"compare_db"'
run stats 2018 --compare 2017 --compare_db "$other"
expect_refused 2 '只能取其一'
verdict
