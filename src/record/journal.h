/* SPDX-License-Identifier: MIT */
/* Writing the journal: who changed what, chained by hashes so that a row changed, lost or moved
 * later is found. */
#ifndef RECORD_JOURNAL_H
#define RECORD_JOURNAL_H

#include "record/record.h"

/* Add one record's change to the batch under way, beginning the batch if it is the first. `op` is
 * add, edit or remove; `content` the JSON of record_json_diff(). */
int journal_write(struct chamber_db *db, const char *op, const struct chamber_noun *noun,
                  chamber_id id, const char *content) MUST_CHECK;

#endif
