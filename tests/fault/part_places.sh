# SPDX-License-Identifier: MIT
# Every place of the command where memory can run out, or a file fail, does so once: of all points
# those are taken that come from a place not met before, in a year's records and in what is refused.
make_bases
mkdir -p "$scratch/year"
cd "$scratch/year" || exit 1
CHAMBER_DB=$scratch/year/chamber.db
chamber init --name 新华商会
sh "$CHAMBER_SOURCE/tests/data/import.sh" "$CHAMBER_SOURCE/tests/data/xinhua-2018" \
    >"$scratch/said" 2>&1 || problem "no sample: $(cat "$scratch/said")"
chamber stats 2018 --freeze
chamber setting add --name four_goods.1 --value '走访企业: visits.total'
chamber post add --person '#1' --role 执委 --from_on 2018-01-01
chamber activity add --title 执委会会议 --kind 会议 --body 执委会 --on 2018-12-20
chamber backup old.backup
printf '企业名称,会员编号,行业,地址\n和风酒店有限公司,X01,H,示例路1号\n,X02,无此行业,\n和风酒店有限公司,X03,H,\n' >wrong.csv
printf 'place add --name 甲厦\nenterprise list --limit 2\nstats 2018 visits.total\n' >lines.txt
printf 'place add --name 甲厦\nplace add --nom 乙厦\n' >wrong.txt
mkdir -p "$scratch/config/chamber"
cd "$scratch" || exit 1
head_line

# The table: what is read, printed and refused, in each form.
place_commands() {
    writing_commands
    reading_commands
    $each help none help
    $each help_noun none help visit
    $each help_verb none visit log --help
    $each help_topic none help man
    $each completion none completion bash
    for words in '' '--lang' 'stats 2018 --section' 'visit list --form' 'visit add --enterprise' \
        'enterprise list -o' 'enterprise brief' 'visit list --columns'; do
        # shellcheck disable=SC2086
        $each complete year completion bash --current= -- $words
    done
    $each config year config
    $each config_json year --json config
    $each config_none none config
    $each unknown none vist log
    $each unknown_verb none visit lgo
    $each unknown_option year visit list --fom 电话
    $each unknown_word year visit list --form 电电
    $each no_record year enterprise show 无此企业
    $each no_record_json year enterprise show 无此企业 --json
    $each no_database none enterprise list
    $each two_options none visit list --csv --json
    $each missing year enterprise add
    $each edit_nothing year enterprise edit '#1'
    for verb in list show brief; do
        for format in --csv --json --html --lang=en; do
            $each "enterprise_$verb" year enterprise $verb $([ $verb = list ] || echo '#1') $format
        done
        $each "request_$verb" year request $verb $([ $verb = list ] || echo '#1')
    done
    $each visits year visit list --columns 走访日期,企业 --sort -visited_on --limit 3
    $each history year enterprise history '#1'
    $each waiting year request waiting
    $each post_brief year post brief
    $each roster year activity roster '#1'
    $each sign_sheet year activity sheet '#1'
    $each sign_html year activity sheet '#1' --html
    $each missed year body missed 执委会
    $each guide year service guide
    $each guide_html year service guide --html
    $each progress year campaign progress '#1'
    $each notice_text year notice text '#1'
    $each created year enterprise import wrong.csv --create choice --map 地址=备注 --save_map --dry_run
    $each undo_json year undo --yes --json
    $each backup_json year backup --json
    $each duplicates year enterprise duplicates
    $each register year enterprise admit '#1' --on 2018-03-01
    $each person_add year person add --name 林某甲 --enterprise '#1' --phone 13900000000
    $each twice year visit log --enterprise '#1' --on 2018-07-20 --enterprise '#2' --request 路灯 --json
    $each due year request extend '#1' --due_workdays 5 --on 2018-12-01
    $each notice year notice add --on 2018-12-01 --title 通知
    $each service year service add --name 楼宇服务 --category 楼宇服务
    $each stats_en year stats 2018 --lang en
    for format in --json --csv --html --narrative --bars --goods '--goods --json' '--goods --csv' \
        '--compare 2017' '--compare 2017 --csv' '--compare 2017 --json' '--compare 2017 --html' \
        '--by quarter' 'visits.total' 'visits.total --csv' 'liaison.by_leader' 'visits.by_month'; do
        # shellcheck disable=SC2086
        $each stats year stats 2018 $format
    done
    $each stats_db year stats 2018 --compare_db old.backup
    $each frozen year stats 2018 --frozen
    $each wrong_stats year stats 2018 visits.totl
    $each preview year enterprise import wrong.csv --dry_run
    $each preview_json year enterprise import wrong.csv --dry_run --json
    $each rejected year enterprise import wrong.csv --rejected out.csv
    $each wrong_import year enterprise import wrong.csv
    $each template year template enterprise
    $each template_json year template enterprise --json
    $each template_file year template enterprise -o form.csv
    $each log year log --limit 10
    $each log_json year log --json
    $each undo_one year undo 3 --yes
    $each undo_dry year undo --dry_run
    $each batch year batch lines.txt
    $each batch_json year batch lines.txt --json
    $each wrong_batch year batch wrong.txt
    $each no_batch year batch nothing.txt
    $each export_folder year export -o all.json
    $each import_all year import nothing.json
    $each list_file year enterprise list -o list.html
    $each dossier year enterprise dossier '#1' -o dossier.html
    $each restore_dry year restore old.backup --dry_run
    $each check_json year check --json
    if [ -n "$workbooks" ] && [ "${each#sweep malloc}" = "$each" ]; then
        $each brief_book year enterprise brief '#1' -o brief.xlsx
        $each stats_book year stats 2018 -o stats.xlsx
        $each log_book year log -o log.xlsx
        $each all_book year export -o all.xlsx
    fi
}

FAULT_PLACES=$scratch/places
export FAULT_PLACES
while read -r kind how error; do
    each="sweep $kind $how $error 0"
    place_commands
done <<'END'
malloc once 12
change once 5
open once 13
read once 5
END
unset FAULT_PLACES
