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

/* Begin a pass over the rows of the noun's query, in its noun's `order` (over the row `t`), else by
 * id. :as_of is `as_of`, today if NULL. References need only the id: they are named by the engine.
 */
int view_open(struct chamber_db *db, const struct chamber_noun *noun, const char *as_of,
              const struct view_value *values, struct chamber_cursor **cursor) MUST_CHECK;

/* As view_open(), of the rows that a list asks for (as_of too); NULL: every row, today. */
int view_open_list(struct chamber_db *db, const struct chamber_noun *noun,
                   const struct chamber_list *list, struct chamber_cursor **cursor) MUST_CHECK;

/* Begin a pass over an array of the noun's records made with malloc(), their texts owned. Takes
 * both over, also when it fails. References must be named already (view_name()). */
int view_open_records(struct chamber_db *db, const struct chamber_noun *noun, void *records,
                      size_t count, struct chamber_cursor **cursor) MUST_CHECK;

/* What a record is called in its noun's label (not its caption), into an owned member; nothing for
 * id 0. */
int view_name(struct chamber_db *db, const struct chamber_noun *noun, chamber_id id,
              const char **member) MUST_CHECK;

#endif
