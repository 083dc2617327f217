/* SPDX-License-Identifier: MIT */
/* Every condition of a list that takes a number: the more, the more is listed, or the less, up to
 * the greatest number there may be. */
#include <stdlib.h>
#include <string.h>

#include "domain/fixture.h"

static struct chamber_db *db;

/* --- something that every condition tells apart --- */
static void add_request(chamber_id enterprise, const char *due_on)
{
    chamber_id id = fixture_request(db, enterprise, "2018-12-01");
    struct chamber_request_step step = {.on = "2018-12-02", .department = "tax", .due_on = due_on};
    ck_ok(chamber_request_step(db, id, "assign", &step));
}

static void add_enterprise(const char *name, const char *confirmed_on, const char *visited_on)
{
    struct chamber_enterprise enterprise = {
        .name = name, .joined_on = "2010-01-01", .confirmed_on = confirmed_on};
    chamber_id id = 0;
    ck_ok(chamber_enterprise_add(db, &enterprise, &id));
    if (visited_on)
        fixture_visit(db, id, visited_on);
}

static void add_term(int64_t number, const char *until_on)
{
    struct chamber_term term = {
        .number = {true, number}, .from_on = "2013-01-01", .until_on = until_on};
    struct chamber_post post = {.person = fixture_person(db, "钱某", 0),
                                .role = 1,
                                .from_on = "2013-01-01",
                                .until_on = until_on};
    ck_ok(chamber_term_add(db, &term, NULL));
    ck_ok(chamber_post_add(db, &post, NULL));
}

/* In the first half of January a month ago is before this year began: 0 (this year) is less. */
static void fill(void)
{
    db = fixture_open("2019-01-15");
    add_enterprise("甲公司", "2019-01-15", "2019-01-03");
    add_enterprise("乙公司", "2018-06-01", "2018-12-20");
    add_enterprise("丙公司", "2010-01-01", "2015-05-05");
    add_enterprise("丁公司", NULL, NULL);
    add_request(1, "2019-01-15");
    add_request(1, "2019-01-16");
    add_request(1, "2020-01-01");
    add_term(1, "2019-01-15");
    add_term(2, "2019-02-01");
    add_term(3, "2030-01-01");
}

/* --- what is listed --- */
static int open_waiting(const struct chamber_list *list, struct chamber_cursor **cursor)
{
    return chamber_request_waiting_open(db, list, cursor);
}

/* The ids of a pass, in *ids, to be freed with chamber_free(ids->items). */
static void read_ids(const struct chamber_noun *noun, const char *condition, const char *number,
                     struct chamber_ids *ids)
{
    const struct chamber_filter filter = {condition, number};
    const struct chamber_list list = {.filters = &filter, .filter_count = 1};
    struct chamber_cursor *cursor = NULL;
    chamber_id *record = calloc(1, chamber_noun_size(noun)); /* begins with its id */
    ids->items = calloc(16, sizeof *ids->items);
    ck_assert(record && ids->items);
    ck_ok(noun == &chamber_request_waiting_noun ? open_waiting(&list, &cursor)
                                                : chamber_cursor_open(db, noun, &list, &cursor));
    for (ids->count = 0; chamber_cursor_next(cursor, record) == CHAMBER_ROW; ids->count++) {
        ck_assert_uint_lt(ids->count, 16);
        ids->items[ids->count] = *record;
    }
    chamber_cursor_close(cursor);
    chamber_record_clear(noun, record);
    free(record);
}

static bool within(const struct chamber_ids *few, const struct chamber_ids *many)
{
    size_t found = 0;
    for (size_t i = 0; i < few->count; i++)
        for (size_t n = 0; n < many->count; n++)
            found += few->items[i] == many->items[n];
    return found == few->count && few->count < many->count;
}

static void check_condition(const struct chamber_noun *noun, const char *name)
{
    struct chamber_ids none = {0}, one = {0}, most = {0};
    read_ids(noun, name, "0", &none);
    read_ids(noun, name, "1", &one);
    read_ids(noun, name, "999999", &most);
    bool rising = within(&none, &one) && within(&one, &most);
    bool falling = within(&one, &none) && within(&most, &one);
    ck_assert_msg(rising || falling, "%s %s: %zu %zu %zu", chamber_noun_name(noun), name,
                  none.count, one.count, most.count);
    free(none.items);
    free(one.items);
    free(most.items);
}

/* How many of the noun's conditions take a number. */
static size_t check_noun(const struct chamber_noun *noun)
{
    size_t count, checked = 0;
    const struct chamber_condition *conditions = chamber_noun_conditions(noun, &count);
    for (size_t i = 0; i < count; i++) {
        if (conditions[i].takes != CHAMBER_TAKES_NUMBER)
            continue;
        check_condition(noun, conditions[i].name);
        checked++;
    }
    return checked;
}

START_TEST(test_numbers)
{
    fill();
    size_t checked = check_noun(&chamber_request_waiting_noun);
    for (const struct chamber_noun *const *noun = chamber_nouns(); *noun; noun++)
        checked += check_noun(*noun);
    ck_assert_uint_ge(checked, 6);
    fixture_close(db);
}
END_TEST

START_TEST(test_no_numbers)
{
    static const char *const texts[] = {"-1", "1.5", "一", "1000000"};
    struct chamber_filter filter = {.name = "unvisited"};
    const struct chamber_list list = {.filters = &filter, .filter_count = 1};
    struct chamber_cursor *cursor = NULL;
    db = fixture_open("2019-01-15");
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        filter.text = texts[i];
        ck_fails(chamber_enterprise_open(db, &list, &cursor), CHAMBER_E_USAGE, "condition_number",
                 NULL);
    }
    ck_assert_ptr_null(cursor);
    fixture_close(db);
}
END_TEST

SUITE_MAIN("conditions", test_numbers, test_no_numbers)
