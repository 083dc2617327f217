/* SPDX-License-Identifier: MIT */
/* What a new database begins with, and the rules of the chamber's own words. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "domain/fixture.h"
#include "domain/seed_words.h"

/* The words of these are the chamber's own from the start. */
static bool own_words(const char *list)
{
    return strcmp(list, "recommendation.organization") == 0;
}

static bool seeded(const char *list)
{
    for (size_t i = 0; seed_words[i].list; i++)
        if (strcmp(seed_words[i].list, list) == 0)
            return true;
    return false;
}

START_TEST(test_every_list_has_words)
{
    for (const struct chamber_noun *const *noun = chamber_nouns(); *noun; noun++) {
        size_t count = 0;
        const struct chamber_field *fields = chamber_noun_fields(*noun, &count);
        for (size_t i = 0; i < count; i++)
            if (fields[i].kind == CHAMBER_CHOICE)
                ck_assert_msg(seeded(fields[i].list) != own_words(fields[i].list), "%s",
                              fields[i].list);
    }
}
END_TEST

START_TEST(test_words)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    struct chamber_cursor *cursor = NULL;
    struct chamber_choice choice = {0};
    struct chamber_filter filter = {"list", "visit.form"};
    struct chamber_list list = {.filters = &filter, .filter_count = 1};
    size_t seeds = 0;
    char found[200] = "";
    while (seed_words[seeds].list)
        seeds++;
    ck_assert_uint_eq(fixture_count(db, &chamber_choice_noun, NULL), seeds);
    ck_ok(chamber_choice_open(db, &list, &cursor));
    while (chamber_choice_next(cursor, &choice) == CHAMBER_ROW) {
        strcat(found, choice.zh);
        strcat(found, choice.counts == CHAMBER_YES ? "+ " : "- ");
    }
    chamber_cursor_close(cursor);
    ck_text(found, "实地走访+ 深度访谈+ 座谈+ 电话- 线上- ");
    filter.text = "enterprise.industry";
    ck_assert_uint_eq(fixture_count(db, &chamber_choice_noun, &list), 20);
    chamber_choice_clear(&choice);
    fixture_close(db);
}
END_TEST

START_TEST(test_roles_and_name)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    struct chamber_cursor *cursor = NULL;
    struct chamber_role role = {0};
    struct chamber_setting setting = {0};
    chamber_id id = 0;
    int64_t rank = 0;
    ck_ok(chamber_role_open(db, NULL, &cursor));
    while (chamber_role_next(cursor, &role) == CHAMBER_ROW) {
        ck_assert_int_eq(role.rank.value, ++rank);
        ck_assert((role.honorary == CHAMBER_YES) == (rank == 12));
    }
    chamber_cursor_close(cursor);
    ck_assert_int_eq(rank, 12);
    ck_text(role.name, "名誉会长");
    ck_ok(chamber_setting_find(db, "chamber.name", CHAMBER_WHOLE, &id));
    ck_ok(chamber_setting_get(db, id, &setting));
    ck_text(setting.value, "新华商会");
    ck_assert_int_eq(chamber_last_batch(db), 1);
    chamber_role_clear(&role);
    chamber_setting_clear(&setting);
    fixture_close(db);
}
END_TEST

START_TEST(test_failed_init_leaves_nothing)
{
    char folder[] = "/tmp/chamber-seed-XXXXXX";
    char path[64];
    char name[200001];
    memset(name, 'x', sizeof(name) - 1); /* no setting takes that much */
    name[sizeof(name) - 1] = '\0';
    struct chamber_init init = {.name = name};
    ck_assert_ptr_nonnull(mkdtemp(folder));
    snprintf(path, sizeof(path), "%s/sub/chamber.db", folder);
    struct chamber_db *db = chamber_new();
    ck_fails(chamber_init(db, path, &init), CHAMBER_E_REFUSED, "text_too_long", "value");
    chamber_close(db);
    ck_assert_int_eq(rmdir(folder), 0); /* empty again */
}
END_TEST

