# SPDX-License-Identifier: MIT
# What every test of the command line begins with: a fresh folder, nothing of the user's, and
# commands whose stdout, stderr and exit code are compared. A test ends with `verdict`.
set -u
: "${CHAMBER:?the command to test}" "${CHAMBER_SOURCE:?the folder of the tree}"
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
trap 'exit 130' HUP INT TERM
HOME=$scratch/home XDG_CONFIG_HOME=$scratch/config XDG_DATA_HOME=$scratch/share
CHAMBER_DB=$scratch/data/chamber.db
CHAMBER_TODAY=2018-12-31
TZ=UTC LC_ALL=C
export HOME XDG_CONFIG_HOME XDG_DATA_HOME CHAMBER_DB CHAMBER_TODAY TZ LC_ALL
unset NO_COLOR COLUMNS LINES LESS LESSCHARSET CHAMBER_PAGER PAGER
cd "$scratch" || exit 1
failures=0
command_line=
bytes=

# Run the command; its words and code are compared by what follows.
run() {
    command_line="chamber $*"
    timeout 30 "$CHAMBER" "$@" >"$scratch/out" 2>"$scratch/err" </dev/null
    code=$?
}

problem() {
    failures=$((failures + 1))
    printf '%s\n  %s\n' "$command_line" "$1" >&2
    sed 's/^/    out: /' "$scratch/out" | head -n 20 >&2
    sed 's/^/    err: /' "$scratch/err" | head -n 20 >&2
}

# The exit code, all of stdout, all of stderr; "*" is anything.
expect() {
    [ "$code" -eq "$1" ] || problem "exit code $code, not $1"
    [ "$2" = '*' ] || [ "$(cat "$scratch/out")" = "$2" ] || problem "stdout is not: $2"
    [ "$3" = '*' ] || [ "$(cat "$scratch/err")" = "$3" ] || problem "stderr is not: $3"
}

out_has() {
    grep -qF -e "$1" "$scratch/out" || problem "stdout lacks: $1"
}
out_lacks() {
    ! grep -qF -e "$1" "$scratch/out" || problem "stdout has: $1"
}
err_has() {
    grep -qF -e "$1" "$scratch/err" || problem "stderr lacks: $1"
}

# A refusal: the exit code, nothing on stdout, one line on stderr with the text, nothing written.
expect_refused() {
    expect "$1" '' '*'
    [ "$(wc -l <"$scratch/err")" -eq 1 ] || problem "stderr is not one line"
    err_has "$2"
    same_bytes || [ "$(batches)" = "$stored" ] || problem "something was stored"
}

# Whether the database is that of `mark` to the byte: quicker to see than to count what is in it.
same_bytes() {
    [ "$(cksum "$CHAMBER_DB" 2>&1)" = "$bytes" ]
}

# How many batches there are; `mark` remembers it for expect_refused.
batches() {
    if [ -f "$CHAMBER_DB" ]; then
        "$CHAMBER" log --csv 2>/dev/null | wc -l
    else
        echo none
    fi
}
mark() {
    stored=$(batches)
    bytes=$(cksum "$CHAMBER_DB" 2>&1)
}

# What is said of a batch that was written.
batch() {
    printf '已写入第 %s 批；撤销请用 chamber undo %s' "$1" "$1"
}

# Whether what was run printed this value for a key of its first object.
json_is() { # key, value as JSON
    grep -qF -e "\"$1\":$2" "$scratch/out" || problem "\"$1\" is not $2"
}

# A command that must work, to prepare others.
given() {
    run "$@"
    [ "$code" -eq 0 ] || problem "exit code $code"
}

new_database() {
    given init --name 测试商会
    mark
}

verdict() {
    [ "$failures" -eq 0 ] || printf '%s: %s failed\n' "$0" "$failures" >&2
    exit "$((failures > 0))"
}
