/* SPDX-License-Identifier: MIT */
/* SQLite's result codes become results and messages of ours. SQLite's own words reach a person
 * only as far as they name a constraint; else they are an argument that no message shows. */
#include "store/report.h"

#include <errno.h>
#include <string.h>

#include "store/handle.h"

/* What follows the last `mark` in SQLite's words: the constraint's or the columns' name. */
static const char *after(const char *words, const char *mark)
{
    const char *found = words;
    for (const char *at = strstr(words, mark); at; at = strstr(at + 1, mark))
        found = at + strlen(mark);
    return found;
}

static int report_constraint(struct chamber_db *db, int rc, const char *words)
{
    switch (rc) {
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_ROWID:
        return fail(db, CHAMBER_E_CONFLICT, "constraint_unique", after(words, "failed: "));
    case SQLITE_CONSTRAINT_CHECK:
        return fail(db, CHAMBER_E_REFUSED, "constraint_check", after(words, "failed: "));
    case SQLITE_CONSTRAINT_NOTNULL:
        return fail(db, CHAMBER_E_REFUSED, "constraint_required", after(words, "failed: "));
    case SQLITE_CONSTRAINT_DATATYPE:
        return fail(db, CHAMBER_E_REFUSED, "constraint_type", after(words, " "));
    case SQLITE_CONSTRAINT_FOREIGNKEY:
        return fail(db, CHAMBER_E_REFUSED, "constraint_reference");
    default:
        return fail(db, CHAMBER_E_REFUSED, "constraint");
    }
}

static bool no_space(int error)
{
    return error == ENOSPC || error == EDQUOT || error == EFBIG;
}

/* SQLite knows ENOSPC only; a quota and a limit on files are seen by errno, which its callers set
 * to 0 before. */
static int report_io(struct chamber_db *db, int rc, const char *path)
{
    if (rc == SQLITE_IOERR_NOMEM)
        return fail_memory(db);
    if ((rc & 0xff) == SQLITE_FULL || no_space(errno))
        return fail(db, CHAMBER_E_IO, "disk_full");
    if (rc == SQLITE_IOERR_READ || rc == SQLITE_IOERR_SHORT_READ || rc == SQLITE_IOERR_CORRUPTFS)
        return fail(db, CHAMBER_E_IO, "io_read", path);
    return fail(db, CHAMBER_E_IO, "io_write", path);
}

int report_sqlite(struct chamber_db *db, sqlite3 *sql, int rc)
{
    const char *words = sql ? sqlite3_errmsg(sql) : sqlite3_errstr(rc);
    const char *path = db->path ? db->path : "";
    switch (rc & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL:
        if (db->interrupted)
            return fail(db, CHAMBER_E_INTERRUPTED, "interrupted");
        return fail(db, CHAMBER_E_BUSY, "busy");
    case SQLITE_CONSTRAINT:
        return report_constraint(db, rc, words);
    case SQLITE_CORRUPT:
    case SQLITE_FORMAT:
        return fail(db, CHAMBER_E_DATABASE, "database_damaged", path);
    case SQLITE_NOTADB:
        return fail(db, CHAMBER_E_DATABASE, "database_unreadable", path);
    case SQLITE_FULL:
    case SQLITE_IOERR:
        return report_io(db, rc, path);
    case SQLITE_READONLY:
        return fail(db, CHAMBER_E_IO, "io_write", path);
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
    case SQLITE_NOLFS:
        return fail(db, CHAMBER_E_IO, "io_open", path);
    case SQLITE_NOMEM:
        return fail_memory(db);
    case SQLITE_INTERRUPT:
        return fail(db, CHAMBER_E_INTERRUPTED, "interrupted");
    case SQLITE_TOOBIG:
        return fail(db, CHAMBER_E_REFUSED, "too_large");
    default:
        if (db->older)
            return fail(db, CHAMBER_E_REFUSED, "database_older", path); /* lacks what was asked */
        return fail(db, CHAMBER_E_DATABASE, "statement_unfit", words);
    }
}

int report_system(struct chamber_db *db, const char *id, const char *path)
{
    if (errno == ENOMEM)
        return fail_memory(db);
    if (no_space(errno))
        return fail(db, CHAMBER_E_IO, "disk_full");
    return fail(db, CHAMBER_E_IO, id, path);
}

int report_exec(struct chamber_db *db, sqlite3 *sql, const char *text)
{
    errno = 0;
    int rc = sqlite3_exec(sql, text, NULL, NULL, NULL);
    return rc == SQLITE_OK ? CHAMBER_OK : report_sqlite(db, sql, rc);
}
