/* SPDX-License-Identifier: MIT */
/* What no record may say: each is refused by its field, and nothing is stored. */
#include <stdlib.h>
#include <string.h>

#include "domain/fixture.h"

static const struct refused {
    const char *noun, *json;
    int result;
    const char *message, *field;
} refused[] = {
    {"activity",
     "{\"held_on\":\"2018-09-01\",\"kind\":\"meeting\",\"title\":\"会议\",\"session\":0}",
     CHAMBER_E_REFUSED, "session_from_one", "session"},
    {"activity",
     "{\"held_on\":\"2019-02-01\",\"kind\":\"meeting\",\"title\":\"会议\",\"state\":\"done\"}",
     CHAMBER_E_REFUSED, "activity_in_future", "held_on"},
    {"activity",
     "{\"held_on\":\"2018-09-02\",\"until_on\":\"2018-09-01\",\"kind\":\"meeting\","
     "\"title\":\"会议\"}",
     CHAMBER_E_REFUSED, "end_before_start", "until_on"},
    {"attendance", "{\"activity\":1,\"person\":1,\"guest\":\"赵师傅\",\"state\":\"came\"}",
     CHAMBER_E_REFUSED, "attendance_guest_or_person", "guest"},
    {"attendance", "{\"activity\":1,\"state\":\"came\"}", CHAMBER_E_USAGE, "attendance_of_nobody",
     "person"},
    {"attendance", "{\"activity\":1,\"person\":999,\"state\":\"came\"}", CHAMBER_E_NOT_FOUND, NULL,
     "person"},
    {"attendance", "{\"activity\":999,\"person\":1,\"state\":\"came\"}", CHAMBER_E_NOT_FOUND, NULL,
     "activity"},
    {"body",
     "{\"code\":\"some\",\"name\":\"某会\",\"due\":\"posts\",\"roles\":[1],\"quorum_num\":1}",
     CHAMBER_E_REFUSED, "quorum_is_a_fraction", "quorum_den"},
    {"body",
     "{\"code\":\"some\",\"name\":\"某会\",\"due\":\"posts\",\"roles\":[1],\"quorum_den\":2}",
     CHAMBER_E_REFUSED, "quorum_is_a_fraction", "quorum_num"},
    {"body",
     "{\"code\":\"some\",\"name\":\"某会\",\"due\":\"posts\",\"roles\":[1],\"quorum_num\":3,"
     "\"quorum_den\":2}",
     CHAMBER_E_REFUSED, "quorum_is_a_fraction", "quorum_den"},
    {"task", "{\"year\":218,\"title\":\"走访全覆盖\"}", CHAMBER_E_REFUSED, "no_such_year", "year"},
    {"fee", "{\"enterprise\":1,\"year\":20180,\"amount\":1}", CHAMBER_E_REFUSED, "no_such_year",
     "year"},
    {"enterprise", "{\"name\":\"示例二厂\",\"credit_code\":\"9131010512345678-X\"}",
     CHAMBER_E_REFUSED, "code_not_alphanumeric", "credit_code"},
    {"enterprise", "{\"name\":\"示例二厂\",\"credit_code\":\"9131010512345678_X\"}",
     CHAMBER_E_REFUSED, "code_not_alphanumeric", "credit_code"},
    {"enterprise", "{\"name\":\"示例二厂\",\"credit_code\":\"913101051234567890123\"}",
     CHAMBER_E_REFUSED, "code_too_long", "credit_code"},
    {"enterprise", "{\"name\":\"示例三厂\",\"founded_on\":\"2019-05\"}", CHAMBER_E_REFUSED,
     "day_in_future", "founded_on"},
    {"post", "{\"person\":999,\"role\":1,\"term\":1,\"from_on\":\"2018-01-01\"}",
     CHAMBER_E_NOT_FOUND, NULL, "person"},
};

static int add(struct chamber_db *db, const char *name, const char *json)
{
    const struct chamber_noun *noun = chamber_noun_named(name);
    void *record = calloc(1, chamber_noun_size(noun));
    uint64_t fields;
    ck_assert_ptr_nonnull(record);
    int rc = chamber_record_from_json(db, noun, json, strlen(json), record, &fields);
    if (rc == CHAMBER_OK)
        rc = chamber_record_add(db, noun, record, NULL);
    chamber_record_clear(noun, record);
    free(record);
    return rc;
}

START_TEST(test_refused)
{
    const struct refused *row = &refused[_i];
    struct chamber_db *db = fixture_open("2018-12-31");
    fixture_person(db, "王建国", fixture_enterprise(db, "示例机械有限公司", "2016-03-01"));
    ck_ok(add(db, "term", "{\"number\":1,\"name\":\"第一届\",\"from_on\":\"2016-01-01\"}"));
    ck_ok(add(db, "activity",
              "{\"held_on\":\"2018-09-01\",\"kind\":\"meeting\",\"title\":\"会议\"}"));
    chamber_id batch = chamber_last_batch(db);
    int rc = add(db, row->noun, row->json);
    const struct chamber_error *error = chamber_error(db);
    ck_assert_msg(rc == row->result, "%s: %d %s %s", row->json, rc, error->message,
                  chamber_error_text(db));
    ck_assert_msg(!row->message || strcmp(error->message, row->message) == 0, "%s: %s", row->json,
                  error->message);
    ck_assert_str_eq(error->field, row->field);
    ck_assert_int_eq(chamber_last_batch(db), batch);
    fixture_close(db);
}
END_TEST

/* A name that is no text finds nothing, and says so as any other does. */
START_TEST(test_no_text)
{
    static const char *const nouns[] = {"activity", "enterprise", "person", "post", "visit"};
    struct chamber_db *db = fixture_open("2018-12-31");
    for (size_t i = 0; i < sizeof nouns / sizeof nouns[0]; i++) {
        chamber_id id = 7;
        int rc = chamber_record_find(db, chamber_noun_named(nouns[i]), "2018-09-01 \xE7\xFF",
                                     CHAMBER_WHOLE, &id);
        ck_assert_msg(rc == CHAMBER_E_NOT_FOUND || rc == CHAMBER_E_USAGE || rc == CHAMBER_E_REFUSED,
                      "%s: %d", nouns[i], rc);
        ck_assert_int_eq(id, 7);
    }
    fixture_close(db);
}
END_TEST

/* An open database is neither restored nor looked at for it. */
START_TEST(test_restore_open)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    struct chamber_restored restored = {0};
    ck_fails(chamber_restore_look(db, "/tmp/a.db", "/tmp/b.db", &restored), CHAMBER_E_USAGE,
             "already_open", NULL);
    ck_fails(chamber_restore(db, "/tmp/a.db", "/tmp/b.db", &restored), CHAMBER_E_USAGE,
             "already_open", NULL);
    ck_assert_int_eq(restored.batch, 0);
    fixture_close(db);
}
END_TEST

int main(void)
{
    const int rows = (int)(sizeof refused / sizeof refused[0]);
    int one = suite_run("refusals", (const TTest *const[]){test_refused}, 1, rows);
    int two = suite_run("refusals_of_calls",
                        (const TTest *const[]){test_no_text, test_restore_open}, 2, 1);
    return one ? one : two;
}
