/* SPDX-License-Identifier: MIT */
/* Checks before anything is written, naming the field; the schema's constraints are the backstop.
 */
#ifndef RECORD_CHECK_H
#define RECORD_CHECK_H

#include "record/record.h"

/* Tidy the texts of an owned record: no blanks at the ends, codes in half width and capitals. */
int check_tidy(struct chamber_db *db, const struct chamber_noun *noun, void *record,
               uint64_t fields) MUST_CHECK;

/* Check those fields that differ from `before` (NULL: a new record, all of `fields`): required,
 * length, characters, dates, words, references; then keys. */
int check_record(struct chamber_db *db, const struct chamber_noun *noun, const void *record,
                 const void *before, uint64_t fields) MUST_CHECK;

/* What became of a name, code or phone number before it came here, a message's id: digits lost to
 * scientific notation, a phone number masked, an error value or a dash in its place. NULL: nothing.
 * The text must be valid UTF-8. */
const char *check_damage(const struct chamber_field *field, const char *text);

/* Check every field of a record that was stored elsewhere; a word may be retired. */
int check_kept(struct chamber_db *db, const struct chamber_noun *noun,
               const void *record) MUST_CHECK;

/* Check every field of a record that is to be put back; a retired word may come back too. */
int check_restored(struct chamber_db *db, const struct chamber_noun *noun,
                   const void *record) MUST_CHECK;

/* Check one value of a dated field that is to be put back: its word or record is still there. */
int check_dated(struct chamber_db *db, const struct chamber_noun *noun,
                const struct chamber_field *field, const char *text, chamber_id id) MUST_CHECK;

/* Refuse if other records refer to this one; the message counts them by noun. */
int check_references(struct chamber_db *db, const struct chamber_noun *noun,
                     chamber_id id) MUST_CHECK;

#endif
