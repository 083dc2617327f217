/* SPDX-License-Identifier: MIT */
/* An import: a file becomes rows of cells, these become records, all or none, as one batch. */
#include "exchange/import.h"

#include <string.h>

#include "record/names.h"

int import_bad_row(struct import *import, struct row *row)
{
    const struct chamber_error *error = chamber_error(import->db);
    const char *cell = NULL;
    struct cell_name name = {""};
    bool own = error->field && (!error->noun || strcmp(error->noun, import->noun->name) == 0);
    for (size_t i = 0; own && i < import->column_count; i++) {
        const struct column *column = &import->columns[i];
        if (column->kind != COLUMN_FIELD || strcmp(column->field->name, error->field) != 0)
            continue;
        name = sheet_cell_name(&import->sheet, row->cells, i);
        if (!(column->field->flags & CHAMBER_PRIVATE))
            cell = sheet_cell(&import->sheet, row->cells, i);
    }
    row->bad = true;
    error_at_cell(store_error(import->db), name.text);
    int rc = problems_take(&import->problems, import->db, row->cells->line);
    if (rc < 0)
        return rc;
    struct problem *problem = &import->problems.items[import->problems.count - 1];
    if (cell && *cell && !(problem->cell = str_copy(cell)))
        return fail_memory(import->db);
    return import_add_reason(import, row, problem);
}

int import_name_batch(struct chamber_db *db, const char *path, const char *sha256)
{
    struct batch_state *batch = store_batch(db);
    const char *slash = strrchr(path, '/');
    free(batch->file_name);
    free(batch->file_sha256);
    batch->file_name = str_copy(slash ? slash + 1 : path);
    batch->file_sha256 = str_copy(sha256);
    return batch->file_name && batch->file_sha256 ? CHAMBER_OK : fail_memory(db);
}

int import_records(struct import *import)
{
    int rc = import_keys(import);
    if (rc == CHAMBER_OK)
        rc = record_last_number(import->db, import->noun, &import->last_before);
    if (rc == CHAMBER_OK)
        rc = import_stored(import);
    if (rc == CHAMBER_OK)
        rc = import_rows(import);
    import_count(import);
    for (size_t i = 0; i < import->row_count; i++)
        import->result.bad += import->rows[i].bad;
    if (rc == CHAMBER_OK && import->problems.count > import->settled)
        rc = CHAMBER_E_DATA;
    return rc;
}

static int run(struct import *import)
{
    int rc = import_name_batch(import->db, import->problems.path, import->sheet.sha256);
    if (rc == CHAMBER_OK && import->parts)
        return import_parts_run(import);
    if (rc == CHAMBER_OK)
        rc = import_cells(import);
    return rc == CHAMBER_OK ? import_records(import) : rc;
}

void import_forget_names(struct chamber_db *db)
{
    for (const struct chamber_noun *const *noun = chamber_nouns(); *noun; noun++)
        names_forget(db, *noun);
}

/* All rows, or if that is wanted the good ones: each try is taken back as a whole, so that what is
 * stored in the end is what a file of the good rows alone would have stored. */
static int try_rows(struct import *import, const char *verb)
{
    while (import->how->partial) {
        int rc = chamber_begin(import->db, verb);
        if (rc < 0)
            return rc;
        rc = chamber_end(import->db, run(import));
        bool again = rc == CHAMBER_E_DATA && import->problems.count > import->settled;
        if (!again || import_good_rows(import) == 0)
            return rc;
        import_forget_rows(import);
    }
    return run(import);
}

/* Nearly all that is refused is so before anything of it is written, so no row is a savepoint; if
 * one was not, all are tried anew, each of them one. */
static int try_anew(struct import *import, const char *verb, size_t left_out)
{
    (void)chamber_end(import->db, CHAMBER_E_REFUSED);
    import_forget_names(import->db);
    import_start_over(import, left_out);
    return chamber_begin(import->db, verb);
}

/* Make what is told in the end, which fails before anything is stored for good. */
static int prepared(struct import *import, int rc)
{
    if (rc != CHAMBER_OK && rc != CHAMBER_E_DATA)
        return rc;
    int made = import->how->only_warned ? import_keep_warnings(import) : CHAMBER_OK;
    if (made == CHAMBER_OK)
        made = problems_word(&import->problems, import->db);
    return made < 0 ? made : rc;
}

