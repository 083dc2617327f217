/* SPDX-License-Identifier: MIT */
/* The words for fields: each heads its own field's column and no other. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "exchange/sheet.h"
#include "record/noun.h"

#include "domain/import_help.h"

enum { WORDS_MAX = 400 };

/* Every word that a noun knows, and the field it means. */
struct words {
    char *folded[WORDS_MAX];
    const struct chamber_field *fields[WORDS_MAX];
    size_t count;
};

static void add_word(struct words *words, const struct chamber_field *field, const char *word)
{
    ck_assert_uint_lt(words->count, WORDS_MAX);
    ck_assert_ptr_nonnull(words->folded[words->count] = utf8_folded(word));
    words->fields[words->count++] = field;
}

static const struct chamber_field *field_of(const struct chamber_noun *noun, const char *name)
{
    const struct chamber_field *field =
        *name ? chamber_noun_field(noun, name) : noun_label_field(noun);
    ck_assert_msg(field != NULL, "%s has no field %s", noun->name, name);
    return field;
}

static size_t add_synonyms(struct words *words, const struct chamber_noun *noun)
{
    size_t before = words->count;
    for (const struct noun_synonyms *line = noun->synonyms; line->field; line++)
        for (const char *rest = line->words; *rest;) {
            char word[64];
            size_t length = strcspn(rest, "|");
            ck_assert_uint_lt(length, sizeof word);
            snprintf(word, sizeof word, "%.*s", (int)length, rest);
            add_word(words, field_of(noun, line->field), word);
            rest += length + (rest[length] == '|');
        }
    return words->count - before;
}

static void add_names(struct words *words, const struct chamber_noun *noun)
{
    static const struct chamber_field aside = {.name = "(aside)"};
    char name[80];
    for (size_t i = 0; i < noun->field_count; i++) {
        add_word(words, &noun->fields[i], noun->fields[i].name);
        add_word(words, &noun->fields[i], noun->fields[i].label);
        snprintf(name, sizeof name, "%s_name", noun->fields[i].name);
        if (noun->fields[i].kind == CHAMBER_REF)
            add_word(words, &noun->fields[i], name);
    }
    add_word(words, &aside, "id");
    add_word(words, &aside, "记录号");
    add_word(words, &aside, "序号");
    add_word(words, &aside, "错误原因");
}

START_TEST(test_one_meaning)
{
    for (const struct chamber_noun *const *noun = chamber_nouns(); *noun; noun++) {
        struct words words = {.count = 0};
        size_t own = (*noun)->synonyms ? add_synonyms(&words, *noun) : 0;
        ck_assert(own > 0 || !(*noun)->synonyms);
        add_names(&words, *noun);
        for (size_t i = 0; i < own; i++)
            for (size_t n = i + 1; n < words.count; n++)
                ck_assert_msg(strcmp(words.folded[i], words.folded[n]) != 0 ||
                                  words.fields[i] == words.fields[n],
                              "%s: %s is %s and %s", (*noun)->name, words.folded[i],
                              words.fields[i]->name, words.fields[n]->name);
        for (size_t i = 0; i < words.count; i++)
            free(words.folded[i]);
    }
}
END_TEST

static const struct chamber_field *found; /* what the only column is read as */

static void take_column(void *payload, const struct chamber_import_column *column)
{
    (void)payload;
    found = column->field;
}

/* Alone in a file, the word is read as its field. */
START_TEST(test_read_as)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    for (const struct chamber_noun *const *noun = chamber_nouns(); *noun; noun++) {
        struct words words = {.count = 0};
        if ((*noun)->synonyms)
            (void)add_synonyms(&words, *noun);
        for (size_t i = 0; i < words.count; i++) {
            struct chamber_import how = {.column = take_column};
            char text[100];
            found = NULL;
            snprintf(text, sizeof text, "%s\n", words.folded[i]);
            (void)help_import(db, *noun, "a.csv", text, &how);
            ck_assert_msg(found == words.fields[i], "%s: %s is read as %s, not %s", (*noun)->name,
                          words.folded[i], found ? found->name : "nothing", words.fields[i]->name);
            free(words.folded[i]);
        }
    }
    fixture_close(db);
}
END_TEST

/* What a heading says besides: how to fill it in, and in which unit. */
START_TEST(test_remarks)
{
    static const char *const headings[] = {"应缴金额(万元)",         "*应缴金额（万元）",
                                           "应缴金额（万元）*",      "应缴金额（万元）（必填）",
                                           "应缴金额(必填)（万元）", "** 应缴金额（万元）(必填)*"};
    for (size_t i = 0; i < COUNT_OF(headings); i++) {
        struct chamber_db *db = fixture_open("2018-12-31");
        struct chamber_fee fee = {0};
        char text[200];
        fixture_enterprise(db, "示例机械有限公司", "2016-03-01");
        snprintf(text, sizeof text, "企业,年度,%s\n示例机械有限公司,2018,1.5\n", headings[i]);
        imports(fee, text, NULL, 1, 0, 0);
        ck_ok(chamber_fee_get(db, 1, &fee));
        ck_assert_int_eq(fee.amount.value, 1500000);
        chamber_record_clear(&chamber_fee_noun, &fee);
        fixture_close(db);
    }
}
END_TEST

/* What offices call their sheets. */
START_TEST(test_sheet_names)
{
    static const struct {
        const char *name;
        const struct chamber_noun *noun;
    } sheets[] = {{"企业", &chamber_enterprise_noun},
                  {"Enterprise", &chamber_enterprise_noun},
                  {"历次信息", &chamber_enterprise_fact_noun},
                  {"2018年走访记录", &chamber_visit_noun},
                  {"2018年度走访记录", &chamber_visit_noun},
                  {"2018走访记录", NULL},
                  {"12企业", NULL},
                  {"诉求台账", &chamber_request_noun},
                  {"记录", NULL},
                  {"说明", NULL},
                  {"", NULL}};
    for (size_t i = 0; i < COUNT_OF(sheets); i++) {
        const struct chamber_noun *its = &chamber_fee_noun;
        ck_assert(sheet_noun(sheets[i].name, &its));
        ck_assert_msg(its == sheets[i].noun, "%s is %s", sheets[i].name,
                      its ? its->name : "of none");
    }
}
END_TEST

SUITE_MAIN("synonyms", test_one_meaning, test_read_as, test_remarks, test_sheet_names)
