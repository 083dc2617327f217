/* SPDX-License-Identifier: MIT */
/* Workbooks out: what is written is read back as it was. */
#include <minizip/unzip.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "domain/fixture.h"
#include "xlsx/read.h"
#include "xlsx/xlsx.h"

enum { ROWS = 64, COLUMNS = 4, LONG = 32767 };

static struct chamber_db *db;
static struct chamber_book *book;
static char *bytes;
static size_t length;
static FILE *out;

/* What was read of a sheet. */
static struct {
    char *text;
    enum xlsx_kind kind;
} cells[ROWS + 1][COLUMNS + 1];

static int take_cell(void *payload, const struct xlsx_cell *cell)
{
    (void)payload;
    ck_assert_uint_le(cell->row, ROWS);
    ck_assert_uint_le(cell->column, COLUMNS);
    cells[cell->row][cell->column].text = strdup(cell->text);
    cells[cell->row][cell->column].kind = cell->kind;
    return 0;
}

static int take_merged(void *payload, size_t row, size_t column, size_t last_row,
                       size_t last_column)
{
    (void)payload, (void)row, (void)column, (void)last_row, (void)last_column;
    return 0;
}

static int take_hidden(void *payload, size_t row)
{
    (void)payload, (void)row;
    return 0;
}

static void forget(void)
{
    for (size_t r = 0; r <= ROWS; r++) {
        for (size_t c = 0; c <= COLUMNS; c++) {
            free(cells[r][c].text);
            cells[r][c].text = NULL;
        }
    }
}

static void set_up(void)
{
    db = fixture_open("2018-12-31");
    out = open_memstream(&bytes, &length);
    ck_ok(chamber_book_open(db, out, &book));
}

static void tear_down(void)
{
    forget();
    fclose(out);
    free(bytes);
    fixture_close(db);
}

/* Ends the workbook and reads the sheet of that number. */
static void read_back(size_t sheet, const char *name)
{
    const struct xlsx_sink sink = {.cell = take_cell, .merged = take_merged, .hidden = take_hidden};
    struct xlsx_failure failure;
    struct xlsx_book *read = NULL;
    if (book)
        ck_ok(chamber_book_close(book));
    book = NULL;
    forget();
    ck_assert_int_eq(read_xlsx.open(bytes, length, &read, &failure), XLSX_OK);
    ck_assert_str_eq(read_xlsx.name(read, sheet), name);
    ck_assert_int_eq(read_xlsx.read(read, sheet, &sink, &failure), XLSX_OK);
    read_xlsx.close(read);
}

#define ck_cell(row, column, expected_kind, expected)                                              \
    do {                                                                                           \
        ck_text(cells[row][column].text, expected);                                                \
        if (*(expected))                                                                           \
            ck_assert_int_eq(cells[row][column].kind, expected_kind);                              \
    } while (0)

static void put(const char *a, const char *b)
{
    ck_ok(chamber_book_row(book, (const char *const[]){a, b}, 2));
}

/* --- texts --- */
static const char *const nasty[] = {
    "=1+1",
    "+86",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "_x0041_",
    "_x005F_x000A_",
    "__x000a__",
    "_x00zz_",
    "_x0041",
    "第一行\n第二行",
    "甲\t乙",
    " 前后有空格 ",
    "😀",
    "𠮷野家",
    "é",
    "007",
    "913100001234567890",
    "0512-12345678",
    "1E5",
    "&<>\"'",
    "]]>",
    "'引号",
    "1.10",
};

START_TEST(texts_come_back)
{
    set_up();
    const struct chamber_book_column columns[] = {{.heading = "甲"}, {.heading = "乙"}};
    ck_ok(chamber_book_sheet(book, "文字"));
    ck_ok(chamber_book_table(book, columns, 2));
    for (size_t i = 0; i < sizeof nasty / sizeof nasty[0]; i++)
        put(nasty[i], NULL);
    read_back(0, "文字");
    ck_cell(1, 1, XLSX_TEXT, "甲");
    for (size_t i = 0; i < sizeof nasty / sizeof nasty[0]; i++)
        ck_cell(i + 2, 1, XLSX_TEXT, nasty[i]);
    tear_down();
}
END_TEST

START_TEST(control_characters_are_left_out)
{
    set_up();
    const struct chamber_book_column columns[] = {{.heading = "甲"}, {.heading = "乙"}};
    ck_ok(chamber_book_table(book, columns, 2));
    put("铃\a声\x1b[31m", "\xEF\xBF\xBE无\xEF\xBF\xBF");
    put("\x01", "好");
    ck_assert_int_eq(chamber_book_stripped(book), 5);
    read_back(0, "1");
    ck_cell(2, 1, XLSX_TEXT, "铃声[31m");
    ck_cell(2, 2, XLSX_TEXT, "无");
    ck_cell(3, 1, XLSX_TEXT, "");
    ck_cell(3, 2, XLSX_TEXT, "好");
    tear_down();
}
END_TEST

