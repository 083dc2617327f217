/* SPDX-License-Identifier: MIT */
/* The one list of messages: both languages there, with the same arguments, as single lines. */
#include <string.h>

#include "text/message.h"
#include "unit/suite.h"

struct message {
    const char *id;
    const char *zh;
    const char *en;
};
#define M(id, zh, en) {#id, zh, en},
static const struct message messages[] = {
#include "text/messages.def"
};
enum { MESSAGE_COUNT = sizeof messages / sizeof messages[0] };

/* Which of {1} to {9} a sentence has, as bits. */
static unsigned arguments(const char *text)
{
    unsigned found = 0;
    for (const char *p = text; (p = strchr(p, '{')); p++)
        if (p[1] >= '1' && p[1] <= '9' && p[2] == '}')
            found |= 1u << (p[1] - '0');
        else
            ck_abort_msg("a stray { in: %s", text);
    return found;
}

static void check_sentence(const char *id, const char *text)
{
    size_t length = strlen(text);
    ck_assert_msg(length > 0, "%s is empty", id);
    ck_assert_msg(text[length - 1] != ' ', "%s ends in a blank", id);
    ck_assert_msg(text[length - 1] != '.' || (length > 1 && text[length - 2] == '.'),
                  "%s ends in a full stop", id);
    ck_assert_msg(length < 3 || strcmp(text + length - 3, "。"), "%s ends in a full stop", id);
}

START_TEST(test_both_languages_say_the_same)
{
    for (size_t i = 0; i < MESSAGE_COUNT; i++) {
        check_sentence(messages[i].id, messages[i].zh);
        check_sentence(messages[i].id, messages[i].en);
        ck_assert_msg(arguments(messages[i].zh) == arguments(messages[i].en),
                      "%s: the languages have different arguments", messages[i].id);
        for (const char *p = messages[i].en; *p; p++)
            ck_assert_msg((unsigned char)*p < 0x80 || strstr("“”‘’…–→·√", "…"),
                          "%s: Chinese in the English", messages[i].id);
    }
}
END_TEST

START_TEST(test_ids_are_sorted_and_found)
{
    for (size_t i = 0; i < MESSAGE_COUNT; i++) {
        ck_assert_msg(i == 0 || strcmp(messages[i - 1].id, messages[i].id) < 0,
                      "%s does not belong behind %s", messages[i].id, messages[i - 1].id);
        ck_assert_str_eq(message_find(CHAMBER_ZH, messages[i].id), messages[i].zh);
        ck_assert_str_eq(message_find(CHAMBER_EN, messages[i].id), messages[i].en);
    }
    ck_assert_ptr_null(message_find(CHAMBER_ZH, "no such message"));
}
END_TEST

SUITE_MAIN("messages", test_both_languages_say_the_same, test_ids_are_sorted_and_found)
