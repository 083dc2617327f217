/* SPDX-License-Identifier: MIT */
/* What each column holds, by the headings over it. All that is wrong with them is told at once. */
#include "exchange/heading.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "exchange/file.h"

static int problem(struct import *import, int64_t line, const char *const *words)
{
    int rc = file_fail_words(import->db, import->problems.path, line, words);
    return rc == CHAMBER_E_NO_MEMORY ? rc : problems_take(&import->problems, import->db, line);
}

static int64_t heading_line(const struct import *import)
{
    return import->sheet.rows[import->sheet.body - 1].line;
}

static bool is_filled(const char *cell)
{
    const char *start;
    size_t length;
    utf8_trim(cell, &start, &length);
    return length > 0;
}

/* A column without heading may stand beside the others if nothing is in it. */
static int check_untitled(struct import *import, size_t n)
{
    const struct sheet *sheet = &import->sheet;
    char number[24];
    snprintf(number, sizeof number, "%zu", n + 1);
    for (size_t i = sheet->body; i < sheet->row_count; i++)
        if (is_filled(sheet_cell(sheet, &sheet->rows[i], n)))
            return problem(import, sheet->rows[i].line,
                           (const char *const[]){"heading_missing", number, NULL});
    return CHAMBER_OK;
}

static int check_twice(struct import *import, size_t n)
{
    const struct column *column = &import->columns[n];
    char first[24], second[24];
    for (size_t i = 0; i < n && column->kind != COLUMN_EMPTY; i++) {
        if (import->columns[i].kind != column->kind || import->columns[i].field != column->field)
            continue;
        snprintf(first, sizeof first, "%zu", i + 1);
        snprintf(second, sizeof second, "%zu", n + 1);
        return problem(import, heading_line(import),
                       (const char *const[]){"heading_twice", import->columns[i].heading,
                                             column->heading, first, second, NULL});
    }
    return CHAMBER_OK;
}

/* A heading broken into lines as one. */
static void add_line(struct str *out, const char *start, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (!strchr("\r\n\t", start[i]))
            str_add_char(out, start[i]);
}

/* As it is shown: of two rows "a / b". */
static char *shown(const struct heading *heading)
{
    CLEAN_STR struct str text = {0};
    const char *const parts[] = {heading->upper, heading->lower};
    bool same = strcmp(heading->upper, heading->lower) == 0;
    for (size_t i = same ? 1 : 0; i < COUNT_OF(parts); i++) {
        const char *start;
        size_t length;
        utf8_trim(parts[i], &start, &length);
        if (length == 0 || (i == 0 && !heading->own && !is_filled(heading->lower)))
            continue;
        str_add(&text, text.length > 0 ? " / " : "");
        add_line(&text, start, length);
    }
    return str_take(&text);
}

/* The only heading has what would be a separator elsewhere: the wrong one was used. */
static const char *wrong_separator(const struct import *import, const char *heading)
{
    static const char *const others[] = {"|", "；", "、", ";", "，"};
    if (!import->sheet.text || import->column_count > 1)
        return NULL;
    for (size_t i = 0; i < COUNT_OF(others); i++)
        if (strstr(heading, others[i]))
            return others[i];
    return NULL;
}

static int fail_unknown(struct import *import, const char *heading)
{
    const char *separator = wrong_separator(import, heading);
    const char *near = heading_nearest(import->noun, heading);
    if (separator)
        return problem(import, heading_line(import),
                       (const char *const[]){"csv_separator", separator, NULL});
    return problem(import, heading_line(import),
                   (const char *const[]){near ? "heading_unknown_near" : "heading_unknown", heading,
                                         near, NULL});
}

/* By its number, or by what stands over it. */
static int find_meaning(struct import *import, size_t n, const struct heading *heading, bool *known)
{
    struct column *column = &import->columns[n];
    char *text = column->heading;
    char number[24];
    snprintf(number, sizeof number, "%zu", n + 1);
    *known = heading_by_map(import, number, column) && column->by == CHAMBER_BY_MAP;
    int rc = *known ? CHAMBER_OK : heading_means(import, heading, column, known);
    column->heading = text;
    return rc;
}

