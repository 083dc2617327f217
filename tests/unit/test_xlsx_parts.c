/* SPDX-License-Identifier: MIT */
/* Workbooks that other programs could write, part by part: what is read of them, or why they are
 * not. */
#include <stdio.h>
#include <string.h>

#include "suite.h"
#include "unit/xlsx_help.h"
#include "xlsx/read.h"

enum { RELATIONS, RELATED, BOOK, SHEET, STRINGS, STYLES, PARTS };

#define RELATION(id, type, target)                                                                 \
    "<Relationship Id='" id "' Type='" OFFICE "/" type "' Target='" target "'/>"
#define RELATIONS_OF(inside) "<Relationships xmlns='" PACKAGE "'>" inside "</Relationships>"
#define ALL_RELATED                                                                                \
    RELATION("s", "worksheet", "s.xml")                                                            \
    RELATION("t", "sharedStrings", "t.xml") RELATION("y", "styles", "y.xml")
#define BOOK_OF(inside) "<workbook xmlns='" MAIN "' xmlns:r='" OFFICE "'>" inside "</workbook>"
#define SHEETS(inside)  BOOK_OF("<sheets>" inside "</sheets>")
#define ONE_SHEET       "<sheet name='表' r:id='s'/>"
#define ROWS(inside)    "<worksheet xmlns='" MAIN "'><sheetData>" inside "</sheetData></worksheet>"
#define ROW(inside)     ROWS("<row r='1'>" inside "</row>")
#define MERGED(ref)                                                                                \
    "<worksheet xmlns='" MAIN "'><sheetData/><mergeCells><mergeCell ref='" ref                     \
    "'/></mergeCells></worksheet>"
#define FORMATS(code)                                                                              \
    "<styleSheet xmlns='" MAIN "'><numFmts><numFmt numFmtId='164' formatCode='" code               \
    "'/></numFmts><cellXfs><xf/><xf numFmtId='164'/></cellXfs></styleSheet>"

static const struct xlsx_help_part plain[PARTS] = {
    {"_rels/.rels", RELATIONS_OF(RELATION("b", "officeDocument", "b.xml")), 0},
    {"_rels/b.xml.rels", RELATIONS_OF(ALL_RELATED), 0},
    {"b.xml", SHEETS(ONE_SHEET), 0},
    {"s.xml", ROW("<c r='A1' t='s'><v>0</v></c><c r='B1' s='1'><v>5</v></c>"), 0},
    {"t.xml", "<sst xmlns='" MAIN "'><si><t>甲</t></si><si><t>乙</t></si></sst>", 0},
    {"y.xml", FORMATS("0"), 0},
};

/* --- what is seen --- */

static int see_cell(void *payload, const struct xlsx_cell *cell)
{
    str_addf(payload, "%zu,%zu=%s;", cell->row, cell->column,
             cell->kind == XLSX_UNSAVED ? "?" : cell->text);
    return 0;
}

static int see_merged(void *payload, size_t row, size_t column, size_t last_row, size_t last_column)
{
    str_addf(payload, "%zu,%zu-%zu,%zu;", row, column, last_row, last_column);
    return 0;
}

static int see_hidden(void *payload, size_t row)
{
    str_addf(payload, "-%zu;", row);
    return 0;
}

/* All sheets, a hidden one with a mark before it; or the failure's message and its argument. */
static void see(const struct xlsx_help_part *parts, size_t count, struct str *seen)
{
    CLEAN_STR struct str bytes = {0};
    struct xlsx_book *book = NULL;
    struct xlsx_failure failure = {NULL};
    const struct xlsx_sink sink = {seen, see_cell, see_merged, see_hidden};
    xlsx_help_archive(&bytes, parts, count);
    str_reset(seen);
    int rc = read_xlsx.open(bytes.data, bytes.length, &book, &failure);
    for (size_t i = 0; rc == 0 && i < read_xlsx.count(book); i++) {
        str_add(seen, read_xlsx.hidden(book, i) ? "(hidden)" : "");
        rc = read_xlsx.read(book, i, &sink, &failure);
    }
    read_xlsx.close(book);
    if (rc == 0)
        return;
    ck_assert_int_eq(rc, XLSX_BAD);
    str_reset(seen);
    str_addf(seen, "%s: %s", failure.message, failure.args[0]);
}

