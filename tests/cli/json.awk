# SPDX-License-Identifier: MIT
# Prints the keys named in `wanted` of each object of the array at `path` of a JSON text ("" is the
# whole; an object counts as an array of one), tab between them. "a.b" is a key of an object
# within; a list is joined by ";"; null and what is not there are empty.
function skip() {
    while (substr(text, at, 1) ~ /[ \t\r\n,:]/)
        at++
}
function string(    out, c, from, rest) {
    out = ""
    at++
    while (1) {
        rest = substr(text, at, 4000)
        from = match(rest, /["\\]/)
        if (from == 0) {
            if (rest == "")
                return out
            out = out rest
            at += length(rest)
            continue
        }
        out = out substr(rest, 1, from - 1)
        at += from
        if (substr(rest, from, 1) == "\"")
            return out
        c = substr(text, at++, 1)
        out = out (c == "n" ? "\n" : c == "t" ? "\t" : c)
    }
}
function value(where,    c, n, key, word) {
    skip()
    c = substr(text, at, 1)
    if (c == "\"") {
        found[where] = string()
        kind[where] = "text"
    } else if (c == "{") {
        at++
        kind[where] = "object"
        for (skip(); substr(text, at, 1) != "}" && at <= length(text); skip()) {
            key = string()
            value(where == "" ? key : where "." key)
        }
        at++
    } else if (c == "[") {
        at++
        n = 0
        kind[where] = "array"
        for (skip(); substr(text, at, 1) != "]" && at <= length(text); skip())
            value(where "[" n++ "]")
        count[where] = n
        at++
    } else {
        word = substr(text, at, 40)
        match(word, /^[-+a-zA-Z0-9.]+/)
        if (RLENGTH < 1) {
            print "no JSON at " at
            exit 1
        }
        at += RLENGTH
        word = substr(word, 1, RLENGTH)
        found[where] = word == "null" ? "" : word
        kind[where] = "word"
    }
}
function cell(where,    i, out) {
    if (kind[where] != "array")
        return found[where]
    for (i = 0; i < count[where]; i++)
        out = out (i ? ";" : "") found[where "[" i "]"]
    return out
}
function row(where,    n, line) {
    for (n = 1; n <= many; n++)
        line = line (n > 1 ? "\t" : "") cell((where == "" ? "" : where ".") names[n])
    print line
}
{ text = text $0 "\n" }
END {
    at = 1
    many = split(wanted, names, " ")
    value("")
    if (kind[path] == "object")
        row(path)
    else if (kind[path] == "array")
        for (i = 0; i < count[path]; i++)
            row(path "[" i "]")
    else
        print "nothing at " path
}