/* All in one batch, or nothing. A dry run fails on purpose at the end. */
static int transact(struct import *import)
{
    char verb[80];
    snprintf(verb, sizeof verb, "%s import", import->noun->name);
    const size_t left_out = import->left_out_count;
    bool alone = !store_writing(import->db) && !import->how->partial;
    int rc = chamber_begin(import->db, verb);
    if (rc < 0)
        return rc;
    if (alone)
        store_spare(import->db);
    rc = try_rows(import, verb);
    if ((rc == CHAMBER_OK || rc == CHAMBER_E_DATA) && store_spoilt(import->db)) {
        rc = try_anew(import, verb, left_out);
        if (rc < 0)
            return rc;
        rc = try_rows(import, verb);
    }
    if (rc == CHAMBER_OK && import->how->save_maps)
        rc = import_save_maps(import);
    rc = prepared(import, rc);
    bool dry = rc == CHAMBER_OK && import->how->dry_run;
    rc = chamber_end(import->db, dry ? CHAMBER_E_REFUSED : rc);
    if (rc < 0)
        import_forget_names(import->db);
    if (!dry || rc != CHAMBER_E_REFUSED)
        return rc;
    error_reset(store_error(import->db));
    return CHAMBER_OK;
}

static int read_file(struct import *import)
{
    int rc = import_parts(import);
    if (rc == CHAMBER_OK && !import->parts)
        rc = sheet_read(import->db, import->noun, import->problems.path, import->how,
                        &import->sheet);
    import->result.hidden = (int64_t)import->sheet.hidden_rows;
    if (rc == CHAMBER_E_DATA) {
        int taken = problems_take(&import->problems, import->db, 0);
        return taken < 0 ? taken : rc;
    }
    if (rc == CHAMBER_OK)
        rc = import_headings(import);
    return rc == CHAMBER_OK && import->parts ? import_parts_begin(import) : rc;
}

struct import *import_new(struct chamber_db *db, const struct chamber_noun *noun, const char *path,
                          const struct chamber_import *how)
{
    static const struct chamber_import strictly;
    struct import *import = calloc(1, sizeof *import);
    if (!import) {
        (void)fail_memory(db);
        return NULL;
    }
    import->db = db;
    import->noun = noun;
    import->how = how ? how : &strictly;
    import->problems.path = path;
    return import;
}

void import_free(struct import *import)
{
    import_drop_rows(import);
    import_forget_known(import);
    import_parts_free(import);
    import_forget_warnings(import);
    for (size_t i = 0; i < import->missing_map.count; i++)
        free(import->missing[i].folded);
    for (size_t i = 0; i < import->map_count; i++) {
        free(import->maps[i].heading);
        free(import->maps[i].folded);
    }
    for (size_t i = 0; i < import->column_count; i++)
        free(import->columns[i].heading);
    free(import->maps);
    free(import->missing);
    free(import->left_out);
    struct map *const maps[] = {&import->missing_map, &import->file_keys, &import->stored_keys,
                                &import->stored,      &import->matched,   &import->other_names};
    for (size_t i = 0; i < COUNT_OF(maps); i++)
        map_free(maps[i]);
    problems_free(&import->problems);
    sheet_free(&import->sheet);
    free(import);
}

int chamber_import(struct chamber_db *db, const struct chamber_noun *noun, const char *path,
                   const struct chamber_import *how, struct chamber_import_result *result)
{
    if (chamber_noun_is_event(noun) || noun->output_only)
        return fail(db, CHAMBER_E_REFUSED, "import_events", noun->label);
    struct import *import = import_new(db, noun, path, how);
    if (!import)
        return CHAMBER_E_NO_MEMORY;
    int rc = read_file(import);
    rc = rc == CHAMBER_OK ? transact(import) : prepared(import, rc);
    bool stored = rc == CHAMBER_OK && !import->how->dry_run;
    if ((rc == CHAMBER_OK || rc == CHAMBER_E_DATA) && import->problems.count > 0) {
        int told = problems_tell(&import->problems, db, import->how);
        rc = told == CHAMBER_E_DATA ? rc : told;
    }
    if (rc == CHAMBER_OK || rc == CHAMBER_E_DATA)
        import_tell_rows(import, stored);
    if (rc == CHAMBER_OK)
        error_reset(store_error(db)); /* looking in vain is no failure */
    if (result && (rc == CHAMBER_OK || rc == CHAMBER_E_DATA))
        *result = import->result;
    import_free(import);
    return rc;
}
