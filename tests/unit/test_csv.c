/* SPDX-License-Identifier: MIT */
/* Reading and writing CSV: what every cell and line number comes to, and what is refused. */
#include <chamber/exchange.h>
#include <chamber/place.h>

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/str.h"
#include "exchange/sheet.h"
#include "unit/store_help.h"
#include "unit/suite.h"

static const struct chamber_import strictly;

/* Read bytes as a file of that name; the result. The handle is closed by the caller. */
static int read_bytes(struct chamber_db *db, const char *name, const char *bytes, size_t length,
                      struct sheet *sheet)
{
    HELP_FOLDER(folder);
    const char *path = help_path(&folder, name);
    help_write(path, bytes, length);
    return sheet_read(db, &chamber_place_noun, path, &strictly, sheet);
}

/* The sheet as "LINE:cell|cell" lines. */
static void dump(const struct sheet *sheet, struct str *out)
{
    for (size_t i = 0; i < sheet->row_count; i++) {
        str_addf(out, "%lld:", (long long)sheet->rows[i].line);
        for (size_t n = 0; n < sheet->rows[i].count; n++)
            str_addf(out, "%s%s", n ? "|" : "", sheet_cell(sheet, &sheet->rows[i], n));
        str_add_char(out, '\n');
    }
}

static void reads_as(const char *bytes, const char *expected)
{
    struct chamber_db *db = chamber_new();
    struct sheet sheet = {0};
    CLEAN_STR struct str text = {0};
    int rc = read_bytes(db, "a.csv", bytes, strlen(bytes), &sheet);
    ck_assert_msg(rc == CHAMBER_OK, "%s: %s", bytes, chamber_error_text(db));
    dump(&sheet, &text);
    ck_assert_str_eq(str_text(&text), expected);
    sheet_free(&sheet);
    chamber_close(db);
}

static void refuses_bytes(const char *name, const char *bytes, size_t length, const char *message,
                          int64_t line)
{
    struct chamber_db *db = chamber_new();
    struct sheet sheet = {0};
    int rc = read_bytes(db, name, bytes, length, &sheet);
    const struct chamber_error *error = chamber_error(db);
    ck_assert_msg(rc == CHAMBER_E_DATA, "%s: %d %s", message, rc, chamber_error_text(db));
    ck_assert_str_eq(error->message, message);
    ck_assert_msg(error->line == line, "%s: line %lld", message, (long long)error->line);
    ck_assert_ptr_nonnull(error->file);
    sheet_free(&sheet);
    chamber_close(db);
}

static void refuses(const char *bytes, const char *message, int64_t line)
{
    refuses_bytes("a.csv", bytes, strlen(bytes), message, line);
}

START_TEST(test_cells)
{
    reads_as("a,b\n1,2\n", "1:a|b\n2:1|2\n");
    reads_as("a,b\n1,2", "1:a|b\n2:1|2\n");
    reads_as("\xEF\xBB\xBF"
             "a,b\n",
             "1:a|b\n");
    reads_as("a,b\n,\n1,\n", "1:a|b\n3:1|\n");
    reads_as("a\n\"x,\"\"y\"\"\"\n", "1:a\n2:x,\"y\"\n");
    reads_as("a,b\n\"\",\"1\"\n", "1:a|b\n2:|1\n");
    reads_as("a\n5\" pipe\n", "1:a\n2:5\" pipe\n");
    reads_as("a,b\n=1+1,-@x\n", "1:a|b\n2:=1+1|-@x\n");
    reads_as("名称,备注\n示例大厦,　\n", "1:名称|备注\n2:示例大厦|　\n");
}
END_TEST

