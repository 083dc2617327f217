#!/bin/sh
# SPDX-License-Identifier: MIT
# Texts that mean something elsewhere are only texts: kept to the byte, shown escaped where people
# read, inert in CSV, workbooks and pages, the same after a way out and in again. What no text may
# hold is refused and shown escaped.
. "$(dirname "$0")/lib.sh"
new_database

# one text a line, as printf writes it
cat >texts <<'EOF'
=1+1
=HYPERLINK("http://example.invalid/";"x")
+cmd|'/c calc'!A1
@SUM(A1:A9)
-2+3
=1+1 behind full width
x =1+1 behind a blank
'already guarded
<script>alert(1)</script>
"><img src=x onerror=alert(1)>
&lt;b&gt; &amp; &#60;
%s%n%d%x {1}{2} {{7*7}} ${HOME} $(id) `id`
'); DROP TABLE enterprise; --
" OR 1=1 --
../../etc/passwd
file:///etc/passwd
C:\\windows\\x
\\x1b[31m \\u202e \\033
#1 # comment; a、b，c
NULLs and N/A in a text: NULL #N/A -
甲\342\200\256乙\342\200\254
甲\342\201\246乙\342\201\251
甲\342\200\213乙\357\273\277丙
甲\342\200\250乙\342\200\251丙
甲\363\240\201\201乙
e\314\201\314\201\314\201 \360\240\256\267䶮㍿ \363\260\200\200
1E5
00123
20180703
2018-07-03
TRUE
第一行\n=1+1\n第三行
"a","b"
[{"name":"x"}]
EOF
count=0
while IFS= read -r line; do
    count=$((count + 1))
    # shellcheck disable=SC2059
    text=$(printf -- "$(printf '%s' "$line" | sed 's/%/%%/g')")
    printf '%s\n' "$text" >>plain
    given enterprise add "--name=第 $count 家 $text" "--note=$text" "--address=$text"
    given visit add --enterprise "#$count" --on 2018-07-03 "--findings=$text" "--promise=$text"
    given request add --enterprise "#$count" --on 2018-07-03 "--title=$text" "--detail=$text"
    # kept to the byte
    run enterprise list --name "第 $count 家" --json
    expect 0 '*' '1 条'
done <texts
[ "$count" -gt 30 ] || problem 'too few texts'
mark

# to the byte: the notes, one after the other, are what was given
given enterprise export --csv
awk '
    { text = text $0 "\n" }
    END {
        for (i = 1; i <= length(text); i++) {
            c = substr(text, i, 1)
            if (quoted && c == "\"" && substr(text, i + 1, 1) == "\"") {
                cell = cell c
                i++
            } else if (c == "\"")
                quoted = !quoted
            else if (quoted || (c != "," && c != "\n"))
                cell = cell c
            else { # the last cell of a row is the note
                sub(/^\047/, "", cell)
                if (c == "\n" && rows++)
                    print cell
                cell = ""
            }
        }
    }' out >kept
sed "s/^'//" plain >wanted
cmp -s kept wanted || {
    diff kept wanted | head -n 4 >&2
    problem 'not kept to the byte'
}

# for people: nothing that steers a terminal or cannot be seen
steers=$(printf '[\033\007\010\r]')
unseen=$(printf '\342\200\256\n\342\200\250\n\342\200\251\n\342\201\246\n\342\200\213\n\357\273\277\n\363\240\201\201')
for words in 'enterprise list' 'enterprise list --text' 'enterprise show #1 #21 #23 #25' 'enterprise brief #21' \
    'visit list' 'visit show #21' 'request list' 'request brief #21' 'request waiting' 'stats 2018' 'log' \
    'enterprise history #21' 'stats 2018 requests.raised' 'enterprise list --lang en'; do
    # shellcheck disable=SC2086
    run $words
    [ "$code" -eq 0 ] || problem "exit code $code"
    ! grep -q "$steers" out || problem 'it steers the terminal'
done
if script -qec true /dev/null >out 2>err </dev/null; then
    for words in 'enterprise list --sort id' 'enterprise show #21 #23 #25' 'enterprise brief #21' \
        'visit list' 'request list' 'request brief #21' 'enterprise history #21' 'request waiting'; do
        command_line="chamber $words (on a terminal)"
        quoted=$(printf '%s' "$words" | sed "s/#[0-9]*/'&'/g")
        script -qec "stty cols 300; '$CHAMBER' $quoted" /dev/null >typed 2>err </dev/null
        tr -d '\r' <typed | sed "s/$(printf '\033')\[[0-9;]*m//g" >out # colours are ours
        grep -q 甲 out || problem 'the text is not there'
        ! grep -q "$steers" out || problem 'it steers the terminal'
        ! grep -qF "$unseen" out || problem 'it has what cannot be seen'
    done
fi

# for a spreadsheet
for noun in enterprise visit request; do
    run "$noun" list --excel
    formulas=$(awk -f "$CHAMBER_SOURCE/tests/cli/formulas.awk" out)
    [ -z "$formulas" ] || problem "formulas: $formulas"
done

# for a browser
for words in 'enterprise list' 'visit list' 'request list' 'stats 2018' 'visit sheet --on 2018-07-03'; do
    # shellcheck disable=SC2086
    run $words --html
    [ "$code" -eq 2 ] && continue # it has no page
    [ "$code" -eq 0 ] || problem "exit code $code"
    ! grep -qiE '<(script|img)' out || problem 'a text became an element'
    ! grep -qF "$unseen" out || problem 'it has what cannot be seen'
done

# out and in again: the same everywhere
content() { # database
    for noun in enterprise visit request; do
        timeout 60 "$CHAMBER" --db "$1" "$noun" list --json --sort id 2>>err || echo failed
    done
}
content "$CHAMBER_DB" >before
for form in csv excel json; do
    other=$scratch/$form.db
    given --db "$other" init
    for noun in enterprise visit request; do
        case $form in
        json) set -- "$noun.json" --json ;;
        *) set -- "$noun-$form.csv" "--$form" ;;
        esac
        given "$noun" export "$2" -o "$1"
        given --db "$other" "$noun" import "$1"
    done
    content "$other" >after
    cmp -s before after || {
        diff before after | head -n 4 >&2
        problem "not the same by $form"
    }
