/* SPDX-License-Identifier: MIT */
/* How far a campaign has come and whose turn it is; how far the leaders have come with theirs. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "domain/fixture.h"

static struct chamber_db *db;
static char lines[2000];

static void say(const char *text)
{
    size_t used = strlen(lines);
    snprintf(lines + used, sizeof(lines) - used, "%s%s", used ? " " : "", text);
}

static chamber_id campaign(const char *name, const char *from_on, chamber_id *targets, size_t count)
{
    struct chamber_campaign record = {.name = name,
                                      .from_on = from_on,
                                      .until_on = "2018-08-31",
                                      .enterprises = {.items = targets, .count = count}};
    chamber_id id = 0;
    ck_ok(chamber_campaign_add(db, &record, &id));
    return id;
}

static void visit(chamber_id enterprise, const char *day, chamber_id of_campaign, const char *state,
                  chamber_id visitor)
{
    struct chamber_visit record = {.enterprise = enterprise,
                                   .visited_on = day,
                                   .campaign = of_campaign,
                                   .form = "phone",
                                   .state = state,
                                   .visitors = {.items = &visitor, .count = visitor != 0}};
    ck_ok(chamber_visit_add(db, &record, NULL));
}

/* A done visit dated after the day on which it is asked about. */
static void visit_tomorrow(chamber_id enterprise, const char *day, chamber_id of_campaign,
                           chamber_id visitor)
{
    char today[16];
    snprintf(today, sizeof(today), "%s", chamber_today(db));
    ck_ok(chamber_set_today(db, day));
    visit(enterprise, day, of_campaign, "done", visitor);
    ck_ok(chamber_set_today(db, today));
}

static chamber_id liaison(chamber_id person, chamber_id enterprise, const char *from_on,
                          const char *until_on)
{
    struct chamber_liaison record = {
        .person = person, .enterprise = enterprise, .from_on = from_on, .until_on = until_on};
    chamber_id id = 0;
    ck_ok(chamber_liaison_add(db, &record, &id));
    return id;
}

static chamber_id person(const char *name)
{
    return fixture_person(db, name, 0);
}

/* --- campaigns --- */
/* "3/1: 甲公司 乙公司(张某)". */
static const char *progress(chamber_id of_campaign)
{
    struct chamber_campaign_progress numbers = {0};
    struct chamber_campaign_left left = {0};
    struct chamber_cursor *cursor = NULL;
    char text[200];
    int rc;
    lines[0] = '\0';
    ck_ok(chamber_campaign_progress_open(db, of_campaign, &numbers, &cursor));
    ck_assert(numbers.target.given && numbers.visited.given);
    snprintf(text, sizeof(text), "%d/%d:", (int)numbers.target.value, (int)numbers.visited.value);
    say(text);
    while ((rc = chamber_cursor_next(cursor, &left)) == CHAMBER_ROW) {
        ck_assert_int_eq(left.person != 0, left.person_name != NULL);
        snprintf(text, sizeof(text), left.person ? "%s(%s)" : "%s", left.enterprise_name,
                 fixture_text(left.person_name));
        say(text);
    }
    ck_assert_int_eq(rc, CHAMBER_OK);
    chamber_cursor_close(cursor);
    chamber_record_clear(&chamber_campaign_left_noun, &left);
    return lines;
}

