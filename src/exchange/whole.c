/* SPDX-License-Identifier: MIT */
#include "exchange/whole.h"

#include <string.h>

#include "record/record.h"
#include "record/undo.h"
#include "record/value.h"

struct whole_sheet *whole_sheet_of(struct whole *whole, const struct chamber_noun *noun)
{
    for (size_t i = 0; i < whole->count; i++)
        if (whole->sheets[i].noun == noun)
            return &whole->sheets[i];
    return NULL;
}

struct row *whole_added(const struct whole_sheet *sheet, chamber_id id)
{
    const struct map_entry *entry =
        sheet ? map_find(&sheet->added, hash_number(HASH_SEED, id)) : NULL;
    for (; entry; entry = map_next(&sheet->added, entry))
        if (sheet->import->rows[entry->value].stored == id)
            return &sheet->import->rows[entry->value];
    return NULL;
}

static int note_added(struct whole_sheet *sheet)
{
    const struct import *import = sheet->import;
    for (size_t i = 0; i < import->row_count; i++)
        if (import->rows[i].added &&
            !map_add(&sheet->added, hash_number(HASH_SEED, import->rows[i].stored), (int64_t)i))
            return fail_memory(import->db);
    return CHAMBER_OK;
}

/* The headings of every sheet, so that all that is wrong with them is told at once. */
static int read_headings(struct whole *whole)
{
    int rc = CHAMBER_OK;
    for (size_t i = 0; i < whole->count; i++) {
        int one = import_headings(whole->sheets[i].import);
        if (one < 0 && one != CHAMBER_E_DATA)
            return one;
        rc = one < 0 ? one : rc;
    }
    return rc;
}

/* --- one sheet --- */
static int take_records(struct whole *whole, struct whole_sheet *sheet)
{
    struct import *import = sheet->import;
    import->kept = whole->empty;
    import->eventless = sheet->noun->events && whole_sheet_of(whole, sheet->noun->events);
    int rc = whole->empty ? whole_seeds(whole, sheet) : CHAMBER_OK;
    if (rc == CHAMBER_OK)
        rc = import_records(import);
    return rc == CHAMBER_OK ? note_added(sheet) : rc;
}

static int take_sheet(struct whole *whole, struct whole_sheet *sheet)
{
    struct import *import = sheet->import;
    whole_put_off(sheet);
    int rc = import_cells(import);
    if (rc < 0)
        return rc;
    if (sheet->noun->parent)
        rc = whole_events(whole, sheet);
    else if (sheet->noun->view)
        rc = whole_facts(whole, sheet);
    else
        return take_records(whole, sheet);
    for (size_t i = 0; i < import->row_count; i++)
        import->result.bad += import->rows[i].bad;
    return rc == CHAMBER_OK && import->problems.count > 0 ? CHAMBER_E_DATA : rc;
}

/* --- what the rules say of it all --- */
/* A record that was changed in place must keep the rules; a new one be what its events say. */
static int check_row(struct import *import, struct row *row)
{
    const struct chamber_noun *noun = import->noun;
    bool changed = import->kept && !row->added && noun->prepare;
    if (row->bad || !row->stored || !(changed || noun->sound))
        return CHAMBER_OK;
    CLEAN_FREE void *stored = calloc(1, noun->size);
    CLEAN_FREE void *copy = calloc(1, noun->size);
    int rc = stored && copy ? chamber_record_get(import->db, noun, row->stored, stored)
                            : fail_memory(import->db);
    if (rc == CHAMBER_OK && changed)
        rc = record_copy(import->db, noun, stored, copy);
    if (rc == CHAMBER_OK && changed)
        rc = noun->prepare(import->db, copy, stored);
    if (rc == CHAMBER_OK && noun->sound)
        rc = noun->sound(import->db, stored);
    if (stored)
        chamber_record_clear(noun, stored);
    if (copy)
        chamber_record_clear(noun, copy);
    return problem_of_row(rc) ? import_bad_row(import, row) : rc;
}

static int check_sheet(struct whole_sheet *sheet)
{
    struct import *import = sheet->import;
    int rc = CHAMBER_OK;
    if (sheet->noun->parent || sheet->noun->view)
        return rc;
    for (size_t i = 0; i < import->row_count && rc == CHAMBER_OK; i++)
        rc = check_row(import, &import->rows[i]);
    return rc == CHAMBER_OK && import->problems.count > 0 ? CHAMBER_E_DATA : rc;
}

