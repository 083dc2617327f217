/* SPDX-License-Identifier: MIT */
/* Folding steps. Statuses are read for all requests, from an index alone; what else steps say is
 * read only where a figure needs it: of requests of the period, and of open ones. */
#include "stats/standing.h"

/* Columns of requests_details. */
enum { HAPPENED_ON, STATUS, DEPARTMENT, DUE_ON, SATISFACTION };

static uint32_t status_fact(const char *status)
{
    static const struct {
        const char *status;
        uint32_t fact;
    } facts[] = {
        {"resolved", REQUEST_RESOLVED}, {"closed", REQUEST_RESOLVED},
        {"declined", REQUEST_DECLINED}, {"withdrawn", REQUEST_WITHDRAWN},
        {"merged", REQUEST_MERGED},
    };
    for (size_t i = 0; i < COUNT_OF(facts); i++)
        if (strcmp(facts[i].status, status) == 0)
            return facts[i].fact;
    return REQUEST_OPEN;
}

static bool counts_by(const struct span *span, const char *day)
{
    return day == NULL || strcmp(day, span->as_of.text) <= 0;
}

/* A resolution is in force from the day its status was entered until it is left; from an end back
 * to open there is only one step, reopen. */
void standing_add(struct standing *now, const struct span *span, const char *day,
                  const char *status)
{
    if (!counts_by(span, day))
        return;
    uint32_t next = status_fact(status);
    if (next == REQUEST_OPEN && now->status != REQUEST_OPEN)
        now->reopened = true;
    if (next == REQUEST_RESOLVED && now->status != REQUEST_RESOLVED)
        day_set(&now->resolved_on, day);
    now->status = next;
    if (day == NULL || strcmp(day, span->from.text) < 0)
        now->open_at_start = next == REQUEST_OPEN;
}

static void add_details(struct standing *now, struct pool *pool, struct stmt *st)
{
    const char *department = stmt_text(st, DEPARTMENT);
    const char *due_on = stmt_text(st, DUE_ON);
    const char *satisfaction = stmt_text(st, SATISFACTION);
    if (department != NULL)
        now->department = pool_word(pool, department);
    if (due_on != NULL) {
        day_set(&now->due_on, due_on);
        if (now->first_due_on.text[0] == '\0')
            now->first_due_on = now->due_on;
    }
    if (satisfaction != NULL)
        now->rating = strcmp(satisfaction, "dissatisfied") == 0 ? REQUEST_RATED
                                                                : REQUEST_RATED | REQUEST_SATISFIED;
}

int standing_details(struct standing *now, const struct span *span, struct pool *pool,
                     struct stmt *st, chamber_id request)
{
    uint32_t before = REQUEST_OPEN;
    int rc;
    stmt_reset(st);
    stmt_bind_int(st, ":request", request);
    while ((rc = stmt_step(st)) == CHAMBER_ROW) {
        if (!counts_by(span, stmt_text(st, HAPPENED_ON)))
            continue;
        uint32_t status = status_fact(stmt_text(st, STATUS));
        add_details(now, pool, st);
        if (status == REQUEST_RESOLVED && before != REQUEST_RESOLVED)
            now->due_then = now->due_on;
        before = status;
    }
    return rc;
}

/* What is true of a resolved one. */
static uint32_t resolved_facts(const struct standing *now, const struct span *span)
{
    uint32_t facts = span_holds(span, now->resolved_on.text) ? REQUEST_HANDLED : 0;
    if (now->due_then.text[0] == '\0')
        return facts;
    facts |= REQUEST_DUE;
    if (strcmp(now->resolved_on.text, now->due_then.text) <= 0)
        facts |= REQUEST_ON_TIME;
    if (strcmp(now->resolved_on.text, now->first_due_on.text) <= 0)
        facts |= REQUEST_ON_TIME_ORIGINAL;
    return facts;
}

uint32_t standing_facts(const struct standing *now, const struct span *span, const char *raised_on)
{
    uint32_t facts = now->status | now->rating;
    if (now->status == REQUEST_RESOLVED)
        facts |= resolved_facts(now, span);
    if (span_holds(span, raised_on))
        facts |= REQUEST_RAISED;
    if (strcmp(raised_on, span->from.text) < 0 && now->open_at_start)
        facts |= REQUEST_CARRIED;
    if (now->status != REQUEST_WITHDRAWN && now->status != REQUEST_MERGED)
        facts |= REQUEST_STANDING;
    if (now->reopened)
        facts |= REQUEST_REOPENED;
    if (now->status == REQUEST_OPEN && now->due_on.text[0] != '\0' &&
        strcmp(now->due_on.text, span->as_of.text) < 0)
        facts |= REQUEST_OVERDUE;
    return facts;
}
