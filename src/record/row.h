/* SPDX-License-Identifier: MIT */
/* Rows of the database to records and back. */
#ifndef RECORD_ROW_H
#define RECORD_ROW_H

#include "record/record.h"
#include "store/stmt.h"

/* Fill an owned record from a row of sql_select(). */
int row_load(struct chamber_db *db, const struct chamber_noun *noun, struct stmt *st,
             void *record) MUST_CHECK;

/* Bind one plain field to parameter n. */
void row_bind(struct stmt *st, int n, const struct chamber_field *field, const void *record);

/* Read one record, with or without the past (as_of NULL: now, dated values of today). */
int row_get(struct chamber_db *db, const struct chamber_noun *noun, chamber_id id,
            const char *as_of, void *record) MUST_CHECK;

/* Whether a record of that number is stored. */
int row_exists(struct chamber_db *db, const struct chamber_noun *noun, chamber_id id,
               bool *exists) MUST_CHECK;

/* Store the plain columns of a new record (with its id if it has one; else it gets one), or some
 * columns of a stored one. */
int row_insert(struct chamber_db *db, const struct chamber_noun *noun, void *record) MUST_CHECK;
int row_update(struct chamber_db *db, const struct chamber_noun *noun, const void *record,
               uint64_t fields) MUST_CHECK;

/* Replace a list field's child rows as a whole; fresh: there are none. */
int row_put_list(struct chamber_db *db, const struct chamber_noun *noun,
                 const struct chamber_field *field, const void *record, bool fresh) MUST_CHECK;

/* Remove the row, its lists and dated values. */
int row_delete(struct chamber_db *db, const struct chamber_noun *noun, chamber_id id) MUST_CHECK;

/* Remove all dated values of a field. */
int row_delete_facts(struct chamber_db *db, const struct chamber_noun *noun,
                     const struct chamber_field *field, chamber_id id) MUST_CHECK;

/* The statement of a composed text; the str is freed. */
struct stmt *row_stmt(struct chamber_db *db, struct str *sql);

#endif
