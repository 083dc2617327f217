/* SPDX-License-Identifier: MIT */
/* Running migrations, and comparing a database with what they make. */
#include "store/schema.h"

#include <stdio.h>
#include <string.h>

#include "store/connect.h"
#include "store/handle.h"
#include "store/migration.h"
#include "store/report.h"

static int insert_row(struct chamber_db *db, sqlite3 *sql, const struct migration *step)
{
    char now[MOMENT_SIZE];
    date_utc_now(now);
    char *text = sqlite3_mprintf("INSERT INTO migration (number, name, sha256, version, applied_at)"
                                 " VALUES (%d, %Q, %Q, %Q, %Q)",
                                 step->number, step->name, step->sha256, CHAMBER_VERSION, now);
    if (!text)
        return fail_memory(db);
    int rc = report_exec(db, sql, text);
    sqlite3_free(text);
    return rc;
}

/* A step that the database does not allow is named; a full disk or the like is told as it is. */
static int run_step(struct chamber_db *db, sqlite3 *sql, const struct migration *step)
{
    int rc = report_exec(db, sql, step->sql);
    if (rc == CHAMBER_OK)
        rc = insert_row(db, sql, step);
    if (rc != CHAMBER_E_REFUSED && rc != CHAMBER_E_CONFLICT &&
        !(rc == CHAMBER_E_DATABASE && str_same(db->error.shown.message, "statement_unfit")))
        return rc;
    char number[12];
    snprintf(number, sizeof(number), "%d", step->number);
    return fail(db, CHAMBER_E_DATABASE, "migration_failed", number);
}

int schema_run(struct chamber_db *db, sqlite3 *sql, int from, int to)
{
    int rc = CHAMBER_OK;
    for (int i = from; rc == CHAMBER_OK && i < to; i++)
        rc = run_step(db, sql, &store_migrations[i]);
    char text[80];
    snprintf(text, sizeof(text), "PRAGMA application_id = %d; PRAGMA user_version = %d",
             STORE_APPLICATION_ID, to);
    return rc == CHAMBER_OK ? report_exec(db, sql, text) : rc;
}

static int check_references(struct chamber_db *db)
{
    CLEAN_STMT struct stmt *st = stmt_sql(db, "PRAGMA foreign_key_check");
    int rc = stmt_step(st);
    if (rc == CHAMBER_ROW)
        return fail(db, CHAMBER_E_DATABASE, "migration_references", stmt_text(st, 0));
    return rc;
}

static int check_unchanged(struct chamber_db *db, int64_t version)
{
    int64_t now = 0;
    int rc = connect_number(db, "PRAGMA data_version", &now);
    if (rc == CHAMBER_OK && version != 0 && now != version)
        return fail(db, CHAMBER_E_CONFLICT, "busy");
    return rc;
}

int schema_upgrade(struct chamber_db *db, int from, int to, int64_t version)
{
    /* inside a transaction this would be ignored, and rebuilding a parent would then cascade */
    int rc = report_exec(db, db->sql, "PRAGMA foreign_keys = OFF; BEGIN EXCLUSIVE");
    if (rc == CHAMBER_OK)
        rc = check_unchanged(db, version);
    if (rc == CHAMBER_OK)
        rc = schema_run(db, db->sql, from, to);
    if (rc == CHAMBER_OK)
        rc = check_references(db);
    if (rc == CHAMBER_OK && db->interrupted)
        rc = fail(db, CHAMBER_E_INTERRUPTED, "interrupted");
    if (rc == CHAMBER_OK)
        rc = report_exec(db, db->sql, "COMMIT");
    if (rc < 0)
        store_roll_back(db);
    else
        db->schema_number = to;
    db->interrupted = 0;
    int on = report_exec(db, db->sql, "PRAGMA foreign_keys = ON");
    return rc < 0 ? rc : on;
}

/* What SQLite makes by itself (sqlite_sequence, indexes of UNIQUE) follows from the rest. */
static const char objects[] = "SELECT name, type, tbl_name, sql FROM sqlite_schema"
                              " WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name, type";

static const char *text_of(sqlite3_stmt *st, int column)
{
    const char *text = (const char *)sqlite3_column_text(st, column);
    return text ? text : "";
}

/* The one that is missing, or that should not be so. */
static int fail_altered(struct chamber_db *db, const char *here, const char *wanted)
{
    return examine_altered(db, *wanted && strcmp(wanted, here) < 0 ? wanted : here);
}

/* Go through both lists of objects at once; names the first object in which they differ. */
static int compare(struct chamber_db *db, struct stmt *live, sqlite3 *made, sqlite3_stmt *wanted)
{
    for (;;) {
        int here = stmt_step(live);
        int there = sqlite3_step(wanted);
        if (here < 0)
            return here;
        if (there != SQLITE_ROW && there != SQLITE_DONE)
            return report_sqlite(db, made, there);
        if (here == CHAMBER_OK && there == SQLITE_DONE)
            return CHAMBER_OK;
        if (here == CHAMBER_OK)
            return examine_altered(db, text_of(wanted, 0));
        for (int i = 0; i < 4; i++)
            if (there == SQLITE_DONE || !str_same(stmt_text(live, i), text_of(wanted, i)))
                return fail_altered(db, stmt_text(live, 0), text_of(wanted, 0));
    }
}

static int compare_with(struct chamber_db *db, sqlite3 *made)
{
    sqlite3_stmt *wanted = NULL;
    CLEAN_STMT struct stmt *live = stmt_sql(db, objects);
    int rc = sqlite3_prepare_v2(made, objects, -1, &wanted, NULL);
    int result = rc == SQLITE_OK ? compare(db, live, made, wanted) : report_sqlite(db, made, rc);
    sqlite3_finalize(wanted);
    return result;
}

int store_check_schema(struct chamber_db *db)
{
    if (!db->sql)
        return fail(db, CHAMBER_E_USAGE, "not_open");
    sqlite3 *made = NULL;
    int rc = connect_open(db, ":memory:", CONNECT_MEMORY, &made);
    if (rc == CHAMBER_OK)
        rc = schema_run(db, made, 0, db->schema_number);
    if (rc == CHAMBER_OK)
        rc = compare_with(db, made);
    sqlite3_close(made);
    return rc;
}
