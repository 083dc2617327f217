# SPDX-License-Identifier: MIT
# Killed before every call that changes a file.
make_bases
head_line
each="sweep kill once 0 $((many * 4))"
writing_commands
each="sweep kill once 0 $many"
reading_commands
sweep_control kill once 0 replace out.csv
