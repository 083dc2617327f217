#!/bin/sh
# SPDX-License-Identifier: MIT
# person dossier: all that is kept of one person, as text, as one object and as a workbook.
. "$(dirname "$0")/lib.sh"
new_database
CHAMBER="$CHAMBER" sh "$CHAMBER_SOURCE/tests/data/import.sh" "$CHAMBER_SOURCE/tests/data/xinhua-2018" \
    >"$scratch/out" 2>"$scratch/err" || problem 'the sample does not go in'
given person edit '#1' --phone 13800138001
given person edit '#1' --phone 13800138002 --born_on 1971-03-09
given enterprise edit '#5' --contact '陈 某一' --introducer '#1' --note '手机138-0013-8002'
given honor add --title 优秀企业家 --on 2018-05-01 --person '#1'
given task add --year 2018 --title 走访会员 --owner '#1'
given request edit '#2' --detail '陈某一提出，旧号13800138001'
given request edit '#2' --detail '已改'
given stats 2018 --freeze

run person dossier '#1'
expect 0 '*' ''
for part in 任职 定向联系 参加的走访 签到 所获荣誉 推荐 负责的计划事项 介绍入会的企业 \
    写到姓名或电话的文字 变更记录; do
    grep -qx "$part" "$scratch/out" || problem "no part $part"
done
out_has '出生日期  1971-03-09'
out_has '优秀企业家'
out_has '走访会员'
out_has 'enterprise#5.contact  陈 某一'
out_has 'enterprise#5.note  手机138-0013-8002'
out_has 'frozen#1.figures'
out_has 'request#2.detail'
out_has '陈某一提出，旧号13800138001'
out_has 'person edit'
out_lacks 巾帼文明岗

# one object, its keys always there
run person dossier '#1' --json
expect 0 '*' ''
[ "$(wc -l <"$scratch/out")" -eq 1 ] || problem 'not one line'
for key in person posts liaisons visits attendances honors recommendations tasks introduced texts \
    changes; do
    grep -qF "\"$key\":" "$scratch/out" || problem "no key $key"
done
json_is born_on '"1971-03-09"'
json_is place '"request#2.detail"'
json_is recommendations '[]'
given person add --name 新来的人
run person dossier 新来的人 --json
json_is posts '[]'
json_is texts '[]'
json_is verb '"person add"'

# several, and in another language
run person dossier '#1' '#2' --json
case $(cat "$scratch/out") in '['*']') ;; *) problem 'no array' ;; esac
run person dossier '#1' --lang en
out_has 'Texts with the name or phone'
mark
run person dossier '#999'
expect_refused 3 999

# files
run person dossier '#1' -o one.json
expect 0 '' '*'
grep -q 1971-03-09 one.json || problem 'no file'
run person dossier '#1' -o one.xlsx
[ "$code" -eq 0 ] || [ "$code" -eq 2 ] || problem "exit code $code"

# numbers are masked where that is asked for
run person dossier '#1' --mask
out_lacks 13800138002
out_lacks 13800138001
out_lacks 138-0013-8002
out_has '138****8002'
run person dossier '#1' --mask --json
out_lacks 13800138002
out_lacks 13800138001
json_is phone '"138****8002"'

# reading stores nothing; of an erased person there is only what refers to the number
mark
run person dossier '#1'
same_bytes || problem 'reading wrote'
given person erase '#1' --texts all --yes
run person dossier '#1' --json
expect 0 '*' ''
json_is name '"已删除人士 #1"'
json_is texts '[]'
out_lacks 陈某一
out_lacks 1380013800
verdict