static void check(int part, const char *text, const char *wanted)
{
    CLEAN_STR struct str seen = {0};
    struct xlsx_help_part parts[PARTS];
    memcpy(parts, plain, sizeof parts);
    parts[part].text = text;
    see(parts, PARTS, &seen);
    ck_assert_msg(strcmp(str_text(&seen), wanted) == 0, "%.900s\nis read as %s\nnot as %s", text,
                  str_text(&seen), wanted);
}

struct part_case {
    int part;
    const char *text, *wanted;
};

static void check_all(const struct part_case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++)
        check(cases[i].part, cases[i].text, cases[i].wanted);
}

/* --- the cases --- */

#define CELLS "1,1=甲;1,2=5;"

START_TEST(relations_and_sheets)
{
    static const struct part_case cases[] = {
        {BOOK, SHEETS(ONE_SHEET), CELLS},
        {RELATED,
         RELATIONS_OF("<Relationship Id='h' Type='" OFFICE
                      "/hyperlink' Target='https://example.invalid/' TargetMode='External'/>"
                      "<Relationship Id='n'/><Other Id='o'/>" ALL_RELATED),
         CELLS},
        {RELATED,
         RELATIONS_OF(RELATION("s", "worksheet", "x/./../s.xml") RELATION(
             "t", "sharedStrings", "../t.xml") RELATION("y", "styles", "y.xml")),
         CELLS},
        {RELATED,
         RELATIONS_OF(
             "<Relationship Id='i' Type='x' Target='/s.xml' TargetMode='Internal'/>" RELATION(
                 "s", "worksheet", "/s.xml") RELATION("t", "sharedStrings", "t.xml")
                 RELATION("y", "styles", "x\\..\\y.xml")),
         CELLS},
        {RELATIONS, RELATIONS_OF(RELATION("b", "officeDocument", "../../b.xml")), CELLS},
        {RELATED, RELATIONS_OF(RELATION("s", "chartsheet", "s.xml")), ""},
        {RELATED, RELATIONS_OF(RELATION("s", "worksheet", "none.xml")),
         "xlsx_part_missing: none.xml"},
        {RELATIONS, RELATIONS_OF(RELATION("b", "officeDocument", "none.xml")),
         "xlsx_no_workbook: "},
        {RELATIONS, RELATIONS_OF(RELATION("b", "worksheet", "b.xml")), "xlsx_no_workbook: "},
        {BOOK, SHEETS("<sheet name='表' r:id='none'/>"), "xlsx_part_missing: 表"},
        {BOOK, SHEETS("<sheet r:id='s'/>"), "xlsx_part_missing: "},
        {BOOK, SHEETS("<sheet name='a一二三四五六七八九十一二三四五六七八九十一二' r:id='none'/>"),
         "xlsx_part_missing: a一二三四五六七八九十一二三四五六七八九十"},
        {BOOK,
         SHEETS("<sheet name='a' state='visible' r:id='s'/>"
                "<sheet name='b' state='hidden' r:id='s'/>"),
         CELLS "(hidden)" CELLS},
    };
    check_all(cases, COUNT_OF(cases));
}
END_TEST

