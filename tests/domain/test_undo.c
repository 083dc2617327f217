/* SPDX-License-Identifier: MIT */
/* Taking batches back: each kind of write, the refusals, and random batches undone to nothing. */
#include "digest.h"
#include "fixture.h"
#include "random_writes.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#undef fail /* Check's; the store has one of its own */
#include "record/noun.h"
#include "store/stmt.h"

static struct chamber_db *db;

static char *digest(void)
{
    return digest_of(db);
}

static void expect_digest(const char *expected)
{
    char *now = digest();
    ck_assert_str_eq(now, expected);
    free(now);
}

static void step(chamber_id request, const char *verb, const char *on)
{
    ck_ok(random_step(db, request, verb, on));
}

/* Each kind of correction, of a member that left and of a request that was assigned and resolved.
 */
static void correct_both(chamber_id enterprise, chamber_id request)
{
    const struct chamber_noun *steps = &chamber_request_event_noun;
    struct chamber_enterprise_event suspend = {.step = "suspend", .happened_on = "2018-06-01"},
                                    left = {.happened_on = "2018-09-01", .reason = "moved"};
    struct chamber_request_event accept = {.step = "accept", .happened_on = "2018-07-25"},
                                 raised = {.happened_on = "2018-07-10"};
    chamber_id event = 0;
    ck_ok(chamber_enterprise_amend_insert(db, enterprise, &suspend, NULL));
    ck_ok(chamber_event_find(db, &chamber_enterprise_event_noun, enterprise, "leave", &event));
    ck_ok(
        chamber_enterprise_amend(db, enterprise, event, &left,
                                 chamber_field_bit(&chamber_enterprise_event_noun, "happened_on") |
                                     chamber_field_bit(&chamber_enterprise_event_noun, "reason")));
    ck_ok(chamber_request_amend_insert(db, request, &accept, NULL, NULL));
    ck_ok(chamber_event_find(db, steps, request, "register", &event));
    ck_ok(chamber_request_amend(db, request, event, &raised,
                                chamber_field_bit(steps, "happened_on"), NULL));
    ck_ok(chamber_event_find(db, steps, request, "assign", &event));
    ck_ok(chamber_request_amend_drop(db, request, event));
    ck_fails(chamber_event_find(db, steps, request, "1234567890123456789", &event),
             CHAMBER_E_REFUSED, "unknown_word", "step");
    ck_fails(chamber_event_find(db, steps, request, "1x", &event), CHAMBER_E_REFUSED,
             "unknown_word", "step");
    ck_ok(chamber_event_find(db, steps, request, "resolve", &event));
    ck_ok(chamber_request_amend(db, request, event, &raised, 0, "已增设车位"));
}

START_TEST(test_each_kind_of_write)
{
    db = fixture_open("2018-12-31");
    char *empty = digest();
    chamber_id first = chamber_last_batch(db);
    chamber_id enterprise = fixture_enterprise(db, "宏达机械", "2017-01-01");
    chamber_id person = fixture_person(db, "张某", enterprise);
    struct chamber_enterprise change = {.id = enterprise, .name = "宏达智能", .phone = "000"};
    ck_ok(chamber_enterprise_update(
        db, &change, chamber_field_bit(&chamber_enterprise_noun, "name"), "2018-05-01"));
    ck_ok(chamber_enterprise_update(db, &change,
                                    chamber_field_bit(&chamber_enterprise_noun, "phone"), NULL));
    struct chamber_request request = {.title = "停车"};
    const struct chamber_stop stop = {enterprise, &request, 1};
    const struct chamber_trip trip = {
        .common = {.visited_on = "2018-07-20", .visitors = {1, &person}},
        .stops = &stop,
        .stop_count = 1};
    ck_ok(chamber_visit_log(db, &trip, NULL));
    step(1, "assign", "2018-08-01");
    step(1, "resolve", "2018-08-02");
    const struct chamber_enterprise_step leaving = {.on = "2018-10-01", .reason = "voluntary"};
    ck_ok(chamber_enterprise_step(db, enterprise, "leave", &leaving));
    correct_both(enterprise, 1);
    struct chamber_place place = {.name = "虹桥大厦"};
    chamber_id removed;
    ck_ok(chamber_place_add(db, &place, &removed));
    ck_ok(chamber_place_remove(db, removed));
    char *full = digest();
    chamber_id last = chamber_last_batch(db);
    for (chamber_id batch = last; batch > first; batch--)
        ck_ok(chamber_undo(db, batch));
    expect_digest(empty);
    /* and undoing those, the latest first, does it all again */
    for (chamber_id batch = chamber_last_batch(db); batch > last; batch--)
        ck_ok(chamber_undo(db, batch));
    expect_digest(full);
    free(empty);
    free(full);
    fixture_close(db);
}
END_TEST

