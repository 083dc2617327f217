/* SPDX-License-Identifier: MIT */
/* What views use of cursors. */
#ifndef RECORD_CURSOR_H
#define RECORD_CURSOR_H

#include "record/record.h"
#include "store/stmt.h"

/* The statement of a pass that has not begun, to bind more; the cursor's own. */
struct stmt *cursor_statement(struct chamber_cursor *cursor);

/* A pass over an array of records, both taken over (view.h). */
int cursor_of_records(struct chamber_db *db, const struct chamber_noun *noun, void *records,
                      size_t count, struct chamber_cursor **cursor) MUST_CHECK;

#endif
