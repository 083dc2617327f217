/* SPDX-License-Identifier: MIT */
/* Records out: the same fields in every format, so that what is written can be read again. */
#include <chamber/exchange.h>

#include <inttypes.h>

#include "record/noun.h"
#include "record/value.h"
#include "store/db.h"

struct chamber_writer {
    struct chamber_db *db;
    const struct chamber_noun *noun;
    enum chamber_format format;
    FILE *out;
    bool begun; /* a record was written */
};

static int output_failed(struct chamber_db *db)
{
    return fail(db, CHAMBER_E_IO, "output_failed");
}

/* The column of the first field: a view has none for an id. */
static size_t first_field(const struct chamber_noun *noun)
{
    return noun->view ? 0 : 1;
}

static int write_headings(struct chamber_writer *writer)
{
    const char *cells[NOUN_FIELDS_MAX + 1] = {"id"};
    size_t n = first_field(writer->noun);
    for (size_t i = 0; i < writer->noun->field_count; i++)
        cells[n++] = writer->noun->fields[i].name;
    return chamber_csv_row(writer->out, cells, n);
}

int chamber_writer_open(struct chamber_db *db, const struct chamber_noun *noun,
                        enum chamber_format format, FILE *out, struct chamber_writer **writer)
{
    struct chamber_writer *made = malloc(sizeof *made);
    if (!made)
        return fail_memory(db);
    *made = (struct chamber_writer){.db = db, .noun = noun, .format = format, .out = out};
    if (format == CHAMBER_CSV)
        (void)write_headings(made);
    else
        putc('[', out);
    if (ferror(out)) {
        free(made);
        return output_failed(db);
    }
    *writer = made;
    return CHAMBER_OK;
}

static int put_csv(struct chamber_writer *writer, const void *record)
{
    const struct chamber_noun *noun = writer->noun;
    const char *cells[NOUN_FIELDS_MAX + 1] = {NULL};
    char *texts[NOUN_FIELDS_MAX] = {NULL};
    char id[24];
    int rc = CHAMBER_OK;
    snprintf(id, sizeof id, "%" PRId64, record_id_of(record));
    size_t n = first_field(noun);
    cells[0] = id;
    for (size_t i = 0; i < noun->field_count && rc == CHAMBER_OK; i++) {
        rc = chamber_field_format(writer->db, &noun->fields[i], record, CHAMBER_NAMES, &texts[i]);
        cells[n++] = texts[i];
    }
    if (rc == CHAMBER_OK && chamber_csv_row(writer->out, cells, n) < 0)
        rc = output_failed(writer->db);
    for (size_t i = 0; i < noun->field_count; i++)
        free(texts[i]);
    return rc;
}

static int put_json(struct chamber_writer *writer, const void *record)
{
    CLEAN_FREE char *json = NULL;
    int rc = chamber_record_json(writer->db, writer->noun, record, &json);
    if (rc < 0)
        return rc;
    fputs(writer->begun ? ",\n" : "\n", writer->out);
    fputs(json, writer->out);
    return ferror(writer->out) ? output_failed(writer->db) : CHAMBER_OK;
}

int chamber_writer_put(struct chamber_writer *writer, const void *record)
{
    int rc = writer->format == CHAMBER_CSV ? put_csv(writer, record) : put_json(writer, record);
    if (rc == CHAMBER_OK)
        writer->begun = true;
    return rc;
}

int chamber_writer_close(struct chamber_writer *writer)
{
    int rc = CHAMBER_OK;
    if (!writer)
        return rc;
    if (writer->format == CHAMBER_JSON)
        fputs(writer->begun ? "\n]\n" : "]\n", writer->out);
    if (fflush(writer->out) != 0 || ferror(writer->out))
        rc = output_failed(writer->db);
    free(writer);
    return rc;
}