START_TEST(test_lines)
{
    reads_as("a\r1\r2", "1:a\n2:1\n3:2\n");
    reads_as("a\r\n1\r\n\r\n2\r\n", "1:a\n2:1\n4:2\n");
    reads_as("a\n1\r2\r\n3\n", "1:a\n2:1\n3:2\n4:3\n");
    reads_as("\n\na\n\n1\n", "3:a\n5:1\n");
    reads_as("a,b\n\"x\r\ny\rz\n\",1\n2,3\n", "1:a|b\n2:x\ny\nz\n|1\n6:2|3\n");
    reads_as("a,b\n , \n,,,\n1,2\n", "1:a|b\n4:1|2\n");
}
END_TEST

START_TEST(test_quotes_refused)
{
    refuses("a,b\n1,2\n3,\"x\n4,5\n", "csv_open_quote", 3);
    refuses("a\n\"", "csv_open_quote", 2);
    refuses("a\n\"x\"y\n", "csv_text_after_quote", 2);
    refuses("a,b\n\"x\ny\" ,1\n", "csv_text_after_quote", 2);
}
END_TEST

START_TEST(test_separators)
{
    reads_as("名称;类型\n甲;乙\n", "1:名称|类型\n2:甲|乙\n");
    reads_as("\n名称\t类型\n\"甲\t\"\t \n", "2:名称|类型\n3:甲\t| \n");
    reads_as("名称，类型\n甲，\"乙，丙\"\n丁，“戊”\n", "1:名称|类型\n2:甲|乙，丙\n3:丁|“戊”\n");
    reads_as("名称,a;b\n", "1:名称|a;b\n");
    reads_as("sep=;\r\n名称;类型\r\n甲,乙;\r\n", "2:名称|类型\n3:甲,乙|\n");
    reads_as("sep=|\n名称|类型\n\"甲|乙\"|丙\n", "2:名称|类型\n3:甲|乙|丙\n");
    refuses("sep=;\na;b\n\"1\" ;2\n", "csv_text_after_quote", 3);
}
END_TEST

/* Files that were joined together have their marks at the beginning of a line. */
START_TEST(test_joined)
{
    reads_as("\xEF\xBB\xBF"
             "a,b\n1,2\n"
             "\xEF\xBB\xBF"
             "\"3\",4\n",
             "1:a|b\n2:1|2\n3:3|4\n");
    reads_as("\xEF\xBB\xBF\xEF\xBB\xBF\r\na\r\n\xEF\xBB\xBF", "2:a\n");
}
END_TEST

/* Rows end early only where the program that wrote them leaves empty cells out. */
START_TEST(test_ragged)
{
    static const char *const texts[] = {"a\tb\n1\n", "a,b\n1\n", "a;b\n1\n", "a\n1\n"};
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        struct chamber_db *db = chamber_new();
        struct sheet sheet = {0};
        ck_assert_int_eq(read_bytes(db, "a.csv", texts[i], strlen(texts[i]), &sheet), CHAMBER_OK);
        ck_assert_int_eq(sheet.ragged, i == 0);
        sheet_free(&sheet);
        chamber_close(db);
    }
}
END_TEST

START_TEST(test_nothing_in_it)
{
    refuses("", "file_empty", 0);
    refuses("\xEF\xBB\xBF", "file_empty", 0);
    refuses("\n\r\n\r", "file_empty", 0);
    refuses(",,,\n", "file_empty", 0);
    reads_as("name\n", "1:name\n");
}
END_TEST

START_TEST(test_other_kinds)
{
    refuses("\xD0\xCF\x11\xE0xxxx", "file_is_xls", 0);
    refuses("\x89PNG\r\n", "file_is_other", 0);
    refuses("%PDF-1.4\n", "file_is_other", 0);
    refuses("\n <!DOCTYPE html><p>", "file_is_html", 0);
    refuses("<table><tr>", "file_is_html", 0);
    refuses_bytes("a.json", "\x89PNG", 4, "file_is_other", 0);
}
END_TEST

/* A heading and one line made of `count` pieces. */
static void huge(struct str *out, const char *begin, const char *piece, size_t count,
                 const char *end)
{
    str_add(out, "name\n");
    str_add(out, begin);
    for (size_t i = 0; i < count; i++)
        str_add(out, piece);
    str_add(out, end);
}

