#!/bin/sh
# SPDX-License-Identifier: MIT
# A person at a terminal: how far a long import is, which of many records is meant, what a restore
# replaces, each text that an erasing would reach; and Ctrl-C or Ctrl-D wherever something is asked.
. "$(dirname "$0")/lib.sh"
new_database
for n in 01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19 20 21 22; do
    echo "enterprise add --name 示例第$n商行"
done >lines
given batch lines
given person add --name 林某一 --enterprise 示例第01商行 --phone 13800000000
given person add --name 林某一 --enterprise 示例第02商行
given visit log --on 2018-06-20 --enterprise 示例第01商行 --request 车位不足 --visitors '#1'
given request edit '#1' --detail '林某一来电反映'
given visit edit '#1' --received_by 林某一 --findings '林某一介绍了情况'
given setting add --name chamber.liaison --value 林某一
given backup old.backup
mark

. "${0%/*}/terminal.sh"

stopped() { # what
    [ "$code" -eq 130 ] || problem "$1: exit code $code"
    out_has '已中断，未写入任何内容'
    same_bytes || [ "$(batches)" = "$stored" ] || problem "$1: something was stored"
}

# of many records twenty are listed
at '20\n' enterprise show 示例
[ "$code" -eq 0 ] || problem "exit code $code"
out_has ' 20  #20 示例第20商行'
out_lacks '#21 示例第21商行'
out_has '另有 2 条未列出，请写得更完整'
at '21\n' enterprise show 示例
[ "$code" -eq 3 ] || problem "exit code $code"
at '\004' enterprise show 示例
stopped 'which of many'
at '\003' enterprise remove '#3'
stopped 'a question'

# of one name two are chosen from, to write too
at '2\n' person edit 林某一 --title 副会长
[ "$code" -eq 0 ] || problem "exit code $code"
run person show '#2' --json
json_is title '"副会长"'
run person show '#1' --json
json_is title null
mark

# a terminal that does not say how wide it is has room for the usual
width=0 at '' enterprise list --limit 1
[ "$code" -eq 0 ] || problem "exit code $code"
out_has 示例第01商行

# each text is shown and asked for; "a" takes the rest, and a name that another has too is said
for keys in '\004' 'y\n\004' 'y\nn\na\n\003'; do
    at "$keys" person erase '#1'
    stopped "the texts, after $keys"
done
at 'y\nn\na\ny\n' person erase '#1'
[ "$code" -eq 0 ] || problem "exit code $code"
out_has 'visit#1.received_by  走访 · 接待人  （另有同名的人）'
out_has '    林某一介绍了情况'
run visit show '#1' --json
json_is received_by '"已删除人士 #1"'
json_is findings '"林某一介绍了情况"'
run request show '#1' --json
json_is detail '"已删除人士 #1来电反映"'
run setting show chamber.liaison --json
json_is value '"已删除人士 #1"'

# by places; what was written over is only in the journal
given request edit '#1' --detail '林某一又来电'
given request edit '#1' --detail 已答复
given person erase '#2' --dry_run
out_has '（只在变更记录里）'
out_has 'visit#1.findings'
given person erase '#2' --yes --texts 'visit#1.findings;visit#1.findings'
run visit show '#1' --json
json_is findings '"已删除人士 #2介绍了情况"'

# what is there is said before it is replaced: nothing, or a damaged one
mark
at 'n\n' restore old.backup
out_has '现有：'
[ "$code" -eq 1 ] || problem "exit code $code"
stands=$CHAMBER_DB
CHAMBER_DB=$scratch/none/chamber.db
at 'n\n' restore old.backup
out_has "现有：没有数据库“$CHAMBER_DB”，将新建"
[ ! -e "$CHAMBER_DB" ] || problem 'it was made'
at '?\n\004' init
[ "$code" -eq 130 ] || problem "exit code $code"
out_has '商会名称'
[ ! -e "$CHAMBER_DB" ] || problem 'it was made'
mkdir -p "$scratch/none"
(umask 077 && head -c 4096 "$stands" >"$CHAMBER_DB")
at 'n\n' restore old.backup
out_has "现有：$CHAMBER_DB，已损坏"
at 'y\n' restore old.backup
[ "$code" -eq 0 ] || problem "exit code $code"
run check
expect 0 '*' '*'
CHAMBER_DB=$stands

# lines that are typed
at '\003' batch -
stopped 'lines that are typed'

# what takes longer than a second says how far it is, and takes that away again
{ echo name && seq -f 示例楼%.0f 2000; } >rows.csv
script -qefc "{ cat rows.csv; sleep 1.2; } | '$CHAMBER' place import -" typed >screen 2>err
code=$?
command_line='chamber place import - (slowly, at a terminal)'
cp typed out
[ "$code" -eq 0 ] || problem "exit code $code"
out_has '%（共 2000 行）'
grep -qF "$(printf '\r\033[K')" typed || problem 'the line stays'
verdict
