#!/bin/sh
# SPDX-License-Identifier: MIT
# Tables align for every kind of character, piped and at any width of a terminal; what colour says
# is said without it; the bytes depend on no locale. tests/cli/reading-*.txt are the tables.
. "$(dirname "$0")/lib.sh"
here=$CHAMBER_SOURCE/tests/cli
CHAMBER_PAGER=
export CHAMBER_PAGER
new_database
escape=$(printf '\033')
accent=$(printf 'Cafe\314\201 Muller')
long=$(printf 'e\314\201%.0s' 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25)
{
    echo 'enterprise add --name 上海示例信息技术发展有限公司第一分公司 --short_name 示例信息 --industry I'
    echo 'enterprise add --name 𠮷野餐饮（上海）有限公司 --short_name 𠮷野 --industry H'
    echo 'enterprise add --name 䶮华机械厂 --short_name 䶮华 --industry C'
    echo "enterprise add --name '$accent 咖啡馆' --short_name Cafe --industry H"
    echo "enterprise add --name '$long 咖啡馆' --short_name 长 --industry H"
    echo 'enterprise add --name 笑脸😀ABC贸易行，“全角”：ＦＵＬＬ --short_name 笑脸 --industry F'
    echo 'request add --enterprise 𠮷野 --title 门口停车位不足，高峰时段客人无处停车，希望协调周边车位 --on 2018-12-01'
    echo 'request add --enterprise 笑脸 --title 😀😀😀申请扶持资金need💰help --on 2018-12-02'
    echo 'request assign #1 --department 营商办 --due_on 2018-12-20 --on 2018-12-03'
    echo 'request assign #2 --department 营商办 --due_on 2019-02-20 --on 2018-12-03'
} >lines
given batch lines

# the same as the file that is kept
golden() { # name
    [ -n "${GOLDEN_WRITE:-}" ] && cp out "$here/reading-$1.txt"
    cmp -s out "$here/reading-$1.txt" || {
        problem "not reading-$1.txt:"
        diff out "$here/reading-$1.txt" >&2
    }
}

# piped: whole values in columns, the same bytes under every locale
for locale in C POSIX C.UTF-8 zh_CN.GB18030 zh_CN.GBK tr_TR.UTF-8 de_DE.UTF-8 ar_EG no-such; do
    LC_ALL=$locale run enterprise list --columns short_name,name,status
    expect 0 '*' '6 条'
    golden enterprise-list
done
LC_ALL=C awk -f "$here/width.awk" -v mark=潜在 out >found || problem "not aligned: $(cat found)"
run request list --columns title,status,due_on
golden request-list
LC_ALL=C awk -f "$here/width.awk" -v mark=已转办 out >found || problem "not aligned: $(cat found)"
run enterprise brief 𠮷野
golden brief

run stats 2018 --section requests
golden stats
run visit log --on 2018-12-28 --enterprise 𠮷野 --request 门口停车难 --category 交通停车 --findings 生产正常
golden visit-log
given undo --yes

# days overdue are red, and a number; nothing else is
run request waiting
cp out plain
run request waiting --color always
grep -q "$escape\[31m *11$escape\[0m" out || problem 'overdue days are not red'
[ "$(grep -c "$escape\[31m" out)" -eq 1 ] || problem 'more is red'
sed "s/$escape\[[0-9;]*m//g" out | cmp -s - plain || problem 'colour changes more than colour'
NO_COLOR=1 run request waiting --color auto
cmp -s out plain || problem 'not plain'
for format in --json --csv --text '-o waiting.csv'; do
    # shellcheck disable=SC2086
    run request waiting --color always $format
    ! cat out waiting.csv 2>err | grep -q "$escape" || problem 'colour in data'
done
# a row that is refused is red, a new one green, and both are called so
printf 'name,kind\n己楼,楼宇\n庚楼,城堡\n' >fates.csv
run place import fates.csv --dry_run --color always
grep -q "$escape\[32m新增" out || problem 'a new row is not green'
grep -q "$escape\[31m有误" out || problem 'a bad row is not red'

if ! script -qec true /dev/null >out 2>err </dev/null; then
    echo 'no terminal to be had: the rest is left out' >&2
    verdict
fi
# on a terminal: no line is wider than it (from 40 columns), no character is cut or lost
for width in 1 20 40 41 79 80 120 999999999; do
    for locale in C zh_CN.GB18030 no-such; do
        command_line="chamber enterprise list (on $width columns, $locale)"
        COLUMNS=$width script -qec "env LC_ALL=$locale '$CHAMBER' enterprise list \
            --color never --columns short_name,name,status 2>/dev/null" /dev/null \
            >typed 2>err </dev/null
        tr -d '\r' <typed >out
        golden "enterprise-list-$width"
        ! grep -q "^ *$(printf '\314\201')" out || problem 'a mark without its letter'
        iconv -f UTF-8 -t UTF-8 out >/dev/null 2>err || problem 'half a character'
    done
    most=$((width < 40 ? 40 : width))
    LC_ALL=C awk -f "$here/width.awk" -v most="$most" out >found || problem "$(cat found)"
    tr -d '\n ' <out | grep -q 𠮷 || problem 'a character is lost'
done
verdict
