/* SPDX-License-Identifier: MIT */
/* What is doubtful in the register: duplicates, wrong codes, names changed, long not confirmed. */
#include "fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "domain/credit_code.h"
#include "domain/likeness.h"

static struct chamber_db *db;

static chamber_id add(const struct chamber_enterprise *enterprise)
{
    chamber_id id = 0;
    ck_ok(chamber_enterprise_add(db, enterprise, &id));
    return id;
}

/* The groups as "reason:id,id" separated by blanks. Static memory. */
static const char *duplicates(void)
{
    static char found[400];
    struct chamber_cursor *cursor = NULL;
    struct chamber_enterprise_duplicate row = {0};
    int64_t group = 0;
    int rc;
    found[0] = '\0';
    ck_ok(chamber_enterprise_duplicates_open(db, &cursor));
    while ((rc = chamber_cursor_next(cursor, &row)) == CHAMBER_ROW) {
        size_t used = strlen(found);
        ck_assert(row.group_no.value == group || row.group_no.value == group + 1);
        if (row.group_no.value == group)
            snprintf(found + used, sizeof found - used, ",%d", (int)row.enterprise);
        else
            snprintf(found + used, sizeof found - used, "%s%s:%d", used ? " " : "", row.reason,
                     (int)row.enterprise);
        group = row.group_no.value;
    }
    ck_assert_int_eq(rc, CHAMBER_OK);
    chamber_record_clear(&chamber_enterprise_duplicate_noun, &row);
    chamber_cursor_close(cursor);
    return found;
}

/* The enterprises of a condition as "1,2". Static memory. */
static const char *listed(const char *condition, const char *value, const char *as_of)
{
    static char found[200];
    const struct chamber_filter filter = {condition, value};
    const struct chamber_list list = {.filters = &filter, .filter_count = 1, .as_of = as_of};
    struct chamber_cursor *cursor = NULL;
    struct chamber_enterprise enterprise = {0};
    found[0] = '\0';
    ck_ok(chamber_enterprise_open(db, &list, &cursor));
    while (chamber_enterprise_next(cursor, &enterprise) == CHAMBER_ROW) {
        size_t used = strlen(found);
        snprintf(found + used, sizeof found - used, "%s%d", used ? "," : "", (int)enterprise.id);
    }
    chamber_cursor_close(cursor);
    chamber_enterprise_clear(&enterprise);
    return found;
}

static void like(const char *name, const char *expected)
{
    struct str out = {0};
    ck_assert(likeness_of_name(&out, name));
    ck_assert_str_eq(str_text(&out), expected);
    str_free(&out);
}

START_TEST(test_names_alike)
{
    like("上海市示例（商贸）有限公司", "示例商贸");
    like("上海 示例(商贸) 有限责任公司", "示例商贸");
    like("示例商贸集团股份有限公司", "示例商贸");
    like("示例·商贸　公司", "示例商贸");
    like("《示例商贸》，股份公司。", "示例商贸");
    like("ＡＢＣ Trading, Ltd.", "abctradingltd");
    like("上海公司", "上海"); /* two characters are left */
    like("上海", "上海");
    like("大公司", "大公司");
    like("上海市大有限公司", "上海市大");
    like("黑龙江省示例厂", "示例厂");
    like("𠮷野家", "𠮷野家");
    like("（）", "");
    like("Café®—佐々木︵〇二〇四︶｟カフェ｠、…", "café佐々木〇二〇四カフェ");
    like("~A{B}_[C]:@", "abc");
    like("Ωμέγα﹏", "Ωμέγα");
}
END_TEST

START_TEST(test_phones_alike)
{
    const char *at = "+86 138-0000-0001;021-5555 0001/110、008613800000002";
    static const char *const expected[] = {"13800000001", "02155550001", "13800000002"};
    struct str out = {0};
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
        ck_assert(likeness_of_phone(&out, &at));
        ck_assert_str_eq(str_text(&out), expected[i]);
    }
    ck_assert(!likeness_of_phone(&out, &at));
    at = "021-555:13800000003,86555500";
    ck_assert(likeness_of_phone(&out, &at));
    ck_assert_str_eq(str_text(&out), "02155513800000003");
    ck_assert(likeness_of_phone(&out, &at));
    ck_assert_str_eq(str_text(&out), "86555500");
    ck_assert(!likeness_of_phone(&out, &at));
    str_reset(&out);
    likeness_of_code(&out, "91310105MA1FW0001");
    ck_assert_str_eq(str_text(&out), "");
    likeness_of_code(&out, "91310105MA1FW00013");
    ck_assert_str_eq(str_text(&out), "MA1FW0001");
    str_free(&out);
}
END_TEST

