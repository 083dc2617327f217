/* SPDX-License-Identifier: MIT */
/* Numbers, days and times of a workbook, by the formats that its styles name. */
#include <string.h>

#include "suite.h"
#include "xlsx/read.h"

/* The cell that a number is under a format's code. */
struct shown {
    enum xlsx_kind kind;
    bool exact;
    char text[400];
};

static struct shown show(const char *code, const char *number, bool from_1904)
{
    struct shown shown = {.kind = XLSX_NUMBER};
    CLEAN_STR struct str out = {0};
    struct format format;
    double value;
    format_read(code, &format);
    ck_assert_msg(number_read(number, &value), "%s", number);
    const struct format_section *section = format_section(&format, value);
    if (!section || !date_write(value, section->kind, from_1904, &out, &shown.kind))
        number_write(value, section ? section->digits : 0, &out, &shown.exact);
    ck_assert(!out.failed && out.length < sizeof shown.text);
    strcpy(shown.text, str_text(&out));
    return shown;
}

static void check(const char *code, const char *number, enum xlsx_kind kind, const char *text)
{
    struct shown shown = show(code, number, false);
    ck_assert_msg(shown.kind == kind && strcmp(shown.text, text) == 0, "%s under %s is %d %s",
                  number, code, (int)shown.kind, shown.text);
}

static void check_exact(const char *number, const char *text, bool exact)
{
    struct shown shown = show("General", number, false);
    ck_assert_str_eq(shown.text, text);
    ck_assert_msg(shown.exact == exact, "%s", number);
}

START_TEST(whole_numbers_in_full)
{
    check_exact("0", "0", true);
    check_exact("-0", "0", true);
    check_exact("512", "512", true);
    check_exact("-120", "-120", true);
    check_exact("13800000000", "13800000000", true);
    check_exact("1.38E10", "13800000000", true);
    check_exact("100000000000000", "100000000000000", true);
    check_exact("999999999999999", "999999999999999", true);
    check_exact("9.1330100000000000E+17", "913301000000000000", false);
    check_exact("1000000000000000", "1000000000000000", false);
    check_exact("123456789012345678", "123456789012346000", false);
}
END_TEST

START_TEST(fractions_as_short_as_can_be)
{
    check_exact("0.5", "0.5", true);
    check_exact("-1200.50", "-1200.5", true);
    check_exact("1.1000000000000001", "1.1", true);
    check_exact("0.30000000000000004", "0.3", true);
    check_exact("5.0000000000000003E-2", "0.05", true);
    check_exact("62.499999999999993", "62.5", true);
    check_exact("123456.789", "123456.789", true);
    check_exact("1E-10", "0.0000000001", true);
    check_exact("1234567890.1234567", "1234567890.123457", false);
}
END_TEST

START_TEST(what_is_no_number)
{
    static const char *const texts[] = {"",    "abc", "0x10", "nan", "inf", "1E999", "1,5",
                                        "1 2", "--1", "1e",   ".",   "+",   "1.2.3"};
    double value;
    for (size_t i = 0; i < COUNT_OF(texts); i++)
        ck_assert_msg(!number_read(texts[i], &value), "%s", texts[i]);
}
END_TEST

START_TEST(zeros_in_front)
{
    check("00000", "512", XLSX_NUMBER, "00512");
    check("00000", "512345", XLSX_NUMBER, "512345");
    check("00000", "0", XLSX_NUMBER, "00000");
    check("00000", "-7", XLSX_NUMBER, "-00007");
    check("00000", "1.5", XLSX_NUMBER, "1.5");
    check("[红色]000000_ ", "215000", XLSX_NUMBER, "215000");
    check("000000;@", "15000", XLSX_NUMBER, "015000");
    check("0", "7", XLSX_NUMBER, "7");
    check("0.00", "7", XLSX_NUMBER, "7");
    check("#,##0", "1200", XLSX_NUMBER, "1200");
    check("\"编号\"000", "7", XLSX_NUMBER, "7");
    check("0.00E+00", "1200", XLSX_NUMBER, "1200");
}
END_TEST

