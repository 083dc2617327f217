#!/bin/sh
# SPDX-License-Identifier: MIT
# Meetings: who is due and who came, who missed the last ones, the sheet to sign in on; the service
# guide; pages of HTML.
. "$(dirname "$0")/lib.sh"
new_database

# nothing there yet
run body missed 执委会 --json
expect 0 '[]' '*'
run service guide
expect 0 '测试商会服务指南' '0 条'
run service guide --json
expect 0 '[]' '0 条'
run activity roster 会议
expect 3 '' '*'

given enterprise add --name 宏达机械有限公司 --member_no XH002 --joined_on 2016-01-01
given enterprise add --name 云端直播有限公司 --member_no XH001 --joined_on 2016-01-01
given person add --name 王甲 --enterprise 宏达机械有限公司 --title 总经理
given person add --name 李乙
given person add --name 赵丙 --enterprise 云端直播有限公司
given post add --person 王甲 --role 执委 --on 2016-01-01
given post add --person 王甲 --role 副会长 --on 2016-01-01
given post add --person 李乙 --role 会长 --on 2016-01-01
given post add --person 赵丙 --role 执委 --on 2016-01-01
given place add --name 街道会议室
for month in 01 04 07 10; do
    given activity add --on "2018-$month-15" --kind 会议 --title "$month月执委会" --body 执委会
    given attendance add --activity "$month月执委会" --person 李乙
    given attendance add --activity "$month月执委会" --person 赵丙 --state 缺席
done
given attendance add --activity 10月执委会 --person 王甲 --state 请假 --note 出差
given attendance add --activity 10月执委会 --guest 街道领导

run activity roster 10月执委会
expect 0 '活动 10月执委会 · 日期 2018-10-15 · 会议机构 执委会 · 应到 3 · 出席 1 · 请假 1 · 缺席 1 · 未记录 0 · 列席 1 · 法定人数 2 · 达到法定人数 否 · 可达法定人数 否
职务          姓名  代表单位          来宾      状态  近期缺席  备注
会长          李乙                              出席         0
副会长、执委  王甲  宏达机械有限公司            请假         0  出差
执委          赵丙  云端直播有限公司            缺席         3
                                      街道领导  出席' '4 条'
run activity roster 10月执委会 --json
expect 0 '*' '4 条'
out_has '{"activity":4,"activity_name":"10月执委会","held_on":"2018-10-15","body":2,"body_name":"执委会","due":3,"came":1,"excused":1,"absent":1,"unknown":0,"guests":1,"quorum":2,"met":false,"reachable":false,"rows":['
out_has '"roles_name":["副会长","执委"],"person":1,"person_name":"王甲","enterprise":1,"enterprise_name":"宏达机械有限公司","guest":null,"due":true,"state":"excused","missed":0,"note":"出差"}'
out_has '"guest":"街道领导","due":false,"state":"came","missed":null,'
run activity roster 10月执委会 --last 1 --csv
expect 0 'roles,person,enterprise,guest,due,state,missed,note
会长,李乙,,,true,came,0,
副会长;执委,王甲,宏达机械有限公司,,true,excused,0,出差
执委,赵丙,云端直播有限公司,,true,absent,1,
,,,街道领导,false,came,,' '4 条'
for last in 0 -1 x 1.5; do
    run activity roster 10月执委会 --last "$last"
    expect 2 '' '*'
    err_has "--last 需要一个从 1 开始的整数"
done

# what happens after the day does not change its roster
given post end '#4' --on 2018-10-15
given post end '#3' --on 2018-12-01
run activity roster 10月执委会 --json
json_is due 3
json_is met false
given post edit '#4' --until_on 2018-10-14
run activity roster 10月执委会 --json
json_is due 2
json_is guests 1
given post edit '#4' --until_on ''
given post edit '#3' --until_on ''

# the next meeting: nobody has come yet, but enough can
given activity add --on 2019-01-15 --kind 会议 --title 一月执委会 --body 执委会 --state 计划 --place 街道会议室
given attendance add --activity 一月执委会 --person 王甲 --state 请假
run activity roster 一月执委会 --json
json_is unknown 2
json_is met false
json_is reachable true

run body missed 执委会
expect 0 '职务          姓名  代表单位          应到  缺席  请假  未记录  最近出席
执委          赵丙  云端直播有限公司     3     3     0       0
副会长、执委  王甲  宏达机械有限公司     3     0     1       2' '2 条'
run body missed 执委会 --last 4 --csv
expect 0 'roles,person,enterprise,due,missed,excused,unknown,last_came_on
执委,赵丙,云端直播有限公司,4,4,0,0,
副会长;执委,王甲,宏达机械有限公司,4,0,1,3,' '2 条'
run body missed 执委会 --json
json_is missed 3
json_is last_came_on null
run body missed 没有这个
expect 3 '' '*'

