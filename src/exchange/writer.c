/* SPDX-License-Identifier: MIT */
/* Records out: the same fields in every format, so that what is written can be read again. */
#include <chamber/exchange.h>

#include "exchange/book_out.h"
#include "record/noun.h"
#include "record/record.h"
#include "record/value.h"

struct chamber_writer {
    struct chamber_db *db;
    const struct chamber_noun *noun;
    enum chamber_format format;
    FILE *out;
    bool begun;     /* a record was written */
    struct str row; /* the last one's cells, each with its end */

    struct chamber_book *book; /* of CHAMBER_XLSX */
    bool own;                  /* it ends with the writer */
    bool totals;
};

static int output_failed(struct chamber_db *db)
{
    return fail(db, CHAMBER_E_IO, "output_failed");
}

/* --- beginning --- */
/* The column of the first field: a view has none for an id. */
static size_t first_field(const struct chamber_noun *noun)
{
    return noun->view ? 0 : 1;
}

static void write_headings(struct chamber_writer *writer)
{
    const char *cells[NOUN_FIELDS_MAX + 1] = {"id"};
    size_t n = first_field(writer->noun);
    for (size_t i = 0; i < writer->noun->field_count; i++)
        cells[n++] = writer->noun->fields[i].name;
    (void)chamber_csv_begin(writer->out, writer->format);
    (void)chamber_csv_row_as(writer->out, writer->format, cells, n);
}

static int begin_book(struct chamber_writer *writer)
{
    int rc = writer->book ? CHAMBER_OK : chamber_book_open(writer->db, writer->out, &writer->book);
    if (rc == CHAMBER_OK)
        rc = book_noun_begin(writer->book, writer->noun);
    if (rc < 0 && writer->own)
        chamber_book_discard(writer->book);
    return rc;
}

static int begin(struct chamber_writer *writer)
{
    switch (writer->format) {
    case CHAMBER_CSV:
    case CHAMBER_EXCEL_CSV:
        write_headings(writer);
        break;
    case CHAMBER_JSON:
        putc('[', writer->out);
        break;
    case CHAMBER_JSON_LINES:
        break;
    case CHAMBER_XLSX:
        return begin_book(writer);
    }
    return ferror(writer->out) ? output_failed(writer->db) : CHAMBER_OK;
}

static int open_writer(const struct chamber_writer *as, struct chamber_writer **writer)
{
    struct chamber_writer *made = malloc(sizeof *made);
    if (!made)
        return fail_memory(as->db);
    *made = *as;
    int rc = begin(made);
    if (rc < 0) {
        free(made);
        return rc;
    }
    *writer = made;
    return CHAMBER_OK;
}

int chamber_writer_open(struct chamber_db *db, const struct chamber_noun *noun,
                        enum chamber_format format, FILE *out, struct chamber_writer **writer)
{
    const struct chamber_writer as = {
        .db = db, .noun = noun, .format = format, .out = out, .own = true};
    return open_writer(&as, writer);
}

int chamber_book_records(struct chamber_book *book, const struct chamber_noun *noun, bool totals,
                         struct chamber_writer **writer)
{
    const struct chamber_writer as = {
        .db = book->db, .noun = noun, .format = CHAMBER_XLSX, .book = book, .totals = totals};
    return open_writer(&as, writer);
}

/* --- records --- */
static int put_csv(struct chamber_writer *writer, const void *record)
{
    const struct chamber_noun *noun = writer->noun;
    const char *cells[NOUN_FIELDS_MAX + 1];
    size_t ends[NOUN_FIELDS_MAX + 1]; /* of each cell in the row */
    struct str *row = &writer->row;
    size_t n = first_field(noun), count = n + noun->field_count;
    int rc = CHAMBER_OK;
    str_reset(row);
    str_add_int(row, n > 0 ? record_id_of(record) : 0);
    str_add_char(row, '\0');
    ends[0] = row->length;
    for (size_t i = 0; i < noun->field_count && rc == CHAMBER_OK; i++) {
        rc = format_add(writer->db, &noun->fields[i], record, CHAMBER_NAMES, row);
        str_add_char(row, '\0');
        ends[i + 1] = row->length;
    }
    if (rc < 0 || row->failed)
        return rc < 0 ? rc : fail_memory(writer->db);
    cells[0] = str_text(row);
    for (size_t i = 0; i < noun->field_count; i++)
        cells[i + n] = str_text(row) + ends[i];
    return chamber_csv_row_as(writer->out, writer->format, cells, count) < 0
               ? output_failed(writer->db)
               : CHAMBER_OK;
}

static int put_json(struct chamber_writer *writer, const void *record)
{
    CLEAN_FREE char *json = NULL;
    int rc = chamber_record_json(writer->db, writer->noun, record, &json);
    if (rc < 0)
        return rc;
    if (writer->format == CHAMBER_JSON)
        fputs(writer->begun ? ",\n" : "\n", writer->out);
    fputs(json, writer->out);
    if (writer->format == CHAMBER_JSON_LINES)
        putc('\n', writer->out);
    return ferror(writer->out) ? output_failed(writer->db) : CHAMBER_OK;
}

int chamber_writer_put(struct chamber_writer *writer, const void *record)
{
    bool json = writer->format == CHAMBER_JSON || writer->format == CHAMBER_JSON_LINES;
    int rc = writer->book ? book_noun_put(writer->book, writer->noun, record)
             : json       ? put_json(writer, record)
                          : put_csv(writer, record);
    if (rc == CHAMBER_OK)
        writer->begun = true;
    return rc;
}

/* --- ending --- */
static int end_book(struct chamber_writer *writer)
{
    if (writer->own)
        return chamber_book_close(writer->book);
    return writer->totals ? chamber_book_totals(writer->book) : CHAMBER_OK;
}

static int end_file(struct chamber_writer *writer)
{
    if (writer->format == CHAMBER_JSON)
        fputs(writer->begun ? "\n]\n" : "]\n", writer->out);
    return fflush(writer->out) != 0 || ferror(writer->out) ? output_failed(writer->db) : CHAMBER_OK;
}

int chamber_writer_close(struct chamber_writer *writer)
{
    if (!writer)
        return CHAMBER_OK;
    int rc = writer->book ? end_book(writer) : end_file(writer);
    str_free(&writer->row);
    free(writer);
    return rc;
}
