/* SPDX-License-Identifier: MIT */
/* Lists: every kind of filter, periods, search, the past, order, limits. */
#include "fixture.h"

#include <string.h>

#define COUNT_OF(a) (sizeof(a) / sizeof((a)[0]))

static struct chamber_db *db;

static size_t count(const struct chamber_noun *noun, const struct chamber_filter *filters,
                    size_t filter_count)
{
    const struct chamber_list list = {.filters = filters, .filter_count = filter_count};
    return fixture_count(db, noun, &list);
}

static size_t count_one(const struct chamber_noun *noun, const char *name, const char *text)
{
    const struct chamber_filter filter = {name, text};
    return count(noun, &filter, 1);
}

static void setup(void)
{
    db = fixture_open("2018-12-31");
    struct chamber_place place = {.name = "虹桥大厦", .kind = "building"};
    chamber_id building;
    ck_ok(chamber_place_add(db, &place, &building));
    const char *tags[] = {"high_tech", "listed"}, *former[] = {"宏达五金", "红大机械"};
    struct chamber_enterprise one = {.name = "宏达机械",
                                     .status = "member",
                                     .joined_on = "2015-05-05",
                                     .industry = "C",
                                     .place = building,
                                     .employees = {true, 120},
                                     .priority = CHAMBER_YES,
                                     .founded_on = "2001",
                                     .tags = {2, tags},
                                     .former_names = {2, former},
                                     .note = "Ａ级 Client"};
    struct chamber_enterprise two = {.name = "远大物流",
                                     .status = "member",
                                     .joined_on = "2018-03-01",
                                     .industry = "G",
                                     .priority = CHAMBER_NO,
                                     .tags = {1, tags}};
    struct chamber_enterprise three = {.name = "新苗咨询"};
    ck_ok(chamber_enterprise_add(db, &one, NULL));
    ck_ok(chamber_enterprise_add(db, &two, NULL));
    ck_ok(chamber_enterprise_add(db, &three, NULL));
}

START_TEST(test_a_filter_of_each_kind)
{
    const struct chamber_noun *noun = &chamber_enterprise_noun;
    setup();
    ck_assert_uint_eq(count_one(noun, "name", "大物"), 1);
    ck_assert_uint_eq(count_one(noun, "note", "a级client"), 1);
    ck_assert_uint_eq(count_one(noun, "status", "会员"), 2);
    ck_assert_uint_eq(count_one(noun, "status", "prospect"), 1);
    ck_assert_uint_eq(count_one(noun, "industry", "制造业"), 1);
    ck_assert_uint_eq(count_one(noun, "place", "虹桥"), 1);
    const struct chamber_list searched = {.search = "虹桥"}, nowhere = {.search = "甲厦"};
    ck_assert_uint_eq(fixture_count(db, &chamber_place_noun, &searched), 1);
    ck_assert_uint_eq(fixture_count(db, &chamber_place_noun, &nowhere), 0);
    ck_assert_uint_eq(count_one(noun, "employees", "120"), 1);
    ck_assert_uint_eq(count_one(noun, "priority", "是"), 1);
    ck_assert_uint_eq(count_one(noun, "priority", "false"), 1);
    ck_assert_uint_eq(count_one(noun, "tags", "listed"), 1);
    ck_assert_uint_eq(count_one(noun, "former_names", "红大"), 1);
    ck_assert_uint_eq(count_one(noun, "former_names", "宏达机械"), 0);
    ck_assert_uint_eq(count_one(noun, "tags", "listed;high_tech"), 2);
    ck_assert_uint_eq(count_one(noun, "joined_on", "2018"), 1);
    ck_assert_uint_eq(count_one(noun, "joined_on", "2015-05"), 1);
    ck_assert_uint_eq(count_one(noun, "joined_on", "2018Q2"), 0);
    ck_assert_uint_eq(count_one(noun, "founded_on", "2001"), 1);
    ck_assert_uint_eq(count_one(noun, "founded_on", "2001H1"), 0);
    fixture_close(db);
}
END_TEST

START_TEST(test_not_filled_in)
{
    const struct chamber_noun *noun = &chamber_enterprise_noun;
    setup();
    ck_assert_uint_eq(count_one(noun, "industry", ""), 1);
    ck_assert_uint_eq(count_one(noun, "place", ""), 2);
    ck_assert_uint_eq(count_one(noun, "priority", ""), 1);
    ck_assert_uint_eq(count_one(noun, "tags", ""), 1);
    ck_assert_uint_eq(count_one(noun, "note", ""), 2);
    ck_assert_uint_eq(count_one(noun, "joined_on", ""), 1);
    ck_assert_uint_eq(count_one(noun, "joined_on", NULL), 1);
    ck_assert_uint_eq(count_one(noun, "joined-on", ""), 1); /* as the command has it */
    fixture_close(db);
}
END_TEST