# all members are due at the congress, by their number
given activity add --on 2018-03-01 --kind 会议 --title 会员大会 --body 会员大会
given attendance add --activity '会员大会 2018-03-01' --person 王甲
run activity roster 会员大会 --csv
expect 0 'roles,person,enterprise,guest,due,state,missed,note
,,云端直播有限公司,,true,unknown,0,
,王甲,宏达机械有限公司,,true,came,0,' '2 条'

# the sheet to sign in on
run activity sheet 一月执委会 --lines 2
expect 0 '一月执委会 签到表
日期  2019-01-15 周二
地点  街道会议室
会议机构  执委会
应到  3
法定人数  2

序号  姓名  职务          代表单位          签名
   1  李乙  会长                            ____________
   2  王甲  副会长、执委  宏达机械有限公司  请假
   3  赵丙  执委          云端直播有限公司  ____________
   4                                        ____________
   5                                        ____________' ''
run activity sheet 一月执委会 --html -o 签到表.html
expect 0 '' ''
cp 签到表.html out
out_has '<h1>一月执委会 签到表</h1>'
out_has '<p>日期  2019-01-15 周二</p>'
out_has '<tr><th>序号</th><th>姓名</th><th>职务</th><th>代表单位</th><th class="write">签名</th></tr>'
out_has '<tr><td>2</td><td>王甲</td><td>副会长、执委</td><td>宏达机械有限公司</td><td>请假</td></tr>'
out_has '<tr><td>8</td><td></td><td></td><td></td><td></td></tr>'
out_lacks '<td>9</td>'
given activity add --on 2018-06-01 --kind 讲座 --title '<script>alert("新华讲坛")</script>&'
run activity sheet '#7' --html
expect 0 '*' ''
out_has '<h1>&lt;script&gt;alert(&quot;新华讲坛&quot;)&lt;/script&gt;&amp; 签到表</h1>'
out_has '<tr><td>20</td>'
out_lacks '<script'
out_lacks '应到'
run activity sheet 一月执委会 --json
json_is due 3
run activity sheet 一月执委会 --html --json
expect 2 '' '*'
run activity sheet 一月执委会 --csv
expect 2 '' '*'
run activity sheet 一月执委会 --lines 0
expect 2 '' '*'

# the service guide
given service add --name 楼宇团队服务 --category 楼宇服务 --provider 工会
given service add --name 人才租房补贴 --category 人才服务 --provider 人社部门 --guide '先网上登记
再到窗口<交材料>'
given service add --name 停办的服务 --category 人才服务 --active 否
given service add --name 管理沙龙
given service add --name 人才落户 --category 人才服务 --active 是
run service guide
expect 0 '测试商会服务指南

人才服务
  1. 人才租房补贴 · 人社部门
     先网上登记
     再到窗口<交材料>
  2. 人才落户

楼宇服务
  3. 楼宇团队服务 · 工会

未分类
  4. 管理沙龙' '4 条'
run service guide --category 人才服务 --csv
expect 0 'service,category,provider,guide
人才租房补贴,talent,labour,"先网上登记
再到窗口<交材料>"
人才落户,talent,,' '2 条'
run service guide --category talent --json
json_is service_name '"人才租房补贴"'
out_lacks 楼宇
run service guide --category 没有的
expect 1 '' '*'
err_has '没有选项“没有的”'
run service guide --html
expect 0 '*' '4 条'
out_has '<title>测试商会服务指南</title>'
out_has '<h2>人才服务</h2>'
out_has '再到窗口&lt;交材料&gt;</td></tr>'
out_lacks '停办'
[ "$(grep -c '</table>' out)" -eq 3 ] || problem 'not three tables'
run service guide --html --lang en
out_has '<html lang="en">'
out_has '<h2>talent services</h2>'

# any list as a page
run person list --html --columns name,enterprise
expect 0 '*' '3 条'
out_has '<h1>人士</h1>'
out_has '<tr><th>#</th><th>姓名</th><th>所在企业</th></tr>'
out_has '<tr><td>1</td><td>王甲</td><td>宏达机械有限公司</td></tr>'
out_has 'Content-Security-Policy'
run place list --html --csv
expect 2 '' '*'
run place show 街道会议室 --html
expect 2 '' '*'

# what people came to is not put off; twice the same person is worth a word
given person add --name 到会某
given activity add --on 2018-12-01 --title 已办讲座
given attendance add --activity 已办讲座 --person 到会某
mark
run activity edit 已办讲座 --held_on 2019-02-01 --state 计划
expect_refused 1 '已有出席或缺席记录'
run attendance add --activity 已办讲座 --person 到会某 --state 请假
expect 0 '*' '*'
err_has '与 签到 #'
verdict
