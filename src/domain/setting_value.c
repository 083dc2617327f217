/* SPDX-License-Identifier: MIT */
/* Which value of a setting holds on a day. */
#include <chamber/setting.h>

#include "base/str.h"
#include "record/record.h"
#include "store/stmt.h"

int chamber_setting_value(struct chamber_db *db, const char *name, const char *on, char **value)
{
    const char *day;
    int rc = day_given(db, on, &day);
    if (rc < 0)
        return rc;
    CLEAN_STMT struct stmt *st = stmt_named(db, SQL_SETTING_IN_FORCE);
    stmt_bind_text(st, ":name", name);
    stmt_bind_text(st, ":day", day);
    rc = stmt_step(st);
    if (rc < 0)
        return rc;
    char *found = rc == CHAMBER_ROW ? str_copy(stmt_text(st, 0)) : NULL;
    if (rc == CHAMBER_ROW && !found)
        return fail_memory(db);
    *value = found;
    return CHAMBER_OK;
}
