/* SPDX-License-Identifier: MIT */
/* Journaled writes: check, store, journal, in the caller's transaction. */
#include <string.h>

#include "record/check.h"
#include "record/compose.h"
#include "record/facts.h"
#include "record/journal.h"
#include "record/json.h"
#include "record/names.h"
#include "record/row.h"
#include "record/undo.h"
#include "record/value.h"

/* The fields of `fields` in which the records differ. */
static uint64_t differing(const struct chamber_noun *noun, const void *before, const void *after,
                          uint64_t fields)
{
    uint64_t changed = 0;
    for (size_t i = 0; i < noun->field_count; i++)
        if (fields >> i & 1 && !record_same(&noun->fields[i], before, after))
            changed |= UINT64_C(1) << i;
    return changed;
}

/* fresh: the record has no lists yet. */
static int put_lists(struct chamber_db *db, const struct chamber_noun *noun, const void *record,
                     uint64_t fields, bool fresh)
{
    int rc = CHAMBER_OK;
    for (size_t i = 0; i < noun->field_count && rc == CHAMBER_OK; i++)
        if (fields >> i & 1 && noun->fields[i].flags & CHAMBER_LIST)
            rc = row_put_list(db, noun, &noun->fields[i], record, fresh);
    return rc;
}

/* Where dated values come from: the record's own, from `since` on; or lists as the journal keeps
 * them, one per field of the noun. */
struct dated {
    const char *since;
    char *const *lists;
};

/* Put dated values, noting for the journal how each field's values stood before and after. */
static int put_dated(struct chamber_db *db, const struct chamber_noun *noun, const void *record,
                     uint64_t fields, const struct dated *dated, struct json_change *change)
{
    for (size_t i = 0; i < noun->field_count; i++) {
        const struct chamber_field *field = &noun->fields[i];
        CLEAN_FREE char *before = NULL;
        CLEAN_FREE char *after = NULL;
        if (!(fields >> i & 1) || !(field->flags & CHAMBER_DATED))
            continue;
        int rc = facts_json(db, noun, field, record_id_of(record), &before);
        if (rc == CHAMBER_OK && dated->lists)
            rc = facts_restore(db, noun, field, record_id_of(record), dated->lists[i]);
        else if (rc == CHAMBER_OK)
            rc = facts_put(db, noun, field, record, dated->since);
        if (rc == CHAMBER_OK)
            rc = facts_json(db, noun, field, record_id_of(record), &after);
        if (rc == CHAMBER_OK && !str_same(before, after))
            rc = json_change_raw(db, change, field->name, before, after);
        if (rc < 0)
            return rc;
    }
    return CHAMBER_OK;
}

/* Write the journal's row unless nothing changed. */
static int journal(struct chamber_db *db, const char *op, const struct chamber_noun *noun,
                   const void *record, struct json_change *change)
{
    CLEAN_FREE char *content = NULL;
    int rc = json_change_text(db, change, &content);
    if (rc < 0)
        return rc;
    if (strcmp(op, "add") == 0)
        names_added(db, noun, record);
    else
        names_forget(db, noun);
    return content || strcmp(op, "edit") != 0
               ? journal_write(db, op, noun, record_id_of(record), content ? content : "{}")
               : CHAMBER_OK;
}

static int store_new(struct chamber_db *db, const struct chamber_noun *noun, void *record,
                     const struct dated *dated)
{
    CLEAN(json_change_free) struct json_change change = {0};
    uint64_t fields = record_all_fields(noun);
    int rc = row_insert(db, noun, record);
    if (rc == CHAMBER_OK)
        rc = put_lists(db, noun, record, fields, true);
    if (rc == CHAMBER_OK)
        rc = json_change_fields(db, &change, noun, NULL, record,
                                fields & ~record_dated_fields(noun));
    if (rc == CHAMBER_OK)
        rc = put_dated(db, noun, record, fields, dated, &change);
    return rc == CHAMBER_OK ? journal(db, "add", noun, record, &change) : rc;
}

static int store_change(struct chamber_db *db, const struct chamber_noun *noun, const void *before,
                        const void *after, uint64_t fields, const struct dated *dated)
{
    CLEAN(json_change_free) struct json_change change = {0};
    uint64_t changed = differing(noun, before, after, fields) & ~record_dated_fields(noun);
    int rc = row_update(db, noun, after, changed);
    if (rc == CHAMBER_OK)
        rc = put_lists(db, noun, after, changed, false);
    if (rc == CHAMBER_OK)
        rc = json_change_fields(db, &change, noun, before, after, changed);
    if (rc == CHAMBER_OK)
        rc = put_dated(db, noun, after, fields, dated, &change);
    return rc == CHAMBER_OK ? journal(db, "edit", noun, after, &change) : rc;
}