done
if timeout 60 "$CHAMBER" export -o all.xlsx 2>err; then
    given --db "$scratch/xlsx.db" init
    given --db "$scratch/xlsx.db" import all.xlsx
    content "$scratch/xlsx.db" >after
    cmp -s before after || problem 'not the same by a workbook'
fi

# what no text may hold: refused, escaped in what is said, nothing stored
refused() { # exit code, text as printf writes it, what is said
    # shellcheck disable=SC2059
    run enterprise edit '#1' "--note=$(printf "$2")"
    expect_refused "$1" "$3"
    ! grep -q "$steers" err || problem 'the refusal steers the terminal'
}
refused 1 'a\033[31mb' 'note): 含有控制字符'
refused 1 'a\033]0;title\007b' 'note): 含有控制字符'
refused 1 'a\010b' 'note): 含有控制字符'
refused 1 'a\177b' 'note): 含有控制字符'
refused 1 'a\302\233b' 'note): 含有控制字符'
refused 2 'a\377b' '\xff'
refused 2 'a\300\257b' '\xc0\xaf'
refused 2 'a\355\240\201b' '\xed\xa0\x81'

# as a reference, a filter, a file, a setting they find nothing, and harm nothing
while IFS= read -r line; do
    # shellcheck disable=SC2059
    text=$(printf -- "$(printf '%s' "$line" | sed 's/%/%%/g')")
    run enterprise show -- "$text none"
    [ "$code" -eq 3 ] || problem "exit code $code"
    ! grep -q "$steers" err || problem 'the refusal steers the terminal'
    run enterprise list "--search=$text" --csv
    [ "$code" -eq 0 ] || problem "exit code $code"
    run place import "none $text"
    [ "$code" -eq 1 ] || problem "exit code $code"
done <texts
same_bytes || problem 'something was stored'
verdict
