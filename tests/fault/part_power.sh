# SPDX-License-Identifier: MIT
# Power loss: some commands are recorded, and the disk is rebuilt as each moment may have left it.
mkdir -p "$scratch/disk" "$scratch/left" "$scratch/kept"
log=$scratch/recording
: >"$scratch/states"
number=0
CHAMBER_DB=$scratch/disk/chamber.db
export CHAMBER_DB

recorded() {
    number=$((number + 1))
    (cd "$scratch/disk" && FAULT_RECORD=$log LD_PRELOAD=$FAULT_SHIM "$CHAMBER" "$@") \
        >"$scratch/said" 2>&1 </dev/null || problem "chamber $*: $(cat "$scratch/said")"
    # an entry of the recording by hand: five numbers, the first of them FAULT_ENDED
    printf '\012\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000' >>"$log"
    cp "$CHAMBER_DB" "$scratch/kept/$number.db"
    echo "$scratch/kept/$number.db" >>"$scratch/states"
}

recorded init --name 测试商会
recorded place add --name 示例大厦
printf '企业名称,会员编号,行业,备注\n和风酒店有限公司,001,H,"甲,乙"\n新联贸易有限公司,002,F,\n' >"$scratch/in.csv"
recorded enterprise import "$scratch/in.csv"
recorded enterprise edit '#1' --note 已核对
recorded undo --yes
recorded backup copy.db
recorded place add --name 示例园
recorded restore copy.db --yes
recorded place add --name 后来的楼

head_line
limit=$((many * 10))
lose() {
    "$CHAMBER_FAULT/chamber_fault_replay" "$log" "$scratch/disk" "$scratch/left" \
        "$scratch/states" "$limit" 2018 "$@"
}
lose || problem 'power loss: something was lost'
lose nosync 2>"$scratch/said"
[ "$?" -eq 1 ] || problem 'the control was not found out: no sync'
