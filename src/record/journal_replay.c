/* SPDX-License-Identifier: MIT */
/* Whether the records are what the journal says they came to: one pass over its rows in the order
 * of the records, so that no more than one record is in memory. */
#include <stdlib.h>
#include <string.h>

#include "record/facts.h"
#include "record/journal_verify.h"
#include "record/json.h"
#include "record/row.h"
#include "record/value.h"

enum { WATCH_STEP = 256 };

/* A record as the journal has it so far. */
struct replayed {
    const struct chamber_noun *noun; /* NULL: none yet, or of the journal itself */
    chamber_id id, batch;            /* the batch that touched it last */
    bool there;
    uint64_t known; /* the fields of which the journal says what they are */
    void *record;
    char *lists[NOUN_FIELDS_MAX]; /* of dated fields, as JSON */
};

static void forget_values(struct replayed *replayed)
{
    for (size_t i = 0; i < replayed->noun->field_count; i++) {
        free(replayed->lists[i]);
        replayed->lists[i] = NULL;
    }
    if (replayed->record)
        chamber_record_clear(replayed->noun, replayed->record);
}

static void replayed_clear(struct replayed *replayed)
{
    if (replayed->noun)
        forget_values(replayed);
    free(replayed->record);
    *replayed = (struct replayed){0};
}

static int begin_record(struct chamber_db *db, struct replayed *replayed, struct stmt *st)
{
    const struct chamber_noun *noun = chamber_noun_named(stmt_text(st, 0));
    replayed_clear(replayed);
    if (!noun)
        return CHAMBER_OK;
    replayed->record = calloc(1, noun->size);
    if (!replayed->record)
        return fail_memory(db);
    replayed->noun = noun;
    replayed->id = stmt_int(st, 1);
    return CHAMBER_OK;
}

/* What a new record does not mention is empty, unless a field came with a later schema. What was
 * erased may have said anything. */
static int replay_row(struct chamber_db *db, struct replayed *replayed, struct stmt *st)
{
    const struct chamber_noun *noun = replayed->noun;
    const char *op = stmt_text(st, 2);
    CLEAN(json_changes_close) struct json_changes fields = {0};
    replayed->batch = stmt_int(st, 4);
    replayed->there = !str_same(op, "remove");
    if (!str_same(op, "edit")) {
        forget_values(replayed);
        replayed->known = stmt_int(st, 5) == store_schema_number(db) ? record_all_fields(noun) : 0;
    }
    if (stmt_is_null(st, 3))
        replayed->known = 0;
    if (!replayed->there || stmt_is_null(st, 3))
        return CHAMBER_OK;
    int rc = json_changes_open(db, stmt_text(st, 3), &fields);
    return rc == CHAMBER_OK ? json_changes_after(db, &fields, noun, replayed->record,
                                                 &replayed->known, replayed->lists)
                            : rc;
}

static int tell(const struct finder *finder, const char *kind, const struct chamber_noun *noun,
                chamber_id id, chamber_id batch, const char *field)
{
    const struct found found = {
        .kind = kind, .noun = noun->name, .record = id, .batch = batch, .arg = {field}};
    return finder_take(finder, &found);
}

static int compare_field(struct chamber_db *db, const struct replayed *replayed,
                         const struct chamber_field *field, const void *stored, bool *same)
{
    CLEAN_FREE char *json = NULL;
    if (!(field->flags & CHAMBER_DATED)) {
        *same = record_same(field, replayed->record, stored);
        return CHAMBER_OK;
    }
    int rc = facts_json(db, replayed->noun, field, replayed->id, &json);
    if (rc == CHAMBER_OK)
        rc = json_same(db, json, replayed->lists[field - replayed->noun->fields], same);
    return rc;
}

