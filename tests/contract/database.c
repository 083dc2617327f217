/* SPDX-License-Identifier: MIT */
#include "contract/database.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static char folder[64];
static char file[sizeof folder + 16];

struct chamber_db *database_make(void)
{
    snprintf(folder, sizeof folder, "/tmp/chamber-contract-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(folder));
    snprintf(file, sizeof file, "%s/chamber.db", folder);
    struct chamber_db *db = chamber_new();
    ck_assert_ptr_nonnull(db);
    int rc = chamber_init(db, file, NULL);
    ck_assert_msg(rc == CHAMBER_OK, "%s", chamber_error_text(db));
    return db;
}

void database_remove(struct chamber_db *db)
{
    chamber_close(db);
    ck_assert_int_eq(unlink(file), 0);
    /* fails if the last close left a -wal or -shm behind */
    ck_assert_int_eq(rmdir(folder), 0);
}
