/* SPDX-License-Identifier: MIT */
/* Workbooks damaged at random, by the bytes of the archive and by the text of its parts: whatever
 * comes of it is cells or one failure. */
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "suite.h"
#include "unit/xlsx_help.h"
#include "xlsx/read.h"

enum { SEEDS = 4, ROUNDS = 1000, PARTS = 6 };

static const struct xlsx_help_part parts[PARTS] = {
    {"_rels/.rels",
     "<Relationships xmlns='" PACKAGE "'><Relationship Id='b' Type='" OFFICE
     "/officeDocument' Target='b.xml'/></Relationships>",
     0},
    {"_rels/b.xml.rels",
     "<Relationships xmlns='" PACKAGE "'><Relationship Id='s' Type='" OFFICE
     "/worksheet' Target='s.xml'/><Relationship Id='t' Type='" OFFICE
     "/sharedStrings' Target='/t.xml'/><Relationship Id='y' Type='" OFFICE
     "/styles' Target='./y.xml'/></Relationships>",
     0},
    {"b.xml",
     "<workbook xmlns='" MAIN "' xmlns:r='" OFFICE
     "'><workbookPr date1904='0'/><sheets><sheet name='表' r:id='s'/></sheets></workbook>",
     0},
    {"s.xml",
     "<worksheet xmlns='" MAIN "'><sheetData><row r='1'><c r='A1' t='s'><v>0</v></c>"
     "<c r='C1' t='inlineStr'><is><r><t>甲_x000D_</t></r><rPh><t>乙</t></rPh></is></c>"
     "</row><row r='7' hidden='1'><c r='A7' s='1'><v>43284.5</v></c><c s='2'><v>512</v></c>"
     "<c t='e'><v>#N/A</v></c><c t='b'><v>1</v></c><c t='str'><f>A1</f><v>丙</v></c>"
     "<c><f>B1</f><v/></c><c t='d'><v>2018-07-03</v></c></row></sheetData><mergeCells>"
     "<mergeCell ref='A1:B7'/></mergeCells></worksheet>",
     0},
    {"t.xml", "<sst xmlns='" MAIN "'><si><t>单位名称</t></si><si><r><t>丁</t></r></si></sst>", 0},
    {"y.xml",
     "<styleSheet xmlns='" MAIN "'><numFmts><numFmt numFmtId='164' "
     "formatCode='[&gt;7]yyyy&quot;年&quot;;00000'/></numFmts><cellXfs><xf/><xf "
     "numFmtId='164'/><xf numFmtId='14'/></cellXfs></styleSheet>",
     0},
};

/* The same numbers on every machine. */
static uint32_t random_next(uint64_t *state)
{
    *state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)(*state >> 33);
}

/* A byte changed, a piece taken out, or a piece repeated. */
static void damage(struct str *text, uint64_t *state)
{
    static const char marks[] = "<>/='\"&;:0179-AZ_x\n\xE7\x94\0\xFF";
    uint32_t kind = random_next(state) % 4;
    size_t at = random_next(state) % text->length;
    size_t size = 1 + random_next(state) % 16;
    if (size > text->length - at)
        size = text->length - at;
    if (kind < 2) {
        char flipped = (char)(text->data[at] ^ (1 << random_next(state) % 8));
        text->data[at] = kind ? marks[random_next(state) % (sizeof marks - 1)] : flipped;
    } else if (kind == 2 && text->length > size) {
        memmove(text->data + at, text->data + at + size, text->length - at - size);
        text->length -= size;
    } else {
        char piece[16];
        memcpy(piece, text->data + at, size);
        str_add_bytes(text, piece, size);
    }
}

struct seen {
    size_t cells, row, column;
};

