/* SPDX-License-Identifier: MIT */
/* Whether a text speaks of a person: names whatever their width and blanks, phones by digits, and
 * neither inside what is something else. */
#include "unit/suite.h"

#include <string.h>

#include "domain/person_match.h"

static struct match match;

static void look_for(const char *name, const char *phones)
{
    ck_assert(match_add_name(&match, name));
    ck_assert(match_add_phones(&match, phones));
}

static void expect(const char *text, const char *replaced)
{
    CLEAN_STR struct str out = {0};
    bool any = match_replace(&match, text, "某", &out);
    ck_assert_msg(any == (replaced != NULL), "%s: %s", text, any ? "found" : "not found");
    ck_assert(!out.failed);
    if (any)
        ck_assert_str_eq(str_text(&out), replaced);
    ck_assert_msg((match_find(&match, text) != MATCH_NONE) == any, "%s", text);
}

START_TEST(test_names)
{
    look_for("张三丰", NULL);
    expect("由张三丰介绍", "由某介绍");
    expect("张 三　丰、李四", "某、李四");
    expect("张三丰张三丰", "某某");
    expect("张三", NULL);
    expect("", NULL);
    ck_assert_int_eq(match_find(&match, " 张三 丰 "), MATCH_WHOLE);
    ck_assert_int_eq(match_find(&match, "张三丰等"), MATCH_PART);
    match_clear(&match);
}
END_TEST

START_TEST(test_names_in_letters)
{
    look_for("Li Ming", NULL);
    expect("请联系 ＬＩ ming。", "请联系 某。");
    expect("李明(LiMing)", "李明(某)");
    expect("Ali Ming", NULL);
    expect("limingzhi", NULL);
    expect("Li Ming2", NULL);
    match_clear(&match);
}
END_TEST

START_TEST(test_minority_names)
{
    look_for("阿依古丽·买买提", NULL);
    expect("阿依古丽•买买提到会", "某到会");
    expect("阿依古丽买买提", "某");
    expect("阿依古丽", NULL);
    match_clear(&match);
}
END_TEST

/* A name that is a part of another's is not found there. */
START_TEST(test_longer_names)
{
    bool same;
    look_for("王伟", NULL);
    ck_assert(match_add_other(&match, "王伟强", &same));
    ck_assert(!same);
    ck_assert(match_add_other(&match, "小王伟", &same));
    ck_assert(match_add_other(&match, "刘王伟东", &same));
    ck_assert(match_add_other(&match, "李四", &same));
    ck_assert_uint_eq(match.others.count, 3);
    expect("王伟强、小王伟、刘王伟东", NULL);
    expect("王伟强和王伟到场", "王伟强和某到场");
    expect("刘王伟", "刘某");
    ck_assert(match_add_other(&match, "王 伟", &same));
    ck_assert(same);
    expect("王伟", "某");
    match_clear(&match);
}
END_TEST

/* Of two names the longer one; another's of no characters is none. */
START_TEST(test_several_names)
{
    bool same = true;
    look_for("欧阳小明", NULL);
    look_for("欧阳", NULL);
    look_for("小明", NULL);
    look_for("欧阳", NULL);
    ck_assert_uint_eq(match.names.count, 3);
    expect("欧阳小明、欧阳、小明", "某、某、某");
    ck_assert(match_add_other(&match, NULL, &same));
    ck_assert(!same);
    ck_assert(match_add_other(&match, " ", &same));
    ck_assert(!same);
    ck_assert(match_add_other(&match, "大欧阳小明", &same));
    ck_assert(match_add_other(&match, "欧阳小", &same));
    expect("大欧阳小明", NULL);
    match_clear(&match);
}
END_TEST

/* One character is found only where it is all there is. */
START_TEST(test_single_character)
{
    look_for("龙", NULL);
    expect("龙", "某");
    expect("龙华街道", NULL);
    match_clear(&match);
}
END_TEST

START_TEST(test_phones)
{
    look_for(NULL, "13800138001 / 021-6543 2109、12345");
    ck_assert_uint_eq(match.phones.count, 2);
    expect("13800138001", "某");
    expect("电138-0013-8001转", "电某转");
    expect("１３８ ００１３ ８００１", "某");
    expect("+8613800138001", "+86某");
    expect("008613800138001", "0086某");
    expect("(021)65432109", "(某");
    expect("138001380012", NULL);
    expect("213800138001", NULL);
    expect("91310113800138001X", NULL);
    expect("A13800138001", NULL);
    expect("1380013800", NULL);
    expect("12345", NULL);
    expect("13800138002 13800138001", "13800138002 某");
    expect("1238613800138001", NULL);
    expect("12313800138001", NULL);
    expect("009613800138001", NULL);
    expect("9613800138001", NULL);
    expect("a8613800138001", NULL);
    expect("138--0013.-8001…”", "某…”");
    expect("138---00138001", NULL);
    expect("138_00138001", NULL);
    match_clear(&match);
}
END_TEST

START_TEST(test_phones_with_country)
{
    look_for(NULL, "+86 13800138001;0086-13800138002,8613800138003;861380013800,9613800138004");
    expect("13800138001", "某");
    expect("13800138002", "某");
    expect("13800138003", "某");
    expect("1380013800", NULL);
    expect("13800138004", NULL);
    match_clear(&match);
}
END_TEST

START_TEST(test_nothing_to_look_for)
{
    look_for("", "");
    expect("任何文字", NULL);
    match_clear(&match);
}
END_TEST

SUITE_MAIN("person_match", test_names, test_names_in_letters, test_minority_names,
           test_longer_names, test_several_names, test_single_character, test_phones,
           test_phones_with_country, test_nothing_to_look_for)
