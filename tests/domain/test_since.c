/* SPDX-License-Identifier: MIT */
/* Dated fields: changes of the past entered, corrected, put in between and taken back, as they read
 * on every day afterwards; against a model that knows only "from this day on". */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "domain/fixture.h"

static struct chamber_db *db;

static int change(const char *field, struct chamber_enterprise values, const char *since)
{
    values.id = 1;
    return chamber_enterprise_update(db, &values,
                                     chamber_field_bit(&chamber_enterprise_noun, field), since);
}

static int size_since(const char *size, const char *since)
{
    return change("size", (struct chamber_enterprise){.size = size}, since);
}

static void expect(const char *day, const char *size)
{
    struct chamber_enterprise enterprise = {0};
    ck_ok(chamber_record_get_as_of(db, &chamber_enterprise_noun, 1, day, &enterprise));
    ck_text(enterprise.size, size);
    chamber_enterprise_clear(&enterprise);
}

/* micro from ever, small from 2015, medium from 2017. */
static void setup(void)
{
    struct chamber_enterprise enterprise = {.name = "宏达机械", .size = "micro"};
    db = fixture_open("2018-12-31");
    ck_ok(chamber_enterprise_add(db, &enterprise, NULL));
    ck_ok(size_since("small", "2015-01-01"));
    ck_ok(size_since("medium", "2017-01-01"));
}

START_TEST(test_a_stretch_is_corrected_by_its_first_day)
{
    setup();
    ck_ok(size_since("large", "2015-01-01"));
    expect("2014-12-31", "micro");
    expect("2015-01-01", "large");
    expect("2016-12-31", "large");
    expect("2017-01-01", "medium");
    ck_ok(chamber_undo(db, 0));
    expect("2015-01-01", "small");
    fixture_close(db);
}
END_TEST

START_TEST(test_a_wrong_change_is_taken_back)
{
    setup();
    ck_ok(size_since("micro", "2015-01-01"));
    expect("2016-12-31", "micro");
    expect("2017-01-01", "medium");
    ck_ok(size_since("micro", "2017-01-01"));
    expect("2018-12-31", "micro");
    /* one stretch again: a correction of today's value is one from ever */
    ck_ok(size_since("small", NULL));
    expect("1990-01-01", "small");
    fixture_close(db);
}
END_TEST

START_TEST(test_a_stretch_joins_the_next)
{
    setup();
    ck_ok(size_since("medium", "2015-01-01"));
    ck_ok(size_since("large", NULL)); /* of the whole stretch, from 2015 on */
    expect("2014-12-31", "micro");
    expect("2015-01-01", "large");
    ck_ok(size_since("large", "2010-01-01"));
    expect("2010-01-01", "large");
    ck_ok(size_since("micro", "2010-01-01"));
    expect("2018-12-31", "micro");
    fixture_close(db);
}
END_TEST

START_TEST(test_a_change_in_between_and_one_to_come)
{
    setup();
    ck_ok(size_since("large", "2016-01-01"));
    expect("2015-12-31", "small");
    expect("2016-01-01", "large");
    expect("2017-01-01", "medium");
    chamber_id batch = chamber_last_batch(db);
    ck_ok(size_since("large", "2016-06-01")); /* it is so already */
    ck_assert_int_eq(chamber_last_batch(db), batch);
    ck_ok(size_since("micro", "2019-03-01"));
    expect("2018-12-31", "medium");
    expect("2019-02-28", "medium");
    expect("2019-03-01", "micro");
    ck_ok(size_since("medium", "2019-03-01"));
    expect("2030-01-01", "medium");
    fixture_close(db);
}
END_TEST

START_TEST(test_a_field_is_filled_and_emptied)
{
    struct chamber_place place = {.name = "示例大厦"};
    chamber_id building;
    setup();
    ck_ok(chamber_place_add(db, &place, &building));
    ck_ok(change("place", (struct chamber_enterprise){.place = building}, "2016-01-01"));
    ck_ok(change("place", (struct chamber_enterprise){0}, "2018-01-01"));
    struct chamber_enterprise past = {0};
    ck_ok(chamber_record_get_as_of(db, &chamber_enterprise_noun, 1, "2017-12-31", &past));
    ck_assert_int_eq(past.place, building);
    ck_ok(chamber_record_get_as_of(db, &chamber_enterprise_noun, 1, "2015-12-31", &past));
    ck_assert_int_eq(past.place, 0);
    ck_ok(chamber_enterprise_get(db, 1, &past));
    ck_assert_int_eq(past.place, 0);
    chamber_enterprise_clear(&past);
    /* a change that never was leaves nothing behind: the place can go */
    ck_ok(change("place", (struct chamber_enterprise){0}, "2016-01-01"));
    ck_ok(chamber_place_remove(db, building));
    ck_fails(change("name", (struct chamber_enterprise){0}, "2016-01-01"), CHAMBER_E_USAGE,
             "field_missing", "name");
    fixture_close(db);
}
END_TEST

/* --- random changes --- */
enum { YEARS = 10, FIRST_YEAR = 2010, CHANGES = 60, SIZES = 5 };
static const char *const sizes[SIZES] = {NULL, "micro", "small", "medium", "large"};

/* The value from each first of January on, and whether a change was entered there. */
struct model {
    int value[YEARS + 1]; /* [0]: from ever */
    bool starts[YEARS + 1];
};

static void model_put(struct model *model, int year, int value)
{
    if (model->value[year] == value)
        return;
    model->starts[year] = true;
    for (int y = year; y <= YEARS && (y == year || !model->starts[y]); y++)
        model->value[y] = value;
    for (int y = 1; y <= YEARS; y++)
        if (model->starts[y] && model->value[y] == model->value[y - 1])
            model->starts[y] = false;
}

static void expect_model(const struct model *model)
{
    for (int y = 0; y <= YEARS; y++) {
        char day[11];
        snprintf(day, sizeof(day), "%d-06-01", FIRST_YEAR + y - 1);
        expect(day, sizes[model->value[y]]);
    }
}

START_TEST(test_random_changes_and_their_undo)
{
    for (unsigned seed = 1; seed <= 6; seed++) {
        unsigned state = seed;
        struct model models[CHANGES + 1] = {0};
        chamber_id batches[CHANGES + 1];
        int count = 0;
        db = fixture_open("2018-12-31");
        fixture_enterprise(db, "宏达机械", NULL);
        for (int n = 0; n < CHANGES; n++) {
            int year = rand_r(&state) % YEARS + 1;
            int value = rand_r(&state) % SIZES;
            char since[11];
            snprintf(since, sizeof(since), "%d-01-01", FIRST_YEAR + year - 1);
            chamber_id before = chamber_last_batch(db);
            struct model next = models[count];
            model_put(&next, year, value);
            ck_ok(size_since(sizes[value], since));
            ck_assert_int_eq(chamber_last_batch(db) != before,
                             next.value[year] != models[count].value[year]);
            if (chamber_last_batch(db) == before)
                continue;
            models[++count] = next;
            batches[count] = chamber_last_batch(db);
            expect_model(&next);
        }
        ck_assert_int_gt(count, CHANGES / 2);
        for (; count > 0; count--) {
            ck_ok(chamber_undo(db, batches[count]));
            expect_model(&models[count - 1]);
        }
        fixture_close(db);
    }
}
END_TEST

SUITE_MAIN("since", test_a_stretch_is_corrected_by_its_first_day, test_a_wrong_change_is_taken_back,
           test_a_stretch_joins_the_next, test_a_change_in_between_and_one_to_come,
           test_a_field_is_filled_and_emptied, test_random_changes_and_their_undo)
