/* SPDX-License-Identifier: MIT */
#include "record/view.h"

#include <stdlib.h>
#include <string.h>

#include "record/compose.h"
#include "record/cursor.h"
#include "record/row.h"

int view_open_list(struct chamber_db *db, const struct chamber_noun *noun,
                   const struct chamber_list *list, const struct view_value *values,
                   struct chamber_cursor **cursor)
{
    struct chamber_list asked = list ? *list : (struct chamber_list){0};
    const char *as_of;
    int rc = day_given(db, asked.as_of, &as_of);
    if (rc < 0)
        return rc;
    asked.as_of = NULL; /* a view has no history of its own: its query sees to the day */
    rc = chamber_cursor_open(db, noun, &asked, cursor);
    if (rc < 0)
        return rc;
    struct stmt *st = cursor_statement(*cursor);
    stmt_bind_text(st, ":as_of", as_of);
    for (; values && values->name; values++) {
        if (values->text)
            stmt_bind_text(st, values->name, values->text);
        else
            stmt_bind_int(st, values->name, values->number);
    }
    return CHAMBER_OK;
}

void *view_rows_add(struct view_rows *rows)
{
    size_t size = rows->noun->size;
    if (rows->count == rows->capacity) {
        size_t capacity = rows->capacity ? rows->capacity * 2 : 16;
        void *items = reallocarray(rows->items, capacity, size);
        if (!items)
            return NULL;
        rows->items = items;
        rows->capacity = capacity;
    }
    return memset(view_row(rows, rows->count++), 0, size);
}

int view_rows_read(struct chamber_db *db, struct view_rows *rows, struct chamber_cursor *cursor)
{
    int rc = CHAMBER_ROW;
    while (rc == CHAMBER_ROW) {
        void *row = view_rows_add(rows);
        rc = row ? chamber_cursor_next(cursor, row) : fail_memory(db);
    }
    if (rc == CHAMBER_OK) /* the last was not filled in */
        chamber_record_clear(rows->noun, view_row(rows, --rows->count));
    chamber_cursor_close(cursor);
    return rc;
}

void view_rows_clear(struct view_rows *rows)
{
    for (size_t i = 0; i < rows->count; i++)
        chamber_record_clear(rows->noun, view_row(rows, i));
    free(rows->items);
    *rows = (struct view_rows){.noun = rows->noun};
}

int view_open_rows(struct chamber_db *db, struct view_rows *rows, struct chamber_cursor **cursor)
{
    const struct view_rows taken = *rows;
    *rows = (struct view_rows){.noun = taken.noun};
    return cursor_of_records(db, taken.noun, taken.items, taken.count, cursor);
}

int view_name(struct chamber_db *db, const struct chamber_noun *noun, chamber_id id,
              const char *as_of, const char **member)
{
    if (!id)
        return CHAMBER_OK;
    CLEAN_STMT struct stmt *st = stmt_composed(db, sql_label_of, noun, NULL);
    stmt_bind_int(st, ":id", id);
    stmt_bind_text(st, ":as_of", as_of ? as_of : chamber_today(db));
    int rc = stmt_step(st);
    return rc == CHAMBER_ROW ? record_set_text(db, member, stmt_text(st, 0)) : rc;
}
