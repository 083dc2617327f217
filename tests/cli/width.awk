# SPDX-License-Identifier: MIT
# Whether the columns of a table in UTF-8 begin at the same place in every line, by the widths that
# terminals give to characters: awk -f width.awk -v mark=MARK [-v most=N] TABLE, under LC_ALL=C.
# Every MARK must stand at the same display column; no line may be wider than N.
function code(text, at,    first, i, count, value) {
    first = byte[substr(text, at, 1)]
    if (first < 128) { size = 1; return first }
    count = first < 224 ? 1 : first < 240 ? 2 : 3
    value = first - (count == 1 ? 192 : count == 2 ? 224 : 240)
    for (i = 1; i <= count; i++)
        value = value * 64 + byte[substr(text, at + i, 1)] - 128
    size = count + 1
    return value
}
function width_of(value) {
    if (value == 8205 || (value >= 768 && value <= 879) || (value >= 65024 && value <= 65039))
        return 0
    if ((value >= 4352 && value <= 4447) || (value >= 11904 && value <= 42191) ||
        (value >= 44032 && value <= 55203) || (value >= 63744 && value <= 64255) ||
        (value >= 65072 && value <= 65135) || (value >= 65281 && value <= 65376) ||
        (value >= 65504 && value <= 65510) || (value >= 127744 && value <= 129791) ||
        (value >= 131072 && value <= 262141))
        return 2
    return 1
}
function width(text,    at, wide) {
    for (at = 1; at <= length(text); at += size)
        wide += width_of(code(text, at))
    return wide + 0
}
BEGIN { for (i = 1; i < 256; i++) byte[sprintf("%c", i)] = i }
{
    if (most && width($0) > most)
        bad = bad "line " NR " is " width($0) " wide\n"
    at = index($0, mark)
    if (!mark || !at)
        next
    place = width(substr($0, 1, at - 1))
    if (marks++ && place != first_place)
        bad = bad "line " NR " has " mark " at " place ", not " first_place "\n"
    if (marks == 1)
        first_place = place
}
END {
    if (mark && !marks)
        bad = bad "no line has " mark "\n"
    printf "%s", bad
    exit bad != ""
}
