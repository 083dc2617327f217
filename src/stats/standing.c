/* SPDX-License-Identifier: MIT */
#include "stats/standing.h"

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

static void add_details(struct standing *now, struct pool *pool, const struct step *step)
{
    if (step->department != NULL)
        now->department = pool_word(pool, step->department);
    if (step->due_on != NULL) {
        day_set(&now->due_on, step->due_on);
        if (now->first_due_on.text[0] == '\0')
            now->first_due_on = now->due_on;
    }
    if (step->satisfaction != NULL)
        now->rating = strcmp(step->satisfaction, "dissatisfied") == 0
                          ? REQUEST_RATED
                          : REQUEST_RATED | REQUEST_SATISFIED;
}

/* A resolution is in force from the day its status was entered until it is left; from an end back
 * to open there is only one step, reopen. */
void standing_add(struct standing *now, const struct span *span, struct pool *pool,
                  const struct step *step)
{
    const char *day = step->happened_on;
    if (!counts_by(span, day))
        return;
    add_details(now, pool, step);
    uint32_t next = status_fact(step->status);
    if (next == REQUEST_OPEN && now->status != REQUEST_OPEN)
        now->reopened = true;
    if (next == REQUEST_RESOLVED && now->status != REQUEST_RESOLVED) {
        day_set(&now->resolved_on, day);
        now->due_then = now->due_on;
    }
    now->status = next;
    if (day == NULL || strcmp(day, span->from.text) < 0)
        now->open_at_start = next == REQUEST_OPEN;
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