START_TEST(test_duplicates)
{
    db = fixture_open("2018-12-31");
    const char *former[] = {"示例旧名商行"};
    ck_assert_str_eq(duplicates(), "");
    struct chamber_enterprise a = {.name = "上海示例商贸有限公司",
                                   .credit_code = "91310105MA1FW00013",
                                   .phone = "021-55550001"},
                              b = {.name = "示例（商贸）公司", .phone = "０２１ ５５５５ ０００１"},
                              c = {.name = "另一家示例厂",
                                   .credit_code = "92310105MA1FW00013",
                                   .phone = "55550001"},
                              d = {.name = "示例旧名商行"},
                              e = {.name = "示例新名商行", .former_names = {1, former}},
                              f = {.name = "无关企业", .short_name = "无关"},
                              g = {.name = "示例甲厂"}, h = {.name = "乙厂"};
    a.id = add(&a), b.id = add(&b), c.id = add(&c), d.id = add(&d);
    e.id = add(&e), f.id = add(&f), g.id = add(&g), h.id = add(&h);
    ck_assert_str_eq(duplicates(), "code:1,3 name:1,2 name:4,5 phone:1,2");
    /* the name it had until it was changed; and of one group, each once */
    g.name = "示例更名厂";
    ck_ok(chamber_enterprise_update(db, &g, chamber_field_bit(&chamber_enterprise_noun, "name"),
                                    "2018-06-01"));
    h.name = "示例甲厂有限公司";
    h.short_name = "示例甲厂";
    ck_ok(chamber_enterprise_update(db, &h,
                                    chamber_field_bit(&chamber_enterprise_noun, "name") |
                                        chamber_field_bit(&chamber_enterprise_noun, "short_name"),
                                    NULL));
    ck_assert_str_eq(duplicates(), "code:1,3 name:1,2 name:4,5 name:7,8 phone:1,2");
    /* one that is like two others joins them */
    struct chamber_enterprise i = {.name = "示例更名厂", .short_name = "示例商贸"};
    add(&i);
    ck_assert_str_eq(duplicates(), "code:1,3 name:1,2,7,8,9 name:4,5 phone:1,2");
    ck_ok(chamber_enterprise_merge(db, a.id, b.id));
    ck_assert_str_eq(duplicates(), "code:1,3 name:1,7,8,9 name:4,5");
    fixture_close(db);
}
END_TEST

/* Found without comparing each with each: thousands take no longer than listing them. */
START_TEST(test_many_duplicates)
{
    enum { MANY = 2000 };
    db = fixture_open("2018-12-31");
    ck_ok(chamber_begin(db, "many"));
    for (int i = 0; i < MANY; i++) {
        char name[64], phone[16];
        snprintf(name, sizeof name, "示例第%d号%s", i / 2, i % 2 ? "有限公司" : "公司");
        snprintf(phone, sizeof phone, "1380000%04d", i);
        const struct chamber_enterprise enterprise = {.name = name, .phone = phone};
        add(&enterprise);
    }
    ck_ok(chamber_end(db, CHAMBER_OK));
    struct chamber_cursor *cursor = NULL;
    struct chamber_enterprise_duplicate row = {0};
    int rows = 0;
    ck_ok(chamber_enterprise_duplicates_open(db, &cursor));
    for (; chamber_cursor_next(cursor, &row) == CHAMBER_ROW; rows++)
        ck_assert_int_eq(row.group_no.value, rows / 2 + 1);
    ck_assert_int_eq(rows, MANY);
    chamber_record_clear(&chamber_enterprise_duplicate_noun, &row);
    chamber_cursor_close(cursor);
    fixture_close(db);
}
END_TEST

/* --- codes --- */
static unsigned seed = 7;

static unsigned pick(unsigned below)
{
    seed = seed * 1103515245U + 12345U;
    return (seed >> 16) % below;
}

/* Random codes, some right, some with a wrong character or length: the list holds just those that
 * the C function refuses. */
