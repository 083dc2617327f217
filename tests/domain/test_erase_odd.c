/* SPDX-License-Identifier: MIT */
/* Erasing persons who are named in odd places, or of whom odd things are stored. */
#include <chamber/chamber.h>

#include <string.h>

#include "domain/fixture.h"

#undef fail /* Check's; the store has one of its own */
#include "base/cleanup.h"
#include "store/stmt.h"

#define PHONE "13811112222"

static struct chamber_db *db;

static void tamper(const char *sql)
{
    CLEAN_STMT struct stmt *st = stmt_sql(db, sql);
    ck_ok(stmt_run(st));
}

/* The mentions of a person as "PLACE fixed changes" lines. Static memory. */
static const char *mentions(chamber_id person)
{
    static char lines[400];
    struct chamber_person_mention mention = {0};
    struct chamber_cursor *cursor = NULL;
    size_t length = 0;
    lines[0] = '\0';
    ck_ok(chamber_person_mentions_open(db, person, &cursor));
    while (chamber_cursor_next(cursor, &mention) == CHAMBER_ROW)
        length +=
            (size_t)snprintf(lines + length, sizeof(lines) - length, "%s %d %d\n", mention.place,
                             mention.fixed == CHAMBER_YES, (int)mention.changes.value);
    chamber_cursor_close(cursor);
    chamber_record_clear(&chamber_person_mention_noun, &mention);
    return lines;
}

/* A phone goes with one of the marks beside it: those that are left are apart as they were. */
START_TEST(test_phones_among_others)
{
    static const char *const cases[][2] = {
        {"62520001、" PHONE "、62520002", "62520001、62520002"},
        {PHONE "；62520001", "62520001"},
        {"62520001/" PHONE, "62520001"},
        {"62520001 " PHONE "/62520002；62520003", "62520001 62520002；62520003"},
        {PHONE, NULL},
    };
    CLEAN(chamber_enterprise_clear) struct chamber_enterprise stored = {0};
    chamber_id ids[COUNT_OF(cases)];
    const struct chamber_person person = {.name = "林某甲", .phone = PHONE};
    chamber_id id = 0;
    db = fixture_open("2018-12-31");
    ck_ok(chamber_person_add(db, &person, &id));
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        const char name[] = {(char)('A' + i), '\0'};
        const struct chamber_enterprise enterprise = {.name = name, .phone = cases[i][0]};
        ck_ok(chamber_enterprise_add(db, &enterprise, &ids[i]));
    }
    ck_ok(chamber_person_erase(db, id, NULL, SIZE_MAX, NULL));
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        ck_ok(chamber_enterprise_get(db, ids[i], &stored));
        ck_text(stored.phone, cases[i][1]);
    }
    fixture_close(db);
}
END_TEST

/* Codes and names of settings stay: other records are kept by them. */
START_TEST(test_names_in_codes)
{
    db = fixture_open("2018-12-31");
    chamber_id id = fixture_person(db, "林某甲", 0);
    const struct chamber_setting setting = {.name = "林某甲的备忘", .value = "问林某甲"};
    chamber_id kept = 0;
    ck_ok(chamber_setting_add(db, &setting, &kept));
    const char *found = mentions(id);
    ck_assert_msg(strstr(found, ".name 1 1\n") && strstr(found, ".value 0 1\n"), "%s", found);
    ck_ok(chamber_person_erase(db, id, NULL, SIZE_MAX, NULL));
    CLEAN(chamber_setting_clear) struct chamber_setting stored = {0};
    ck_ok(chamber_setting_get(db, kept, &stored));
    ck_text(stored.name, "林某甲的备忘");
    ck_text(stored.value, "问已删除人士 #1");
    fixture_close(db);
}
END_TEST

/* Of a person whom the journal does not know there is the record to erase. */
START_TEST(test_person_without_a_journal)
{
    CLEAN(chamber_person_clear) struct chamber_person stored = {0};
    db = fixture_open("2018-12-31");
    tamper("INSERT INTO person (id, name, phone) VALUES (7, '林某甲', '13811112222')");
    ck_ok(chamber_person_erase(db, 7, NULL, SIZE_MAX, NULL));
    ck_ok(chamber_person_get(db, 7, &stored));
    ck_text(stored.name, "已删除人士 #7");
    ck_assert_ptr_null(stored.phone);
    ck_fails(chamber_person_erase(db, 7, NULL, SIZE_MAX, NULL), CHAMBER_E_REFUSED, "erase_nothing",
             NULL);
    fixture_close(db);
}
END_TEST

/* What the journal says of a field that there is no more is nobody's. */
START_TEST(test_journal_of_a_retired_field)
{
    db = fixture_open("2018-12-31");
    chamber_id id = fixture_person(db, "林某甲", 0);
    chamber_id enterprise = fixture_enterprise(db, "林某甲个体户", NULL);
    const struct chamber_request request = {
        .enterprise = enterprise, .raised_on = "2018-05-01", .title = "林某甲来电"};
    ck_ok(chamber_request_add(db, &request, NULL));
    const char *found = mentions(id);
    ck_assert_msg(strstr(found, "request#1.title 0 1\n"), "%s", found);
    tamper("UPDATE change SET content = json_set(content, '$.caller', json_array(NULL, '林某甲'))"
           " WHERE noun = 'request'");
    tamper("UPDATE request SET title = '来电'");
    found = mentions(id);
    ck_assert_msg(strstr(found, "request#1.title 0 1\n") && !strstr(found, "caller"), "%s", found);
    fixture_close(db);
}
END_TEST

SUITE_MAIN("erase_odd", test_phones_among_others, test_names_in_codes,
           test_person_without_a_journal, test_journal_of_a_retired_field)
