#!/bin/sh
# SPDX-License-Identifier: MIT
# A person at the terminal is asked; a terminal is fitted; nothing is left after an interruption.
. "$(dirname "$0")/lib.sh"
new_database
given enterprise add --name 宏达机械有限公司 --short_name 宏达
given place add --name 示例大厦
mark

# commands that are stopped leave nothing, say so, and end by the signal's number
mkfifo pipe
sleep 5 >pipe &
sleeper=$!
"$CHAMBER" place import - <pipe >out 2>err &
running=$!
sleep 1
command_line='chamber place import, stopped by TERM'
kill -TERM "$running"
wait "$running"
[ $? -eq 143 ] || problem 'not exit code 143'
err_has '已中断'
kill "$sleeper" 2>err
wait "$sleeper"
[ "$(batches)" = "$stored" ] || problem 'something was stored'

. "${0%/*}/terminal.sh"

# missing fields are asked for; an answer that cannot be taken is asked for again
at '新楼\n' place add
[ "$code" -eq 0 ] || problem "exit code $code"
out_has '名称: '
out_has '· 新楼'
at '宏达\n2018-02-30\n\n' visit add --enterprise 宏达
out_has '走访日期 [2018-12-31]: '
at '无此企业\n宏达\n' visit add --on 2018-07-20
out_has '没有企业“无此企业”'
out_has '2018-07-20 周五'
given request add --enterprise 宏达 --title 停车难 --on 2018-12-01
at '城堡\n营商办\n' request assign '#1'
[ "$code" -eq 0 ] || problem "exit code $code"
out_has '承办部门: '
out_has '承办部门  营商办'
at '2019-01-31\n等批复\n' request extend '#1' --note ''
[ "$code" -eq 0 ] || problem "exit code $code"
out_has '延期 · 2018-12-31 周一 · 备注 等批复'
at '宏达\n' visit log --on 2018-07-21
[ "$code" -eq 0 ] || problem "exit code $code"
out_has '2018-07-21 周六'

# a word is chosen by its number or a part, a record by a part of its name; < goes back
at '机械\ny\n2018-12-05\n<\n2018-12-06\n\n\n\n\n\n' visit add
[ "$code" -eq 0 ] || problem "exit code $code"
out_has '2018-12-06 周四 · 宏达机械有限公司'
at 'sample\n示例会\n2\n' body add
[ "$code" -eq 0 ] || problem "exit code $code"
out_has '1 全体会员   2 所列职务'
out_has '应到  所列职务'
at '营商\n' request assign '#1' --on 2018-12-31
[ "$code" -eq 0 ] || problem "exit code $code"
out_has '1 工会'
out_has '承办部门 营商办'
given undo --yes
given undo --yes
given undo --yes
mark
at '<\n\004' place add
[ "$code" -eq 130 ] || problem "exit code $code"
[ "$(batches)" = "$stored" ] || problem 'something was stored'

# the chamber's name is asked for
before=$CHAMBER_DB
CHAMBER_DB=$scratch/other/new.db
at '某某商会\n' init
[ "$code" -eq 0 ] || problem "exit code $code"
out_has '商会名称'
run setting show chamber.name
out_has '某某商会'
CHAMBER_DB=$before

# what cannot be seen is shown
given place add --name "$(printf '丙\342\200\256丁\342\200\250戊\363\240\201\201')"
for words in 'place list' 'place show #3' 'place history #3' 'place edit #3 --kind 楼宇'; do
    # shellcheck disable=SC2086
    width=120 at '' $words
    [ "$code" -eq 0 ] || problem "exit code $code"
    out_has '丙\u202e丁\u2028戊\U000e0041'
done
given place remove '#3' --yes

mark
at '\n新楼三\n' place add # what is required is asked for again
[ "$code" -eq 0 ] || problem "exit code $code"
out_has '必填；'
given undo --yes
mark
at '\004' place add
[ "$code" -eq 130 ] || problem "exit code $code"
[ "$(batches)" = "$stored" ] || problem 'something was stored'