START_TEST(test_same_name_any_different_names_all)
{
    const struct chamber_filter any[] = {{"industry", "C"}, {"industry", "G"}, {"industry", ""}};
    const struct chamber_filter both[] = {
        {"industry", "C"}, {"status", "member"}, {"industry", "G"}, {"priority", "yes"}};
    const struct chamber_filter texts[] = {{"name", "宏达"}, {"name", "新苗"}, {"note", ""}};
    setup();
    ck_assert_uint_eq(count(&chamber_enterprise_noun, any, 3), 3);
    ck_assert_uint_eq(count(&chamber_enterprise_noun, both, 4), 1);
    ck_assert_uint_eq(count(&chamber_enterprise_noun, texts, 3), 1);
    fixture_close(db);
}
END_TEST

START_TEST(test_unknown_things_are_errors)
{
    struct chamber_cursor *cursor = NULL;
    const struct chamber_filter typo = {"industri", "C"}, word = {"industry", "ZZ"},
                                day = {"joined_on", "2018-02-30"}, bytes = {"note", "\xff"},
                                blank = {"tags", " ; "};
    setup();
    struct chamber_list list = {.filters = &typo, .filter_count = 1};
    ck_fails(chamber_enterprise_open(db, &list, &cursor), CHAMBER_E_USAGE, "unknown_filter", NULL);
    list.filters = &word;
    ck_fails(chamber_enterprise_open(db, &list, &cursor), CHAMBER_E_REFUSED, "unknown_word",
             "industry");
    list.filters = &day;
    ck_fails(chamber_enterprise_open(db, &list, &cursor), CHAMBER_E_REFUSED, "no_such_day",
             "joined_on");
    list.filters = &bytes;
    ck_fails(chamber_enterprise_open(db, &list, &cursor), CHAMBER_E_REFUSED, "not_utf8", "note");
    list.filters = &blank;
    ck_fails(chamber_enterprise_open(db, &list, &cursor), CHAMBER_E_USAGE, "filter_blank", "tags");
    list = (struct chamber_list){.search = "\xff"};
    ck_fails(chamber_enterprise_open(db, &list, &cursor), CHAMBER_E_REFUSED, "not_utf8", NULL);
    list = (struct chamber_list){.from = "2018", .until = "2018-02-30"};
    ck_fails(chamber_visit_open(db, &list, &cursor), CHAMBER_E_REFUSED, "no_such_day",
             "visited_on");
    list = (struct chamber_list){.sort = "tags"};
    ck_fails(chamber_enterprise_open(db, &list, &cursor), CHAMBER_E_USAGE, "unknown_sort", NULL);
    list = (struct chamber_list){.sort = "nonsense"};
    ck_fails(chamber_enterprise_open(db, &list, &cursor), CHAMBER_E_USAGE, "unknown_sort", NULL);
    list = (struct chamber_list){.sort = "-\xff"};
    ck_fails(chamber_enterprise_open(db, &list, &cursor), CHAMBER_E_USAGE, "unknown_sort", NULL);
    list = (struct chamber_list){.from = "2018"};
    ck_fails(chamber_enterprise_open(db, &list, &cursor), CHAMBER_E_USAGE, "no_day", NULL);
    list = (struct chamber_list){.as_of = "2018-01-01"};
    ck_fails(chamber_place_open(db, &list, &cursor), CHAMBER_E_USAGE, "no_history", NULL);
    ck_assert_ptr_null(cursor);
    fixture_close(db);
}
END_TEST

START_TEST(test_from_and_until)
{
    setup();
    fixture_visit(db, 1, "2018-01-01");
    fixture_visit(db, 1, "2018-06-30");
    fixture_visit(db, 2, "2018-07-01");
    const struct chamber_noun *noun = &chamber_visit_noun;
    struct chamber_list list = {.from = "2018-06-30"};
    ck_assert_uint_eq(fixture_count(db, noun, &list), 2);
    list = (struct chamber_list){.until = "2018-06-30"};
    ck_assert_uint_eq(fixture_count(db, noun, &list), 2);
    list = (struct chamber_list){.from = "2018H1", .until = "2018H1"};
    ck_assert_uint_eq(fixture_count(db, noun, &list), 2);
    list = (struct chamber_list){.from = "2018-07", .until = "2018-12"};
    ck_assert_uint_eq(fixture_count(db, noun, &list), 1);
    fixture_close(db);
}
END_TEST

