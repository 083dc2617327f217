# SPDX-License-Identifier: MIT
# The town of tests/town/: two years of a sub-district of about 300 enterprises, made up from a
# seed, with the answers that its records must give. test_town.sh enters it into two databases, of
# which each question takes a copy of its own: all of it, and what was known when 2017 ended.
. "$(dirname "$0")/lib.sh"
: "${CHAMBER_BUILD:?the folder of the build}" "${TOWN_SEED:=20180720}"
town=$CHAMBER_BUILD/town-$TOWN_SEED
tab=$(printf '\t')

# Work on a copy of the town of a year; its answers are in $answers.
use_town() { # year
    answers=$town/$1
    [ -f "$answers/made" ] || sh "$(dirname "$0")/test_town.sh" || exit 1
    CHAMBER_TODAY=$1-12-31
    mkdir -p "${CHAMBER_DB%/*}"
    chmod 700 "${CHAMBER_DB%/*}"
    cp "$answers/data/chamber.db" "$CHAMBER_DB"
}

# What was made of an answer, line by line, must be what the town says.
same() { # expected file, found file
    [ -s "$1" ] || problem "nothing is expected in $1"
    diff "$1" "$2" >"$scratch/diff" && return
    failures=$((failures + 1))
    printf '%s\n  is not %s (<)\n' "$command_line" "${1##*/}" >&2
    head -n 20 "$scratch/diff" >&2
}

# The named columns of a CSV file, tab between them.
columns() { # file, column...
    file=$1
    shift
    awk -v wanted="$*" -f "$CHAMBER_SOURCE/tests/cli/csv.awk" "$file"
}

# The named keys of each object of the array at a path of a JSON file ("" for the whole), tab
# between them; "a.b" is a key of an object within.
keys() { # file, path, key...
    file=$1 path=$2
    shift 2
    awk -v path="$path" -v wanted="$*" -f "$CHAMBER_SOURCE/tests/cli/json.awk" "$file"
}
