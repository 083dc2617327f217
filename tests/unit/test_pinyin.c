/* SPDX-License-Identifier: MIT */
/* How Chinese characters are read: base/pinyin.h. */
#include <stdio.h>
#include <string.h>

#include "base/pinyin.h"
#include "base/utf8.h"
#include "unit/suite.h"

#define COUNT_OF(a) (sizeof(a) / sizeof((a)[0]))

START_TEST(test_found)
{
    static const char *const found[][2] = {
        {"宏达机械", "hdjx"},
        {"宏达机械", "hongdajixie"},
        {"宏达机械", "hongda"},
        {"宏达机械", "hongd"},
        {"宏达机械", "hdji"},
        {"宏达机械", "dajx"},
        {"宏达机械", "Hong Da"},
        {"宏达机械", "hong'da"},
        {"宏达机械", "djx"},
        {"西安饭店", "xi'an"},
        {"西安饭店", "xafd"},
        {"重庆火锅", "chongqing"},
        {"重庆火锅", "zhongqing"},
        {"重庆火锅", "cqhg"},
        {"重庆火锅", "zqhg"},
        {"长宁银行", "changningyinhang"},
        {"单雄", "shanxiong"},
        {"单雄", "danx"},
        {"吕布", "lvbu"},
        {"吕布", "lübu"},
        {"吕布", "lubu"},
        {"吕布", "LÜBU"},
        {"绿城", "LVCHENG"},
        {"中山商会", "zhshsh"},
        {"中山商会", "zhongshsh"},
        {"上海a1科技", "a1kj"},
        {"上海(浦江)建设", "hpjjs"},
        {"上海(浦江)建设", "haipujiang"},
        {"𠮷野家", "jiye"},
        {"〇二四", "lingersi"},
        {"翟墨", "zhaimo"},
        {"翟墨", "dimo"},
        {"3m中国", "3mzg"},
    };
    for (size_t i = 0; i < COUNT_OF(found); i++)
        ck_assert_msg(pinyin_matches(found[i][0], found[i][1]), "%s by %s", found[i][0],
                      found[i][1]);
}
END_TEST

START_TEST(test_not_found)
{
    static const char *const lost[][2] = {
        {"宏达机械", "h"},     {"宏达机械", "hongx"}, {"宏达机械", "hdjxx"}, {"宏达机械", "ongda"},
        {"宏达机械", "宏da"},  {"宏达机械", ""},      {"宏达机械", "  "},    {"宏达机械", "jxhd"},
        {"宏达机械", "hd-jx"}, {"马到", "ma3"},       {"马到", "ma3dao4"},   {"", "hd"},
        {"abc", "abd"},        {"吕布", "lb2"},
    };
    for (size_t i = 0; i < COUNT_OF(lost); i++)
        ck_assert_msg(!pinyin_matches(lost[i][0], lost[i][1]), "%s by %s", lost[i][0], lost[i][1]);
}
END_TEST

/* What could be read in many ways takes no longer for it. */
START_TEST(test_long)
{
    char name[3 * 2000 + 1] = "", typed[200] = "";
    for (int i = 0; i < 2000; i++)
        memcpy(name + 3 * i, "啊", 4);
    memset(typed, 'a', 62);
    typed[62] = 'b';
    ck_assert(!pinyin_matches(name, typed));
    typed[62] = 'a';
    ck_assert(pinyin_matches(name, typed));
    memset(typed, 'a', sizeof typed - 1);
    ck_assert(!pinyin_typed(typed));
    ck_assert(!pinyin_matches(name, typed));
}
END_TEST

static void check_order(const char *const *texts, size_t count, bool person)
{
    for (size_t i = 0; i + 1 < count; i++) {
        CLEAN_STR struct str one = {0}, two = {0};
        pinyin_sort_key(&one, texts[i], person);
        pinyin_sort_key(&two, texts[i + 1], person);
        ck_assert_msg(strcmp(str_text(&one), str_text(&two)) < 0, "%s before %s", texts[i],
                      texts[i + 1]);
    }
}

START_TEST(test_order)
{
    static const char *const names[] = {"",       "2号楼", "10号楼", "abc",    "ABD",    "爱建",
                                        "八仙桥", "陈记",  "路桥",   "绿城",   "伦敦路", "罗森",
                                        "妈祖",   "马勒",  "上海",   "上海路", "张江",   "中山"};
    check_order(names, COUNT_OF(names), false);
}
END_TEST

/* More digits than are counted: what has the same count sorts by them. */
START_TEST(test_long_numbers)
{
    char first[302], second[302];
    memset(first, '8', sizeof first - 1);
    memset(second, '8', sizeof second - 1);
    first[301] = second[301] = '\0';
    second[250] = '9';
    check_order((const char *const[]){"99号楼", first, second}, 3, false);
}
END_TEST

START_TEST(test_surnames)
{
    static const char *const persons[] = {"陈一", "葛一",   "仇一", "任一", "单一",  "尉一",
                                          "解一", "尉迟一", "曾一", "翟一", "长孙一"};
    check_order(persons, COUNT_OF(persons), true);
    static const char *const things[] = {"长春", "单价", "解放", "任意"};
    check_order(things, COUNT_OF(things), false);
}
END_TEST

/* Every character of the first page of the standard table has a reading, and a key is a text. */
START_TEST(test_all_characters)
{
    size_t read = 0;
    for (uint32_t character = 0x80; character < 0x30000; character++) {
        if (character >= 0xD800 && character < 0xE000)
            continue;
        CLEAN_STR struct str text = {0}, key = {0};
        utf8_append(&text, character);
        pinyin_sort_key(&key, str_text(&text), true);
        ck_assert_uint_ge(key.length, text.length);
        ck_assert_uint_eq(strlen(str_text(&key)), key.length);
        read += key.length > text.length;
    }
    ck_assert_uint_gt(read, 26000);
}
END_TEST

START_TEST(test_spelled)
{
    CLEAN_STR struct str spelled = {0};
    pinyin_spell(&spelled, "宏达Abc机械2厂女𠮷·");
    ck_assert_str_eq(str_text(&spelled), "hongdaAbcjixie2changnvji·");
}
END_TEST

SUITE_MAIN("pinyin", test_found, test_not_found, test_long, test_order, test_long_numbers,
           test_surnames, test_all_characters, test_spelled)
