# SPDX-License-Identifier: MIT
# What the fault tests share: the folders a command begins with, the table of commands, the report.
scratch=
for folder in /dev/shm "${TMPDIR:-/tmp}"; do # memory is quicker than a disk, where there is any
    [ -w "$folder" ] && scratch=$(mktemp -d "$folder/chamber-fault.XXXXXX") && break
done
[ -n "$scratch" ] || exit 1
part='the beginning' mounted= ended=
trap 'at_end $?' EXIT
trap 'exit 130' HUP INT TERM
HOME=$scratch/home XDG_CONFIG_HOME=$scratch/config XDG_DATA_HOME=$scratch/share
CHAMBER_TODAY=2018-12-31 TZ=UTC LC_ALL=C
# LD_PRELOAD takes a blank in a path for the end of it
FAULT_SHIM=$scratch/shim.so
cp "$(find "$CHAMBER_FAULT" -name '*chamber_fault_shim.so' | head -n 1)" "$FAULT_SHIM" || exit 1
export HOME XDG_CONFIG_HOME XDG_DATA_HOME CHAMBER_TODAY TZ LC_ALL FAULT_SHIM CHAMBER
failures=0
controls=0
control=

# A control has problems: while there is one they are counted, and there must be some.
problem() {
    if [ -n "$control" ]; then
        found_out=$((found_out + 1))
        return
    fi
    failures=$((failures + 1))
    printf '%s\n' "$*" | tee -a "$scratch/problems" >&2
}
begin_control() { # its name
    control=$1 found_out=0
}
end_control() {
    name=$control
    control=
    if [ "$found_out" -gt 0 ]; then
        controls=$((controls + 1))
        echo "control: $name: found out, $found_out problems"
    else
        problem "the control was not found out: $name"
    fi
}

# The problems once more, below the tables: a long report is read from its end.
verdict() {
    ended=yes
    if [ "$failures" -gt 0 ]; then
        printf '\n%s: %s failed:\n' "$0" "$failures" >&2
        head -n 100 "$scratch/problems" >&2
    else
        echo "no failures; $controls controls found out"
    fi
    exit "$((failures > 0))"
}

# A mistake of these scripts stops them (set -e), which is never a success.
at_end() { # exit code
    if [ -z "$ended" ]; then
        printf '%s: stopped in %s, exit code %s\n' "$0" "$part" "$1" >&2
        for kept in problems said told; do
            [ ! -s "$scratch/$kept" ] || head -n 100 "$scratch/$kept" >&2
        done
    fi
    [ -z "$mounted" ] || umount "$mounted"
    rm -rf "$scratch"
    [ -n "$ended" ] || [ "$1" -ne 0 ] || exit 1
}

chamber() {
    "$CHAMBER" "$@" >"$scratch/said" 2>&1 </dev/null ||
        problem "chamber $*: $(cat "$scratch/said")"
}

# Folders that runs begin with: none has no database, old one of the first schema, full a small
# office, more the same with a later write and files to overwrite.
make_bases() {
    mkdir -p "$scratch/none" "$scratch/old" "$scratch/full" "$scratch/run" "$scratch/mine"
    cp "$CHAMBER_SOURCE/tests/migrate/old-0001.db" "$scratch/old/chamber.db"
    chmod 600 "$scratch/old/chamber.db"
    cd "$scratch/full" || exit 1
    CHAMBER_DB=$scratch/full/chamber.db
    export CHAMBER_DB
    chamber init --name 测试商会
    chamber enterprise add --name 宏达机械有限公司 --industry C --status 会员 --joined_on 2016-03-01
    chamber enterprise add --name 宏达机械厂 --note 重复登记
    chamber person add --name 林某一 --enterprise 宏达机械有限公司 --phone 13800000000
    chamber place add --name 示例大厦
    chamber term add --number 5 --from_on 2016-01-01
    chamber visit log --on 2018-06-20 --visitors 林某一 --enterprise 宏达机械有限公司 \
        --request 车位不足 --category 交通停车
    printf '企业名称,会员编号,行业,备注\n和风酒店有限公司,001,H,"甲,乙"\n新联贸易有限公司,002,F,\n' >in.csv
    chamber backup old.backup
    cp -R "$scratch/full" "$scratch/more"
    cd "$scratch/more" || exit 1
    CHAMBER_DB=$scratch/more/chamber.db
    chamber enterprise import in.csv
    printf '旧\n' >out.csv
    chamber enterprise list --xlsx -o in.xlsx
    cp in.xlsx "$scratch/full/in.xlsx"
    cd "$scratch" || exit 1
}