START_TEST(test_bad_codes)
{
    static const char set[] = "0123456789ABCDEFGHJKLMNPQRTUWXY", wrong[] = "IOSVZ";
    enum { CODES = 2000 };
    static bool bad[CODES + 1];
    int expected = 0, found = 0;
    db = fixture_open("2018-12-31");
    ck_ok(chamber_begin(db, "codes"));
    for (int i = 1; i <= CODES; i++) {
        char code[19] = "", name[40];
        size_t length = pick(40) ? 18 : 9 + pick(9);
        for (size_t n = 0; n < length; n++)
            code[n] = set[pick(sizeof set - 1)];
        if (pick(30) == 0)
            code[pick((unsigned)length)] = wrong[pick(sizeof wrong - 1)];
        bool mend = length == 18 && pick(2);
        for (unsigned n = 0; mend && n < 31 && !credit_code_fits(code); n++)
            code[17] = set[n];
        snprintf(name, sizeof name, "示例%d", i);
        const struct chamber_enterprise enterprise = {.name = name, .credit_code = code};
        chamber_id id = add(&enterprise);
        bad[id] = !credit_code_fits(code);
        expected += bad[id];
    }
    ck_ok(chamber_end(db, CHAMBER_OK));
    const struct chamber_filter filter = {"bad_code", NULL};
    const struct chamber_list list = {.filters = &filter, .filter_count = 1};
    struct chamber_cursor *cursor = NULL;
    struct chamber_enterprise enterprise = {0};
    ck_ok(chamber_enterprise_open(db, &list, &cursor));
    for (; chamber_enterprise_next(cursor, &enterprise) == CHAMBER_ROW; found++)
        ck_assert_msg(bad[enterprise.id], "%s", enterprise.credit_code);
    chamber_cursor_close(cursor);
    chamber_enterprise_clear(&enterprise);
    ck_assert_int_eq(found, expected);
    ck_assert_int_gt(found, CODES / 10);
    ck_assert_int_lt(found, CODES - CODES / 10);
    fixture_close(db);
}
END_TEST

/* --- other conditions --- */
START_TEST(test_conditions)
{
    db = fixture_open("2018-12-31");
    const char *former[] = {"老厂"};
    struct chamber_enterprise a = {.name = "甲公司", .confirmed_on = "2016-12-31"},
                              b = {.name = "乙公司", .confirmed_on = "2016-12-30"},
                              c = {.name = "丙公司", .former_names = {1, former}},
                              d = {.name = "丁公司", .confirmed_on = "2018-12-31"};
    a.id = add(&a), b.id = add(&b), c.id = add(&c), d.id = add(&d);
    ck_assert_str_eq(listed("unconfirmed", "2", NULL), "2,3");
    ck_assert_str_eq(listed("unconfirmed", "3", NULL), "3");
    ck_assert_str_eq(listed("unconfirmed", "0", NULL), "1,2,3");
    ck_assert_str_eq(listed("unconfirmed", "2", "2018-12-30"), "3");
    d.name = "丁新公司";
    ck_ok(chamber_enterprise_update(db, &d, chamber_field_bit(&chamber_enterprise_noun, "name"),
                                    "2018-06-01"));
    ck_assert_str_eq(listed("renamed", NULL, NULL), "3,4");
    ck_assert_str_eq(listed("renamed", NULL, "2018-05-31"), "3");
    struct chamber_honor now = {.title = "全国工人先锋号",
                                .awarded_on = "2018",
                                .enterprise = a.id},
                         past = {.title = "全国工人先锋号",
                                 .awarded_on = "2015-01",
                                 .valid_until = "2018-12-30",
                                 .enterprise = b.id},
                         other = {.title = "巾帼文明岗", .awarded_on = "2018", .enterprise = d.id};
    ck_ok(chamber_honor_add(db, &now, NULL));
    ck_ok(chamber_honor_add(db, &past, NULL));
    ck_ok(chamber_honor_add(db, &other, NULL));
    ck_assert_str_eq(listed("honored", "工人先锋", NULL), "1");
    ck_assert_str_eq(listed("honored", "工人先锋", "2018-12-30"), "2");
    ck_assert_str_eq(listed("honored", "先锋女子", NULL), "");
    fixture_close(db);
}
END_TEST