START_TEST(test_huge)
{
    static const struct {
        const char *begin, *piece;
        size_t count;
        const char *end, *message;
    } cases[] = {
        {"", "x", 400000, "\n", "csv_cell_long"},
        {"\"", "x\n", 100000, "\"\n", "csv_cell_long"},
        {"", ",", 300000, "\n", "csv_columns_many"},
        {"", "\"", 99999, "\n", "csv_open_quote"},
        {"", "x", SHEET_CELL_MAX + 1, "\n", "csv_cell_long"},
    };
    clock_t start = clock();
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        CLEAN_STR struct str text = {0};
        huge(&text, cases[i].begin, cases[i].piece, cases[i].count, cases[i].end);
        refuses(str_text(&text), cases[i].message, 2);
    }
    ck_assert_int_lt((clock() - start) / CLOCKS_PER_SEC, 2);
    CLEAN_STR struct str most = {0};
    huge(&most, "", "x", SHEET_CELL_MAX, "\n");
    struct chamber_db *db = chamber_new();
    struct sheet sheet = {0};
    ck_assert_int_eq(read_bytes(db, "a.csv", str_text(&most), most.length, &sheet), CHAMBER_OK);
    ck_assert_uint_eq(strlen(sheet_cell(&sheet, &sheet.rows[1], 0)), SHEET_CELL_MAX);
    sheet_free(&sheet);
    chamber_close(db);
}
END_TEST

static void not_readable(const char *path, const char *message)
{
    struct chamber_db *db = chamber_new();
    struct sheet sheet = {0};
    ck_assert_int_eq(sheet_read(db, &chamber_place_noun, path, &strictly, &sheet), CHAMBER_E_IO);
    ck_assert_str_eq(chamber_error(db)->message, message);
    sheet_free(&sheet);
    chamber_close(db);
}

START_TEST(test_no_plain_file)
{
    HELP_FOLDER(folder);
    const char *fifo = help_path(&folder, "fifo");
    ck_assert_int_eq(mkfifo(fifo, 0600), 0);
    not_readable(fifo, "file_special");
    not_readable("/dev/zero", "file_special");
    not_readable(folder.path, "file_is_folder");
    not_readable(help_path(&folder, "none.csv"), "file_missing");
    not_readable(help_path(&folder, "none/none.csv"), "file_missing");
}
END_TEST

START_TEST(test_too_large)
{
    HELP_FOLDER(folder);
    const char *path = help_path(&folder, "a.csv");
    struct chamber_db *db = chamber_new();
    struct sheet sheet = {0};
    help_write(path, "a", 1);
    ck_assert_int_eq(truncate(path, (off_t)SHEET_FILE_MAX + 1), 0);
    ck_assert_int_eq(sheet_read(db, &chamber_place_noun, path, &strictly, &sheet), CHAMBER_E_DATA);
    ck_assert_str_eq(chamber_error(db)->message, "file_too_large");
    chamber_close(db);
}
END_TEST

START_TEST(test_standard_input)
{
    HELP_FOLDER(folder);
    const char *path = help_path(&folder, "a");
    struct chamber_db *db = chamber_new();
    struct sheet sheet = {0};
    CLEAN_STR struct str text = {0};
    char digest[SHA256_TEXT_SIZE];
    help_write(path, "a,b\n1,2\n", 8);
    help_digest(path, digest);
    int fd = open(path, O_RDONLY);
    ck_assert_int_eq(dup2(fd, STDIN_FILENO), STDIN_FILENO);
    close(fd);
    ck_assert_int_eq(sheet_read(db, &chamber_place_noun, "-", &strictly, &sheet), CHAMBER_OK);
    dump(&sheet, &text);
    ck_assert_str_eq(str_text(&text), "1:a|b\n2:1|2\n");
    ck_assert_str_eq(sheet.sha256, digest);
    sheet_free(&sheet);
    chamber_close(db);
}
END_TEST