# The table: each line is given to $each as NAME BASE WORD...
writing_commands() {
    $each init none init --name 测试商会
    $each migrate old migrate
    $each add full place add --name 示例园
    $each edit full enterprise edit '#1' --note 已核对 --address 示例路1号
    $each remove full place remove '#1' --yes
    $each visit_log full visit log --on 2018-07-20 --visitors 林某一 --enterprise 宏达机械有限公司 \
        --request 厂区门口路灯 --category 环境市容
    $each assign full request assign '#1' --department 营商办 --on 2018-07-01
    $each resolve full request resolve '#1' --outcome 增设车位 --on 2018-07-01
    $each import_csv full enterprise import in.csv
    [ -z "$workbooks" ] || $each import_xlsx more enterprise import in.xlsx --update
    $each undo more undo --yes
    $each merge full enterprise merge '#1' '#2' --yes
    $each term_end full term end '#1' --on 2018-12-31 --yes
    $each freeze full stats 2018 --freeze
    $each backup full backup new.backup
    $each backup_dated full backup
    case $each in # a disk that gives no page back: what was there is put aside, as damaged
    "sweep read "*) ;;
    "sweep places "*) sweep unread ${each#sweep places } restore more restore old.backup --yes ;;
    *) $each restore more restore old.backup --yes ;;
    esac
    $each erase full person erase '#1' --texts all --yes
}

reading_commands() {
    $each list more enterprise list --csv
    $each stats more stats 2018
    $each export_csv more enterprise list --csv -o out.csv --force
    [ -z "$workbooks" ] || $each export_xlsx more enterprise list --xlsx -o out.xlsx
    $each export_json more export -o all.json
    $each check more check
}

head_line() {
    printf '%-16s %-7s %-4s %3s %7s %7s %8s\n' command kind how err points runs failures
}

# One row for a command, whose name may say its exit code, 0 without one:
# KIND once|on ERROR LIMIT NAME[:CODE] BASE WORD...
sweep() {
    kind=$1 how=$2 error=$3 limit=$4 name=$5 base=$6
    shift 6
    swept "$name" "$kind" "$how" "$error" "$limit" "$CHAMBER" "$@" ||
        problem "$name: $kind $how $error: $(cat "$scratch/told")"
}

# NAME[:CODE] KIND once|on ERROR LIMIT COMMAND WORD...: what is wrong is left in the file `told`.
swept() {
    CHAMBER_DB=$scratch/run/chamber.db FAULT_BASE=$scratch/$base FAULT_WORK=$scratch/run \
        FAULT_SCRATCH=$scratch/mine "$CHAMBER_FAULT/chamber_fault_sweep" "$@" 2>"$scratch/told"
}

workbooks=
[ ! -e "$(dirname "$CHAMBER")/chamber-xlsx.so" ] || workbooks=yes

# A control: the sweep of a careless program must find it out. 1: it did; all else: it did not run.
sweep_control() { # KIND once|on ERROR MISTAKE FILE
    base=more code=0
    begin_control "$4, $1 $2 $3"
    swept "control_$4" "$1" "$2" "$3" 0 "$CHAMBER_FAULT/chamber_fault_careless" "$4" "$5" || code=$?
    [ "$code" -ne 1 ] || problem "$(cat "$scratch/told")"
    end_control
    [ "$code" -le 1 ] || problem "the control did not run: $4: $(cat "$scratch/told")"
}
