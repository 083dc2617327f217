# SPDX-License-Identifier: MIT
# What gcc's analyzer says, as FILE FUNCTION CHECK MESSAGE with tabs between: the file that was
# compiled, for what is found in a header's macro or inline function belongs to who uses it.
BEGIN { OFS = "\t" }
function quoted(text) {
    sub(/^[^']*'/, "", text)
    sub(/'.*/, "", text)
    return text
}
/: In function '.*':$/ {
    file = $0
    sub(/: In function .*/, "", file)
}
/In function '.*'[:,]$/ { name = quoted($0) }
/: warning: .*\[-Wanalyzer-[a-z-]*\]$/ {
    check = $NF
    gsub(/^\[-W|\]$/, "", check)
    message = $0
    sub(/.*: warning: /, "", message)
    sub(/ \[.*/, "", message)
    lost = /^cc1: / # where it is comes with the first event
    if (!lost)
        print file, name, check, message
}
lost && match($0, /\|[^:|]+:[0-9]+:[0-9]+:$/) {
    file = substr($0, RSTART + 1)
    sub(/:.*/, "", file)
    print file, name, check, message
    lost = 0
}
