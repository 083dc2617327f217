/* SPDX-License-Identifier: MIT */
/* Taking a batch back: its changes in reverse, each made what it was before. */
#include "record/undo.h"

#include <stdio.h>
#include <string.h>

#include "base/map.h"
#include "record/check.h"
#include "record/journal.h"
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

int log_nothing(struct chamber_db *db, chamber_id since, struct chamber_ids *batches)
{
    struct taken_back taken = {0};
    int rc = read_taken_back(db, since, &taken);
    ids_clear(&taken.undone);
    if (rc == CHAMBER_OK)
        *batches = taken.nothing;
    else
        ids_clear(&taken.nothing);
    return rc;
}

int log_is_new(struct chamber_db *db, bool *is_new)
{
    struct taken_back taken = {0};
    int rc = read_taken_back(db, 0, &taken), step = CHAMBER_OK;
    CLEAN_STMT struct stmt *st = stmt_named(db, SQL_UNDO_WRITING);
    *is_new = true;
    while (rc == CHAMBER_OK && *is_new && (step = stmt_step(st)) == CHAMBER_ROW)
        *is_new = among(&taken.undone, stmt_int(st, 0));
    ids_clear(&taken.undone);
    ids_clear(&taken.nothing);
    return rc < 0 ? rc : step < 0 ? step : CHAMBER_OK;
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

/* Rows of the journal that name emptied ones: nothing of theirs can be taken back. */
static bool is_journal(const char *noun)
{
    return strcmp(noun, chamber_change_noun.name) == 0;
}

static int check_erased(struct chamber_db *db, struct stmt *st)
{
    if (strcmp(stmt_text(st, 0), JOURNAL_ERASE) == 0)
        return fail(db, CHAMBER_E_REFUSED, "undo_erase");
    return stmt_int(st, 2) ? fail(db, CHAMBER_E_REFUSED, "undo_erased") : CHAMBER_OK;
}

/* `rewind`: only whether it may be taken back in a copy. */
static int check_batch(struct chamber_db *db, chamber_id batch, bool rewind)
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
    return rewind ? CHAMBER_OK : check_erased(db, st);
}

/* One change, read from its row so that nothing is open while it is taken back. */
struct change {
    bool added;
    bool edited;
    bool unchecked; /* whatever the rules say */
    bool nothing;   /* in a copy it may be passed over */
    const struct chamber_noun *noun;
    chamber_id id;
    struct json_changes fields;
};

static void change_clear(struct change *change)
{
    json_changes_close(&change->fields);
}

/* In a copy a record that was added can be taken away without knowing what it held, and what was
 * changed in one from whose fields nothing is worked out does not matter. */
static bool passes_erased(struct change *change)
{
    change->nothing = change->edited && change->noun->erasable;
    return change->unchecked && (change->added || change->nothing);
}

static int read_change(struct chamber_db *db, chamber_id id, struct change *change)
{
    CLEAN_STMT struct stmt *st = stmt_named(db, SQL_UNDO_CHANGE);
    stmt_bind_int(st, ":id", id);
    int rc = stmt_step(st);
    if (rc != CHAMBER_ROW)
        return rc < 0 ? rc : fail(db, CHAMBER_E_DATABASE, "journal_damaged");
    change->added = strcmp(stmt_text(st, 0), "add") == 0;
    change->edited = strcmp(stmt_text(st, 0), "edit") == 0;
    change->noun = chamber_noun_named(stmt_text(st, 1));
    change->id = stmt_int(st, 2);
    change->nothing = change->unchecked && is_journal(stmt_text(st, 1));
    if (change->nothing)
        return CHAMBER_OK;
    if (!change->noun || (stmt_is_null(st, 3) && !passes_erased(change)))
        return fail(db, CHAMBER_E_REFUSED, "undo_erased");
    return json_changes_open(db, stmt_text(st, 3), &change->fields);
}

/* The records whose soundness is looked at in the end, each once: those put back, and the parents
 * of events. */
struct touched {
    struct {
        const struct chamber_noun *noun;
        chamber_id id;
    } * items;
    size_t count;
    struct map places; /* of the items, by what they are */
};

static void touched_clear(struct touched *touched)
{
    free(touched->items);
    map_free(&touched->places);
}