START_TEST(rows_and_cells)
{
    static const struct part_case cases[] = {
        {SHEET, ROWS("<row><c t='b'><v>1</v></c><c t='b'><v>0</v></c></row>"),
         "1,1=TRUE;1,2=FALSE;"},
        {SHEET, ROWS("<row r='3' hidden='true'><c t='str'><f>A1</f><v/></c><c><f>A1</f></c></row>"),
         "-3;3,2=?;"},
        {SHEET, ROWS("<row hidden='on'/><row hidden='0'/><row hidden='off'/>"), "-1;"},
        {SHEET, ROWS("<row r='0'/>"), "xlsx_reference: 0"},
        {SHEET, ROWS("<row r='x'/>"), "xlsx_reference: x"},
        {SHEET, ROWS("<row r=''/>"), "xlsx_reference: "},
        {SHEET, ROWS("<row r='1x'/>"), "xlsx_reference: 1x"},
        {SHEET, ROWS("<row r='12345678'/>"), "xlsx_reference: 12345678"},
        {SHEET, ROW("<c t='str'><f>A1</f></c><c><f>A1</f><v/></c>"), "1,1=?;1,2=?;"},
        {SHEET, ROW("<c r='ZZZZZ1'><v>1</v></c>"), "xlsx_reference: ZZZZZ1"},
        {SHEET, ROWS("<row r='1048577'/>"), "xlsx_reference: 1048577"},
        {SHEET, ROWS("<row r='10485761'/>"), "xlsx_reference: 10485761"},
        {SHEET, ROWS("<row r='2'/><row r='2'/>"), "xlsx_order: 2"},
        {SHEET, ROW("<c r='A0'><v>1</v></c>"), "xlsx_reference: A0"},
        {SHEET, ROW("<c r='1'><v>1</v></c>"), "xlsx_reference: 1"},
        {SHEET, ROW("<c r='A1x'><v>1</v></c>"), "xlsx_reference: A1x"},
        {SHEET, ROW("<c r='A2'><v>1</v></c>"), "xlsx_reference: A2"},
        {SHEET, ROW("<c r='XFE1'><v>1</v></c>"), "xlsx_reference: XFE1"},
        {SHEET, ROW("<c r='XFD1'><v>1</v></c><c><v>2</v></c>"), "xlsx_reference: "},
        {SHEET, ROW("<c r='A99999999'><v>1</v></c>"), "xlsx_reference: A99999999"},
        {SHEET, ROW("<c r='B1'><v>1</v></c><c r='A1'><v>2</v></c>"), "xlsx_order: A1"},
        {SHEET, ROW("<c t='s'><v>1</v></c>"), "1,1=乙;"},
        {SHEET, ROW("<c t='s'><v>2</v></c>"), "xlsx_shared: 2"},
        {SHEET, ROW("<c t='s'><v>x</v></c>"), "xlsx_shared: x"},
        {SHEET, ROW("<c t='s'><v>0x</v></c>"), "xlsx_shared: 0x"},
        {SHEET, ROW("<c t='s'><v>0000000000</v></c>"), "xlsx_shared: 0000000000"},
        {SHEET, ROW("<c s='-1'><v>5</v></c><c s='9'><v>6</v></c>"), "1,1=5;1,2=6;"},
        {SHEET, ROW("<c><v>5x</v></c>"), "xlsx_number: 5x"},
        {SHEET, ROW("<c t='d'><v>2018-07-03T14:30</v></c>"), "1,1=2018-07-03 14:30:00;"},
        {SHEET, ROW("<c t='d'><v>2018-07-03T00:00:00.000Z</v></c>"), "1,1=2018-07-03;"},
        {SHEET, ROW("<c t='d'><v>2018-07-03T00:00:07</v></c>"), "1,1=2018-07-03 00:00:07;"},
        {SHEET, ROW("<c t='d'><v>2018-02-30</v></c>"), "xlsx_number: 2018-02-30"},
        {SHEET, ROW("<c t='d'><v>2018-07-03T24:00</v></c>"), "xlsx_number: 2018-07-03T24:00"},
        {SHEET, ROW("<c t='d'><v>2018-07-03T10:60</v></c>"), "xlsx_number: 2018-07-03T10:60"},
        {SHEET, ROW("<c t='d'><v>2018-07-03T10:00:60</v></c>"), "xlsx_number: 2018-07-03T10:00:60"},
        {SHEET, ROW("<c t='d'><v>2018-07-03 10:00</v></c>"), "xlsx_number: 2018-07-03 10:00"},
        {SHEET, ROW("<c t='d'><v>2018-07-03T10</v></c>"), "xlsx_number: 2018-07-03T10"},
        {SHEET, MERGED("A1:B2"), "1,1-2,2;"},
        {SHEET, MERGED("A1"), "xlsx_reference: A1"},
        {SHEET, MERGED("1:B2"), "xlsx_reference: 1:B2"},
        {SHEET, MERGED("A1:B"), "xlsx_reference: A1:B"},
        {SHEET, MERGED("A1:B2x"), "xlsx_reference: A1:B2x"},
        {SHEET, MERGED("A2:B1"), "xlsx_reference: A2:B1"},
        {SHEET, MERGED("B1:A2"), "xlsx_reference: B1:A2"},
    };
    check_all(cases, COUNT_OF(cases));
}
END_TEST

START_TEST(texts)
{
    static const struct part_case cases[] = {
        {SHEET, ROW("<c t='str'><v>a_x4E59_b</v></c>"), "1,1=a乙b;"},
        {SHEET, ROW("<c t='str'><v>_xD800_</v></c>"), "1,1=_xD800_;"},
        {SHEET, ROW("<c t='str'><v>_xE000_</v></c>"), "1,1=\xEE\x80\x80;"},
        {SHEET, ROW("<c t='str'><v>_x4E5_ _x4E59 _x4E59</v></c>"), "1,1=_x4E5_ _x4E59 _x4E59;"},
        {SHEET, ROW("<c t='inlineStr'><is><t>甲</t><rPh><t>jia</t></rPh><x>y</x></is></c>"),
         "1,1=甲;"},
        {SHEET, ROW("<c t='inlineStr'><is><r><t>甲</t></r> <r><t>乙</t></r></is></c>"),
         "1,1=甲乙;"},
    };
    check_all(cases, COUNT_OF(cases));
}
END_TEST

