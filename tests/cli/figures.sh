# SPDX-License-Identifier: MIT
# The figures of the last command, `stats ... --csv`, as the town writes them: one line each, in
# any order; rows of a breakdown that count nothing, now and a year earlier, are left out, but not
# those without a key.

figure_lines() { # CSV file
    columns "$1" id key value numerator denominator previous level raised resolved assigned \
        visited joined_in enterprises persons chamber recommended accepted |
        awk -F '\t' '$2 == "" || $3 != 0 || $6 != 0' | LC_ALL=C sort
}

# All figures, or those whose id matches.
figures_are() { # expected file, pattern
    grep -E "^($2)	" "$1" | LC_ALL=C sort >"$scratch/expected"
    figure_lines "$scratch/out" | grep -E "^($2)	" >"$scratch/found"
    same "$scratch/expected" "$scratch/found"
}
