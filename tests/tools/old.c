/* SPDX-License-Identifier: MIT */
/* Writes the old databases that the tests of migration begin with: old-NNNN.db has the schema after
 * migration NNNN and a few invented enterprises. A stored file is never made anew once its
 * migrations are in use; this program shows how it was made, and makes the next one:
 *
 *     cmake --build BUILD --target old_databases
 */
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/create.h"
#include "store/migration.h"
#include "store/stmt.h"

enum { OLD = 1 };

/* The members of an invented chamber: a name, the day it joined, and a person. */
static const struct {
    const char *name, *joined_on, *status, *person;
} members[] = {
    {"示例机械有限公司", "2016-03-01", "member", "甲一"},
    {"示例食品厂（普通合伙）", "2017-05-20", "member", "乙二"},
    {"示例运输有限公司", "2015-01-10", "left", "丙三"},
    {"𠮷祥示例商店", NULL, "prospect", NULL},
};

static int run(struct chamber_db *db, const char *sql, int n)
{
    CLEAN_STMT struct stmt *st = stmt_sql(db, sql);
    stmt_bind_int(st, ":id", n + 1);
    stmt_bind_text(st, ":name", members[n].name);
    stmt_bind_text(st, ":joined_on", members[n].joined_on);
    stmt_bind_text(st, ":status", members[n].status);
    stmt_bind_text(st, ":person", members[n].person);
    return stmt_run(st);
}

static int fill(struct chamber_db *db)
{
    int rc = store_begin(db, STORE_WRITE);
    if (rc < 0)
        return rc;
    for (int i = 0; rc == CHAMBER_OK && i < (int)COUNT_OF(members); i++) {
        rc = run(db,
                 "INSERT INTO enterprise (id, status, joined_on)"
                 " VALUES (:id, :status, :joined_on)",
                 i);
        if (rc == CHAMBER_OK)
            rc = run(db,
                     "INSERT INTO enterprise_fact (enterprise, field, from_on, value)"
                     " VALUES (:id, 'name', '', :name)",
                     i);
        if (rc == CHAMBER_OK)
            rc = run(db,
                     "INSERT INTO enterprise_event (enterprise, happened_on, step, status)"
                     " VALUES (:id, :joined_on, 'register', :status)",
                     i);
        if (rc == CHAMBER_OK && members[i].person)
            rc = run(db, "INSERT INTO person (name, enterprise) VALUES (:person, :id)", i);
    }
    return store_end(db, rc);
}

int main(int argc, char **argv)
{
    char path[4096];
    if (argc != 2) {
        fprintf(stderr, "usage: old FOLDER\n");
        return EXIT_FAILURE;
    }
    snprintf(path, sizeof(path), "%s/old-%04d.db", argv[1], OLD);
    unlink(path);
    struct chamber_db *db = chamber_new();
    int rc = db ? store_create_at(db, path, NULL, OLD) : CHAMBER_E_NO_MEMORY;
    if (rc == CHAMBER_OK)
        rc = store_create_end(db, fill(db));
    /* made, but too old to be left open for writing */
    if (rc == CHAMBER_E_REFUSED && OLD < store_migration_count && access(path, F_OK) == 0)
        rc = CHAMBER_OK;
    if (rc != CHAMBER_OK)
        fprintf(stderr, "old: %s\n", db ? chamber_error_text(db) : "no memory");
    chamber_close(db);
    return rc == CHAMBER_OK && chmod(path, 0644) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
