/* SPDX-License-Identifier: MIT */
/* Making a database. It is made under another name beside its place and takes its name only when
 * it is complete, so that a failure or a kill leaves nothing that looks like a database.
 *
 *     int rc = store_create(db, path, group);
 *     if (rc == CHAMBER_OK)
 *         rc = store_create_end(db, seed(db));
 */
#ifndef STORE_CREATE_H
#define STORE_CREATE_H

#include "store/db.h"

/* Make the folder and the file, run all migrations and leave it open for writing. Failures as
 * chamber_init() lists them; nothing is left behind by one. */
int store_create(struct chamber_db *db, const char *path, const char *group) MUST_CHECK;

/* The same up to the schema of that number, so that tests have old databases. */
int store_create_at(struct chamber_db *db, const char *path, const char *group,
                    int number) MUST_CHECK;

/* End what store_create() began: if `result` is CHAMBER_OK the database takes its name and stays
 * open for writing, else it is removed with the folders made for it, and the handle closed.
 * Returns `result` or why the name could not be taken. */
int store_create_end(struct chamber_db *db, int result) MUST_CHECK;

#endif