START_TEST(test_partial_days_count_with_their_whole_span)
{
    setup();
    struct chamber_honor honor = {.title = "先进", .awarded_on = "2018", .recipient = "chamber"};
    ck_ok(chamber_honor_add(db, &honor, NULL));
    honor.awarded_on = "2018-02";
    ck_ok(chamber_honor_add(db, &honor, NULL));
    const struct chamber_noun *noun = &chamber_honor_noun;
    struct chamber_list list = {.from = "2018", .until = "2018"};
    ck_assert_uint_eq(fixture_count(db, noun, &list), 2);
    list = (struct chamber_list){.from = "2018-02-01", .until = "2018-02-28"};
    ck_assert_uint_eq(fixture_count(db, noun, &list), 1);
    list = (struct chamber_list){.from = "2018-02-02"};
    ck_assert_uint_eq(fixture_count(db, noun, &list), 0);
    fixture_close(db);
}
END_TEST

/* As they are read; numbers by value; surnames as surnames are read. */
START_TEST(test_sorted_as_read)
{
    static const char *const places[] = {"2号楼",    "10号楼", "长宁园",
                                         "绿地中心", "伦敦路", "朱家角"};
    static const char *const persons[] = {"仇某", "单某", "解某", "曾某", "Ada"};
    static const char *const read[] = {"Ada", "仇某", "单某", "解某", "曾某"};
    struct chamber_place place = {0};
    struct chamber_person person = {0};
    struct chamber_cursor *cursor = NULL;
    struct chamber_list list = {.sort = "name"};
    db = fixture_open("2018-12-31");
    for (size_t i = 0; i < COUNT_OF(places); i++)
        ck_ok(chamber_place_add(
            db, &(struct chamber_place){.name = places[(i * 5 + 3) % COUNT_OF(places)]}, NULL));
    for (size_t i = 0; i < COUNT_OF(persons); i++)
        ck_ok(chamber_person_add(db, &(struct chamber_person){.name = persons[i]}, NULL));
    ck_ok(chamber_place_open(db, &list, &cursor));
    for (size_t i = 0; i < COUNT_OF(places); i++) {
        ck_assert_int_eq(chamber_place_next(cursor, &place), CHAMBER_ROW);
        ck_assert_str_eq(place.name, places[i]);
    }
    chamber_cursor_close(cursor);
    ck_ok(chamber_person_open(db, &list, &cursor));
    for (size_t i = 0; i < COUNT_OF(read); i++) {
        ck_assert_int_eq(chamber_person_next(cursor, &person), CHAMBER_ROW);
        ck_assert_str_eq(person.name, read[i]);
    }
    chamber_cursor_close(cursor);
    chamber_place_clear(&place);
    chamber_person_clear(&person);
    fixture_close(db);
}
END_TEST

START_TEST(test_search_order_and_limit)
{
    struct chamber_cursor *cursor = NULL;
    struct chamber_enterprise enterprise = {0};
    setup();
    struct chamber_list list = {.search = "CLIENT"};
    ck_assert_uint_eq(fixture_count(db, &chamber_enterprise_noun, &list), 1);
    /* a former name finds, too */
    struct chamber_enterprise renamed = {.id = 1, .name = "宏达智能"};
    ck_ok(chamber_enterprise_update(
        db, &renamed, chamber_field_bit(&chamber_enterprise_noun, "name"), "2018-06-01"));
    list = (struct chamber_list){.search = "达机械"};
    ck_assert_uint_eq(fixture_count(db, &chamber_enterprise_noun, &list), 1);
    list = (struct chamber_list){.search = "达智能"};
    ck_assert_uint_eq(fixture_count(db, &chamber_enterprise_noun, &list), 1);
    list = (struct chamber_list){.sort = "-joined_on", .limit = 2};
    ck_ok(chamber_enterprise_open(db, &list, &cursor));
    ck_assert_int_eq(chamber_enterprise_next(cursor, &enterprise), CHAMBER_ROW);
    ck_assert_str_eq(enterprise.name, "远大物流");
    ck_assert_int_eq(chamber_enterprise_next(cursor, &enterprise), CHAMBER_ROW);
    ck_assert_str_eq(enterprise.name, "宏达智能");
    ck_assert_int_eq(chamber_enterprise_next(cursor, &enterprise), CHAMBER_OK);
    chamber_cursor_close(cursor);
    list = (struct chamber_list){.sort = "-id", .limit = 1};
    ck_ok(chamber_enterprise_open(db, &list, &cursor));
    ck_assert_int_eq(chamber_enterprise_next(cursor, &enterprise), CHAMBER_ROW);
    ck_assert_str_eq(enterprise.name, "新苗咨询");
    chamber_enterprise_clear(&enterprise);
    chamber_cursor_close(cursor);
    fixture_close(db);
}
END_TEST

