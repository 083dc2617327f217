#!/bin/sh
# SPDX-License-Identifier: MIT
# A name that is none: the three nearest are offered, by what is written, in part or as read.
. "$(dirname "$0")/lib.sh"
new_database
given enterprise add --name 示例宏达机械有限公司
given enterprise add --name 示例云杉信息技术有限公司 --short_name 云杉
given enterprise add --name 示例海棠服饰有限公司
mark
for slip in 宏大机械 云彬信息:云杉 海裳服饰:海棠 hongdajixei yunsanxinxi:云杉 haitagn:海棠; do
    near=${slip#*:}
    [ "$near" != "$slip" ] || near=宏达
    run enterprise show "${slip%%:*}"
    expect_refused 3 "没有企业“${slip%%:*}”；最接近的有：示例$near"
done
run enterprise edit yunshan --note 一 # what reading finds, writing suggests
expect_refused 3 '最接近的有：示例云杉信息技术有限公司；可用 chamber enterprise add 新增'
run enterprise show zzzz
expect_refused 3 '没有企业“zzzz”；可用 chamber enterprise add 新增'

verdict
