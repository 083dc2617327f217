#!/bin/sh
# SPDX-License-Identifier: MIT
# Several migrations of one database at once, and one that is killed: the database is of the old
# schema or of the new one, whole, and a migration later ends what is left to do.
set -u
unset CDPATH CHAMBER_DB
[ -n "${CHAMBER:-}" ] || exit 77
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
old=$CHAMBER_SOURCE/tests/migrate/old-0002.db
db=$scratch/chamber.db
failed=0
problem() {
    echo "$*" >&2
    failed=1
}
chamber() {
    "$CHAMBER" --db "$db" --lang en "$@" </dev/null
}
fresh() {
    rm -f "$scratch"/chamber.db*
    cp "$old" "$db"
    chmod 600 "$db"
}
sound() { # after what
    chamber check >"$scratch/said" 2>&1 || problem "$1: $(head -n 5 "$scratch/said")"
}

# four at once: each ends well, or finds the database busy; one made the backup
for round in 1 2 3; do
    fresh
    running=
    for n in 1 2 3 4; do
        "$CHAMBER" --db "$db" --lang en migrate >"$scratch/said.$n" 2>&1 </dev/null &
        running="$running $!"
    done
    for each in $running; do
        wait "$each"
        code=$?
        case $code in 0 | 4) ;; *) problem "round $round: exit $code: $(cat "$scratch"/said.?)" ;; esac
    done
    chamber migrate >"$scratch/said" 2>&1 || problem "afterwards: $(cat "$scratch/said")"
    sound "four at once"
done

# killed at some moment
for moment in 0.000 0.005 0.010 0.015 0.020 0.030 0.040 0.060; do
    fresh
    "$CHAMBER" --db "$db" migrate >"$scratch/said" 2>&1 </dev/null &
    running=$!
    sleep $moment
    kill -KILL "$running" 2>"$scratch/killed"
    wait "$running"
    chamber enterprise list >"$scratch/said" 2>&1 || problem "killed after $moment: $(cat "$scratch/said")"
    chamber migrate >"$scratch/said" 2>&1 || problem "killed after $moment: $(cat "$scratch/said")"
    rm -f "$scratch"/chamber.db*.new-* # half a backup, which `check` would name
    sound "killed after $moment"
done
exit $failed