static int read_heading(struct import *import, size_t n)
{
    const struct heading heading = heading_at(import, n);
    struct column *column = &import->columns[n];
    bool known = false;
    *column = (struct column){.by = CHAMBER_BY_NOTHING, .heading = shown(&heading)};
    if (!column->heading)
        return fail_memory(import->db);
    int rc = find_meaning(import, n, &heading, &known);
    if (rc < 0)
        return rc;
    if (!known)
        column->kind = COLUMN_EMPTY;
    if (!known && !*column->heading)
        column->untitled = true;
    else if (!known)
        return fail_unknown(import, column->heading);
    if (column->kind == COLUMN_FIELD)
        import->fields |= column->bit;
    if (column->kind == COLUMN_FIELD && column->field->kind == CHAMBER_MONEY)
        column->ten_thousands = strstr(column->heading, "万元") != NULL;
    return check_twice(import, n);
}

static int read_headings(struct import *import)
{
    const struct sheet *sheet = &import->sheet;
    int rc = CHAMBER_OK;
    for (size_t i = sheet->heading; i < sheet->body; i++)
        if (sheet->rows[i].count > import->column_count)
            import->column_count = sheet->rows[i].count;
    for (size_t i = 0; i < import->column_count && rc == CHAMBER_OK; i++)
        rc = read_heading(import, i);
    return rc == CHAMBER_OK ? heading_maps_used(import) : rc;
}

/* What stands above the headings is no record. */
static int leave_titles_out(struct import *import)
{
    int rc = CHAMBER_OK;
    for (size_t i = 0; i < import->sheet.heading && rc == CHAMBER_OK; i++)
        rc = import_leave_out(import, &import->sheet.rows[i]);
    return rc;
}

static void import_tell_columns(const struct import *import)
{
    for (size_t i = 0; import->how->column && i < import->column_count; i++) {
        const struct column *column = &import->columns[i];
        const struct chamber_import_column told = {i + 1, column->heading, column->field,
                                                   column->kind == COLUMN_ID, column->by};
        import->how->column(import->how->payload, &told);
    }
}

static void note_place(struct import *import)
{
    const struct sheet *sheet = &import->sheet;
    import->result.heading_line = sheet->rows[sheet->heading].line;
    import->result.heading_last = heading_line(import);
    if (sheet->name)
        snprintf(import->result.sheet, sizeof import->result.sheet, "%s", sheet->name);
    if (sheet->encoding)
        snprintf(import->result.encoding, sizeof import->result.encoding, "%s", sheet->encoding);
}

/* Of a text or a workbook: where the table begins and ends. */
static int find_table(struct import *import)
{
    int rc = heading_find(import);
    if (rc == CHAMBER_OK && !sheet_merge_down(&import->sheet))
        rc = fail_memory(import->db);
    if (rc == CHAMBER_OK)
        rc = read_headings(import);
    if (rc == CHAMBER_OK)
        rc = leave_titles_out(import);
    return rc == CHAMBER_OK && !import->parts ? import_footers(import) : rc;
}

int import_headings(struct import *import)
{
    struct sheet *sheet = &import->sheet;
    int rc = heading_maps(import);
    if (rc < 0 || sheet->row_count == 0)
        return rc;
    sheet->body = 1;
    if (sheet->text || sheet->workbook)
        rc = find_table(import);
    else
        rc = read_headings(import);
    for (size_t i = 0; i < import->column_count && rc == CHAMBER_OK; i++)
        if (import->columns[i].untitled)
            rc = check_untitled(import, i);
    note_place(import);
    import_tell_columns(import);
    if (rc < 0)
        return rc;
    return import->problems.count > 0 ? CHAMBER_E_DATA : CHAMBER_OK;
}