static int insert(struct chamber_db *db, const struct chamber_noun *noun, void *record, bool kept)
{
    const struct dated dated = {.since = ""};
    int rc = check_tidy(db, noun, record, record_all_fields(noun));
    if (rc == CHAMBER_OK)
        rc = kept ? check_kept(db, noun, record)
                  : check_record(db, noun, record, NULL, record_all_fields(noun));
    return rc == CHAMBER_OK ? store_new(db, noun, record, &dated) : rc;
}

int record_insert(struct chamber_db *db, const struct chamber_noun *noun, void *record)
{
    return insert(db, noun, record, false);
}

int record_insert_kept(struct chamber_db *db, const struct chamber_noun *noun, void *record)
{
    return insert(db, noun, record, true);
}

int record_write(struct chamber_db *db, const struct chamber_noun *noun, const void *before,
                 const void *after, uint64_t fields, const char *since)
{
    const struct dated dated = {.since = since};
    int rc = check_record(db, noun, after, before, fields);
    return rc == CHAMBER_OK ? store_change(db, noun, before, after, fields, &dated) : rc;
}

int record_restore(struct chamber_db *db, const struct chamber_noun *noun, const void *before,
                   void *after, uint64_t fields, char *const *lists)
{
    const struct dated dated = {.lists = lists};
    return before ? store_change(db, noun, before, after, fields, &dated)
                  : store_new(db, noun, after, &dated);
}

/* Each field's dated values, for the journal of a removal. */
static int note_dated(struct chamber_db *db, const struct chamber_noun *noun, const void *record,
                      struct json_change *change)
{
    int rc = CHAMBER_OK;
    for (size_t i = 0; i < noun->field_count && rc == CHAMBER_OK; i++) {
        CLEAN_FREE char *before = NULL;
        if (!(noun->fields[i].flags & CHAMBER_DATED))
            continue;
        rc = facts_json(db, noun, &noun->fields[i], record_id_of(record), &before);
        if (rc == CHAMBER_OK && before)
            rc = json_change_raw(db, change, noun->fields[i].name, before, NULL);
    }
    return rc;
}

int record_delete_alone(struct chamber_db *db, const struct chamber_noun *noun, const void *record)
{
    CLEAN(json_change_free) struct json_change change = {0};
    int rc = json_change_fields(db, &change, noun, record, NULL,
                                record_all_fields(noun) & ~record_dated_fields(noun));
    if (rc == CHAMBER_OK)
        rc = note_dated(db, noun, record, &change);
    if (rc == CHAMBER_OK)
        rc = row_delete(db, noun, record_id_of(record));
    return rc == CHAMBER_OK ? journal(db, "remove", noun, record, &change) : rc;
}

int record_events(struct chamber_db *db, const struct chamber_noun *events, chamber_id parent,
                  struct chamber_ids *ids)
{
    struct str sql = {0};
    int rc;
    sql_children(&sql, events, events->parent);
    CLEAN_STMT struct stmt *st = row_stmt(db, &sql);
    stmt_bind_int_at(st, 1, parent);
    while ((rc = stmt_step(st)) == CHAMBER_ROW)
        if (!ids_add(ids, stmt_int(st, 0)))
            return fail_memory(db);
    return rc;
}

/* The last event first, so that an undo puts the first back first. */
static int delete_events(struct chamber_db *db, const struct chamber_noun *noun, chamber_id parent)
{
    struct chamber_ids ids = {0};
    CLEAN_FREE void *event = calloc(1, noun->size);
    int rc = event ? record_events(db, noun, parent, &ids) : fail_memory(db);
    for (size_t i = ids.count; rc == CHAMBER_OK && i > 0; i--) {
        rc = row_get(db, noun, ids.items[i - 1], NULL, event);
        if (rc == CHAMBER_OK)
            rc = record_delete_alone(db, noun, event);
    }
    if (event)
        chamber_record_clear(noun, event);
    ids_clear(&ids);
    return rc;
}

int record_delete(struct chamber_db *db, const struct chamber_noun *noun, const void *record)
{
    int rc = noun->events ? delete_events(db, noun->events, record_id_of(record)) : CHAMBER_OK;
    return rc == CHAMBER_OK ? record_delete_alone(db, noun, record) : rc;
}
