# SPDX-License-Identifier: MIT
# The readings of Chinese characters out of the Unicode Character Database (Unihan_Readings.txt,
# described in UAX #38), a line for each character and reading: what it sorts by, the syllable and
# its tone, 1 for the character's first reading or 2, the character's number, the character.
#
# Taken are all characters of the Basic Multilingual Plane, and beyond it those of the Table of
# General Standard Chinese Characters and U+20BB7. The first reading is that of kMandarin; others
# are those of modern dictionaries (kTGHZ2013, kXHC1983, kHanyuPinlu), not the historical ones.
BEGIN {
    FS = OFS = "\t"
    # In names of places and firms read otherwise than alone: 长 都 朝 地; 𠮷 and 〇 have no reading there at all.
    split("957F cháng 90FD dū 671D cháo 5730 dì 20BB7 jí 3007 líng", given, " ")
    for (i = 1; i in given; i += 2)
        named[given[i]] = given[i + 1]
    split("a1 a2 a3 a4 e1 e2 e3 e4 i1 i2 i3 i4 o1 o2 o3 o4 u1 u2 u3 u4 v1 v2 v3 v4 v5 e2", plain, " ")
    marks = split("ā á ǎ à ē é ě è ī í ǐ ì ō ó ǒ ò ū ú ǔ ù ǖ ǘ ǚ ǜ ü ế", accent, " ")
}
function value(hex,    n, i) {
    n = 0
    for (i = 1; i <= length(hex); i++)
        n = n * 16 + index("0123456789ABCDEF", substr(hex, i, 1)) - 1
    return n
}
function utf8(c) {
    if (c < 65536)
        return sprintf("%c%c%c", 224 + int(c / 4096), 128 + int(c / 64) % 64, 128 + c % 64)
    return sprintf("%c%c%c%c", 240 + int(c / 262144), 128 + int(c / 4096) % 64, \
                   128 + int(c / 64) % 64, 128 + c % 64)
}
# "zhōng" as "zhong1"; without a mark the tone is 5. "" for what is no syllable (ḿ, ê̄).
function numbered(reading,    i, at, tone) {
    tone = 5
    for (i = 1; i <= marks; i++) {
        at = index(reading, accent[i])
        if (at == 0)
            continue
        tone = substr(plain[i], 2)
        reading = substr(reading, 1, at - 1) substr(plain[i], 1, 1) \
                  substr(reading, at + length(accent[i]))
    }
    return reading ~ /^[a-z]*[aeiouv][a-z]*$/ ? reading tone : ""
}
function add(code, reading) {
    reading = numbered(reading)
    if (reading != "" && !((code, reading) in has)) {
        has[code, reading] = 1
        readings[code] = readings[code] " " reading
    }
}
function add_all(code, list,    n, i, part) {
    n = split(list, part, /[ ,]/)
    for (i = 1; i <= n; i++) {
        sub(/^[0-9.*,]*:/, "", part[i])
        sub(/\([0-9]*\)$/, "", part[i])
        add(code, part[i])
    }
}
# As dictionaries have it: lu, lü, luan, lüe, lun.
function order(reading,    letters) {
    letters = substr(reading, 1, length(reading) - 1)
    gsub(/v/, "u", letters)
    return letters " " (reading ~ /v/) substr(reading, length(reading))
}
/^#/ || NF < 3 { next }
{ code = substr($1, 3) }
$2 == "kMandarin" {
    split($3, first, " ")
    mandarin[code] = first[1]
}
$2 == "kTGHZ2013" || $2 == "kXHC1983" || $2 == "kHanyuPinlu" { more[code] = more[code] " " $3 }
$2 == "kTGHZ2013" { standard[code] = 1 }
END {
    for (code in named) {
        more[code] = more[code] " " mandarin[code]
        mandarin[code] = named[code]
    }
    for (code in mandarin) {
        n = value(code)
        if (n > 65535 && !(code in standard) && code != "20BB7")
            continue
        add(code, mandarin[code])
        add_all(code, more[code])
        count = split(readings[code], each, " ")
        for (i = 1; i <= count; i++)
            print order(each[i]), each[i], i == 1 ? 1 : 2, n, utf8(n)
    }
}
