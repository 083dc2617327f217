/* SPDX-License-Identifier: MIT */
/* What a cell holds, by its type and its style. */
#include <string.h>

#include "xlsx/read.h"

static int fail_at(const struct cell_source *source, struct xlsx_failure *failure,
                   const char *message, const char *value)
{
    int rc = read_fail(failure, message, value);
    failure->row = source->row;
    failure->column = source->column;
    return rc;
}

/* The text that the cell shares with others, by its index. */
static int shared(const struct xlsx_book *book, const struct cell_source *source,
                  struct xlsx_cell *cell, struct xlsx_failure *failure)
{
    const char *value = str_text(&source->value);
    char *end;
    size_t digits = strspn(value, "0123456789");
    unsigned long index = strtoul(value, &end, 10);
    if (digits == 0 || digits > 9 || value[digits] || index >= book->strings.count)
        return fail_at(source, failure, "xlsx_shared", value);
    cell->text = str_text(&book->strings.text) + book->strings.starts[index];
    return 0;
}

static int number(const struct xlsx_book *book, const struct cell_source *source,
                  struct str *scratch, struct xlsx_cell *cell, struct xlsx_failure *failure)
{
    const struct styles *styles = &book->styles;
    double value;
    if (!number_read(str_text(&source->value), &value))
        return fail_at(source, failure, "xlsx_number", str_text(&source->value));
    const struct format *format = source->style >= 0 && (size_t)source->style < styles->count
                                      ? styles->cells[source->style]
                                      : NULL;
    const struct format_section *section = format_section(format, value);
    cell->kind = XLSX_NUMBER;
    if (!section || !date_write(value, section->kind, book->from_1904, scratch, &cell->kind))
        number_write(value, section ? section->digits : 0, scratch, &cell->exact);
    cell->text = str_text(scratch);
    return 0;
}

static int date(const struct cell_source *source, struct str *scratch, struct xlsx_cell *cell,
                struct xlsx_failure *failure)
{
    cell->kind = XLSX_DATE;
    if (!date_read_iso(str_text(&source->value), scratch))
        return fail_at(source, failure, "xlsx_number", str_text(&source->value));
    cell->text = str_text(scratch);
    return 0;
}

/* Of a cell with a value. */
static int value(const struct xlsx_book *book, struct cell_source *source, struct str *scratch,
                 struct xlsx_cell *cell, struct xlsx_failure *failure)
{
    const char *type = source->type;
    cell->text = str_text(&source->value);
    if (strcmp(type, "s") == 0)
        return shared(book, source, cell, failure);
    if (strcmp(type, "str") == 0) {
        text_decode(&source->value);
        cell->text = str_text(&source->value);
    } else if (strcmp(type, "b") == 0) {
        cell->kind = XLSX_BOOL;
        cell->text = strcmp(cell->text, "0") == 0 ? "FALSE" : "TRUE";
    } else if (strcmp(type, "e") == 0) {
        cell->kind = XLSX_ERROR;
    } else if (strcmp(type, "d") == 0) {
        return date(source, scratch, cell, failure);
    } else {
        return number(book, source, scratch, cell, failure);
    }
    return 0;
}

int read_cell(const struct xlsx_book *book, struct cell_source *source, struct str *scratch,
              const struct xlsx_sink *sink, struct xlsx_failure *failure)
{
    struct xlsx_cell cell = {
        .row = source->row, .column = source->column, .kind = XLSX_TEXT, .text = ""};
    bool string = strcmp(source->type, "str") == 0;
    int rc = 0;
    str_reset(scratch);
    if (strcmp(source->type, "inlineStr") == 0) {
        text_decode(&source->text.str);
        cell.text = str_text(&source->text.str);
    } else if (source->value.length > 0) {
        rc = value(book, source, scratch, &cell, failure);
    } else if (source->formula && !(string && source->valued)) {
        cell.kind = XLSX_UNSAVED; /* a text that is empty has an empty <v> */
    }
    if (rc < 0)
        return rc;
    if (scratch->failed || source->text.str.failed || source->value.failed)
        return XLSX_NO_MEMORY;
    return *cell.text || cell.kind == XLSX_UNSAVED ? sink->cell(sink->payload, &cell) : 0;
}
