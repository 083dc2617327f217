/* SPDX-License-Identifier: MIT */
/* UTF-8 and the forms of texts: base/utf8.h. */
#include <locale.h>
#include <string.h>

#include "base/utf8.h"
#include "base/utf8_table.h"
#include "base/utf8_table.h"
#include "suite.h"

/* RFC 3629 written out bit by bit: the bytes of a character, to compare with. */
static size_t encode(uint32_t c, char out[5])
{
    unsigned char b[5] = {0};
    size_t size = 1;
    if (c < 0x80) {
        b[0] = (unsigned char)c;
    } else if (c < 0x800) {
        b[0] = (unsigned char)(0xC0 | c >> 6);
        b[1] = (unsigned char)(0x80 | (c & 0x3F));
        size = 2;
    } else if (c < 0x10000) {
        b[0] = (unsigned char)(0xE0 | c >> 12);
        b[1] = (unsigned char)(0x80 | (c >> 6 & 0x3F));
        b[2] = (unsigned char)(0x80 | (c & 0x3F));
        size = 3;
    } else {
        b[0] = (unsigned char)(0xF0 | c >> 18);
        b[1] = (unsigned char)(0x80 | (c >> 12 & 0x3F));
        b[2] = (unsigned char)(0x80 | (c >> 6 & 0x3F));
        b[3] = (unsigned char)(0x80 | (c & 0x3F));
        size = 4;
    }
    memcpy(out, b, sizeof(b));
    return size;
}

static bool is_surrogate(uint32_t c)
{
    return c >= 0xD800 && c <= 0xDFFF;
}

/* Every character there is, there and back; surrogates and what lies above are refused. */
START_TEST(every_character)
{
    struct str out = {0};
    for (uint32_t c = 1; c <= 0x110400; c++) {
        char bytes[5];
        size_t size = encode(c, bytes);
        bool exists = c <= 0x10FFFF && !is_surrogate(c);
        if (utf8_valid(bytes, size) != exists)
            ck_abort_msg("validity of U+%04X", (unsigned)c);
        if (!exists)
            continue;
        const char *at = bytes;
        if (utf8_next(&at) != c || at != bytes + size)
            ck_abort_msg("reading U+%04X", (unsigned)c);
        str_reset(&out);
        utf8_append(&out, c);
        if (strcmp(str_text(&out), bytes) != 0)
            ck_abort_msg("writing U+%04X", (unsigned)c);
        for (size_t cut = 1; cut < size; cut++)
            if (utf8_valid(bytes, cut))
                ck_abort_msg("U+%04X cut", (unsigned)c);
    }
    str_free(&out);
}
END_TEST

/* All two-byte sequences, and three bytes with each lead: as many are valid as there are
 * characters of that length. */
START_TEST(as_many_valid_as_characters)
{
    size_t two = 0;
    size_t three = 0;
    for (unsigned a = 0x80; a <= 0xFF; a++)
        for (unsigned b = 0; b <= 0xFF; b++) {
            two += utf8_valid((const char[]){(char)a, (char)b}, 2);
            for (unsigned c = 0; c <= 0xFF; c++)
                three += utf8_valid((const char[]){(char)a, (char)b, (char)c}, 3);
        }
    ck_assert_uint_eq(two, 0x800 - 0x80);
    /* three-byte characters, and two-byte ones followed by one of ASCII but NUL */
    ck_assert_uint_eq(three, 0x10000 - 0x800 - 0x800 + (0x800 - 0x80) * 127);
}
END_TEST

