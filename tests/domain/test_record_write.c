/* SPDX-License-Identifier: MIT */
/* Writes: what is refused and by which field, dated values, what is journaled and how. */
#include "fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#undef fail /* Check's; the store has one of its own */
#include "base/str.h"
#include "record/record.h"
#include "store/stmt.h"

static struct chamber_db *db;

static uint64_t bit(const char *field)
{
    return chamber_field_bit(&chamber_enterprise_noun, field);
}

static int change(struct chamber_enterprise enterprise, const char *field, const char *since)
{
    enterprise.id = 1;
    return chamber_enterprise_update(db, &enterprise, bit(field), since);
}

/* The value of the name as of a day. */
static void expect_name(const char *day, const char *name)
{
    struct chamber_enterprise enterprise = {0};
    ck_ok(chamber_record_get_as_of(db, &chamber_enterprise_noun, 1, day, &enterprise));
    ck_assert_str_eq(enterprise.name, name);
    chamber_enterprise_clear(&enterprise);
}

START_TEST(test_bad_values_name_their_field)
{
    db = fixture_open("2018-12-31");
    fixture_enterprise(db, "宏达机械", NULL);
    const char *nothing[] = {""}, *none[] = {NULL}, *several[] = {"新风；新风保洁"},
               *damaged[] = {"新风", "\xff"};
    const struct {
        struct chamber_enterprise value;
        const char *field, *message;
    } bad[] = {
        {{.former_names = {1, nothing}}, "former_names", "empty_item"},
        {{.former_names = {1, none}}, "former_names", "empty_item"},
        {{.former_names = {1, several}}, "former_names", "item_separator"},
        {{.former_names = {2, damaged}}, "former_names", "not_utf8"},
        {{.name = "a\x01z"}, "name", "control_character"},
        {{.name = "\xff"}, "name", "not_utf8"},
        {{.founded_on = "2018-02-30"}, "founded_on", "no_such_day"},
        {{.founded_on = "18"}, "founded_on", "no_such_day"},
        {{.confirmed_on = "2018-1-1"}, "confirmed_on", "no_such_day"},
        {{.industry = "制造业"}, "industry", "unknown_code"},
        {{.party_state = "maybe"}, "party_state", "unknown_code"},
        {{.employees = {true, -1}}, "employees", "number_negative"},
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        ck_fails(change(bad[i].value, bad[i].field, NULL), CHAMBER_E_REFUSED, bad[i].message,
                 bad[i].field);
    ck_fails(change((struct chamber_enterprise){.name = " "}, "name", NULL), CHAMBER_E_USAGE,
             "field_missing", "name");
    ck_fails(change((struct chamber_enterprise){.place = 7}, "place", NULL), CHAMBER_E_NOT_FOUND,
             "no_such_id", "place");
    ck_fails(change((struct chamber_enterprise){.status = "member"}, "status", NULL),
             CHAMBER_E_REFUSED, "moved_by_verbs", "status");
    ck_fails(change((struct chamber_enterprise){.phone = "1"}, "phone", "2018-01-01"),
             CHAMBER_E_REFUSED, "not_dated", "phone");
    const struct chamber_choice retired = {
        .list = "enterprise.industry", .code = "Z9", .zh = "旧行业", .retired = CHAMBER_YES};
    ck_ok(chamber_choice_add(db, &retired, NULL));
    ck_fails(change((struct chamber_enterprise){.industry = "Z9"}, "industry", NULL),
             CHAMBER_E_REFUSED, "word_retired", "industry");
    struct chamber_enterprise parsed = {0};
    const struct chamber_noun *noun = &chamber_enterprise_noun;
    ck_fails(chamber_field_parse(db, noun, chamber_noun_field(noun, "note"), "\xff", CHAMBER_WHOLE,
                                 &parsed),
             CHAMBER_E_REFUSED, "not_utf8", "note");
    chamber_record_clear(noun, NULL);
    expect_name("2018-12-31", "宏达机械");
    fixture_close(db);
}
END_TEST

/* A day that is private is not quoted. */
START_TEST(test_no_birthday_in_messages)
{
    db = fixture_open("2018-12-31");
    const struct chamber_person person = {.name = "王某一", .born_on = "1975-02-30"};
    ck_fails(chamber_person_add(db, &person, NULL), CHAMBER_E_REFUSED, "no_such_day", "born_on");
    ck_assert_ptr_null(strstr(chamber_error_text(db), "1975"));
    fixture_close(db);
}
END_TEST

START_TEST(test_long_and_rare_texts)
{
    db = fixture_open("2018-12-31");
    fixture_enterprise(db, "𠮷䶮㍿", NULL);
    expect_name("2018-12-31", "𠮷䶮㍿");
    char *name = malloc(65537);
    memset(name, 'x', 65536);
    name[65536] = '\0';
    ck_fails(change((struct chamber_enterprise){.name = name}, "name", NULL), CHAMBER_E_REFUSED,
             "text_too_long", "name");
    name[600] = '\0';
    ck_ok(change((struct chamber_enterprise){.name = name}, "name", NULL));
    free(name);
    fixture_close(db);
}
END_TEST

START_TEST(test_keys_are_taken_once)
{
    db = fixture_open("2018-12-31");
    struct chamber_enterprise enterprise = {.name = "甲", .credit_code = "91310105000000001X"};
    ck_ok(chamber_enterprise_add(db, &enterprise, NULL));
    enterprise =
        (struct chamber_enterprise){.name = "乙", .credit_code = "９１３１０１０５ 00000000 1x"};
    ck_fails(chamber_enterprise_add(db, &enterprise, NULL), CHAMBER_E_CONFLICT, "key_taken",
             "credit_code");
    /* names and numbers that read alike are the same, within one batch too */
    enterprise = (struct chamber_enterprise){.name = "丙", .member_no = "A9"};
    ck_ok(chamber_begin(db, "test"));
    ck_ok(chamber_enterprise_add(db, &enterprise, NULL));
    enterprise = (struct chamber_enterprise){.name = "丁", .member_no = "ａ ９"};
    ck_fails(chamber_enterprise_add(db, &enterprise, NULL), CHAMBER_E_CONFLICT, "key_taken",
             "member_no");
    ck_ok(chamber_end(db, CHAMBER_OK));
    struct chamber_place place = {.name = "Tower（A）"};
    ck_ok(chamber_place_add(db, &place, NULL));
    place.name = "tower(a)";
    ck_fails(chamber_place_add(db, &place, NULL), CHAMBER_E_CONFLICT, "key_taken", "name");
    struct chamber_setting setting = {.name = "quorum", .value = "2/3"};
    ck_ok(chamber_setting_add(db, &setting, NULL));
    ck_fails(chamber_setting_add(db, &setting, NULL), CHAMBER_E_CONFLICT, "key_taken", "from_on");
    setting.from_on = "2019-01-01";
    ck_ok(chamber_setting_add(db, &setting, NULL));
    fixture_close(db);
}
END_TEST

START_TEST(test_a_dated_value_has_stretches)
{
    db = fixture_open("2018-12-31");
    fixture_enterprise(db, "旧名", NULL);
    ck_ok(change((struct chamber_enterprise){.name = "新名"}, "name", "2018-06-01"));
    expect_name("1990-01-01", "旧名");
    expect_name("2018-05-31", "旧名");
    expect_name("2018-06-01", "新名");
    /* without a day: corrects what holds today, for its whole stretch */
    ck_ok(change((struct chamber_enterprise){.name = "新名有限公司"}, "name", NULL));
    expect_name("2018-05-31", "旧名");
    expect_name("2018-06-01", "新名有限公司");
    /* a change in between keeps what came later */
    ck_ok(change((struct chamber_enterprise){.name = "中名"}, "name", "2018-03-01"));
    expect_name("2018-02-28", "旧名");
    expect_name("2018-05-31", "中名");
    expect_name("2018-12-31", "新名有限公司");
    fixture_close(db);
}
END_TEST

START_TEST(test_an_edit_of_nothing_writes_nothing)
{
    db = fixture_open("2018-12-31");
    fixture_enterprise(db, "宏达机械", NULL);
    chamber_id before = chamber_last_batch(db);
    ck_ok(change((struct chamber_enterprise){.name = "宏达机械"}, "name", NULL));
    ck_ok(change((struct chamber_enterprise){.name = " 宏达机械　"}, "name", "2018-01-01"));
    ck_ok(change((struct chamber_enterprise){.phone = ""}, "phone", NULL));
    ck_assert_int_eq(chamber_last_batch(db), before);
    fixture_close(db);
}
END_TEST

START_TEST(test_what_is_referred_to_stays)
{
    db = fixture_open("2018-12-31");
    chamber_id enterprise = fixture_enterprise(db, "宏达机械", NULL);
    fixture_visit(db, enterprise, "2018-07-01");
    fixture_visit(db, enterprise, "2018-08-01");
    chamber_id request = fixture_request(db, enterprise, "2018-07-01");
    ck_fails(chamber_enterprise_remove(db, enterprise), CHAMBER_E_REFUSED, "still_referred", NULL);
    ck_assert_ptr_nonnull(strstr(chamber_error_text(db), "2 走访"));
    ck_assert_ptr_nonnull(strstr(chamber_error_text(db), "1 诉求"));
    ck_ok(chamber_request_remove(db, request)); /* its events go with it */
    struct chamber_request_event event = {.request = request, .step = "urge", .status = "x"};
    ck_fails(chamber_request_event_add(db, &event, NULL), CHAMBER_E_REFUSED, "events_by_verbs",
             NULL);
    struct chamber_choice used = {.list = "place.kind", .code = "tower", .zh = "塔楼"};
    chamber_id word;
    ck_ok(chamber_choice_add(db, &used, &word));
    struct chamber_place place = {.name = "塔", .kind = "tower"};
    ck_ok(chamber_place_add(db, &place, NULL));
    ck_assert_int_eq(chamber_choice_remove(db, word), CHAMBER_E_REFUSED);
    fixture_close(db);
}
END_TEST

START_TEST(test_removed_numbers_are_not_used_again)
{
    db = fixture_open("2018-12-31");
    chamber_id first = fixture_enterprise(db, "甲", NULL);
    ck_ok(chamber_enterprise_remove(db, first));
    ck_assert_int_gt(fixture_enterprise(db, "乙", NULL), first);
    chamber_id request = fixture_request(db, first + 1, "2018-07-01");
    ck_ok(chamber_request_remove(db, request));
    struct chamber_request second = {0};
    ck_ok(chamber_request_get(db, fixture_request(db, first + 1, "2018-07-02"), &second));
    ck_assert_str_eq(second.number, "2018-002");
    chamber_request_clear(&second);
    fixture_close(db);
}
END_TEST

START_TEST(test_one_batch_for_what_belongs_together)
{
    db = fixture_open("2018-12-31");
    chamber_id before = chamber_last_batch(db);
    ck_ok(chamber_begin(db, "two at once"));
    fixture_enterprise(db, "甲", NULL);
    fixture_enterprise(db, "乙", NULL);
    ck_ok(chamber_end(db, CHAMBER_OK));
    ck_assert_int_eq(chamber_last_batch(db), before + 1);
    struct chamber_cursor *log = NULL;
    struct chamber_batch batch = {0};
    ck_ok(chamber_log_open(db, 1, &log));
    ck_assert_int_eq(chamber_cursor_next(log, &batch), CHAMBER_ROW);
    ck_assert_str_eq(batch.verb, "two at once");
    ck_assert_int_eq(batch.changes.value, 4); /* each with its register event */
    chamber_cursor_close(log);
    chamber_record_clear(&chamber_batch_noun, &batch);
    fixture_close(db);
}
END_TEST

START_TEST(test_history_tells_field_by_field)
{
    db = fixture_open("2018-12-31");
    chamber_id enterprise = fixture_enterprise(db, "旧名", "2017-01-01");
    ck_ok(change((struct chamber_enterprise){.name = "新名"}, "name", "2018-06-01"));
    const struct chamber_enterprise_step step = {.on = "2018-09-01"};
    ck_ok(chamber_enterprise_step(db, enterprise, "suspend", &step));
    struct chamber_history *history = NULL;
    struct chamber_change told = {0};
    bool renamed = false, suspended = false, event = false;
    ck_ok(chamber_history_open(db, &chamber_enterprise_noun, enterprise, CHAMBER_WORDS, &history));
    while (chamber_history_next(history, &told) == CHAMBER_ROW) {
        renamed |= strcmp(told.field, "name") == 0 && told.before &&
                   strstr(told.after, "2018-06-01: 新名");
        suspended |= strcmp(told.field, "status") == 0 && str_same(told.before, "会员") &&
                     str_same(told.after, "暂停");
        event |= strcmp(told.noun, "enterprise_event") == 0 && str_same(told.after, "2018-09-01");
    }
    ck_assert(renamed && suspended && event);
    chamber_history_close(history);
    chamber_record_clear(&chamber_change_noun, &told);
    fixture_close(db);
}
END_TEST

/* The chain worked out again: link = SHA-256(link before, header, leaf), leaf = SHA-256(salt,
 * content). False at the first row that does not fit. */
static bool chain_holds(void)
{
    unsigned char link[SHA256_SIZE] = {0}, leaf[SHA256_SIZE];
    struct stmt *st = stmt_sql(
        db, "SELECT c.op, c.noun, c.record, c.content, c.salt, c.leaf, c.link, b.id, b.made_at,"
            " b.actor, b.verb, b.schema_number, coalesce(b.undoes, '') FROM change AS c"
            " JOIN batch AS b ON b.id = c.batch ORDER BY c.id");
    bool holds = true;
    while (holds && stmt_step(st) == CHAMBER_ROW) {
        struct str bytes = {0};
        size_t length;
        const char *salt = stmt_blob(st, 4, &length);
        str_add_bytes(&bytes, salt, length);
        str_add(&bytes, stmt_text(st, 3));
        store_sha256(bytes.data, bytes.length, leaf);
        str_reset(&bytes);
        str_add_bytes(&bytes, (const char *)link, sizeof link);
        str_addf(&bytes, "%s\x1f%s\x1f%s\x1f%s\x1f\x1f\x1f%s\x1f%s", stmt_text(st, 7),
                 stmt_text(st, 8), stmt_text(st, 9), stmt_text(st, 10), stmt_text(st, 11),
                 stmt_text(st, 12));
        str_addf(&bytes, "\x1f%s\x1f%s\x1f%s\x1f", stmt_text(st, 0), stmt_text(st, 1),
                 stmt_text(st, 2));
        str_add_bytes(&bytes, (const char *)leaf, sizeof leaf);
        store_sha256(bytes.data, bytes.length, link);
        str_free(&bytes);
        holds = memcmp(leaf, stmt_blob(st, 5, &length), sizeof leaf) == 0 &&
                memcmp(link, stmt_blob(st, 6, &length), sizeof link) == 0;
    }
    stmt_done(st);
    return holds;
}

static void tamper(const char *sql)
{
    struct stmt *st = stmt_sql(db, sql);
    ck_ok(stmt_run(st));
    stmt_done(st);
}

START_TEST(test_the_journal_is_a_chain)
{
    db = fixture_open("2018-12-31");
    fixture_enterprise(db, "甲", "2017-01-01");
    fixture_enterprise(db, "乙", NULL);
    ck_assert(chain_holds());
    tamper("UPDATE batch SET actor = 'x' WHERE id = 2");
    ck_assert(!chain_holds());
    tamper("UPDATE batch SET actor = 'unknown' WHERE id = 2");
    tamper("UPDATE change SET content = replace(content, '甲', '丙') WHERE batch = 2");
    ck_assert(!chain_holds());
    fixture_close(db);
}
END_TEST

SUITE_MAIN("record_write", test_bad_values_name_their_field, test_no_birthday_in_messages,
           test_long_and_rare_texts, test_keys_are_taken_once, test_a_dated_value_has_stretches,
           test_an_edit_of_nothing_writes_nothing, test_what_is_referred_to_stays,
           test_removed_numbers_are_not_used_again, test_one_batch_for_what_belongs_together,
           test_history_tells_field_by_field, test_the_journal_is_a_chain)
