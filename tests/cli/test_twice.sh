#!/bin/sh
# SPDX-License-Identifier: MIT
# A visit entered twice on one day is shown; at a terminal it is stored only if the person says so.
. "$(dirname "$0")/lib.sh"
new_database
given enterprise add --name 宏达机械有限公司 --short_name 宏达
given enterprise add --name 新联贸易有限公司 --short_name 新联
given person add --name 王甲
mark

said='同一天对这家企业已有走访：'
earlier='走访 #1 · 2018-07-20 周五 · 宏达机械有限公司 · 实地走访 · 王甲'

# without a terminal nobody is asked: it is said once the visit is stored, a refusal stays one line
given visit add --enterprise 宏达 --on 2018-07-20 --form 实地走访 --visitors 王甲
[ ! -s err ] || err_has '已写入'
run visit add --enterprise 宏达 --on 2018-07-20
expect 0 '*' "$said$earlier
$(batch 6)"
given undo --yes
run visit log --enterprise 新联 --enterprise 宏达 --on 2018-07-20 --json
expect 0 '*' "$said$earlier
$(batch 8)"
given undo --yes
run visit add --enterprise 宏达 --on 2018-07-20 --dry_run
err_has "$said$earlier"
mark
run visit log --enterprise 宏达 --on 2018-07-20 --request ''
expect_refused 2 '(title)'

. "${0%/*}/terminal.sh"

at 'n\n' visit add --enterprise 宏达 --on 2018-07-20
[ "$code" -eq 1 ] || problem "exit code $code"
out_has "$said"
out_has '走访 #1 · 2018-07-20 周五 · 宏达机械有限公司 · 实地走访 · 王甲'
[ "$(batches)" = "$stored" ] || problem 'something was stored'
at 'n\n' visit log --enterprise 新联 --enterprise 宏达 --on 2018-07-20
[ "$code" -eq 1 ] || problem "exit code $code"
[ "$(batches)" = "$stored" ] || problem 'something was stored'
at '\003' visit add --enterprise 宏达 --on 2018-07-20
[ "$code" -eq 130 ] || problem "exit code $code"
[ "$(batches)" = "$stored" ] || problem 'something was stored'

# another day, another enterprise, a visit only planned: no question
at '' visit add --enterprise 宏达 --on 2018-07-21
out_lacks "$said"
at '' visit add --enterprise 新联 --on 2018-07-20
out_lacks "$said"
at '' visit add --enterprise 宏达 --on 2018-07-20 --state 计划
out_lacks "$said"

# agreed to at the prompt or by --yes
at 'y\n' visit add --enterprise 宏达 --on 2018-07-20
[ "$code" -eq 0 ] || problem "exit code $code"
out_has '走访 #'
at '' visit log --enterprise 宏达 --on 2018-07-20 --yes
[ "$code" -eq 0 ] || problem "exit code $code"
out_has "$said"
verdict
