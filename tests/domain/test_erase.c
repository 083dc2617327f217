/* SPDX-License-Identifier: MIT */
/* Erasing a person: nothing of it is left in any file, every figure stays, and nothing of it comes
 * back; what does not belong to the person stays too. */
#include "domain/erase_help.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#undef fail /* Check's; the store has one of its own */
#include "record/noun.h"
#include "store/db.h"

static struct chamber_db *db;
static struct erase_made made;
static const char *const personal[] = {NAME, PHONE, OLD, BORN, NOTE, "138-1111-2222", "司徒 某丁"};

START_TEST(test_nothing_is_left)
{
    struct chamber_person_erased erased = {0};
    CLEAN(chamber_person_clear) struct chamber_person person = {0};
    db = erase_fill(&made);
    char *before = erase_figures(db, "2018"), *earlier = erase_figures(db, "2017");
    ck_assert_uint_eq(erase_count_in_files(db, personal, COUNT_OF(personal)), COUNT_OF(personal));
    ck_ok(chamber_person_erase(db, made.person, NULL, SIZE_MAX, &erased));
    ck_assert_int_eq(erased.clean, CHAMBER_YES);
    ck_assert_int_eq(erased.left.value, 0);
    ck_text(erased.name, REPLACED);
    const char *gone[] = {PHONE,           OLD,         BORN,        NOTE,
                          "138-1111-2222", "司徒 某丁", NAME "个体", NAME "商"};
    ck_assert_uint_eq(erase_count_in_files(db, gone, COUNT_OF(gone)), 0);
    char *after = erase_figures(db, "2018"), *then = erase_figures(db, "2017");
    ck_assert_str_eq(before, after);
    ck_assert_str_eq(earlier, then);
    ck_ok(chamber_person_get(db, made.person, &person));
    ck_text(person.name, REPLACED);
    ck_assert(!person.gender && !person.phone && !person.enterprise && !person.title &&
              !person.politics && !person.born_on && person.young == CHAMBER_UNSET && !person.note);
    erase_check(db);
    chamber_record_clear(&chamber_person_erased_noun, &erased);
    free(before);
    free(after);
    free(earlier);
    free(then);
    fixture_close(db);
}
END_TEST

/* Names of all lengths, in a table with an index, over many pages: what moving them left between
 * the cells of a page is gone too. */
START_TEST(test_of_many_pages)
{
    enum { ENTERPRISES = 300 };
    static const int lengths[] = {3, 40, 150, 500, 9};
    unsigned seed = 7;
    const char *name = NAME;
    char text[600];
    db = erase_fill(&made);
    ck_ok(chamber_begin(db, "import"));
    for (int i = 0; i < ENTERPRISES; i++) {
        snprintf(text, sizeof(text), "%s%0*d", NAME,
                 lengths[(size_t)rand_r(&seed) % COUNT_OF(lengths)], i);
        fixture_enterprise(db, text, "2018-01-01");
    }
    ck_ok(chamber_end(db, CHAMBER_OK));
    ck_assert_uint_eq(erase_count_in_files(db, &name, 1), 1);
    ck_ok(chamber_person_erase(db, made.other, NULL, SIZE_MAX, NULL));
    ck_ok(chamber_person_erase(db, made.person, NULL, SIZE_MAX, NULL));
    ck_assert_uint_eq(erase_count_in_files(db, &name, 1), 0);
    fixture_close(db);
}
END_TEST

/* The other person's name is the only place where the letters still stand together. */
START_TEST(test_of_a_name_alone)
{
    const char *name = NAME;
    db = erase_fill(&made);
    CLEAN(chamber_visit_clear) struct chamber_visit visit = {0};
    ck_ok(chamber_person_erase(db, made.person, NULL, SIZE_MAX, NULL));
    ck_ok(chamber_visit_get(db, made.visit, &visit));
    ck_text(visit.findings, REPLACED "询问用工，" NAME "之记录");
    ck_ok(chamber_person_erase(db, made.other, NULL, SIZE_MAX, NULL));
    ck_assert_uint_eq(erase_count_in_files(db, &name, 1), 0);
    erase_check(db);
    fixture_close(db);
}
END_TEST

