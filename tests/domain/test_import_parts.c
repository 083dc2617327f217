/* SPDX-License-Identifier: MIT */
/* Import: files so large that they are read in parts must come to what a file read whole comes to.
 */
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "domain/import_help.h"

/* Some three parts. */
enum { ROWS = 3000, TEXT = 2 * 1024 * 1024 };

#define HEADINGS "企业,走访日期,形式,走访人,情况\n"

static char text[TEXT];
static size_t length;

static void add(const char *line)
{
    length += (size_t)snprintf(text + length, sizeof text - length, "%s", line);
    ck_assert_uint_lt(length, sizeof text);
}

/* So many visits, from line 2 on; each says its line. */
static void add_visits(int from, int until)
{
    char line[600];
    for (int i = from; i < until; i++) {
        snprintf(line, sizeof line,
                 "示例%c公司,2018-%02d-%02d,onsite,示例某,\"经营平稳，第%d行\n%0400d\"\n",
                 'A' + i % 3, i % 12 + 1, i % 28 + 1, i, i);
        add(line);
    }
}

static void begin_text(const char *headings)
{
    length = 0;
    add(headings);
}

static struct chamber_db *office(void)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    imports(enterprise, "name\n示例A公司\n示例B公司\n示例C公司\n", NULL, 3, 0, 0);
    imports(person, "name\n示例某\n", NULL, 1, 0, 0);
    return db;
}

static struct chamber_import_row told[10];
static size_t told_count;

static void note_row(void *payload, const struct chamber_import_row *row)
{
    (void)payload;
    ck_assert_uint_lt(told_count, 10);
    told[told_count++] = *row;
}

static const struct chamber_import in_parts = {.only_warned = true, .row = note_row};
static const struct chamber_import trial = {.dry_run = true, .only_warned = true, .row = note_row};

START_TEST(test_stored)
{
    struct chamber_db *db = office();
    struct chamber_visit visit = {0};
    begin_text(HEADINGS);
    add_visits(2, ROWS);
    add("合计,2998,,,\n某某街道商会,,,,\n2018年12月31日,,,,\n");
    imports(visit, text, &trial, ROWS - 2, 0, 0);
    ck_assert_uint_eq(fixture_count(db, &chamber_visit_noun, NULL), 0);
    imports(visit, text, &in_parts, ROWS - 2, 0, 0);
    ck_assert_int_eq(help_result.rows, ROWS - 2);
    ck_assert_int_eq(help_result.left_out, 3);
    ck_assert_str_eq(help_result.encoding, "UTF-8");
    ck_assert_uint_eq(told_count, 0);
    ck_assert_int_eq(chamber_visit_get(db, ROWS - 2, &visit), CHAMBER_OK);
    ck_assert_ptr_nonnull(strstr(visit.findings, "第2999行\n000"));
    ck_assert_uint_eq(visit.visitors.count, 1);
    chamber_visit_clear(&visit);
    /* once more: all are there, whatever comes of the rest */
    begin_text(HEADINGS);
    add_visits(2, ROWS + 3);
    imports(visit, text, &in_parts, 3, 0, ROWS - 2);
    fixture_close(db);
}
END_TEST

/* Where a row has no day, all that is stored is compared. */
START_TEST(test_without_day)
{
    struct chamber_db *db = office();
    begin_text(HEADINGS);
    add_visits(2, ROWS);
    imports(visit, text, NULL, ROWS - 2, 0, 0);
    add("示例A公司,#REF!,onsite,示例某,\n示例A公司,2018-02-30,onsite,示例某,\n"
        "示例A公司,,onsite,示例某,\n");
    refuses(visit, text, &in_parts,
            "5998 visited_on cell_error\n5999 visited_on no_such_day\n"
            "6000 visited_on field_missing\n");
    ck_assert_int_eq(help_result.same, ROWS - 2);
    fixture_close(db);
}
END_TEST

/* All faults of all parts, and nothing is stored. */
START_TEST(test_refused)
{
    struct chamber_db *db = office();
    begin_text(HEADINGS);
    add("示例A公司,2018-02-30,onsite,示例某,\n");
    add_visits(2, 1000);
    add("丁厂,2018-02-03,onsite,示例某,\n");
    add_visits(1000, ROWS);
    add("丁厂,2018-02-03,onsite,示例某\n");
    add("丁厂,2018-02-03,sideways,示例某,\n");
    refuses(visit, text, &in_parts,
            "2 visited_on no_such_day\n1999 enterprise not_found\n"
            "6000 - csv_row_short\n6001 form unknown_word\n");
    ck_assert_ptr_nonnull(strstr(help_texts, "2"));
    ck_assert_int_eq(help_result.bad, 4);
    ck_assert_int_eq(help_result.rows, ROWS + 2);
    add("示例A公司,2018-02-03,onsite,示例某,\"");
    refuses(visit, text, &in_parts, "6002 - csv_open_quote\n");
    ck_assert_int_eq(help_result.rows, 0);
    fixture_close(db);
}
END_TEST

