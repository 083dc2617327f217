/* SPDX-License-Identifier: MIT */
/* Templates: every noun that can be imported has an example row, and a new database takes all of
 * them once what they name is there. */
#include <chamber/book.h>

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "domain/fixture.h"
#include "exchange/template.h"

static struct chamber_db *db;

/* What is named goes before what names it. */
static const char *const order[] = {
    "choice",         "setting", "place",    "enterprise", "person",   "term",
    "role",           "body",    "post",     "liaison",    "campaign", "visit",
    "request",        "honor",   "activity", "attendance", "service",  "delivery",
    "recommendation", "task",    "notice",   "fee",
};

/* The example row as a CSV file. */
static void write_example(const struct chamber_noun *noun, FILE *out)
{
    const char *heads[NOUN_FIELDS_MAX], *texts[NOUN_FIELDS_MAX];
    size_t count = 0;
    for (const struct noun_example *at = noun->examples; at && at->field; at++) {
        const struct chamber_field *field = chamber_noun_field(noun, at->field);
        ck_assert_msg(field != NULL, "%s has no %s", noun->name, at->field);
        heads[count] = field->label;
        texts[count++] = at->text;
    }
    ck_assert_int_eq(chamber_csv_row(out, heads, count), CHAMBER_OK);
    ck_assert_int_eq(chamber_csv_row(out, texts, count), CHAMBER_OK);
}

static void import_example(const struct chamber_noun *noun)
{
    struct chamber_import_result result = {0};
    char path[] = "/tmp/template-XXXXXX.csv";
    int descriptor = mkstemps(path, 4);
    FILE *out = fdopen(descriptor, "w");
    ck_assert_ptr_nonnull(out);
    write_example(noun, out);
    ck_assert_int_eq(fclose(out), 0);
    int rc = chamber_import(db, noun, path, NULL, &result);
    unlink(path);
    ck_assert_msg(rc == CHAMBER_OK, "%s: %s", noun->name, chamber_error_text(db));
    ck_assert_msg(result.added == 1, "%s: nothing was added", noun->name);
    ck_assert_str_eq(chamber_warning_text(db), "");
}

START_TEST(test_every_example_is_a_record)
{
    size_t count = 0;
    db = fixture_open("2018-12-31");
    for (size_t i = 0; chamber_nouns()[i]; i++)
        count += chamber_noun_is_event(chamber_nouns()[i]) ? 0 : 1;
    ck_assert_uint_eq(count, COUNT_OF(order));
    for (size_t i = 0; i < COUNT_OF(order); i++)
        import_example(chamber_noun_named(order[i]));
    fixture_close(db);
}
END_TEST

/* What a list offers can be entered, and is what an example says. */
static void check_words(const struct chamber_noun *noun, const struct chamber_field *field,
                        void *record)
{
    CLEAN_TEMPLATE_WORDS struct template_words words = {0};
    ck_ok(template_words(db, field, &words));
    for (size_t i = 0; i < words.count; i++) {
        CLEAN_STR struct str example = {0};
        ck_ok(template_example(db, field, words.items[i], &example));
        ck_assert_str_eq(str_text(&example), words.items[i]);
        ck_ok(chamber_field_parse(db, noun, field, words.items[i], CHAMBER_WHOLE, record));
    }
}

START_TEST(test_words_can_be_entered)
{
    db = fixture_open("2018-12-31");
    chamber_id first = fixture_enterprise(db, "示例甲有限公司", "2016-01-01");
    chamber_id second = fixture_enterprise(db, "示例乙有限公司", "2016-01-01");
    fixture_person(db, "张某某", first);
    fixture_person(db, "张某某", second);
    fixture_visit(db, first, "2018-07-20");
    for (size_t i = 0; chamber_nouns()[i]; i++) {
        const struct chamber_noun *noun = chamber_nouns()[i];
        void *record = calloc(1, chamber_noun_size(noun));
        for (size_t n = 0; n < noun->field_count; n++)
            check_words(noun, &noun->fields[n], record);
        chamber_record_clear(noun, record);
        free(record);
    }
    fixture_close(db);
}
END_TEST

static size_t words_of(const struct chamber_noun *noun, const char *name, const char *wanted)
{
    CLEAN_TEMPLATE_WORDS struct template_words words = {0};
    size_t count = 0;
    ck_ok(template_words(db, chamber_noun_field(noun, name), &words));
    for (size_t i = 0; i < words.count; i++)
        count += strcmp(words.items[i], wanted) == 0 ? 1 : 0;
    return count;
}

START_TEST(test_words_come_from_the_database)
{
    struct chamber_choice choice = {.retired = CHAMBER_YES};
    const struct chamber_noun *noun = &chamber_choice_noun;
    db = fixture_open("2018-12-31");
    ck_assert_uint_eq(words_of(&chamber_place_noun, "kind", "园区"), 1);
    ck_ok(chamber_choice_find(db, "园区", CHAMBER_WHOLE, &choice.id));
    ck_ok(chamber_choice_update(db, &choice, chamber_field_bit(noun, "retired"), NULL));
    ck_assert_uint_eq(words_of(&chamber_place_noun, "kind", "园区"), 0);
    fixture_person(db, "张某某", 0);
    ck_assert_uint_eq(words_of(&chamber_visit_noun, "visitors", "张某某"), 1);
    for (int i = 0; i < 199; i++) {
        char name[24];
        snprintf(name, sizeof name, "示例某%d", i);
        fixture_person(db, name, 0);
    }
    ck_assert_uint_eq(words_of(&chamber_visit_noun, "visitors", "张某某"), 1);
    fixture_person(db, "李某某", 0);
    ck_assert_uint_eq(words_of(&chamber_visit_noun, "visitors", "张某某"), 0);
    fixture_close(db);
}
END_TEST

START_TEST(test_words_without_a_database)
{
    db = chamber_new();
    ck_assert_uint_eq(words_of(&chamber_place_noun, "kind", "园区"), 1);
    ck_assert_uint_eq(words_of(&chamber_enterprise_noun, "status", "会员"), 1);
    ck_assert_uint_eq(words_of(&chamber_visit_noun, "visitors", "张某某"), 0);
    chamber_set_language(db, CHAMBER_EN);
    ck_assert_uint_eq(words_of(&chamber_place_noun, "kind", "park"), 1);
    ck_assert_uint_eq(words_of(&chamber_place_noun, "priority", "yes"), 1);
    chamber_close(db);
}
END_TEST

START_TEST(test_what_a_form_needs)
{
    const struct chamber_noun *noun = &chamber_honor_noun;
    ck_assert(chamber_field_needed(noun, chamber_noun_field(noun, "title")));
    ck_assert(!chamber_field_needed(noun, chamber_noun_field(noun, "level")));
    /* who holds it follows from the enterprise or person */
    ck_assert(!chamber_field_needed(noun, chamber_noun_field(noun, "recipient")));
}
END_TEST

SUITE_MAIN("template", test_every_example_is_a_record, test_words_can_be_entered,
           test_words_come_from_the_database, test_words_without_a_database, test_what_a_form_needs)
