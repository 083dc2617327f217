#!/bin/sh
# SPDX-License-Identifier: MIT
# Notices: the text for a chat group, whom one reached, and who of those that fit was not told.
. "$(dirname "$0")/lib.sh"
new_database
cat >members.csv <<'END'
企业名称,会员状态,入会日期,退会日期,行业
星河软件有限公司,会员,2015-01-05,,I
宏达机械有限公司,会员,2016-03-01,,C
𠮷祥食品店,退会,2010-01-01,2018-06-30,C
晚到科技有限公司,会员,2018-11-01,,I
云端直播,潜在,,,I
END
given enterprise import members.csv
given notice add --on 2018-03-05 --channel 会员群 --kind 政策 --title '申报“专精特新” <通知>' --body '3月31日截止，详询秘书处。'
given notice add --on 2018-09-10 --kind policy --title 稳岗补贴 --enterprises 星河软件有限公司 --enterprises 云端直播
given notice add --on 2018-12-31 --title 无正文

run notice text '#1'
expect 0 '【申报“专精特新” <通知>】
3月31日截止，详询秘书处。
测试商会
2018年3月5日' ''
run notice text 无正文
expect 0 '【无正文】
测试商会
2018年12月31日' ''
run notice text '#1' --json
expect 0 '{"text":"【申报“专精特新” <通知>】\n3月31日截止，详询秘书处。\n测试商会\n2018年3月5日\n"}' ''

# to the whole group: the members of that day, whatever became of them later; who joined later was
# not told
run notice reach '#1' --csv
expect 0 'enterprise,told
晚到科技有限公司,false
星河软件有限公司,true
宏达机械有限公司,true
𠮷祥食品店,true' '4 条'
# by name: also one that is no member; the other members of that day were not told
run notice reach 稳岗补贴 --json
expect 0 '[
{"enterprise":2,"enterprise_name":"宏达机械有限公司","told":false},
{"enterprise":4,"enterprise_name":"晚到科技有限公司","told":false},
{"enterprise":1,"enterprise_name":"星河软件有限公司","told":true},
{"enterprise":5,"enterprise_name":"云端直播","told":true}
]' '4 条'
# an enterprise is called as on the day of the notice
given enterprise edit 宏达机械有限公司 --name 宏达智能装备有限公司 --since 2018-06-01
run notice reach '#1' --csv
out_has 宏达机械有限公司,true
out_lacks 宏达智能装备有限公司
run notice reach 稳岗补贴 --csv
out_has 宏达智能装备有限公司,false
given enterprise edit 宏达智能装备有限公司 --name 宏达机械有限公司 --since 2018-06-01
run notice reach 没有这条
expect 3 '' '*'

# which members fit, and who of them has been told
run enterprise list --status 会员 --industry I --untold 稳岗补贴 --csv
out_has 晚到科技有限公司
out_lacks 星河软件有限公司
out_lacks 云端直播
run enterprise list --told 稳岗补贴 --csv
out_has 星河软件有限公司
out_has 云端直播
out_lacks 宏达机械有限公司
run enterprise list --told '#1' --csv
out_has 宏达机械有限公司
out_lacks 晚到科技有限公司
# what had not been posted by a day nobody had been told
run enterprise list --told '#1' --as_of 2018-03-04 --csv
out_lacks 宏达机械有限公司
# to a group that is a body's: who held its roles that day
given person add --name 钱某 --enterprise 宏达机械有限公司
given person add --name 孙某 --enterprise 星河软件有限公司
given post add --person 钱某 --role 会长 --on 2016-01-01
given post add --person 孙某 --role 监事 --on 2016-01-01
given notice add --on 2018-04-02 --channel 执委群 --title 执委通知
run enterprise list --told 执委通知 --csv
out_has 宏达
out_lacks 星河软件有限公司
run enterprise list --untold 执委通知 --status 会员 --csv
out_has 星河软件有限公司
out_lacks 宏达
run enterprise list --untold '#9'
expect 3 '' '*'

# a group is a body's that is there
mark
run setting add --name notice.channel.street --value foo
expect_refused 1 '没有代码'
run setting add --name notice.channel.nope --value congress
expect_refused 1 '没有代码'
given setting add --name notice.channel.street --value congress
verdict