static int touch(struct chamber_db *db, struct touched *touched, const struct chamber_noun *noun,
                 chamber_id id)
{
    uint64_t hash = (uint64_t)id * UINT64_C(0x9e3779b97f4a7c15) ^ (uint64_t)(uintptr_t)noun;
    for (const struct map_entry *entry = map_find(&touched->places, hash); entry;
         entry = map_next(&touched->places, entry))
        if (touched->items[entry->value].noun == noun && touched->items[entry->value].id == id)
            return CHAMBER_OK;
    void *grown = reallocarray(touched->items, touched->count + 1, sizeof *touched->items);
    if (!grown)
        return fail_memory(db);
    touched->items = grown;
    touched->items[touched->count].noun = noun;
    touched->items[touched->count].id = id;
    return map_add(&touched->places, hash, (int64_t)touched->count++) ? CHAMBER_OK
                                                                      : fail_memory(db);
}

/* The record, or the parent of an event. */
static int touch_record(struct chamber_db *db, struct touched *touched,
                        const struct chamber_noun *noun, const void *record)
{
    const struct chamber_field *parent =
        noun->parent ? chamber_noun_field(noun, noun->parent) : NULL;
    if (parent)
        return touch(db, touched, parent->refers, *value_id_of(parent, record));
    return noun->sound ? touch(db, touched, noun, record_id_of(record)) : CHAMBER_OK;
}

static int put_back(struct chamber_db *db, const struct change *change, const void *before,
                    void *after)
{
    char *lists[NOUN_FIELDS_MAX] = {0};
    uint64_t fields = 0;
    int rc = json_changes_before(db, &change->fields, change->noun, after, &fields, lists);
    if (rc == CHAMBER_OK && !change->unchecked)
        rc = check_restored(db, change->noun, after);
    if (rc == CHAMBER_OK)
        rc = record_restore(db, change->noun, before, after, fields, lists);
    for (size_t i = 0; i < change->noun->field_count; i++)
        free(lists[i]);
    return rc;
}

/* The first later batch that refers to a record of that noun which this one added; 0: none did. */
static int find_referring(struct chamber_db *db, chamber_id batch, const struct change *change,
                          chamber_id *cause)
{
    char path[80];
    int rc = CHAMBER_OK;
    for (const struct chamber_noun *const *user = chamber_nouns(); *user && rc == CHAMBER_OK;
         user++)
        for (size_t i = 0; i < (*user)->field_count && rc == CHAMBER_OK; i++) {
            if ((*user)->fields[i].refers != change->noun)
                continue;
            CLEAN_STMT struct stmt *st = stmt_named(db, SQL_UNDO_REFERRING);
            snprintf(path, sizeof path, "$.%s[1]", (*user)->fields[i].name);
            stmt_bind_int(st, ":batch", batch);
            stmt_bind_text(st, ":noun", (*user)->name);
            stmt_bind_text(st, ":path", path);
            stmt_bind_text(st, ":added", change->noun->name);
            rc = stmt_step(st);
            if (rc == CHAMBER_ROW && stmt_int(st, 0) && (!*cause || stmt_int(st, 0) < *cause))
                *cause = stmt_int(st, 0);
            rc = rc < 0 ? rc : CHAMBER_OK;
        }
    return rc;
}

/* Nothing may refer to what is taken away; the batch that does is named, or if it was none after
 * this one, the records. */
static int check_unreferred(struct chamber_db *db, chamber_id batch, const struct change *change)
{
    chamber_id cause = 0;
    int rc = check_references(db, change->noun, change->id);
    if (rc != CHAMBER_E_REFUSED)
        return rc;
    int found = find_referring(db, batch, change, &cause);
    return found == CHAMBER_OK && cause ? refuse_for(db, "undo_referred", batch, cause)
           : found < 0                  ? found
                                        : rc;
}

static int take_away(struct chamber_db *db, chamber_id batch, const struct change *change,
                     const void *record)
{
    int rc = change->unchecked ? CHAMBER_OK : check_unreferred(db, batch, change);
    if (rc == CHAMBER_OK && change->noun->removing && !change->unchecked)
        rc = change->noun->removing(db, record);
    return rc == CHAMBER_OK ? record_delete_alone(db, change->noun, record) : rc;
}

/* `before` is filled with what is stored now, unless it was removed; `after` with what comes back.
 */
static int take_back(struct chamber_db *db, chamber_id batch, const struct change *change,
                     void *before, void *after)
{
    const struct chamber_noun *noun = change->noun;
    bool stored = change->added || change->edited;
    int rc = stored ? row_get(db, noun, change->id, NULL, before) : CHAMBER_OK;
    if (rc < 0)
        return rc;
    if (change->added)
        return take_away(db, batch, change, before);
    *record_id(after) = change->id;
    if (stored)
        rc = record_copy(db, noun, before, after);
    return rc == CHAMBER_OK ? put_back(db, change, stored ? before : NULL, after) : rc;
}