START_TEST(test_json)
{
    static const char text[] = "[\n{\"name\":\"甲\",\"note\":null},\n\n{\"note\":\"乙\"}]";
    struct chamber_db *db = chamber_new();
    struct sheet sheet = {0};
    CLEAN_STR struct str out = {0};
    ck_assert_int_eq(read_bytes(db, "a.JSON", text, strlen(text), &sheet), CHAMBER_OK);
    dump(&sheet, &out);
    ck_assert_str_eq(str_text(&out), "1:name|note\n2:甲|\n4:|乙\n");
    sheet_free(&sheet);
    chamber_close(db);
}
END_TEST

START_TEST(test_json_whole)
{
    static const struct {
        const char *text, *message;
        int64_t line;
    } cases[] = {
        {"[]\n\nx", "json_trailing", 3},
        {"[\n{\"name\": }]", "json_broken", 2},
        {"[{}\n,{}", "json_broken", 2},
        {"[\n{\"name\":\"\\u0000\"}]", "json_nul", 2},
        {"12", "json_not_array", 0},
        {"null", "json_not_array", 0},
        {"[\n{\"name\":\"\xFF\"}]", "file_not_utf8", 2},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        refuses_bytes("a.json", cases[i].text, strlen(cases[i].text), cases[i].message,
                      cases[i].line);
    CLEAN_STR struct str deep = {0};
    str_add(&deep, "[\n");
    for (size_t i = 0; i < 100000; i++)
        str_add(&deep, "{\"a\":");
    refuses_bytes("a.json", str_text(&deep), deep.length, "json_deep", 2);
    CLEAN_STR struct str wide = {0};
    str_add(&wide, "[{},\n{");
    for (size_t i = 0; i < 5000; i++)
        str_addf(&wide, "%s\"k%zu\":1", i ? "," : "", i);
    str_add(&wide, "}]");
    refuses_bytes("a.json", str_text(&wide), wide.length, "csv_columns_many", 2);
}
END_TEST

/* The faults of a JSON table as "ROW LINE COLUMN MESSAGE CELL" lines. */
static void faults_are(const char *json, const char *expected)
{
    struct chamber_db *db = chamber_new();
    struct sheet sheet = {0};
    CLEAN_STR struct str out = {0};
    int rc = read_bytes(db, "a.json", json, strlen(json), &sheet);
    ck_assert_msg(rc == CHAMBER_OK, "%s: %s", json, chamber_error_text(db));
    for (size_t i = 0; i < sheet.table.fault_count; i++) {
        const struct record_table_fault *fault = &sheet.table.faults[i];
        char *const *cells = sheet.table.cells[fault->row];
        str_addf(&out, "%zu %lld %s %s %s\n", fault->row, (long long)sheet.table.lines[fault->row],
                 fault->whole ? "-" : sheet.table.headings[fault->column], fault->message,
                 fault->whole ? "-" : cells[fault->column]);
    }
    ck_assert_str_eq(str_text(&out), expected);
    sheet_free(&sheet);
    chamber_close(db);
}

START_TEST(test_json_faults)
{
    faults_are("[1]", "0 1 - json_not_object -\n");
    faults_are("[\n\"{\",\n[{\"name\":1}],{\"name\":\"甲\"},\n null\n]",
               "0 2 - json_not_object -\n1 3 - json_not_object -\n3 4 - json_not_object -\n");
    faults_are("[{\"name\":12},\n{\"name\":{\"a\":[]},\"note\":\"x\"},\n{\"priority\":\"是\"}]",
               "0 1 name json_wrong_type 12\n1 2 name json_wrong_type {\"a\":[]}\n"
               "2 3 priority json_wrong_type \"是\"\n");
    faults_are("[{\"name\":\"甲\",\"name\":\"乙\",\"note\":null,\"name\":1,\"note\":\"\"}]",
               "0 1 name json_key_twice 甲\n0 1 note json_key_twice (null)\n");
    faults_are("[{\"x\":1.5,\"id\":1e300,\"y\":[\"a\",\"b;c\"]}]",
               "0 1 x json_wrong_type 1.5\n0 1 id json_wrong_type 1e+300\n"
               "0 1 y json_wrong_type [\"a\",\"b;c\"]\n");
    faults_are("{\"name\":\"甲\"}", "");
}
END_TEST

/* One row as it is written. */
static void writes(const char *const *cells, size_t count, const char *expected)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    ck_assert_ptr_nonnull(out);
    ck_assert_int_eq(chamber_csv_row(out, cells, count), CHAMBER_OK);
    fclose(out);
    ck_assert_str_eq(text, expected);
    free(text);
}

