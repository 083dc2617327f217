#!/bin/sh
# SPDX-License-Identifier: MIT
# The sample year, from nothing: installs what is missing, builds, makes a database of the year
# 2018 in a temporary folder and asks it what an office is asked, on the last day of that year.
# Run it from anywhere, as often as you like.
set -eu
unset CDPATH
here=$(cd "$(dirname "$0")" && pwd)
. "$here/build.sh"

sh "$here/setup.sh"
build demo -DCMAKE_BUILD_TYPE=Release -DCHAMBER_TESTS=OFF

CHAMBER=$build_folder/src/chamber
CHAMBER_DB=$(mktemp -d)/chamber.db
CHAMBER_TODAY=2018-12-31
export CHAMBER CHAMBER_DB CHAMBER_TODAY
say() {
    printf '\n== %s\n' "$*"
}
# A command as one would type it, and what it prints.
show() {
    printf '\n$ chamber'
    for word; do
        case $word in
        *[" ;#"]*) printf " '%s'" "$word" ;;
        *) printf " %s" "$word" ;;
        esac
    done
    printf '\n'
    "$CHAMBER" "$@"
}

say "A new database, and the office's files of 2018"
"$CHAMBER" init --name 新华商会
sh "$here/data/import.sh" "$here/data/xinhua-2018"

say "1. Is it a member, whom to ask for, when were we last there and what was said?"
show enterprise brief 云杉
say "2. Which enterprises has this campaign not reached yet, and who should go?"
show campaign progress 2018年送健康
say "3. Of the executive president's enterprises, which are visited, which are left?"
show liaison progress --person 林某一
say "4. We go to these three: what do they have open, what did we promise?"
show visit sheet --on 2019-01-03
say "5. Just back: three leaders, two enterprises, four requests"
show visit log --on 2018-12-28 --visitors '陈某一;林某一;孙某一' \
    --enterprise 宏达机械 --request 厂区门口路灯 --category 环境市容 --request 员工体检 \
    --enterprise 和风酒店 --request 春节用工 --category 就业用工 --request 消防年检 --category 行政审批
show undo --yes
say "6. Which requests are overdue or due within three days, where, and for how long?"
show request waiting --overdue --due_within 3
say "7. Every step of this request since it was raised"
show request brief 2018-024
say "8. Which enterprises are duplicates, renamed, or have a wrong code?"
show enterprise doubts
say "9. The next committee meeting: who is due, who is excused, who has missed several, is there a quorum?"
show activity roster 五届七次执委会
say "10. Who led the chamber on a day, which seats are vacant, whose term ends soon?"
show post brief --as_of 2018-05-01
say "11. Which members fit a policy, and have not been told of it?"
show enterprise list --status 会员 --tags 高新技术 --untold 高新技术企业认定辅导
say "12. Joined and left with reasons, members at the end of the year, against last year"
show stats 2018 --section members
show stats 2018 members.left
say "13. Visits and requests, each rate with its denominator"
show stats 2018 --section visits
show stats 2018 --section requests
say "14. Activities, people, enterprises; honors by level and title"
show stats 2018 --section activities
show stats 2018 --section honors
say "15. The four goods, each with its figures; every figure opens its list"
show stats 2018 --goods
show stats 2018 visits.unvisited
show stats 2018 -o "${CHAMBER_DB%/*}/2018.csv" --csv
say "The year's report: a page to read and print, a workbook with charts to go on with"
page=${CHAMBER_DB%/*}/2018年报告.html
book=${CHAMBER_DB%/*}/2018年报告.xlsx
show stats 2018 -o "$page"
show stats 2018 -o "$book"

unset CHAMBER_TODAY
today=$(date +%Y-%m-%d)
year=${today%%-*}
cat <<END

The database is $CHAMBER_DB
The report is   $page (open it in a browser; its print is a PDF)
and             $book (figures, charts and definitions, to edit further)
They stay there until you remove them. To go on with the database:

    export CHAMBER_DB='$CHAMBER_DB'
    chamber() { '$CHAMBER' "\$@"; }

Log a visit and a request of your own, and see them counted:

    chamber visit log --on $today --enterprise 云杉信息 --request 申请人才公寓 --category talent --visitors 林某一
    chamber stats $year
    chamber stats $year requests.raised
END