/* A row that is longer than a part. */
START_TEST(test_long_row)
{
    enum { CELLS = 12, CELL = 50000 };
    struct chamber_db *db = office();
    char *cell = calloc(1, CELL + 1);
    ck_assert_ptr_nonnull(cell);
    memset(cell, 'a', CELL);
    begin_text(HEADINGS);
    add_visits(2, 500);
    add("示例A公司,2018-02-03,onsite,示例某,");
    for (int i = 0; i < CELLS; i++) {
        add(cell);
        add(i + 1 < CELLS ? "," : "\n");
    }
    add_visits(500, 2000);
    refuses(visit, text, &in_parts, "998 - csv_row_long\n");
    ck_assert_int_eq(help_result.added, 1998);
    free(cell);
    fixture_close(db);
}
END_TEST

/* Only rows that there is a word to say of, whether a file is read in parts or not. */
START_TEST(test_warned)
{
    struct chamber_db *db = office();
    told_count = 0;
    imports(enterprise, "name,credit_code\n丁公司,\n戊公司,91310105MA0000002X\n", &in_parts, 2, 0,
            0);
    ck_assert_uint_eq(told_count, 1);
    ck_assert_int_eq(told[0].line, 3);
    ck_assert_int_eq(told[0].fate, CHAMBER_ROW_NEW);
    ck_assert_int_eq(told[0].id, 5);
    ck_assert_ptr_null(told[0].cells);
    ck_assert_ptr_null(told[0].record);
    fixture_close(db);
}
END_TEST

/* A row that fails after it was written leaves nothing for later ones to meet. */
START_TEST(test_half_way)
{
    struct chamber_db *db = office();
    char line[600];
    begin_text("visited_on,enterprise,enterprise_name,form,findings\n"
               "2018-01-01,#1,示例B公司,onsite,\n合计,,,,\n");
    for (int i = 0; i < ROWS; i++) {
        snprintf(line, sizeof line, "2018-%02d-%02d,#1,示例A公司,onsite,%0400d\n", i % 12 + 1,
                 i % 28 + 1, i);
        add(line);
    }
    refuses(visit, text, &in_parts, "2 enterprise import_name_differs\n");
    ck_assert_int_eq(help_result.bad, 1);
    ck_assert_int_eq(help_result.left_out, 1);
    ck_assert_int_eq(help_result.rows, ROWS + 1);
    ck_assert_int_eq(help_result.added, ROWS);
    fixture_close(db);
}
END_TEST

/* A file whose headings, encoding or columns need all of it comes to the same. */
START_TEST(test_read_whole)
{
    struct chamber_db *db = office();
    begin_text("企业,走访日期,怪,走访人,情况\n");
    add_visits(2, ROWS);
    refuses(visit, text, &in_parts, "1 - heading_unknown\n");
    begin_text("企业,走访日期,形式,走访人,情况,\n");
    add_visits(2, ROWS);
    add("示例A公司,2018-02-03,onsite,示例某,,x\n");
    refuses(visit, text, &in_parts, "5998 - heading_missing\n");
    begin_text(HEADINGS);
    add_visits(2, ROWS);
    text[length - 20] = '\xff';
    refuses(visit, text, &in_parts, "5997 - file_not_utf8\n");
    fixture_close(db);
}
END_TEST

/* Few rows, each of so many characters: enough to be read in parts, or not. */
enum { FEW = 30, SEVERAL = 220, LONG = 6000 };

static void add_long(int rows, const char *cells, int characters)
{
    char line[100];
    for (int i = 0; i < rows; i++) {
        add(cells);
        snprintf(line, sizeof line, ",第%d行", i + 1);
        add(line);
        ck_assert_uint_lt(length + 3 * (size_t)characters, sizeof text);
        for (int n = 0; n < characters; n++, length += 3)
            memcpy(text + length, "长", 4);
        add("\n");
    }
}

