/* SPDX-License-Identifier: MIT */
/* What goes with the cells of a workbook: charts, notes, titles that stay, where pages end. */
#include <minizip/unzip.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "domain/fixture.h"

static struct chamber_db *db;
static struct chamber_book *book;
static char *bytes;
static size_t length;
static FILE *out;

static void set_up(void)
{
    db = fixture_open("2018-12-31");
    out = open_memstream(&bytes, &length);
    ck_ok(chamber_book_open(db, out, &book));
}

static void write_file(void)
{
    ck_ok(chamber_book_close(book));
    book = NULL;
}

static void tear_down(void)
{
    fclose(out);
    free(bytes);
    fixture_close(db);
}

/* A part of the file that was written (malloc). */
static char *part_of_file(const char *name)
{
    char path[] = "/tmp/chamber-book.XXXXXX";
    int file = mkstemp(path);
    char *text = calloc(1, 1 << 20);
    ck_assert_int_eq(write(file, bytes, length), (ssize_t)length);
    close(file);
    unzFile archive = unzOpen64(path);
    ck_assert_ptr_nonnull(archive);
    ck_assert_int_eq(unzLocateFile(archive, name, 1), UNZ_OK);
    ck_assert_int_eq(unzOpenCurrentFile(archive), UNZ_OK);
    ck_assert_int_ge(unzReadCurrentFile(archive, text, (1 << 20) - 1), 0);
    unzClose(archive);
    unlink(path);
    return text;
}

#define ck_has(text, part) ck_assert_msg(strstr(text, part) != NULL, "no %s in %s", part, text)

/* A chart refers to the cells of the table just written and lies beside it; what follows is below
 * both. */
START_TEST(a_table_has_a_chart)
{
    static const struct chamber_book_column columns[] = {
        {.heading = "月份"}, {.heading = "次", .kind = CHAMBER_BOOK_NUMBER}};
    static const struct chamber_book_chart chart = {.kind = CHAMBER_BOOK_COLUMNS,
                                                    .title = "走访 <按月份>",
                                                    .description = "一月 3",
                                                    .label = 1,
                                                    .values = {2},
                                                    .count = 1,
                                                    .rows = 2};
    set_up();
    ck_ok(chamber_book_sheet(book, "走访 2018"));
    ck_ok(chamber_book_table(book, columns, 2));
    ck_ok(chamber_book_row(book, (const char *const[]){"一月", "3"}, 2));
    ck_ok(chamber_book_note(book, 1, "定义"));
    ck_ok(chamber_book_row(book, (const char *const[]){"二月", "—"}, 2));
    ck_ok(chamber_book_row(book, (const char *const[]){"不明", "0"}, 2));
    ck_ok(chamber_book_chart(book, &chart));
    ck_ok(chamber_book_text(book, "以下", false));
    write_file();
    char *drawn = part_of_file("xl/charts/chart1.xml");
    ck_has(drawn, "<c:barDir val=\"col\"/>");
    ck_has(drawn, "走访 &lt;按月份&gt;");
    ck_has(drawn, "<c:strRef><c:f>'走访 2018'!$A$2:$A$3</c:f>");
    ck_has(drawn, "<c:f>'走访 2018'!$B$2:$B$3</c:f>");
    ck_has(drawn, "<c:f>'走访 2018'!$B$1</c:f>");
    free(drawn);
    char *placed = part_of_file("xl/drawings/drawing1.xml");
    ck_has(placed, "<xdr:from><xdr:col>3</xdr:col>");
    ck_has(placed, "descr=\"一月 3\"");
    free(placed);
    char *sheet = part_of_file("xl/worksheets/sheet1.xml");
    ck_has(sheet, "r=\"A16\""); /* the chart takes 13 rows besides the headings' */
    free(sheet);
    char *notes = part_of_file("xl/comments1.xml");
    ck_has(notes, "<comment ref=\"A2\"");
    free(notes);
    tear_down();
}
END_TEST

START_TEST(a_chart_takes_a_table)
{
    static const struct chamber_book_column columns[] = {{.heading = "月份"}, {.heading = "次"}};
    const struct chamber_book_chart good = {.title = "", .label = 1, .values = {2}, .count = 1};
    struct chamber_book_chart bad[4] = {good, good, good, good};
    bad[0].label = 3;
    bad[1].values[0] = 0;
    bad[2].count = 0;
    bad[3].count = CHAMBER_BOOK_SERIES + 1;
    set_up();
    ck_assert_int_eq(chamber_book_note(book, 1, "x"), CHAMBER_E_USAGE);
    ck_assert_int_eq(chamber_book_chart(book, &good), CHAMBER_E_USAGE);
    ck_ok(chamber_book_table(book, columns, 2));
    ck_assert_int_eq(chamber_book_chart(book, &good), CHAMBER_E_USAGE); /* without a row */
    ck_ok(chamber_book_row(book, (const char *const[]){"一月", "3"}, 2));
    for (size_t i = 0; i < 4; i++)
        ck_assert_int_eq(chamber_book_chart(book, &bad[i]), CHAMBER_E_USAGE);
    ck_assert_int_eq(chamber_book_note(book, 0, "x"), CHAMBER_E_USAGE);
    ck_assert_int_eq(chamber_book_note(book, 257, "x"), CHAMBER_E_USAGE);
    ck_ok(chamber_book_text(book, "以下", false));
    ck_assert_int_eq(chamber_book_chart(book, &good), CHAMBER_E_USAGE); /* of no table */
    write_file();
    tear_down();
}
END_TEST

/* A sheet of several tables keeps its title in sight, and no page ends within a table. */
START_TEST(a_title_is_held)
{
    static const struct chamber_book_column columns[] = {{.heading = "项目"}};
    set_up();
    ck_ok(chamber_book_text(book, "标题", true));
    chamber_book_hold(book);
    for (int table = 0; table < 3; table++) {
        ck_ok(chamber_book_table(book, columns, 1));
        for (int row = 0; row < 20; row++)
            ck_ok(chamber_book_row(book, (const char *const[]){"甲"}, 1));
    }
    write_file();
    char *sheet = part_of_file("xl/worksheets/sheet1.xml");
    ck_has(sheet, "<pane ySplit=\"1\"");
    ck_has(sheet, "<brk id=\"23\"");
    ck_has(sheet, "<brk id=\"45\"");
    ck_assert_ptr_null(strstr(sheet, "<autoFilter"));
    free(sheet);
    char *workbook = part_of_file("xl/workbook.xml");
    ck_has(workbook, "$A$1:$A$66");
    free(workbook);
    tear_down();
}
END_TEST

SUITE_MAIN("xlsx_chart", a_table_has_a_chart, a_chart_takes_a_table, a_title_is_held)
