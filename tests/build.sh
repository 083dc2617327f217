# SPDX-License-Identifier: MIT
# Sourced by the scripts beside it, which set `here` to this folder: build NAME [CMAKE OPTION...]
# builds the tree in build/NAME, or the target that `targets` names, quietly unless it fails, and
# leaves its path in build_folder.
root=$(dirname "$here")

quietly() {
    if ! "$@" >"$build_folder.log" 2>&1; then
        cat "$build_folder.log" >&2
        exit 1
    fi
    rm -f "$build_folder.log"
}

build() {
    build_folder=$root/build/$1
    name=$1
    shift
    mkdir -p "$build_folder"
    echo "building in build/$name" >&2
    # a folder configured elsewhere, or by another generator, is configured afresh
    if ! cmake -S "$root" -B "$build_folder" -G Ninja "$@" >/dev/null 2>&1; then
        quietly cmake --fresh -S "$root" -B "$build_folder" -G Ninja "$@"
    fi
    quietly cmake --build "$build_folder" --target "${targets:-all}"
}
