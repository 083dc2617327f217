/* SPDX-License-Identifier: MIT */
/* What the domain uses of the record engine beyond <chamber/record.h>: writes that are journaled
 * and checked but run no rules of the noun, and helpers for record structs. All writes need an
 * open chamber_begin(). */
#ifndef RECORD_RECORD_H
#define RECORD_RECORD_H

#include <chamber/journal.h>

#include "record/noun.h"
#include "store/db.h"

/* The largest number a field may hold: any reader of JSON keeps it exactly. */
#define RECORD_INT_MAX INT64_C(1000000000000)

/* Set an owned text member (of a copy the library owns) to a copy of `text`; NULL or "" empties. */
int record_set_text(struct chamber_db *db, const char **member, const char *text) MUST_CHECK;

/* Make `to` (zeroed or owned) a deep copy of `from`. */
int record_copy(struct chamber_db *db, const struct chamber_noun *noun, const void *from,
                void *to) MUST_CHECK;

/* The day a question is about: `text` (borrowed), today if it is NULL; refused if it is no day. */
int day_given(struct chamber_db *db, const char *text, const char **day) MUST_CHECK;

/* Clear when a scope ends: CLEAN_RECORD(visit) = {0}; declares `struct chamber_visit visit`. */
#define CLEAN_RECORD(noun, variable)                                                               \
    CLEAN(chamber_##noun##_clear) struct chamber_##noun variable = {0}

/* How a new record is stored. Zeroed: as chamber_record_add() does. */
struct record_adding {
    chamber_id number; /* with that number unless it is taken; 0: the next one. The caller knows
                          that it was never used */
    bool eventless;    /* its events come after it: no first ones are written */
    bool kept;         /* it is one of another database as it was: a word may be retired, and an
                          optional yes or no that it leaves open stays so */
};

/* As chamber_record_add(), but in that way. */
int record_add_as(struct chamber_db *db, const struct chamber_noun *noun, const void *record,
                  const struct record_adding *how, chamber_id *id) MUST_CHECK;

/* The highest number ever given to a record of the noun; 0 if none was. */
int record_last_number(struct chamber_db *db, const struct chamber_noun *noun,
                       chamber_id *last) MUST_CHECK;

/* Run the noun's `prepare` on a new record in an owned copy, as chamber_record_add() would. */
int record_prepare(struct chamber_db *db, const struct chamber_noun *noun, void *copy) MUST_CHECK;

/* Check and store a new record with its lists and dated values; sets its id. */
int record_insert(struct chamber_db *db, const struct chamber_noun *noun, void *record) MUST_CHECK;

/* The same for one that was stored elsewhere: a word may be retired. */
int record_insert_kept(struct chamber_db *db, const struct chamber_noun *noun,
                       void *record) MUST_CHECK;

/* Check and store the named fields of `after` (derived ones too), journaled as what differs from
 * `before`; nothing if nothing differs. `since` as in chamber_record_update(). */
int record_write(struct chamber_db *db, const struct chamber_noun *noun, const void *before,
                 const void *after, uint64_t fields, const char *since) MUST_CHECK;

/* Remove a stored record with its lists, dated values and events, journaled. References to it are
 * the caller's to look for (record_references()). */
int record_delete(struct chamber_db *db, const struct chamber_noun *noun,
                  const void *record) MUST_CHECK;

/* The numbers of a record's events in the order that counts: those without a day before every day,
 * on one day in the order of entry. `events` is the event noun; the caller clears *ids. */
int record_events(struct chamber_db *db, const struct chamber_noun *events, chamber_id parent,
                  struct chamber_ids *ids) MUST_CHECK;

/* All fields of a noun, and its dated ones, as masks. */
uint64_t record_all_fields(const struct chamber_noun *noun);
uint64_t record_dated_fields(const struct chamber_noun *noun);

/* Whether two records have the same value in a field; in a reference, the same id. */
bool record_same(const struct chamber_field *field, const void *a, const void *b);

/* Whether a field is empty: "", 0, not given, an empty list. */
bool record_empty(const struct chamber_field *field, const void *record);

/* Append a field's value as chamber_field_format() gives it; what could be added stays when it
 * fails. */
int format_add(struct chamber_db *db, const struct chamber_field *field, const void *record,
               enum chamber_style style, struct str *out) MUST_CHECK;

/* What a noun is called in the handle's language. */
const char *record_noun_called(const struct chamber_db *db, const struct chamber_noun *noun);

/* A failure naming a field of a noun: record_fail(db, CHAMBER_E_REFUSED, noun, "due_on", "id"). */
#define record_fail(db, result, noun, field, ...)                                                  \
    record_fail_words(db, result, noun, field, (const char *const[]){__VA_ARGS__, NULL})
int record_fail_here(struct chamber_db *db, int result, const struct chamber_noun *noun,
                     const struct chamber_field *field); /* the failure recorded was this field's */
int record_fail_words(struct chamber_db *db, int result, const struct chamber_noun *noun,
                      const char *field, const char *const *words);

#endif
