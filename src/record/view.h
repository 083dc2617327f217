/* SPDX-License-Identifier: MIT */
/* Answers that are no stored records, delivered by a cursor like them. A view is a field table with
 * `.view = true`; its rows come from the query `.source`, or are worked out in C. */
#ifndef RECORD_VIEW_H
#define RECORD_VIEW_H

#include "record/record.h"
#include "store/stmt.h"

/* A parameter of the query: a text, or if that is NULL a number. */
struct view_value {
    const char *name; /* ":months"; NULL ends a list */
    const char *text;
    int64_t number;
};

/* Begin a pass over those rows of the noun's query that a list asks for (NULL: every row), in the
 * noun's `order` (over the row `t`), else by id. :as_of is the list's, today if it has none;
 * refused if it is no day. `values` may be NULL. References need only the id: they are named by the
 * engine.
 */
int view_open_list(struct chamber_db *db, const struct chamber_noun *noun,
                   const struct chamber_list *list, const struct view_value *values,
                   struct chamber_cursor **cursor) MUST_CHECK;

/* Rows that are worked out: structs of the noun, one after the other, with all they own. Begins as
 * {.noun = ...}. */
struct view_rows {
    const struct chamber_noun *noun;
    void *items;
    size_t count, capacity;
};

/* Another row at the end, zeroed and owned by the rows; NULL if memory ran out. It moves when the
 * next is added. */
void *view_rows_add(struct view_rows *rows);

/* A row by its place, from 0. */
static inline void *view_row(const struct view_rows *rows, size_t i)
{
    return (char *)rows->items + i * rows->noun->size;
}

/* Add the rows of a pass; closes it, also when it fails. */
int view_rows_read(struct chamber_db *db, struct view_rows *rows,
                   struct chamber_cursor *cursor) MUST_CHECK;

void view_rows_clear(struct view_rows *rows);
#define CLEAN_VIEW_ROWS CLEAN(view_rows_clear)

/* Begin a pass over the rows. Takes them over, also when it fails: none are left. References must
 * be named already (view_name()). */
int view_open_rows(struct chamber_db *db, struct view_rows *rows,
                   struct chamber_cursor **cursor) MUST_CHECK;

/* What a record was called on a day (NULL: today) in its noun's label (not its caption), into an
 * owned member; nothing for id 0. */
int view_name(struct chamber_db *db, const struct chamber_noun *noun, chamber_id id,
              const char *as_of, const char **member) MUST_CHECK;

#endif
