/* SPDX-License-Identifier: MIT */
#include "record/view.h"

#include "base/date.h"
#include "record/compose.h"
#include "record/cursor.h"
#include "record/row.h"

int view_open(struct chamber_db *db, const struct chamber_noun *noun, const char *as_of,
              const struct view_value *values, struct chamber_cursor **cursor)
{
    struct chamber_cursor *made;
    int rc = chamber_cursor_open(db, noun, NULL, &made);
    if (rc < 0)
        return rc;
    struct stmt *st = cursor_statement(made);
    if (as_of)
        stmt_bind_text(st, ":as_of", as_of);
    for (; values && values->name; values++) {
        if (values->text)
            stmt_bind_text(st, values->name, values->text);
        else
            stmt_bind_int(st, values->name, values->number);
    }
    *cursor = made;
    return CHAMBER_OK;
}

int view_open_list(struct chamber_db *db, const struct chamber_noun *noun,
                   const struct chamber_list *list, struct chamber_cursor **cursor)
{
    struct chamber_list asked = list ? *list : (struct chamber_list){0};
    if (asked.as_of && !date_valid(asked.as_of))
        return fail(db, CHAMBER_E_REFUSED, "no_such_day", asked.as_of);
    asked.as_of = NULL; /* a view has no history of its own: its query sees to the day */
    int rc = chamber_cursor_open(db, noun, &asked, cursor);
    if (rc == CHAMBER_OK && list && list->as_of)
        stmt_bind_text(cursor_statement(*cursor), ":as_of", list->as_of);
    return rc;
}

int view_open_records(struct chamber_db *db, const struct chamber_noun *noun, void *records,
                      size_t count, struct chamber_cursor **cursor)
{
    return cursor_of_records(db, noun, records, count, cursor);
}

int view_name(struct chamber_db *db, const struct chamber_noun *noun, chamber_id id,
              const char **member)
{
    struct str sql = {0};
    if (!id)
        return CHAMBER_OK;
    sql_label_of(&sql, noun);
    CLEAN_STMT struct stmt *st = row_stmt(db, &sql);
    stmt_bind_int(st, ":id", id);
    stmt_bind_text(st, ":as_of", chamber_today(db));
    int rc = stmt_step(st);
    return rc == CHAMBER_ROW ? record_set_text(db, member, stmt_text(st, 0)) : rc;
}
