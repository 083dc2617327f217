# SPDX-License-Identifier: MIT
# What tests of every command share, after lib.sh: which commands there are, as help tells, and a
# year of records in which no noun is without one.
pages() {
    "$CHAMBER" help --lang en | sed -n "/^$1/,/^\$/p" | sed -n 's/^  \([a-z_]*\) .*/\1/p'
}
nouns() {
    pages Nouns
}
# NOUN: its verbs, a line each.
verbs() {
    "$CHAMBER" help "$1" --lang en | sed -n '/^Verbs/,/^$/p' | sed -n 's/^  \([a-z_]*\) .*/\1/p'
}
# Every command, a line each: "visit log", "stats".
commands() {
    pages 'The database'
    for noun in $(nouns); do
        verbs "$noun" | sed "s/^/$noun /"
    done
}
# COMMAND: its page's lines of options: the name, the value or nothing, the meaning.
options() {
    # shellcheck disable=SC2086
    "$CHAMBER" $1 --help --lang en | sed -n '5,$s/^  \(-o, \)\{0,1\}--//p'
}
# COMMAND: the example that its page begins with.
example() {
    # shellcheck disable=SC2086
    "$CHAMBER" $1 --help | head -n 1
}
# The sample year, with a reported one and a meeting attended.
sample_year() {
    given init --name 新华商会
    command_line='the sample year'
    sh "$CHAMBER_SOURCE/tests/data/import.sh" "$CHAMBER_SOURCE/tests/data/xinhua-2018" >out 2>err ||
        problem 'no sample'
    given stats 2018 --freeze
    for noun in $(nouns); do
        run "$noun" list --limit 1 --json
        ! grep -qxF '[]' out || problem 'a noun without records'
    done
    mark
}
# A year of records as they are in `sample_year`, again.
keep_year() {
    cp "$CHAMBER_DB" kept.db
}
again() {
    same_bytes || { rm -f "$CHAMBER_DB"*; cp kept.db "$CHAMBER_DB"; }
}
# Commands that write, a line each, which can be run one after another in that year: every verb
# of every noun that stores something is among them.
writes() {
    for noun in $(nouns); do
        case $noun in enterprise_event | request_event | frozen) continue ;; esac
        example "$noun add" | sed 's/^chamber //'
        case $noun in
        role) echo "role edit '#1' --seats 3" ;;
        choice) echo "choice edit '#1' --rank 9" ;;
        *) example "$noun edit" | sed 's/^chamber //' ;;
        esac
    done
    cat <<'LINES'
enterprise apply 示例贸易有限公司 --on 2018-03-01 --note 已交申请表
enterprise reject 示例贸易有限公司 --on 2018-03-02
enterprise apply 示例贸易有限公司 --on 2018-03-03
enterprise admit 示例贸易有限公司 --on 2018年4月2日
enterprise suspend 示例贸易有限公司 --on 2018/5/3
enterprise resume 示例贸易有限公司 --on 20180604
enterprise leave 示例贸易有限公司 --on 昨天 --reason 迁出
enterprise amend '#1' 入会 --on 2012-05-18
visit log --on 今天 --enterprise '#1' --request 路灯不亮 --enterprise '#2'
request accept 2018-041 --on 2018-07-21
request assign 2018-041 --department 营商办 --due_on 2018-08-31 --on 2018-07-22
request progress 2018-041 --note 正在协调 --on 2018-07-23
request urge 2018-041 --on 2018-07-24
request extend 2018-041 --due_on 2018-09-30 --note 待踏勘 --on 2018-07-25
request resolve 2018-041 --outcome 已增设车位 --on 2018-07-26
request rate 2018-041 --satisfaction 满意 --on 2018-07-27
request close 2018-041 --on 2018-07-28
request reopen 2018-041 --note 又堵了 --on 2018-07-29
request decline 2018-041 --note 不属于本街道 --on 2018-07-30
request reopen 2018-041 --note 再办 --on 2018-07-31
request withdraw 2018-042 --note 企业自行解决
request merge 2018-041 --merged_into '#2' --on 2018-08-03
request amend 2018-041 催办 --on 2018-07-25
post end '#5' --on 今天 --reason 调整
term end '#1' --on 2018-12-31 --yes
frozen remove 2018 --yes
stats 2018 --freeze
place import 新增.csv
enterprise merge '#1' '#2' --yes
LINES
    for noun in $(nouns); do
        case $noun in enterprise_event | request_event | frozen) continue ;; esac
        example "$noun remove" | sed 's/.*&& chamber //'
    done
}