START_TEST(test_told)
{
    db = fixture_open("2018-12-31");
    chamber_id member = fixture_enterprise(db, "甲公司", "2018-01-01");
    chamber_id later = fixture_enterprise(db, "乙公司", "2018-07-01");
    chamber_id outside = fixture_enterprise(db, "丙公司", NULL);
    struct chamber_notice all = {.posted_on = "2018-06-30", .title = "给全体"},
                          some = {.posted_on = "2018-06-30",
                                  .title = "给两家",
                                  .enterprises = {2, (chamber_id[]){outside, later}}};
    ck_ok(chamber_notice_add(db, &all, NULL));
    ck_ok(chamber_notice_add(db, &some, NULL));
    ck_assert_int_eq(member, 1);
    ck_assert_str_eq(listed("told", "#1", NULL), "1");
    ck_assert_str_eq(listed("untold", "#1", NULL), "2,3");
    ck_assert_str_eq(listed("told", "给两家", NULL), "2,3");
    ck_assert_str_eq(listed("untold", "给两家", NULL), "1");
    fixture_close(db);
}
END_TEST

/* The members without a visit in person as "1,2". Static memory. */
static const char *unvisited(int months, const char *as_of)
{
    static char found[100];
    struct chamber_cursor *cursor = NULL;
    struct chamber_enterprise enterprise = {0};
    found[0] = '\0';
    ck_ok(chamber_enterprise_unvisited_open(db, months, as_of, &cursor));
    while (chamber_enterprise_next(cursor, &enterprise) == CHAMBER_ROW) {
        size_t used = strlen(found);
        snprintf(found + used, sizeof found - used, "%s%d", used ? "," : "", (int)enterprise.id);
    }
    chamber_cursor_close(cursor);
    chamber_enterprise_clear(&enterprise);
    return found;
}

static void visit(chamber_id enterprise, const char *day, const char *form, const char *state)
{
    struct chamber_visit visit = {
        .enterprise = enterprise, .visited_on = day, .form = form, .state = state};
    ck_ok(chamber_visit_add(db, &visit, NULL));
}

START_TEST(test_unvisited)
{
    db = fixture_open("2018-12-31");
    chamber_id a = fixture_enterprise(db, "甲公司", "2010-01-01");
    chamber_id b = fixture_enterprise(db, "乙公司", "2010-01-01");
    chamber_id c = fixture_enterprise(db, "丙公司", "2018-07-01");
    struct chamber_enterprise_step suspended = {.on = "2018-06-01"};
    ck_ok(chamber_enterprise_step(db, b, "suspend", &suspended));
    fixture_enterprise(db, "潜在企业", NULL);
    ck_assert_str_eq(unvisited(0, NULL), "1,2,3");
    visit(a, "2018-01-01", NULL, NULL); /* no form given counts */
    visit(b, "2018-05-01", "phone", NULL);
    visit(b, "2018-05-02", "onsite", "cancelled");
    visit(c, "2017-12-31", "onsite", NULL);
    ck_assert_str_eq(unvisited(0, NULL), "2,3");
    ck_assert_str_eq(unvisited(12, NULL), "2,3");
    ck_assert_str_eq(unvisited(13, NULL), "2");
    ck_assert_str_eq(unvisited(11, NULL), "1,2,3");
    ck_assert_str_eq(unvisited(0, "2017-12-31"), "1,2"); /* not a member yet */
    ck_assert_str_eq(unvisited(9999, NULL), "2");
    ck_assert_str_eq(unvisited(99999, NULL), "2"); /* from before the calendar on */
    visit(b, "2018-02-28", "onsite", NULL);
    ck_assert_str_eq(unvisited(1, NULL), "1,2,3");
    ck_assert_str_eq(unvisited(99999, NULL), "");
    ck_assert_str_eq(unvisited(6, "2018-08-30"), "1,2,3"); /* from March on */
    ck_assert_str_eq(unvisited(6, "2018-08-27"), "1,3");
    struct chamber_cursor *cursor = NULL;
    ck_fails(chamber_enterprise_unvisited_open(db, 0, "2018-02-30", &cursor), CHAMBER_E_REFUSED,
             "no_such_day", NULL);
    fixture_close(db);
}
END_TEST

SUITE_MAIN("doubts", test_names_alike, test_phones_alike, test_duplicates, test_many_duplicates,
           test_bad_codes, test_conditions, test_told, test_unvisited)
