/* SPDX-License-Identifier: MIT */
#include "unit/restore_help.h"

#include <stdio.h>
#include <string.h>

#include "unit/suite.h"

struct chamber_db *restore_handle(void)
{
    struct chamber_db *db = chamber_new();
    ck_assert_ptr_nonnull(db);
    ck_assert_int_eq(chamber_set_today(db, "2018-12-31"), CHAMBER_OK);
    return db;
}

void restore_add_place(struct chamber_db *db, const char *name)
{
    struct chamber_place place = {.name = name};
    ck_assert_msg(chamber_place_add(db, &place, NULL) == CHAMBER_OK, "%s", chamber_error_text(db));
}

/* A database in which "旧楼" is, "backup.db" of that moment, and then "新楼" besides. */
void restore_make_both(const struct help_folder *folder)
{
    struct chamber_db *db = restore_handle();
    ck_assert_int_eq(chamber_init(db, help_path(folder, "chamber.db"), NULL), CHAMBER_OK);
    restore_add_place(db, "旧楼");
    ck_assert_int_eq(chamber_backup(db, help_path(folder, "backup.db")), CHAMBER_OK);
    restore_add_place(db, "新楼");
    chamber_close(db);
}

int restore_backup(const struct help_folder *folder, struct chamber_restored *restored)
{
    struct chamber_db *db = restore_handle();
    int rc = chamber_restore(db, help_path(folder, "chamber.db"), help_path(folder, "backup.db"),
                             restored);
    if (rc < 0)
        fprintf(stderr, "%s\n", chamber_error_text(db));
    chamber_close(db);
    return rc;
}

int64_t restore_places(const char *path)
{
    return help_value(path, "SELECT count(*) FROM place");
}