START_TEST(test_the_last_batch_of_the_same_actor)
{
    db = fixture_open("2018-12-31");
    ck_ok(chamber_set_actor(db, "甲"));
    chamber_id mine = fixture_enterprise(db, "甲的企业", NULL);
    ck_ok(chamber_set_actor(db, "乙"));
    fixture_enterprise(db, "乙的企业", NULL);
    ck_ok(chamber_set_actor(db, "甲"));
    ck_ok(chamber_undo(db, 0));
    struct chamber_enterprise enterprise = {0};
    ck_fails(chamber_enterprise_get(db, mine, &enterprise), CHAMBER_E_NOT_FOUND, "no_such_id",
             NULL);
    ck_ok(chamber_undo(db, 0)); /* the last one was the undo: done again */
    ck_ok(chamber_enterprise_get(db, mine, &enterprise));
    chamber_enterprise_clear(&enterprise);
    fixture_close(db);
}
END_TEST

START_TEST(test_refusals_name_the_first_cause)
{
    db = fixture_open("2018-12-31");
    chamber_id enterprise = fixture_enterprise(db, "宏达机械", "2017-01-01");
    chamber_id added = chamber_last_batch(db);
    chamber_id request = fixture_request(db, enterprise, "2018-03-01");
    chamber_id raised = chamber_last_batch(db);
    step(request, "accept", "2018-03-02");
    chamber_id accepted = chamber_last_batch(db);
    step(request, "urge", "2018-03-03"); /* changes no field of the request itself */
    chamber_id urged = chamber_last_batch(db);
    char *before = digest();
    char number[24];
    snprintf(number, sizeof number, "%lld", (long long)urged);
    ck_fails(chamber_undo(db, accepted), CHAMBER_E_REFUSED, "undo_later", NULL);
    ck_assert_str_eq(chamber_error(db)->args[1], number);
    ck_fails(chamber_undo(db, raised), CHAMBER_E_REFUSED, "undo_later", NULL);
    ck_fails(chamber_undo(db, added), CHAMBER_E_REFUSED, "undo_referred", NULL);
    ck_fails(chamber_undo(db, 1), CHAMBER_E_REFUSED, "undo_init", NULL);
    ck_fails(chamber_undo(db, 999), CHAMBER_E_NOT_FOUND, "no_such_batch", NULL);
    expect_digest(before);
    ck_ok(chamber_undo(db, urged));
    ck_fails(chamber_undo(db, urged), CHAMBER_E_REFUSED, "undone_already", NULL);
    ck_ok(chamber_undo(db, accepted)); /* the urging and its undo come to nothing */
    free(before);
    fixture_close(db);
}
END_TEST