START_TEST(test_texts_in_every_shape)
{
    CLEAN(chamber_enterprise_clear) struct chamber_enterprise own = {0};
    CLEAN(chamber_enterprise_clear) struct chamber_enterprise other = {0};
    CLEAN(chamber_request_clear) struct chamber_request request = {0};
    db = erase_fill(&made);
    ck_ok(chamber_person_erase(db, made.person, NULL, SIZE_MAX, NULL));
    ck_ok(chamber_record_get_as_of(db, &chamber_enterprise_noun, made.own, "2018-01-01", &own));
    ck_text(own.name, REPLACED "个体户");
    ck_ok(chamber_enterprise_get(db, made.own, &own));
    ck_text(own.name, "城西商行");
    ck_assert_uint_eq(own.former_names.count, 2);
    ck_text(own.former_names.items[0], REPLACED "商店");
    ck_ok(chamber_enterprise_get(db, made.enterprise, &other));
    ck_text(other.contact, REPLACED);
    ck_text(other.phone, "021-62520000");
    ck_ok(chamber_request_get(db, made.request, &request));
    ck_text(request.detail, "由" REPLACED "（" REPLACED "）反映");
    ck_text(fixture_request_events(db, made.request),
            "register 2018-07-20 registered\naccept 2018-07-21 accepted");
    fixture_close(db);
}
END_TEST

/* Only what was said, and a guest who can be nobody else. */
START_TEST(test_texts_that_were_not_chosen)
{
    const char *const places[] = {"enterprise#1.contact"};
    struct chamber_person_erased erased = {0};
    CLEAN(chamber_enterprise_clear) struct chamber_enterprise enterprise = {0};
    const struct chamber_filter filter = {"guest", REPLACED};
    db = erase_fill(&made);
    ck_ok(chamber_person_erase(db, made.person, places, 1, &erased));
    ck_assert_int_eq(erased.texts.value, 2);
    ck_assert_int_gt(erased.left.value, 5);
    ck_assert_int_eq(erased.clean, CHAMBER_NO);
    ck_ok(chamber_enterprise_get(db, made.enterprise, &enterprise));
    ck_text(enterprise.contact, REPLACED);
    ck_text(enterprise.phone, "021-62520000；138-1111-2222");
    ck_assert_uint_eq(fixture_count(db, &chamber_attendance_noun,
                                    &(struct chamber_list){&filter, .filter_count = 1}),
                      1);
    erase_check(db);
    chamber_record_clear(&chamber_person_erased_noun, &erased);
    fixture_close(db);
}
END_TEST

/* With a person of the same name a guest may be that one. */
START_TEST(test_shared_name)
{
    struct chamber_person_mention mention = {0};
    struct chamber_cursor *cursor = NULL;
    const struct chamber_filter filter = {"guest", NAME};
    size_t count = 0;
    db = erase_fill(&made);
    fixture_person(db, "司徒　某丁", made.own);
    ck_ok(chamber_person_mentions_open(db, made.person, &cursor));
    while (chamber_cursor_next(cursor, &mention) == CHAMBER_ROW) {
        ck_assert_int_eq(mention.shared, CHAMBER_YES);
        ck_assert_msg(strncmp(mention.place, "person#", 7) != 0, "%s", mention.place);
        count++;
    }
    ck_assert_uint_gt(count, 5);
    chamber_cursor_close(cursor);
    chamber_record_clear(&chamber_person_mention_noun, &mention);
    ck_ok(chamber_person_erase(db, made.person, NULL, 0, NULL));
    ck_assert_uint_eq(fixture_count(db, &chamber_attendance_noun,
                                    &(struct chamber_list){&filter, .filter_count = 1}),
                      1);
    fixture_close(db);
}
END_TEST

START_TEST(test_refusals_store_nothing)
{
    const char *const unknown[] = {"enterprise#1.contact", "enterprise#1.note"};
    char place[40];
    CLEAN(chamber_person_clear) struct chamber_person person = {0};
    db = erase_fill(&made);
    ck_ok(chamber_set_actor(db, NAME));
    fixture_visit(db, made.enterprise, "2018-12-30");
    chamber_id last = erase_newest_batch(db);
    snprintf(place, sizeof(place), "batch#%" PRId64 ".actor", last);
    const char *const actor[] = {unknown[0], place};
    ck_fails(chamber_person_erase(db, made.person, unknown, 2, NULL), CHAMBER_E_NOT_FOUND,
             "erase_no_text", NULL);
    ck_fails(chamber_person_erase(db, made.person, actor, 2, NULL), CHAMBER_E_REFUSED,
             "erase_fixed", NULL);
    ck_fails(chamber_person_erase(db, 99, NULL, 0, NULL), CHAMBER_E_NOT_FOUND, "no_such_id", NULL);
    ck_ok(chamber_begin(db, "mine"));
    ck_fails(chamber_person_erase(db, made.person, NULL, 0, NULL), CHAMBER_E_USAGE, "erase_nested",
             NULL);
    ck_ok(chamber_end(db, CHAMBER_OK));
    ck_ok(chamber_person_get(db, made.person, &person));
    ck_text(person.name, NAME);
    ck_text(person.phone, PHONE);
    ck_assert_int_eq(erase_newest_batch(db), last);
    erase_check(db);
    fixture_close(db);
}
END_TEST