# a part of a name is written to only after asking
at 'n\n' enterprise edit 机械 --note 改
[ "$code" -eq 1 ] || problem "exit code $code"
out_has '宏达机械有限公司'
[ "$(batches)" = "$stored" ] || problem 'something was stored'
at 'y\n' enterprise edit 机械 --note 改
[ "$code" -eq 0 ] || problem "exit code $code"
# of several the one meant is chosen by number
given enterprise add --name 宏达贸易商行
mark
at '9\n' enterprise edit hongda --note 选
[ "$code" -eq 3 ] || problem "exit code $code"
out_has '“hongda”可以指 2 条企业：'
[ "$(batches)" = "$stored" ] || problem 'something was stored'
at '\n' enterprise show 宏达
at '2\n' enterprise edit hongda --note 选
[ "$code" -eq 0 ] || problem "exit code $code"
out_has '宏达贸易商行'
at '2\n' enterprise show hongda
[ "$code" -eq 0 ] || problem "exit code $code"
out_has '备注      选'
given undo --yes
given undo --yes
mark
at 'y\n' place remove 新楼
[ "$code" -eq 0 ] || problem "exit code $code"
out_has '删除“楼宇阵地 #2 · 新楼”？ [y/N]'
at 'y\n' undo
[ "$code" -eq 0 ] || problem "exit code $code"
out_has '改前'
run place show 新楼
expect 0 '*' ''

# Ctrl-C at a question of any command: said once, with the question once, and nothing is stored
given visit add --enterprise '#1' --on 2018-07-21
given term add --number 5 --from_on 2016-01-01
given person add --name 林某一 --phone 13800000001
given enterprise edit '#1' --contact 林某一
given backup kept.db
printf 'place add --name 甲楼\nplace add --name 乙楼\n' >lines.txt
awk 'BEGIN { print "name"; for (n = 1; n <= 60; n++) print "示例楼" n }' >many.csv
mark
stopped_once() { # WORD of the question, COMMAND...
    question=$1
    shift
    at '\003' "$@"
    [ "$code" -eq 130 ] || problem "exit code $code"
    [ "$(grep -c -F -e "$question" out)" -eq 1 ] || problem "not asked once: $question"
    [ "$(grep -c -E '已中断|"interrupted"' out)" -eq 1 ] || problem 'the interruption is not said once'
    same_bytes || [ "$(batches)" = "$stored" ] || problem 'something was stored'
}
stopped_once '[y/N]' place remove '#1'
stopped_once '[y/N]' place remove '#1' --json
stopped_once '[y/N]' undo
stopped_once '[y/N]' enterprise merge '#1' '#2'
stopped_once '[y/N]' enterprise edit 机械 --note 改
stopped_once '[y/N]' visit log --enterprise '#1' --on 2018-07-21
stopped_once '[y/N]' term end '#1' --on 2018-12-31
stopped_once '[y/N/a]' person erase '#1'
stopped_once '[y/N]' person erase '#1' --texts none
stopped_once '[y/N]' restore kept.db
stopped_once '[y/N]' batch lines.txt
stopped_once '[y/N]' place import many.csv

# tables fit: no line is wider than the terminal (a Chinese character takes two columns)
given enterprise add --name 上海示例信息技术发展有限公司第一分公司 --industry I --note 很长
for width in 70 80 100; do
    at '' enterprise list --color never
    awk -v most="$width" '
        {
            wide = $0
            gsub(/[ -~]/, "", wide)
            if (length($0) - length(wide) + length(wide) / 3 * 2 > most)
                bad = 1
        }
        END { exit bad }' out || problem "wider than $width"
    tr -d '\n ' <out | grep -q 上海 || problem 'a name is lost'
    ! grep -q ' $' out || problem 'a line ends in a blank'
done
width=80 COLUMNS=1 at '' place list
[ "$code" -eq 0 ] || problem "exit code $code"
COLUMNS=999999999 at '' place list
[ "$code" -eq 0 ] || problem "exit code $code"
at '' place list --color auto
out_has "$(printf '\033[1m')"
NO_COLOR=1 at '' place list
out_lacks "$(printf '\033[1m')"
verdict
