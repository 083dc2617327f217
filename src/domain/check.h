/* SPDX-License-Identifier: MIT */
/* What the files that check a database offer each other. */
#ifndef DOMAIN_CHECK_H
#define DOMAIN_CHECK_H

#include <chamber/check.h>

#include "record/journal_verify.h"
#include "record/view.h"

/* check_finding.c: what was found so far, as rows; at most FINDINGS_LISTED of one kind. */
enum { FINDINGS_LISTED = 100, FINDINGS_KINDS = 32 };
struct findings {
    struct chamber_db *db;
    struct view_rows rows;
    int64_t count; /* of all, also of those that are not listed */
    int64_t of_kind[FINDINGS_KINDS];
};

/* Add what a check found; for struct finder. */
int findings_take(void *context, const struct found *given) MUST_CHECK;

/* check_records.c: every record by the rules of its noun, its words, its events and the journal;
 * the counter of requests. *count goes up by one each. */
int check_records(struct chamber_db *db, const struct finder *finder,
                  const struct journal_watch *watch, int64_t *count) MUST_CHECK;

#endif
