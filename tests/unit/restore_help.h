/* SPDX-License-Identifier: MIT */
/* What the tests of restoring share. */
#ifndef TESTS_UNIT_RESTORE_HELP_H
#define TESTS_UNIT_RESTORE_HELP_H

#include <chamber/chamber.h>

#include "unit/store_help.h"

/* A handle for which it is 2018-12-31. */
struct chamber_db *restore_handle(void);

void restore_add_place(struct chamber_db *db, const char *name);

/* In the folder: "chamber.db" with one place, "backup.db" of that moment; then another place. */
void restore_make_both(const struct help_folder *folder);

/* Restore the one from the other; the result. `restored` may be NULL. */
int restore_backup(const struct help_folder *folder, struct chamber_restored *restored);

/* How many places a file holds: 2 before, 1 after. */
int64_t restore_places(const char *path);

#endif
