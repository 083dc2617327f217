# SPDX-License-Identifier: MIT
# What `gcov -b -c -t` prints of the objects, and the functions listed in `uncovered`; the caller
# gives `source`, the folder before src/ with its slash, `least`, the percentage of branches, and
# `allowed`, how many lines may be missed that are not listed.
# A source may be in several objects: what any of them ran was run.
BEGIN { FS = ":" }

# what no test reaches: FILE:FUNCTION: REASON
FILENAME == uncovered {
    if (/^src\// && !(($1 FS $2) in reason)) {
        reason[$1 FS $2] = $3
        entry[++entries] = $1 FS $2
    }
    next
}

# 'function NAME called 5 returned 100% blocks executed 94%', before its first line
/^function / {
    split($0, word, " ")
    function_now = word[2]
    known[file FS function_now] = 1
    next
}

# 'branch  0 taken 5 (fallthrough)' and 'branch  0 never executed', after their line
/^branch / {
    split($0, word, " ")
    branch = at FS word[2]
    if (wanted && !(branch in branches)) {
        branches[branch] = 0
        branches_of_all++
    }
    if (wanted && word[3] == "taken" && word[4] > 0 && !branches[branch]) {
        branches[branch] = 1
        branches_run++
    }
    next
}

# '    5*:   12:text', where ##### was not run, and - could not be; line 0 names the source
/^ *[0-9#=-]+\*?: *[0-9]+:/ {
    text = $0
    sub(/^[^:]*:[^:]*:/, "", text)
    if ($2 + 0 == 0) {
        if (sub(/^Source:/, "", text)) {
            wanted = index(text, source "src/") == 1 && text ~ /\.c$/
            file = substr(text, length(source) + 1)
        }
        next
    }
    at = file FS ($2 + 0)
    if (!wanted || $1 ~ /-/)
        next
    if (!(at in lines)) {
        lines[at] = 0
        order[++lines_of_all] = at
        home[at] = file FS function_now
        sub(/^ +/, "", text)
        words[at] = text
    }
    if ($1 !~ /[#=]/ && !lines[at]) {
        lines[at] = 1
        lines_run++
    }
}

END {
    if (!lines_of_all || !branches_of_all) {
        print "coverage: nothing was run" >"/dev/stderr"
        exit 1
    }
    for (i = 1; i <= lines_of_all; i++) {
        at = order[i]
        if (lines[at])
            continue
        missed[home[at]] = 1
        if (home[at] in reason)
            listed++
        else
            unlisted[++unlisted_lines] = at
    }
    printf "coverage of src: lines %.1f%% (%d of %d), branches %.1f%% (%d of %d); " \
           "of the lines missed %d are listed in tests/data/uncovered.txt, %d are not\n",
        100 * lines_run / lines_of_all, lines_run, lines_of_all,
        100 * branches_run / branches_of_all, branches_run, branches_of_all, listed, unlisted_lines
    for (i = 1; i <= unlisted_lines; i++) {
        at = unlisted[i]
        split(home[at], word, FS)
        print at ": " word[2] ": " words[at]
    }
    for (i = 1; i <= entries; i++)
        if (!(entry[i] in missed))
            print "tests/data/uncovered.txt: " entry[i] ": " \
                ((entry[i] in known) ? "is run wholly" : "is gone")
    few = 100 * branches_run < least * branches_of_all
    if (few)
        print "coverage: of the branches, " least "% are wanted"
    many = unlisted_lines > allowed
    if (many)
        print "coverage: of the lines missed " allowed " may be unlisted"
    exit many || few
}
