/* SPDX-License-Identifier: MIT */
/* A whole database into one file. */
#include <chamber/book.h>
#include <chamber/enterprise_event.h>
#include <chamber/enterprise_fact.h>

#include "record/noun.h"
#include "store/db.h"

/* Where the records go: sheets of a book, or members of an object. */
struct target {
    struct chamber_db *db;
    struct chamber_book *book; /* NULL: JSON */
    FILE *out;
    bool begun;
};

static int open_writer(struct target *target, const struct chamber_noun *noun,
                       struct chamber_writer **writer)
{
    if (target->book)
        return chamber_book_records(target->book, noun, false, writer);
    fprintf(target->out, "%s\"%s\": ", target->begun ? "," : "{", noun->name);
    target->begun = true;
    return chamber_writer_open(target->db, noun, CHAMBER_JSON, target->out, writer);
}

/* Every row of an opened pass; closes it. */
static int put_all(struct target *target, const struct chamber_noun *noun,
                   struct chamber_cursor *cursor)
{
    struct chamber_writer *writer = NULL;
    CLEAN_FREE void *record = calloc(1, noun->size);
    int rc = record ? open_writer(target, noun, &writer) : fail_memory(target->db);
    while (rc >= 0 && (rc = chamber_cursor_next(cursor, record)) == CHAMBER_ROW)
        rc = chamber_writer_put(writer, record);
    chamber_cursor_close(cursor);
    if (record)
        chamber_record_clear(noun, record);
    int closed = chamber_writer_close(writer);
    return rc < 0 ? rc : closed;
}

static int put_noun(struct target *target, const struct chamber_noun *noun)
{
    struct chamber_cursor *cursor = NULL;
    int rc = noun->view ? chamber_enterprise_fact_open(target->db, &cursor)
                        : chamber_cursor_open(target->db, noun, NULL, &cursor);
    return rc == CHAMBER_OK ? put_all(target, noun, cursor) : rc;
}

static int put_nouns(struct target *target)
{
    int rc = CHAMBER_OK;
    for (const struct chamber_noun *const *noun = chamber_nouns(); *noun && rc == CHAMBER_OK;
         noun++) {
        rc = put_noun(target, *noun);
        if (rc == CHAMBER_OK && *noun == &chamber_enterprise_event_noun)
            rc = put_noun(target, &chamber_enterprise_fact_noun);
    }
    return rc;
}

/* All sheets as of one moment. */
static int put_whole(struct target *target)
{
    int rc = store_begin(target->db, STORE_READ);
    return rc == CHAMBER_OK ? store_end(target->db, put_nouns(target)) : rc;
}

int chamber_export_all(struct chamber_db *db, struct chamber_book *book)
{
    struct target target = {.db = db, .book = book};
    return put_whole(&target);
}

int chamber_export_all_json(struct chamber_db *db, FILE *out)
{
    struct target target = {.db = db, .out = out};
    int rc = put_whole(&target);
    fputs("}\n", out);
    if (rc == CHAMBER_OK && (fflush(out) != 0 || ferror(out)))
        rc = fail(db, CHAMBER_E_IO, "output_failed");
    return rc;
}
