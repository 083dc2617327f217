/* SPDX-License-Identifier: MIT */
#include "domain/visit_find.h"

#include <chamber/enterprise.h>

#include <string.h>

#include "base/utf8.h"
#include "domain/named_day.h"
#include "record/record.h"
#include "record/value.h"
#include "store/stmt.h"

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
    if (!utf8_valid(text, strlen(text)) || !day_before_name(text, chamber_today(db), &day, &name))
        return CHAMBER_OK;
    int rc = chamber_enterprise_find(db, name, CHAMBER_WHOLE, &enterprise);
    if (rc == CHAMBER_E_NOT_FOUND || rc == CHAMBER_E_AMBIGUOUS)
        return CHAMBER_OK; /* it names no visit */
    return rc == CHAMBER_OK ? visits_of(db, enterprise, day.text, found) : rc;
}
