/* SPDX-License-Identifier: MIT */
/* The public writes: the noun's rules around the journaled writes of write.c, in a transaction. */
#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "record/check.h"
#include "record/record.h"
#include "record/row.h"
#include "record/value.h"

static int begin(struct chamber_db *db, const struct chamber_noun *noun, const char *verb)
{
    char words[80];
    snprintf(words, sizeof words, "%s %s", noun->name, verb);
    return chamber_begin(db, words);
}

/* A zeroed struct of the noun, owned by the caller. */
static void *new_record(struct chamber_db *db, const struct chamber_noun *noun)
{
    void *record = calloc(1, noun->size);
    if (!record)
        (void)fail_memory(db);
    return record;
}

static void free_record(const struct chamber_noun *noun, void *record)
{
    chamber_record_clear(noun, record);
    free(record);
}

static int refuse_by_hand(struct chamber_db *db, const struct chamber_noun *noun)
{
    return chamber_noun_is_event(noun)
               ? fail(db, CHAMBER_E_REFUSED, "events_by_verbs", record_noun_called(db, noun))
               : CHAMBER_OK;
}

/* An import of a whole database brings what verbs wrote in another; it may go by hand as well. */
static int refuse_events(struct chamber_db *db, const struct chamber_noun *noun)
{
    return noun->parent
               ? fail(db, CHAMBER_E_REFUSED, "events_by_verbs", record_noun_called(db, noun))
               : CHAMBER_OK;
}

int record_prepare(struct chamber_db *db, const struct chamber_noun *noun, void *copy)
{
    int rc = check_tidy(db, noun, copy, record_all_fields(noun));
    return rc == CHAMBER_OK && noun->prepare ? noun->prepare(db, copy, NULL) : rc;
}

/* What the record leaves open is no default's to fill in. */
static void keep_open(const struct chamber_noun *noun, const void *record, void *copy)
{
    for (size_t i = 0; i < noun->field_count; i++)
        if (noun->fields[i].kind == CHAMBER_BOOL && record_empty(&noun->fields[i], record))
            *value_bool(&noun->fields[i], copy) = CHAMBER_UNSET;
}

static int add(struct chamber_db *db, const struct chamber_noun *noun, const void *record,
               const struct record_adding *how, void *copy)
{
    bool taken = false;
    int rc = record_copy(db, noun, record, copy);
    if (rc == CHAMBER_OK && how->number)
        rc = row_exists(db, noun, how->number, &taken);
    *record_id(copy) = taken ? 0 : how->number;
    if (rc == CHAMBER_OK)
        rc = record_prepare(db, noun, copy);
    if (rc == CHAMBER_OK && how->kept)
        keep_open(noun, record, copy);
    if (rc == CHAMBER_OK)
        rc = how->kept ? record_insert_kept(db, noun, copy) : record_insert(db, noun, copy);
    if (rc == CHAMBER_OK && noun->added)
        rc = noun->added(db, copy);
    return rc == CHAMBER_OK && noun->first && !how->eventless ? noun->first(db, copy) : rc;
}

int record_add_as(struct chamber_db *db, const struct chamber_noun *noun, const void *record,
                  const struct record_adding *how, chamber_id *id)
{
    int rc = refuse_events(db, noun);
    void *copy = rc == CHAMBER_OK ? new_record(db, noun) : NULL;
    if (!copy)
        return rc < 0 ? rc : CHAMBER_E_NO_MEMORY;
    rc = begin(db, noun, "add");
    if (rc == CHAMBER_OK)
        rc = chamber_end(db, add(db, noun, record, how, copy));
    if (rc == CHAMBER_OK && id)
        *id = record_id_of(copy);
    free_record(noun, copy);
    return rc;
}

int chamber_record_add(struct chamber_db *db, const struct chamber_noun *noun, const void *record,
                       chamber_id *id)
{
    static const struct record_adding plainly;
    int rc = refuse_by_hand(db, noun);
    return rc == CHAMBER_OK ? record_add_as(db, noun, record, &plainly, id) : rc;
}

int record_last_number(struct chamber_db *db, const struct chamber_noun *noun, chamber_id *last)
{
    CLEAN_STMT struct stmt *st = stmt_named(db, SQL_NUMBER_LAST);
    stmt_bind_text(st, ":noun", noun->name);
    int rc = stmt_step(st);
    if (rc < 0)
        return rc;
    *last = rc == CHAMBER_ROW ? stmt_int(st, 0) : 0;
    return CHAMBER_OK;
}

int day_given(struct chamber_db *db, const char *text, const char **day)
{
    if (text && !date_valid(text))
        return fail(db, CHAMBER_E_REFUSED, "no_such_day", text);
    *day = text ? text : chamber_today(db);
    return CHAMBER_OK;
}

