/* SPDX-License-Identifier: MIT */
/* A workbook: opening, its list of sheets, closing. */
#include "xlsx/read.h"

static void close_book(struct xlsx_book *book)
{
    if (!book)
        return;
    for (size_t i = 0; i < book->count; i++) {
        free(book->sheets[i].name);
        free(book->sheets[i].part);
    }
    free(book->sheets);
    strings_free(&book->strings);
    styles_free(&book->styles);
    zip_close(&book->zip);
    free(book);
}

static int open_book(const void *bytes, size_t length, struct xlsx_book **book,
                     struct xlsx_failure *failure)
{
    *failure = (struct xlsx_failure){NULL};
    struct xlsx_book *opened = calloc(1, sizeof *opened);
    if (!opened)
        return XLSX_NO_MEMORY;
    int rc = zip_open(&opened->zip, bytes, length, failure);
    if (rc == 0)
        rc = read_parts(opened, failure);
    if (rc == 0)
        *book = opened;
    else
        close_book(opened);
    return rc;
}

static size_t count_sheets(const struct xlsx_book *book)
{
    return book->count;
}

static const char *sheet_name(const struct xlsx_book *book, size_t sheet)
{
    return book->sheets[sheet].name;
}

static bool sheet_hidden(const struct xlsx_book *book, size_t sheet)
{
    return book->sheets[sheet].hidden;
}

static bool from_1904(const struct xlsx_book *book)
{
    return book->from_1904;
}

const struct xlsx_reader read_xlsx = {open_book,  count_sheets, sheet_name, sheet_hidden,
                                      read_sheet, close_book,   from_1904};