/* `touched` NULL: whatever the rules say. */
static int undo_change(struct chamber_db *db, chamber_id batch, chamber_id id,
                       struct touched *touched)
{
    CLEAN(change_clear) struct change change = {.unchecked = !touched};
    int rc = read_change(db, id, &change);
    if (rc < 0 || change.nothing)
        return rc;
    CLEAN_FREE void *before = calloc(1, change.noun->size);
    CLEAN_FREE void *after = calloc(1, change.noun->size);
    if (!before || !after)
        return fail_memory(db);
    rc = take_back(db, batch, &change, before, after);
    if (rc == CHAMBER_OK && touched)
        rc = touch_record(db, touched, change.noun, change.added ? before : after);
    chamber_record_clear(change.noun, before);
    chamber_record_clear(change.noun, after);
    return rc;
}

/* Whether what was put back may stand; a record that is gone may. */
static int check_touched(struct chamber_db *db, const struct touched *touched)
{
    int rc = CHAMBER_OK;
    for (size_t i = 0; i < touched->count && rc == CHAMBER_OK; i++) {
        const struct chamber_noun *noun = touched->items[i].noun;
        bool exists;
        rc = row_exists(db, noun, touched->items[i].id, &exists);
        if (rc < 0 || !exists || !noun->sound)
            continue;
        CLEAN_FREE void *record = calloc(1, noun->size);
        rc = record ? row_get(db, noun, touched->items[i].id, NULL, record) : fail_memory(db);
        if (rc == CHAMBER_OK)
            rc = noun->sound(db, record);
        if (record)
            chamber_record_clear(noun, record);
    }
    return rc;
}

/* Of all changes of the batch, the last one first. */
static int undo_each(struct chamber_db *db, chamber_id batch, struct touched *touched)
{
    struct chamber_ids ids = {0};
    int rc;
    CLEAN_STMT struct stmt *st = stmt_named(db, SQL_UNDO_CHANGES);
    stmt_bind_int(st, ":batch", batch);
    while ((rc = stmt_step(st)) == CHAMBER_ROW)
        if (!ids_add(&ids, stmt_int(st, 0))) {
            rc = fail_memory(db);
            break;
        }
    for (size_t i = 0; i < ids.count && rc == CHAMBER_OK; i++)
        rc = undo_change(db, batch, ids.items[i], touched);
    ids_clear(&ids);
    return rc;
}

static int undo_changes(struct chamber_db *db, chamber_id batch)
{
    struct touched touched = {0};
    int rc = undo_each(db, batch, &touched);
    if (rc == CHAMBER_OK)
        rc = check_touched(db, &touched);
    touched_clear(&touched);
    return rc;
}

int log_rewind(struct chamber_db *db, chamber_id batch)
{
    int rc = check_batch(db, batch, true);
    return rc == CHAMBER_OK ? undo_each(db, batch, NULL) : rc;
}

/* Past a restoring the journal is that of another file: what it says was done may have been done
 * otherwise since. */
static int check_restoring(struct chamber_db *db, chamber_id batch)
{
    CLEAN_STMT struct stmt *st = stmt_named(db, SQL_UNDO_RESTORED);
    stmt_bind_int(st, ":batch", batch);
    int rc = stmt_step(st);
    if (rc != CHAMBER_ROW || stmt_is_null(st, 0))
        return rc < 0 ? rc : CHAMBER_OK;
    return refuse_for(db, "undo_restored", batch, stmt_int(st, 0));
}

static int undo(struct chamber_db *db, chamber_id batch)
{
    int rc = store_batch(db)->number ? fail(db, CHAMBER_E_USAGE, "undo_nested") : CHAMBER_OK;
    if (rc == CHAMBER_OK && !batch)
        rc = log_last(db, &batch);
    if (rc == CHAMBER_OK)
        rc = check_batch(db, batch, false);
    if (rc == CHAMBER_OK)
        rc = check_restoring(db, batch);
    if (rc == CHAMBER_OK)
        rc = check_later(db, batch);
    if (rc < 0)
        return rc;
    store_batch(db)->undoes = batch;
    rc = undo_changes(db, batch);
    if (rc < 0)
        store_batch(db)->undoes = 0;
    return rc;
}

int chamber_undo(struct chamber_db *db, chamber_id batch)
{
    int rc = chamber_begin(db, "undo");
    return rc == CHAMBER_OK ? chamber_end(db, undo(db, batch)) : rc;
}
