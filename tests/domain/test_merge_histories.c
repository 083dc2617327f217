/* SPDX-License-Identifier: MIT */
/* The membership events of two records of one enterprise become one history. */
#include "domain/merge_help.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "domain/digest.h"
#include "domain/fixture.h"

static struct chamber_db *db;

/* A merge of histories: the steps of each as "verb day" pairs, and what comes of them. */
struct histories {
    const char *joined_on; /* of the one kept; NULL: none, "-": on a day not known */
    const char *keep[7];
    const char *drop_joined_on;
    const char *drop[7];
    const char *events; /* NULL: refused */
    const char *told;   /* in the note, or NULL */
};

static chamber_id with_history(const char *name, const char *joined_on, const char *const *steps)
{
    bool member = joined_on && strcmp(joined_on, "-") == 0;
    struct chamber_enterprise enterprise = {
        .name = name, .status = member ? "member" : NULL, .joined_on = member ? NULL : joined_on};
    ck_ok(chamber_enterprise_add(db, &enterprise, &enterprise.id));
    for (size_t i = 0; steps[i]; i += 2)
        merge_step(db, enterprise.id, steps[i], steps[i + 1], NULL);
    return enterprise.id;
}

static const struct histories histories[] = {
    /* nothing but the register on one side or the other */
    {NULL,
     {NULL},
     "2015-01-01",
     {"leave", "2016-01-01"},
     "register - prospect\nadmit 2015-01-01 member\nleave 2016-01-01 left",
     NULL},
    {"2015-01-01", {NULL}, NULL, {NULL}, "register - prospect\nadmit 2015-01-01 member", NULL},
    /* the same said twice */
    {"2015-01-01",
     {"suspend", "2016-01-01"},
     "2015-01-01",
     {"suspend", "2016-01-01", "resume", "2017-01-01"},
     "register - prospect\nadmit 2015-01-01 member\nsuspend 2016-01-01 suspended\n"
     "resume 2017-01-01 member",
     NULL},
    /* said again later, and said without a day */
    {"2015-01-01",
     {NULL},
     "2016-02-02",
     {NULL},
     "register - prospect\nadmit 2015-01-01 member",
     "未并入的会籍变动 2016-02-02 入会"},
    {"-", {NULL}, "2016-02-02", {NULL}, "register - prospect\nadmit 2016-02-02 member", NULL},
    /* one after the other */
    {"2010-01-01",
     {"leave", "2012-01-01"},
     NULL,
     {"apply", "2013-01-01", "admit", "2014-01-01"},
     "register - prospect\nadmit 2010-01-01 member\nleave 2012-01-01 left\n"
     "apply 2013-01-01 applicant\nadmit 2014-01-01 member",
     NULL},
    /* in between */
    {NULL,
     {"apply", "2013-01-01", "admit", "2014-01-01"},
     NULL,
     {"apply", "2013-01-01", "reject", "2013-06-01", "apply", "2013-07-01"},
     "register - prospect\napply 2013-01-01 applicant\nreject 2013-06-01 prospect\n"
     "apply 2013-07-01 applicant\nadmit 2014-01-01 member",
     NULL},
    /* no single history: it cannot have applied while a member */
    {"2015-01-01", {NULL}, NULL, {"apply", "2016-01-01"}, NULL, NULL},
    {"2010-01-01", {"leave", "2012-01-01"}, "2010-01-01", {"suspend", "2013-01-01"}, NULL, NULL},
};