START_TEST(invalid_bytes)
{
    static const struct {
        const char *bytes;
        size_t length;
    } cases[] = {{"\xC0\xAF", 2},       {"\xE0\x80\xAF", 3},     {"\xF0\x80\x80\xAF", 4},
                 {"\xED\xA0\x80", 3},   {"\xF4\x90\x80\x80", 4}, {"\x80", 1},
                 {"\xFF", 1},           {"\xFE\xFF", 2},         {"a\0b", 3},
                 {"\xE4\xBC", 2},       {"\xC1\x81", 2},         {"\xF8\x88\x80\x80\x80", 5},
                 {"abc\xE4\xBC\x01", 6}};
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        ck_assert_msg(!utf8_valid(cases[i].bytes, cases[i].length), "case %zu", i);
    ck_assert(utf8_valid("", 0));
    ck_assert(utf8_valid("企业𠮷é", strlen("企业𠮷é")));
}
END_TEST

START_TEST(next_stops_at_the_end)
{
    const char *text = "";
    const char *at = text;
    ck_assert_uint_eq(utf8_next(&at), 0);
    ck_assert_ptr_eq(at, text);
    uint32_t character = 'x';
    ck_assert_uint_eq(utf8_decode(text, 0, &character), 0);
    ck_assert_uint_eq(character, 'x');
    ck_assert_uint_eq(utf8_count(""), 0);
    ck_assert_uint_eq(utf8_count("a企𠮷e\u0301"), 5);
}
END_TEST

static void check_fold(const char *text, const char *expected)
{
    CLEAN_FREE char *folded = utf8_folded(text);
    ck_assert_str_eq(folded, expected);
    CLEAN_FREE char *twice = utf8_folded(folded);
    ck_assert_str_eq(twice, expected);
}

START_TEST(folds_names)
{
    check_fold("", "");
    check_fold("ＡＢＣ科技（上海）有限公司", "abc科技(上海)有限公司");
    check_fold("abc 科技 (上海) 有限公司 ", "abc科技(上海)有限公司");
    check_fold("【上海】［甲］〔乙〕「丙」[丁]｢戊｣", "(上海)(甲)(乙)(丙)(丁)(戊)");
    check_fold("“甲”‘乙’＂＇", "\"甲\"'乙'\"'");
    check_fold("\u3000\u00A0 \t\r\n甲\u2003\u200A\u202F乙", "甲乙");
    check_fold("甲\u200B\u200C\u200D\u2060\uFEFF乙", "甲乙");
    check_fold("阿·卜·杜•拉・王‧李･", "阿卜杜拉王李");
    check_fold("Müller İI ＺＺ９！～", "müllerİizz9!~");
    check_fold("，：；", ",:;");
}
END_TEST

/* Half and full width of every printing ASCII character come to the same. */
START_TEST(folds_width)
{
    for (uint32_t c = '!'; c <= '~'; c++) {
        char full[5];
        encode(c - '!' + 0xFF01, full);
        CLEAN_FREE char *half_folded = utf8_folded((const char[]){(char)c, '\0'});
        CLEAN_FREE char *full_folded = utf8_folded(full);
        ck_assert_str_eq(half_folded, full_folded);
        ck_assert_uint_eq(strlen(half_folded), 1);
    }
}
END_TEST

/* What is neither of these stays byte for byte: rare characters, other alphabets, accents. */
START_TEST(folds_nothing_else)
{
    static const char *const same[] = {"𠮷野", "e\u0301", "É", "Ω", "ЖÀ", "《》、。", "ﬁ",
                                       "①",    "ｱ",       "—", "…", "￥", "|",        "{}"};
    for (size_t i = 0; i < COUNT_OF(same); i++)
        check_fold(same[i], same[i]);
    for (uint32_t c = 0x3400; c <= 0x9FFF; c++) {
        char bytes[5];
        encode(c, bytes);
        CLEAN_FREE char *folded = utf8_folded(bytes);
        if (strcmp(folded, bytes) != 0)
            ck_abort_msg("U+%04X changed", (unsigned)c);
    }
}
END_TEST

