/* SPDX-License-Identifier: MIT */
/* A worksheet: its cells, handed on as they are met; what is empty costs nothing but its tag. */
#include <string.h>

#include "xlsx/read.h"

struct reading {
    const struct xlsx_book *book;
    const struct xlsx_sink *sink;
    struct xlsx_failure *failure;
    size_t row, column;      /* where it is; 0: before the first */
    bool in_row, in_cell;    /* inside <row>, <c> */
    bool in_value, in_texts; /* inside <v>, <is> */
    struct cell_source cell;
    struct str scratch;
};

static int fail_reference(struct reading *reading, const char *reference)
{
    int rc = read_fail(reading->failure, "xlsx_reference", reference);
    reading->failure->row = reading->row;
    return rc;
}

/* Rows and cells come in order, each once; without a reference one is next to the one before. */
static int start_row(struct reading *reading, const char **attributes)
{
    const char *reference = part_attribute(attributes, "r");
    size_t row = reading->row + 1;
    if (reference) {
        size_t digits = strspn(reference, "0123456789");
        row = digits > 0 && digits < 8 && !reference[digits] ? strtoul(reference, NULL, 10) : 0;
    }
    if (row == 0 || row > READ_ROWS_MAX)
        return fail_reference(reading, reference);
    if (row <= reading->row)
        return read_fail(reading->failure, "xlsx_order", reference);
    reading->row = row;
    reading->column = 0;
    reading->in_row = true;
    return part_switch(attributes, "hidden") ? reading->sink->hidden(reading->sink->payload, row)
                                             : 0;
}

static int place_cell(struct reading *reading, const char *reference)
{
    struct cell_source *cell = &reading->cell;
    const char *rest = "";
    cell->row = reading->row;
    cell->column = reading->column + 1;
    if (reference && (!reference_read(reference, &cell->row, &cell->column, &rest) || *rest ||
                      cell->row != reading->row))
        return fail_reference(reading, reference);
    if (cell->column > READ_COLUMNS_MAX)
        return fail_reference(reading, NULL);
    if (cell->column <= reading->column)
        return read_fail(reading->failure, "xlsx_order", reference);
    reading->column = cell->column;
    return 0;
}

static int start_cell(struct reading *reading, const char **attributes)
{
    struct cell_source *cell = &reading->cell;
    const char *style = part_attribute(attributes, "s");
    const char *type = part_attribute(attributes, "t");
    int rc = place_cell(reading, part_attribute(attributes, "r"));
    if (rc < 0)
        return rc;
    cell->style = style ? strtol(style, NULL, 10) : 0;
    cell->type[0] = '\0';
    if (type)
        strncat(cell->type, type, sizeof cell->type - 1);
    cell->formula = cell->valued = false;
    str_reset(&cell->value);
    str_reset(&cell->text.str);
    cell->text.open = false;
    cell->text.phonetic = 0;
    reading->in_cell = true;
    return 0;
}

static int start_merge(struct reading *reading, const char **attributes)
{
    const char *reference = part_attribute(attributes, "ref");
    size_t row, column, last_row, last_column;
    const char *rest;
    if (!reference)
        return fail_reference(reading, NULL);
    if (!reference_read(reference, &row, &column, &rest) || *rest != ':' ||
        !reference_read(rest + 1, &last_row, &last_column, &rest) || *rest || last_row < row ||
        last_column < column)
        return fail_reference(reading, reference);
    return reading->sink->merged(reading->sink->payload, row, column, last_row, last_column);
}

static int start_inside(struct reading *reading, const char *element)
{
    if (strcmp(element, "v") == 0)
        reading->in_value = reading->cell.valued = true;
    else if (strcmp(element, "f") == 0)
        reading->cell.formula = true;
    else if (strcmp(element, "is") == 0)
        reading->in_texts = true;
    else if (reading->in_texts)
        text_start(&reading->cell.text, element);
    return 0;
}

static int start(void *payload, const char *element, const char **attributes)
{
    struct reading *reading = payload;
    if (reading->in_cell)
        return start_inside(reading, element);
    if (strcmp(element, "c") == 0 && reading->in_row)
        return start_cell(reading, attributes);
    if (strcmp(element, "row") == 0)
        return start_row(reading, attributes);
    return strcmp(element, "mergeCell") == 0 ? start_merge(reading, attributes) : 0;
}

static int end(void *payload, const char *element)
{
    struct reading *reading = payload;
    if (strcmp(element, "v") == 0)
        reading->in_value = false;
    else if (strcmp(element, "is") == 0)
        reading->in_texts = false;
    else if (reading->in_texts)
        text_end(&reading->cell.text, element);
    else if (strcmp(element, "row") == 0)
        reading->in_row = false;
    if (strcmp(element, "c") != 0 || !reading->in_cell)
        return 0;
    reading->in_cell = reading->in_value = reading->in_texts = false;
    return read_cell(reading->book, &reading->cell, &reading->scratch, reading->sink,
                     reading->failure);
}

static int take_text(void *payload, const char *text, size_t length)
{
    struct reading *reading = payload;
    if (reading->in_value)
        str_add_bytes(&reading->cell.value, text, length);
    else if (reading->in_texts)
        text_add(&reading->cell.text, text, length);
    return 0;
}

int read_sheet(struct xlsx_book *book, size_t sheet, const struct xlsx_sink *sink,
               struct xlsx_failure *failure)
{
    struct reading reading = {.book = book, .sink = sink, .failure = failure};
    const struct part_reader reader = {&reading, start, end, take_text};
    *failure = (struct xlsx_failure){NULL};
    int rc = part_read(&book->zip, book->sheets[sheet].part, &reader, failure);
    str_free(&reading.cell.value);
    str_free(&reading.cell.text.str);
    str_free(&reading.scratch);
    return rc;
}
