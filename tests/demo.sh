#!/bin/sh
# SPDX-License-Identifier: MIT
# The sample year, from nothing: installs what is missing, builds, makes a database of the year
# 2018 in a temporary folder and shows what it says. Run it from anywhere, as often as you like.
set -eu
unset CDPATH
here=$(cd "$(dirname "$0")" && pwd)
. "$here/build.sh"

sh "$here/setup.sh"
build demo -DCMAKE_BUILD_TYPE=Release -DCHAMBER_TESTS=OFF

CHAMBER=$build_folder/src/chamber
CHAMBER_DB=$(mktemp -d)/chamber.db
export CHAMBER CHAMBER_DB
say() {
    printf '\n== %s\n' "$*"
}

say "A new database, and the office's files of 2018"
"$CHAMBER" init --name 新华商会
sh "$here/data/import.sh" "$here/data/xinhua-2018"
say "chamber stats 2018"
"$CHAMBER" stats 2018
say "chamber request list --open --as_of 2018-12-31"
"$CHAMBER" request list --open --as_of 2018-12-31
say "chamber enterprise brief 云杉信息"
"$CHAMBER" enterprise brief 云杉信息

today=$(date +%Y-%m-%d)
year=${today%%-*}
cat <<END

The database is $CHAMBER_DB
It stays there until you remove it. To go on with it:

    export CHAMBER_DB='$CHAMBER_DB'
    chamber() { '$CHAMBER' "\$@"; }

Log a visit and a request of your own, and see them counted:

    chamber visit log --on $today --enterprise 云杉信息 --request 申请人才公寓 --category talent --visitors 林某一
    chamber stats $year
    chamber stats $year requests.raised
END