/* A day of which only the month, or the year, is shown. */
START_TEST(months)
{
    check("yyyy\"年\"m\"月\"", "43284", XLSX_MONTH, "2018-07-03");
    check("mmm-yy", "43284", XLSX_MONTH, "2018-07-03");
    check("yyyy\"年\"", "43284", XLSX_YEAR, "2018-07-03");
    check("yyyy-mm hh:mm", "43284", XLSX_DATE, "2018-07-03");
}
END_TEST

START_TEST(days)
{
    static const char *const codes[] = {"yyyy/m/d",
                                        "YYYY-MM-DD",
                                        "yyyy\"年\"m\"月\"d\"日\";@",
                                        "[$-804]yyyy年m月d日",
                                        "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy",
                                        "m\"月\"d\"日\"",
                                        "[DBNum1][$-804]m月d日",
                                        "[红色]yy-m-d",
                                        "d\\-m\\-yyyy",
                                        "m/d/yy h:mm",
                                        "[$-411]ge.m.d"};
    for (size_t i = 0; i < COUNT_OF(codes); i++)
        check(codes[i], "43284", XLSX_DATE, "2018-07-03");
    check("yyyy/m/d h:mm", "43284.604166666664", XLSX_DATE, "2018-07-03 14:30:00");
    check("yyyy/m/d", "43284.99999999", XLSX_DATE, "2018-07-04");
    check("yyyy\\年m\\月d\\日\\", "43284", XLSX_DATE, "2018-07-03");
    check("h:mm", "43284.5", XLSX_DATE, "2018-07-03 12:00:00");
}
END_TEST

START_TEST(what_is_no_day)
{
    static const char *const codes[] = {
        "General",          "0",   "@",   "0\"day\"", "\"y\"0",  "0\\d",        "[Red]0",
        "[$¥-804]#,##0.00", "0_d", "0*y", "0.0E+0",   "[>100]0", "\"年月日\"0", "0%"};
    for (size_t i = 0; i < COUNT_OF(codes); i++)
        check(codes[i], "43284", XLSX_NUMBER, "43284");
    check("yyyy/m/d", "-1", XLSX_NUMBER, "-1");
    check("yyyy/m/d", "2958466", XLSX_NUMBER, "2958466");
    check("yyyy/m/d", "20180703", XLSX_NUMBER, "20180703");
    check("yyyy/m/d", "2958465.9999999", XLSX_NUMBER, "2958465.9999999");
}
END_TEST

START_TEST(the_first_days)
{
    check("yyyy/m/d", "0", XLSX_DATE, "1900-01-00");
    check("yyyy/m/d", "1", XLSX_DATE, "1900-01-01");
    check("yyyy/m/d", "59", XLSX_DATE, "1900-02-28");
    check("yyyy/m/d", "60", XLSX_DATE, "1900-02-29");
    check("yyyy/m/d", "61", XLSX_DATE, "1900-03-01");
    check("yyyy/m/d", "2958465", XLSX_DATE, "9999-12-31");
    ck_assert_str_eq(show("yyyy/m/d", "0", true).text, "1904-01-01");
    ck_assert_str_eq(show("yyyy/m/d", "60", true).text, "1904-03-01");
    ck_assert_str_eq(show("yyyy/m/d", "41822", true).text, "2018-07-03");
    ck_assert_str_eq(show("yyyy/m/d", "2957003", true).text, "9999-12-31");
    ck_assert_str_eq(show("yyyy/m/d", "2957004", true).text, "2957004");
}
END_TEST

START_TEST(times)
{
    check("h:mm", "0.604166666666667", XLSX_TEXT, "14:30:00");
    check("mm:ss", "0", XLSX_TEXT, "00:00:00");
    check("h\"时\"mm\"分\"", "0.5", XLSX_TEXT, "12:00:00");
    check("上午/下午h\"时\"mm\"分\"", "0.5", XLSX_TEXT, "12:00:00");
    check("h:mm AM/PM", "0.5", XLSX_TEXT, "12:00:00");
    check("[h]:mm", "1.5", XLSX_TEXT, "36:00:00");
    check("[hh]:mm:ss", "100", XLSX_TEXT, "2400:00:00");
    check("[mm]:ss", "0.0625", XLSX_TEXT, "01:30:00");
}
END_TEST