/* `count` times the character. */
static char *repeated(const char *character, size_t count)
{
    size_t size = strlen(character);
    char *text = calloc(count + 1, size);
    ck_assert_ptr_nonnull(text);
    for (size_t i = 0; i < count; i++)
        memcpy(text + i * size, character, size);
    return text;
}

START_TEST(a_cell_takes_so_much)
{
    set_up();
    const struct chamber_book_column columns[] = {{.heading = "甲"}, {.heading = "说明"}};
    char *most = repeated("字", LONG), *more = repeated("字", LONG + 1);
    char *wide = repeated("𠮷", LONG / 2), *wider = repeated("𠮷", LONG / 2 + 1);
    ck_ok(chamber_book_table(book, columns, 2));
    put(most, wide);
    ck_fails(chamber_book_row(book, (const char *const[]){"", more}, 2), CHAMBER_E_REFUSED,
             "book_cell_long", NULL);
    ck_assert_str_eq(chamber_error(db)->args[1], "说明");
    ck_fails(chamber_book_row(book, (const char *const[]){wider, ""}, 2), CHAMBER_E_REFUSED,
             "book_cell_long", NULL);
    read_back(0, "1");
    ck_cell(2, 1, XLSX_TEXT, most);
    ck_cell(2, 2, XLSX_TEXT, wide);
    free(most);
    free(more);
    free(wide);
    free(wider);
    tear_down();
}
END_TEST

/* --- values --- */
START_TEST(days_are_days)
{
    set_up();
    static const char *const days[][2] = {
        {"2018-07-03", "d"}, {"1900-03-01", "d"}, {"9999-12-31", "d"},
        {"1900-02-29", "t"}, {"1900-02-28", "t"}, {"1899-12-31", "t"},
        {"2018-07", "t"},    {"2018", "t"},       {"2018-02-30", "t"},
    };
    const struct chamber_book_column columns[] = {{.heading = "日期", .kind = CHAMBER_BOOK_DATE},
                                                  {.heading = "乙"}};
    ck_ok(chamber_book_table(book, columns, 2));
    for (size_t i = 0; i < sizeof days / sizeof days[0]; i++)
        put(days[i][0], NULL);
    read_back(0, "1");
    for (size_t i = 0; i < sizeof days / sizeof days[0]; i++)
        ck_cell(i + 2, 1, *days[i][1] == 'd' ? XLSX_DATE : XLSX_TEXT, days[i][0]);
    tear_down();
}
END_TEST

START_TEST(numbers_are_numbers)
{
    set_up();
    static const char *const numbers[][3] = {
        {"12", "n", "12"},
        {"-3.5", "n", "-3.5"},
        {"0", "n", "0"},
        {"0.25", "n", "0.25"},
        {"999999999999999", "n", "999999999999999"},
        {"62.5%", "n", "0.625"},
        {"007", "t", "007"},
        {"913100001234567890", "t", "913100001234567890"},
        {"1E5", "t", "1E5"},
        {"1.", "t", "1."},
        {".5", "t", ".5"},
        {"-", "t", "-"},
        {"12 家", "t", "12 家"},
    };
    const struct chamber_book_column columns[] = {{.heading = "数", .kind = CHAMBER_BOOK_NUMBER},
                                                  {.heading = "乙"}};
    ck_ok(chamber_book_table(book, columns, 2));
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++)
        put(numbers[i][0], NULL);
    read_back(0, "1");
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++)
        ck_cell(i + 2, 1, *numbers[i][1] == 'n' ? XLSX_NUMBER : XLSX_TEXT, numbers[i][2]);
    tear_down();
}
END_TEST

START_TEST(columns_add_up)
{
    set_up();
    const struct chamber_book_column columns[] = {
        {.heading = "单位"}, {.heading = "金额", .kind = CHAMBER_BOOK_MONEY, .adds = true}};
    ck_ok(chamber_book_table(book, columns, 2));
    ck_ok(chamber_book_totals(book));
    put("示例甲", "1200.50");
    put("示例乙", "0.25");
    put("示例丙", "未交");
    ck_ok(chamber_book_totals(book));
    read_back(0, "1");
    ck_cell(2, 1, XLSX_TEXT, "示例甲");
    ck_cell(4, 2, XLSX_TEXT, "未交");
    ck_cell(5, 1, XLSX_TEXT, "合计");
    ck_cell(5, 2, XLSX_NUMBER, "1200.75");
    tear_down();
}
END_TEST

/* --- sheets and tables --- */
START_TEST(sheets_have_names_that_excel_allows)
{
    set_up();
    static const char long_name[] =
        "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三";
    static const char *const names[][2] = {
        {"会员", "会员"},
        {"会员", "会员 (2)"},
        {"ABC", "ABC"},
        {"abc", "abc (2)"},
        {"", "1"},
        {"a/b\\c?d*e[f]:g", "a-b-c-d-e-f--g"},
        {"'引用'", "-引用-"},
        {"History", "History (2)"},
        {"_", "_ (2)"},
        {long_name, "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一"},
        {long_name, "一二三四五六七八九十一二三四五六七八九十一二三四五六七 (2)"},
    };
    size_t count = sizeof names / sizeof names[0];
    for (size_t i = 0; i < count; i++)
        ck_ok(chamber_book_sheet(book, names[i][0]));
    for (size_t i = 0; i < count; i++)
        read_back(i, names[i][1]);
    tear_down();
}
END_TEST

