# SPDX-License-Identifier: MIT
# Calls of the system fail, once or from one on: writing, syncing, reading, opening, and reading or
# writing less than was asked for. 5 is EIO, 28 ENOSPC, 13 EACCES, 24 EMFILE.
make_bases
head_line
while read -r kind how error; do
    each="sweep $kind $how $error $many"
    writing_commands
    reading_commands
done <<'END'
change once 5
change once 28
change on 28
sync once 5
sync on 5
read once 5
read on 5
read once 13
open once 13
open once 24
open on 24
short once 0
short on 0
END
sweep_control change once 5 replace out.csv
sweep_control sync on 5 replace out.csv
sweep_control read once 5 unread out.csv
sweep_control open once 13 unread out.csv
sweep_control short once 0 replace out.csv
