/* SPDX-License-Identifier: MIT */
/* An import: a file becomes rows of cells, these become records, all or none, as one batch. */
#include "exchange/import.h"

#include <string.h>

#include "record/names.h"

int import_bad_row(struct import *import, struct row *row)
{
    const struct chamber_error *error = chamber_error(import->db);
    const char *cell = NULL;
    bool own = error->field && (!error->noun || strcmp(error->noun, import->noun->name) == 0);
    for (size_t i = 0; own && i < import->column_count; i++) {
        const struct column *column = &import->columns[i];
        if (column->kind == COLUMN_FIELD && strcmp(column->field->name, error->field) == 0 &&
            !(column->field->flags & CHAMBER_PRIVATE))
            cell = sheet_cell(&import->sheet, row->cells, i);
    }
    row->bad = true;
    int rc = problems_take(&import->problems, import->db, row->cells->line);
    if (rc < 0 || !cell || !*cell)
        return rc;
    struct problem *problem = &import->problems.items[import->problems.count - 1];
    problem->cell = str_copy(cell);
    return problem->cell ? CHAMBER_OK : fail_memory(import->db);
}

/* Name the file in the batch. */
static int name_batch(struct import *import)
{
    struct batch_state *batch = store_batch(import->db);
    const char *path = import->problems.path;
    const char *slash = strrchr(path, '/');
    free(batch->file_name);
    free(batch->file_sha256);
    batch->file_name = str_copy(slash ? slash + 1 : path);
    batch->file_sha256 = str_copy(import->sheet.sha256);
    return batch->file_name && batch->file_sha256 ? CHAMBER_OK : fail_memory(import->db);
}

static int run(struct import *import)
{
    int rc = name_batch(import);
    if (rc == CHAMBER_OK)
        rc = import_cells(import);
    if (rc == CHAMBER_OK)
        rc = import_keys(import);
    if (rc == CHAMBER_OK)
        rc = record_last_number(import->db, import->noun, &import->last_before);
    if (rc == CHAMBER_OK)
        rc = import_stored(import);
    if (rc == CHAMBER_OK)
        rc = import_rows(import);
    for (size_t i = 0; i < import->row_count; i++)
        import->result.bad += import->rows[i].bad;
    if (rc == CHAMBER_OK && import->problems.count > 0)
        rc = CHAMBER_E_DATA;
    return rc;
}

/* Names that were read while records stood that are taken back now. */
static void forget_names(struct chamber_db *db)
{
    for (const struct chamber_noun *const *noun = chamber_nouns(); *noun; noun++)
        names_forget(db, *noun);
}

/* All rows or none. A dry run fails on purpose at the end. */
static int transact(struct import *import)
{
    char verb[80];
    snprintf(verb, sizeof verb, "%s import", import->noun->name);
    int rc = chamber_begin(import->db, verb);
    if (rc < 0)
        return rc;
    rc = run(import);
    bool dry = rc == CHAMBER_OK && import->how->dry_run;
    rc = chamber_end(import->db, dry ? CHAMBER_E_REFUSED : rc);
    if (rc < 0)
        forget_names(import->db);
    if (!dry || rc != CHAMBER_E_REFUSED)
        return rc;
    error_reset(store_error(import->db));
    return CHAMBER_OK;
}

static int read_file(struct import *import)
{
    int rc = sheet_read(import->db, import->noun, import->problems.path, &import->sheet);
    if (rc == CHAMBER_E_DATA) {
        int taken = problems_take(&import->problems, import->db, 0);
        return taken < 0 ? taken : rc;
    }
    return rc == CHAMBER_OK ? import_headings(import) : rc;
}

static void import_free(struct import *import)
{
    for (size_t i = 0; i < import->row_count; i++) {
        if (import->rows[i].record)
            chamber_record_clear(import->noun, import->rows[i].record);
        free(import->rows[i].record);
        for (size_t n = 0; n < KEYS_MAX; n++)
            free(import->rows[i].keys[n]);
    }
    for (size_t i = 0; i < import->missing_map.count; i++)
        free(import->missing[i].folded);
    free(import->missing);
    free(import->rows);
    struct map *const maps[] = {&import->missing_map, &import->cells,  &import->file_keys,
                                &import->stored_keys, &import->stored, &import->matched};
    for (size_t i = 0; i < COUNT_OF(maps); i++)
        map_free(maps[i]);
    problems_free(&import->problems);
    sheet_free(&import->sheet);
    free(import);
}

int chamber_import(struct chamber_db *db, const struct chamber_noun *noun, const char *path,
                   const struct chamber_import *how, struct chamber_import_result *result)
{
    static const struct chamber_import strictly;
    if (noun->parent || noun->output_only)
        return fail(db, CHAMBER_E_REFUSED, "import_events", noun->label);
    struct import *import = calloc(1, sizeof *import);
    if (!import)
        return fail_memory(db);
    import->db = db;
    import->noun = noun;
    import->how = how ? how : &strictly;
    import->problems.path = path;
    int rc = read_file(import);
    if (rc == CHAMBER_OK)
        rc = transact(import);
    if (rc == CHAMBER_E_DATA && import->problems.count > 0)
        rc = problems_tell(&import->problems, db, import->how);
    if (rc == CHAMBER_OK)
        error_reset(store_error(db)); /* looking in vain is no failure */
    if (result && (rc == CHAMBER_OK || rc == CHAMBER_E_DATA))
        *result = import->result;
    import_free(import);
    return rc;
}
