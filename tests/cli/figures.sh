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

# Those whose id matches as of other days, and of a quarter, beside the same days a year earlier.
figures_of_days_are() { # pattern
    while read -r file period as_of; do
        run stats "$period" --csv --as_of "$as_of"
        expect 0 '*' ''
        figures_are "$answers/figures-$file.tsv" "$1"
    done <<END
february 2018 2018-02-11
june 2018 2018-06-30
q3 2018Q3 2018-09-30
q3-august 2018Q3 2018-08-15
q3-later 2018Q3 2018-12-01
END
}
