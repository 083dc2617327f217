#!/bin/sh
# SPDX-License-Identifier: MIT
# What analyzers say of src/ that tests/data/analysis.txt does not argue:
#     sh tests/analyze.sh [gcc] [cppcheck] [clang-tidy]
# All three without a name; clang-tidy takes minutes. Which of its checks are left out, and why,
# stands in .clang-tidy. Exit 1 if there is a finding, or an argument that none needs any more.
set -eu
unset CDPATH
here=$(cd "$(dirname "$0")" && pwd)
. "$here/build.sh"
jobs=$(nproc 2>/dev/null || echo 2)
tools=${*:-gcc cppcheck clang-tidy}

case $tools in
*cppcheck* | *clang*) # shellcheck disable=SC2086 # packages are called as the tools are
    sh "$here/setup.sh" $(printf '%s\n' $tools | grep -v '^gcc$') ;;
*) sh "$here/setup.sh" ;;
esac
targets=chamber_embed
build analysis -DCMAKE_BUILD_TYPE=Debug -DCMAKE_EXPORT_COMPILE_COMMANDS=ON -DCHAMBER_TESTS=OFF
commands=$build_folder/compile_commands.json
cd "$build_folder"
: >findings

# Each tool's own way of saying it, as lines of TOOL FILE LINE CHECK MESSAGE with tabs between; gcc's
# have the function instead of the line.
say() { # TOOL
    sed "s|^$root/||" | sort -u | sed "s/^/$1\t/" >>findings
}
# Each compiler command of src/ once, but for the warnings it asks for and what it writes.
compile() {
    sed -n 's/^ *"command": "\(.*\) -o .* -c \(.*\)",$/\1 -c \2/p' "$commands" |
        sed 's/\\\(["\\]\)/\1/g; s/ -W[a-z][a-z0-9=+-]*//g' | sort -u
}

for tool in $tools; do
    case $tool in
    gcc) # each into a file of its own, for several run at once
        rm -rf said && mkdir said
        # shellcheck disable=SC2016 # expanded by each
        compile | tr '\n' '\0' | LC_ALL=C xargs -0 -n 1 -P "$jobs" sh -c \
            'eval "$1 -fanalyzer -o /dev/null" 2>"said/$$" || { cat "said/$$" >&2; exit 255; }' sh
        cat said/* | awk -f "$here/analyze_gcc.awk" | say gcc
        ;;
    cppcheck)
        cppcheck -j "$jobs" --project="$commands" --quiet --enable=warning,performance,portability \
            --template='{file}\t{line}\t{id}\t{message}' 2>cppcheck.said
        grep "^$root/" cppcheck.said | say cppcheck
        ;;
    clang-tidy)
        sed -n 's/^ *"file": "\(.*\)",*$/\1/p' "$commands" | grep "^$root/src/" | sort -u |
            tr '\n' '\0' | xargs -0 -n 8 -P "$jobs" clang-tidy -p . --quiet >tidy.said 2>tidy.log || :
        grep -q 'warnings generated' tidy.log || { cat tidy.log >&2 && exit 1; }
        sed -n -E 's/^([^:]+):([0-9]+):[0-9]+: warning: (.*) \[([^] ]+)\]$/\1\t\2\t\4\t\3/p' tidy.said |
            say clang-tidy
        ;;
    *) echo "analyze: no tool $tool" >&2 && exit 2 ;;
    esac
done
awk -v tools="$tools" -v root="$root/" -f "$here/analyze.awk" "$here/data/analysis.txt" findings
