#!/bin/sh
# SPDX-License-Identifier: MIT
# What is longer than the screen of a terminal goes to a pager, and nothing else does.
. "$(dirname "$0")/lib.sh"
new_database
i=100
while [ $i -lt 140 ]; do
    echo "place add --name 楼宇$i"
    i=$((i + 1))
done >lines
given batch lines
run place list
cp out whole
# a pager that keeps what it is given and how it was started, says so, and one that leaves at once
cat >reader <<'SH'
#!/bin/sh
printf '%s %s %s\n' "$LESS" "$LESSCHARSET" "$*" >started
cat >given
echo '分页结束'
SH
printf '#!/bin/sh\necho left >started\nexit 3\n' >leaver
chmod 700 reader leaver

# without a terminal none is started, whatever is asked for
CHAMBER_PAGER=$scratch/reader run place list
expect 0 '*' '40 条'
[ ! -e started ] || problem 'a pager was started'
cmp -s out whole || problem 'other bytes'

# the settings say which pager, and by what
pager_is() { # value, source
    out_has "\"name\":\"pager\",\"value\":\"$1\",\"source\":\"$2\""
}
run config --json
pager_is 'less -FRX' 默认
PAGER=more run config --json
pager_is more 环境变量
mkdir -p "$XDG_CONFIG_HOME/chamber"
echo 'pager = kept' >"$XDG_CONFIG_HOME/chamber/config"
PAGER=more run config --json
pager_is kept 配置文件
CHAMBER_PAGER=own run config --json
pager_is own 环境变量
CHAMBER_PAGER='' run config --json
pager_is '' 环境变量
CHAMBER_PAGER=cat run config --json
pager_is '' 环境变量
CHAMBER_PAGER=own run config --no_pager --json
pager_is '' 命令行
rm "$XDG_CONFIG_HOME/chamber/config"
run help --man
for name in CHAMBER_PAGER PAGER no_pager; do
    out_has "$name"
done

if ! script -qec true /dev/null >out 2>err </dev/null; then
    echo 'no terminal to be had: the rest is left out' >&2
    verdict
fi
# on ROWS ARGUMENT...: the command on a terminal of so many rows
on() {
    rows=$1
    shift
    command_line="chamber $* (on $rows rows)"
    rm -f started given
    script -qec "stty rows $rows cols 80; timeout --foreground 30 '$CHAMBER' $*" /dev/null \
        >typed 2>err </dev/null
    code=$?
    tr -d '\r' <typed >out
}
CHAMBER_PAGER=$scratch/reader
export CHAMBER_PAGER

# 41 lines of table: where they and the prompt fit, they are printed, else the pager has all of
# them, and the count comes when it has ended
on 42 place list --color never
[ "$code" -eq 0 ] || problem "exit code $code"
[ ! -e started ] || problem 'a pager was started'
[ "$(tail -n 1 out)" = '40 条' ] || problem 'the count is not last'
sed '$d' out | cmp -s - whole || problem 'other bytes'
on 41 place list --color never
[ "$code" -eq 0 ] || problem "exit code $code"
cmp -s given whole || problem 'the pager was not given the table'
[ "$(cat started)" = 'FRX utf-8 ' ] || problem 'started otherwise'
[ "$(cat out)" = '分页结束
40 条' ] || problem 'not the pager, then the count'
LESS=S LESSCHARSET=latin1 on 5 place list
[ "$(cat started)" = 'S latin1 ' ] || problem 'the environment is not kept'
CHAMBER_PAGER="$scratch/reader -x '1 2'" on 5 place list
[ "$(cat started)" = 'FRX utf-8 -x 1 2' ] || problem 'started without its arguments'

# none if it is turned off, for a file, and for commands that write
for words in 'place list --no_pager' 'place list -o list.txt' 'batch lines --dry_run'; do
    on 5 "$words"
    [ ! -e started ] || problem 'a pager was started'
done
for none in '' cat; do
    CHAMBER_PAGER=$none on 5 place list --color never
    [ "$code" -eq 0 ] || problem "exit code $code"
    sed '$d' out | cmp -s - whole || problem 'other bytes'
done
# nor one that is not there
for none in no-such-pager "$scratch/no such"; do
    CHAMBER_PAGER=$none on 5 place list --color never
    [ "$code" -eq 0 ] || problem "exit code $code"
    sed '$d' out | cmp -s - whole || problem 'other bytes'
done

# what only a shell understands is left to it; a screen of no height is none
CHAMBER_PAGER="env X=1 $scratch/reader | cat" on 5 place list --color never
cmp -s given whole || problem 'the pager was not given the table'
CHAMBER_PAGER="'$scratch/reader'" on 5 place list --color never
cmp -s given whole || problem 'the pager was not given the table'
on 0 place list --color never
[ ! -e started ] || problem 'a pager was started'
sed '$d' out | cmp -s - whole || problem 'other bytes'

# LINES says otherwise how high it is, if it says a number; bash would set it anew
SHELL=/bin/sh
export SHELL
LINES=5 on 100 place list --color never
cmp -s given whole || problem 'the pager was not given the table'
LINES=100 on 5 place list --color never
[ ! -e started ] || problem 'a pager was started'
for none in '' x 0 -3; do
    LINES=$none on 100 place list --color never
    [ ! -e started ] || problem "a pager was started for LINES=$none"
    LINES=$none on 5 place list --color never
    cmp -s given whole || problem "the pager was not given the table for LINES=$none"
done
LINES=5 on 0 place list --color never
cmp -s given whole || problem 'the pager was not given the table'

# one that is left early is no failure, whatever it returns
CHAMBER_PAGER=$scratch/leaver on 5 place list
[ "$code" -eq 0 ] || problem "exit code $code"
[ "$(cat started)" = left ] || problem 'not started'
[ "$(cat out)" = '40 条' ] || problem 'more than the count'
CHAMBER_PAGER='head -n 1' on 5 place list --color never
[ "$code" -eq 0 ] || problem "exit code $code"
[ "$(head -n 1 out)" = "$(head -n 1 whole)" ] || problem 'not the first line'

# a failure is said when the pager has ended
on 1 place show "'#1' 无此楼"
[ "$code" -eq 3 ] || problem "exit code $code"
out_has '无此楼'
[ ! -e started ] || problem 'a pager for a failure'
verdict
