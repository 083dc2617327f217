/* SPDX-License-Identifier: MIT */
/* The first events of an enterprise, from the status and days it arrives with. */
#include <string.h>

#include "domain/fixture.h"

struct arrival {
    const char *status, *joined_on, *left_on; /* as given */
    const char *becomes;                      /* the status; NULL: refused */
    const char *told;                         /* the events, or the field that is named */
};

static const struct arrival arrivals[] = {
    {NULL, NULL, NULL, "prospect", "register - prospect"},
    {"prospect", NULL, NULL, "prospect", "register - prospect"},
    {"applicant", NULL, NULL, "applicant", "register - prospect\napply - applicant"},
    {"member", NULL, NULL, "member", "register - prospect\nadmit - member"},
    {"member", "2012-03-01", NULL, "member", "register - prospect\nadmit 2012-03-01 member"},
    {NULL, "2012-03-01", NULL, "member", "register - prospect\nadmit 2012-03-01 member"},
    {"suspended", NULL, NULL, "suspended",
     "register - prospect\nadmit - member\nsuspend - suspended"},
    {"suspended", "2012-03-01", NULL, "suspended",
     "register - prospect\nadmit 2012-03-01 member\nsuspend 2012-03-01 suspended"},
    {"left", NULL, NULL, "left", "register - prospect\nadmit - member\nleave - left"},
    {"left", NULL, "2015-01-01", "left",
     "register - prospect\nadmit - member\nleave 2015-01-01 left"},
    {"left", "2012-03-01", "2015-01-01", "left",
     "register - prospect\nadmit 2012-03-01 member\nleave 2015-01-01 left"},
    {NULL, "2012-03-01", "2015-01-01", "left",
     "register - prospect\nadmit 2012-03-01 member\nleave 2015-01-01 left"},
    {NULL, NULL, "2015-01-01", "left",
     "register - prospect\nadmit - member\nleave 2015-01-01 left"},
    {"left", "2012-03-01", "2012-03-01", "left",
     "register - prospect\nadmit 2012-03-01 member\nleave 2012-03-01 left"},
    /* former members that apply again, or were turned down then */
    {"applicant", "2012-03-01", "2015-01-01", "applicant",
     "register - prospect\nadmit 2012-03-01 member\nleave 2015-01-01 left\n"
     "apply 2015-01-01 applicant"},
    {"prospect", "2012-03-01", "2015-01-01", "prospect",
     "register - prospect\nadmit 2012-03-01 member\nleave 2015-01-01 left\n"
     "apply 2015-01-01 applicant\nreject 2015-01-01 prospect"},
    /* what contradicts itself */
    {"prospect", "2012-03-01", NULL, NULL, "joined_on"},
    {"applicant", "2012-03-01", NULL, NULL, "joined_on"},
    {"member", "2012-03-01", "2015-01-01", NULL, "left_on"},
    {"member", NULL, "2015-01-01", NULL, "left_on"},
    {"suspended", "2012-03-01", "2015-01-01", NULL, "left_on"},
    {"left", "2012-03-01", NULL, NULL, "left_on"},
    {"left", "2015-01-01", "2012-03-01", NULL, "left_on"},
    {NULL, "2015-01-01", "2012-03-01", NULL, "left_on"},
    {"member", "2019-01-01", NULL, NULL, "joined_on"},
    {"left", NULL, "2019-01-01", NULL, "left_on"},
    {"member", "2012-02-30", NULL, NULL, "joined_on"},
    {"guest", NULL, NULL, NULL, "status"},
};

static void check_arrival(struct chamber_db *db, const struct arrival *arrival, size_t n)
{
    struct chamber_enterprise stored = {0};
    struct chamber_enterprise enterprise = {
        .status = arrival->status, .joined_on = arrival->joined_on, .left_on = arrival->left_on};
    char name[40];
    chamber_id id = 0;
    snprintf(name, sizeof(name), "企业%zu", n);
    enterprise.name = name;
    int rc = chamber_enterprise_add(db, &enterprise, &id);
    if (!arrival->becomes) {
        ck_assert_msg(rc == CHAMBER_E_REFUSED, "%zu: %d", n, rc);
        ck_text(chamber_error(db)->field, arrival->told);
        return;
    }
    ck_assert_msg(rc == CHAMBER_OK, "%zu: %s", n, chamber_error_text(db));
    ck_ok(chamber_enterprise_get(db, id, &stored));
    ck_text(stored.status, arrival->becomes);
    ck_text(stored.joined_on, arrival->joined_on);
    ck_text(stored.left_on, arrival->left_on);
    ck_text(fixture_enterprise_events(db, id), arrival->told);
    chamber_enterprise_clear(&stored);
}

START_TEST(test_arrivals)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    for (size_t i = 0; i < sizeof(arrivals) / sizeof(arrivals[0]); i++)
        check_arrival(db, &arrivals[i], i);
    fixture_close(db);
}
END_TEST

/* What follows from the events is what is stored, also read as of today. */
START_TEST(test_derived_is_stored)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    struct chamber_enterprise now = {0};
    struct chamber_enterprise derived = {0};
    for (size_t i = 0; i < sizeof(arrivals) / sizeof(arrivals[0]); i++) {
        struct chamber_enterprise enterprise = {.name = "乙公司",
                                                .status = arrivals[i].status,
                                                .joined_on = arrivals[i].joined_on,
                                                .left_on = arrivals[i].left_on};
        chamber_id id = 0;
        if (!arrivals[i].becomes)
            continue;
        ck_ok(chamber_enterprise_add(db, &enterprise, &id));
        ck_ok(chamber_enterprise_get(db, id, &now));
        ck_ok(chamber_record_get_as_of(db, &chamber_enterprise_noun, id, "2018-12-31", &derived));
        ck_text(derived.status, now.status);
        ck_text(derived.joined_on, now.joined_on);
        ck_text(derived.left_on, now.left_on);
    }
    chamber_enterprise_clear(&now);
    chamber_enterprise_clear(&derived);
    fixture_close(db);
}
END_TEST

START_TEST(test_moved_by_verbs_only)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    chamber_id id = fixture_enterprise(db, "甲公司", "2018-01-01");
    struct chamber_enterprise edit = {.id = id, .status = "left", .joined_on = "2018-01-01"};
    uint64_t status = chamber_field_bit(&chamber_enterprise_noun, "status");
    uint64_t joined_on = chamber_field_bit(&chamber_enterprise_noun, "joined_on");
    ck_fails(chamber_enterprise_update(db, &edit, status, NULL), CHAMBER_E_REFUSED,
             "moved_by_verbs", "status");
    ck_ok(chamber_enterprise_update(db, &edit, joined_on, NULL)); /* nothing changes */
    struct chamber_enterprise_event event = {
        .enterprise = id, .step = "leave", .status = "left", .happened_on = "2018-02-01"};
    ck_fails(chamber_enterprise_event_add(db, &event, NULL), CHAMBER_E_REFUSED, "events_by_verbs",
             NULL);
    fixture_close(db);
}
END_TEST

SUITE_MAIN("members_first", test_arrivals, test_derived_is_stored, test_moved_by_verbs_only)
