#!/bin/sh
# SPDX-License-Identifier: MIT
# What is installed is enough: the example is built from nothing but the installed headers, through
# pkg-config and through find_package(chamber), runs, and says what it should.
. "$(dirname "$0")/lib.sh"
prefix="$scratch/a prefix"
flags=
case $(cat "$CHAMBER_BUILD/CMakeCache.txt") in
*CHAMBER_SANITIZE:BOOL=ON*) flags=-fsanitize=address,undefined ;;
esac
case $(cat "$CHAMBER_BUILD/CMakeCache.txt") in
*CHAMBER_COVERAGE:BOOL=ON*) flags="$flags --coverage" ;;
esac

quietly() {
    "$@" >"$scratch/log" 2>&1 || {
        problems "$1" <"$scratch/log"
        verdict
    }
}
check_output() { # how it was built, the program
    "$2" "$scratch/$1.db" >"$scratch/$1.out" 2>&1 || problem "$1: the example failed"
    diff tests/example/visit.expected "$scratch/$1.out" | problems "$1"
}

quietly cmake --install "$CHAMBER_BUILD" --prefix "$prefix"
for file in bin/chamber include/chamber/chamber.h; do
    [ -e "$prefix/$file" ] || problem "$file is not installed"
done
for file in man/man1/chamber.1 bash-completion/completions/chamber zsh/site-functions/_chamber \
    fish/vendor_completions.d/chamber.fish; do
    [ -s "$prefix/share/$file" ] || problem "share/$file is not installed"
done
find "$prefix/include" -name '*.h' ! -path '*/include/chamber/*' |
    problems "a header outside include/chamber"
"$prefix/bin/chamber" --version >"$scratch/version" 2>&1 ||
    problems "the installed command does not start" <"$scratch/version"

libraries=$(dirname "$(find "$prefix" -name 'libchamber.so')")
[ -e "$libraries/libchamber.a" ] || problem "no libchamber.a"
readelf -d "$libraries/libchamber.so" | grep -q 'SONAME.*\[libchamber\.so\.[0-9]*\]' ||
    problem "libchamber.so has no SONAME"

PKG_CONFIG_PATH=$libraries/pkgconfig
LD_LIBRARY_PATH=$libraries
export PKG_CONFIG_PATH LD_LIBRARY_PATH
cp tests/example/visit.c tests/example/CMakeLists.txt "$scratch/"
# blanks in a path come out of pkg-config escaped, as eval reads them
quietly eval "\"$CC\" -std=c11 -Wall -Wextra -Werror $flags \"\$scratch/visit.c\" \
    $(pkg-config --cflags --libs chamber) -o \"\$scratch/visit\""
check_output pkg-config "$scratch/visit"

generator=$(sed -n 's/^CMAKE_GENERATOR:INTERNAL=//p' "$CHAMBER_BUILD/CMakeCache.txt")
quietly cmake -S "$scratch" -B "$scratch/build" -G "$generator" -DCMAKE_PREFIX_PATH="$prefix" \
    -DCMAKE_C_FLAGS="$flags"
quietly cmake --build "$scratch/build"
check_output find_package "$scratch/build/visit"
verdict
