#!/bin/sh
# SPDX-License-Identifier: MIT
# request waiting and request brief: where requests wait, and all about some of them.
. "$(dirname "$0")/lib.sh"
CHAMBER_TODAY=2018-06-30
new_database
run request waiting
expect 0 '*' '0 条'
run request waiting --json
expect 0 '[]' '0 条'

given enterprise add --name 宏达机械有限公司 --short_name 宏达
given enterprise add --name 新联贸易有限公司 --short_name 新联
given visit add --enterprise 宏达 --on 2018-05-02 --findings 生产正常
given request add --enterprise 宏达 --enterprises 新联 --visit '#1' --on 2018-05-02 --title 门口停车难 \
    --as 小张
given request add --enterprise 新联 --on 2018-05-10 --title 招工难
given request add --enterprise 新联 --on 2018-06-20 --title 停车位不足
given request assign 2018-001 --department 市场监管所 --due_on 2018-05-20 --on 2018-05-04 --as 小李
given request urge 2018-001 --on 2018-05-18 --as 小张
given request assign 2018-001 --department 营商办 --on 2018-05-21 --note 退回 --as 小李
given request extend 2018-001 --due_on 2018-06-27 --on 2018-05-22 --note 需要现场踏勘
given request urge 2018-001 --on 2018-06-12
given request assign 2018-002 --department 人社部门 --due_on 2018-07-03 --on 2018-05-11

run request waiting
expect 0 '*' '3 条'
sed 's/ *$//' out >trimmed
cat >expected <<'END'
编号      诉求        企业              承办部门  到达日期    已历天数  催办次数  办理期限    超期天数
2018-001  门口停车难  宏达机械有限公司  营商办    2018-05-21        40         2  2018-06-27         3
2018-002  招工难      新联贸易有限公司  人社部门  2018-05-11        50         0  2018-07-03
2018-003  停车位不足  新联贸易有限公司            2018-06-20        10         0
END
cmp -s trimmed expected || problem 'another table'
run request waiting --overdue --csv
expect 0 '*' '1 条'
out_has '2018-001,门口停车难,宏达机械有限公司,business,2018-05-21,40,2,2018-06-27,3'
run request waiting --due_within 3 --json
expect 0 '*' '1 条'
json_is request_name '"2018-002"'
json_is days_overdue null
run request waiting --overdue --due_within 3
expect 0 '*' '2 条'
run request waiting --department 人社部门 --department 营商办 --overdue
expect 0 '*' '1 条'
run request waiting --as_of 2018-05-19
expect 0 '*' '2 条'
out_has '市场监管所  2018-05-04        15         1  2018-05-20'
run request waiting --department 气象局
expect 1 '' '*'
run request waiting --due_within x
expect 2 '' '*'
run request waiting --overdu
expect 2 '' '*'

# one request: merged into, resolved, rated, reopened
given request merge 2018-003 --merged_into 2018-001 --on 2018-06-25
given request resolve 2018-001 --outcome 划线停车 --on 2018-06-26
given request rate 2018-001 --satisfaction 不满意 --on 2018-06-27
given request reopen 2018-001 --on 2018-06-28 --note 夜间仍无车位
run request brief 2018-001 --json
expect 0 '*' ''
json_is urged 2
json_is reopened 1
json_is visit_name '"2018-05-02 宏达机械有限公司"'
json_is enterprises_name '["新联贸易有限公司"]'
out_has '"step":"register","status":"registered","department":null,"due_on":null,"satisfaction":null,"merged_into":null,"merged_into_name":null,"note":null,"actor":"小张"}'
out_has '"happened_on":"2018-05-21","step":"assign","status":"assigned","department":"business","due_on":null,"satisfaction":null,"merged_into":null,"merged_into_name":null,"note":"退回","actor":"小李"}'
out_has '"step":"rate","status":"resolved","department":null,"due_on":null,"satisfaction":"dissatisfied"'
out_has '{"department":null,"from_on":"2018-05-02","until_on":"2018-05-04","days":2}'
out_has '{"department":"business","from_on":"2018-05-21","until_on":null,"days":40}'
out_has '{"happened_on":"2018-05-22","due_before":"2018-05-20","due_on":"2018-06-27","note":"需要现场踏勘"}'
out_has '"number":"2018-003"'
for key in request steps stays extensions merged_from; do
    [ "$(grep -o "\"$key\":[{[]" out | wc -l)" -eq 1 ] || problem "not one $key"
done
run request brief 2018-001
expect 0 '*' ''
for text in '诉求 #1 · 2018-05-02 周三 · 2018-001 门口停车难' '催办次数 2 · 重新办理次数 1' \
    '联名企业  新联贸易有限公司' '办理过程' '不满意' '经过部门' '延期' '需要现场踏勘' '并入的诉求'; do
    out_has "$text"
done
run request brief 2018-003
out_has '并入      2018-001'
run request brief 2018-001 2018-002 --json
expect 0 '*' ''
[ "$(head -c 12 out)" = '[{"request":' ] || problem 'not an array'
[ "$(grep -c '^,*{"request":{\|^\[{"request":{' out)" -eq 2 ] || problem 'not two'
run request brief 2018-009
expect 3 '' '*'
run request brief
expect 2 '' '*'
verdict
