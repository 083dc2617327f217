/* SPDX-License-Identifier: MIT */
/* Taking a batch back: its changes in reverse, each made what it was before. */
#include "record/undo.h"

#include <stdio.h>
#include <string.h>

#include "record/check.h"
#include "record/json.h"
#include "record/row.h"
#include "record/value.h"

static bool among(const struct chamber_ids *ids, chamber_id id)
{
    for (size_t i = 0; i < ids->count; i++)
        if (ids->items[i] == id)
            return true;
    return false;
}

static int refuse_for(struct chamber_db *db, const char *message, chamber_id batch,
                      chamber_id cause)
{
    char number[24], other[24];
    snprintf(number, sizeof number, "%lld", (long long)batch);
    snprintf(other, sizeof other, "%lld", (long long)cause);
    return fail(db, CHAMBER_E_REFUSED, message, number, other);
}

/* Batches taken back that were not brought back again, and the later pairs that come to nothing: a
 * batch and what took it back, both after this one. */
struct taken_back {
    struct chamber_ids undone;
    struct chamber_ids nothing;
};

static int read_taken_back(struct chamber_db *db, chamber_id batch, struct taken_back *taken)
{
    int rc;
    CLEAN_STMT struct stmt *st = stmt_named(db, SQL_UNDO_PAIRS);
    while ((rc = stmt_step(st)) == CHAMBER_ROW) {
        chamber_id undo = stmt_int(st, 0), undone = stmt_int(st, 1);
        if (among(&taken->undone, undo))
            continue;
        if (!ids_add(&taken->undone, undone) ||
            (undone > batch &&
             !(ids_add(&taken->nothing, undo) && ids_add(&taken->nothing, undone))))
            return fail_memory(db);
    }
    return rc;
}

/* The first later batch that touched the same records; 0 if there is none. */
static int find_later(struct chamber_db *db, chamber_id batch, const struct taken_back *taken,
                      chamber_id *cause)
{
    int rc = CHAMBER_OK;
    CLEAN_STMT struct stmt *st = stmt_named(db, SQL_UNDO_LATER);
    stmt_bind_int(st, ":batch", batch);
    while (!*cause && (rc = stmt_step(st)) == CHAMBER_ROW)
        if (!among(&taken->nothing, stmt_int(st, 0)))
            *cause = stmt_int(st, 0);
    return rc < 0 ? rc : CHAMBER_OK;
}

static int check_later(struct chamber_db *db, chamber_id batch)
{
    struct taken_back taken = {0};
    chamber_id cause = 0;
    int rc = read_taken_back(db, batch, &taken);
    if (rc == CHAMBER_OK && among(&taken.undone, batch))
        rc = refuse_for(db, "undone_already", batch, 0);
    if (rc == CHAMBER_OK)
        rc = find_later(db, batch, &taken, &cause);
    if (rc == CHAMBER_OK && cause)
        rc = refuse_for(db, "undo_later", batch, cause);
    ids_clear(&taken.undone);
    ids_clear(&taken.nothing);
    return rc;
}

static int check_batch(struct chamber_db *db, chamber_id batch)
{
    char number[24];
    snprintf(number, sizeof number, "%lld", (long long)batch);
    CLEAN_STMT struct stmt *st = stmt_named(db, SQL_UNDO_BATCH);
    stmt_bind_int(st, ":batch", batch);
    int rc = stmt_step(st);
    if (rc < 0)
        return rc;
    if (rc != CHAMBER_ROW)
        return fail(db, CHAMBER_E_NOT_FOUND, "no_such_batch", number);
    if (strcmp(stmt_text(st, 0), "init") == 0)
        return fail(db, CHAMBER_E_REFUSED, "undo_init");
    if (stmt_int(st, 1) != store_schema_number(db))
        return fail(db, CHAMBER_E_REFUSED, "undo_schema", number);
    return CHAMBER_OK;
}

/* One change, read from its row so that nothing is open while it is taken back. */
struct change {
    bool added;
    const struct chamber_noun *noun;
    chamber_id id;
    struct json_changes fields;
};

