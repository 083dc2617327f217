#!/bin/sh
# SPDX-License-Identifier: MIT
# stats PERIOD --narrative: the paragraphs of the sample year, word by word, in both languages.
. "$(dirname "$0")/lib.sh"
here=$CHAMBER_SOURCE/tests
given init --name 新华商会
sh "$here/data/import.sh" "$here/data/xinhua-2018" >"$scratch/log" 2>&1 || {
    cat "$scratch/log" >&2
    problem 'the sample year is not imported'
}
mark
for language in zh en; do
    run stats 2018 --narrative --lang $language
    expect 0 "$(cat "$here/cli/narrative-2018.$language")" ''
done
run stats 2018 --narrative
out_has '共收到22家会员单位的40条诉求,目前有25条诉求已妥善解决。'
out_has '2018年送温暖11次、2018年送清凉19次、2018年送健康11次'
out_has '全国工人先锋号（国家级）1家'
out_has '法华牡丹形象大使（街道级）2人'

# an object, a file, the same as plain text
run stats 2018 --narrative --json
expect 0 '*' ''
[ "$(grep -o '^{"period":"2018","from":"2018-01-01","until":"2018-12-31","as_of":"2018-12-31","paragraphs":\["新华商会' out)" ] ||
    problem 'not the object'
out_has '","共有会员34家，'
run stats 2018 --narrative --text
expect 0 "$(cat "$here/cli/narrative-2018.zh")" ''
run stats 2018 --narrative -o report.txt
expect 0 '' '*'
cmp -s report.txt "$here/cli/narrative-2018.zh" || problem 'the file is not the text'

# a half year, and one before there was anything but members
run stats 2018H1 --narrative
expect 0 '*' ''
out_has '新华商会2018年上半年工作情况（截至2018年6月30日）'
out_has '教育活动每月都有，共6个月。'
out_has '共收到19家会员单位的19条诉求,目前有16条诉求已妥善解决。'
out_lacks '会费'
run stats 2010 --narrative
expect 0 '*' ''
out_lacks '走访'
out_lacks '诉求'

# words are no table, and one thing at a time
run stats 2018 --narrative --csv
expect_refused 2 '--narrative'
run stats 2018 --narrative --goods
expect_refused 2 '只能取其一'
run stats 2018 members.total --narrative
expect_refused 2 '只能取其一'
verdict
