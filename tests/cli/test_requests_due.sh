#!/bin/sh
# SPDX-License-Identifier: MIT
# Due dates as a number of days or working days; the settings that say which days are worked.
. "$(dirname "$0")/lib.sh"
CHAMBER_TODAY=2018-09-28 # a Friday; the National Day holidays begin on Monday
new_database
given enterprise add --name 宏达机械有限公司 --short_name 宏达
given request add --enterprise 宏达 --on 2018-09-20 --title 门口停车难
given setting add --name calendar.holiday --on 2018-10-01 --value 2018-10-07 --note 国庆节
given setting add --name calendar.workday --on 2018-09-29 --value 2018-09-30 --note 国庆节调休

# the day it comes to is said, with its weekday
run request assign 2018-001 --department 税务所 --due_days 3
expect 0 '诉求 #1 · 2018-09-20 周四 · 2018-001 门口停车难
  转办 · 2018-09-28 周五
  状态  已转办
  承办部门  税务所
  办理期限  2018-10-01 周一' '*'
run request assign 2018-001 --department 税务所 --due_workdays 3 --json
json_is due_on '"2018-10-08"'
run request extend 2018-001 --due-workdays=5 --note 等待批复 --on 2018-09-28
expect 0 '*' '*'
out_has '办理期限  2018-10-10 周三'
run request amend 2018-001 延期 --due_on 2018-10-12
expect 0 '*' '*'

# from the step's day, not from today
CHAMBER_TODAY=2018-10-20
run request extend 2018-001 --due_days 10 --note 会商 --on 2018-10-09 --dry_run --json
json_is due_on '"2018-10-19"'

# one way at a time, a number from 1, and still what else the step needs
mark
for way in '--due_on 2018-11-01 --due_days 3' '--due_on 2018-11-01 --due_workdays 3' \
    '--due_days 3 --due_workdays 3'; do
    # shellcheck disable=SC2086
    run request extend 2018-001 $way --note 会商
    expect_refused 2 不能与
done
for number in 0 -1 三 1.5 99999999999999999999; do
    run request extend 2018-001 "--due_workdays=$number" --note 会商
    expect_refused 2 '--due_workdays 需要一个从 1 开始的整数'
done
run request extend 2018-001 --due_days 10001 --note 会商
expect_refused 1 '天数应为 1 至 10000'
run request extend 2018-001 --due_days 3
expect 2 '' 'chamber: 缺少必填项：--note(备注)'
run request extend 2018-001 --note 会商
expect 2 '' 'chamber: 缺少必填项：--due_on(办理期限)'
run request accept 2018-001 --due_days 3
expect_refused 2 due_days

# a setting that cannot be acted on is refused when it is written, with an example
run setting add --name calendar.holiday --on 2018-12-30 --value 三天
expect_refused 1 '“三天”不合适，应如 2018-10-07'
run setting add --name calendar.holiday --on 2018-12-30 --value 2018-12-29
expect_refused 1 '2018-12-29 早于 2018-12-30'
run setting add --name calendar.workday --value 2018-12-29
expect_refused 1 '第一天'
run setting add --name calendar.holyday --on 2018-12-30 --value 2018-12-30
expect_refused 1 calendar.holiday
printf '名称,开始,值\ncalendar.holiday,2019-01-01,2019-01-01\ncalendar.holiday,2019-02-04,2019-02-01\n' \
    >settings.csv
run setting import settings.csv
expect 5 '' '*'
err_has '2019-02-01 早于 2019-02-04'
[ "$(batches)" = "$stored" ] || problem 'something was stored'
verdict
