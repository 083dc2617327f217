/* SPDX-License-Identifier: MIT */
/* The road of rows that are read in parts: each part is stored and forgotten before the next. */
#include "exchange/parts.h"

#include <string.h>

#include "base/utf8.h"
#include "exchange/cell.h"
#include "record/record.h"
#include "record/value.h"

/* The first and the last day that the rows say, so far. */
struct days {
    char *from, *until;
    bool open; /* a row says none */
};

static void days_free(struct days *days)
{
    free(days->from);
    free(days->until);
    *days = (struct days){0};
}

static bool replace(char **text, const char *by)
{
    char *copy = str_copy(by);
    if (!copy)
        return false;
    free(*text);
    *text = copy;
    return true;
}

static bool note_day(struct days *days, const char *day)
{
    return (days->from && strcmp(day, days->from) >= 0 ? true : replace(&days->from, day)) &&
           (days->until && strcmp(day, days->until) <= 0 ? true : replace(&days->until, day));
}

/* A cell that is no day makes a bad row later on. */
static int read_day(struct import *import, const struct column *column, const char *text,
                    void *record, struct days *days)
{
    const struct cell_place place = {column->field, DAYS_UNKNOWN, false};
    struct cell cell = {.text = text};
    const char *start;
    size_t length;
    utf8_trim(text, &start, &length);
    days->open |= length == 0;
    if (length == 0)
        return CHAMBER_OK;
    if (!cell_read(&place, CELL_TEXT, text, &cell))
        return fail_memory(import->db);
    if (cell.message)
        return CHAMBER_OK;
    int rc = chamber_field_parse(import->db, import->noun, column->field, cell.text, CHAMBER_WHOLE,
                                 record);
    if (problem_of_row(rc)) {
        error_reset(store_error(import->db));
        return CHAMBER_OK;
    }
    if (rc == CHAMBER_OK && !note_day(days, *value_text_of(column->field, record)))
        rc = fail_memory(import->db);
    return rc;
}

static int read_days(struct import *import, size_t n, struct days *days)
{
    const struct sheet *sheet = &import->sheet;
    CLEAN_FREE void *record = calloc(1, import->noun->size);
    const char *before = "";
    int rc = record ? CHAMBER_OK : fail_memory(import->db);
    for (size_t i = sheet->body; i < sheet->row_count && rc == CHAMBER_OK && !days->open; i++) {
        const char *text = sheet_cell(sheet, &sheet->rows[i], n);
        if (!*text || strcmp(text, before) != 0)
            rc = read_day(import, &import->columns[n], text, record, days);
        before = text;
    }
    if (record)
        chamber_record_clear(import->noun, record);
    return rc;
}

/* Rows can only equal records of the same days. */
static int find_days(struct import *import, struct days *days)
{
    const struct chamber_field *day = noun_day(import->noun);
    size_t n = 0;
    int rc = CHAMBER_ROW;
    while (n < import->column_count &&
           (import->columns[n].kind != COLUMN_FIELD || import->columns[n].field != day))
        n++;
    days->open = !day || day->kind != CHAMBER_DATE || n == import->column_count;
    parts_rewind(import->parts);
    while (!days->open && (rc = parts_next(import)) == CHAMBER_ROW) {
        rc = read_days(import, n, days);
        if (rc < 0)
            return rc;
    }
    return rc < 0 ? rc : CHAMBER_OK;
}

static int find_stored(struct import *import)
{
    CLEAN(days_free) struct days days = {0};
    int rc = record_last_number(import->db, import->noun, &import->last_before);
    if (rc < 0 || import->last_before == 0)
        return rc;
    rc = find_days(import, &days);
    if (rc < 0 || (!days.open && !days.from))
        return rc;
    const struct chamber_list all = {0};
    const struct chamber_list some = {.from = days.from, .until = days.until};
    return import_stored_between(import, days.open ? &all : &some);
}

/* One part; what became of its rows is added to what became of those before. */
static int run_part(struct import *import, bool *footer)
{
    const struct chamber_import_result before = import->result;
    struct chamber_import_result *result = &import->result;
    int rc = import_footers_of(import, import->parts->part.last, footer);
    if (rc == CHAMBER_OK)
        rc = import_cells(import);
    if (rc == CHAMBER_OK)
        rc = import_rows(import);
    import_count(import);
    for (size_t i = 0; i < import->row_count; i++)
        result->bad += import->rows[i].bad;
    result->rows = before.rows + (int64_t)import->row_count;
    result->added += before.added;
    result->changed += before.changed;
    result->same += before.same;
    import->rows_before += import->row_count;
    if (rc == CHAMBER_OK)
        rc = import_keep_warnings(import);
    import_drop_rows(import);
    return rc;
}

int import_parts_run(struct import *import)
{
    bool footer = false;
    int rc = find_stored(import);
    if (rc < 0)
        return rc;
    parts_rewind(import->parts);
    while ((rc = parts_next(import)) == CHAMBER_ROW) {
        rc = run_part(import, &footer);
        if (rc < 0)
            return rc;
    }
    if (rc == CHAMBER_OK)
        rc = parts_check(import);
    return rc == CHAMBER_OK && import->problems.count > 0 ? CHAMBER_E_DATA : rc;
}