/* The Turkish locale, where there is one, has another lower case for I. */
/* What only begins like a common character is read byte by byte. */
START_TEST(folds_what_is_cut)
{
    static const char *const texts[][2] = {
        {"\xe4(", "\uFFFD("}, {"\xe4\xbd(", "\uFFFD\uFFFD("}, {"甲\xe4", "甲\uFFFD"}};
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        CLEAN_FREE char *folded = utf8_folded(texts[i][0]);
        ck_assert_str_eq(folded, texts[i][1]);
    }
}
END_TEST

/* Digits and what stands before and between them; what is not seen goes, all else stays. */
START_TEST(dials_half_width)
{
    CLEAN_STR struct str out = {0};
    utf8_dialled(&out, "＋８６\u200B－１３８ 转Ａ");
    ck_assert_str_eq(str_text(&out), "+86-138 转Ａ");
}
END_TEST

START_TEST(folds_in_any_locale)
{
    static const char *const locales[] = {"tr_TR.UTF-8", "C.UTF-8", "C"};
    for (size_t i = 0; i < COUNT_OF(locales); i++) {
        if (setlocale(LC_ALL, locales[i]) == NULL)
            continue;
        check_fold("ISTANBUL I", "istanbuli");
        CLEAN_STR struct str code = {0};
        utf8_compact(&code, "i");
        ck_assert_str_eq(str_text(&code), "I");
    }
    setlocale(LC_ALL, "C");
}
END_TEST

START_TEST(compacts_codes)
{
    CLEAN_STR struct str out = {0};
    utf8_compact(&out, "　９１３１０ａ 00\u200B-x[·]z\t");
    ck_assert_str_eq(str_text(&out), "91310A00-X[·]Z");
}
END_TEST

static void check_trim(const char *text, const char *expected)
{
    const char *start;
    size_t length;
    utf8_trim(text, &start, &length);
    ck_assert(start >= text && start + length <= text + strlen(text));
    ck_assert_uint_eq(length, strlen(expected));
    ck_assert_int_eq(memcmp(start, expected, length), 0);
}

START_TEST(trims_both_ends)
{
    check_trim("", "");
    check_trim("甲", "甲");
    check_trim(" \t\r\n\u00A0\u3000\uFEFF", "");
    check_trim("\uFEFF\u3000 甲 乙\u3000丙\t\u00A0 ", "甲 乙\u3000丙");
    check_trim("\xff \xff", "\xff \xff");
    check_trim(" \xe4\xbc ", "\xe4\xbc");
    check_trim("甲 \x80", "甲 \x80");
}
END_TEST

static void check_escape(const char *text, size_t limit, const char *expected)
{
    CLEAN_STR struct str out = {0};
    utf8_escape(&out, text, limit);
    ck_assert_str_eq(str_text(&out), expected);
    if (limit > 0)
        ck_assert_uint_le(utf8_count(str_text(&out)), limit);
}

START_TEST(escapes_what_is_unfit)
{
    check_escape("", 0, "");
    check_escape("走访 abc ~𠮷e\u0301", 0, "走访 abc ~𠮷e\u0301");
    check_escape("\x1b[31m\t\n\r\x01\x7f", 0, "\\x1b[31m\\x09\\x0a\\x0d\\x01\\x7f");
    check_escape("\xc2\x85\xc2\x9f\u00a0", 0, "\\u0085\\u009f\u00a0");
    check_escape("\u2028\u2029\u202a\u202e\u2066\u2069\u061c\u200e\u200f", 0,
                 "\\u2028\\u2029\\u202a\\u202e\\u2066\\u2069\\u061c\\u200e\\u200f");
    check_escape("\u200b\u200d\u2060\ufeff", 0, "\\u200b\\u200d\\u2060\\ufeff");
    check_escape("\U000E0041", 0, "\\U000e0041");
    check_escape("a\xff\xc0\xaf\xe4\xbc", 0, "a\\xff\\xc0\\xaf\\xe4\\xbc");
    check_escape("\xed\xa0\x80", 0, "\\xed\\xa0\\x80");
}
END_TEST

