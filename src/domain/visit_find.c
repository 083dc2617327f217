/* SPDX-License-Identifier: MIT */
#include "domain/visit_find.h"

#include <chamber/enterprise.h>

#include <string.h>

#include "base/date.h"
#include "base/utf8.h"
#include "record/record.h"
#include "record/value.h"
#include "store/stmt.h"

enum { DAY_BYTES_MAX = 40 };

/* The longest beginning that is a day, in any form, with the name that follows. */
static bool split(const char *text, const char *today, struct date *day, const char **name)
{
    char head[DAY_BYTES_MAX + 1];
    bool found = false;
    const char *at = text;
    while (utf8_next(&at) && *at && at - text <= DAY_BYTES_MAX) {
        size_t length = (size_t)(at - text);
        struct date parsed;
        memcpy(head, text, length);
        head[length] = '\0';
        if (date_parse(head, today, &parsed) == DATE_OK) {
            *day = parsed;
            *name = at;
            found = true;
        }
    }
    return found;
}

static int visits_of(struct chamber_db *db, chamber_id enterprise, const char *day,
                     struct chamber_ids *found)
{
    CLEAN_STMT struct stmt *st = stmt_named(db, SQL_VISIT_OF_DAY);
    int rc;
    stmt_bind_int(st, ":enterprise", enterprise);
    stmt_bind_text(st, ":day", day);
    while ((rc = stmt_step(st)) == CHAMBER_ROW)
        if (!ids_add(found, stmt_int(st, 0)))
            return fail_memory(db);
    return rc;
}

int visit_find(struct chamber_db *db, const char *text, struct chamber_ids *found)
{
    struct date day;
    const char *name;
    chamber_id enterprise = 0;
    if (!utf8_valid(text, strlen(text)) || !split(text, chamber_today(db), &day, &name))
        return CHAMBER_OK;
    if (*name == '+')
        name++;
    int rc = chamber_enterprise_find(db, name, CHAMBER_WHOLE, &enterprise);
    if (rc == CHAMBER_E_NOT_FOUND || rc == CHAMBER_E_AMBIGUOUS)
        return CHAMBER_OK; /* it names no visit */
    return rc == CHAMBER_OK ? visits_of(db, enterprise, day.text, found) : rc;
}
