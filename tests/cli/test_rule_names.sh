#!/bin/sh
# SPDX-License-Identifier: MIT
# Names of records: every way to name one, on every noun that has it; what reading takes and writing
# does not; several, none; width, brackets, case and blanks.
. "$(dirname "$0")/lib.sh"
. "$(dirname "$0")/commands.sh"
sample_year
cat >records <<'LINES'
enterprise add --name 示例（重庆）仇氏食品有限公司 --short_name 仇氏 --credit_code 91310105MA1FABCD17 --member_no 777 --former_names 示例旧江食品厂 --phone 021-55512345
enterprise add --name '示例 Blue Sky 物流(上海)有限公司' --short_name 蓝天 --phone １３９００００６７８９
enterprise add --name 示例单氏五金商行
enterprise add --name 示例曾记茶楼
enterprise add --name 示例东华机电公司 --member_no 888
enterprise add --name 示例东华食品公司
person add --name 尉迟甲 --enterprise 仇氏
person add --name 单某甲
person add --name 曾某乙 --phone 13900001234
person add --name 仇某丙
person add --name 同名某 --enterprise 仇氏
person add --name 同名某 --enterprise 蓝天
LINES
given batch records
mark
id_of() { # NOUN REF
    run "$1" show "$2" --json
    [ "$code" -eq 0 ] || problem "not found: $2"
    sed -n 's/^{"id":\([0-9]*\),.*/\1/p' out
}
finds() { # NOUN ID REF...: for reading
    noun=$1 id=$2
    shift 2
    for ref; do
        run "$noun" show "$ref" --json
        [ "$(sed -n 's/^{"id":\([0-9]*\),.*/\1/p' out)" = "$id" ] || problem "not #$id"
    done
}
writes_to() { # NOUN ID REF...: for writing too
    noun=$1 id=$2
    shift 2
    for ref; do
        run "$noun" edit "$ref" --note 一 --dry_run --json
        [ "$(sed -n 's/^{"id":\([0-9]*\),.*/\1/p' out)" = "$id" ] || problem "not #$id"
    done
}
reads_only() { # NOUN ID REF...
    finds "$@"
    noun=$1
    shift 2
    for ref; do
        run "$noun" edit "$ref" --note 一
        expect_refused 3 "$ref"
    done
}

# #12 on every noun, in any width; a record by its own label, on every noun that has one
for noun in $(nouns); do
    run "$noun" list --limit 1 --json
    id=$(sed -n 's/^{"id":\([0-9]*\),.*/\1/p' out)
    finds "$noun" "$id" "#$id" "＃$id" " #$id "
    run "$noun" show '#0'
    expect_refused 3 '#0'
    run "$noun" show 绝无此名
    expect_refused 3 绝无此名
    case $noun in
    enterprise_event | request_event | frozen) ;;
    *) err_has "chamber $noun add" ;;
    esac
done
for pair in '届次 term 5' '职务名称 role 会长' '楼宇阵地 place 示例大厦' '走访行动 campaign 2018年送健康' \
    '会议机构 body 执委会' '会议机构 body committee' '活动 activity 五届七次执委会' \
    '服务项目 service 产业扶持政策对接' '设置 setting chamber.name' '推送 notice 新华商会会员群公约' \
    '诉求 request 2018-001' '走访 visit 2018-01-12+示例云杉信息技术有限公司' \
    '走访 visit 2018-01-12_云杉信息' '荣誉 honor 全国工人先锋号' '选项 choice 产业政策'; do
    # shellcheck disable=SC2086
    set -- $pair
    run "$2" show "$(echo "$3" | tr _ ' ')"
    [ "$code" -eq 0 ] || problem 'not found'
done

