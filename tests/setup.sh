#!/bin/sh
# SPDX-License-Identifier: MIT
# Installs what building and testing need, on Debian: only what is missing, and says what.
# Run as root, or as a user who may use sudo:  sh tests/setup.sh [FURTHER PACKAGE...]
set -eu

packages="gcc libc6-dev cmake ninja-build pkg-config libsqlite3-dev libcjson-dev libmd-dev
libsmartcols-dev libxlsxwriter-dev libminizip-dev libexpat1-dev zlib1g-dev check libsubunit-dev"

if ! command -v dpkg-query >/dev/null 2>&1; then
    echo "setup: this is no Debian; please install what these packages hold:" $packages "$@" >&2
    exit 0
fi

missing=
for package in $packages "$@"; do
    status=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null) || status=
    [ "$status" = installed ] || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

sudo=
if [ "$(id -u)" -ne 0 ]; then
    sudo=sudo
    command -v sudo >/dev/null 2>&1 || {
        echo "setup: missing:$missing" >&2
        echo "setup: run this as root, or install sudo" >&2
        exit 1
    }
fi

# apt-get speaks up only if it fails
log=$(mktemp)
trap 'rm -f "$log"' EXIT
apt_get() {
    $sudo env DEBIAN_FRONTEND=noninteractive apt-get -qq "$@" </dev/null >"$log" 2>&1
}
install() {
    # shellcheck disable=SC2086 # a list of names
    apt_get -y "$@" --no-install-recommends install $missing
}

echo "installing$missing" >&2
# package lists that are missing or too old to name these packages are fetched first
if ! install --simulate || ! install; then
    if ! apt_get update || ! install; then
        cat "$log" >&2
        exit 1
    fi
fi
