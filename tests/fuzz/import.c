/* SPDX-License-Identifier: MIT */
/* Importing bytes from nowhere, for the targets of the file formats. */
#include "fuzz/fuzz.h"

#include <stdio.h>
#include <stdlib.h>

enum { UPDATE = 1, PARTIAL = 2, CREATE = 4, EXCEL_DATES = 8, WHOLE = 16 };

/* Reasons must be texts that can be shown. */
static void take_problem(void *payload, const struct chamber_error *error, const char *text)
{
    (void)payload;
    fuzz_must(error->message && *text, "a bad row has a reason");
}

static void take_row(void *payload, const struct chamber_import_row *row)
{
    (void)payload;
    fuzz_must(row->fate != CHAMBER_ROW_REJECTED || row->reason, "a rejected row has a reason");
    fuzz_must(row->line > 0, "a row is on a line");
}

static int write_all(struct chamber_db *db, const struct chamber_noun *noun, FILE *out)
{
    struct chamber_writer *writer = NULL;
    struct chamber_cursor *cursor = NULL;
    void *record = calloc(1, chamber_noun_size(noun));
    fuzz_must(record != NULL, "there is memory");
    int rc = chamber_cursor_open(db, noun, NULL, &cursor);
    if (rc == CHAMBER_OK)
        rc = chamber_writer_open(db, noun, CHAMBER_CSV, out, &writer);
    while (rc == CHAMBER_OK && (rc = chamber_cursor_next(cursor, record)) == CHAMBER_ROW)
        rc = chamber_writer_put(writer, record);
    int closed = writer ? chamber_writer_close(writer) : CHAMBER_OK;
    chamber_cursor_close(cursor);
    chamber_record_clear(noun, record);
    free(record);
    return rc < 0 ? rc : closed;
}

/* What was stored comes out and goes in again, and nothing changes. */
static void must_return(struct chamber_db *db, const struct chamber_noun *noun)
{
    const struct chamber_import again = {.update = true};
    struct chamber_import_result result = {0};
    const char *path = fuzz_path("again.csv");
    FILE *out = fopen(path, "wb");
    fuzz_must(out != NULL, "a file can be written");
    int rc = write_all(db, noun, out);
    fuzz_must(fclose(out) == 0 && rc == CHAMBER_OK, "what is stored can be written");
    rc = chamber_import(db, noun, fuzz_path("again.csv"), &again, &result);
    fuzz_must(rc == CHAMBER_OK, "what was written is read");
    fuzz_must(!result.added && !result.changed, "export and import change nothing");
}

static int import_noun(struct chamber_db *db, const struct chamber_noun *noun, const char *path,
                       uint8_t flags)
{
    const struct chamber_import how = {
        .update = flags & UPDATE,
        .partial = flags & PARTIAL,
        .create_persons = flags & CREATE,
        .create_places = flags & CREATE,
        .create_choices = flags & CREATE,
        .excel_dates = flags & EXCEL_DATES,
        .problem = take_problem,
        .row = take_row,
    };
    struct chamber_import_result result = {0};
    int rc = chamber_import(db, noun, path, &how, &result);
    if (rc == CHAMBER_OK)
        fuzz_must(result.added + result.changed + result.same + result.bad == result.rows,
                  "the counts add up");
    return rc;
}

void fuzz_import(const char *name, const uint8_t *data, size_t size)
{
    static const struct chamber_noun *const nouns[] = {
        &chamber_enterprise_noun, &chamber_person_noun, &chamber_visit_noun,
        &chamber_request_noun,    &chamber_post_noun,   &chamber_activity_noun,
        &chamber_fee_noun,        &chamber_choice_noun, &chamber_setting_noun,
    };
    if (size < 2)
        return;
    struct chamber_db *db = fuzz_database();
    const struct chamber_noun *noun = nouns[data[0] % (sizeof nouns / sizeof *nouns)];
    const struct chamber_import_all whole = {.update = data[1] & UPDATE, .problem = take_problem};
    const char *path = fuzz_file(name, data + 2, size - 2);
    fuzz_must(chamber_begin(db, "fuzz") == CHAMBER_OK, "a transaction can begin");
    int rc = data[1] & WHOLE ? chamber_import_all(db, path, &whole)
                             : import_noun(db, noun, path, data[1]);
    fuzz_must(rc == CHAMBER_OK || *chamber_error_text(db), "a refusal says why");
    if (rc == CHAMBER_OK)
        must_return(db, noun);
    chamber_end(db, CHAMBER_E_REFUSED); /* taken back */
}
