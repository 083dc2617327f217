# SPDX-License-Identifier: MIT
# Findings (TOOL FILE LINE CHECK MESSAGE with tabs between; instead of the line the function) beside the list of those argued; the
# caller gives `tools`, those that ran, and `root`, the folder before src/ with its slash.

# what is argued: TOOL FILE:FUNCTION CHECK: REASON, where * is any function, or any file's end
FILENAME ~ /analysis\.txt$/ {
    if (/^#/ || /^$/)
        next
    at = index($0, ": ")
    split(substr($0, 1, at - 1), word, " ")
    split(word[2], place, ":")
    n = ++entries
    entry[n] = substr($0, 1, at - 1)
    tool[n] = word[1]
    file[n] = place[1]
    called[n] = place[2]
    check[n] = word[3]
    next
}

# The function that a line of a file is in: the last that began before it, at its line's beginning.
function function_at(path, line,    text, i) {
    if (!(path in lines)) {
        for (i = 0; (getline text < (root path)) > 0;) {
            i++
            # also what a macro defines
            if (text ~ /^[A-Za-z_][A-Za-z_0-9 *]*[ *(][A-Za-z_0-9]*\(/ && text !~ /;$/ &&
                match(text, /[A-Za-z_0-9]+\(/))
                begins[path, i] = substr(text, RSTART, RLENGTH - 1)
        }
        close(root path)
        lines[path] = i
    }
    for (i = line; i > 0; i--)
        if ((path, i) in begins)
            return begins[path, i]
    return "-"
}

function fits(pattern, text) {
    if (pattern ~ /\*$/)
        return index(text, substr(pattern, 1, length(pattern) - 1)) == 1
    return pattern == text
}

{
    split($0, part, "\t")
    name = part[3] ~ /^[0-9]+$/ ? function_at(part[2], part[3]) : part[3]
    argued = 0
    for (i = 1; i <= entries; i++) {
        if (tool[i] == part[1] && check[i] == part[4] && fits(file[i], part[2]) && fits(called[i], name)) {
            used[i] = argued = 1
            break
        }
    }
    findings++
    if (argued) {
        agreed++
        next
    }
    printf "%s:%s: %s: %s (%s %s)\n", part[2], part[3], name, part[5], part[1], part[4]
    open++
}

END {
    for (i = 1; i <= entries; i++)
        if (!(i in used) && index(" " tools " ", " " tool[i] " ")) {
            print "tests/data/analysis.txt: " entry[i] ": nothing is found there"
            idle++
        }
    printf "analysis by %s: %d findings, %d of them argued in tests/data/analysis.txt\n",
        tools, findings, agreed
    exit open || idle
}