# an enterprise: exact, short, code, number, former; width, brackets, case and blanks do not matter
food=$(id_of enterprise 仇氏)
sky=$(id_of enterprise 蓝天)
writes_to enterprise "$food" "#$food" 示例（重庆）仇氏食品有限公司 '示例(重庆)仇氏食品有限公司' \
    '示例 （重庆） 仇氏 食品有限公司' 仇氏 91310105MA1FABCD17 91310105ma1fabcd17 ９１３１０１０５ＭＡ１ＦＡＢＣＤ１７ \
    777 ７７７ 示例旧江食品厂 "$food"
writes_to enterprise "$sky" '示例blue sky物流（上海）有限公司' '示例ＢＬＵＥＳＫＹ物流(上海)有限公司' 蓝天
# parts, initials, full pinyin in each reading, tails of phones and codes: for reading alone
reads_only enterprise "$food" 旧江 '(重庆)' （重庆） 庆）仇 BCD17 12345 cqqs chongqingqiushi \
    zhongqingchoushi CQQS jiujiang
reads_only enterprise "$sky" blue 'blue sky' BLUESKY ＢＬＵＥ 6789 sky物流
reads_only enterprise "$(id_of enterprise 示例单氏五金商行)" shanshi danshi chanshi sswj dswj cswj
reads_only enterprise "$(id_of enterprise 示例曾记茶楼)" zengji cengji zjcl cjcl
reads_only person "$(id_of person 尉迟甲)" yuchi weichi ycj wcj yuchijia 尉迟
reads_only person "$(id_of person 单某甲)" shan dan smj dmj
reads_only person "$(id_of person 曾某乙)" zeng ceng cengmy 1234 00001234
reads_only person "$(id_of person 仇某丙)" qiu chou qmb
for ref in 234 9999 zengjx; do # too short a tail; a tail of none; no such reading
    run person show "$ref"
    expect 3 '' '*'
done

# a list's filter reads as show does; a value to store is named as for writing
run visit list --enterprise yunshan --csv
expect 0 '*' '4 条'
run enterprise list --place 科创园 --limit 1 --csv
expect 0 '*' '1 条'
run visit add --enterprise yunshan --on 2018-12-30
expect_refused 3 '最接近的有：'
run enterprise edit '#1' --place 科创
expect_refused 3 '最接近的有：'

# several: all are listed, persons as 姓名(单位), and nothing is written
run person show 同名某
expect_refused 3 '同名某(示例（重庆）仇氏食品有限公司)'
err_has '同名某(示例 Blue Sky 物流(上海)有限公司)'
run person edit 同名某 --note 一
expect_refused 3 '“同名某”对应 2 条记录'
err_has '#'
for ref in '同名某(仇氏)' '同名某（仇氏）' '同名某 ( 777 )' '同名某(示例（重庆）仇氏食品有限公司)'; do
    writes_to person "$(id_of person '同名某(777)')" "$ref"
done
run enterprise show donghua
expect_refused 3 示例东华机电公司
err_has 示例东华食品公司
run enterprise show 东华
expect_refused 3 示例东华食品公司
run visit list --enterprise 东华
expect_refused 3 示例东华食品公司
run enterprise show 东华 --json
expect 3 '' '*'
err_has '{"error":{"code":"ambiguous","message":"'
# a bare number is an id, a member number and a number: of more than one it is ambiguous
given enterprise add --name 示例数字公司 --member_no 1
mark
run enterprise edit 1 --note 一
expect_refused 3 '“1”对应 2 条记录'
run enterprise edit '#1' --note 一 --dry_run
expect 0 '*' '*'

# none: the three nearest, and how to add one; and never more than three
run enterprise show 示例云山信息
expect_refused 3 '最接近的有：'
err_has 示例云杉信息技术有限公司
[ "$(sed 's/.*最接近的有：//; s/；.*//' err | tr ',' '\n' | wc -l)" -le 3 ] || problem 'more than three'
err_has 'chamber enterprise add'
run person show 王某九
expect_refused 3 'chamber person add'
err_has 王某
run campaign show 2018年送建康 --lang en
expect_refused 3 2018年送健康
err_has 'chamber campaign add'
verdict
