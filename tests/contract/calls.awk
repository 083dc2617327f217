# SPDX-License-Identifier: MIT
# The texts in quotes within one argument of calls, one a line:
#     awk -v call=fail -v argument=3 -f calls.awk FILE...
# Comments are left out; a call may run over many lines.
FNR == 1 { calls_of(text); text = "" }
{ text = text "\n" $0 }
function texts_of(part) {
    while (match(part, /"([^"\\]|\\.)*"/)) {
        print substr(part, RSTART + 1, RLENGTH - 2)
        part = substr(part, RSTART + RLENGTH)
    }
}
# The argument asked for of the call whose "(" has just been passed.
function argument_of(rest,    i, c, depth, n, part, quoted) {
    n = 1
    for (i = 1; i <= 4000 && i <= length(rest); i++) {
        c = substr(rest, i, 1)
        if (c == "\\" && quoted) {
            part = part c substr(rest, ++i, 1)
            continue
        }
        if (c == "\"")
            quoted = !quoted
        if (!quoted && (c == ")" || c == "}") && depth-- == 0)
            break
        if (!quoted && (c == "(" || c == "{"))
            depth++
        if (!quoted && c == "," && depth == 0) {
            if (n++ == argument)
                break
            part = ""
        } else
            part = part c
    }
    if (n == argument || n == argument + 1)
        texts_of(part)
}
function calls_of(text,    pattern) {
    gsub(/\/\*([^*]|\*+[^*\/])*\*+\//, "", text)
    pattern = "[^A-Za-z0-9_]" call "\\("
    while (match(text, pattern)) {
        text = substr(text, RSTART + RLENGTH)
        argument_of(substr(text, 1, 4000))
    }
}
END { calls_of(text) }