static void *zeroed(struct chamber_db *db, size_t size)
{
    void *memory = calloc(1, size);
    if (!memory)
        (void)fail_memory(db);
    return memory;
}

static int put_back(struct chamber_db *db, const struct change *change, const void *before,
                    void *after)
{
    char *lists[NOUN_FIELDS_MAX] = {0};
    uint64_t fields = 0;
    int rc = json_changes_before(db, &change->fields, change->noun, after, &fields, lists);
    if (rc == CHAMBER_OK)
        rc = record_restore(db, change->noun, before, after, fields, lists);
    for (size_t i = 0; i < change->noun->field_count; i++)
        free(lists[i]);
    return rc;
}

static int take_away(struct chamber_db *db, const struct change *change, void *record)
{
    int rc = row_get(db, change->noun, change->id, NULL, record);
    if (rc == CHAMBER_OK)
        rc = check_references(db, change->noun, change->id);
    return rc == CHAMBER_OK ? record_delete_alone(db, change->noun, record) : rc;
}

static int take_back(struct chamber_db *db, const struct change *change, bool edited)
{
    const struct chamber_noun *noun = change->noun;
    CLEAN_FREE void *before = zeroed(db, noun->size);
    CLEAN_FREE void *after = zeroed(db, noun->size);
    int rc = before && after ? CHAMBER_OK : CHAMBER_E_NO_MEMORY;
    if (rc == CHAMBER_OK && change->added) {
        rc = take_away(db, change, before);
    } else if (rc == CHAMBER_OK && edited) {
        rc = row_get(db, noun, change->id, NULL, before);
        if (rc == CHAMBER_OK)
            rc = record_copy(db, noun, before, after);
        if (rc == CHAMBER_OK)
            rc = put_back(db, change, before, after);
    } else if (rc == CHAMBER_OK) {
        *record_id(after) = change->id;
        rc = put_back(db, change, NULL, after);
    }
    if (before)
        chamber_record_clear(noun, before);
    if (after)
        chamber_record_clear(noun, after);
    return rc;
}

static int undo_changes(struct chamber_db *db, chamber_id batch)
{
    int rc;
    CLEAN_STMT struct stmt *st = stmt_named(db, SQL_UNDO_CHANGES);
    stmt_bind_int(st, ":batch", batch);
    while ((rc = stmt_step(st)) == CHAMBER_ROW) {
        struct change change = {.added = strcmp(stmt_text(st, 0), "add") == 0,
                                .noun = chamber_noun_named(stmt_text(st, 1)),
                                .id = stmt_int(st, 2)};
        bool edited = strcmp(stmt_text(st, 0), "edit") == 0;
        if (!change.noun || stmt_is_null(st, 3))
            return fail(db, CHAMBER_E_REFUSED, "undo_erased");
        rc = json_changes_open(db, stmt_text(st, 3), &change.fields);
        if (rc == CHAMBER_OK)
            rc = take_back(db, &change, edited);
        json_changes_close(&change.fields);
        if (rc < 0)
            return rc;
    }
    return rc;
}

static int last_batch(struct chamber_db *db, chamber_id *batch)
{
    CLEAN_STMT struct stmt *st = stmt_named(db, SQL_UNDO_LAST);
    stmt_bind_text(st, ":actor", store_actor(db));
    int rc = stmt_step(st);
    if (rc == CHAMBER_ROW)
        *batch = stmt_int(st, 0);
    return rc < 0 ? rc : CHAMBER_OK;
}

static int undo(struct chamber_db *db, chamber_id batch)
{
    int rc = batch ? CHAMBER_OK : last_batch(db, &batch);
    if (rc == CHAMBER_OK)
        rc = check_batch(db, batch);
    if (rc == CHAMBER_OK)
        rc = check_later(db, batch);
    if (rc == CHAMBER_OK)
        store_batch(db)->undoes = batch;
    return rc == CHAMBER_OK ? undo_changes(db, batch) : rc;
}

int chamber_undo(struct chamber_db *db, chamber_id batch)
{
    int rc = chamber_begin(db, "undo");
    return rc == CHAMBER_OK ? chamber_end(db, undo(db, batch)) : rc;
}
