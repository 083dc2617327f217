# SPDX-License-Identifier: MIT
# src/base/pinyin.txt as tables to look a character up in. A reading's number is that of its line,
# so numbers sort as readings do. Of the characters from U+3400 to U+9FFF the first reading is two
# digits of base 90 in rows of text, of all else there is a list.
BEGIN {
    FS = "\t"
    for (i = 1; i < 256; i++)
        byte[sprintf("%c", i)] = i
    low = 13312
    high = 40959
}
function digits(n) { return digit(int(n / 90)) digit(n % 90) }
# From # to ~, without the backslash and the question mark.
function digit(n) {
    n += 35
    if (n >= 63)
        n++
    if (n >= 92)
        n++
    return sprintf("%c", n)
}
function each(text, first,    i, lead, size, c, k) {
    for (i = 1; i <= length(text); i += size) {
        lead = byte[substr(text, i, 1)]
        size = lead >= 240 ? 4 : lead >= 224 ? 3 : lead >= 192 ? 2 : 1
        c = lead % (size == 4 ? 8 : 16)
        for (k = 1; k < size; k++)
            c = c * 64 + byte[substr(text, i + k, 1)] % 64
        if (first && c >= low && c <= high)
            dense[c] = NR
        else
            others[c] = first ? NR " " others[c] : others[c] " " NR
    }
}
{
    syllable[NR] = $1
    each($2, 1)
    each($3, 0)
}
END {
    print "/* SPDX-License-Identifier: MIT */"
    print "/* Made from pinyin.txt by tests/tools/pinyin.sh; not to be edited. */"
    print "/* clang-format off */"
    print "static const char readings[][8] = {\n    \"\","
    for (i = 1; i <= NR; i++)
        line = put(line, "\"" syllable[i] "\",")
    print "    " line "\n};"
    print "enum { ROW_CHARACTERS = 42 };"
    print "static const char first_readings[][ROW_CHARACTERS * 2 + 1] = {"
    for (c = low; c <= high; c += 42) {
        row = ""
        for (i = c; i < c + 42 && i <= high; i++)
            row = row digits(dense[i] + 0)
        print "    \"" row "\","
    }
    print "};"
    print "/* character << 11 | reading, by character, its first reading first if it is here. */"
    print "static const uint32_t other_readings[] = {"
    line = ""
    for (c = 128; c < 262144; c++) {
        count = split(others[c], part, " ")
        delete others[c]
        for (i = 1; i <= count; i++)
            line = put(line, c * 2048 + part[i] ",")
    }
    print "    " line "\n};"
    print "/* clang-format on */"
}
function put(line, item) {
    if (length(line) + length(item) > 92) {
        print "    " line
        line = ""
    }
    return line (line == "" ? "" : " ") item
}
