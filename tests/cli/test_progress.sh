#!/bin/sh
# SPDX-License-Identifier: MIT
# Which targets a campaign has not reached and who should go; which of a leader's enterprises are
# left.
. "$(dirname "$0")/lib.sh"
new_database
for name in 宏达机械 云杉信息 青禾餐饮 远帆物流; do
    given enterprise add --name "$name" --joined_on 2015-01-01
done
given person add --name 张某 --title 副会长
given person add --name 李某
given campaign add --name 送清凉 --on 2018-07-01 --until_on 2018-08-31 \
    --enterprises '宏达机械;云杉信息;青禾餐饮'
given campaign add --name 送温暖 --on 2018-01-01 --until_on 2018-02-28
given liaison add --person 张某 --enterprise 宏达机械 --on 2016-01-01
given liaison add --person 张某 --enterprise 云杉信息 --on 2016-01-01
given liaison add --person 李某 --enterprise 云杉信息 --on 2018-12-31
given liaison add --person 李某 --enterprise 远帆物流 --on 2018-01-01 --until_on 2018-06-30

run campaign progress 送清凉 --json
expect 0 '{"target":3,"visited":0,"left":[{"enterprise":1,"enterprise_name":"宏达机械","person":1,"person_name":"张某"},'\
'{"enterprise":2,"enterprise_name":"云杉信息","person":1,"person_name":"张某"},'\
'{"enterprise":2,"enterprise_name":"云杉信息","person":2,"person_name":"李某"},'\
'{"enterprise":3,"enterprise_name":"青禾餐饮","person":null,"person_name":null}]}' '4 条'
given visit add --enterprise 宏达机械 --campaign 送清凉 --on 2018-07-20 --form 电话 --visitors 张某
given visit add --enterprise 青禾餐饮 --campaign 送清凉 --on 2018-07-21 --state 计划
run campaign progress 清凉
expect 0 '对象企业 3 · 已走访 1
未走访企业  联系领导
云杉信息    张某
云杉信息    李某
青禾餐饮' '3 条'
run campaign progress 送清凉 --csv
expect 0 'enterprise,person
云杉信息,张某
云杉信息,李某
青禾餐饮,' '3 条'
run campaign progress 送温暖 --json
json_is target 4
json_is visited 0
run campaign progress 送清凉 -o progress.json --json
expect 0 '' '3 条'
grep -q '^{"target":3,' progress.json || problem 'no progress in the file'
run campaign progress 送健康
expect 3 '' '*'
run campaign progress
expect 2 '' '*'

# a question of the whole year, or of a period
run liaison progress --person 张某
expect 0 '联系企业 2 · 已走访 1 · 未走访 1
联系领导  联系企业  开始        结束  走访次数  最近走访    本人参加
张某      云杉信息  2016-01-01               0              否
张某      宏达机械  2016-01-01               1  2018-07-20  是' '2 条'
run liaison progress --json
json_is assigned 4
json_is visited 1
json_is left 3
out_has '"liaisons":['
out_has '"person":2,"person_name":"李某","enterprise":4,"enterprise_name":"远帆物流","from_on":"2018-01-01","until_on":"2018-06-30","visits":0,"last_on":null,"joined_in":false}'
out_has '"visits":1,"last_on":"2018-07-20","joined_in":true}'
run liaison progress --from 2017 --until 2017 --csv
expect 0 'person,enterprise,from_on,until_on,visits,last_on,joined_in
张某,宏达机械,2016-01-01,,0,,false
张某,云杉信息,2016-01-01,,0,,false' '2 条'
run liaison progress --from 2010 --until 2010 --json
expect 0 '{"assigned":0,"visited":0,"left":0,"liaisons":[]}' '0 条'
run liaison progress --person 王某
expect 3 '' '*'
err_has '--person: '
run liaison progress --from 2018-02-30
expect 1 '' '*'
err_has '--from: '
run liaison progress --from 2018 --until 2017
expect 1 '' '*'
err_has '--until: '
[ "$(batches)" -gt 0 ] || problem 'no batches'
verdict
