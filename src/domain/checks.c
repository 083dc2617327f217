/* SPDX-License-Identifier: MIT */
#include "domain/checks.h"

#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "record/record.h"
#include "store/stmt.h"

enum { YEAR_LEAST = 1900, YEAR_MOST = 2999 };

bool text_empty(const char *text)
{
    return !text || !*text;
}

bool day_after(const char *a, const char *b)
{
    return !text_empty(a) && !text_empty(b) && pdate_valid(a) && pdate_valid(b) && strcmp(a, b) > 0;
}

int check_not_future(struct chamber_db *db, const struct chamber_noun *noun, const char *field,
                     const char *day)
{
    if (!day_after(day, chamber_today(db)))
        return CHAMBER_OK;
    return record_fail(db, CHAMBER_E_REFUSED, noun, field, "day_in_future", chamber_today(db));
}

int check_order(struct chamber_db *db, const struct chamber_noun *noun, const char *field,
                const char *from, const char *until)
{
    if (!day_after(from, until) || strncmp(from, until, strlen(until)) == 0)
        return CHAMBER_OK;
    return record_fail(db, CHAMBER_E_REFUSED, noun, field, "end_before_start", until, from);
}

int warn_of_other(struct chamber_db *db, const struct chamber_noun *noun, struct stmt *st)
{
    char number[24];
    int rc = stmt_step(st);
    if (rc != CHAMBER_ROW)
        return rc;
    snprintf(number, sizeof(number), "%lld", (long long)stmt_int(st, 0));
    store_warn(db, "overlaps_other", record_noun_called(db, noun), number);
    return CHAMBER_OK;
}

int check_year(struct chamber_db *db, const struct chamber_noun *noun, const char *field,
               struct chamber_int year)
{
    if (!year.given || (year.value >= YEAR_LEAST && year.value <= YEAR_MOST))
        return CHAMBER_OK;
    return record_fail(db, CHAMBER_E_REFUSED, noun, field, "no_such_year");
}

const char *word_of(const struct chamber_db *db, const struct chamber_word *words, const char *code)
{
    for (; words->code; words++)
        if (strcmp(words->code, code) == 0)
            return chamber_get_language(db) == CHAMBER_EN ? words->en : words->zh;
    return code;
}
