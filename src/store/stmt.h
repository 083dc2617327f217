/* SPDX-License-Identifier: MIT */
/* Statements: prepared once per handle, kept, bound by name, read by column number.
 *
 *     CLEAN_STMT struct stmt *st = stmt_named(db, SQL_VISIT_LAST);
 *     stmt_bind_int(st, ":enterprise", id);
 *     while ((rc = stmt_step(st)) == CHAMBER_ROW)
 *         use(stmt_text(st, 0));
 *     if (rc < 0) return rc;
 *
 * A failure of preparing or binding is kept in the statement and returned by the first step, so a
 * caller checks in one place. A NULL statement (memory ran out) is fine everywhere. */
#ifndef STORE_STMT_H
#define STORE_STMT_H

#include "sql.h" /* generated: enum sql_name, one value per named query of the .sql files */
#include "store/db.h"

struct stmt;

/* The statement of that text; cached by the text. If the cached one is in use, a fresh one. */
struct stmt *stmt_sql(struct chamber_db *db, const char *sql);

/* The statement whose text `compose` makes of a noun and, maybe, a field: composed the first time
 * only. The same composer makes the same text of the same two. */
struct chamber_noun;
struct chamber_field;
typedef void stmt_composer(struct str *out, const struct chamber_noun *noun,
                           const struct chamber_field *field);
struct stmt *stmt_composed(struct chamber_db *db, stmt_composer *compose,
                           const struct chamber_noun *noun, const struct chamber_field *field);

/* The statement of a named query. */
struct stmt *stmt_named(struct chamber_db *db, enum sql_name name);

/* The text of a named query or fragment. Constant. */
const char *sql_text(enum sql_name name);

/* Bind by name (":id"). A name that the statement does not have is passed over: queries share
 * parameter sets. One that it has and that is not bound, be it to NULL, fails the first step. Texts
 * are copied by SQLite. */
void stmt_bind_int(struct stmt *st, const char *name, int64_t value);
void stmt_bind_text(struct stmt *st, const char *name, const char *text); /* NULL binds NULL */
void stmt_bind_blob(struct stmt *st, const char *name, const void *bytes, size_t length);

/* Bind by number, from 1; a number out of range is a mistake and fails the statement. */
void stmt_bind_int_at(struct stmt *st, int n, int64_t value);
void stmt_bind_text_at(struct stmt *st, int n, const char *text);
void stmt_bind_null_at(struct stmt *st, int n);

/* CHAMBER_ROW, CHAMBER_OK at the end, or the failure (recorded in the handle, mapped: busy,
 * conflict, damaged, full ...). */
int stmt_step(struct stmt *st) MUST_CHECK;

/* Whether memory sufficed for all that was read of a row: CHAMBER_OK, or what the next step says.
 */
int stmt_whole(const struct stmt *st) MUST_CHECK;

/* Step until the end and rewind: for statements without rows. */
int stmt_run(struct stmt *st) MUST_CHECK;

/* Columns from 0; texts are borrowed until the next step. */
bool stmt_is_null(struct stmt *st, int column);
int64_t stmt_int(struct stmt *st, int column);
const char *stmt_text(struct stmt *st, int column); /* NULL for NULL */
const void *stmt_blob(struct stmt *st, int column, size_t *length);

/* Rewind and forget what was bound, keeping the statement for more use by the same holder. */
void stmt_reset(struct stmt *st);

/* Give it back to the cache. NULL is fine. */
void stmt_done(struct stmt *st);
static inline void stmt_clean(struct stmt **st)
{
    stmt_done(*st);
}
#define CLEAN_STMT CLEAN(stmt_clean)

/* The row id of the last INSERT on this handle, and the rows changed by the last statement. */
chamber_id store_last_id(struct chamber_db *db);
int64_t store_changed(struct chamber_db *db);

#endif
