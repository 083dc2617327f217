#!/bin/sh
# SPDX-License-Identifier: MIT
# 5. Just back: three leaders, two enterprises, four requests, entered in one go, nothing counted
# twice.
. "$(dirname "$0")/town.sh"
. "$(dirname "$0")/figures.sh"
use_town 2018
IFS=$tab read -r fresh known <"$answers/trip.tsv"

# The figures by id, with what the trip adds: an enterprise visited for the first time and another
# one, six participations, four requests.
figure() { # id, file
    awk -F '\t' -v id="$1" '$1 == id && $2 == "" { print $3 }' "$2"
}
run stats 2018 --csv
figure_lines out >before
batches_before=$(batches)
run visit log --on 2018-12-31 --visitors '#1;#3;#4' --form onsite --campaign '#6' \
    --enterprise "#$fresh" --request 招两名会计 --category recruitment --request 车位不够 \
    --enterprise "#$known" --request 贷款到期 --category finance --department business \
    --request 税务咨询
expect 0 '*' '*'
[ "$(batches)" -eq $((batches_before + 1)) ] || problem 'not one batch'
run stats 2018 --csv
figure_lines out >after
adds() { # id, how many more
    was=$(figure "$1" before)
    is=$(figure "$1" after)
    [ "$((is - was))" -eq "$2" ] || problem "$1 was $was, is $is, not $2 more"
}
adds visits.total 2
adds visits.in_person 2
adds visits.enterprises 1
adds visits.participations 6
adds visits.unvisited -1
adds visits.joint 0
adds requests.raised 4
adds requests.open 4
adds requests.members 4
adds requests.resolved 0
adds members.total 0
adds activities.total 0

# each request hangs on its own visit
run visit list --from 2018-12-31 --until 2018-12-31 --state done --json
keys out '' enterprise visitors >found
printf '%s\t1;3;4\n' "$fresh" "$known" >expected
same expected found
run request list --from 2018-12-31 --until 2018-12-31 --json
keys out '' enterprise title status department >found
printf '%s\t%s\tregistered\t%s\n' "$fresh" 招两名会计 '' "$fresh" 车位不够 '' \
    "$known" 贷款到期 business "$known" 税务咨询 '' >expected
same expected found

# all or nothing, and taken back as one
mark
run visit log --on 2018-12-31 --visitors '#1' --enterprise "#$fresh" --request 甲 \
    --enterprise '#9999' --request 乙
[ "$code" -ne 0 ] || problem 'an enterprise that does not exist'
[ "$(batches)" = "$stored" ] || problem 'something was stored'
given undo --yes
run stats 2018 --csv
figure_lines out >back
same before back
verdict