START_TEST(tables_stand_below_each_other)
{
    set_up();
    const struct chamber_book_column first[] = {{.heading = "甲"}, {.heading = "乙"}};
    const struct chamber_book_column second[] = {{.heading = "丙"}};
    ck_ok(chamber_book_sheet(book, "两张表"));
    ck_ok(chamber_book_text(book, "标题", true));
    ck_ok(chamber_book_table(book, first, 2));
    put("一", "二");
    ck_ok(chamber_book_text(book, "第二张", true));
    ck_ok(chamber_book_table(book, second, 1));
    ck_ok(chamber_book_row(book, (const char *const[]){"三"}, 1));
    read_back(0, "两张表");
    ck_cell(1, 1, XLSX_TEXT, "标题");
    ck_cell(2, 2, XLSX_TEXT, "乙");
    ck_cell(3, 1, XLSX_TEXT, "一");
    ck_cell(4, 1, XLSX_TEXT, "");
    ck_cell(5, 1, XLSX_TEXT, "第二张");
    ck_cell(6, 1, XLSX_TEXT, "丙");
    ck_cell(7, 1, XLSX_TEXT, "三");
    tear_down();
}
END_TEST

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

START_TEST(sheets_are_ready_to_use)
{
    set_up();
    static const char *const few[] = {"是", "否", NULL};
    const char *many[200] = {NULL};
    for (size_t i = 0; i < 199; i++)
        many[i] = "示例词";
    const struct chamber_book_column columns[] = {
        {.heading = "名称", .marked = true, .note = "必填"},
        {.heading = "会员", .choices = few, .strict = true},
        {.heading = "行业", .choices = many},
    };
    ck_ok(chamber_book_sheet(book, "空表"));
    ck_ok(chamber_book_table(book, columns, 3));
    ck_ok(chamber_book_row(book, (const char *const[]){"示例", "是", "示例词"}, 3));
    read_back(0, "空表");
    char *sheet = part_of_file("xl/worksheets/sheet1.xml");
    ck_has(sheet, "state=\"frozen\"");
    ck_has(sheet, "<autoFilter ref=\"A1:C2\"/>");
    ck_has(sheet, "\"是,否\"");
    ck_has(sheet, "$A$1:$GQ$1");
    ck_has(sheet, "orientation=\"landscape\"");
    ck_has(sheet, "paperSize=\"9\"");
    ck_has(sheet, "fitToHeight=\"0\"");
    ck_has(sheet, "&amp;P / &amp;N");
    ck_assert_ptr_null(strstr(sheet, "<f>"));
    free(sheet);
    char *comments = part_of_file("xl/comments1.xml");
    ck_has(comments, "必填");
    free(comments);
    char *whole = part_of_file("xl/workbook.xml");
    ck_has(whole, "_xlnm.Print_Titles");
    ck_has(whole, "state=\"hidden\"");
    free(whole);
    tear_down();
}
END_TEST

/* --- records --- */
START_TEST(records_come_back)
{
    set_up();
    struct chamber_writer *writer = NULL;
    struct chamber_fee fee = {.year = {true, 2018}, .paid_on = "2018-03-01"};
    fee.amount = (struct chamber_int){true, 120050};
    fee.enterprise = fixture_enterprise(db, "示例丁有限公司", NULL);
    ck_ok(chamber_fee_add(db, &fee, NULL));
    struct chamber_cursor *cursor;
    struct chamber_fee read = {0};
    ck_ok(chamber_fee_open(db, NULL, &cursor));
    ck_ok(chamber_book_records(book, &chamber_fee_noun, true, &writer));
    while (chamber_fee_next(cursor, &read) == CHAMBER_ROW)
        ck_ok(chamber_writer_put(writer, &read));
    chamber_cursor_close(cursor);
    chamber_fee_clear(&read);
    ck_ok(chamber_writer_close(writer));
    ck_ok(chamber_book_close(book));
    book = NULL;
    char *sheet = part_of_file("xl/worksheets/sheet1.xml");
    ck_has(sheet, "记录号");
    ck_has(sheet, "示例丁有限公司");
    ck_has(sheet, "<v>1200.5</v>");
    ck_has(sheet, "<v>43160</v>");
    ck_has(sheet, "合计");
    free(sheet);
    tear_down();
}
END_TEST

SUITE_MAIN("xlsx_book", texts_come_back, control_characters_are_left_out, a_cell_takes_so_much,
           days_are_days, numbers_are_numbers, columns_add_up, sheets_have_names_that_excel_allows,
           tables_stand_below_each_other, sheets_are_ready_to_use, records_come_back)
