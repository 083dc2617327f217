#!/bin/sh
# SPDX-License-Identifier: MIT
# check: a sound database is one line; what is wrong is named with what to do, and the exit code is 5.
. "$(dirname "$0")/lib.sh"

new_database
given enterprise add --name 宏达机械 --joined_on 2017-01-01
given visit add --enterprise 宏达机械 --on 2018-07-20
mark
run check
expect 0 '*' '*'
out_has '未发现问题'
[ "$(wc -l <"$scratch/out")" -eq 1 ] || problem 'not one line'
err_has '日志末端'
same_bytes || problem 'a check wrote something'
run check --lang en
expect 0 '*' '*'
out_has 'nothing found'

# for programs it is the same object, found or not
run check --json
expect 0 '*' '*'
json_is findings 0
json_is found '[]'
json_is batches 3
anchor=$(sed 's/.*"anchor":"\([^"]*\)".*/\1/' "$scratch/out")
printf '%s\n' "$anchor" | grep -qE '^[0-9]+:[0-9a-f]{64}$' || problem "no anchor: $anchor"

# an end noted earlier is still there after more was written, and in no other database
given visit add --enterprise 宏达机械 --on 2018-08-20
run check --anchor "$anchor"
expect 0 '*' '*'
run check --anchor "${anchor#*:}"
expect 0 '*' '*'
run check --anchor "1:${anchor#*:}"
expect 5 '*' '*'
out_has '日志中没有先前记下的末端'
run check --anchor 12
expect 2 '' '*'
err_has '不是日志末端'

# a temporary file that was left behind, by its path, and it stays
folder=${CHAMBER_DB%/*}
(umask 077 && : >"$CHAMBER_DB.new-0123456789abcdef")
run check
expect 5 '*' '*'
out_has 'chamber.db.new-0123456789abcdef'
out_has '没有 chamber 正在运行'
err_has '数据库有 1 处问题'
[ -e "$CHAMBER_DB.new-0123456789abcdef" ] || problem 'it was removed'
rm "$CHAMBER_DB.new-0123456789abcdef"

# the bytes of a name changed in the file, the journal's too
LC_ALL=C sed -i 's/宏达机械/宏大机械/g' "$CHAMBER_DB"
run check
expect 5 '*' '*'
out_has 'journal_content'
out_has '内容被改动过'
out_has 'chamber restore'
run check --json
expect 5 '*' '*'
out_has '"kind":"journal_content","noun":"journal"'
err_has '"code":"database"'
run check --csv
expect 5 '*' '*'
out_has 'kind,noun,record,batch,change,text,advice'
run check -o "$scratch/found.txt" --text
expect 5 '' '*'
grep -q '内容被改动过' "$scratch/found.txt" || problem 'no file of findings'

# what is no database is no finding
CHAMBER_DB=$folder/missing.db
run check
expect 1 '' '*'
verdict
