/* SPDX-License-Identifier: MIT */
/* Writes that put things back as the journal kept them: journaled, but not checked again, because
 * what was once stored may be put back. */
#ifndef RECORD_UNDO_H
#define RECORD_UNDO_H

#include "record/record.h"

/* Store `after` in place of `before`, or with its own id as a new row if `before` is NULL. `lists`
 * has for each field of the noun the JSON of its dated values, NULL for none. */
int record_restore(struct chamber_db *db, const struct chamber_noun *noun, const void *before,
                   void *after, uint64_t fields, char *const *lists) MUST_CHECK;

/* Take back the last batch, whatever the rules say of it: in a copy of the database, to see how
 * things stood before it. CHAMBER_E_REFUSED for one past a migration, or if what was erased of it
 * is needed. One that erased is passed over. */
int log_rewind(struct chamber_db *db, chamber_id batch) MUST_CHECK;

/* The batches after `since` that come to nothing: taken back, and what took them back. The caller
 * clears *batches. */
int log_nothing(struct chamber_db *db, chamber_id since, struct chamber_ids *batches) MUST_CHECK;

/* Whether all that was written since the database was made was taken back. */
int log_is_new(struct chamber_db *db, bool *is_new) MUST_CHECK;

/* The last batch of the handle's actor, 0 if there is none. */
int log_last(struct chamber_db *db, chamber_id *batch) MUST_CHECK;

/* Remove a record but not its events. */
int record_delete_alone(struct chamber_db *db, const struct chamber_noun *noun,
                        const void *record) MUST_CHECK;

#endif
