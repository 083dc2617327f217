/* SPDX-License-Identifier: MIT */
/* The lines under an office's table, its totals, who drew it up and when, and the example row of a
 * template. They are no records. */
#include "exchange/import.h"

#include <string.h>

#include "base/date.h"
#include "base/utf8.h"
#include "exchange/excel.h"

/* Whether a column names the record: its id, a field of its keys, or one that must be filled in. */
static bool is_key(const struct import *import, size_t n)
{
    const struct column *column = &import->columns[n];
    if (n >= import->column_count || column->kind == COLUMN_EMPTY)
        return false;
    if (column->kind == COLUMN_ID)
        return true;
    if (column->kind != COLUMN_FIELD)
        return false;
    if (column->field->flags & CHAMBER_REQUIRED)
        return true;
    for (size_t i = 0; i < key_count(import->noun); i++)
        if (strcmp(import->noun->keys[i], column->field->name) == 0)
            return true;
    return false;
}

/* Whether a cell names a record: filled in, in a key column, and no footer itself. */
static bool names_record(const struct import *import, size_t n, const char *cell, bool *ok)
{
    enum excel_footer kind = EXCEL_NO_FOOTER;
    const char *start;
    size_t length;
    utf8_trim(cell, &start, &length);
    if (length == 0 || !is_key(import, n))
        return false;
    *ok = excel_footer(cell, &kind);
    return kind == EXCEL_NO_FOOTER;
}

static size_t first_filled(const struct sheet *sheet, const struct sheet_row *row)
{
    const char *start;
    size_t n = 0, length = 0;
    for (; n < row->count; n++) {
        utf8_trim(sheet_cell(sheet, row, n), &start, &length);
        if (length > 0)
            break;
    }
    return n;
}

static bool is_example(const char *cell)
{
    static const char *const beginnings[] = {"例：", "例:"};
    const char *start;
    size_t length;
    utf8_trim(cell, &start, &length);
    for (size_t i = 0; i < COUNT_OF(beginnings); i++)
        if (strncmp(start, beginnings[i], strlen(beginnings[i])) == 0)
            return true;
    return false;
}

/* "5", "5家": beside a total that is what it comes to, and no name. */
static bool is_count(const char *cell)
{
    size_t digits = strspn(cell, "0123456789,.");
    return digits > 0 && utf8_count(cell + digits) <= 1;
}

/* By its first cell, which is enough where nothing of a record is due; else unless the row names a
 * record besides. A total stands in the key column; where a label may be a text's beginning,
 * nothing else of the record may be there. False in *ok: no memory. */
static bool is_footer(const struct import *import, const struct sheet_row *row, bool *ok)
{
    const struct sheet *sheet = &import->sheet;
    size_t first = first_filled(sheet, row);
    enum excel_footer kind;
    bool named = false;
    *ok = true;
    if (is_example(sheet_cell(sheet, row, first)))
        return true;
    *ok = excel_footer(sheet_cell(sheet, row, first), &kind);
    if (kind == EXCEL_NO_FOOTER)
        return false;
    if (first < import->column_count && import->columns[first].kind == COLUMN_EMPTY)
        return true;
    for (size_t i = first + 1; i < row->count && !named && *ok; i++) {
        const char *cell = sheet_cell(sheet, row, i);
        named = !(kind == EXCEL_TOTAL && is_count(cell)) && names_record(import, i, cell, ok);
    }
    if (!named || !is_key(import, first))
        return !named;
    const struct column *column = &import->columns[first];
    bool text = column->kind == COLUMN_FIELD && column->field->kind == CHAMBER_TEXT;
    return kind != EXCEL_LABEL || !text;
}

/* Whether a row is the headings once more, as where files were joined or a page begins. */
static bool is_headings_again(const struct sheet *sheet, const struct sheet_row *row)
{
    const struct sheet_row *headings = &sheet->rows[sheet->heading];
    for (size_t i = 0; i < headings->count || i < row->count; i++)
        if (strcmp(sheet_cell(sheet, headings, i), sheet_cell(sheet, row, i)) != 0)
            return false;
    return true;
}

/* The only cell of a row that is filled in; NULL: there are others. */
static const char *lone_cell(const struct sheet *sheet, const struct sheet_row *row)
{
    const char *start, *found = NULL;
    size_t length;
    for (size_t i = 0; i < row->count; i++) {
        utf8_trim(sheet_cell(sheet, row, i), &start, &length);
        if (length > 0 && found)
            return NULL;
        if (length > 0)
            found = sheet_cell(sheet, row, i);
    }
    return found;
}

static bool is_day(const char *cell)
{
    CLEAN_FREE char *folded = utf8_folded(cell);
    struct date day;
    return folded && *folded >= '0' && *folded <= '9' &&
           date_parse(folded, "2000-01-01", &day) == DATE_OK;
}

static bool ends(const char *cell, const char *word)
{
    const char *start;
    size_t length, size = strlen(word);
    utf8_trim(cell, &start, &length);
    return length >= size && strncmp(start + length - size, word, size) == 0;
}

/* Who issues a table, in the line above its day. */
static bool is_office(const char *cell)
{
    static const char *const offices[] = {"商会",   "工商联", "秘书处", "办公室",
                                          "委员会", "街道",   "办事处"};
    static const char *const seals[] = {"盖章", "公章", "签字", "签名", "负责人"};
    for (size_t i = 0; i < COUNT_OF(offices); i++)
        if (ends(cell, offices[i]))
            return true;
    for (size_t i = 0; i < COUNT_OF(seals); i++)
        if (strstr(cell, seals[i]))
            return true;
    return false;
}

/* How many of the last rows say who issued the table, and when: a line of one cell for each, and
 * the day is there, or they come below a footer. */
static size_t signed_rows(const struct import *import, bool footer)
{
    const struct sheet *sheet = &import->sheet;
    size_t count = 0;
    bool day = false, office = false;
    while (import->column_count > 1 && sheet->row_count - count > sheet->body) {
        const char *cell = lone_cell(sheet, &sheet->rows[sheet->row_count - count - 1]);
        bool *said = cell && is_day(cell) ? &day : &office;
        if (!cell || *said || (said == &office && !is_office(cell)))
            break;
        *said = true;
        count++;
    }
    return day || footer ? count : 0;
}

/* What is left out is told in the order of the file. */
static int leave_signed_rows_out(struct import *import, bool footer)
{
    struct sheet *sheet = &import->sheet;
    size_t count = signed_rows(import, footer);
    int rc = CHAMBER_OK;
    for (size_t i = sheet->row_count - count; i < sheet->row_count && rc == CHAMBER_OK; i++)
        rc = import_leave_out(import, &sheet->rows[i]);
    sheet->row_count -= count;
    return rc;
}

int import_footers_of(struct import *import, bool last, bool *footer)
{
    struct sheet *sheet = &import->sheet;
    size_t kept = sheet->body;
    bool ok = true;
    for (size_t i = sheet->body; i < sheet->row_count; i++) {
        bool left_out =
            is_headings_again(sheet, &sheet->rows[i]) || is_footer(import, &sheet->rows[i], &ok);
        if (!ok)
            return fail_memory(import->db);
        int rc = left_out ? import_leave_out(import, &sheet->rows[i]) : CHAMBER_OK;
        if (rc < 0)
            return rc;
        *footer = *footer || left_out;
        if (!left_out)
            sheet->rows[kept++] = sheet->rows[i];
    }
    sheet->row_count = kept;
    return last ? leave_signed_rows_out(import, *footer) : CHAMBER_OK;
}

int import_footers(struct import *import)
{
    bool footer = false;
    return import_footers_of(import, true, &footer);
}