static int see_cell(void *payload, const struct xlsx_cell *cell)
{
    struct seen *seen = payload;
    ck_assert(cell->row > seen->row || (cell->row == seen->row && cell->column > seen->column));
    ck_assert(cell->row <= READ_ROWS_MAX && cell->column <= READ_COLUMNS_MAX);
    ck_assert(utf8_valid(cell->text, strlen(cell->text)));
    ck_assert(*cell->text || cell->kind == XLSX_UNSAVED);
    *seen = (struct seen){seen->cells + 1, cell->row, cell->column};
    return 0;
}

static int see_merged(void *payload, size_t row, size_t column, size_t last_row, size_t last_column)
{
    (void)payload;
    ck_assert(row > 0 && column > 0 && row <= last_row && column <= last_column);
    ck_assert(last_row <= READ_ROWS_MAX && last_column <= READ_COLUMNS_MAX);
    return 0;
}

static int see_hidden(void *payload, size_t row)
{
    (void)payload;
    ck_assert(row > 0 && row <= READ_ROWS_MAX);
    return 0;
}

/* The number of cells, or XLSX_BAD with a message. */
static int read_all(const char *bytes, size_t length)
{
    struct xlsx_book *book = NULL;
    struct xlsx_failure failure = {NULL};
    struct seen seen = {0};
    const struct xlsx_sink sink = {&seen, see_cell, see_merged, see_hidden};
    int rc = read_xlsx.open(bytes, length, &book, &failure);
    for (size_t i = 0; rc == 0 && i < read_xlsx.count(book); i++) {
        ck_assert_ptr_nonnull(read_xlsx.name(book, i));
        seen.row = seen.column = 0;
        rc = read_xlsx.read(book, i, &sink, &failure);
    }
    read_xlsx.close(book);
    ck_assert_msg(rc == 0 || (rc == XLSX_BAD && failure.message), "%d", rc);
    return rc == 0 ? (int)seen.cells : rc;
}

/* Bytes copied to memory of just their size, so that reading past them is noticed. */
static int read_exactly(const struct str *bytes)
{
    CLEAN_FREE char *copy = malloc(bytes->length);
    ck_assert_ptr_nonnull(copy);
    memcpy(copy, bytes->data, bytes->length);
    return read_all(copy, bytes->length);
}

/* The archive of the parts, each damaged so many times at most. */
static void make_damaged(struct str *out, uint32_t times, uint64_t *state)
{
    struct str texts[PARTS] = {{0}};
    struct xlsx_help_part damaged[PARTS];
    for (size_t i = 0; i < PARTS; i++)
        str_add(&texts[i], parts[i].text);
    for (times = random_next(state) % (times + 1); times > 0; times--)
        damage(&texts[random_next(state) % PARTS], state);
    for (size_t i = 0; i < PARTS; i++)
        damaged[i] = (struct xlsx_help_part){parts[i].name, str_text(&texts[i]), texts[i].length};
    xlsx_help_archive(out, damaged, PARTS);
    for (size_t i = 0; i < PARTS; i++)
        str_free(&texts[i]);
}

START_TEST(damaged)
{
    uint64_t state = (uint64_t)_i + 1;
    CLEAN_STR struct str bytes = {0};
    int refused[2] = {0, 0}, read = 0;
    make_damaged(&bytes, 0, &state);
    ck_assert_int_eq(read_exactly(&bytes), 9);
    for (int round = 0; round < ROUNDS; round++) {
        make_damaged(&bytes, 3, &state);
        int cells = read_exactly(&bytes);
        refused[0] += cells < 0;
        read += cells > 0;
        make_damaged(&bytes, 0, &state);
        for (uint32_t times = 1 + random_next(&state) % 8; times > 0; times--)
            damage(&bytes, &state);
        refused[1] += read_exactly(&bytes) < 0;
    }
    ck_assert_int_gt(refused[0], ROUNDS / 10);
    ck_assert_int_gt(read, ROUNDS / 10);
    ck_assert_int_gt(refused[1], ROUNDS / 4);
}
END_TEST

SUITE_SEEDS_MAIN("xlsx_damage", damaged, SEEDS)
