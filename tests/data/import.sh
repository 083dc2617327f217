#!/bin/sh
# SPDX-License-Identifier: MIT
# Imports a folder of NOUN.csv files, each noun after those it refers to:
#     CHAMBER=path/to/chamber CHAMBER_DB=some.db sh import.sh FOLDER
set -eu
folder=${1:?a folder of CSV files}
for noun in place enterprise person term post campaign visit request honor; do
    [ -f "$folder/$noun.csv" ] || continue
    counts=$("${CHAMBER:-chamber}" "$noun" import "$folder/$noun.csv")
    printf '%-10s  %s\n' "$noun" "$counts"
done
