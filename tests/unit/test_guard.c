/* SPDX-License-Identifier: MIT */
/* What keeps a CSV's cells from being read as anything but text: exchange/guard.h. */
#include <chamber/place.h>

#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "exchange/guard.h"
#include "exchange/sheet.h"
#include "unit/store_help.h"
#include "unit/suite.h"

static bool excel(const char *text)
{
    return guard_needed(text, CHAMBER_EXCEL_CSV);
}

START_TEST(test_triggers)
{
    static const char *const guarded[] = {"=1+1",         "+1",        "-1",
                                          "@x",           "\t=1",      "\nx",
                                          " =1",          "\u3000=1",  "\xC2\xA0-x",
                                          "＝1",          "＋86",      "－",
                                          "＠",           " \t x",     "0512",
                                          "138000000001", "1E5",       "1.5e-3",
                                          "3-12",         "3/12",      "'=1",
                                          "'0512",        "'138",      "''=x",
                                          "=\"x\"",       "9.132E+17", "\xEF\xBB\xBF=1",
                                          "\u200B=1"};
    static const char *const plain[] = {
        "",   "1",  "0",    "0.5", "13800000000", "2018-07-03", "甲=乙", "'",  "'甲",  "0512-1",
        "1E", "E5", "1E5x", "a-b", "2018.7",      "''",         "#1",    "1-", "《=》"};
    for (size_t i = 0; i < COUNT_OF(guarded); i++)
        ck_assert_msg(excel(guarded[i]), "%s", guarded[i]);
    for (size_t i = 0; i < COUNT_OF(plain); i++)
        ck_assert_msg(!excel(plain[i]), "%s", plain[i]);
}
END_TEST

/* A plain CSV is as it is, but for what reading would change. */
START_TEST(test_plain)
{
    static const char *const guarded[] = {"'=1", "'0512", "=\"0512\"", "''-x"};
    static const char *const plain[] = {"=1+1", "-1", "0512", "1E5", "@x", "'甲", "=\"a\"&b"};
    for (size_t i = 0; i < COUNT_OF(guarded); i++)
        ck_assert_msg(guard_needed(guarded[i], CHAMBER_CSV), "%s", guarded[i]);
    for (size_t i = 0; i < COUNT_OF(plain); i++)
        ck_assert_msg(!guard_needed(plain[i], CHAMBER_CSV), "%s", plain[i]);
}
END_TEST

START_TEST(test_off)
{
    static const struct {
        const char *cell, *text;
    } cases[] = {{"'0512", "0512"},
                 {"=\"0512\"", "0512"},
                 {"'=1", "=1"},
                 {"'=\"x\"", "=\"x\""},
                 {"''=1", "'=1"},
                 {"=\"a\"\"b\"", "a\"b"},
                 {"'甲", "'甲"},
                 {"'13800000000", "13800000000"},
                 {"=1+1", "=1+1"},
                 {"=\"", "=\""},
                 {"=\"a\"&\"b\"", "=\"a\"&\"b\""},
                 {"'18年的项目", "'18年的项目"},
                 {"'", "'"}};
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        char cell[64];
        snprintf(cell, sizeof cell, "%s", cases[i].cell);
        guard_off(cell);
        ck_assert_str_eq(cell, cases[i].text);
    }
}
END_TEST

/* Texts made of what matters here, by a generator that is the same each time. */
static const char *nasty(unsigned *seed)
{
    static const char *const pieces[] = {
        "=",   "+",    "-",  "@",      "'",        "\"", "\t",     "\n",
        ",",   ";",    " ",  "\u3000", "\xC2\xA0", "＝", "＠",     "0",
        "1",   "12",   "E",  "+",      ".",        "/",  "甲",     "𠮷",
        "=\"", "\"\"", "()", "’",      "，",       "；", "\u200B", "\xEF\xBB\xBF",
        "138", "00",   "x"};
    static char text[64];
    char *to = text;
    *seed = *seed * 1103515245U + 12345U;
    for (unsigned n = *seed >> 16 & 7; n > 0; n--) {
        *seed = *seed * 1103515245U + 12345U;
        const char *piece = pieces[(*seed >> 16) % COUNT_OF(pieces)];
        to = stpcpy(to, piece);
    }
    *to = '\0';
    return text;
}

enum { ROWS = 5000, COLUMNS = 4 };

static void write_rows(FILE *out, enum chamber_format format, unsigned seed)
{
    static const char *const headings[COLUMNS] = {"a", "b", "c", "d"};
    ck_assert_int_eq(chamber_csv_begin(out, format), CHAMBER_OK);
    ck_assert_int_eq(chamber_csv_row_as(out, format, headings, COLUMNS), CHAMBER_OK);
    for (int i = 0; i < ROWS; i++) {
        char texts[COLUMNS][64] = {"r"};
        const char *cells[COLUMNS];
        for (int n = 0; n < COLUMNS; n++) {
            cells[n] = texts[n];
            if (n > 0)
                strcpy(texts[n], nasty(&seed));
        }
        ck_assert_int_eq(chamber_csv_row_as(out, format, cells, COLUMNS), CHAMBER_OK);
    }
}

/* The texts again, against the cells read; none of --excel is a formula as it stands in the file.
 */
static void compare(const struct sheet *sheet, unsigned seed)
{
    ck_assert_uint_eq(sheet->row_count, ROWS + 1);
    for (int i = 1; i <= ROWS; i++)
        for (size_t n = 1; n < COLUMNS; n++)
            ck_assert_str_eq(sheet_cell(sheet, &sheet->rows[i], n), nasty(&seed));
}

static void there_and_back(enum chamber_format format)
{
    static const struct chamber_import strictly;
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    struct chamber_db *db = chamber_new();
    struct sheet sheet = {0};
    HELP_FOLDER(folder);
    const char *path = help_path(&folder, "a.csv");
    write_rows(out, format, 1);
    fclose(out);
    help_write(path, text, size);
    int rc = sheet_read(db, &chamber_place_noun, path, &strictly, &sheet);
    ck_assert_msg(rc == CHAMBER_OK, "%s", chamber_error_text(db));
    compare(&sheet, 1);
    sheet_free(&sheet);
    chamber_close(db);
    free(text);
}

START_TEST(test_there_and_back)
{
    there_and_back(CHAMBER_CSV);
    there_and_back(CHAMBER_EXCEL_CSV);
}
END_TEST

/* As a spreadsheet sees it: the cell that is written, without quotes. */
START_TEST(test_no_formula)
{
    static const char *const signs[] = {"=",  "+",  "-",  "@",  "\t", "\r",
                                        "\n", "＝", "＋", "－", "＠"};
    unsigned seed = 7;
    for (int i = 0; i < 50000; i++) {
        CLEAN_STR struct str cell = {0};
        const char *start, *text = nasty(&seed);
        size_t length;
        str_add(&cell, excel(text) ? "'" : "");
        str_add(&cell, text);
        utf8_trim(str_text(&cell), &start, &length);
        for (size_t n = 0; n < COUNT_OF(signs); n++) {
            size_t size = strlen(signs[n]);
            ck_assert_msg(strncmp(start, signs[n], size) != 0 &&
                              strncmp(str_text(&cell), signs[n], size) != 0,
                          "%s", str_text(&cell));
        }
    }
}
END_TEST

SUITE_MAIN("guard", test_triggers, test_plain, test_off, test_there_and_back, test_no_formula)