/* What is no plain table in UTF-8 is read whole, as a small file is. */
START_TEST(test_other_texts)
{
    struct chamber_db *db = office();
    /* titles may go on behind so few rows */
    begin_text(HEADINGS);
    add_long(FEW, "示例A公司,2018-02-03,onsite,示例某", 2 * LONG);
    imports(visit, text, &in_parts, FEW, 0, 0);
    begin_text("\xEF\xBB\xBF" HEADINGS);
    add_long(SEVERAL, "示例A公司,2018-02-04,onsite,示例某", LONG / 3);
    imports(visit, text, &in_parts, SEVERAL, 0, 0);
    imports(visit, text + 3, &in_parts, 0, 0, SEVERAL);
    begin_text("<!DOCTYPE html><html><table><tr><td>\n");
    add_long(SEVERAL, "示例A公司,2018-02-03,onsite,示例某", LONG / 3);
    refuses(visit, text, &in_parts, "0 - file_is_html\n");
    begin_text("PK\x03\x04");
    add_long(SEVERAL, "示例A公司,2018-02-03,onsite,示例某", LONG / 3);
    refuses(visit, text, &in_parts, "0 - xlsx_damaged\n");
    fixture_close(db);
}
END_TEST

/* A noun with a key, one whose day may be a year, and one that has no day. */
START_TEST(test_other_nouns)
{
    struct chamber_db *db = office();
    for (int again = 0; again < 2; again++) {
        int added = again ? 0 : SEVERAL, same = again ? SEVERAL : 0;
        begin_text("title,awarded_on,recipient,note\n");
        add_long(SEVERAL, "示例先进集体,2018,chamber", LONG / 3);
        imports(honor, text, &in_parts, added, 0, same);
    }
    begin_text("enterprise,raised_on,title,detail\n");
    add_long(SEVERAL, "示例A公司,2018-03-01,停车难", LONG / 3);
    imports(request, text, &in_parts, SEVERAL, 0, 0);
    fixture_close(db);
}
END_TEST

/* Nothing that is stored is of a day that none of them has. */
START_TEST(test_no_day_is_right)
{
    struct chamber_db *db = office();
    begin_text(HEADINGS);
    add_long(SEVERAL, "示例A公司,2018-02-03,onsite,示例某", LONG / 3);
    imports(visit, text, &in_parts, SEVERAL, 0, 0);
    begin_text(HEADINGS);
    add_long(SEVERAL, "示例A公司,2018-02-30,onsite,示例某", LONG / 3);
    ck_assert_int_eq(help_import(db, &chamber_visit_noun, "a.csv", text, &in_parts),
                     CHAMBER_E_DATA);
    ck_assert_int_eq(help_result.bad, SEVERAL);
    begin_text("企业,形式,走访人,情况\n");
    add_long(SEVERAL, "示例A公司,onsite,示例某", LONG / 3);
    ck_assert_int_eq(help_import(db, &chamber_visit_noun, "a.csv", text, &in_parts),
                     CHAMBER_E_DATA);
    ck_assert_uint_eq(fixture_count(db, &chamber_visit_noun, NULL), SEVERAL);
    fixture_close(db);
}
END_TEST

/* Whoever writes to the file meanwhile. */
struct writer {
    char path[100];
    bool cuts; /* it to half, or appends to it */
    bool done;
};

static void write_more(void *payload, int64_t done, int64_t total)
{
    struct writer *writer = payload;
    (void)total;
    if (writer->done || done < ROWS / 2)
        return;
    int fd = open(writer->path, O_WRONLY | O_APPEND);
    ck_assert_int_ge(fd, 0);
    if (writer->cuts)
        ck_assert_int_eq(ftruncate(fd, (off_t)length / 2), 0);
    else
        ck_assert_int_eq(write(fd, "x\n", 2), 2);
    close(fd);
    writer->done = true;
}

static void changed_meanwhile(bool cut)
{
    struct chamber_db *db = office();
    struct writer writer = {"/tmp/chamber-parts-XXXXXX", cut, false};
    const struct chamber_import how = {.progress = write_more, .payload = &writer};
    begin_text(HEADINGS);
    add_visits(2, ROWS);
    int fd = mkstemp(writer.path);
    ck_assert_int_ge(fd, 0);
    ck_assert_int_eq(write(fd, text, length), (ssize_t)length);
    close(fd);
    ck_assert_int_eq(chamber_import(db, &chamber_visit_noun, writer.path, &how, NULL),
                     CHAMBER_E_IO);
    ck_assert_str_eq(chamber_error(db)->message, "file_changed");
    ck_assert_uint_eq(fixture_count(db, &chamber_visit_noun, NULL), 0);
    unlink(writer.path);
    fixture_close(db);
}

START_TEST(test_changed_meanwhile)
{
    changed_meanwhile(false);
}
END_TEST

START_TEST(test_cut_meanwhile)
{
    changed_meanwhile(true);
}
END_TEST

SUITE_MAIN("import_parts", test_stored, test_without_day, test_refused, test_long_row, test_warned,
           test_half_way, test_read_whole, test_other_texts, test_other_nouns, test_no_day_is_right,
           test_changed_meanwhile, test_cut_meanwhile)