START_TEST(test_nothing_comes_back_that_no_rule_allows)
{
    db = fixture_open("2018-12-31");
    chamber_id one = fixture_enterprise(db, "甲", NULL), two = fixture_enterprise(db, "乙", NULL);
    const struct chamber_noun *requests = &chamber_request_noun;
    /* a step taken after the day was moved would come before the registering */
    chamber_id moved = fixture_request(db, one, "2018-05-10");
    struct chamber_request earlier = {.id = moved, .raised_on = "2018-03-01"};
    ck_ok(chamber_request_update(db, &earlier, chamber_field_bit(requests, "raised_on"), NULL));
    chamber_id edited = chamber_last_batch(db);
    step(moved, "urge", "2018-04-01");
    ck_fails(chamber_undo(db, edited), CHAMBER_E_REFUSED, "undo_later", NULL);
    /* a word in use */
    struct chamber_choice word = {.list = "honor.level", .code = "world", .zh = "世界级"};
    ck_ok(chamber_choice_add(db, &word, NULL));
    chamber_id added = chamber_last_batch(db);
    struct chamber_honor honor = {
        .title = "奖", .awarded_on = "2018", .level = "world", .recipient = "chamber"};
    ck_ok(chamber_honor_add(db, &honor, NULL));
    ck_assert_int_eq(chamber_undo(db, added), CHAMBER_E_REFUSED);
    /* a visit whose request is another enterprise's */
    struct chamber_visit visit = {.enterprise = one, .visited_on = "2018-06-01"};
    ck_ok(chamber_visit_add(db, &visit, &visit.id));
    visit.enterprise = two;
    ck_ok(chamber_visit_update(db, &visit, chamber_field_bit(&chamber_visit_noun, "enterprise"),
                               NULL));
    chamber_id changed = chamber_last_batch(db);
    struct chamber_request asked = {
        .enterprise = two, .visit = visit.id, .title = "x", .raised_on = "2018-06-01"};
    ck_ok(chamber_request_add(db, &asked, NULL));
    ck_fails(chamber_undo(db, changed), CHAMBER_E_REFUSED, "visit_has_request", "enterprise");
    /* a campaign that there is no more */
    struct chamber_campaign campaign = {
        .name = "夏日送清凉", .kind = "cooling", .from_on = "2018-06-01", .until_on = "2018-09-30"};
    ck_ok(chamber_campaign_add(db, &campaign, &campaign.id));
    visit = (struct chamber_visit){
        .enterprise = one, .visited_on = "2018-07-01", .campaign = campaign.id};
    ck_ok(chamber_visit_add(db, &visit, &visit.id));
    visit.campaign = 0;
    ck_ok(
        chamber_visit_update(db, &visit, chamber_field_bit(&chamber_visit_noun, "campaign"), NULL));
    chamber_id left = chamber_last_batch(db);
    ck_ok(chamber_campaign_remove(db, campaign.id));
    ck_fails(chamber_undo(db, left), CHAMBER_E_REFUSED, "no_such_id", "campaign");
    /* two settings of one name */
    struct chamber_setting setting = {.name = "a", .value = "1"};
    ck_ok(chamber_setting_add(db, &setting, &setting.id));
    ck_ok(chamber_setting_remove(db, setting.id));
    chamber_id removed = chamber_last_batch(db);
    ck_ok(chamber_setting_add(db, &setting, NULL));
    ck_fails(chamber_undo(db, removed), CHAMBER_E_REFUSED, "key_taken", "from_on");
    fixture_close(db);
}
END_TEST

START_TEST(test_merges_never_make_a_circle)
{
    db = fixture_open("2018-12-31");
    chamber_id enterprise = fixture_enterprise(db, "甲", NULL);
    chamber_id a = fixture_request(db, enterprise, "2018-05-01");
    chamber_id b = fixture_request(db, enterprise, "2018-05-02");
    struct chamber_request_step into_b = {.on = "2018-06-01", .merged_into = b},
                                into_a = {.on = "2018-06-02", .merged_into = a};
    ck_ok(chamber_request_step(db, a, "merge", &into_b));
    ck_ok(chamber_undo(db, 0));
    chamber_id undo = chamber_last_batch(db);
    ck_ok(chamber_request_step(db, b, "merge", &into_a));
    ck_fails(chamber_undo(db, undo), CHAMBER_E_REFUSED, "request_merged_in_circle", NULL);
    fixture_close(db);
}
END_TEST