START_TEST(test_write)
{
    writes((const char *const[]){"a", NULL, ""}, 3, "a,,\n");
    writes((const char *const[]){"a,b", "x\"y", "1\n2", "\r"}, 4,
           "\"a,b\",\"x\"\"y\",\"1\n2\",\"\r\"\n");
    writes((const char *const[]){"=1+1", "-2", "@x", "+3"}, 4, "=1+1,-2,@x,+3\n");
    writes((const char *const[]){" a", "b ", "示例 大厦"}, 3, "\" a\",\"b \",示例 大厦\n");
    writes((const char *const[]){""}, 1, "\"\"\n");
    FILE *full = fopen("/dev/full", "w");
    ck_assert_ptr_nonnull(full);
    setvbuf(full, NULL, _IONBF, 0);
    ck_assert_int_eq(chamber_csv_row(full, (const char *const[]){"a"}, 1), CHAMBER_E_IO);
    fclose(full);
}
END_TEST

/* What a spreadsheet writes to keep digits as they are. */
START_TEST(test_marked_numbers)
{
    reads_as("a,b\n=\"00123\",'00456\n", "1:a|b\n2:00123|00456\n");
    reads_as("a,b\n\"=\"\"00123\"\"\",\"'0045-X\"\n", "1:a|b\n2:00123|0045-X\n");
    reads_as("a\n\"=\"\"x\"\"\"\"y\"\"\"\n", "1:a\n2:x\"y\n");
    reads_as("a,b\n'18年的项目,'x'\n", "1:a|b\n2:'18年的项目|'x'\n");
    reads_as("a,b\n=1+1,\"=\"\"x\"\"&y\"\n", "1:a|b\n2:=1+1|=\"x\"&y\n");
    writes((const char *const[]){"'0123", "=\"01\"", "'年"}, 3, "''0123,\"'=\"\"01\"\"\",'年\n");
}
END_TEST

START_TEST(test_there_and_back)
{
    static const char *const cells[] = {"a\"b,c\nd", "",       "；、，",      "\"",    "𠮷 ", "x",
                                        "'0123",     "=\"1\"", "=\"a\"\"b\"", "=\"\"", "'1"};
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    struct chamber_db *db = chamber_new();
    struct sheet sheet = {0};
    ck_assert_int_eq(chamber_csv_row(out, cells, COUNT_OF(cells)), CHAMBER_OK);
    fclose(out);
    ck_assert_int_eq(read_bytes(db, "a.csv", text, size, &sheet), CHAMBER_OK);
    ck_assert_uint_eq(sheet.row_count, 1);
    ck_assert_uint_eq(sheet.rows[0].count, COUNT_OF(cells));
    for (size_t i = 0; i < COUNT_OF(cells); i++)
        ck_assert_str_eq(sheet_cell(&sheet, &sheet.rows[0], i), cells[i]);
    sheet_free(&sheet);
    chamber_close(db);
    free(text);
}
END_TEST

SUITE_MAIN("csv", test_cells, test_lines, test_quotes_refused, test_separators, test_joined,
           test_ragged, test_nothing_in_it, test_other_kinds, test_huge, test_no_plain_file,
           test_too_large, test_standard_input, test_json, test_json_whole, test_json_faults,
           test_write, test_marked_numbers, test_there_and_back)
