/* SPDX-License-Identifier: MIT */
/* Bringing an older database to the present schema: a backup beside it, then all steps at once. */
#include <unistd.h>

#include "store/connect.h"
#include "store/handle.h"
#include "store/migration.h"
#include "store/schema.h"

enum { ATTEMPTS = 3, SAME_SECOND = 20 };

/* PATH.schema-1.20181231T235959Z.backup, with the moment in a form that any file system takes. */
static char *backup_name(const char *path, int number, const char *now, int n)
{
    CLEAN_STR struct str name = {0};
    str_addf(&name, "%s.schema-%d.", path, number);
    for (const char *at = now; *at; at++)
        if (*at != '-' && *at != ':')
            str_add_char(&name, *at);
    if (n > 1)
        str_addf(&name, "-%d", n);
    str_add(&name, ".backup");
    return str_take(&name);
}

/* Another user may be doing the same in this very second: then the name gets a number. */
static int back_up(struct chamber_db *db, char **made)
{
    char now[MOMENT_SIZE];
    date_utc_now(now);
    int rc = CHAMBER_E_REFUSED;
    for (int n = 1; n <= SAME_SECOND && rc == CHAMBER_E_REFUSED; n++) {
        CLEAN_FREE char *name = backup_name(db->path, db->schema_number, now, n);
        rc = name ? backup_database(db, name, BACKUP_STRUCTURE) : fail_memory(db);
        if (rc == CHAMBER_OK) {
            *made = name;
            name = NULL;
        }
    }
    return rc;
}

/* Whether it is what its migrations made, and which version of the data that holds for; both of
 * one moment. */
static int examine(struct chamber_db *db, int64_t *version)
{
    int rc = store_begin(db, STORE_READ);
    if (rc < 0)
        return rc;
    rc = examine_database(db);
    if (rc == CHAMBER_OK)
        rc = connect_number(db, "PRAGMA data_version", version);
    if (rc == CHAMBER_OK && db->schema_number < store_migration_count)
        rc = store_check_schema(db);
    return store_end(db, rc);
}

/* A backup of another schema than was looked at is unsound: did somebody else migrate meanwhile? */
static int conflict_or(struct chamber_db *db, int64_t version, int result)
{
    int64_t now = 0;
    if (result != CHAMBER_E_DATABASE || connect_number(db, "PRAGMA data_version", &now) < 0 ||
        now == version)
        return result;
    error_reset(&db->error);
    return CHAMBER_E_CONFLICT;
}

/* Back up and upgrade once. CHAMBER_E_CONFLICT if somebody wrote between the two. */
static int attempt(struct chamber_db *db, char **backup)
{
    int64_t version = 0;
    int rc = examine(db, &version);
    if (rc < 0 || db->schema_number == store_migration_count)
        return rc;
    CLEAN_FREE char *name = NULL;
    rc = back_up(db, &name);
    if (rc < 0)
        return conflict_or(db, version, rc);
    rc = schema_upgrade(db, db->schema_number, store_migration_count, version);
    if (rc < 0) {
        unlink(name);
        return rc;
    }
    *backup = name;
    name = NULL;
    return CHAMBER_OK;
}

int chamber_migrate(struct chamber_db *db, const char *path, char **backup)
{
    char *made = NULL;
    str_reset(&db->warning);
    int rc = open_database(db, path, CHAMBER_WRITE, true);
    if (rc < 0)
        return rc;
    rc = CHAMBER_E_CONFLICT;
    for (int i = 0; i < ATTEMPTS && rc == CHAMBER_E_CONFLICT; i++)
        rc = attempt(db, &made);
    if (rc == CHAMBER_E_CONFLICT)
        rc = fail(db, CHAMBER_E_BUSY, "busy");
    store_close(db);
    if (rc == CHAMBER_OK && backup)
        *backup = made;
    else
        free(made);
    return rc;
}