/* --- all of it --- */
static int run(struct whole *whole)
{
    int rc = import_name_batch(whole->db, whole->path, whole->sha256);
    if (rc == CHAMBER_OK)
        rc = log_is_new(whole->db, &whole->empty);
    whole->how.update |= whole->empty;
    for (size_t i = 0; i < whole->count && rc == CHAMBER_OK; i++)
        rc = take_sheet(whole, &whole->sheets[whole->order[i]]);
    for (size_t i = 0; i < whole->count && rc == CHAMBER_OK; i++)
        rc = whole_read_later(&whole->sheets[whole->order[i]]);
    for (size_t i = 0; i < whole->count && rc == CHAMBER_OK; i++)
        rc = check_sheet(&whole->sheets[whole->order[i]]);
    return rc;
}

/* Everything or nothing. A dry run fails on purpose at the end. */
static int transact(struct whole *whole)
{
    int rc = chamber_begin(whole->db, "import");
    if (rc < 0)
        return rc;
    rc = run(whole);
    bool dry = rc == CHAMBER_OK && whole->how.dry_run;
    rc = chamber_end(whole->db, dry ? CHAMBER_E_REFUSED : rc);
    if (rc < 0)
        import_forget_names(whole->db);
    if (!dry || rc != CHAMBER_E_REFUSED)
        return rc;
    error_reset(store_error(whole->db));
    return CHAMBER_OK;
}

/* The problems of all sheets; the first one stays the handle's failure. */
static int tell_problems(struct whole *whole, int result)
{
    struct error first = {0};
    bool any = false;
    for (size_t i = 0; i < whole->count; i++) {
        struct import *import = whole->sheets[i].import;
        if (!import || import->problems.count == 0)
            continue;
        int rc = problems_tell(&import->problems, whole->db, &whole->how);
        if (any)
            error_free(store_error(whole->db));
        else
            first = *store_error(whole->db);
        *store_error(whole->db) = (struct error){0};
        any = true;
        result = rc;
        if (rc != CHAMBER_E_DATA)
            break;
    }
    if (any) {
        error_free(store_error(whole->db));
        *store_error(whole->db) = first;
    }
    return result;
}

static void whole_free(struct whole *whole)
{
    for (size_t i = 0; i < whole->count; i++) {
        if (whole->sheets[i].import)
            import_free(whole->sheets[i].import);
        free(whole->sheets[i].name);
        free(whole->sheets[i].where);
        map_free(&whole->sheets[i].added);
    }
    for (size_t i = 0; i < whole->other_count; i++)
        free(whole->others[i]);
    free(whole->others);
    free(whole);
}

static void report(const struct whole *whole, const struct chamber_import_all *all)
{
    for (size_t i = 0; all->sheet && i < whole->count; i++)
        all->sheet(all->payload, whole->sheets[i].name, whole->sheets[i].noun,
                   &whole->sheets[i].import->result);
    for (size_t i = 0; all->sheet && i < whole->other_count; i++)
        all->sheet(all->payload, whole->others[i], NULL, NULL);
}

int chamber_import_all(struct chamber_db *db, const char *path,
                       const struct chamber_import_all *how)
{
    static const struct chamber_import_all strictly;
    struct whole *whole = calloc(1, sizeof *whole);
    if (!whole)
        return fail_memory(db);
    how = how ? how : &strictly;
    whole->db = db;
    whole->path = path;
    whole->how = (struct chamber_import){.update = how->update,
                                         .dry_run = how->dry_run,
                                         .encoding = how->encoding,
                                         .problem = how->problem,
                                         .payload = how->payload};
    int rc = whole_read(whole);
    if (rc == CHAMBER_OK)
        rc = read_headings(whole);
    whole_order(whole);
    if (rc == CHAMBER_OK)
        rc = transact(whole);
    if (rc == CHAMBER_OK)
        error_reset(store_error(db)); /* looking in vain is no failure */
    else if (rc == CHAMBER_E_DATA)
        rc = tell_problems(whole, rc);
    if (rc == CHAMBER_OK)
        report(whole, how);
    whole_free(whole);
    return rc;
}
