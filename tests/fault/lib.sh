# SPDX-License-Identifier: MIT
# What the fault tests share: the folders a command begins with, the table of commands, the report.
scratch=
for folder in /dev/shm "${TMPDIR:-/tmp}"; do # memory is quicker than a disk, where there is any
    [ -w "$folder" ] && scratch=$(mktemp -d "$folder/chamber-fault.XXXXXX") && break
done
[ -n "$scratch" ] || exit 1
trap 'rm -rf "$scratch"' EXIT
trap 'exit 130' HUP INT TERM
HOME=$scratch/home XDG_CONFIG_HOME=$scratch/config XDG_DATA_HOME=$scratch/share
CHAMBER_TODAY=2018-12-31 TZ=UTC LC_ALL=C
# LD_PRELOAD takes a blank in a path for the end of it
FAULT_SHIM=$scratch/shim.so
cp "$(find "$CHAMBER_FAULT" -name '*chamber_fault_shim.so' | head -n 1)" "$FAULT_SHIM" || exit 1
export HOME XDG_CONFIG_HOME XDG_DATA_HOME CHAMBER_TODAY TZ LC_ALL FAULT_SHIM CHAMBER
failures=0

problem() {
    failures=$((failures + 1))
    printf '%s\n' "$*" >&2
}

verdict() {
    [ "$failures" -eq 0 ] || printf '%s: %s failed\n' "$0" "$failures" >&2
    exit "$((failures > 0))"
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
    *) $each restore more restore old.backup --yes ;;
    esac
    $each erase full person erase '#1' --texts all --yes
}

reading_commands() {
    $each list more enterprise list --csv
    $each stats more stats 2018
    $each export_csv more enterprise list --csv -o out.csv --force
    [ -z "$workbooks" ] || [ "${each#sweep malloc}" != "$each" ] || $each export_xlsx more enterprise list --xlsx -o out.xlsx
    $each export_json more export -o all.json
    $each check more check
}

head_line() {
    printf '%-16s %-7s %-4s %3s %7s %7s %8s\n' command kind how err points runs failures
}

# One row for a command: KIND once|on ERROR LIMIT NAME BASE WORD...
sweep() {
    kind=$1 how=$2 error=$3 limit=$4 name=$5 base=$6
    shift 6
    CHAMBER_DB=$scratch/run/chamber.db FAULT_BASE=$scratch/$base FAULT_WORK=$scratch/run \
        FAULT_SCRATCH=$scratch/mine \
        "$CHAMBER_FAULT/chamber_fault_sweep" "$name" "$kind" "$how" "$error" "$limit" \
        "$CHAMBER" "$@" || problem "$name: $kind $how $error"
}

# The library that writes workbooks (libxlsxwriter 1.1) uses what malloc() gave without looking, so a
# list as a workbook is no part of the memory test; nothing of the database is at stake there.
workbooks=
[ -e "$(dirname "$CHAMBER")/chamber-xlsx.so" ] && workbooks=yes

# A control: the sweep of a careless program must find it out.
sweep_control() { # KIND once|on ERROR MISTAKE FILE
    if CHAMBER_DB=$scratch/run/chamber.db FAULT_BASE=$scratch/more FAULT_WORK=$scratch/run \
        FAULT_SCRATCH=$scratch/mine \
        "$CHAMBER_FAULT/chamber_fault_sweep" "control:$4" "$1" "$2" "$3" 0 \
        "$CHAMBER_FAULT/chamber_fault_careless" "$4" "$5" 2>"$scratch/said"; then
        problem "the control was not found out: $1 $2 $3 $4"
    elif [ ! -s "$scratch/said" ] || grep -q 'fails by itself' "$scratch/said"; then
        problem "the control did not run: $4: $(cat "$scratch/said")"
    fi
}
