# SPDX-License-Identifier: MIT
# Memory runs out: one allocation fails, or all from one on.
make_bases
head_line
for how in once on; do
    each="sweep malloc $how 12 $many"
    writing_commands
    reading_commands
done
sweep_control malloc once 12 memory out.csv
