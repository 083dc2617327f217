/* SPDX-License-Identifier: MIT */
/* Which character separates the cells of a text, and that rows come back whichever it is. */
#include <chamber/exchange.h>
#include <chamber/place.h>

#include <string.h>

#include "base/str.h"
#include "exchange/delimiter.h"
#include "exchange/sheet.h"
#include "unit/store_help.h"
#include "unit/suite.h"

static const char *const delimiters[] = {",", ";", "\t", "，"};

static void is_found(const char *text, const char *expected, bool found)
{
    struct delimiter delimiter;
    delimiter_find(text, strlen(text), &delimiter);
    ck_assert_msg(strcmp(delimiter.text, expected) == 0, "%s: '%s'", text, delimiter.text);
    ck_assert_msg(delimiter.found == found, "%s: found", text);
    ck_assert_uint_eq(delimiter.start, 0);
}

START_TEST(test_found)
{
    is_found("姓名,电话\n示例甲,1\n", ",", true);
    is_found("姓名;电话\r\n示例甲;1\r\n", ";", true);
    is_found("姓名\t电话\r示例甲\t1\r", "\t", true);
    is_found("姓名，电话\n示例甲，1\n", "，", true);
    is_found("姓名|电话\n示例甲|1\n", ",", false);
    is_found("姓名\n示例甲\n", ",", false);
    is_found("", ",", false);
    is_found("\n\n", ",", false);
}
END_TEST

/* Other separators stand in texts, titles and notes. */
START_TEST(test_others_in_texts)
{
    is_found("名称,a;b\n", ",", true);
    is_found("名称\t地址\n甲\t一路,二号\n乙\t三路,四号\n", "\t", true);
    is_found("名称,备注\n甲,一；二，三\n乙,四，五\n", ",", true);
    is_found("示例商会会员名单，2018年\n名称,电话,备注\n甲,1,一，二\n", ",", true);
    is_found("会员名单\n名称\t电话\n甲\t1\n", "\t", true);
    is_found("备注\n甲，乙\n丙，丁\n", ",", false);
    is_found("名称\n甲;乙\n", ",", false);
    is_found("名称;备注\n\"甲,乙\n丙,丁\n\";1,2\n戊;3,4\n", ";", true);
    is_found("名称,备注\n\"甲;\"\"乙;丙\",\"\n;;\n\"\n", ",", true);
    is_found("a,b,c\n1,2,3\n1,2\n1,2,3\n", ",", true);
}
END_TEST

static void is_said(const char *text, const char *expected, const char *rest)
{
    struct delimiter delimiter;
    delimiter_find(text, strlen(text), &delimiter);
    ck_assert_str_eq(delimiter.text, expected);
    ck_assert(delimiter.found);
    ck_assert_str_eq(text + delimiter.start, rest);
}

START_TEST(test_said)
{
    is_said("sep=;\r\na;b\r\n", ";", "a;b\r\n");
    is_said("SEP=,\na;b,c\n", ",", "a;b,c\n");
    is_said("sep=|\ra|b\r", "|", "a|b\r");
    is_said("sep=\t\na\tb\n", "\t", "a\tb\n");
    is_said("sep=，\na，b\n", "，", "a，b\n");
    is_said("\"sep=;\"\na;b\n", ";", "a;b\n");
    is_said("sep=;,,,\na;b\n", ";", "a;b\n");
    is_said("sep=;", ";", "");
    is_found("sep=\na,b\n", ",", true);
    is_found("sep=ab\na,b\n", ",", true);
    is_found("separate,b\n", ",", true);
}
END_TEST

/* Numbers that are the same in every run. */
static unsigned next(uint64_t *state)
{
    *state = *state * 6364136223846793005U + 1442695040888963407U;
    return (unsigned)(*state >> 33);
}

static void random_cell(uint64_t *state, char *cell, size_t pieces)
{
    static const char *const parts[] = {"示例", "𠮷", "示", "\"", ",",  ";",  "，", "\t",
                                        "|",    " ",  "1",  "a",  "䶮", "；", "\n"};
    *cell = '\0';
    for (size_t n = next(state) % pieces; n > 0; n--)
        strcat(cell, parts[next(state) % COUNT_OF(parts)]);
}

static void add_quoted(struct str *out, const char *cell, const char *delimiter)
{
    if (!strstr(cell, delimiter) && !strpbrk(cell, "\"\r\n")) {
        str_add(out, cell);
        return;
    }
    str_add_char(out, '"');
    for (; *cell; cell++)
        str_add(out, *cell == '"' ? "\"\"" : (const char[]){*cell, '\0'});
    str_add_char(out, '"');
}