START_TEST(test_undo_is_a_batch_of_its_own)
{
    db = fixture_open("2018-12-31");
    fixture_enterprise(db, "甲", NULL);
    chamber_id batch = chamber_last_batch(db);
    ck_ok(chamber_begin(db, "both"));
    fixture_enterprise(db, "乙", NULL);
    ck_fails(chamber_undo(db, batch), CHAMBER_E_USAGE, "undo_nested", NULL);
    ck_ok(chamber_end(db, CHAMBER_OK));
    ck_ok(chamber_undo(db, batch));
    fixture_close(db);
}
END_TEST

/* How many corrections of histories were stored. */
static int64_t corrections(void)
{
    struct stmt *st = stmt_sql(db, "SELECT count(*) FROM batch WHERE verb LIKE '% amend'");
    ck_assert_int_eq(stmt_step(st), CHAMBER_ROW);
    int64_t count = stmt_int(st, 0);
    stmt_done(st);
    return count;
}

/* Every record may stand as it is: a figure needs no better ground. */
static void expect_sound(void)
{
    for (const struct chamber_noun *const *noun = chamber_nouns(); *noun; noun++) {
        struct chamber_cursor *cursor = NULL;
        void *record = calloc(1, chamber_noun_size(*noun));
        chamber_id ids[400];
        size_t count = 0;
        ck_ok(chamber_cursor_open(db, *noun, NULL, &cursor));
        while ((*noun)->sound && chamber_cursor_next(cursor, record) == CHAMBER_ROW)
            ids[count++] = *(chamber_id *)record;
        chamber_cursor_close(cursor);
        for (size_t i = 0; i < count; i++) {
            ck_ok(chamber_record_get(db, *noun, ids[i], record));
            ck_ok((*noun)->sound(db, record));
        }
        chamber_record_clear(*noun, record);
        free(record);
    }
}

START_TEST(test_random_batches_undone_to_nothing)
{
    for (unsigned seed = 1; seed <= 3; seed++) {
        unsigned state = seed;
        db = fixture_open("2018-12-31");
        char *empty = digest();
        chamber_id first = chamber_last_batch(db);
        int written = 0;
        random_begin(db);
        for (int n = 0; n < 400; n++)
            written += random_write(db, &state, n);
        ck_assert_int_gt(written, 50);
        ck_assert_int_gt(corrections(), 10);
        for (chamber_id batch = chamber_last_batch(db); batch > first; batch--)
            ck_ok(chamber_undo(db, batch));
        expect_digest(empty);
        free(empty);
        fixture_close(db);
    }
}
END_TEST

START_TEST(test_random_batches_undone_in_any_order)
{
    int undone = 0, refused = 0;
    for (unsigned seed = 11; seed <= 12; seed++) {
        unsigned state = seed;
        db = fixture_open("2018-12-31");
        random_begin(db);
        for (int n = 0; n < 200; n++)
            random_write(db, &state, n);
        ck_assert_int_gt(corrections(), 5);
        for (int n = 0; n < 80; n++) {
            chamber_id batch = rand_r(&state) % chamber_last_batch(db) + 1;
            int rc = chamber_undo(db, batch);
            ck_assert_msg(rc == CHAMBER_OK || rc == CHAMBER_E_REFUSED, "%d: %s", rc,
                          chamber_error_text(db));
            undone += rc == CHAMBER_OK;
            refused += rc != CHAMBER_OK;
            expect_sound();
        }
        fixture_close(db);
    }
    ck_assert_int_gt(undone, 20);
    ck_assert_int_gt(refused, 20);
}
END_TEST

SUITE_MAIN("undo", test_each_kind_of_write, test_the_last_batch_of_the_same_actor,
           test_refusals_name_the_first_cause, test_random_batches_undone_to_nothing,
           test_nothing_comes_back_that_no_rule_allows, test_merges_never_make_a_circle,
           test_undo_is_a_batch_of_its_own, test_random_batches_undone_in_any_order)
