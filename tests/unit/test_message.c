/* SPDX-License-Identifier: MIT */
/* The message list itself, and the filling in of its sentences. */
#include <chamber/error.h>
#include <string.h>

#include "base/utf8.h"
#include "suite.h"
#include "text/message.h"

static const struct {
    const char *id;
    const char *zh;
    const char *en;
} list[] = {
#define M(id, zh, en) {#id, zh, en},
#include "text/messages.def"
#undef M
};

/* Which of {1} to {9} a sentence has, as bits. */
static unsigned arguments_of(const char *text)
{
    unsigned found = 0;
    for (const char *at = text; (at = strchr(at, '{')) != NULL; at++)
        if (at[1] >= '1' && at[1] <= '9' && at[2] == '}')
            found |= 1U << (at[1] - '0');
    return found;
}

START_TEST(languages_agree)
{
    CLEAN_STR struct str others = {0};
    for (size_t i = 0; i < COUNT_OF(list); i++)
        if (arguments_of(list[i].zh) != arguments_of(list[i].en))
            str_addf(&others, " %s", list[i].id);
    ck_assert_msg(others.length == 0, "other arguments in English:%s", str_text(&others));
}
END_TEST

static void check_sentence(const char *id, const char *text)
{
    size_t length = strlen(text);
    ck_assert_msg(length > 0, "%s: empty", id);
    ck_assert_msg(utf8_valid(text, length), "%s: no UTF-8", id);
    ck_assert_msg(!utf8_has_control(text) && strpbrk(text, "\t\n") == NULL, "%s: a control", id);
    bool ellipsis = length >= 3 && strcmp(text + length - 3, "...") == 0;
    ck_assert_msg(text[length - 1] != '.' || ellipsis, "%s: a full stop", id);
    ck_assert_msg(length < 3 || strcmp(text + length - 3, "。") != 0, "%s: a full stop", id);
}

START_TEST(sentences_are_clean_lines)
{
    for (size_t i = 0; i < COUNT_OF(list); i++) {
        check_sentence(list[i].id, list[i].zh);
        check_sentence(list[i].id, list[i].en);
    }
}
END_TEST

START_TEST(ids_are_unique)
{
    for (size_t i = 0; i < COUNT_OF(list); i++)
        for (size_t j = 0; j < i; j++)
            if (strcmp(list[i].id, list[j].id) == 0)
                ck_abort_msg("%s: twice", list[i].id);
}
END_TEST

/* Every one is found, wherever it stands in the file. */
START_TEST(finds_every_message)
{
    for (size_t i = 0; i < COUNT_OF(list); i++) {
        ck_assert_str_eq(message_find(CHAMBER_ZH, list[i].id), list[i].zh);
        ck_assert_str_eq(message_find(CHAMBER_EN, list[i].id), list[i].en);
        ck_assert_str_eq(chamber_message(CHAMBER_EN, list[i].id), list[i].en);
    }
    ck_assert_ptr_null(message_find(CHAMBER_ZH, "no_such_message"));
    ck_assert_ptr_null(message_find(CHAMBER_ZH, ""));
    ck_assert_ptr_null(message_find(CHAMBER_ZH, NULL));
    ck_assert_str_eq(chamber_message(CHAMBER_ZH, "no_such_message"), "no_such_message");
}
END_TEST

START_TEST(unknown_id_stays)
{
    CLEAN_STR struct str out = {0};
    message_format(&out, CHAMBER_ZH, "no_such_{1}", (const char *const[]){"a", NULL});
    ck_assert_str_eq(str_text(&out), "no_such_{1}");
    str_reset(&out);
    message_compose(&out, CHAMBER_EN, "no_such_{1}", (const char *const[]){"a", NULL});
    ck_assert_str_eq(str_text(&out), "no_such_a");
}
END_TEST

static void check_fill(const char *text, const char *const *args, const char *expected)
{
    CLEAN_STR struct str out = {0};
    message_fill(&out, text, args);
    ck_assert_str_eq(str_text(&out), expected);
}

