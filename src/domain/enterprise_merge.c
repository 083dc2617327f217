/* SPDX-License-Identifier: MIT */
/* Two records of one enterprise become one, and nothing that was entered is lost: what has no place
 * in the record that stays is told in its note. */
#include <chamber/enterprise.h>

#include <string.h>

#include "domain/checks.h"
#include "domain/enterprise_history.h"
#include "domain/merge_events.h"
#include "domain/merge_names.h"
#include "domain/merge_note.h"
#include "record/check.h"
#include "record/facts.h"
#include "record/json.h"
#include "record/record.h"
#include "record/redirect.h"
#include "record/undo.h"
#include "record/value.h"
#include "text/message.h"

static const struct chamber_noun *const noun = &chamber_enterprise_noun;

/* A merge under way. */
struct merge {
    struct chamber_enterprise before; /* the one that stays, as it is stored */
    struct chamber_enterprise after;  /* as it will be */
    struct chamber_enterprise drop;
    struct chamber_texts names; /* of the other, and of all its past */
    struct str note;            /* what is told of it */
    uint64_t dated;             /* the dated fields that are taken over */
    char *lists[NOUN_FIELDS_MAX];
};

static void merge_clear(struct merge *merge)
{
    chamber_enterprise_clear(&merge->before);
    chamber_enterprise_clear(&merge->after);
    chamber_enterprise_clear(&merge->drop);
    texts_clear(&merge->names);
    str_free(&merge->note);
    for (size_t i = 0; i < COUNT_OF(merge->lists); i++)
        free(merge->lists[i]);
}

/* --- fields --- */
/* How many dated values there are, and whether any says something. */
static int read_dated(struct chamber_db *db, const char *json, size_t *count, bool *nothing)
{
    CLEAN(json_dated_close) struct json_dated dated = {0};
    const char *from, *text;
    int64_t number;
    *count = 0;
    *nothing = true;
    int rc = json ? json_dated_open(db, json, &dated) : CHAMBER_OK;
    while (json && rc == CHAMBER_OK && json_dated_next(&dated, &from, &text, &number)) {
        *nothing &= !text && !number;
        ++*count;
    }
    return rc;
}

/* A history is taken over where there is none, and told where there is another. */
static int merge_dated(struct chamber_db *db, struct merge *merge, size_t i)
{
    const struct chamber_field *field = &noun->fields[i];
    CLEAN_FREE char *own = NULL;
    CLEAN_FREE char *other = NULL;
    bool own_nothing = true, other_nothing = true;
    size_t count;
    int rc = facts_json(db, noun, field, merge->before.id, &own);
    if (rc == CHAMBER_OK)
        rc = facts_json(db, noun, field, merge->drop.id, &other);
    if (rc == CHAMBER_OK)
        rc = read_dated(db, own, &count, &own_nothing);
    if (rc == CHAMBER_OK)
        rc = read_dated(db, other, &count, &other_nothing);
    if (rc < 0 || other_nothing || str_same(own, other))
        return rc;
    if (!own_nothing)
        return merge_note_dated(db, &merge->note, field, merge->drop.id, other);
    merge->dated |= UINT64_C(1) << i;
    merge->lists[i] = other;
    other = NULL;
    return CHAMBER_OK;
}

/* The name's days are told where it was changed; the names themselves are not lost. */
static int merge_name(struct chamber_db *db, struct merge *merge, const struct chamber_field *field)
{
    CLEAN_FREE char *json = NULL;
    bool nothing;
    size_t count = 0;
    int rc = facts_json(db, noun, field, merge->drop.id, &json);
    if (rc == CHAMBER_OK)
        rc = read_dated(db, json, &count, &nothing);
    if (rc < 0 || count < 2)
        return rc;
    return merge_note_dated(db, &merge->note, field, merge->drop.id, json);
}

static int unite(struct chamber_db *db, struct chamber_texts *to, const struct chamber_texts *from)
{
    int rc = CHAMBER_OK;
    for (size_t i = 0; i < from->count && rc == CHAMBER_OK; i++) {
        bool among = false;
        for (size_t n = 0; n < to->count && !among; n++)
            among = strcmp(to->items[n], from->items[i]) == 0;
        if (!among && !texts_add(to, from->items[i], strlen(from->items[i])))
            rc = fail_memory(db);
    }
    return rc;
}

/* A value is taken over where there is none, and told where there is another; a short name is kept
 * among the former ones. */
