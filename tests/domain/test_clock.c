/* SPDX-License-Identifier: MIT */
/* A machine whose clock is wrong: the journal goes by its numbers, nothing is refused, and all of
 * it can be checked and taken back. */
#include "check_help.h"
#include "fixture.h"

#include <time.h>

#include "base/cleanup.h"

static struct chamber_db *db;
static time_t clock_now;

/* The clock of this program, the library in it included. */
time_t time(time_t *out)
{
    if (out)
        *out = clock_now;
    return clock_now;
}

static chamber_id add_place(const char *name)
{
    struct chamber_place place = {.name = name};
    chamber_id id = 0;
    ck_ok(chamber_place_add(db, &place, &id));
    return id;
}

static void expect_made_at(chamber_id batch, const char *moment)
{
    struct chamber_batch read = {0};
    ck_ok(chamber_batch_get(db, batch, &read));
    ck_text(read.made_at, moment);
    chamber_record_clear(&chamber_batch_noun, &read);
}

START_TEST(test_set_back)
{
    static const struct {
        time_t now;
        const char *moment;
    } clocks[] = {
        {1546257600, "2018-12-31T12:00:00Z"}, /* as it should be */
        {1546171200, "2018-12-30T12:00:00Z"}, /* a day back */
        {1, "1970-01-01T00:00:01Z"},          {4070908800, "2099-01-01T00:00:00Z"},
        {1546257601, "2018-12-31T12:00:01Z"},
    };
    static const char *const names[] = {"甲厦", "乙厦", "丙厦", "丁厦", "戊厦"};
    chamber_id batches[COUNT_OF(clocks)];
    clock_now = clocks[0].now;
    db = fixture_open("2018-12-31");
    for (size_t i = 0; i < COUNT_OF(clocks); i++) {
        clock_now = clocks[i].now;
        add_place(names[i]);
        batches[i] = chamber_last_batch(db);
        ck_assert(i == 0 || batches[i] == batches[i - 1] + 1);
        expect_made_at(batches[i], clocks[i].moment);
    }
    check_sound(db);

    /* newest first is by number, whatever the times say */
    struct chamber_cursor *cursor = NULL;
    struct chamber_batch batch = {0};
    ck_ok(chamber_log_open(db, COUNT_OF(clocks), &cursor));
    for (size_t i = COUNT_OF(clocks); i > 0; i--) {
        ck_assert_int_eq(chamber_cursor_next(cursor, &batch), CHAMBER_ROW);
        ck_assert_int_eq(batch.id, batches[i - 1]);
    }
    chamber_record_clear(&chamber_batch_noun, &batch);
    chamber_cursor_close(cursor);

    clock_now = 1;
    for (size_t i = COUNT_OF(clocks); i > 0; i--)
        ck_ok(chamber_undo(db, batches[i - 1]));
    ck_assert_uint_eq(fixture_count(db, &chamber_place_noun, NULL), 0);
    check_sound(db);
    fixture_close(db);
}
END_TEST

SUITE_MAIN("clock", test_set_back)
