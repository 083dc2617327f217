/* SPDX-License-Identifier: MIT */
/* What ends soon, on random terms and posts: the two conditions and the one list agree with a plain
 * recount, for many days and spans. */
#include <stdio.h>
#include <string.h>

#include "domain/fixture.h"

enum { TERMS = 6, POSTS = 60, ROUNDS = 40, DAYS = 28, DAY_SIZE = 40 };

/* Days of months 0 to 59 of 2015 to 2019 as text; "" is none. */
struct span {
    char from[DAY_SIZE], until[DAY_SIZE];
};

static struct span terms[TERMS + 1]; /* by number, from 1 */
static struct span posts[POSTS + 1];
static int term_of[POSTS + 1]; /* 0: none */
static struct chamber_db *db;

static void write_day(int month, int day, char out[DAY_SIZE])
{
    snprintf(out, DAY_SIZE, "%04d-%02d-%02d", 2015 + month / 12, month % 12 + 1, day);
}

static int last_day(int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (2015 + month / 12) % 4 == 0;
    return days[month % 12] + (leap && month % 12 == 1);
}

static int below(int limit)
{
    return rand() % limit;
}

static int some_day(int month)
{
    return below(3) == 0 ? last_day(month) : below(DAYS) + 1;
}

static void make_span(struct span *span)
{
    int month = below(48);
    int end = month + 1 + below(12);
    write_day(month, some_day(month), span->from);
    span->until[0] = '\0';
    if (below(3) > 0)
        write_day(end, some_day(end), span->until);
}

static void make_all(void)
{
    chamber_id role = 0;
    ck_ok(chamber_role_find(db, "理事", CHAMBER_WHOLE, &role));
    chamber_id person = fixture_person(db, "张某", 0);
    for (int i = 1; i <= TERMS; i++) {
        make_span(&terms[i]);
        struct chamber_term term = {
            .number = {true, i}, .from_on = terms[i].from, .until_on = terms[i].until};
        chamber_id id = 0;
        ck_ok(chamber_term_add(db, &term, &id));
        ck_assert_int_eq(id, i);
    }
    for (int i = 1; i <= POSTS; i++) {
        make_span(&posts[i]);
        term_of[i] = below(TERMS + 1);
        struct chamber_post post = {.person = person,
                                    .role = role,
                                    .term = term_of[i],
                                    .from_on = posts[i].from,
                                    .until_on = posts[i].until};
        chamber_id id = 0;
        ck_ok(chamber_post_add(db, &post, &id));
        ck_assert_int_eq(id, i);
    }
}

/* --- the recount --- */
static bool held(int post, const char *day)
{
    return strcmp(posts[post].from, day) <= 0 &&
           (!*posts[post].until || strcmp(posts[post].until, day) >= 0);
}

static const char *end_of(int post)
{
    if (*posts[post].until)
        return posts[post].until;
    return term_of[post] ? terms[term_of[post]].until : "";
}

static bool post_ends(int post, const char *day, const char *last)
{
    return held(post, day) && *end_of(post) && strcmp(end_of(post), last) <= 0;
}

static bool term_ends(int term, const char *day, const char *last)
{
    const struct span *span = &terms[term];
    if (!*span->until || strcmp(span->from, day) > 0 || strcmp(span->until, last) > 0)
        return false;
    bool overdue = strcmp(span->until, day) < 0;
    for (int i = 1; i <= POSTS && overdue; i++)
        if (term_of[i] == term && held(i, day))
            return true;
    return !overdue;
}

/* --- what is asked --- */
static void check_list(const struct chamber_noun *noun, int count,
                       bool (*ends)(int, const char *, const char *), const char *day,
                       const char *months, const char *last)
{
    union {
        chamber_id id;
        struct chamber_term term;
        struct chamber_post post;
    } record = {0};
    const struct chamber_filter filter = {"ending_within", months};
    const struct chamber_list list = {.filters = &filter, .filter_count = 1};
    struct chamber_cursor *cursor = NULL;
    bool found[POSTS + 1] = {false};
    ck_ok(chamber_cursor_open(db, noun, &list, &cursor));
    while (chamber_cursor_next(cursor, &record) == CHAMBER_ROW)
        found[record.id] = true;
    chamber_cursor_close(cursor);
    chamber_record_clear(noun, &record);
    for (int i = 1; i <= count; i++)
        ck_assert_msg(found[i] == ends(i, day, last), "%s %d on %s within %s (%s): %d",
                      chamber_noun_name(noun), i, day, months, last, found[i]);
}

static int check_endings(const char *day, int months, const char *last)
{
    struct chamber_cursor *cursor = NULL;
    struct chamber_post_ending row = {0};
    char before[DAY_SIZE] = "";
    int expected = 0, count = 0;
    ck_ok(chamber_post_ending_open(db, day, months, &cursor));
    while (chamber_cursor_next(cursor, &row) == CHAMBER_ROW) {
        const char *end = row.post ? end_of((int)row.post) : terms[row.term].until;
        count++;
        ck_assert_str_eq(row.until_on, end);
        ck_assert_int_eq(row.overdue == CHAMBER_YES, strcmp(end, day) < 0);
        ck_assert_int_le(strcmp(before, end), 0);
        snprintf(before, sizeof(before), "%s", end);
        ck_assert(row.post ? post_ends((int)row.post, day, last)
                           : term_ends((int)row.term, day, last));
    }
    chamber_cursor_close(cursor);
    chamber_record_clear(&chamber_post_ending_noun, &row);
    for (int i = 1; i <= TERMS; i++)
        expected += term_ends(i, day, last);
    for (int i = 1; i <= POSTS; i++)
        expected += post_ends(i, day, last);
    ck_assert_int_eq(count, expected);
    return count;
}

START_TEST(test_three_ways_agree)
{
    int seen = 0;
    srand(20181231);
    db = fixture_open("2018-12-31");
    make_all();
    for (int i = 0; i < ROUNDS; i++) {
        char day[DAY_SIZE], last[DAY_SIZE], number[DAY_SIZE];
        int month = below(45), months = below(15);
        int of_month = some_day(month);
        int latest = last_day(month + months);
        write_day(month, of_month, day);
        write_day(month + months, of_month > latest ? latest : of_month, last);
        snprintf(number, sizeof(number), "%d", months);
        ck_ok(chamber_set_today(db, day));
        check_list(&chamber_term_noun, TERMS, term_ends, day, number, last);
        check_list(&chamber_post_noun, POSTS, post_ends, day, number, last);
        seen += check_endings(day, months, last);
    }
    ck_assert_int_gt(seen, ROUNDS);
    fixture_close(db);
}
END_TEST

SUITE_MAIN("terms_random", test_three_ways_agree)