static int merge_plain(struct chamber_db *db, struct merge *merge,
                       const struct chamber_field *field)
{
    if (record_empty(field, &merge->drop) || record_same(field, &merge->before, &merge->drop))
        return CHAMBER_OK;
    if (field->flags & CHAMBER_LIST)
        return unite(db, value_texts(field, &merge->after), value_texts_of(field, &merge->drop));
    if (!record_empty(field, &merge->before) && strcmp(field->name, "short_name") == 0)
        return CHAMBER_OK;
    if (!record_empty(field, &merge->before))
        return merge_note_field(db, &merge->note, field, &merge->drop);
    return value_copy(field, &merge->drop, &merge->after) ? CHAMBER_OK : fail_memory(db);
}

/* Every field but those that have rules of their own: the names, what follows from events, and the
 * note, which comes last. */
static int merge_fields(struct chamber_db *db, struct merge *merge)
{
    int rc = CHAMBER_OK;
    for (size_t i = 0; i < noun->field_count && rc == CHAMBER_OK; i++) {
        const struct chamber_field *field = &noun->fields[i];
        bool own_rule = strcmp(field->name, "former_names") == 0 ||
                        strcmp(field->name, "note") == 0 || field->flags & CHAMBER_DERIVED;
        if (strcmp(field->name, "name") == 0)
            rc = merge_name(db, merge, field);
        else if (field->flags & CHAMBER_DATED)
            rc = merge_dated(db, merge, i);
        else if (!own_rule)
            rc = merge_plain(db, merge, field);
    }
    return rc;
}

/* --- the note --- */
static int merge_note(struct chamber_db *db, struct merge *merge, const struct str *lost)
{
    CLEAN_STR struct str note = {0};
    if (lost->length)
        merge_note_text(&merge->note, message_find(chamber_get_language(db), "merge_events_lost"),
                        str_text(lost));
    if (!text_empty(merge->drop.note) && !str_same(merge->drop.note, merge->before.note))
        merge_note_text(&merge->note, merge_note_title(db, chamber_noun_field(noun, "note")),
                        merge->drop.note);
    str_add(&note, merge->before.note);
    str_add(&note, note.length ? "\n" : "");
    str_add(&note, str_text(&merge->note));
    if (note.failed || merge->note.failed || lost->failed)
        return fail_memory(db);
    return record_set_text(db, &merge->after.note, str_text(&note));
}

/* --- all of it --- */
static int read_both(struct chamber_db *db, struct merge *merge, chamber_id keep, chamber_id drop)
{
    int rc = chamber_enterprise_get(db, keep, &merge->before);
    if (rc == CHAMBER_OK)
        rc = chamber_enterprise_get(db, drop, &merge->drop);
    if (rc == CHAMBER_OK && keep == drop)
        rc = fail(db, CHAMBER_E_REFUSED, "merge_with_itself", merge->drop.name);
    return rc == CHAMBER_OK ? merge_all_names(db, &merge->drop, &merge->names) : rc;
}

/* The other goes before its codes are taken over: they are unique. */
static int store(struct chamber_db *db, struct merge *merge)
{
    int rc = record_delete(db, noun, &merge->drop);
    if (rc == CHAMBER_OK)
        rc = check_restored(db, noun, &merge->after);
    uint64_t fields = record_all_fields(noun) & ~record_dated_fields(noun);
    if (rc == CHAMBER_OK)
        rc = record_restore(db, noun, &merge->before, &merge->after, fields | merge->dated,
                            merge->lists);
    return rc;
}

static int merge(struct chamber_db *db, chamber_id keep, chamber_id drop)
{
    CLEAN(merge_clear) struct merge merge = {0};
    CLEAN_STR struct str lost = {0};
    int rc = read_both(db, &merge, keep, drop);
    if (rc < 0)
        return rc;
    merge_note_begin(db, &merge.note, &merge.drop);
    rc = merge_events(db, &merge.before, &merge.drop, &lost);
    if (rc == CHAMBER_OK)
        rc = history_derive(db, &enterprise_history, &merge.before, &merge.after);
    if (rc == CHAMBER_OK)
        rc = merge_fields(db, &merge);
    if (rc == CHAMBER_OK)
        rc = merge_names(db, &merge.after, &merge.names, &merge.note);
    if (rc == CHAMBER_OK)
        rc = merge_note(db, &merge, &lost);
    if (rc == CHAMBER_OK)
        rc = record_redirect(db, noun, drop, keep);
    return rc == CHAMBER_OK ? store(db, &merge) : rc;
}

int chamber_enterprise_merge(struct chamber_db *db, chamber_id keep, chamber_id drop)
{
    int rc = chamber_begin(db, "enterprise merge");
    return rc == CHAMBER_OK ? chamber_end(db, merge(db, keep, drop)) : rc;
}