START_TEST(test_listed_targets)
{
    db = fixture_open("2018-07-31");
    chamber_id a = fixture_enterprise(db, "甲公司", "2015-01-01");
    chamber_id b = fixture_enterprise(db, "乙公司", NULL); /* no member, but listed */
    chamber_id c = fixture_enterprise(db, "丙公司", "2015-01-01");
    chamber_id other = fixture_enterprise(db, "丁公司", "2015-01-01");
    chamber_id cooling = campaign("送清凉", "2018-07-01", (chamber_id[]){c, a, b}, 3);
    chamber_id warmth = campaign("送温暖", "2018-01-01", NULL, 0);
    ck_assert_str_eq(progress(cooling), "3/0: 甲公司 乙公司 丙公司");
    visit(a, "2018-07-10", warmth, "done", 0);     /* of another campaign */
    visit(a, "2018-07-11", 0, "done", 0);          /* of none */
    visit(b, "2018-07-10", cooling, "planned", 0); /* not yet */
    visit(b, "2018-07-10", cooling, "cancelled", 0);
    visit(other, "2018-07-10", cooling, "done", 0); /* no target */
    ck_assert_str_eq(progress(cooling), "3/0: 甲公司 乙公司 丙公司");
    visit(c, "2018-07-31", cooling, "done", 0); /* today, by telephone */
    visit(c, "2018-07-30", cooling, "done", 0); /* counts once */
    ck_assert_str_eq(progress(cooling), "3/1: 甲公司 乙公司");
    visit(b, "2018-06-01", cooling, "done", 0); /* before its first day, but under it */
    visit_tomorrow(a, "2018-08-01", cooling, 0);
    ck_assert_str_eq(progress(cooling), "3/2: 甲公司");
    ck_ok(chamber_set_today(db, "2018-08-01"));
    ck_assert_str_eq(progress(cooling), "3/3:");
    fixture_close(db);
}
END_TEST

/* Nothing is listed: the members of the first day, whatever became of them. */
START_TEST(test_all_members)
{
    db = fixture_open("2018-12-31");
    struct chamber_enterprise_step step = {.on = "2018-06-30"};
    chamber_id stays = fixture_enterprise(db, "甲公司", "2018-07-01"); /* from that very day */
    fixture_enterprise(db, "乙公司", "2018-07-02");                    /* a day too late */
    fixture_enterprise(db, "丙公司", NULL);
    chamber_id left = fixture_enterprise(db, "丁公司", "2015-01-01");
    chamber_id leaves = fixture_enterprise(db, "戊公司", "2015-01-01");
    chamber_id suspended = fixture_enterprise(db, "己公司", "2015-01-01");
    ck_ok(chamber_enterprise_step(db, left, "leave", &step));
    ck_ok(chamber_enterprise_step(db, suspended, "suspend", &step));
    step.on = "2018-07-02";
    ck_ok(chamber_enterprise_step(db, leaves, "leave", &step));
    chamber_id cooling = campaign("送清凉", "2018-07-01", NULL, 0);
    ck_assert_str_eq(progress(cooling), "3/0: 甲公司 戊公司 己公司");
    visit(leaves, "2018-08-01", cooling, "done", 0);
    visit(left, "2018-08-01", cooling, "done", 0);
    ck_assert_str_eq(progress(cooling), "3/1: 甲公司 己公司");
    step.on = "2018-12-01"; /* later changes of state change no target */
    ck_ok(chamber_enterprise_step(db, stays, "leave", &step));
    ck_assert_str_eq(progress(cooling), "3/1: 甲公司 己公司");
    ck_assert_str_eq(progress(campaign("早年行动", "2014-01-01", NULL, 0)), "0/0:");
    fixture_close(db);
}
END_TEST