START_TEST(fills_in_places)
{
    static const char *const args[] = {"a", "b", "c", "d", "e", "f", "g", "h", "i", "j", NULL};
    check_fill("{9}{8}{7}{6}{5}{4}{3}{2}{1}", args, "ihgfedcba");
    check_fill("{1}甲{1}", args, "a甲a");
    check_fill("{0}{10}{a}{}{ {1", args, "{0}{10}{a}{}{ {1");
    check_fill("{{1}}", args, "{a}");
    check_fill("", args, "");
    check_fill("x{2}y", (const char *const[]){"a", NULL}, "xy");
    check_fill("x{1}y", NULL, "xy");
}
END_TEST

/* What a sentence comes to, built here in another way: from its pieces between the arguments. */
static void expect_filled(struct str *out, const char *text, const char *const *args, size_t count)
{
    const char *open;
    while ((open = strchr(text, '{')) != NULL) {
        str_add_bytes(out, text, (size_t)(open - text));
        size_t n = (size_t)(open[1] - '1');
        if (n < count)
            str_add(out, args[n]);
        text = open + 3;
    }
    str_add(out, text);
}

/* Every sentence with all arguments, with one, and with none. */
START_TEST(fills_in_arguments)
{
    static const char *const args[] = {"甲", "b2", "丙", "d", "e", "f", "g", "h", "i", NULL};
    static const char *const one[] = {"甲", NULL};
    for (size_t i = 0; i < COUNT_OF(list); i++) {
        CLEAN_STR struct str all = {0};
        CLEAN_STR struct str first = {0};
        CLEAN_STR struct str none = {0};
        expect_filled(&all, list[i].zh, args, 9);
        expect_filled(&first, list[i].en, one, 1);
        expect_filled(&none, list[i].zh, NULL, 0);
        CLEAN_FREE char *with_all = chamber_message_format(CHAMBER_ZH, list[i].id, args);
        CLEAN_FREE char *with_one = chamber_message_format(CHAMBER_EN, list[i].id, one);
        CLEAN_FREE char *with_none = chamber_message_format(CHAMBER_ZH, list[i].id, NULL);
        ck_assert_str_eq(with_all, str_text(&all));
        ck_assert_str_eq(with_one, str_text(&first));
        ck_assert_str_eq(with_none, str_text(&none));
    }
}
END_TEST

/* The first sentence that has {1}; NULL if there is none. */
static const char *with_argument(void)
{
    for (size_t i = 0; i < COUNT_OF(list); i++)
        if ((arguments_of(list[i].zh) & 2U) != 0)
            return list[i].id;
    return NULL;
}

START_TEST(arguments_are_escaped_and_cut)
{
    const char *id = with_argument();
    ck_assert_ptr_nonnull(id);
    CLEAN_FREE char *escaped =
        chamber_message_format(CHAMBER_ZH, id, (const char *const[]){"a\x1b[31m\nb\u202e", NULL});
    ck_assert_ptr_nonnull(strstr(escaped, "a\\x1b[31m\\x0ab\\u202e"));
    ck_assert(!utf8_has_control(escaped));

    CLEAN_STR struct str argument = {0};
    for (int i = 0; i < 40000; i++)
        str_add(&argument, "长");
    CLEAN_FREE char *cut =
        chamber_message_format(CHAMBER_ZH, id, (const char *const[]){argument.data, NULL});
    ck_assert(utf8_valid(cut, strlen(cut)));
    ck_assert_uint_lt(utf8_count(cut), utf8_count(chamber_message(CHAMBER_ZH, id)) + 120);
    ck_assert_ptr_nonnull(strstr(cut, "长…"));
}
END_TEST

/* An argument is no sentence: {2} in it is not replaced. */
START_TEST(arguments_are_not_filled_in)
{
    CLEAN_FREE char *text = chamber_message_format(CHAMBER_EN, with_argument(),
                                                   (const char *const[]){"{2}{1}", "second", NULL});
    ck_assert_ptr_nonnull(strstr(text, "{2}{1}"));
}
END_TEST

SUITE_MAIN("message", languages_agree, sentences_are_clean_lines, ids_are_unique,
           finds_every_message, unknown_id_stays, fills_in_places, fills_in_arguments,
           arguments_are_escaped_and_cut, arguments_are_not_filled_in)