START_TEST(cuts_at_characters)
{
    check_escape("一二三四五", 5, "一二三四五");
    check_escape("一二三四五", 4, "一二三…");
    check_escape("一二三四五", 1, "…");
    check_escape("𠮷𠮷𠮷", 2, "𠮷…");
    check_escape("a\x1b\x1b", 6, "a\\x1b…");
    check_escape("a\x1b\x1b", 5, "a…");
    check_escape("a\x1b\x1b", 9, "a\\x1b\\x1b");
}
END_TEST

/* Whatever bytes come, what is shown is one line of valid UTF-8 without controls. */
START_TEST(escapes_any_bytes)
{
    uint32_t state = 12345;
    for (int round = 0; round < 20000; round++) {
        char text[13] = "";
        for (size_t i = 0; i < sizeof(text) - 1; i++) {
            state = state * 1664525U + 1013904223U;
            text[i] = (char)(state >> 24);
        }
        CLEAN_STR struct str out = {0};
        utf8_escape(&out, text, (size_t)(round % 20));
        const char *shown = str_text(&out);
        if (!utf8_valid(shown, strlen(shown)) || utf8_has_control(shown) ||
            strpbrk(shown, "\t\n") != NULL)
            ck_abort_msg("round %d", round);
        if (round % 20 != 0 && utf8_count(shown) > (size_t)(round % 20))
            ck_abort_msg("round %d is too long", round);
    }
}
END_TEST

START_TEST(finds_controls)
{
    for (uint32_t c = 1; c <= 0x200; c++) {
        char text[8] = "甲";
        encode(c, text + 3);
        bool expected = (c < 0x20 && c != '\t' && c != '\n') || (c >= 0x7F && c <= 0x9F);
        ck_assert_msg(utf8_has_control(text) == expected, "U+%04X", (unsigned)c);
    }
    ck_assert(!utf8_has_control(""));
}
END_TEST

START_TEST(measures_distance)
{
    static const struct {
        const char *a;
        const char *b;
        size_t distance;
    } cases[] = {
        {"", "", 0},
        {"", "abc", 3},
        {"visit", "visit", 0},
        {"visit", "vist", 1},
        {"visit", "viist", 1},
        {"visit", "visits", 1},
        {"visit", "vizit", 1},
        {"ab", "ba", 1},
        {"kitten", "sitting", 3},
        {"宏达机械", "宏大机械", 1},
        {"宏达", "达宏", 1},
        {"𠮷野", "吉野", 1},
        {"ca", "abc", 3},
        {"abcdef", "badcfe", 3},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        size_t d = cases[i].distance;
        ck_assert_uint_eq(utf8_distance(cases[i].a, cases[i].b, SIZE_MAX), d);
        for (size_t limit = 0; limit < 8; limit++) {
            size_t expected = d <= limit ? d : limit + 1;
            ck_assert_uint_eq(utf8_distance(cases[i].a, cases[i].b, limit), expected);
            ck_assert_uint_eq(utf8_distance(cases[i].b, cases[i].a, limit), expected);
        }
    }
}
END_TEST

/* The same by the plain recursive definition, without a band. */
static size_t plain_distance(const char *a, size_t n, const char *b, size_t m)
{
    if (n == 0 || m == 0)
        return n + m;
    size_t best = plain_distance(a, n - 1, b, m) + 1;
    size_t insert = plain_distance(a, n, b, m - 1) + 1;
    size_t replace = plain_distance(a, n - 1, b, m - 1) + (a[n - 1] != b[m - 1]);
    best = insert < best ? insert : best;
    best = replace < best ? replace : best;
    if (n > 1 && m > 1 && a[n - 1] == b[m - 2] && a[n - 2] == b[m - 1]) {
        size_t swap = plain_distance(a, n - 2, b, m - 2) + 1;
        best = swap < best ? swap : best;
    }
    return best;
}

