/* SPDX-License-Identifier: MIT */
/* Verifying the journal: that its chain is whole, and that the records are what it says. */
#ifndef RECORD_JOURNAL_VERIFY_H
#define RECORD_JOURNAL_VERIFY_H

#include "record/journal.h"
#include "store/check.h"

/* An end of the chain that was noted down earlier. */
struct journal_anchor {
    bool given;
    chamber_id change; /* 0: not noted */
    unsigned char link[SHA256_SIZE];
};

/* How far the chain goes now. */
struct journal_end {
    int64_t batches, changes;
    chamber_id last; /* the number of the last row */
    unsigned char link[SHA256_SIZE];
};

/* Called now and then with how many rows were looked at. */
struct journal_watch {
    void (*done)(void *payload, int64_t rows);
    void *payload;
};

/* Recompute leaf and link of every row in order. What is found, each at the first row that shows
 * it: "journal_content", "journal_link", "journal_gap", "journal_batch_gone", "journal_empty",
 * "journal_batch_empty", "journal_batch_gap", "journal_cut", and "journal_anchor" if the chain does
 * not go through the anchor. What is not found: an end cut off, or all rewritten, by somebody who
 * took care of the numbers given; that only an anchor shows. */
int journal_verify(struct chamber_db *db, const struct journal_anchor *anchor,
                   const struct finder *finder, const struct journal_watch *watch,
                   struct journal_end *end) MUST_CHECK;

/* Compare every record that the journal knows with what it came to there: "not_journaled" for a
 * field that differs, "record_gone" for one that was never removed, "record_back" for one that was.
 * What was erased, and what a migration wrote, is passed over. */
int journal_replay(struct chamber_db *db, const struct finder *finder,
                   const struct journal_watch *watch) MUST_CHECK;

/* Whether the journal has any row of the record. */
int journal_knows(struct chamber_db *db, const struct chamber_noun *noun, chamber_id id,
                  bool *known) MUST_CHECK;

/* The schema that the database was made with; 0: there is no batch. */
int journal_first_schema(struct chamber_db *db, int64_t *number) MUST_CHECK;

#endif