START_TEST(test_whose_turn)
{
    db = fixture_open("2018-07-31");
    chamber_id a = fixture_enterprise(db, "甲公司", NULL);
    chamber_id b = fixture_enterprise(db, "乙公司", NULL);
    chamber_id c = fixture_enterprise(db, "丙公司", NULL);
    chamber_id zhang = person("张某");
    chamber_id li = person("李某");
    chamber_id cooling = campaign("送清凉", "2018-07-01", (chamber_id[]){a, b, c}, 3);
    liaison(zhang, a, "2016-01-01", "2018-07-31"); /* both end days are in force */
    liaison(li, a, "2018-07-31", NULL);
    liaison(li, a, "2018-01-01", NULL); /* the same leader once */
    liaison(zhang, b, "2016-01-01", "2018-07-30");
    liaison(li, b, "2018-08-01", NULL);
    liaison(zhang, c, "2016-01-01", NULL);
    ck_assert_str_eq(progress(cooling), "3/0: 甲公司(张某) 甲公司(李某) 乙公司 丙公司(张某)");
    visit(c, "2018-07-02", cooling, "done", li); /* whoever went */
    ck_assert_str_eq(progress(cooling), "3/1: 甲公司(张某) 甲公司(李某) 乙公司");
    ck_ok(chamber_set_today(db, "2018-08-01"));
    ck_assert_str_eq(progress(cooling), "3/1: 甲公司(李某) 乙公司(李某)");
    struct chamber_campaign_progress numbers = {.target = {true, 77}};
    struct chamber_cursor *cursor = NULL;
    ck_assert_int_eq(chamber_campaign_progress_open(db, 99, &numbers, &cursor),
                     CHAMBER_E_NOT_FOUND);
    ck_assert_int_eq(numbers.target.value, 77);
    ck_assert_ptr_null(cursor);
    fixture_close(db);
}
END_TEST

/* --- liaisons --- */
/* "3=2+1: 张某/甲公司 2 2018-07-01 joined". */
static const char *leaders(chamber_id of_person, const char *from, const char *until)
{
    struct chamber_liaison_progress numbers = {0};
    struct chamber_liaison_visits row = {0};
    struct chamber_cursor *cursor = NULL;
    char text[200];
    int rc;
    lines[0] = '\0';
    ck_ok(chamber_liaison_progress_open(db, of_person, from, until, &numbers, &cursor));
    snprintf(text, sizeof(text), "%d=%d+%d:", (int)numbers.assigned.value,
             (int)numbers.visited.value, (int)numbers.left.value);
    say(text);
    while ((rc = chamber_cursor_next(cursor, &row)) == CHAMBER_ROW) {
        ck_assert(row.joined_in == CHAMBER_YES || row.joined_in == CHAMBER_NO);
        snprintf(text, sizeof(text), "%s/%s %" PRId64 "%s%s%s", row.person_name,
                 row.enterprise_name, row.visits.value, row.last_on ? " " : "",
                 fixture_text(row.last_on), row.joined_in == CHAMBER_YES ? " joined" : "");
        say(text);
    }
    ck_assert_int_eq(rc, CHAMBER_OK);
    chamber_cursor_close(cursor);
    chamber_record_clear(&chamber_liaison_visits_noun, &row);
    return lines;
}

START_TEST(test_liaisons_of_the_year)
{
    db = fixture_open("2018-07-31");
    chamber_id a = fixture_enterprise(db, "甲公司", NULL);
    chamber_id b = fixture_enterprise(db, "乙公司", NULL);
    chamber_id c = fixture_enterprise(db, "丙公司", NULL);
    chamber_id zhang = person("张某");
    chamber_id li = person("李某");
    liaison(zhang, a, "2016-01-01", NULL);
    liaison(zhang, b, "2018-03-01", "2018-05-31");
    liaison(li, b, "2018-06-01", NULL);
    liaison(zhang, c, "2016-01-01", "2017-12-31"); /* over before the year */
    liaison(li, c, "2018-08-01", NULL);            /* begins only tomorrow */
    ck_assert_str_eq(leaders(0, NULL, NULL), "3=0+3: 张某/甲公司 0 张某/乙公司 0 李某/乙公司 0");
    visit(a, "2017-12-31", 0, "done", zhang); /* last year */
    visit_tomorrow(a, "2018-08-01", 0, zhang);
    visit(a, "2018-02-01", 0, "postponed", zhang);
    visit(b, "2018-02-28", 0, "done", zhang); /* the day before it began */
    visit(b, "2018-06-01", 0, "done", zhang); /* the day after it ended: now it is Li's */
    ck_assert_str_eq(leaders(0, NULL, NULL),
                     "3=1+2: 张某/甲公司 0 张某/乙公司 0 李某/乙公司 1 2018-06-01");
    visit(b, "2018-03-01", 0, "done", 0);
    visit(b, "2018-05-31", 0, "done", li);
    visit(a, "2018-07-31", 0, "done", li);
    visit(a, "2018-01-01", 0, "done", zhang);
    ck_assert_str_eq(leaders(zhang, NULL, NULL),
                     "2=2+0: 张某/甲公司 2 2018-07-31 joined 张某/乙公司 2 2018-05-31");
    ck_assert_str_eq(leaders(li, NULL, NULL), "1=1+0: 李某/乙公司 1 2018-06-01");
    ck_assert_str_eq(leaders(person("王某"), NULL, NULL), "0=0+0:");
    ck_ok(chamber_set_today(db, "2018-12-31"));
    ck_assert_str_eq(leaders(li, NULL, NULL), "2=1+1: 李某/丙公司 0 李某/乙公司 1 2018-06-01");
    fixture_close(db);
}
END_TEST

