#!/bin/sh
# SPDX-License-Identifier: MIT
# `add` without options asks for the usual fields in their order; with options, only for what is
# missing.
. "$(dirname "$0")/lib.sh"
new_database
given enterprise add --name 宏达机械有限公司 --short_name 宏达
given enterprise add --name 新联贸易有限公司 --short_name 新联
given person add --name 王甲
mark

. "${0%/*}/terminal.sh"

# a visit: enterprise, day, form, visitors ...; Enter takes the default or leaves out
at '?\n宏达\n\n?\n1\n王甲\n\n生产正常\n\n' visit add
[ "$code" -eq 0 ] || problem "exit code $code"
out_has '必填；'
out_has '可不填，直接回车略过'
out_has '走访日期 [2018-12-31]: '
labels=$(grep -oE '(企业|走访日期|形式|走访人|接待人|走访情况|承诺事项)( \[[^]]*\])?: ' out | sed 's/[ :[].*//' | awk '!seen[$0]++' | tr '\n' ' ')
[ "$labels" = '企业 走访日期 形式 走访人 接待人 走访情况 承诺事项 ' ] || problem "asked for: $labels"
run visit show '#1' --json
json_is visited_on '"2018-12-31"'
json_is findings '"生产正常"'
json_is promise null
json_is received_by null

# an answer that cannot be taken says why; < goes back over one that was left out
at '无此企业\n新联\n2018-02-30\n2018-12-05\n\n<\n2\n\n\n\n\n' visit add
[ "$code" -eq 0 ] || problem "exit code $code"
out_has '没有企业“无此企业”'
out_has '2018-12-05 周三 · 新联贸易有限公司'

# with a field given only what is required is asked for
at '2018-12-06\n' visit add --enterprise 宏达
[ "$code" -eq 0 ] || problem "exit code $code"
out_lacks '承诺事项: '
mark

# Ctrl-C and Ctrl-D at any prompt leave nothing
for keys in '\003' '\004' '宏达\n\003' '宏达\n2018-12-07\n\004' '宏达\n\n\n\003' '宏达\n\n?\n\003'; do
    at "$keys" visit add
    [ "$code" -eq 130 ] || problem "exit code $code after $keys"
    [ "$(batches)" = "$stored" ] || problem "something was stored after $keys"
done

# without a terminal nothing is asked
run visit add
expect_refused 2 '缺少必填项：'
verdict
