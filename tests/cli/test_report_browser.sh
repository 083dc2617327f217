#!/bin/sh
# SPDX-License-Identifier: MIT
# The report in a browser without a window: no complaint of it, nothing wider than a phone or a
# sheet, nothing in a chart that does not fit, every link leads somewhere; and printed on A4.
. "$(dirname "$0")/lib.sh"
browser=
for name in chromium chromium-browser google-chrome; do
    [ -n "$browser" ] || browser=$(command -v "$name") || browser=
done
[ -n "$browser" ] || {
    echo "skipped: no Chromium here"
    exit 77
}

browse() { # options
    timeout 120 "$browser" --headless=new --no-sandbox --disable-gpu --disable-dev-shm-usage \
        --user-data-dir="$scratch/profile" --no-first-run --enable-logging=stderr --v=0 "$@" \
        >out 2>err </dev/null
}
browse --dump-dom about:blank || {
    echo "skipped: $browser does not start here"
    exit 77
}

# Only what a page says goes to the console.
expect_quiet() {
    ! grep -E 'CONSOLE|Content Security Policy' err >complaints || problem "the console: $(cat complaints)"
}

check_report() { # words, charts at least
    cp "$CHAMBER_SOURCE/tests/cli/report_harness.html" .
    command_line="$1 in a browser"
    browse --allow-file-access-from-files --virtual-time-budget=60000 --dump-dom \
        "file://$scratch/report_harness.html#360,390,794,1200"
    sed -n '/<pre id="said">/,/<\/pre>/p' out | sed 's/<[^>]*>//g' | sed '/^$/d' >said
    [ "$(tail -n 1 said)" = 'done' ] || problem 'the page was not looked at to the end'
    expect_quiet
    ! grep -vE '^done$|^[0-9]+: [0-9]+ charts, [0-9]+ links$' said >wrong || problem "$(cat wrong)"
    awk -v least="$2" '/ charts, / { n++; if ($2 < least || $4 < 100) exit 1 } END { if (n != 4) exit 1 }' \
        said || problem "too little on the page: $(cat said)"

    # the printer's pages: A4, and about as many as there is to say
    browse --no-pdf-header-footer --print-to-pdf="$scratch/report.pdf" "file://$scratch/report.html"
    command_line="$1 printed"
    expect_quiet
    pages=$(grep -ac '^ *\(<<\)*/Type */Page$' report.pdf)
    [ "$pages" -ge 4 ] && [ "$pages" -le "$3" ] || problem "$pages pages"
    boxes=$(grep -ao '/MediaBox *\[[^]]*\]' report.pdf | sort -u)
    case $boxes in
    '/MediaBox [0 0 59'[45]*' 84'[12]*) ;;
    *) problem "not A4: $boxes" ;;
    esac
}

# an empty year
new_database
given stats 2018 -o report.html
check_report 'an empty year' 0 12

# the sample year, and one in which nothing is short
sample=$CHAMBER_SOURCE/tests/data
CHAMBER_DB=$scratch/sample/chamber.db
given init --name 新华商会
sh "$sample/import.sh" "$sample/xinhua-2018" >out 2>err || problem 'not imported'
given stats 2018 -o report.html --force
check_report 'the sample year' 15 16
given stats 2018 -o report.html --force --lang en
check_report 'the sample year in English' 15 18

long=一个名字很长很长的走访行动以便看它在图上如何换行也看它太长时如何省略
n=0
while [ $n -lt 45 ]; do
    n=$((n + 1))
    printf '%s第%d号,2018-01-01,2018-12-31\n' "$long$long" $n >>campaigns
    printf '云杉信息,2018-07-%02d,%s第%d号,%d\n' $((n % 28 + 1)) "$long$long" $n $((n * n * 9999))
done >visits
{ echo name,from_on,until_on && cat campaigns; } >campaign.csv
{ echo enterprise,visited_on,campaign,visitor_count && cat visits; } >visit.csv
given campaign import campaign.csv
given visit import visit.csv
given place add --name WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW
given stats 2016-01-01..2018-12-31 -o report.html --force
check_report 'long names and three years' 18 24
verdict
