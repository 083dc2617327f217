#!/bin/sh
# SPDX-License-Identifier: MIT
# Faults: each command of the table below is run again and again with one thing going wrong, and
# what it leaves behind is looked at. See sweep.c for what has to hold.
#
#     CHAMBER=path/to/chamber CHAMBER_FAULT=folder/of/the/programs sh run.sh [--full] [PART...]
#
# --full takes every point instead of some at even distances. The parts are the fault tests of
# ctest: kill, memory, calls, places, recover, signals, crowd and power. Each has a control, which
# must fail: a program or a disk with the mistake that the part is there to find.
set -eu
unset CDPATH LD_PRELOAD
here=$(cd "$(dirname "$0")" && pwd)
: "${CHAMBER:?the command to test}" "${CHAMBER_SOURCE:=$(dirname "$(dirname "$here")")}"
: "${CHAMBER_FAULT:?the folder of the programs built from tests/fault}"
case ${CHAMBER_SANITIZED:-} in
ON | 1)
    echo "skipped: the program is built with a sanitizer, which wants to be loaded first itself" >&2
    exit 77
    ;;
esac
many=12
if [ "${1:-}" = --full ]; then
    many=0
    shift
fi
. "$here/lib.sh"
parts=${*:-kill memory calls places recover signals crowd power}
for part in $parts; do
    before=$controls
    . "$here/part_$part.sh"
    [ "$controls" -gt "$before" ] || problem "$part: no control"
done
verdict