enum { ROWS = 12, COLUMNS = 4, CELL = 64 };

static void random_rows(uint64_t *state, char cells[ROWS][COLUMNS][CELL])
{
    for (size_t i = 0; i < ROWS; i++)
        for (size_t n = 0; n < COLUMNS; n++) {
            random_cell(state, cells[i][n], 8);
            if (i == 0 || n == 0) /* headings, and a row is not left blank */
                snprintf(cells[i][n], CELL, "列%zu", n);
        }
}

static void same_cells(const char *bytes, size_t length, char cells[ROWS][COLUMNS][CELL])
{
    static const struct chamber_import strictly;
    HELP_FOLDER(folder);
    struct chamber_db *db = chamber_new();
    struct sheet sheet = {0};
    const char *path = help_path(&folder, "a.csv");
    help_write(path, bytes, length);
    int rc = sheet_read(db, &chamber_place_noun, path, &strictly, &sheet);
    ck_assert_msg(rc == CHAMBER_OK, "%s\n%s", bytes, chamber_error_text(db));
    ck_assert_uint_eq(sheet.row_count, ROWS);
    for (size_t i = 0; i < ROWS; i++)
        for (size_t n = 0; n < COLUMNS; n++)
            ck_assert_msg(strcmp(sheet_cell(&sheet, &sheet.rows[i], n), cells[i][n]) == 0,
                          "%s\n%zu %zu '%s' '%s'", bytes, i, n,
                          sheet_cell(&sheet, &sheet.rows[i], n), cells[i][n]);
    sheet_free(&sheet);
    chamber_close(db);
}

START_TEST(test_any_rows)
{
    for (uint64_t seed = 1; seed <= 200; seed++) {
        uint64_t state = seed;
        char cells[ROWS][COLUMNS][CELL];
        const char *delimiter = delimiters[seed % COUNT_OF(delimiters)];
        CLEAN_STR struct str text = {0};
        random_rows(&state, cells);
        for (size_t i = 0; i < ROWS; i++)
            for (size_t n = 0; n < COLUMNS; n++) {
                add_quoted(&text, cells[i][n], delimiter);
                str_add(&text, n + 1 < COLUMNS ? delimiter : i % 2 ? "\r\n" : "\n");
            }
        same_cells(str_text(&text), text.length, cells);
    }
}
END_TEST

START_TEST(test_our_own_rows)
{
    for (uint64_t seed = 1000; seed <= 1100; seed++) {
        uint64_t state = seed;
        char cells[ROWS][COLUMNS][CELL];
        char *text = NULL;
        size_t length = 0;
        FILE *out = open_memstream(&text, &length);
        ck_assert_ptr_nonnull(out);
        random_rows(&state, cells);
        for (size_t i = 0; i < ROWS; i++) {
            const char *row[COLUMNS];
            for (size_t n = 0; n < COLUMNS; n++)
                row[n] = cells[i][n];
            ck_assert_int_eq(chamber_csv_row(out, row, COLUMNS), CHAMBER_OK);
        }
        ck_assert_int_eq(fclose(out), 0);
        same_cells(text, length, cells);
        free(text);
    }
}
END_TEST

/* Whatever the text, it is rows on lines that go up, or one refusal. */
START_TEST(test_any_text)
{
    static const char *const parts[] = {"sep=",         ",",  ";",  "\t",   "，", "\"",
                                        "\"\"",         "\r", "\n", "\r\n", "示", "\xEF\xBC",
                                        "\xEF\xBB\xBF", "a",  "'1", "=\""};
    static const struct chamber_import strictly;
    HELP_FOLDER(folder);
    const char *path = help_path(&folder, "a.csv");
    for (uint64_t seed = 1; seed <= 2000; seed++) {
        uint64_t state = seed;
        struct chamber_db *db = chamber_new();
        struct sheet sheet = {0};
        CLEAN_STR struct str text = {0};
        for (unsigned n = next(&state) % 30; n > 0; n--)
            str_add(&text, parts[next(&state) % COUNT_OF(parts)]);
        help_write(path, str_text(&text), text.length);
        int rc = sheet_read(db, &chamber_place_noun, path, &strictly, &sheet);
        ck_assert(rc == CHAMBER_OK || rc == CHAMBER_E_DATA);
        for (size_t i = 1; i < sheet.row_count; i++)
            ck_assert_int_gt(sheet.rows[i].line, sheet.rows[i - 1].line);
        sheet_free(&sheet);
        chamber_close(db);
    }
}
END_TEST

SUITE_MAIN("delimiter", test_found, test_others_in_texts, test_said, test_any_rows,
           test_our_own_rows, test_any_text)
