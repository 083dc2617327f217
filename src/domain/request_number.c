/* SPDX-License-Identifier: MIT */
/* The counter is no record: it is never taken back, so a number given is given for good. It moves
 * only when a request is stored; preparing one that is not stored in the end leaves it alone. */
#include "domain/request_number.h"

#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "domain/checks.h"
#include "record/record.h"
#include "store/stmt.h"

enum { YEAR_DIGITS = 4, COUNT_DIGITS_MIN = 3, COUNT_DIGITS_MAX = 9, NUMBER_SIZE = 32 };

/* The counter's part of a number that is written as numbers are; 0 if it is not. */
static int64_t count_of(const char *number)
{
    const char *digits = number + YEAR_DIGITS + 1;
    if (strspn(number, "0123456789") != YEAR_DIGITS || number[YEAR_DIGITS] != '-')
        return 0;
    size_t length = strlen(digits);
    bool padded = length > COUNT_DIGITS_MIN && digits[0] == '0';
    if (length < COUNT_DIGITS_MIN || length > COUNT_DIGITS_MAX || padded ||
        strspn(digits, "0123456789") != length)
        return 0;
    return strtoll(digits, NULL, 10);
}

static int next_number(struct chamber_db *db, struct chamber_request *request)
{
    CLEAN_STMT struct stmt *st = stmt_named(db, SQL_REQUEST_LAST_NUMBER);
    char number[NUMBER_SIZE];
    stmt_bind_int(st, ":year", strtoll(request->raised_on, NULL, 10));
    int rc = stmt_step(st);
    if (rc < 0)
        return rc;
    int64_t last = rc == CHAMBER_ROW ? stmt_int(st, 0) : 0;
    snprintf(number, sizeof(number), "%.4s-%03lld", request->raised_on, (long long)last + 1);
    return record_set_text(db, &request->number, number);
}

int request_number_prepare(struct chamber_db *db, struct chamber_request *request)
{
    const struct chamber_noun *noun = &chamber_request_noun;
    const char *number = request->number;
    if (text_empty(request->raised_on) || !date_valid(request->raised_on))
        return CHAMBER_OK; /* the engine refuses it */
    if (text_empty(number))
        return next_number(db, request);
    if (count_of(number) == 0)
        return record_fail(db, CHAMBER_E_REFUSED, noun, "number", "request_number_shape", number);
    if (strncmp(number, request->raised_on, YEAR_DIGITS) != 0)
        return record_fail(db, CHAMBER_E_REFUSED, noun, "number", "request_number_year", number,
                           request->raised_on);
    return CHAMBER_OK;
}

int request_number_in_year(struct chamber_db *db, const struct chamber_request *request)
{
    if (strncmp(request->number, request->raised_on, YEAR_DIGITS) == 0)
        return CHAMBER_OK;
    return record_fail(db, CHAMBER_E_REFUSED, &chamber_request_noun, "raised_on",
                       "request_raised_in_year", request->number);
}

int request_number_added(struct chamber_db *db, const struct chamber_request *request)
{
    CLEAN_STMT struct stmt *st = stmt_named(db, SQL_REQUEST_COUNT_ON);
    stmt_bind_int(st, ":year", strtoll(request->number, NULL, 10));
    stmt_bind_int(st, ":number", count_of(request->number));
    return stmt_run(st);
}
