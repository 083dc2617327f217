/* SPDX-License-Identifier: MIT */
/* Looking through all that the journal says, and emptying rows of it. */
#ifndef RECORD_JOURNAL_ERASE_H
#define RECORD_JOURNAL_ERASE_H

#include "record/journal.h"

/* A row that says something; borrowed. */
struct journal_row {
    chamber_id id;
    const struct chamber_noun *noun; /* NULL: one that is no more, or the journal itself */
    chamber_id record;
    const char *content; /* for json_each_value() */
    const char *op;
    chamber_id batch;
    const char *made_at, *actor, *verb;
};

/* Hand each row to `take`, in the order written; a result below 0 ends it. */
int journal_each(struct chamber_db *db, int (*take)(void *context, const struct journal_row *row),
                 void *context) MUST_CHECK;

/* Hand over each wording of who did it and of the file it came from (`field` actor or file_name),
 * with the first batch that has it. */
int journal_each_label(struct chamber_db *db,
                       int (*take)(void *context, chamber_id batch, const char *field,
                                   const char *text),
                       void *context) MUST_CHECK;

/* Empty a row and name it in the batch under way, which must be of the verb JOURNAL_ERASE. *erased:
 * it was not empty already. */
int journal_erase(struct chamber_db *db, chamber_id change, bool *erased) MUST_CHECK;

#endif
