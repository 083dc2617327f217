#!/bin/sh
# SPDX-License-Identifier: MIT
# The readings of Chinese characters.
#
#   pinyin.sh unihan FILE   out of Unicode's Unihan_Readings.txt, as src/base/pinyin.txt has them: a
#                           line for each reading, in the order of dictionaries: the syllable and its
#                           tone, the characters first read so, those read so as well
#   pinyin.sh table FILE    out of src/base/pinyin.txt, as src/base/pinyin_table.inc has them
#
# Debian's package unicode-data has the first as
# /usr/share/unicode/Unihan_Readings.txt.bz2.
set -eu
here=$(dirname "$0")
LC_ALL=C
export LC_ALL

case $1 in
unihan)
    awk -f "$here/unihan.awk" "$2" | sort -t '	' -k1,1 -k2,2 -k3,3n -k4,4n | awk -F '\t' '
        $2 != reading { printf "%s%s\t", (NR > 1 ? "\n" : ""), $2; reading = $2; more = 0 }
        $3 == 2 && !more { printf "\t"; more = 1 }
        { printf "%s", $5 }
        END { print "" }'
    ;;
table)
    awk -f "$here/pinyin_table.awk" "$2"
    ;;
esac
