/* SPDX-License-Identifier: MIT */
/* Which row of a breakdown a caller means. */
#ifndef STATS_EVIDENCE_KEY_H
#define STATS_EVIDENCE_KEY_H

#include "base/str.h"
#include "stats/figure.h"
#include "stats/span.h"

/* The key of the row that a text names, into `key`: as it is if it is one; else that of the word,
 * the title, the month or the record that people call so. "" is what is not filled in. A text that
 * no list has stays as it is, and *listed is false: some row may have it all the same. */
int key_named(struct chamber_db *db, const struct figure *figure, const char *text, struct str *key,
              bool *listed) MUST_CHECK;

/* The same of the level of a title. */
int level_named(struct chamber_db *db, const char *text, struct str *key, bool *listed) MUST_CHECK;

/* The failure of a key, or level, that no row has: the nearest that there is is named. */
int key_fail(struct chamber_db *db, const struct figure *figure, const struct span *span,
             const char *text);
int level_fail(struct chamber_db *db, const struct figure *figure, const char *text);

#endif
