/* SPDX-License-Identifier: MIT */
/* Whether an opened file is a chamber database of a schema this program knows. Only what costs
 * nothing is looked at here; store_check_schema() compares the whole schema. */
#include <stdio.h>
#include <string.h>

#include "store/connect.h"
#include "store/handle.h"
#include "store/migration.h"
#include "store/place.h"

int examine_altered(struct chamber_db *db, const char *what)
{
    return fail(db, CHAMBER_E_DATABASE, "database_altered", db->path, what);
}

/* A query that the schema does not allow means that the schema is not ours. */
static int not_ours(struct chamber_db *db, int rc, const char *what)
{
    if (rc == CHAMBER_E_DATABASE && str_same(db->error.shown.message, "statement_unfit"))
        return examine_altered(db, what);
    return rc;
}

static int refuse_newer(struct chamber_db *db, int64_t number)
{
    CLEAN_STMT struct stmt *st = stmt_sql(db, "SELECT version FROM migration WHERE number = :n");
    stmt_bind_int(st, ":n", number);
    int rc = stmt_step(st);
    if (rc == CHAMBER_ROW && stmt_text(st, 0))
        return fail(db, CHAMBER_E_DATABASE, "database_newer", db->path, stmt_text(st, 0));
    return rc < 0 ? not_ours(db, rc, "migration") : examine_altered(db, "migration");
}

static int check_number(struct chamber_db *db)
{
    int64_t id = 0;
    int64_t number = 0;
    int rc = connect_number(db, "PRAGMA application_id", &id);
    if (rc == CHAMBER_OK)
        rc = connect_number(db, "PRAGMA user_version", &number);
    if (rc < 0)
        return rc;
    if (id != STORE_APPLICATION_ID)
        return fail(db, CHAMBER_E_DATABASE, "database_foreign", db->path);
    if (number < 1)
        return examine_altered(db, "user_version");
    if (number > store_migration_count)
        return refuse_newer(db, number);
    db->schema_number = (int)number;
    return CHAMBER_OK;
}

/* What a first look says for certain: any other failure may be mended by the journal beside it. */
static bool certain(const struct chamber_db *db)
{
    static const char *const sure[] = {"database_foreign", "database_newer", "database_altered",
                                       "database_unreadable", "stray_journal"};
    for (size_t i = 0; i < COUNT_OF(sure); i++)
        if (str_same(db->error.shown.message, sure[i]))
            return true;
    return false;
}

bool connect_header(sqlite3 *sql, unsigned char header[CONNECT_HEADER])
{
    sqlite3_file *file = NULL;
    return sqlite3_file_control(sql, "main", SQLITE_FCNTL_FILE_POINTER, &file) == SQLITE_OK &&
           file && file->pMethods &&
           file->pMethods->xRead(file, header, CONNECT_HEADER, 0) == SQLITE_OK;
}

bool connect_is_ours(const unsigned char header[CONNECT_HEADER])
{
    enum { APPLICATION = 68 };
    const unsigned char id[] = {STORE_APPLICATION_ID >> 24, STORE_APPLICATION_ID >> 16 & 0xff,
                                STORE_APPLICATION_ID >> 8 & 0xff, STORE_APPLICATION_ID & 0xff};
    return memcmp(header, "SQLite format 3", 16) == 0 &&
           memcmp(header + APPLICATION, id, sizeof(id)) == 0;
}

/* Whether the file's header says that its journal is a WAL. */
static bool says_wal(sqlite3 *sql)
{
    enum { WRITE_VERSION = 18, WAL = 2 };
    unsigned char header[CONNECT_HEADER];
    return connect_header(sql, header) && header[WRITE_VERSION] == WAL;
}

/* A file with a WAL has no other journal: one beside it is another database's, and to roll it back
 * would destroy this one. */
static int check_journal(struct chamber_db *db, const char *path)
{
    if (!place_has_journal(path) || !says_wal(db->sql))
        return CHAMBER_OK;
    return fail(db, CHAMBER_E_DATABASE, "stray_journal", db->path);
}

int examine_untouched(struct chamber_db *db, const char *path)
{
    int rc = connect_open(db, path, CONNECT_IMMUTABLE, &db->sql);
    if (rc == CHAMBER_OK)
        rc = check_number(db);
    if (rc == CHAMBER_OK)
        rc = check_journal(db, path);
    store_disconnect(db);
    if (rc < 0 && certain(db))
        return rc;
    error_reset(&db->error);
    return CHAMBER_OK;
}

/* Row `i` of the table is migration `i` as this program has it. */
static bool is_migration(struct stmt *st, int i)
{
    const struct migration *known = &store_migrations[i];
    return stmt_int(st, 0) == known->number && str_same(stmt_text(st, 1), known->name) &&
           str_same(stmt_text(st, 2), known->sha256);
}

static int check_migrations(struct chamber_db *db)
{
    CLEAN_STMT struct stmt *st =
        stmt_sql(db, "SELECT number, name, sha256 FROM migration ORDER BY number");
    int count = 0;
    int rc;
    while ((rc = stmt_step(st)) == CHAMBER_ROW) {
        if (count >= db->schema_number || !is_migration(st, count))
            return examine_altered(db, "migration");
        count++;
    }
    if (rc < 0)
        return not_ours(db, rc, "migration");
    return count == db->schema_number ? CHAMBER_OK : examine_altered(db, "migration");
}

/* There are neither views nor triggers; one that is there could act behind the program's back. */
static int check_extras(struct chamber_db *db)
{
    CLEAN_STMT struct stmt *st =
        stmt_sql(db, "SELECT name FROM sqlite_schema WHERE type NOT IN ('table', 'index')");
    int rc = stmt_step(st);
    return rc == CHAMBER_ROW ? examine_altered(db, stmt_text(st, 0)) : rc;
}

int examine_database(struct chamber_db *db)
{
    /* of one moment: another program may be migrating it */
    int rc = store_begin(db, STORE_READ);
    if (rc < 0)
        return rc;
    rc = check_number(db);
    if (rc == CHAMBER_OK)
        rc = check_migrations(db);
    if (rc == CHAMBER_OK)
        rc = check_extras(db);
    return store_end(db, rc);
}
