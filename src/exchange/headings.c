/* SPDX-License-Identifier: MIT */
/* Headings: a field's English name or Chinese label, in any width, case and spacing; what a noun is
 * also called stands for the one field that refers to it. */
#include "exchange/import.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "exchange/file.h"

/* What the records of a noun are also called in an office's sheets, besides its own label. */
static const struct synonym {
    const char *noun;
    const char *words[4];
} synonyms[] = {
    {"enterprise", {"单位名称", "企业名称", "公司名称", NULL}},
    {"person", {"姓名", NULL}},
};

/* Whether a heading, folded, is this word; a hyphen counts as an underscore. */
static bool is_word(const char *folded, const char *word)
{
    CLEAN_FREE char *form = utf8_folded(word);
    if (!form || strlen(form) != strlen(folded))
        return false;
    for (size_t i = 0; form[i]; i++)
        if (form[i] != (folded[i] == '-' ? '_' : folded[i]) && form[i] != folded[i])
            return false;
    return true;
}

static bool is_synonym(const struct chamber_noun *noun, const char *folded)
{
    if (is_word(folded, noun->label))
        return true;
    for (size_t i = 0; i < COUNT_OF(synonyms); i++)
        if (strcmp(synonyms[i].noun, noun->name) == 0)
            for (size_t n = 0; synonyms[i].words[n]; n++)
                if (is_word(folded, synonyms[i].words[n]))
                    return true;
    return false;
}

/* The only reference to a noun of that name, a list or not; NULL if there are none or several. */
static const struct chamber_field *only_reference(const struct chamber_noun *noun,
                                                  const char *folded, bool list)
{
    const struct chamber_field *found = NULL;
    for (size_t i = 0; i < noun->field_count; i++) {
        const struct chamber_field *field = &noun->fields[i];
        if (field->kind != CHAMBER_REF || !(field->flags & CHAMBER_LIST) == list ||
            !is_synonym(field->refers, folded))
            continue;
        if (found)
            return NULL;
        found = field;
    }
    return found;
}

static const struct chamber_field *by_synonym(const struct chamber_noun *noun, const char *folded)
{
    const struct chamber_field *field;
    field = noun_label_field(noun);
    if (field && is_synonym(noun, folded))
        return field;
    field = only_reference(noun, folded, false);
    return field ? field : only_reference(noun, folded, true);
}

/* A field by its name, a reference's NAME_name, or a field by its label. */
static bool find_column(const struct chamber_noun *noun, const char *folded, struct column *column)
{
    char name[80];
    *column = (struct column){.kind = COLUMN_ID};
    if (strcmp(folded, "id") == 0 || is_word(folded, chamber_message(CHAMBER_ZH, "book_id")))
        return true;
    for (size_t i = 0; i < noun->field_count; i++) {
        const struct chamber_field *field = &noun->fields[i];
        *column = (struct column){.kind = COLUMN_FIELD, .field = field, .bit = UINT64_C(1) << i};
        if (is_word(folded, field->name))
            return true;
        snprintf(name, sizeof name, "%s_name", field->name);
        column->kind = COLUMN_NAME;
        if (field->kind == CHAMBER_REF && is_word(folded, name))
            return true;
    }
    column->kind = COLUMN_FIELD;
    column->field = NULL;
    for (size_t i = 0; i < noun->field_count && !column->field; i++)
        if (is_word(folded, noun->fields[i].label))
            column->field = &noun->fields[i];
    if (!column->field)
        column->field = by_synonym(noun, folded);
    if (column->field)
        column->bit = chamber_field_bit(noun, column->field->name);
    return column->field != NULL;
}

/* The field name or label nearest to a heading, or NULL if none is near. */
static const char *nearest(const struct chamber_noun *noun, const char *heading)
{
    size_t limit = (utf8_count(heading) + 1) / 2;
    const char *found = NULL;
    for (size_t i = 0; i < noun->field_count; i++) {
        const char *const words[] = {noun->fields[i].name, noun->fields[i].label};
        for (size_t n = 0; n < COUNT_OF(words); n++) {
            size_t distance = utf8_distance(heading, words[n], limit);
            if (distance <= limit && distance < utf8_count(heading)) {
                found = words[n];
                limit = distance > 0 ? distance - 1 : 0;
            }
        }
    }
    return found;
}

static int problem(struct import *import, int64_t line, const char *const *words)
{
    (void)file_fail_words(import->db, import->problems.path, line, words);
    return problems_take(&import->problems, import->db, line);
}

/* A column without heading may stand beside the others if nothing is in it. */
static int check_untitled(struct import *import, size_t n)
{
    const struct sheet *sheet = &import->sheet;
    char number[24];
    snprintf(number, sizeof number, "%zu", n + 1);
    for (size_t i = 1; i < sheet->row_count; i++) {
        const char *start;
        size_t length;
        utf8_trim(sheet_cell(sheet, &sheet->rows[i], n), &start, &length);
        if (length > 0)
            return problem(import, sheet->rows[i].line,
                           (const char *const[]){"heading_missing", number, NULL});
    }
    return CHAMBER_OK;
}

static int check_twice(struct import *import, size_t n)
{
    const struct sheet_row *row = &import->sheet.rows[0];
    const struct column *column = &import->columns[n];
    for (size_t i = 0; i < n; i++)
        if (import->columns[i].kind == column->kind && import->columns[i].field == column->field)
            return problem(import, row->line,
                           (const char *const[]){"heading_twice",
                                                 sheet_cell(&import->sheet, row, i),
                                                 sheet_cell(&import->sheet, row, n), NULL});
    return CHAMBER_OK;
}

static int read_heading(struct import *import, size_t n)
{
    const struct sheet_row *row = &import->sheet.rows[0];
    const char *heading = sheet_cell(&import->sheet, row, n);
    struct column *column = &import->columns[n];
    CLEAN_FREE char *folded = utf8_folded(heading);
    if (!folded)
        return fail_memory(import->db);
    if (!*folded) {
        *column = (struct column){.kind = COLUMN_EMPTY, .untitled = true};
        return CHAMBER_OK;
    }
    if (!find_column(import->noun, folded, column)) {
        const char *near = nearest(import->noun, heading);
        *column = (struct column){.kind = COLUMN_EMPTY};
        return problem(import, row->line,
                       (const char *const[]){near ? "heading_unknown_near" : "heading_unknown",
                                             heading, near, NULL});
    }
    if (column->kind == COLUMN_FIELD)
        import->fields |= column->bit;
    return check_twice(import, n);
}

int import_headings(struct import *import)
{
    const struct sheet *sheet = &import->sheet;
    size_t count = sheet->row_count ? sheet->rows[0].count : 0;
    int rc = CHAMBER_OK;
    for (size_t i = 0; i < count && rc == CHAMBER_OK; i++)
        rc = read_heading(import, i);
    import->column_count = count;
    if (rc == CHAMBER_OK && (sheet->text || sheet->workbook) && count > 0)
        rc = import_footers(import);
    for (size_t i = 0; i < count && rc == CHAMBER_OK; i++)
        if (import->columns[i].untitled)
            rc = check_untitled(import, i);
    if (rc < 0)
        return rc;
    return import->problems.count > 0 ? CHAMBER_E_DATA : CHAMBER_OK;
}
