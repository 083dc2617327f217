/* SPDX-License-Identifier: MIT */
/* Records on a sheet: all fields, headed and written so that an import reads the same. */
#include <inttypes.h>
#include <stdlib.h>

#include "exchange/book_out.h"
#include "record/noun.h"
#include "record/value.h"

static enum chamber_book_kind kind_of(const struct chamber_field *field)
{
    if (field->flags & CHAMBER_LIST)
        return CHAMBER_BOOK_TEXT;
    if (field->kind == CHAMBER_DATE || field->kind == CHAMBER_PDATE)
        return CHAMBER_BOOK_DATE;
    if (field->kind == CHAMBER_INT)
        return CHAMBER_BOOK_NUMBER;
    return field->kind == CHAMBER_MONEY ? CHAMBER_BOOK_MONEY : CHAMBER_BOOK_TEXT;
}

struct chamber_book_column chamber_book_column_of(const struct chamber_db *db,
                                                  const struct chamber_field *field)
{
    bool english = chamber_get_language(db) == CHAMBER_EN;
    if (!field)
        return (struct chamber_book_column){
            .heading = english ? "id" : chamber_message(CHAMBER_ZH, "book_id"),
            .kind = CHAMBER_BOOK_NUMBER};
    return (struct chamber_book_column){.heading = english ? field->name : field->label,
                                        .kind = kind_of(field),
                                        .adds = field->flags & CHAMBER_ADDS ||
                                                field->kind == CHAMBER_MONEY};
}

int book_noun_begin(struct chamber_book *book, const struct chamber_noun *noun)
{
    struct chamber_book_column columns[NOUN_FIELDS_MAX + 1];
    size_t count = 0;
    bool english = chamber_get_language(book->db) == CHAMBER_EN;
    if (!noun->view)
        columns[count++] = chamber_book_column_of(book->db, NULL);
    for (size_t i = 0; i < noun->field_count; i++)
        columns[count++] = chamber_book_column_of(book->db, &noun->fields[i]);
    int rc = chamber_book_sheet(book, english ? noun->name : noun->label);
    return rc < 0 ? rc : chamber_book_table(book, columns, count);
}

int book_noun_put(struct chamber_book *book, const struct chamber_noun *noun, const void *record)
{
    const char *cells[NOUN_FIELDS_MAX + 1] = {NULL};
    char *texts[NOUN_FIELDS_MAX] = {NULL};
    char id[24];
    size_t count = noun->view ? 0 : 1;
    int rc = CHAMBER_OK;
    snprintf(id, sizeof id, "%" PRId64, record_id_of(record));
    cells[0] = id;
    for (size_t i = 0; i < noun->field_count && rc == CHAMBER_OK; i++) {
        rc = chamber_field_format(book->db, &noun->fields[i], record, CHAMBER_CELLS, &texts[i]);
        cells[count++] = texts[i];
    }
    if (rc == CHAMBER_OK)
        rc = chamber_book_row(book, cells, count);
    for (size_t i = 0; i < noun->field_count; i++)
        free(texts[i]);
    return rc;
}
