#!/bin/sh
# SPDX-License-Identifier: MIT
# Taking batches back: what is gone does not come back by a side road, the first cause is named, a
# dry run shows what would change.
. "$(dirname "$0")/lib.sh"
new_database
given enterprise add --name 甲公司
given place add --name 新楼
given place add --name 旧楼
given enterprise edit 甲公司 --place 新楼
given enterprise edit 甲公司 --place 旧楼
given place remove 新楼 --yes
mark
# the earlier value of a dated field refers to what was removed
run undo 6 --yes
expect_refused 1 '没有楼宇阵地 #1'
given choice add --list enterprise.industry --code ZZ --zh 海洋
given enterprise edit 甲公司 --industry 海洋
given enterprise edit 甲公司 --industry I
given choice remove 海洋 --yes
mark
run undo 10 --yes
expect_refused 1 '没有选项“ZZ”'
given undo 11 --yes
given undo 10 --yes
run enterprise show 甲公司 --json
json_is industry '"ZZ"'

# several later batches refer to what one added: the first is named
cat >people.csv <<'END'
姓名,所在企业
钱某,
孙某,
END
given person import people.csv
mark
imported=$("$CHAMBER" log --limit 1 --csv 2>/dev/null | tail -n 1 | cut -d, -f1)
given visit add --enterprise 甲公司 --on 2018-05-01 --visitors 孙某
given liaison add --enterprise 甲公司 --person 钱某 --on 2018-01-01
mark
run undo "$imported" --yes
expect_refused 1 "第 $((imported + 1)) 批的记录引用了它新增的内容"
given undo $((imported + 1)) --yes
mark
run undo "$imported" --yes
expect_refused 1 "第 $((imported + 2)) 批的记录引用了它新增的内容"

mark
run undo --dry_run
expect 0 '*' '*'
out_has '试运行 · 将撤销'
out_has '孙某'
[ "$(batches)" = "$stored" ] || problem "a dry run stored something"
verdict