int chamber_record_get_as_of(struct chamber_db *db, const struct chamber_noun *noun, chamber_id id,
                             const char *as_of, void *record)
{
    void *found;
    const char *day;
    int rc = day_given(db, as_of, &day);
    if (rc < 0)
        return rc;
    if (!(found = new_record(db, noun)))
        return CHAMBER_E_NO_MEMORY;
    rc = row_get(db, noun, id, as_of, found);
    if (rc == CHAMBER_OK) {
        chamber_record_clear(noun, record);
        memcpy(record, found, noun->size);
        free(found);
        return CHAMBER_OK;
    }
    free_record(noun, found);
    return rc;
}

int chamber_record_get(struct chamber_db *db, const struct chamber_noun *noun, chamber_id id,
                       void *record)
{
    return chamber_record_get_as_of(db, noun, id, NULL, record);
}

/* Fields that an update may not touch: derived ones that would change, undated ones with a day. */
static int check_update(struct chamber_db *db, const struct chamber_noun *noun, const void *before,
                        const void *after, uint64_t fields, const char *since)
{
    const char *day;
    int rc = day_given(db, since, &day);
    if (rc < 0)
        return rc;
    for (size_t i = 0; i < noun->field_count; i++) {
        const struct chamber_field *field = &noun->fields[i];
        if (!(fields >> i & 1))
            continue;
        if (field->flags & CHAMBER_DERIVED && !record_same(field, before, after))
            return record_fail(db, CHAMBER_E_REFUSED, noun, field->name, "moved_by_verbs",
                               noun->name);
        if (since && !(field->flags & CHAMBER_DATED))
            return record_fail(db, CHAMBER_E_REFUSED, noun, field->name, "not_dated");
    }
    return CHAMBER_OK;
}

static int update(struct chamber_db *db, const struct chamber_noun *noun, const void *record,
                  uint64_t fields, const char *since, void *before, void *after)
{
    int rc = row_get(db, noun, record_id_of(record), NULL, before);
    if (rc == CHAMBER_OK)
        rc = record_copy(db, noun, before, after);
    for (size_t i = 0; i < noun->field_count && rc == CHAMBER_OK; i++)
        if (fields >> i & 1 && !value_copy(&noun->fields[i], record, after))
            rc = fail_memory(db);
    if (rc == CHAMBER_OK)
        rc = check_tidy(db, noun, after, fields);
    if (rc == CHAMBER_OK)
        rc = check_update(db, noun, before, after, fields, since);
    if (rc == CHAMBER_OK && noun->prepare)
        rc = noun->prepare(db, after, before);
    if (noun->prepare && !since)
        fields |= record_all_fields(noun) & ~record_dated_fields(noun);
    return rc == CHAMBER_OK ? record_write(db, noun, before, after, fields, since) : rc;
}

int chamber_record_update(struct chamber_db *db, const struct chamber_noun *noun,
                          const void *record, uint64_t fields, const char *since)
{
    int rc = refuse_by_hand(db, noun);
    void *before = rc == CHAMBER_OK ? new_record(db, noun) : NULL;
    void *after = before ? new_record(db, noun) : NULL;
    if (rc == CHAMBER_OK && !after)
        rc = CHAMBER_E_NO_MEMORY;
    if (rc == CHAMBER_OK)
        rc = begin(db, noun, "edit");
    if (rc == CHAMBER_OK)
        rc = chamber_end(db, update(db, noun, record, fields, since, before, after));
    if (before)
        free_record(noun, before);
    if (after)
        free_record(noun, after);
    return rc;
}

static int removing(struct chamber_db *db, const struct chamber_noun *noun, chamber_id id,
                    void *record)
{
    int rc = row_get(db, noun, id, NULL, record);
    if (rc == CHAMBER_OK)
        rc = check_references(db, noun, id);
    if (rc == CHAMBER_OK && noun->removing)
        rc = noun->removing(db, record);
    return rc == CHAMBER_OK ? record_delete(db, noun, record) : rc;
}

int chamber_record_remove(struct chamber_db *db, const struct chamber_noun *noun, chamber_id id)
{
    int rc = refuse_events(db, noun);
    void *record = rc == CHAMBER_OK ? new_record(db, noun) : NULL;
    if (!record)
        return rc < 0 ? rc : CHAMBER_E_NO_MEMORY;
    rc = begin(db, noun, "remove");
    if (rc == CHAMBER_OK)
        rc = chamber_end(db, removing(db, noun, id, record));
    free_record(noun, record);
    return rc;
}
