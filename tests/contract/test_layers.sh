#!/bin/sh
# SPDX-License-Identifier: MIT
# Each room includes only itself and the rooms below it; SQLite, cJSON, libmd, libsmartcols and what
# workbooks take are each reached from one room; SQL stands in .sql files and in the two rooms that handle it.
. "$(dirname "$0")/lib.sh"

# what a room may include besides itself, the public headers and libc
below() {
    case $1 in
    base) ;;
    text | xlsx) echo base ;;
    store) echo base text ;;
    record) echo base text store ;;
    domain) echo base text store record ;;
    stats) echo base text store record domain ;;
    exchange) echo base text store record domain xlsx ;;
    cli) ;;
    *) echo "no such room: $1" | problems layers ;;
    esac
}

includes() {
    grep -noE '^ *# *include *[<"][^>"]+[>"]' "$@" /dev/null |
        sed -E 's/^([^:]*):([0-9]*): *# *include */\1:\2 /'
}

libc=" assert ctype dirent dlfcn errno fcntl float grp iconv inttypes langinfo limits locale math poll pwd regex signal \
stdarg stdatomic stdbool stddef stdint stdio stdlib string strings termios time unistd wchar wctype \
sys/file sys/ioctl sys/random sys/resource sys/stat sys/statfs sys/statvfs sys/types sys/vfs sys/wait \
sys/xattr linux/magic "

check_include() { # place, room, what
    place=$1
    file=${1%%:*}
    room=$2
    case $3 in
    \"*)
        name=${3#\"}
        name=${name%\"}
        target=${name%%/*}
        case $name in
        xlsx/xlsx.h | xlsx/reader.h | xlsx/writer.h) # of the module these are known outside
            [ "$room" = xlsx ] || [ "$room" = exchange ] || problem "$place: $room includes $name"
            ;;
        xlsx/*) [ "$room" = xlsx ] || problem "$place: $room includes $name" ;;
        sql.h) # generated from the .sql files by name
            [ "$room" != cli ] && [ "$room" != base ] && [ "$room" != text ] && [ "$room" != xlsx ] ||
                problem "$place: $room includes $name"
            ;;
        */*)
            case " $room $(below "$room") " in
            *" $target "*) [ -e "src/$name" ] || problem "$place: no src/$name" ;;
            *) problem "$place: $room includes $name" ;;
            esac
            ;;
        *) problem "$place: write \"room/$name\"" ;;
        esac
        ;;
    "<sqlite3.h>") [ "$room" = store ] || problem "$place: only src/store includes sqlite3.h" ;;
    "<cjson/"* | "<cJSON.h>")
        case $file in
        src/record/json*) ;;
        *) problem "$place: only src/record/json* includes cJSON.h" ;;
        esac
        ;;
    "<sha2.h>") [ "$room" = store ] || problem "$place: only src/store includes sha2.h" ;;
    "<libsmartcols/"*) [ "$room" = cli ] || problem "$place: only src/cli includes libsmartcols" ;;
    "<expat.h>" | "<minizip/unzip.h>" | "<xlsxwriter.h>")
        [ "$room" = xlsx ] || problem "$place: only src/xlsx includes ${3#<}"
        ;;
    "<chamber/"*)
        name=${3#<}
        [ -e "include/${name%>}" ] || problem "$place: no include/${name%>}"
        ;;
    *)
        name=${3#<}
        case $libc in
        *" ${name%.h>} "*) ;;
        *) problem "$place: $3 is neither of libc nor of this project" ;;
        esac
        ;;
    esac
}

count=0
for room in src/*/; do
    room=${room#src/}
    room=${room%/}
    files=$(find "src/$room" -name '*.[ch]' -o -name '*.def')
    [ -n "$files" ] || continue
    # shellcheck disable=SC2086 # names of this tree have no blanks
    includes $files >"$scratch/includes"
    while read -r place what; do
        check_include "$place" "$room" "$what"
        count=$((count + 1))
    done <"$scratch/includes"
done
[ "$count" -gt 100 ] || problem "only $count includes were found: is the search broken?"

includes include/chamber/*.h | grep -vE ' <(chamber/[a-z_]+|stdbool|stddef|stdint|stdio)\.h>$' |
    problems "a public header includes more than chamber/ and the basics"

grep -nE '"[^"]*\b(SELECT .* FROM|INSERT INTO|UPDATE [a-z_]+ SET|DELETE FROM|CREATE TABLE|ORDER BY)\b' \
    $(find src -name '*.[ch]' ! -path 'src/store/*' ! -path 'src/record/*') /dev/null |
    problems "SQL outside .sql files, src/store and src/record"

verdict
