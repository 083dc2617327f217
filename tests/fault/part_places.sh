# SPDX-License-Identifier: MIT
# Every place of the command where memory can run out, or a file fail, does so once: of all points
# those are taken that come from a place not met before, in a year's records, in what is refused and
# at a terminal. Best where the command and the library are apart (CHAMBER_STATIC off): a place is
# then new if it is in either.
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
chamber visit add --enterprise '#1' --on 2018-12-20 --state 计划
chamber request edit '#1' --detail 陈某一来电
[ -z "$workbooks" ] || chamber export -o whole.xlsx
chamber backup old.backup
printf '企业名称,会员编号,行业,地址\n和风酒店有限公司,X01,H,示例路1号\n,X02,无此行业,\n和风酒店有限公司,X03,H,\n' >wrong.csv
printf 'place add --name 甲厦\nenterprise list --limit 2\nstats 2018 visits.total\n' >lines.txt
printf 'place add --name 甲厦\nplace add --nom 乙厦\n' >wrong.txt
# one that has leftovers beside it, and one that opens no longer
cp -R "$scratch/full" "$scratch/worn"
(umask 077 && cd "$scratch/worn" && : >chamber.db.new-0123456789abcdef && : >gone.db-journal)
cp -R "$scratch/more" "$scratch/damaged"
dd if=/dev/zero of="$scratch/damaged/chamber.db" bs=512 seek=0 count=8 conv=notrunc 2>"$scratch/said"
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
    $each manual none help --man
    $each help_topic none help dates
    $each completion none completion bash
    for words in '' '--lang' 'stats 2018 --section' 'visit list --form' 'visit add --enterprise' \
        'enterprise list -o' 'enterprise brief' 'visit list --columns'; do
        # shellcheck disable=SC2086
        $each complete year completion bash --current= -- $words
    done
    $each config year config
    $each config_json year --json config
    $each config_none none config
    printf 'lang = zh\ncolor = never\nread_only = no\n' >"$scratch/config/chamber/config"
    $each configured year config --json
    rm "$scratch/config/chamber/config"
    $each unknown:2 none vist log
    $each unknown_verb:2 none visit lgo
    $each unknown_option:2 year visit list --fom 电话
    $each bad_day:1 year visit sheet --on 2018-02-30
    $each unknown_word:1 year visit list --form 电电
    $each no_record:3 year enterprise show 无此企业
    $each no_record_json:3 year enterprise show 无此企业 --json
    $each no_database:1 none enterprise list
    $each two_options:2 none visit list --csv --json
    $each missing:2 year enterprise add
    $each edit_nothing:2 year enterprise edit '#1'
    for verb in list show brief; do
        for format in --csv --json --html --lang=en; do
            case "$verb $format" in 'show --html' | 'brief --html' | 'brief --csv') format=--text ;; esac
            $each "enterprise_$verb" year enterprise $verb $([ $verb = list ] || echo '#1') $format
        done
        $each "request_$verb" year request $verb $([ $verb = list ] || echo '#1')
    done
    $each list_text year enterprise list --text
    $each show_text year request show '#1' --text
    $each brief_text year enterprise brief '#1' --text
    $each log_text year log --text --limit 5
    $each visit_sheet year visit sheet --on 2018-12-20
    $each merge_told year enterprise merge '#1' '#2' --dry_run
    $each erase year person erase '#1' --yes --texts 'request#1.detail'
    $each erase_json full person erase '#1' --yes --json
    $each erase_dry full person erase '#1' --dry_run --json
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
    $each created:5 year enterprise import wrong.csv --create choice --map 地址=备注 --save_map --dry_run
    $each undo_json year undo --yes --json
    $each backup_json year backup --json
    $each duplicates year enterprise duplicates
    $each register year enterprise suspend '#1' --on 2018-03-01
    $each person_add year person add --name 林某甲 --enterprise '#1' --phone 13900000000
    $each twice year visit log --enterprise '#1' --on 2018-07-20 --enterprise '#2' --request 路灯 --json
    $each due year request extend '#38' --due_workdays 5 --on 2018-12-01 --note 待踏勘
    $each notice year notice add --on 2018-12-01 --title 通知
    $each service year service add --name 楼宇服务 --category 楼宇服务
    $each stats_en year stats 2018 --lang en
    for format in --json --csv --html --narrative --text --goods '--goods --json' '--goods --csv' \
        '--compare 2017' '--compare 2017 --csv' '--compare 2017 --json' '--compare 2017 --text' \
        '--definitions' 'visits.total' 'visits.total --csv' 'liaison.by_leader' 'visits.by_month'; do
        # shellcheck disable=SC2086
        $each stats year stats 2018 $format
    done
    $each stats_db year stats 2018 --compare_db old.backup
    $each frozen year stats 2018 --frozen
    $each wrong_stats:2 year stats 2018 visits.totl
    $each preview:5 year enterprise import wrong.csv --dry_run
    $each preview_json:5 year enterprise import wrong.csv --dry_run --json
    $each rejected:5 year enterprise import wrong.csv --rejected out.csv
    $each wrong_import:5 year enterprise import wrong.csv
    $each template year template enterprise
    $each template_json year template enterprise --json
    $each template_file year template enterprise -o form.csv
    $each log year log --limit 10
    $each log_json year log --json
    $each undo_one year undo 3 --yes
    $each undo_dry year undo --dry_run
    $each batch year batch lines.txt
    $each batch_json year batch lines.txt --json
    $each wrong_batch:2 year batch wrong.txt
    $each no_batch:1 year batch nothing.txt
    $each export_folder year export -o all.json
    $each import_all:1 year import nothing.json
    $each list_file year enterprise list -o list.html
    $each dossier year person dossier '#1' --text -o dossier.txt
    $each restore_none none restore ../year/old.backup --yes
    $each check_json year check --json
    $each check_left:5 worn check
    $each check_left_json:5 worn check --json
    $each check_left_csv:5 worn check --csv -o found.csv
    $each check_damaged:5 damaged check
    $each init_folder none init --name 测试商会 --db new/for/it.db
    $each honored year enterprise list --honored 示范
    sweep unread ${each#sweep places } restore_damaged damaged restore old.backup --yes
    sweep unread ${each#sweep places } restore_folder full restore old.backup --yes --db new/it.db
    FAULT_NETWORK=yes
    export FAULT_NETWORK
    sweep unread ${each#sweep places } restore_network more restore old.backup --yes
    $each migrate_network old migrate
    unset FAULT_NETWORK
    # an answer that a disk refuses to look up is asked for again: the rest is then typed too early
    each='sweep unread once 0 0'
    typed '机械\n1\n?\n2018-12-05\n<\n2018-12-06\n1\n\n\n\n\n' visit_asked full visit add
    each='sweep places once 0 0'
    typed '\n营商\n' assign_asked full request assign '#1'
    typed '2\n' chosen full enterprise edit 宏达 --note 选
    typed 'y\n' found full enterprise edit 机械厂 --note 改
    typed '2\n' shown full enterprise show 宏达
    typed '?\n某某商会\n' init_asked none init
    typed 'y\na\n' erase_asked full person erase '#1'
    typed 'x\ny\n' removed full place remove '#1'
    typed 'y\n' undo_asked more undo
    typed 'y\n' restore_asked more restore old.backup
    typed 'y\n' batch_asked year batch lines.txt
    typed 'y\n' import_asked full enterprise import in.csv
    [ -z "$workbooks" ] || typed 'y\n' import_all_asked year import whole.xlsx --update
    typed 'y\n' merge_asked full enterprise merge '#1' '#2'
    typed 'y\n' twice_asked full visit log --on 2018-06-20 --enterprise '#1'
    CHAMBER_PAGER='cat -'
    export CHAMBER_PAGER
    typed '' paged year enterprise list --limit 60
    unset CHAMBER_PAGER
    [ -z "$workbooks" ] || book_commands
}

# KEYS NAME BASE WORD...: at a terminal
typed() {
    FAULT_KEYS=$(printf '%b.' "$1")
    FAULT_KEYS=${FAULT_KEYS%.}
    export FAULT_KEYS
    shift
    $each "$@"
    unset FAULT_KEYS
}

book_commands() {
    $each brief_book year enterprise brief '#1' -o brief.xlsx
    $each post_book year post brief -o brief.xlsx
    $each list_book year request list -o list.xlsx
    $each stats_book year stats 2018 -o stats.xlsx
    $each compare_book year stats 2018 --compare 2017 -o stats.xlsx
    $each goods_book year stats 2018 --goods -o goods.xlsx
    $each visit_book year visit sheet --on 2018-12-20 -o visit.xlsx
    $each log_book year log -o log.xlsx
    $each behind_book year stats 2018 visits.total -o behind.xlsx
    $each sign_book year activity roster '#1' -o sheet.xlsx
    $each guide_book year service guide -o guide.xlsx
    $each template_book year template enterprise -o form.xlsx
    $each rejected_book:5 year enterprise import wrong.csv --rejected out.xlsx
    $each all_book year export -o all.xlsx
}

FAULT_PLACES=$scratch/places
export FAULT_PLACES
each='sweep places once 0 0'
place_commands
sweep_control malloc once 12 memory out.csv
unset FAULT_PLACES