/* What is erased is not brought back, and is erased once. */
START_TEST(test_no_way_back)
{
    db = erase_fill(&made);
    chamber_id first = erase_newest_batch(db);
    ck_ok(chamber_person_erase(db, made.person, NULL, SIZE_MAX, NULL));
    chamber_id last = erase_newest_batch(db);
    ck_assert_int_eq(last, first + 1);
    ck_fails(chamber_undo(db, last), CHAMBER_E_REFUSED, "undo_erase", NULL);
    size_t refused = 0;
    for (chamber_id batch = 2; batch <= first; batch++) {
        if (chamber_undo(db, batch) == CHAMBER_OK)
            continue;
        refused += strcmp(chamber_error(db)->message, "undo_erased") == 0;
    }
    ck_assert_uint_ge(refused, 8);
    const char *name = NAME "个体户";
    ck_assert_uint_eq(erase_count_in_files(db, &name, 1), 0);
    ck_fails(chamber_person_erase(db, made.person, NULL, SIZE_MAX, NULL), CHAMBER_E_REFUSED,
             "erase_nothing", NULL);
    fixture_close(db);
}
END_TEST

START_TEST(test_other_batches_are_taken_back)
{
    db = erase_fill(&made);
    chamber_id visit = fixture_visit(db, made.enterprise, "2018-12-30"),
               batch = erase_newest_batch(db);
    ck_ok(chamber_person_erase(db, made.person, NULL, SIZE_MAX, NULL));
    ck_ok(chamber_undo(db, batch));
    CLEAN(chamber_visit_clear) struct chamber_visit record = {0};
    ck_assert_int_eq(chamber_visit_get(db, visit, &record), CHAMBER_E_NOT_FOUND);
    erase_check(db);
    fixture_close(db);
}
END_TEST

/* One who was removed is still in the journal. */
START_TEST(test_person_who_was_removed)
{
    const char *const values[] = {"欧阳某戊", "13855556666"};
    struct chamber_person person = {.name = values[0], .phone = values[1]};
    chamber_id id = 0;
    db = erase_fill(&made);
    ck_ok(chamber_person_add(db, &person, &id));
    ck_ok(chamber_person_remove(db, id));
    ck_assert_uint_eq(erase_count_in_files(db, values, 2), 2);
    ck_ok(chamber_person_erase(db, id, NULL, 0, NULL));
    ck_assert_uint_eq(erase_count_in_files(db, values, 2), 0);
    ck_fails(chamber_person_erase(db, id, NULL, 0, NULL), CHAMBER_E_NOT_FOUND, "no_such_id", NULL);
    erase_check(db);
    fixture_close(db);
}
END_TEST

START_TEST(test_erased_then_written_again)
{
    struct chamber_person person = {.phone = "13877778888"};
    const char *phone = person.phone;
    db = erase_fill(&made);
    ck_ok(chamber_person_erase(db, made.person, NULL, SIZE_MAX, NULL));
    person.id = made.person;
    ck_ok(
        chamber_person_update(db, &person, chamber_field_bit(&chamber_person_noun, "phone"), NULL));
    ck_assert_uint_eq(erase_count_in_files(db, &phone, 1), 1);
    ck_ok(chamber_person_erase(db, made.person, NULL, SIZE_MAX, NULL));
    ck_assert_uint_eq(erase_count_in_files(db, &phone, 1), 0);
    erase_check(db);
    fixture_close(db);
}
END_TEST

/* Another program that reads keeps the write-ahead log: that is said, and it is gone when it ends.
 */
START_TEST(test_while_another_reads)
{
    const char *phone = PHONE;
    struct chamber_person_erased erased = {0};
    struct chamber_cursor *cursor = NULL;
    struct chamber_person person = {0};
    struct chamber_db *reader = chamber_new();
    db = erase_fill(&made);
    ck_assert_int_eq(chamber_open(reader, store_path(db), CHAMBER_READ), CHAMBER_OK);
    ck_assert_int_eq(chamber_person_open(reader, NULL, &cursor), CHAMBER_OK);
    ck_assert_int_eq(chamber_person_next(cursor, &person), CHAMBER_ROW);
    chamber_set_busy_timeout(db, 50);
    ck_ok(chamber_person_erase(db, made.person, NULL, SIZE_MAX, &erased));
    ck_assert_int_eq(erased.clean, CHAMBER_NO);
    ck_assert_ptr_nonnull(chamber_warning_text(db));
    ck_assert_uint_eq(erase_count_in_files(db, &phone, 1), 1);
    chamber_person_clear(&person);
    chamber_cursor_close(cursor);
    chamber_close(reader);
    fixture_visit(db, made.enterprise, "2018-12-30");
    char path[200];
    snprintf(path, sizeof(path), "%s", store_path(db));
    chamber_close(db);
    db = chamber_new();
    ck_ok(chamber_set_today(db, "2018-12-31"));
    ck_ok(chamber_open(db, path, CHAMBER_READ));
    ck_assert_uint_eq(erase_count_in_files(db, &phone, 1), 0);
    chamber_record_clear(&chamber_person_erased_noun, &erased);
    fixture_close(db);
}
END_TEST

