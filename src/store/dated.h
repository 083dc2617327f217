/* SPDX-License-Identifier: MIT */
/* Dated backups: files in the folder `backups` beside the database, named after it and the day, as
 * chamber-2018-12-31.db, and those after the first of a day chamber-2018-12-31-2.db and so on. */
#ifndef STORE_DATED_H
#define STORE_DATED_H

#include "store/db.h"

/* Of how many days, and of how many months, the newest backup is kept. */
struct dated_rule {
    int64_t daily, monthly;
};

/* Make a dated backup of the open database. With a rule, remove afterwards those beyond it: the
 * newest of each of the last `daily` days that have one stays, the newest of each of the last
 * `monthly` months, and all of today. Neither counted nor removed is what is dated after today (a
 * clock that was wrong once), what is not named exactly like that, and what is no plain file of
 * ours at rest. NULL: none is removed. *done, zeroed before, is cleared by chamber_backups_clear().
 */
int store_back_up_dated(struct chamber_db *db, const struct dated_rule *rule,
                        struct chamber_backups *done) MUST_CHECK;

#endif
