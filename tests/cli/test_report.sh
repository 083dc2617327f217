#!/bin/sh
# SPDX-License-Identifier: MIT
# stats --html: the report as a page that stands alone; its numbers are those of --json and --csv,
# every link leads somewhere, and whatever the records are called is shown as text.
. "$(dirname "$0")/town.sh"

# Every element is closed, every attribute quoted, no character is loose.
well_formed() {
    awk '
        { text = text $0 "\n" }
        END {
            sub(/^<!DOCTYPE html>\n/, "", text)
            while (match(text, /<[^<>]*>/)) {
                between = substr(text, 1, RSTART - 1)
                tag = substr(text, RSTART, RLENGTH)
                text = substr(text, RSTART + RLENGTH)
                gsub(/&(amp|lt|gt|quot|#39);/, "", between)
                if (open[depth] != "style" && between ~ /[<>&]/)
                    print "loose: " between
                name = tag
                gsub(/^<\/?|[ \/>].*$/, "", name)
                if (tag ~ /^<\//) {
                    if (open[depth--] != name)
                        print "closes what is not open: " tag
                    continue
                }
                attributes = tag
                gsub(/ [a-zA-Z-]+="[^"<>]*"/, "", attributes)
                if (attributes !~ /^<[a-z0-9]+\/?>$/)
                    print "attributes: " tag
                if (tag !~ /\/>$/)
                    open[++depth] = name
            }
            if (depth != 0)
                print "not closed: " open[depth]
        }' "$1"
}

# What must be so of any report.
expect_page() { # file
    cp "$1" out
    well_formed "$1" >wrong
    [ ! -s wrong ] || problem "$(head -n 5 wrong)"
    if command -v xmllint >/dev/null 2>&1; then
        xmllint --noout "$1" >wrong 2>&1 || problem "$(head -n 5 wrong)"
    fi
    [ "$(head -n 1 "$1")" = '<!DOCTYPE html>' ] || problem 'no page'
    out_has "content=\"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\""
    ! grep -niE '<script|https?:|url\(|@import|<(img|iframe|object|embed|link|form)|[ "]on[a-z]+="|javascript' \
        "$1" >wrong || problem "not alone: $(cut -c1-200 wrong)"
    grep -o ' id="[^"]*"' "$1" | cut -d'"' -f2 | sort >ids
    uniq -d ids >twice
    [ ! -s twice ] || problem "ids twice: $(cat twice)"
    grep -o ' href="[^"]*"' "$1" | cut -d'"' -f2 | sort -u >links
    ! grep -v '^#' links >wrong || problem "leads away: $(cat wrong)"
    cut -c2- links | LC_ALL=C sort -u >to
    LC_ALL=C comm -23 to ids >nowhere
    [ ! -s nowhere ] || problem "leads nowhere: $(cat nowhere)"
    # each chart says what it shows, in words of its own
    awk '
        /<svg / { svgs++; want = 1; if ($0 !~ /role="img"/ || $0 !~ /aria-labelledby="[^" ]+-title [^" ]+-desc"/) print }
        want && /<title id="/ { titles++ }
        want && /<desc id="/ { if ($0 !~ /: [0-9]/) print "says nothing: " $0; want = 0 }
        END { if (titles != svgs) print titles " titles, " svgs " charts" }' "$1" >wrong
    [ ! -s wrong ] || problem "charts: $(cat wrong)"
}

# Its numbers are those that programs are given; each figure is defined once and leads there.
expect_numbers() { # file, PERIOD and options of stats
    page=$1
    shift
    awk -f "$CHAMBER_SOURCE/tests/cli/page.awk" "$page" | LC_ALL=C sort >found
    run stats "$@" --json
    cp out json
    keys json figures id value numerator denominator previous >figures
    run stats "$@" --csv
    # the first further number is left out where it is the value over again
    further=$(head -n 1 out | sed 's/.*,level,*//; s/,/ /g')
    # shellcheck disable=SC2086 # words
    columns out id value $further previous |
        awk -F '\t' '
            NR == FNR { figure[$1] = 1; next }
            !($1 in figure) {
                line = $1 "\t" $2
                again = $1 ~ /^(requests|liaison|recommendations)\./
                for (i = 3; i <= NF; i++)
                    if ($i != "" && !(again && i < NF && again-- > 0))
                        line = line "\t" $i
                print line
            }' figures - >rows
    LC_ALL=C sort figures rows >expected
    same expected found
    cut -f1 expected | uniq >of
    while read -r id; do
        grep -qF "href=\"#about-$id\"" "$page" || problem "$id does not lead to its definition"
        grep -qF "<div id=\"about-$id\"><dt><a href=\"#$id\">" "$page" ||
            problem "$id is not defined"
    done <of
}

# an empty year: everything is there but the charts
new_database
run stats 2018 --html
expect 0 '*' ''
cp out empty.html
expect_page empty.html
out_has '<html lang="zh-CN">'
out_has '<title>测试商会 · 2018 年统计报告</title>'
out_has '截至 2018-12-31'
out_lacks '<svg'
expect_numbers empty.html 2018

# the sample year, in both languages; the name of the file decides as well
sample=$CHAMBER_SOURCE/tests/data
CHAMBER_DB=$scratch/sample/chamber.db
given init --name 新华商会
sh "$sample/import.sh" "$sample/xinhua-2018" >out 2>err || problem 'not imported'
run stats 2018 -o year.html --mask
expect 0 '' '*'
expect_page year.html
expect_numbers year.html 2018
for id in visits.by_month visits.by_campaign requests.by_category honors.by_level members.by_industry; do
    cp year.html out
    out_has "<title id=\"chart-$id-1-title\">"
    out_has "<section id=\"$id\">"
done
out_has '<a href="#requests.rate"><span class="label">解决率</span>'
out_has '<title id="chart-visits.coverage-title">走访：各项比率</title>'
out_has '<tr id="requests.rate"><th scope="row"><a href="#about-requests.rate">解决率</a></th><td class="n"><data value="0.625">62.5%</data><span class="parts"><data value="25">25</data>/<data value="40">40</data></span></td>'
run stats 2018H1 --html --lang en --as_of 2018-03-31
expect 0 '*' ''
cp out half.html
expect_page half.html
cp half.html out
out_has '<html lang="en">'
out_has 'Figures of 2018H1'
out_has '2018-01-01 to 2018-06-30'
out_has 'as of 2018-03-31'
expect_numbers half.html 2018H1 --as_of 2018-03-31

# the same bytes again, and in another locale
run stats 2018 --html
cp out again.html
LC_ALL=C.UTF-8 run stats 2018 --html
cmp -s out again.html || problem 'another page in another locale'
cmp -s out year.html || problem 'another page in a file'

# one section; what is no report has no such page, and nothing is left over
run stats 2018 --html --section honors
expect 0 '*' ''
cp out honors.html
expect_page honors.html
cp honors.html out
out_lacks 'id="members.total"'
expect_numbers honors.html 2018 --section honors
mark
run stats 2018 --goods --html
expect_refused 2 '--html'
run stats 2018 visits.total -o figure.html
expect_refused 2 '--html'
run stats 2018 --html --json
expect_refused 2 '--json'
[ ! -e figure.html ] || problem 'a file is left over'
run stats 2018 --html -o "$scratch/nowhere/report.html"
expect 1 '' '*'
[ ! -c /dev/full ] || {
    timeout 30 "$CHAMBER" stats 2018 --html >/dev/full 2>err
    code=$?
    : >out
    [ "$code" -eq 1 ] || problem 'a full disk goes unnoticed'
}

# what was frozen is the same page later
given stats 2018 --freeze
given visit add --enterprise 云杉信息 --on 2018-12-30
run stats 2018 --html
! cmp -s out year.html || problem 'the late visit is not there'
run stats 2018 --frozen --html
expect 0 '*' '*'
cmp -s out year.html || problem 'not the page that was frozen'

# whatever things are called is text
CHAMBER_DB=$scratch/hostile/chamber.db
hostile='"><script>alert(1)</script>&amp;]]></title></svg>'"'"' onload="x'
escaped='&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp;]]&gt;&lt;/title&gt;&lt;/svg&gt;&#39; onload=&quot;x'
given init --name "$hostile"
given place add --name "$hostile"
given person add --name "王$hostile"
given campaign add --name "$hostile" --from_on 2018-01-01 --until_on 2018-12-31
given enterprise add --name 宏达 --place "$hostile" --industry 制造业
given enterprise admit 宏达 --on 2018-02-01
given visit add --enterprise 宏达 --on 2018-07-20 --campaign "$hostile"
given honor add --title "$hostile" --recipient 企业 --enterprise 宏达 --awarded_on 2018-05-01
given liaison add --person "王$hostile" --enterprise 宏达 --from_on 2018-03-01
given activity add --title 讲坛 --on 2018-03-05 --kind 讲座
run stats 2018 --html
expect 0 '*' ''
cp out hostile.html
sed 's/onload=&quot;//g' hostile.html >checked.html # as text it may stand there
expect_page checked.html
expect_numbers hostile.html 2018
cp hostile.html out
[ "$(grep -cF "$escaped" out)" -ge 8 ] || problem 'the names are not there as they are'
[ "$(grep -c '<svg' out)" -ge 5 ] || problem 'too few charts'
# what would turn the text around is shown, not obeyed
turned=$(printf 'A\342\200\256B')
given place edit "$hostile" --name "$turned"
run stats 2018 --html
expect 0 '*' ''
out_has 'A\u202eB'
out_lacks "$turned"
verdict
