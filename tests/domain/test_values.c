/* SPDX-License-Identifier: MIT */
/* What the cells of a sheet may hold, field by field, and what is refused rather than guessed. */
#include <string.h>

#include "exchange/cell.h"

#include "domain/import_help.h"

static const struct chamber_import dates = {.excel_dates = true};

static const struct chamber_field *field_of(const struct chamber_noun *noun, const char *name)
{
    const struct chamber_field *field = chamber_noun_field(noun, name);
    ck_assert_ptr_nonnull(field);
    return field;
}

/* What a cell of a workbook or text is taken for, or the message. */
static void takes(const char *name, enum cell_kind kind, const char *text, const char *expected)
{
    struct cell cell;
    const struct cell_place place = {.field = field_of(&chamber_enterprise_noun, name)};
    ck_assert(cell_read(&place, kind, text, &cell));
    ck_assert_str_eq(cell.message   ? cell.message
                     : cell.warning ? cell.warning
                                    : cell.text,
                     expected);
}

START_TEST(test_workbook_days)
{
    takes("confirmed_on", CELL_DATE, "2018-07-03", "2018-07-03");
    takes("confirmed_on", CELL_DATE, "2018-07-03 14:30:00", "2018-07-03");
    takes("founded_on", CELL_DATE, "2018-07-03", "2018-07-03");
    takes("confirmed_on", CELL_NUMBER, "43284", "cell_serial");
    takes("confirmed_on", CELL_NUMBER, "43284.6", "cell_serial");
    takes("confirmed_on", CELL_NUMBER, "20180703", "2018-07-03");
    takes("founded_on", CELL_NUMBER, "2018", "2018");
    takes("founded_on", CELL_YEAR, "2018-01-01", "2018");
    takes("founded_on", CELL_MONTH, "2018-07-01", "2018-07");
    takes("confirmed_on", CELL_MONTH, "2018-07-01", "2018-07-01");
    takes("confirmed_on", CELL_NUMBER, "2018", "2018"); /* a year, and no day */
    takes("founded_on", CELL_NUMBER, "2018.1", "cell_month_lost");
    takes("founded_on", CELL_NUMBER, "2018.12", "2018.12");
    takes("founded_on", CELL_TEXT, "2018.1", "2018.1");
    takes("note", CELL_DATE, "2018-07-03", "2018-07-03");
}
END_TEST

START_TEST(test_workbook_numbers)
{
    takes("phone", CELL_NUMBER, "13800000000", "13800000000");
    takes("phone", CELL_NUMBER, "62801234", "62801234");
    takes("phone", CELL_NUMBER, "4008001234", "4008001234");
    takes("phone", CELL_NUMBER, "51262801234", "cell_zero_lost");
    takes("phone", CELL_NUMBER, "2162801234", "cell_zero_lost");
    takes("phone", CELL_NUMBER, "1062801234", "cell_zero_lost");
    takes("phone", CELL_TEXT, "51262801234", "phone_zero_lost");
    takes("phone", CELL_TEXT, "0512-62801234", "0512-62801234");
    takes("phone", CELL_INEXACT, "138000000001390000", "cell_inexact");
    takes("credit_code", CELL_INEXACT, "913101051234567000", "cell_inexact");
    takes("member_no", CELL_NUMBER, "12", "12");
    takes("employees", CELL_NUMBER, "12", "12");
    takes("employees", CELL_INEXACT, "1234.0000000000001", "1234");
    takes("employees", CELL_INEXACT, "12345678901234567", "cell_inexact");
    takes("employees", CELL_ERROR, "#DIV/0!", "cell_error");
    takes("name", CELL_UNSAVED, "", "cell_unsaved");
    takes("phone", CELL_TEXT, "1.38E+10", "number_scientific");
    takes("phone", CELL_TEXT, "138****0000", "phone_masked");
    takes("note", CELL_TEXT, "1.38E+10", "1.38E+10");
}
END_TEST

