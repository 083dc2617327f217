#!/bin/sh
# SPDX-License-Identifier: MIT
# Enters the town of tests/town/ as an office would, list by list and step by step, for the
# questions: all of it, and what was known at the end of its first year.
. "$(dirname "$0")/town.sh"

# Each step must work; its words are kept for the report of one that does not.
step() {
    "$CHAMBER" "$@" --as 林秘书 >out 2>err && return
    command_line="chamber $*"
    problem "exit code $?"
}

lists="place choice role enterprise person term post liaison campaign visit request honor
    activity attendance service delivery recommendation task notice fee"

enter() { # year
    folder=$town/$1.new
    CHAMBER_TODAY=$1-12-31 CHAMBER_DB=$folder/data/chamber.db
    rm -rf "$folder"
    mkdir -p "$folder"
    "$CHAMBER_BUILD/tests/chamber_town" "$TOWN_SEED" "$CHAMBER_TODAY" "$folder" || exit 1
    step init --name 测试商会
    for noun in $lists; do
        step "$noun" import "$folder/$noun.csv" --update
    done
    step enterprise import "$folder/introducers.csv" --update
    . "$folder/steps.sh"
    [ "$failures" -eq 0 ] || verdict
    rm -rf "${town:?}/$1"
    touch "$folder/made"
    mv "$folder" "$town/$1"
}
enter 2017
enter 2018
verdict