START_TEST(test_word_rules)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    struct chamber_choice choice = {.list = "request.category", .code = "water", .zh = "供水"};
    const struct chamber_noun *noun = &chamber_choice_noun;
    ck_ok(chamber_choice_add(db, &choice, &choice.id));
    ck_fails(chamber_choice_add(db, &choice, NULL), CHAMBER_E_CONFLICT, "choice_same_word", "zh");
    struct chamber_choice same = {.list = "request.category", .code = "water", .zh = "水费"};
    ck_fails(chamber_choice_add(db, &same, NULL), CHAMBER_E_CONFLICT, "key_taken", "code");
    /* full width and capitals read the same */
    struct chamber_choice alike = {.list = "visit.form", .code = "ＯＮＳＩＴＥ", .zh = "到场"};
    ck_fails(chamber_choice_add(db, &alike, NULL), CHAMBER_E_CONFLICT, "choice_same_word", "code");
    same.list = "request.categroy";
    ck_fails(chamber_choice_add(db, &same, NULL), CHAMBER_E_REFUSED, "choice_no_list", "list");
    struct chamber_choice joined = {.list = "department", .code = "a;b", .zh = "甲"};
    ck_fails(chamber_choice_add(db, &joined, NULL), CHAMBER_E_REFUSED, "choice_separator", "code");
    joined.code = "ab";
    joined.zh = "甲、乙";
    ck_fails(chamber_choice_add(db, &joined, NULL), CHAMBER_E_REFUSED, "choice_separator", "zh");
    struct chamber_choice edit = choice;
    edit.code = "waters";
    ck_fails(chamber_choice_update(db, &edit, chamber_field_bit(noun, "code"), NULL),
             CHAMBER_E_REFUSED, "choice_key_fixed", "code");
    edit.list = "request.channel";
    ck_fails(chamber_choice_update(db, &edit, chamber_field_bit(noun, "list"), NULL),
             CHAMBER_E_REFUSED, "choice_key_fixed", "list");
    edit.zh = NULL;
    ck_fails(chamber_choice_update(db, &edit, chamber_field_bit(noun, "zh"), NULL), CHAMBER_E_USAGE,
             "field_missing", "zh");
    edit.zh = "供水供电";
    ck_ok(chamber_choice_update(db, &edit, chamber_field_bit(noun, "zh"), NULL));
    fixture_close(db);
}
END_TEST

static chamber_id word(struct chamber_db *db, const char *list_name, const char *code)
{
    struct chamber_filter filters[] = {{"list", list_name}, {"code", code}};
    struct chamber_list list = {.filters = filters, .filter_count = 2};
    struct chamber_cursor *cursor = NULL;
    struct chamber_choice choice = {0};
    chamber_id id = 0;
    ck_ok(chamber_choice_open(db, &list, &cursor));
    while (chamber_choice_next(cursor, &choice) == CHAMBER_ROW)
        if (strcmp(choice.list, list_name) == 0 && strcmp(choice.code, code) == 0)
            id = choice.id;
    chamber_cursor_close(cursor);
    chamber_choice_clear(&choice);
    ck_assert_int_ne(id, 0);
    return id;
}

/* Used in a field, in a list, in a dated field, and only in a dated field's past. */
START_TEST(test_used_words_stay)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    const char *tags[] = {"listed"};
    struct chamber_enterprise enterprise = {
        .name = "甲公司", .size = "small", .tags = {1, tags}, .kind = "group"};
    const struct chamber_noun *noun = &chamber_enterprise_noun;
    ck_ok(chamber_enterprise_add(db, &enterprise, &enterprise.id));
    enterprise.size = "medium";
    ck_ok(
        chamber_enterprise_update(db, &enterprise, chamber_field_bit(noun, "size"), "2018-06-01"));
    static const struct {
        const char *list, *code;
        bool used;
    } words[] = {{"enterprise.tags", "listed", true}, {"enterprise.tags", "high_tech", false},
                 {"enterprise.kind", "group", true},  {"enterprise.size", "medium", true},
                 {"enterprise.size", "small", true},  {"enterprise.size", "large", false},
                 {"department", "union", false}};
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
        chamber_id id = word(db, words[i].list, words[i].code);
        if (words[i].used)
            ck_fails(chamber_choice_remove(db, id), CHAMBER_E_REFUSED, "choice_in_use", NULL);
        else
            ck_ok(chamber_choice_remove(db, id));
    }
    struct chamber_choice retire = {.id = word(db, "enterprise.tags", "listed"),
                                    .retired = CHAMBER_YES};
    ck_ok(chamber_choice_update(db, &retire, chamber_field_bit(&chamber_choice_noun, "retired"),
                                NULL));
    fixture_close(db);
}
END_TEST

START_TEST(test_settings)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    struct chamber_setting setting = {.name = "chamber.name", .value = "另名"};
    ck_fails(chamber_setting_add(db, &setting, NULL), CHAMBER_E_CONFLICT, "key_taken", "from_on");
    setting.from_on = "2019-01-01";
    ck_ok(chamber_setting_add(db, &setting, NULL));
    ck_fails(chamber_setting_add(db, &setting, NULL), CHAMBER_E_CONFLICT, "key_taken", "from_on");
    fixture_close(db);
}
END_TEST

SUITE_MAIN("seed", test_every_list_has_words, test_words, test_roles_and_name,
           test_failed_init_leaves_nothing, test_word_rules, test_used_words_stay, test_settings)