START_TEST(test_workbook_sums)
{
    static const struct {
        enum cell_kind kind;
        const char *text, *expected;
    } cases[] = {{CELL_NUMBER, "1200.5", "1200.5"},
                 {CELL_INEXACT, "1234.0999999999999", "1234.1"},
                 {CELL_INEXACT, "0.30000000000000004", "0.3"},
                 {CELL_NUMBER, "1200000000000.25", "1200000000000.25"},
                 {CELL_TEXT, "1234.0999999999999", "1234.0999999999999"}};
    struct cell cell;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        const struct cell_place place = {.field = field_of(&chamber_fee_noun, "amount")};
        ck_assert(cell_read(&place, cases[i].kind, cases[i].text, &cell));
        ck_assert_ptr_null(cell.message);
        ck_assert_str_eq(cell.text, cases[i].expected);
    }
}
END_TEST

START_TEST(test_serials)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    refuses(enterprise, "企业名称,信息核实日期\n甲公司,43284\n乙公司,180703\n丙公司,60\n", NULL,
            "2 confirmed_on cell_serial\n3 confirmed_on date_unreadable\n"
            "4 confirmed_on date_unreadable\n");
    refuses(enterprise, "企业名称,信息核实日期\n甲公司,60\n乙公司,0\n", &dates,
            "2 confirmed_on cell_serial_no_day\n3 confirmed_on cell_serial_no_day\n");
    imports(enterprise, "企业名称,信息核实日期,成立日期\n甲公司,43284.6,2018\n乙公司,61,59\n",
            &dates, 2, 0, 0);
    struct chamber_enterprise stored = {0};
    ck_ok(chamber_enterprise_get(db, 1, &stored));
    ck_text(stored.confirmed_on, "2018-07-03");
    ck_text(stored.founded_on, "2018");
    ck_ok(chamber_enterprise_get(db, 2, &stored));
    ck_text(stored.confirmed_on, "1900-03-01");
    ck_text(stored.founded_on, "1900-02-28");
    chamber_enterprise_clear(&stored);
    fixture_close(db);
}
END_TEST

/* No write stores what lost digits or is masked; what is stored so stays as it is. */
START_TEST(test_every_write)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    static const struct {
        struct chamber_enterprise record;
        const char *message;
    } cases[] = {{{.name = "甲公司", .phone = "1.38E+10"}, "number_scientific"},
                 {{.name = "甲公司", .phone = "１.38e+10 "}, "number_scientific"},
                 {{.name = "甲公司", .credit_code = "9.132E+17"}, "number_scientific"},
                 {{.name = "甲公司", .member_no = "1E+05"}, "number_scientific"},
                 {{.name = "甲公司", .phone = "138****0000"}, "phone_masked"},
                 {{.name = "甲公司", .phone = "０512-＊＊＊＊34"}, "phone_masked"},
                 {{.name = "甲公司", .phone = "138●●●●0000"}, "phone_masked"}};
    chamber_id id;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        int rc = chamber_enterprise_add(db, &cases[i].record, &id);
        ck_assert_msg(rc < 0, "%zu", i);
        ck_assert_str_eq(chamber_error(db)->message, cases[i].message);
    }
    const struct chamber_enterprise good = {
        .name = "甲公司", .member_no = "1E5", .phone = "13800000000 *晚上"};
    ck_assert_int_lt(chamber_enterprise_add(db, &good, &id), 0); /* stars are masks */
    static const struct chamber_enterprise better[] = {
        {.name = "甲公司", .member_no = "1E5", .phone = "***"},
        {.name = "乙公司", .member_no = "1.5E+x"},
        {.name = "丙公司", .member_no = "1.5E+123"},
        {.name = "丁公司", .member_no = "1.5E+10A"}};
    for (size_t i = 0; i < COUNT_OF(better); i++)
        ck_ok(chamber_enterprise_add(db, &better[i], &id));
    fixture_close(db);
}
END_TEST