START_TEST(test_liaisons_of_a_period)
{
    struct chamber_liaison_progress numbers = {.left = {true, 77}};
    struct chamber_cursor *cursor = NULL;
    db = fixture_open("2018-12-31");
    chamber_id a = fixture_enterprise(db, "甲公司", NULL);
    chamber_id zhang = person("张某");
    liaison(zhang, a, "2017-03-31", "2017-12-31");
    visit(a, "2017-04-15", 0, "done", zhang);
    visit(a, "2017-07-15", 0, "done", 0);
    ck_assert_str_eq(leaders(0, NULL, NULL), "0=0+0:");
    ck_assert_str_eq(leaders(0, "2017", "2017"), "1=1+0: 张某/甲公司 2 2017-07-15 joined");
    ck_assert_str_eq(leaders(0, "2017-07-01", NULL), "1=1+0: 张某/甲公司 1 2017-07-15");
    ck_assert_str_eq(leaders(0, NULL, "2017-06-30"), "1=1+0: 张某/甲公司 1 2017-04-15 joined");
    ck_assert_str_eq(leaders(0, "2017Q1", "2017Q1"), "1=0+1: 张某/甲公司 0"); /* its first day */
    ck_assert_str_eq(leaders(0, "2017-01-01", "2017-03-30"), "0=0+0:");
    ck_assert_str_eq(leaders(0, "2017-12-31", "2019"), "1=0+1: 张某/甲公司 0"); /* its last day */
    ck_assert_str_eq(leaders(0, "2019", "2019"), "0=0+0:");
    liaison(zhang, a, "2018-06-01", "2019-06-30"); /* will be in force, but nothing later counts */
    ck_assert_str_eq(leaders(0, "2019-01-01", NULL), "0=0+0:");
    ck_assert_str_eq(leaders(0, "2019-01-01", "2019"), "0=0+0:");
    ck_assert_str_eq(leaders(0, "2018-12-31", NULL), "1=0+1: 张某/甲公司 0");
    ck_assert_int_eq(chamber_liaison_progress_open(db, 99, NULL, NULL, &numbers, &cursor),
                     CHAMBER_E_NOT_FOUND);
    ck_fails(chamber_liaison_progress_open(db, 0, "2018-02-30", NULL, &numbers, &cursor),
             CHAMBER_E_REFUSED, "no_such_day", "from_on");
    ck_fails(chamber_liaison_progress_open(db, 0, NULL, "某日", &numbers, &cursor),
             CHAMBER_E_REFUSED, "date_unreadable", "until_on");
    ck_fails(chamber_liaison_progress_open(db, 0, "2018", "2017", &numbers, &cursor),
             CHAMBER_E_REFUSED, "end_before_start", "until_on");
    ck_assert_int_eq(numbers.left.value, 77);
    ck_assert_ptr_null(cursor);
    fixture_close(db);
}
END_TEST

SUITE_MAIN("progress", test_listed_targets, test_all_members, test_whose_turn,
           test_liaisons_of_the_year, test_liaisons_of_a_period)
