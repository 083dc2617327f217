# SPDX-License-Identifier: MIT
# What tests at a terminal share, after lib.sh: `script` gives one. Where there is none the rest of
# the test is left out.
if ! script -qec true /dev/null >out 2>err </dev/null; then
    echo 'no terminal to be had: the rest is left out' >&2
    verdict
fi
mkfifo over
exec 3<>over

# The keys are typed once the command has said something, and is not about to say more: what comes
# earlier is not for it, and would stand in the middle of what it says.
type_keys() {
    waited=0 said=none
    while [ -n "$1" ] && [ "$waited" -lt 200 ]; do
        now=$(wc -c <typed 2>/dev/null) || now=0
        [ "$now" -eq 0 ] || [ "$now" != "$said" ] || break
        said=$now
        sleep 0.1
        waited=$((waited + 1))
    done
    # shellcheck disable=SC2059
    printf "$1"
    read -r _
}

# at KEYS ARGUMENT...: the command on a terminal where these keys are typed, which stays open until
# it has ended; all it says is in `out`. `width` is the terminal's. No shell stays in between: it
# would not wait for the command after Ctrl-C, and what that says then would be lost.
at() {
    keys=$1
    shift
    command_line="chamber $* (on a terminal)"
    line="timeout --foreground 30 '$CHAMBER'"
    for word; do
        line="$line '$word'"
    done
    rm -f typed
    type_keys "$keys" <&3 | {
        script -qefc "stty cols ${width:-80}; exec $line" typed >screen 2>err
        code=$?
        echo >&3
        exit "$code"
    }
    code=$?
    # without the lines of script's own
    sed -e '/^Script started on /d' -e '/^Script done on /d' typed | tr -d '\r' >out
}