START_TEST(test_trimmed_alike)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    static const char *const blanks[] = {"\u3000", "\xC2\xA0", "\u200B", "\xEF\xBB\xBF", "\t", " "};
    for (size_t i = 0; i < COUNT_OF(blanks); i++) {
        struct chamber_place place = {0}, stored = {0};
        char name[64];
        chamber_id id;
        snprintf(name, sizeof name, "%s示例%zu大厦%s", blanks[i], i, blanks[i]);
        place.name = name;
        ck_ok(chamber_place_add(db, &place, &id));
        ck_ok(chamber_place_get(db, id, &stored));
        snprintf(name, sizeof name, "示例%zu大厦", i);
        ck_text(stored.name, name);
        chamber_place_clear(&stored);
    }
    fixture_close(db);
}
END_TEST

/* One field of an enterprise as it is shown. */
static void shows(struct chamber_db *db, const char *field, const char *value, const char *expected)
{
    struct chamber_enterprise record = {.name = "甲公司"};
    CLEAN_FREE char *text = NULL;
    CLEAN_FREE char *json = NULL;
    if (strcmp(field, "phone") == 0)
        record.phone = value;
    else
        record.note = value;
    ck_ok(chamber_field_format(db, field_of(&chamber_enterprise_noun, field), &record,
                               CHAMBER_WORDS, &text));
    ck_assert_str_eq(text, expected);
    ck_ok(chamber_record_json(db, &chamber_enterprise_noun, &record, &json));
    ck_assert_msg(strstr(json, expected), "%s", json);
}

START_TEST(test_mask)
{
    static const char *const phones[][2] = {
        {"13800000000", "138****0000"},
        {"138-0000-0000", "138****0000"},
        {"１３８００００００００", "138****0000"},
        {"+86 138 0000 0000", "138****0000"},
        {"8613800000000", "138****0000"},
        {"13800000000/13900000001", "138****0000/139****0001"},
        {"13800000000 13900000001", "138****0000 139****0001"},
        {"13800000000、62801234", "138****0000、******34"},
        {"0512-62801234", "051****1234"},
        {"(021)62801234 转 801", "(021****1234 转 *01"},
        {"400-800-1234", "********34"},
        {"张三 13800000000", "张三 138****0000"},
        {"+62801234", "+******34"},
        {"008613800000000", "138****0000"},
        {"12345678901234567890123456789012345678901234", "123****6789***34"},
        {"110", "*10"}};
    static const char *const notes[][2] = {
        {"联系13800000000，2018-07-03", "联系138****0000，2018-07-03"},
        {"张某 138 0000 0000", "张某 138****0000"},
        {"票号 A13800000000", "票号 A13800000000"},
        {"913800000000", "913800000000"},
        {"138000000001234", "138000000001234"},
        {"13800000000.50", "13800000000.50"},
        {"注册资本1200000元", "注册资本1200000元"},
        {"13800000000", "138****0000"}};
    struct chamber_db *db = fixture_open("2018-12-31");
    shows(db, "phone", "13800000000", "13800000000");
    chamber_set_mask(db, true);
    for (size_t i = 0; i < COUNT_OF(phones); i++)
        shows(db, "phone", phones[i][0], phones[i][1]);
    for (size_t i = 0; i < COUNT_OF(notes); i++)
        shows(db, "note", notes[i][0], notes[i][1]);
    const char *none[] = {NULL, "138 0000 0000"};
    const struct chamber_enterprise record = {.former_names = {2, none}};
    CLEAN_FREE char *text = NULL;
    ck_ok(chamber_field_format(db, field_of(&chamber_enterprise_noun, "former_names"), &record,
                               CHAMBER_WORDS, &text));
    ck_assert_str_eq(text, "、138 0000 0000"); /* by which it is found */
    ck_ok(chamber_begin(db, "test"));
    shows(db, "phone", "13800000000", "13800000000");
    ck_ok(chamber_end(db, CHAMBER_OK));
    fixture_close(db);
}
END_TEST

SUITE_MAIN("values", test_workbook_days, test_workbook_numbers, test_workbook_sums, test_serials,
           test_every_write, test_trimmed_alike, test_mask)