/* --- reading what was erased --- */
START_TEST(test_history_says_so)
{
    struct chamber_history *history = NULL;
    db = erase_fill(&made);
    ck_ok(chamber_person_erase(db, made.person, NULL, SIZE_MAX, NULL));
    ck_ok(chamber_history_open(db, &chamber_person_noun, made.person, CHAMBER_CODES, &history));
    ck_assert_uint_eq(erase_count_erased(history), 2);
    /* the request's own detail, and the step whose note named the person */
    ck_ok(chamber_history_open(db, &chamber_request_noun, made.request, CHAMBER_CODES, &history));
    ck_assert_uint_eq(erase_count_erased(history), 2);
    fixture_close(db);
}
END_TEST

/* What made a figure differ from the frozen one is still found. */
START_TEST(test_differences_past_an_erasing)
{
    struct chamber_differences *found = NULL;
    struct chamber_person person = {.id = 0, .phone = "13899990000"};
    db = erase_fill(&made);
    person.id = made.person;
    ck_ok(
        chamber_person_update(db, &person, chamber_field_bit(&chamber_person_noun, "phone"), NULL));
    fixture_visit(db, made.enterprise, "2018-12-29");
    chamber_id batch = erase_newest_batch(db);
    ck_ok(chamber_person_erase(db, made.person, NULL, 0, NULL));
    ck_ok(chamber_stats_differences(db, "2018", &found));
    ck_assert_int_eq(found->blocked, 0); /* not by the edit that was emptied either */
    ck_assert_uint_gt(found->count, 0);
    ck_assert_uint_eq(found->items[0].batch_count, 1);
    ck_assert_int_eq(found->items[0].batches[0], batch);
    chamber_differences_free(found);
    fixture_close(db);
}
END_TEST

/* What was added since is taken away, whatever it said; of what was changed nobody knows what it
 * was before. */
START_TEST(test_differences_past_erased_texts)
{
    struct chamber_differences *found = NULL;
    db = erase_fill(&made);
    struct chamber_request request = {.enterprise = made.enterprise,
                                      .raised_on = "2018-12-29",
                                      .title = "路灯不亮",
                                      .detail = NAME "来电"};
    ck_ok(chamber_request_add(db, &request, NULL));
    chamber_id added = erase_newest_batch(db);
    ck_ok(chamber_person_erase(db, made.person, NULL, SIZE_MAX, NULL));
    ck_ok(chamber_stats_differences(db, "2018", &found));
    ck_assert_int_eq(found->blocked, 0);
    ck_assert_uint_gt(found->count, 0);
    ck_assert_uint_eq(found->items[0].batch_count, 1);
    ck_assert_int_eq(found->items[0].batches[0], added);
    chamber_differences_free(found);
    fixture_close(db);

    db = erase_fill(&made);
    request = (struct chamber_request){.id = made.request, .detail = NAME "又来电"};
    ck_ok(chamber_request_update(db, &request, chamber_field_bit(&chamber_request_noun, "detail"),
                                 NULL));
    chamber_id edited = erase_newest_batch(db);
    fixture_visit(db, made.enterprise, "2018-12-29");
    ck_ok(chamber_person_erase(db, made.person, NULL, SIZE_MAX, NULL));
    ck_ok(chamber_stats_differences(db, "2018", &found));
    ck_assert_int_eq(found->blocked, edited);
    chamber_differences_free(found);
    fixture_close(db);
}
END_TEST

/* --- the dossier --- */
START_TEST(test_dossier_has_every_noun)
{
    const struct chamber_screen *screen = &chamber_person_dossier_screen;
    size_t parts = 0;
    for (const struct chamber_noun *const *noun = chamber_nouns(); *noun; noun++) {
        bool refers = false, has = false;
        for (size_t i = 0; i < (*noun)->field_count; i++)
            refers = refers || (*noun)->fields[i].refers == &chamber_person_noun;
        for (size_t i = 0; i < screen->part_count; i++)
            has = has || screen->parts[i].noun == *noun;
        ck_assert_msg(refers == has, "%s", (*noun)->name);
        parts += has;
    }
    ck_assert_uint_gt(parts, 5);
}
END_TEST

SUITE_MAIN("erase", test_nothing_is_left, test_of_many_pages, test_of_a_name_alone,
           test_texts_in_every_shape, test_texts_that_were_not_chosen, test_shared_name,
           test_refusals_store_nothing, test_no_way_back, test_other_batches_are_taken_back,
           test_person_who_was_removed, test_erased_then_written_again, test_while_another_reads,
           test_history_says_so, test_differences_past_an_erasing,
           test_differences_past_erased_texts, test_dossier_has_every_noun)