/* What a cell of this format shows of 5, in the plain sheet's second column. */
START_TEST(formats)
{
    static const struct {
        const char *code, *shown;
    } cases[] = {
        {"[&gt;=5]000;0", "005"},
        {"[&lt;=4]000;00", "05"},
        {"[&lt;&gt;5]000;00", "05"},
        {"[&lt;&gt;4]000;00", "005"},
        {"[=5]000;00", "005"},
        {"[&lt;5]000;00", "05"},
        {"[&gt;5]000;00", "05"},
        {"[&lt;&gt;=5]000;00", "005"},
        {"[红色]000", "005"},
        {"[]00", "05"},
        {"[h", "120:00:00"},
        {"00[", "05"},
        {"_", "5"},
        {"0000000000000000000000000000000", "5"},
        {"000000000000000000000000000000", "000000000000000000000000000005"},
        {"m", "1900-01-05"},
        {"d", "1900-01-05"},
        {"s", "1900-01-05"},
        {"m:s", "1900-01-05"},
        {"月", "1900-01-05"},
        {"日", "1900-01-05"},
        {"时", "1900-01-05"},
        {"秒", "1900-01-05"},
        {"\"0", "5"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        char text[600], wanted[100];
        snprintf(text, sizeof text, FORMATS("%s"), cases[i].code);
        snprintf(wanted, sizeof wanted, "1,1=甲;1,2=%s;", cases[i].shown);
        check(STYLES, text, wanted);
    }
}
END_TEST

/* More relations, or sheets, than anybody has. */
START_TEST(too_many)
{
    CLEAN_STR struct str related = {0};
    CLEAN_STR struct str sheets = {0};
    str_add(&related, "<Relationships xmlns='" PACKAGE "'>" ALL_RELATED);
    for (int i = 0; i < 4096; i++)
        str_addf(&related, "<Relationship Id='i%d' Type='x' Target='x'/>", i);
    str_add(&related, "</Relationships>");
    check(RELATED, str_text(&related), "xlsx_damaged: b.xml");
    str_add(&sheets, "<workbook xmlns='" MAIN "' xmlns:r='" OFFICE "'><sheets>");
    for (int i = 0; i <= 1000; i++)
        str_addf(&sheets, "<sheet name='%d' r:id='s'/>", i);
    str_add(&sheets, "</sheets></workbook>");
    check(BOOK, str_text(&sheets), "xlsx_entries_many: ");
}
END_TEST

START_TEST(names_in_the_archive)
{
    static const char *const names[][2] = {
        {"/etc/x", "xlsx_entry_outside: /etc/x"},
        {"C:x", "xlsx_entry_outside: C:x"},
        {"..", "xlsx_entry_outside: .."},
        {"../x", "xlsx_entry_outside: ../x"},
        {"a/..", "xlsx_entry_outside: a/.."},
        {"a\\..\\b", "xlsx_entry_outside: a/../b"},
        {"..a/b..", CELLS},
        {"a", CELLS},
        {"", CELLS},
        {"S.XML", "xlsx_entry_twice: S.XML"},
    };
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        CLEAN_STR struct str seen = {0};
        struct xlsx_help_part parts[PARTS + 1];
        memcpy(parts, plain, sizeof plain);
        parts[PARTS] = (struct xlsx_help_part){names[i][0], "x", 0};
        see(parts, PARTS + 1, &seen);
        ck_assert_str_eq(str_text(&seen), names[i][1]);
    }
    char far[600];
    CLEAN_STR struct str seen = {0};
    struct xlsx_help_part parts[PARTS + 1];
    memset(far, 'a', sizeof far);
    far[sizeof far - 1] = '\0';
    memcpy(parts, plain, sizeof plain);
    parts[PARTS] = (struct xlsx_help_part){far, "x", 0};
    see(parts, PARTS + 1, &seen);
    ck_assert_str_eq(str_text(&seen), "xlsx_damaged: ZIP");
}
END_TEST

SUITE_MAIN("xlsx_parts", relations_and_sheets, rows_and_cells, texts, formats, too_many,
           names_in_the_archive)
