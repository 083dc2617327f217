# SPDX-License-Identifier: MIT
# Prints the columns of a CSV file named in `wanted`, in that order, tab between them.
function split_row(line, cells,    n, i, c, quoted, cell) {
    n = 0
    cell = ""
    quoted = 0
    for (i = 1; i <= length(line); i++) {
        c = substr(line, i, 1)
        if (quoted && c == "\"" && substr(line, i + 1, 1) == "\"") {
            cell = cell c
            i++
        } else if (c == "\"") {
            quoted = !quoted
        } else if (c == "," && !quoted) {
            cells[++n] = cell
            cell = ""
        } else if (c != "\r") {
            cell = cell c
        }
    }
    cells[++n] = cell
    return n
}
FNR == 1 {
    sub(/^\357\273\277/, "")
    count = split_row($0, heads)
    many = split(wanted, names, " ")
    for (n = 1; n <= many; n++)
        for (i = 1; i <= count; i++)
            if (heads[i] == names[n])
                at[n] = i
    for (n = 1; n <= many; n++)
        if (!(n in at))
            print "no column " names[n]
    next
}
{
    for (i in cells)
        delete cells[i]
    split_row($0, cells)
    line = ""
    for (n = 1; n <= many; n++)
        line = line (n > 1 ? "\t" : "") ((n in at) ? cells[at[n]] : "")
    print line
}
