#!/bin/sh
# SPDX-License-Identifier: MIT
# Imports a folder of NOUN.csv files, each noun after those it refers to:
#     CHAMBER=path/to/chamber CHAMBER_DB=some.db sh import.sh FOLDER
set -eu
folder=${1:?a folder of CSV files}
for noun in choice setting role place enterprise person term post liaison campaign visit request \
    honor body activity attendance service delivery recommendation task notice fee; do
    [ -f "$folder/$noun.csv" ] || continue
    update=
    [ "$noun" = role ] && update=--update # roles are there from the start; the file has their seats
    counts=$("${CHAMBER:-chamber}" "$noun" import "$folder/$noun.csv" $update)
    printf '%-14s  %s\n' "$noun" "$counts"
done