START_TEST(distance_as_defined)
{
    uint32_t state = 7;
    for (int round = 0; round < 3000; round++) {
        char texts[2][7] = {"", ""};
        for (size_t t = 0; t < 2; t++) {
            state = state * 1664525U + 1013904223U;
            size_t length = (state >> 24) % 6;
            for (size_t i = 0; i < length; i++) {
                state = state * 1664525U + 1013904223U;
                texts[t][i] = (char)('a' + (state >> 24) % 3);
            }
        }
        size_t d = plain_distance(texts[0], strlen(texts[0]), texts[1], strlen(texts[1]));
        size_t limit = (size_t)round % 7;
        size_t longer = strlen(texts[0]) > strlen(texts[1]) ? strlen(texts[0]) : strlen(texts[1]);
        ck_assert_uint_le(d, longer);
        size_t found = utf8_distance(texts[0], texts[1], limit);
        if (found != (d <= limit ? d : limit + 1))
            ck_abort_msg("%s %s %zu: %zu, not %zu", texts[0], texts[1], limit, found, d);
    }
}
END_TEST

/* Of every part of the whole, the nearest by the plain definition without swaps. */
static size_t plain_edits(const char *a, size_t n, const char *b, size_t m)
{
    if (n == 0 || m == 0)
        return n + m;
    size_t best = plain_edits(a, n - 1, b, m) + 1;
    size_t insert = plain_edits(a, n, b, m - 1) + 1;
    size_t replace = plain_edits(a, n - 1, b, m - 1) + (a[n - 1] != b[m - 1]);
    best = insert < best ? insert : best;
    return replace < best ? replace : best;
}

static size_t plain_part(const char *part, const char *whole)
{
    size_t best = strlen(part);
    for (size_t from = 0; from < strlen(whole); from++)
        for (size_t length = 1; from + length <= strlen(whole); length++) {
            size_t d = plain_edits(part, strlen(part), whole + from, length);
            best = d < best ? d : best;
        }
    return best;
}

START_TEST(part_distance_as_defined)
{
    uint32_t state = 11;
    for (int round = 0; round < 1000; round++) {
        char texts[2][7] = {"", ""};
        for (size_t t = 0; t < 2; t++) {
            state = state * 1664525U + 1013904223U;
            size_t length = (state >> 24) % (4 + 2 * t);
            for (size_t i = 0; i < length; i++) {
                state = state * 1664525U + 1013904223U;
                texts[t][i] = (char)('a' + (state >> 24) % 3);
            }
        }
        size_t d = plain_part(texts[0], texts[1]), limit = (size_t)round % 5;
        ck_assert_uint_eq(utf8_part_distance(texts[0], texts[1], SIZE_MAX), d);
        ck_assert_uint_eq(utf8_part_distance(texts[0], texts[1], limit),
                          d <= limit ? d : limit + 1);
    }
    ck_assert_uint_eq(utf8_part_distance("宏大机械", "示例宏达机械有限公司", 2), 1);
    ck_assert_uint_eq(utf8_part_distance("𠮷祥", "示例吉祥食品", 2), 1);
}
END_TEST

/* record/names.c looks for parts in such names without folding them. */
START_TEST(common_chinese_folds_to_itself)
{
    for (uint32_t character = 0x4E00; character <= 0x9FFF; character++) {
        struct str text = {0};
        utf8_append(&text, character);
        CLEAN_FREE char *folded = utf8_folded(str_text(&text));
        ck_assert_str_eq(folded, str_text(&text));
        str_free(&text);
    }
}
END_TEST

SUITE_MAIN("utf8", common_chinese_folds_to_itself, every_character, as_many_valid_as_characters,
           invalid_bytes, next_stops_at_the_end, folds_names, folds_width, folds_nothing_else,
           folds_what_is_cut, dials_half_width, folds_in_any_locale, compacts_codes,
           trims_both_ends, escapes_what_is_unfit, cuts_at_characters, escapes_any_bytes,
           finds_controls, measures_distance, distance_as_defined, part_distance_as_defined)