static void merge_histories(const struct histories *h)
{
    db = fixture_open("2018-12-31");
    chamber_id keep = with_history("甲公司", h->joined_on, h->keep);
    chamber_id drop = with_history("乙公司", h->drop_joined_on, h->drop);
    char *before = digest_of(db);
    if (h->events) {
        struct chamber_enterprise got = {0};
        merge_and_back(db, keep, drop);
        ck_assert_str_eq(fixture_enterprise_events(db, keep), h->events);
        ck_ok(chamber_enterprise_get(db, keep, &got));
        ck_assert_msg(!h->told == !strstr(got.note, "未并入"), "%s", got.note);
        ck_assert_msg(!h->told || strstr(got.note, h->told), "%s", got.note);
        chamber_enterprise_clear(&got);
    } else {
        ck_fails(chamber_enterprise_merge(db, keep, drop), CHAMBER_E_REFUSED, "merge_histories",
                 NULL);
        char *after = digest_of(db);
        ck_assert_str_eq(before, after);
        free(after);
    }
    free(before);
    fixture_close(db);
}

START_TEST(test_histories)
{
    for (size_t i = 0; i < sizeof histories / sizeof *histories; i++)
        merge_histories(&histories[i]);
}
END_TEST

/* What the event that stays does not say besides is told in the note. */
START_TEST(test_other_reasons_are_told)
{
    static const struct {
        struct chamber_enterprise_step keep, drop;
        const char *told; /* NULL: nothing */
    } cases[] = {
        {{"2016-01-01", "moved", "迁往外区"}, {"2016-01-01", "moved", "迁往外区"}, NULL},
        {{"2016-01-01", "moved", "迁往外区"}, {"2016-01-01", NULL, NULL}, NULL},
        {{"2016-01-01", "moved", NULL},
         {"2016-01-01", "voluntary", NULL},
         "2016-01-01 退会 主动退会"},
        {{"2016-01-01", NULL, "迁往外区"}, {"2016-01-01", NULL, "停业"}, "2016-01-01 退会 停业"},
        {{"2016-01-01", "moved", NULL}, {"2016-02-01", "moved", NULL}, "2016-02-01 退会"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct chamber_enterprise got = {0};
        db = fixture_open("2018-12-31");
        chamber_id keep = fixture_enterprise(db, "甲公司", "2015-01-01");
        chamber_id drop = fixture_enterprise(db, "乙公司", "2015-01-01");
        ck_ok(chamber_enterprise_step(db, keep, "leave", &cases[i].keep));
        ck_ok(chamber_enterprise_step(db, drop, "leave", &cases[i].drop));
        merge_and_back(db, keep, drop);
        ck_ok(chamber_enterprise_get(db, keep, &got));
        ck_assert_msg(!cases[i].told == !strstr(got.note, "未并入"), "%zu: %s", i, got.note);
        ck_assert_msg(!cases[i].told || strstr(got.note, cases[i].told), "%zu: %s", i, got.note);
        chamber_enterprise_clear(&got);
        fixture_close(db);
    }
}
END_TEST

START_TEST(test_a_reason_is_not_lost)
{
    db = fixture_open("2018-12-31");
    chamber_id keep = fixture_enterprise(db, "甲公司", "2015-01-01");
    chamber_id drop = fixture_enterprise(db, "乙公司", "2015-01-01");
    struct chamber_enterprise_step left = {
        .on = "2016-01-01", .reason = "moved", .note = "迁往外区"};
    struct chamber_enterprise got = {0};
    ck_ok(chamber_enterprise_step(db, drop, "leave", &left));
    merge_step(db, keep, "leave", "2016-01-01", NULL);
    merge_and_back(db, keep, drop);
    /* the one entered first stays; the other says nothing more */
    ck_assert_str_eq(fixture_enterprise_events(db, keep),
                     "register - prospect\nadmit 2015-01-01 member\nleave 2016-01-01 left");
    ck_ok(chamber_enterprise_get(db, keep, &got));
    ck_text(got.note, "合并自 #2 乙公司");
    struct chamber_history *history = NULL;
    struct chamber_change change = {0};
    bool shown = false;
    ck_ok(chamber_history_open(db, &chamber_enterprise_noun, keep, CHAMBER_CODES, &history));
    while (chamber_history_next(history, &change) == CHAMBER_ROW)
        shown |= change.after && strcmp(change.after, "迁往外区") == 0;
    ck_assert_msg(shown, "the history lacks the event that came along");
    chamber_history_close(history);
    chamber_record_clear(&chamber_change_noun, &change);
    chamber_enterprise_clear(&got);
    fixture_close(db);
}
END_TEST

/* A history that was given to another record is one: events put in later stand in the way. */
START_TEST(test_undo_after_an_event_put_in)
{
    db = fixture_open("2018-12-31");
    chamber_id keep = fixture_enterprise(db, "甲公司", NULL);
    chamber_id drop = fixture_enterprise(db, "乙公司", "2015-01-01");
    ck_ok(chamber_enterprise_merge(db, keep, drop));
    chamber_id batch = chamber_last_batch(db);
    struct chamber_enterprise_event apply = {.step = "apply", .happened_on = "2014-01-01"};
    ck_ok(chamber_enterprise_amend_insert(db, keep, &apply, NULL));
    ck_fails(chamber_undo(db, batch), CHAMBER_E_REFUSED, "undo_later", NULL);
    ck_ok(chamber_undo(db, 0));
    ck_ok(chamber_undo(db, batch));
    fixture_close(db);
}
END_TEST

/* --- random records --- */
static unsigned seed;

static unsigned pick(unsigned below)
{
    seed = seed * 1103515245U + 12345U;
    return (seed >> 16) % below;
}

/* Random steps on rising days; those that do not fit are refused and left out. */
static chamber_id random_enterprise(int n)
{
    static const char *const verbs[] = {"apply", "reject", "admit", "suspend", "resume", "leave"};
    char name[40], day[11], phone[16];
    snprintf(name, sizeof name, "示例第%d公司", n);
    snprintf(phone, sizeof phone, "5555%04u", pick(3));
    struct chamber_enterprise enterprise = {.name = name,
                                            .phone = pick(2) ? phone : NULL,
                                            .industry = pick(2) ? (pick(2) ? "C" : "F") : NULL,
                                            .status = pick(4) ? NULL : "member"};
    ck_ok(chamber_enterprise_add(db, &enterprise, &enterprise.id));
    for (int year = 2005; year < 2018; year++) {
        snprintf(day, sizeof day, "%d-%02u-01", year, 1 + pick(12));
        struct chamber_enterprise_step told = {.on = day};
        if (pick(3) == 0)
            (void)chamber_enterprise_step(db, enterprise.id, verbs[pick(6)], &told);
    }
    for (unsigned i = pick(3); i > 0; i--)
        fixture_visit(db, enterprise.id, "2018-07-20");
    return enterprise.id;
}

START_TEST(test_random_merges_are_taken_back)
{
    enum { PAIRS = 60 };
    int merged = 0;
    db = fixture_open("2018-12-31");
    seed = 5;
    for (int i = 0; i < PAIRS; i++) {
        ck_ok(chamber_begin(db, "random"));
        chamber_id keep = random_enterprise(2 * i), drop = random_enterprise(2 * i + 1);
        ck_ok(chamber_end(db, CHAMBER_OK));
        char *before = digest_of(db);
        size_t visits = naming(db, &chamber_visit_noun, "enterprise", keep) +
                        naming(db, &chamber_visit_noun, "enterprise", drop);
        int rc = chamber_enterprise_merge(db, keep, drop);
        if (rc == CHAMBER_OK) {
            merged++;
            ck_assert_uint_eq(naming(db, &chamber_visit_noun, "enterprise", keep), visits);
            ck_ok(chamber_undo(db, 0));
        } else {
            ck_assert_int_eq(rc, CHAMBER_E_REFUSED);
        }
        char *after = digest_of(db);
        ck_assert_str_eq(before, after);
        free(before);
        free(after);
    }
    ck_assert_int_gt(merged, PAIRS / 4);
    ck_assert_int_lt(merged, PAIRS);
    fixture_close(db);
}
END_TEST

SUITE_MAIN("merge_histories", test_other_reasons_are_told, test_histories,
           test_a_reason_is_not_lost, test_undo_after_an_event_put_in,
           test_random_merges_are_taken_back)