START_TEST(test_the_past)
{
    setup();
    struct chamber_enterprise change = {.id = 1, .industry = "I"};
    ck_ok(chamber_enterprise_update(
        db, &change, chamber_field_bit(&chamber_enterprise_noun, "industry"), "2018-09-01"));
    const struct chamber_filter made = {"industry", "C"}, member = {"status", "member"};
    struct chamber_list list = {.filters = &made, .filter_count = 1, .as_of = "2018-08-31"};
    ck_assert_uint_eq(fixture_count(db, &chamber_enterprise_noun, &list), 1);
    list.as_of = "2018-09-01";
    ck_assert_uint_eq(fixture_count(db, &chamber_enterprise_noun, &list), 0);
    list = (struct chamber_list){.filters = &member, .filter_count = 1, .as_of = "2018-02-28"};
    ck_assert_uint_eq(fixture_count(db, &chamber_enterprise_noun, &list), 1);
    list.as_of = "2018-03-01";
    ck_assert_uint_eq(fixture_count(db, &chamber_enterprise_noun, &list), 2);
    list = (struct chamber_list){.search = "五金", .as_of = "2018-03-01"};
    ck_assert_uint_eq(fixture_count(db, &chamber_enterprise_noun, &list), 1);
    list.search = "红大";
    ck_assert_uint_eq(fixture_count(db, &chamber_enterprise_noun, &list), 1);
    list.search = "绿大";
    ck_assert_uint_eq(fixture_count(db, &chamber_enterprise_noun, &list), 0);
    fixture_close(db);
}
END_TEST

static chamber_id due(chamber_id enterprise, const char *raised_on, const char *due_on)
{
    chamber_id id = fixture_request(db, enterprise, raised_on);
    const struct chamber_request_step step = {
        .on = raised_on, .department = "union", .due_on = due_on};
    ck_ok(chamber_request_step(db, id, "assign", &step));
    return id;
}

START_TEST(test_open_overdue_and_due_within)
{
    setup();
    due(1, "2018-11-01", "2018-12-30");
    due(1, "2018-11-02", "2018-12-31");
    due(2, "2018-11-03", "2019-01-03");
    due(2, "2018-11-04", "2019-01-04");
    chamber_id done = due(2, "2018-11-05", "2018-12-01");
    const struct chamber_request_step step = {.on = "2018-12-05", .outcome = "已办"};
    ck_ok(chamber_request_step(db, done, "resolve", &step));
    const struct chamber_noun *noun = &chamber_request_noun;
    ck_assert_uint_eq(count_one(noun, "open", NULL), 4);
    ck_assert_uint_eq(count_one(noun, "overdue", NULL), 1);
    ck_assert_uint_eq(count_one(noun, "due_within", "3"), 2);
    const struct chamber_filter both[] = {{"overdue", NULL}, {"due_within", "3"}},
                                narrowed[] = {{"overdue", NULL},
                                              {"due_within", "3"},
                                              {"enterprise", "远大物流"}};
    ck_assert_uint_eq(count(noun, both, 2), 3);
    ck_assert_uint_eq(count(noun, narrowed, 3), 1);
    const struct chamber_filter days[] = {{"due_within", "0"}, {"due_within", " ４ "}};
    ck_assert_uint_eq(count(noun, days, 1), 1);
    ck_assert_uint_eq(count(noun, days, 2), 3); /* each with its own number */
    struct chamber_list past = {.filters = both, .filter_count = 1, .as_of = "2018-12-04"};
    ck_assert_uint_eq(fixture_count(db, noun, &past), 1); /* then the last one was */
    fixture_close(db);
}
END_TEST

static void refuse(const struct chamber_noun *noun, const char *name, const char *text, int result,
                   const char *message)
{
    const struct chamber_filter filter = {name, text};
    const struct chamber_list list = {.filters = &filter, .filter_count = 1};
    struct chamber_cursor *cursor = NULL;
    ck_fails(chamber_cursor_open(db, noun, &list, &cursor), result, message, NULL);
    ck_assert_ptr_null(cursor);
}

static void refuse_due_within(const char *text, const char *message)
{
    refuse(&chamber_request_noun, "due_within", text, CHAMBER_E_USAGE, message);
}

