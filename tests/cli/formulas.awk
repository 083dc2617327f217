# SPDX-License-Identifier: MIT
# Prints the cells of a CSV file that a spreadsheet reads as formulas, or whose digits it changes.
function judge(cell) {
    sub(/^\357\273\277/, "", cell)
    gsub(/^(\302\240|\343\200\200| )+/, "", cell)
    if (cell ~ /^[=+@\t\r-]/ || cell ~ /^\357\274[\235\213\215\240]/ || cell ~ /^0[0-9]+$/ ||
        cell ~ /^[0-9]{12,}$/ || cell ~ /^[0-9.]+[eE][+-]?[0-9]+$/)
        print cell
}
{
    for (i = 1; i <= length($0); i++) {
        c = substr($0, i, 1)
        if (quoted && c == "\"" && substr($0, i + 1, 1) == "\"") {
            cell = cell c
            i++
        } else if (c == "\"")
            quoted = !quoted
        else if (c == "," && !quoted) {
            judge(cell)
            cell = ""
        } else
            cell = cell c
    }
    if (quoted)
        cell = cell "\n"
    else {
        sub(/\r$/, "", cell)
        judge(cell)
        cell = ""
    }
}
