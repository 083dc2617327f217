/* SPDX-License-Identifier: MIT */
/* Days counted from a day, with the holidays and make-up days that are settings. */
#include <chamber/calendar.h>

#include "base/date.h"
#include "base/str.h"
#include "record/record.h"
#include "store/stmt.h"

enum { COUNT_MOST = 10000, SATURDAY = 6 };

static int check(struct chamber_db *db, const char **from, int64_t count)
{
    int rc = day_given(db, *from, from);
    return rc < 0 || (count >= 1 && count <= COUNT_MOST)
               ? rc
               : fail(db, CHAMBER_E_REFUSED, "days_count");
}

/* Whether the day is worked: by the settings, else by the weekday. */
static int is_worked(struct chamber_db *db, const char *day, bool *worked)
{
    CLEAN_STMT struct stmt *st = stmt_named(db, SQL_SETTING_CALENDAR_OF);
    stmt_bind_text(st, ":day", day);
    int rc = stmt_step(st);
    if (rc < 0)
        return rc;
    *worked = rc == CHAMBER_ROW ? stmt_int(st, 0) : date_weekday(day) < SATURDAY;
    return CHAMBER_OK;
}

static int hand_out(struct chamber_db *db, const struct date *at, char **day)
{
    if (!*at->text)
        return fail(db, CHAMBER_E_REFUSED, "day_past_calendar");
    char *copy = str_copy(at->text);
    if (!copy)
        return fail_memory(db);
    *day = copy;
    return CHAMBER_OK;
}

int chamber_day_after(struct chamber_db *db, const char *from, int64_t count, char **day)
{
    struct date at = {0};
    int rc = check(db, &from, count);
    if (rc < 0)
        return rc;
    date_add_days(from, count, &at);
    return hand_out(db, &at, day);
}

int chamber_workday_after(struct chamber_db *db, const char *from, int64_t count, char **day)
{
    struct date at = {0};
    int rc = check(db, &from, count);
    if (rc == CHAMBER_OK)
        date_add_days(from, 0, &at);
    while (rc == CHAMBER_OK && count > 0) {
        bool worked = false;
        date_add_days(at.text, 1, &at);
        if (!*at.text)
            break;
        rc = is_worked(db, at.text, &worked);
        count -= worked ? 1 : 0;
    }
    return rc < 0 ? rc : hand_out(db, &at, day);
}
