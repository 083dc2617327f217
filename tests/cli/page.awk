# SPDX-License-Identifier: MIT
# The numbers of a report's tables, a line each, tab between them: what they are of; of a figure its
# value, numerator, denominator and the year before; of a row of a breakdown all its numbers in
# order. What is not there is empty. Where what a person reads is not the number that a program
# reads, a line says "differs".
function shown(text, value,    plain) {
    plain = text
    gsub(/,/, "", plain)
    sub(/^−/, "-", plain)
    if (plain ~ /%$/ ? plain != sprintf("%.1f%%", value * 100) : plain + 0 != value + 0)
        print "differs\t" value "\t" text
}
# The next number in `rest`, or "".
function number(    value, text) {
    if (!match(rest, /<data value="[^"]*">[^<]*</))
        return ""
    text = substr(rest, RSTART, RLENGTH)
    rest = substr(rest, RSTART + RLENGTH)
    value = text
    sub(/^<data value="/, "", value)
    sub(/".*/, "", value)
    sub(/^[^>]*>/, "", text)
    sub(/<$/, "", text)
    shown(text, value)
    return value
}
/^<table id="/ {
    table = $0
    gsub(/^<table id="table-|">$/, "", table)
}
/^<tr id="/ {
    id = $0
    sub(/^<tr id="/, "", id)
    sub(/".*/, "", id)
    n = split($0, cells, "</td>")
    split(cells[1], parts, "<span class=\"parts\">")
    rest = parts[1]
    line = id "\t" number()
    rest = parts[2]
    line = line "\t" number()
    line = line "\t" number()
    rest = cells[2]
    print line "\t" number()
}
/^<tr( class="rest")?><th/ {
    rest = $0
    line = table
    while ((one = number()) != "")
        line = line "\t" one
    print line
}