static int compare_fields(struct chamber_db *db, const struct replayed *replayed,
                          const void *stored, const struct finder *finder)
{
    const struct chamber_noun *noun = replayed->noun;
    for (size_t i = 0; i < noun->field_count; i++) {
        const struct chamber_field *field = &noun->fields[i];
        const struct noun_past *past = noun_past_of(noun, field->name);
        bool same = true;
        if (!(replayed->known >> i & 1) || (past && past->always))
            continue;
        int rc = compare_field(db, replayed, field, stored, &same);
        if (rc == CHAMBER_OK && !same)
            rc = tell(finder, "not_journaled", noun, replayed->id, replayed->batch, field->name);
        if (rc < 0)
            return rc;
    }
    return CHAMBER_OK;
}

static int compare(struct chamber_db *db, const struct replayed *replayed,
                   const struct finder *finder)
{
    const struct chamber_noun *noun = replayed->noun;
    bool exists;
    if (!noun)
        return CHAMBER_OK;
    int rc = row_exists(db, noun, replayed->id, &exists);
    if (rc < 0)
        return rc;
    if (exists != replayed->there)
        return tell(finder, exists ? "record_back" : "record_gone", noun, replayed->id,
                    replayed->batch, NULL);
    if (!exists)
        return CHAMBER_OK;
    CLEAN_FREE void *stored = calloc(1, noun->size);
    rc = stored ? row_get(db, noun, replayed->id, NULL, stored) : fail_memory(db);
    if (rc == CHAMBER_OK)
        rc = compare_fields(db, replayed, stored, finder);
    if (stored)
        chamber_record_clear(noun, stored);
    return rc;
}

static bool is_same_record(const struct replayed *replayed, struct stmt *st)
{
    return replayed->noun && replayed->id == stmt_int(st, 1) &&
           strcmp(replayed->noun->name, stmt_text(st, 0)) == 0;
}

/* A row whose content cannot be read is told by the chain. */
static int take_row(struct chamber_db *db, struct replayed *replayed, struct stmt *st,
                    const struct finder *finder)
{
    int rc = CHAMBER_OK;
    if (!is_same_record(replayed, st)) {
        rc = compare(db, replayed, finder);
        if (rc == CHAMBER_OK)
            rc = begin_record(db, replayed, st);
    }
    if (rc == CHAMBER_OK && replayed->noun)
        rc = replay_row(db, replayed, st);
    if (rc != CHAMBER_E_DATABASE || !str_same(store_error(db)->shown.message, "journal_damaged"))
        return rc;
    error_reset(store_error(db));
    replayed->known = 0;
    return CHAMBER_OK;
}

int journal_replay(struct chamber_db *db, const struct finder *finder,
                   const struct journal_watch *watch)
{
    CLEAN(replayed_clear) struct replayed replayed = {0};
    CLEAN_STMT struct stmt *st = stmt_named(db, SQL_JOURNAL_REPLAY_ROWS);
    int64_t rows = 0;
    int rc;
    while ((rc = stmt_step(st)) == CHAMBER_ROW) {
        rc = take_row(db, &replayed, st, finder);
        if (rc < 0)
            return rc;
        if (++rows % WATCH_STEP == 0)
            watch->done(watch->payload, rows);
    }
    return rc == CHAMBER_OK ? compare(db, &replayed, finder) : rc;
}

int journal_knows(struct chamber_db *db, const struct chamber_noun *noun, chamber_id id,
                  bool *known)
{
    CLEAN_STMT struct stmt *st = stmt_named(db, SQL_JOURNAL_REPLAY_WRITTEN);
    stmt_bind_text(st, ":noun", noun->name);
    stmt_bind_int(st, ":record", id);
    int rc = stmt_step(st);
    if (rc == CHAMBER_ROW)
        *known = stmt_int(st, 0);
    return rc < 0 ? rc : CHAMBER_OK;
}

int journal_first_schema(struct chamber_db *db, int64_t *number)
{
    CLEAN_STMT struct stmt *st = stmt_named(db, SQL_JOURNAL_REPLAY_FIRST);
    int rc = stmt_step(st);
    if (rc >= 0)
        *number = rc == CHAMBER_ROW ? stmt_int(st, 0) : 0;
    return rc < 0 ? rc : CHAMBER_OK;
}