START_TEST(test_a_condition_needs_its_value)
{
    setup();
    refuse_due_within(NULL, "condition_blank");
    refuse_due_within("", "condition_blank");
    refuse_due_within("三天", "condition_number");
    refuse_due_within("-1", "condition_number");
    refuse_due_within("1.5", "condition_number");
    refuse_due_within("1234567", "condition_number");
    const struct chamber_filter twice[] = {{"due_within", "三天"}, {"due_within", "3"}};
    const struct chamber_list list = {.filters = twice, .filter_count = 2};
    struct chamber_cursor *cursor = NULL;
    ck_fails(chamber_request_open(db, &list, &cursor), CHAMBER_E_USAGE, "condition_number", NULL);
    ck_assert_ptr_null(cursor);
    fixture_close(db);
}
END_TEST

static void honored(const char *enterprise, const char *title, const char *valid_until)
{
    struct chamber_honor honor = {
        .title = title, .awarded_on = "2018-04", .valid_until = valid_until};
    ck_ok(chamber_record_find(db, &chamber_enterprise_noun, enterprise, CHAMBER_WHOLE,
                              &honor.enterprise));
    ck_ok(chamber_honor_add(db, &honor, NULL));
}

START_TEST(test_a_condition_takes_a_text)
{
    const struct chamber_noun *noun = &chamber_enterprise_noun;
    setup();
    honored("宏达机械", "上海市“Ａ Class”（示范）企业", NULL);
    honored("宏达机械", "全国工人先锋号", "2018-06-30");
    honored("远大物流", "全国工人先锋号", NULL);
    ck_assert_uint_eq(count_one(noun, "honored", "a class"), 1);
    ck_assert_uint_eq(count_one(noun, "honored", " ＡCLASS "), 1);
    ck_assert_uint_eq(count_one(noun, "honored", "(示范)企业"), 1);
    ck_assert_uint_eq(count_one(noun, "honored", "先锋号"), 1);
    ck_assert_uint_eq(count_one(noun, "honored", "先锋%号"), 0);
    ck_assert_uint_eq(count_one(noun, "honored", "_锋"), 0);
    const struct chamber_filter any[] = {{"honored", "先锋号"}, {"honored", "示范"}},
                                both[] = {{"honored", "先锋号"}, {"industry", "C"}};
    ck_assert_uint_eq(count(noun, any, 2), 2);
    ck_assert_uint_eq(count(noun, both, 2), 0);
    const struct chamber_list then = {.filters = both, .filter_count = 2, .as_of = "2018-06-30"};
    ck_assert_uint_eq(fixture_count(db, noun, &then), 1);
    refuse(noun, "honored", " ", CHAMBER_E_USAGE, "condition_blank");
    refuse(noun, "honored", "\xff", CHAMBER_E_REFUSED, "not_utf8");
    fixture_close(db);
}
END_TEST

static void notice(const char *title, chamber_id enterprise)
{
    struct chamber_notice notice = {.posted_on = "2018-05-01", .title = title};
    notice.enterprises = (struct chamber_ids){1, &enterprise};
    ck_ok(chamber_notice_add(db, &notice, NULL));
}

START_TEST(test_a_condition_takes_a_record)
{
    const struct chamber_noun *noun = &chamber_enterprise_noun;
    setup();
    notice("产业政策申报通知", 1);
    notice("人才政策解读", 2);
    ck_assert_uint_eq(count_one(noun, "told", "产业政策申报通知"), 1);
    ck_assert_uint_eq(count_one(noun, "told", "申报"), 1);
    ck_assert_uint_eq(count_one(noun, "told", "#2"), 1);
    const struct chamber_filter any[] = {{"told", "#1"}, {"told", "#2"}},
                                both[] = {{"told", "#1"}, {"untold", "#2"}};
    ck_assert_uint_eq(count(noun, any, 2), 2);
    ck_assert_uint_eq(count(noun, both, 2), 1);
    refuse(noun, "told", "", CHAMBER_E_USAGE, "condition_blank");
    refuse(noun, "told", "#9", CHAMBER_E_NOT_FOUND, "not_found");
    refuse(noun, "told", "政策", CHAMBER_E_AMBIGUOUS, "ambiguous");
    fixture_close(db);
}
END_TEST

SUITE_MAIN("record_list", test_a_filter_of_each_kind, test_not_filled_in,
           test_same_name_any_different_names_all, test_unknown_things_are_errors,
           test_from_and_until, test_partial_days_count_with_their_whole_span, test_sorted_as_read,
           test_search_order_and_limit, test_the_past, test_open_overdue_and_due_within,
           test_a_condition_needs_its_value, test_a_condition_takes_a_text,
           test_a_condition_takes_a_record)
