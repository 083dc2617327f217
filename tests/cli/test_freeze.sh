#!/bin/sh
# SPDX-License-Identifier: MIT
# stats --freeze and --frozen: what was reported is kept, and what differs later is said, with the
# batches that made it differ.
. "$(dirname "$0")/lib.sh"
new_database
CHAMBER_TODAY=2019-01-10
given enterprise add --name 宏达机械有限公司 --short_name 宏达 --industry C
given enterprise admit 宏达 --on 2018-02-01
given visit log --on 2018-07-20 --enterprise 宏达 --visitor_count 4 --request 停车难 --request 招工难
given request resolve 2018-001 --on 2018-09-30 --outcome 好了
run stats 2018 --json
expect 0 '*' ''
out_lacks '"frozen"'
cp out before

# nothing is kept yet
mark
run stats 2018 --frozen
expect_refused 3 'chamber stats 2018 --freeze'
run stats 2018 --frozen --lang en
expect_refused 3 'is not frozen'

# one batch: its id, what was written, how to undo it
run stats 2018 --freeze
expect 0 '*' '*'
out_has '冻结报表 #1'
out_has '2018-12-31 周一'
err_has 'chamber undo'
run log --limit 1
out_has 'stats freeze'
mark
run stats 2018 --freeze
expect_refused 4 'chamber frozen remove 2018'
run stats 2018-02..2018-03 --freeze
expect_refused 2 '不能冻结'
run stats 2018 --freeze --frozen
expect_refused 2 '--freeze'
run stats 2018 --freeze --section visits
expect_refused 2 '--freeze'
run stats 2018 requests.raised --frozen
expect_refused 2 '--frozen'
run stats 2018 --frozen --as_of 2018-06-30
expect_refused 2 '--frozen'
run frozen add --period 2017
expect_refused 2 '没有“add”'
run frozen edit 2018 --note 说明
expect_refused 2 '没有“edit”'
run frozen import before
expect_refused 2 '没有“import”'

# to the byte, and nothing differs
run stats 2018 --frozen --json
expect 0 "$(cat before)" ''
run stats 2018 --json
expect 0 '*' '2018 已冻结（截至 2018-12-31），现在的数与冻结时一致'
out_has '"definitions":1,"batch":'
out_has '"differs":[]'
same_bytes || problem 'a read wrote'

# late entries of the year
given visit add --enterprise 宏达 --visited_on 2018-12-20 --as 王秘书
late=$(($(batches) - 1)) # less the heading
given visit add --enterprise 宏达 --visited_on 2019-01-05
given visit add --enterprise 宏达 --visited_on 2018-12-21
given undo --yes
mark
run stats 2018
expect 0 '*' '*'
err_has "visits.total 走访次数：冻结 1，现为 2，由第 $late 批造成"
err_has "visits.by_month 走访按月份 · 2018年12月：冻结 0，现为 1，由第 $late 批造成"
! grep -q 'requests' err || problem 'requests are said to differ'
run stats 2018 --csv --lang en
err_has "1 when frozen, 2 now, by batch $late"
run stats 2018 --json
out_has "{\"id\":\"visits.total\",\"label\":\"走访次数\",\"key\":null,\"level\":null,\"column\":null,\"frozen\":1,\"live\":2,\"batches\":[$late]}"
out_has "\"key\":\"2018-12\",\"level\":null,\"column\":null,\"frozen\":0,\"live\":1,\"batches\":[$late]}"
run stats 2018 --frozen --json
expect 0 "$(cat before)" ''
for format in --csv --html --text --narrative --goods --definitions; do
    run stats 2018 --frozen $format
    expect 0 '*' '*'
done
run stats 2018 --frozen --csv --section visits
expect 0 '*' '*'
out_has 'visits.total'
out_lacks 'requests.raised'
same_bytes || problem 'a read wrote'

# the year before is as it was reported
CHAMBER_TODAY=2020-01-10
run stats 2019 --json
tr -d '\n' <out | grep -o '"id":"visits.total"[^{}]*' | grep -qF '"previous":1,' ||
    problem 'previous is not what was frozen'
CHAMBER_TODAY=2019-01-10

# like any record: shown, listed, exported; carried to another database; removed, brought back
run frozen show 2018
out_has '2018-12-31'
run frozen list --csv
out_has '2018'
run frozen history 2018
out_has 'stats freeze'
given export -o all.xlsx
given --db other.db init
given --db other.db import all.xlsx
run --db other.db stats 2018 --frozen --json
expect 0 "$(cat before)" ''
run --db other.db stats 2018
expect 0 '*' '*'
err_has 'visits.total 走访次数：冻结 1，现为 2'
given frozen remove 2018 --yes
run stats 2018
expect 0 '*' ''
given undo --yes
run stats 2018 --frozen --json
expect 0 "$(cat before)" ''
verdict
