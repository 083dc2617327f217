#!/bin/sh
# SPDX-License-Identifier: MIT
# Every header compiles alone and twice over: public ones under strict flags in C11 and, where
# there is a C++ compiler, in C++; private ones in C11. Each public one is in chamber.h.
. "$(dirname "$0")/lib.sh"

strict="-Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wundef -Werror"
compile() { # compiler and flags...
    # shellcheck disable=SC2086 # flags
    "$@" $strict -fsyntax-only "$scratch/one.c" 2>&1 | head -n 5 | problems
}

cxx=
! command -v "${CXX:-c++}" >/dev/null || cxx=${CXX:-c++}
for header in include/chamber/*.h; do
    name=chamber/${header##*/}
    printf '#include <%s>\n#include <%s>\n' "$name" "$name" >"$scratch/one.c"
    compile "$CC" -std=c11 -Wshadow -Wstrict-prototypes -Iinclude
    [ -z "$cxx" ] || compile "$cxx" -x c++ -std=c++14 -Iinclude
    [ "$name" = chamber/chamber.h ] || grep -qF "#include <$name>" include/chamber/chamber.h ||
        problem "$name is not in chamber.h"
done

for header in $(find src -name '*.h'); do
    printf '#include "%s"\n#include "%s"\nint one(void);\n' "${header#src/}" "${header#src/}" \
        >"$scratch/one.c"
    compile "$CC" -std=gnu11 -Wshadow -D_GNU_SOURCE -Iinclude -Isrc -I"$CHAMBER_BUILD/generated"
done
[ -n "$cxx" ] || echo "no C++ compiler: headers were tried in C alone"
verdict
