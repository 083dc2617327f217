/* SPDX-License-Identifier: MIT */
/* The workbook's own part: its worksheets in order, and whether its days count from 1904. */
#include <string.h>

#include "xlsx/read.h"

enum { SHEETS_MAX = ZIP_ENTRIES_MAX };

struct reading {
    struct xlsx_book *book;
    struct relations relations;
    struct xlsx_failure *failure;
    bool begun;
};

/* Sheets of charts and the like are passed over. */
static int add_sheet(struct reading *reading, const char **attributes)
{
    struct xlsx_book *book = reading->book;
    const char *id = part_prefixed(attributes, "id");
    const char *name = part_attribute(attributes, "name");
    const char *state = part_attribute(attributes, "state");
    const struct relation *relation = id ? relation_of_id(&reading->relations, id) : NULL;
    if (!relation || !name)
        return read_fail(reading->failure, "xlsx_part_missing", name);
    if (!relation_is(relation, "/worksheet"))
        return 0;
    if (book->count == SHEETS_MAX)
        return read_fail(reading->failure, "xlsx_entries_many", NULL);
    if (!book->sheets)
        book->sheets = calloc(SHEETS_MAX, sizeof *book->sheets);
    if (!book->sheets)
        return XLSX_NO_MEMORY;
    struct xlsx_book_sheet *sheet = &book->sheets[book->count++];
    sheet->name = strdup(name);
    sheet->part = strdup(relation->target);
    sheet->hidden = state && strcmp(state, "visible") != 0;
    return sheet->name && sheet->part ? 0 : XLSX_NO_MEMORY;
}

static int start(void *payload, const char *element, const char **attributes)
{
    struct reading *reading = payload;
    if (!reading->begun && strcmp(element, "workbook") != 0)
        return read_fail(reading->failure, "xlsx_no_workbook", NULL);
    reading->begun = true;
    if (strcmp(element, "workbookPr") == 0)
        reading->book->from_1904 = part_switch(attributes, "date1904");
    return strcmp(element, "sheet") == 0 ? add_sheet(reading, attributes) : 0;
}

static int read_shared(struct reading *reading)
{
    struct xlsx_book *book = reading->book;
    const struct relation *strings = relation_of_type(&reading->relations, "/sharedStrings");
    const struct relation *styles = relation_of_type(&reading->relations, "/styles");
    int rc = 0;
    if (strings)
        rc = read_strings(&book->zip, strings->target, &book->strings, reading->failure);
    if (rc == 0 && styles)
        rc = read_styles(&book->zip, styles->target, &book->styles, reading->failure);
    return rc;
}

/* A root element of no workbook is one of another namespace, and is passed over. */
static int read_workbook(struct reading *reading, const char *part)
{
    const struct part_reader reader = {.payload = reading, .start = start};
    struct zip *zip = &reading->book->zip;
    int rc = read_relations(zip, part, &reading->relations, reading->failure);
    if (rc == 0)
        rc = part_read(zip, part, &reader, reading->failure);
    if (rc == 0 && !reading->begun)
        rc = read_fail(reading->failure, "xlsx_no_workbook", NULL);
    return rc == 0 ? read_shared(reading) : rc;
}

int read_parts(struct xlsx_book *book, struct xlsx_failure *failure)
{
    struct reading reading = {.book = book, .failure = failure};
    struct relations package = {0};
    int rc = read_relations(&book->zip, "", &package, failure);
    const struct relation *workbook =
        rc == 0 ? relation_of_type(&package, "/officeDocument") : NULL;
    if (rc == 0 &&
        (!workbook || !zip_find(&book->zip, workbook->target) || strstr(workbook->target, ".bin")))
        rc = read_fail(failure, "xlsx_no_workbook", NULL);
    if (rc == 0 && workbook)
        rc = read_workbook(&reading, workbook->target);
    relations_free(&reading.relations);
    relations_free(&package);
    return rc;
}
