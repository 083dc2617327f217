# SPDX-License-Identifier: MIT
# The declarations marked CHAMBER_API in public headers, one line each:
#     FILE:LINE <TAB> NAME <TAB> function or data <TAB> the declaration <TAB> its doc comment
# A comment covers the declarations that follow it without a blank line between.
function flush_declaration(    name, kind) {
    kind = declaration ~ /\(/ ? "function" : "data"
    name = declaration
    if (kind == "function")
        sub(/\(.*/, "", name)
    sub(/;.*/, "", name)
    sub(/[ \t]+$/, "", name)
    sub(/.*[^A-Za-z0-9_]/, "", name)
    gsub(/[ \t]+/, " ", declaration)
    printf "%s:%d\t%s\t%s\t%s\t%s\n", FILENAME, start, name, kind, declaration, comment
    declaration = ""
}
FNR == 1 { comment = declaration = ""; inside = 0 }
inside {
    comment = comment " " $0
    if (/\*\//)
        inside = 0
    next
}
/^[ \t]*\/\*\*/ && declaration == "" {
    comment = $0
    inside = !/\*\//
    next
}
/^[ \t]*$/ && declaration == "" { comment = "" }
/^[ \t]*#/ { next }
declaration == "" && /CHAMBER_API/ { start = FNR }
declaration != "" || /CHAMBER_API/ {
    declaration = declaration " " $0
    if (/;/)
        flush_declaration()
    next
}
