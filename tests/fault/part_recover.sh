# SPDX-License-Identifier: MIT
# Faults on top of one another: an import was killed when its journal was hot, and whoever comes next
# and has to roll it back, or to make good what was written to the WAL, finds memory, disk or
# patience at an end too, and may be killed. What was acknowledged before stays.
make_bases
mkdir -p "$scratch/hot" "$scratch/wal"
printf 'name\n' >"$scratch/rows.csv"
for n in $(seq 300); do
    echo "示例楼$n"
done >>"$scratch/rows.csv"

# FOLDER ENDING COMMAND...: what a kill leaves, the last time that there is a journal of that ending
# with more than a header in it; of one to roll back, when the database was begun. The first time
# is kept in `early`.
kill_hot() {
    hot=$1 ending=$2
    shift 2
    at=0 code=137 found=
    while [ "$code" -eq 137 ]; do
        at=$((at + 1)) code=0
        rm -rf "$scratch/run"
        cp -R "$scratch/begun" "$scratch/run"
        printf '%040d' 0 | tr 0 '\000' >"$scratch/mine/state"
        { FAULT_STATE=$scratch/mine/state FAULT_KIND=kill FAULT_AT=$at LD_PRELOAD=$FAULT_SHIM \
            "$CHAMBER" "$@" >"$scratch/said" 2>&1 </dev/null; } 2>"$scratch/killed" || code=$?
        [ -n "$(find "$scratch/run" -name "chamber.db$ending" -size +1)" ] || continue
        [ "$ending" = -wal ] || ! cmp -s "$CHAMBER_DB" "$scratch/begun/chamber.db" || continue
        [ -n "$found" ] || { rm -rf "$scratch/early" && cp -R "$scratch/run" "$scratch/early"; }
        found=yes
        rm -rf "${hot:?}"
        cp -R "$scratch/run" "$hot"
    done
    [ "$code" -eq 0 ] || problem "to be killed: exit code $code: $(cat "$scratch/said")"
    [ -n "$found" ] || problem "no kill left a hot $ending"
}

# by every kind of fault: who reads, writes, looks, copies, takes back
recover() { # BASE
    while read -r kind how error; do
        each="sweep $kind $how $error $((many / 3))"
        $each list "$1" place list --csv
        $each add "$1" place add --name 示例园
        $each check "$1" check
        $each backup "$1" backup new.backup
        $each undo "$1" undo --yes
    done <<'END'
malloc once 12
malloc on 12
read once 5
read on 5
change once 5
change on 28
sync once 5
sync on 5
open once 13
short once 0
kill once 0
END
}

head_line
CHAMBER_DB=$scratch/run/chamber.db
cp -R "$scratch/full" "$scratch/begun"
kill_hot "$scratch/wal" -wal place import "$scratch/rows.csv"
recover wal

# on a network there is a rollback journal instead
FAULT_NETWORK=1
export FAULT_NETWORK
LD_PRELOAD=$FAULT_SHIM CHAMBER_DB=$scratch/begun/chamber.db "$CHAMBER" place add --name 起初 \
    >"$scratch/said" 2>&1 </dev/null || problem "on a network: $(cat "$scratch/said")"
kill_hot "$scratch/hot" -journal place import "$scratch/rows.csv"
recover hot
unset FAULT_NETWORK

# without its journal what was half written stays
begin_control 'a hot journal thrown away'
rm -f "$scratch/early/chamber.db-journal"
CHAMBER_DB=$scratch/early/chamber.db "$CHAMBER" check >"$scratch/said" 2>&1 </dev/null ||
    problem "$(cat "$scratch/said")"
end_control
