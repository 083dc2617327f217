# SPDX-License-Identifier: MIT
# Power loss: some commands are recorded, and the disk is rebuilt as each moment may have left it.
make_bases
mkdir -p "$scratch/left"
log=$scratch/recording
limit=$((many * 5))

# FOLDER: what the disk holds at first
begin() {
    number=0
    rm -rf "$scratch/disk" "$scratch/kept" "$log"
    mkdir -p "$scratch/kept"
    cp -R "$1" "$scratch/disk"
    cp -R "$1" "$scratch/kept/0"
    echo "$scratch/kept/0" >"$scratch/states"
}
recorded() { # COMMAND
    number=$((number + 1))
    (cd "$scratch/disk" && FAULT_RECORD=$log LD_PRELOAD=$FAULT_SHIM "$CHAMBER" "$@") \
        >"$scratch/said" 2>&1 </dev/null || problem "chamber $*: $(cat "$scratch/said")"
    # an entry of the recording by hand: five numbers, the first of them FAULT_ENDED
    printf '\012\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000' >>"$log"
    cp -R "$scratch/disk" "$scratch/kept/$number"
    echo "$scratch/kept/$number" >>"$scratch/states"
}
replay() {
    "$CHAMBER_FAULT/chamber_fault_replay" "$log" "$scratch/disk" "$scratch/left" \
        "$scratch/states" "$limit" 2018 "$@" 2>"$scratch/told"
}
# NAME: what was recorded, at every moment; and the control, a disk on which no sync counts
lose() {
    echo "$1: $number commands"
    replay || problem "power loss, $1: $(cat "$scratch/told")"
    code=0
    begin_control "$1, no sync"
    replay nosync || code=$?
    [ "$code" -ne 1 ] || problem "$(cat "$scratch/told")"
    end_control
    [ "$code" -le 1 ] || problem "the control did not run: $(cat "$scratch/told")"
}

head_line
CHAMBER_DB=$scratch/disk/chamber.db
export CHAMBER_DB
mkdir -p "$scratch/nothing"
begin "$scratch/nothing"
recorded init --name 测试商会
recorded place add --name 示例大厦
recorded enterprise import "$scratch/full/in.csv"
recorded enterprise edit '#1' --note 已核对
recorded undo --yes
recorded backup copy.db
recorded place add --name 示例园
recorded restore copy.db --yes
recorded place add --name 后来的楼
lose 'from nothing'

begin "$scratch/more"
recorded backup
recorded person erase '#1' --texts all --yes
recorded export -o all.json
recorded enterprise list --csv -o out.csv --force
recorded stats 2018 --freeze
recorded enterprise merge '#1' '#2' --yes
lose 'an office'

begin "$scratch/old"
recorded migrate
recorded place add --name 示例园
lose 'an older database'

mkdir -p "$scratch/copy"
cp "$scratch/full/old.backup" "$scratch/copy/old.backup"
begin "$scratch/copy"
CHAMBER_DB=$scratch/disk/new/chamber.db
recorded restore old.backup --yes
recorded backup
lose 'restored where there was nothing'

CHAMBER_DB=$scratch/disk/chamber.db
FAULT_NETWORK=1
export FAULT_NETWORK
begin "$scratch/nothing"
recorded init --name 测试商会
recorded place add --name 示例大厦
recorded enterprise import "$scratch/full/in.csv"
recorded undo --yes
lose 'on a network'
unset FAULT_NETWORK
