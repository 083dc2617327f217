# SPDX-License-Identifier: MIT
# Places and languages that must change nothing, after lib.sh. The locales that are not installed
# are made where their sources are; setlocale() then finds them, or takes none, which must not matter.
locales='C POSIX C.UTF-8 zh_CN.GB18030 tr_TR.UTF-8 ar_EG.UTF-8 de_DE.ISO-8859-1 nonsense'
make_locales() {
    mkdir -p "$scratch/locales"
    for name in zh_CN.GB18030 tr_TR.UTF-8 ar_EG.UTF-8; do
        localedef -i "${name%.*}" -f "${name#*.}" "$scratch/locales/$name" >"$scratch/none" 2>&1 ||
            echo "no locale $name to be made: tried without" >&2
    done
    LOCPATH=$scratch/locales
    export LOCPATH
}
