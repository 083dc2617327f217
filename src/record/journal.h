/* SPDX-License-Identifier: MIT */
/* Writing the journal: who changed what, chained by hashes so that a row changed, lost or moved
 * later is found. */
#ifndef RECORD_JOURNAL_H
#define RECORD_JOURNAL_H

#include "record/record.h"

/* A row is erased by emptying content and salt; leaf and link stay, so that the chain holds. The
 * batch that erases has the verb JOURNAL_ERASE and nothing else in it. It names each row it emptied
 * by a change of its own: op "edit", noun "change", record the number of that row, content
 * {"erased":[false,true]}. An empty row that no such batch names was not emptied by this program.
 */
#define JOURNAL_ERASE "erase"

/* A restored database says so by a batch of this verb that names the file and its SHA-256 and has
 * no changes. Nothing at or before it can be taken back: others wrote since, elsewhere. */
#define JOURNAL_RESTORE "restore"

/* Begin the batch though nothing of it is a record's change. */
int journal_begin(struct chamber_db *db) MUST_CHECK;

/* Add one record's change to the batch under way, beginning the batch if it is the first. `op` is
 * add, edit or remove; `content` the JSON of record_json_diff(). */
int journal_write(struct chamber_db *db, const char *op, const struct chamber_noun *noun,
                  chamber_id id, const char *content) MUST_CHECK;

/* How the chain is made, for writing and for verifying it: the leaf of a row's salt and content,
 * and in place of the link before it the row's own. */
enum { SALT_SIZE = 16 };
int journal_leaf(struct chamber_db *db, const unsigned char salt[SALT_SIZE], const char *content,
                 unsigned char leaf[SHA256_SIZE]) MUST_CHECK;
int journal_link(struct chamber_db *db, chamber_id batch, const char *op, const char *noun,
                 chamber_id id, const unsigned char leaf[SHA256_SIZE],
                 unsigned char link[SHA256_SIZE]) MUST_CHECK;

#endif