START_TEST(sections)
{
    check("yyyy/m/d;0;\"-\"", "43284", XLSX_DATE, "2018-07-03");
    check("0;yyyy/m/d", "43284", XLSX_NUMBER, "43284");
    check("yyyy/m/d;@;000", "0", XLSX_NUMBER, "000");
    check("[<1]h:mm;yyyy/m/d", "0.25", XLSX_TEXT, "06:00:00");
    check("[<1]h:mm;yyyy/m/d", "43284", XLSX_DATE, "2018-07-03");
    check("[>=20000]yyyy/m/d;[<=100]000;0", "43284", XLSX_DATE, "2018-07-03");
    check("[>=20000]yyyy/m/d;[<=100]000;0", "7", XLSX_NUMBER, "007");
    check("[>=20000]yyyy/m/d;[<=100]000;0", "512", XLSX_NUMBER, "512");
    check("[=7]yyyy/m/d", "43284", XLSX_NUMBER, "43284");
    check("[<>7]yyyy/m/d", "43284", XLSX_DATE, "2018-07-03");
    check("0;0;0;yyyy;d;d", "43284", XLSX_NUMBER, "43284");
    check("\"yyyy", "43284", XLSX_NUMBER, "43284");
    check("[yyyy", "43284", XLSX_NUMBER, "43284");
    check("0\\", "7", XLSX_NUMBER, "7");
    check("", "7", XLSX_NUMBER, "7");
    check("yyyy/m/d;0", "-3", XLSX_NUMBER, "-3");
    check("0;000", "-3", XLSX_NUMBER, "-003");
}
END_TEST

START_TEST(iso_days)
{
    static const char *const bad[] = {"2018-02-30",       "2018-07",        "2018-07-03 14:30",
                                      "2018-07-03T25:00", "2018-07-03Tabc", "18-07-03"};
    CLEAN_STR struct str out = {0};
    ck_assert(date_read_iso("2018-07-03", &out));
    str_add_char(&out, '|');
    ck_assert(date_read_iso("2018-07-03T00:00:00Z", &out));
    str_add_char(&out, '|');
    ck_assert(date_read_iso("2018-07-03T14:30:05.123", &out));
    ck_assert_str_eq(str_text(&out), "2018-07-03|2018-07-03|2018-07-03 14:30:05");
    for (size_t i = 0; i < COUNT_OF(bad); i++)
        ck_assert_msg(!date_read_iso(bad[i], &out), "%s", bad[i]);
}
END_TEST

static void check_decoded(const char *text, const char *decoded)
{
    CLEAN_STR struct str str = {0};
    str_add(&str, text);
    text_decode(&str);
    ck_assert_str_eq(str_text(&str), decoded);
}

START_TEST(escapes)
{
    check_decoded("甲_x000D_\n乙", "甲\n乙");
    check_decoded("甲_x000D_乙", "甲\n乙");
    check_decoded("甲_x000D__x000A_乙", "甲\n乙");
    check_decoded("甲\r\n乙\r丙", "甲\n乙\n丙");
    check_decoded("_x005F_x0041_", "_x0041_");
    check_decoded("_x4e2d_", "中");
    check_decoded("_x0009_", "\t");
    check_decoded("a_x00_b_xZZZZ__x0000__xD800__x", "a_x00_b_xZZZZ__x0000__xD800__x");
}
END_TEST

START_TEST(references)
{
    static const char *const bad[] = {"",   "A",    "1",        "A0",         "XFE1",
                                      "a1", "$A$1", "A1048577", "ZZZ9999999", "-A1"};
    size_t row, column;
    const char *rest;
    ck_assert(reference_read("A1", &row, &column, &rest) && row == 1 && column == 1);
    ck_assert(reference_read("IV12:", &row, &column, &rest) && row == 12 && column == 256);
    ck_assert_str_eq(rest, ":");
    ck_assert(reference_read("XFD1048576", &row, &column, &rest));
    ck_assert(row == READ_ROWS_MAX && column == READ_COLUMNS_MAX);
    for (size_t i = 0; i < COUNT_OF(bad); i++)
        ck_assert_msg(!reference_read(bad[i], &row, &column, &rest), "%s", bad[i]);
}
END_TEST

SUITE_MAIN("xlsx_number", whole_numbers_in_full, fractions_as_short_as_can_be, what_is_no_number,
           zeros_in_front, months, days, what_is_no_day, the_first_days, times, sections, iso_days,
           escapes, references)
