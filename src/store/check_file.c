/* SPDX-License-Identifier: MIT */
/* Whether the database file is sound as SQLite sees it. */
#include "store/check.h"

#include "store/handle.h"
#include "store/schema.h"

enum { LINES_MAX = 100 };

/* "row 3 missing from index ...": in SQLite's own words, whatever the language. */
static int take_line(const struct finder *finder, const char *line)
{
    const struct found found = {.kind = "damaged", .noun = "database", .arg = {line}};
    return str_same(line, "ok") ? CHAMBER_OK : finder_take(finder, &found);
}

static int check_pages(struct chamber_db *db, const struct finder *finder)
{
    CLEAN_STMT struct stmt *st = stmt_sql(db, "PRAGMA integrity_check(100)");
    int rc;
    while ((rc = stmt_step(st)) == CHAMBER_ROW)
        if ((rc = take_line(finder, stmt_text(st, 0))) < 0)
            return rc;
    return rc;
}

int store_check_file(struct chamber_db *db, const struct finder *finder)
{
    int rc = check_pages(db, finder);
    if (rc < 0)
        return rc;
    CLEAN_STMT struct stmt *st = stmt_sql(db, "PRAGMA foreign_key_check");
    for (int n = 0; rc >= 0 && n < LINES_MAX && (rc = stmt_step(st)) == CHAMBER_ROW; n++) {
        const char *table = stmt_text(st, 0);
        const struct found found = {.kind = "dangling",
                                    .noun = table,
                                    .record = stmt_int(st, 1),
                                    .arg = {table, stmt_text(st, 2)}};
        rc = finder_take(finder, &found);
    }
    return rc < 0 ? rc : CHAMBER_OK;
}

int store_check_tables(struct chamber_db *db, const struct finder *finder)
{
    int rc = store_check_schema(db);
    if (rc != CHAMBER_E_DATABASE || !str_same(db->error.shown.message, "database_altered"))
        return rc;
    CLEAN_FREE char *what = str_copy(db->error.args[1]);
    const struct found found = {.kind = "altered", .noun = "database", .arg = {what}};
    error_reset(&db->error);
    return what ? finder_take(finder, &found) : fail_memory(db);
}
