#!/bin/sh
# SPDX-License-Identifier: MIT
# What changes many records says how many before it does: at a terminal it asks, --yes agrees, and
# a script is never asked where it was not before.
. "$(dirname "$0")/lib.sh"
new_database
printf 'name,kind\n甲楼,楼宇\n乙楼,楼宇\n丙楼,楼宇\n' >places.csv
printf 'name\n丁楼\n' >one.csv
printf 'name,note\n甲楼,改\n戊楼,\n' >more.csv
printf 'name,kind\n己楼,城堡\n' >bad.csv
# 两条命令和一行说明
printf '# 两处\nplace add --name 庚楼\n\nplace add --name 辛楼\n' >lines.txt
given place import places.csv
given undo --yes
given batch lines.txt
given undo --yes
mark

. "${0%/*}/terminal.sh"

at 'n\n' place import places.csv
[ "$code" -eq 1 ] || problem "exit code $code"
out_has '将新增 3 条、修改 0 条记录，继续？ [y/N]'
[ "$(batches)" = "$stored" ] || problem 'something was stored'
at '?\n<\nn\n' place import places.csv # what is no answer is asked again
[ "$code" -eq 1 ] || problem "exit code $code"
out_has '请回答 y'
at '\003' place import places.csv
[ "$code" -eq 130 ] || problem "exit code $code"
[ "$(batches)" = "$stored" ] || problem 'something was stored'
at 'y\n' place import places.csv
[ "$code" -eq 0 ] || problem "exit code $code"
out_has '新增 3'
at 'y\n' place import more.csv --update
out_has '将新增 1 条、修改 1 条记录，继续？ [y/N]'
given undo --yes
at '' place import more.csv --update --yes
[ "$code" -eq 0 ] || problem "exit code $code"
out_lacks '继续？'
mark

# of one record, of none, and of what is refused anyway nobody is asked
at '' place import one.csv
[ "$code" -eq 0 ] || problem "exit code $code"
out_lacks '继续？'
at '' place import one.csv
out_lacks '继续？'
at '' place import bad.csv
[ "$code" -eq 5 ] || problem "exit code $code"
out_lacks '继续？'
out_has '城堡'
at '' place import places.csv --dry_run
out_lacks '继续？'

# a whole database, and commands from a file
given export -o all.json
CHAMBER_DB=$scratch/second.db
given init
mark
at 'n\n' import all.json
[ "$code" -eq 1 ] || problem "exit code $code"
out_has '条记录，继续？ [y/N]'
[ "$(batches)" = "$stored" ] || problem 'something was stored'
at 'y\n' import all.json
[ "$code" -eq 0 ] || problem "exit code $code"
run place list --csv
expect 0 '*' '5 条'
mark
at 'n\n' batch lines.txt
[ "$code" -eq 1 ] || problem "exit code $code"
out_has '将执行 2 条命令，合为一批，继续？ [y/N]'
[ "$(batches)" = "$stored" ] || problem 'something was stored'
at 'y\n' batch lines.txt
[ "$code" -eq 0 ] || problem "exit code $code"

# what takes many back
at 'n\n' undo
[ "$code" -eq 1 ] || problem "exit code $code"
out_has '2 条记录）？ [y/N]'
verdict
