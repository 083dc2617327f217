/* SPDX-License-Identifier: MIT */
/* How a request stood on the as-of day, folded from its steps in their order. */
#ifndef STATS_STANDING_H
#define STATS_STANDING_H

#include "stats/figure.h"
#include "stats/span.h"
#include "store/stmt.h"

struct standing {
    /* by the statuses of its steps */
    uint32_t status; /* the fact that says it: REQUEST_OPEN, REQUEST_RESOLVED ... */
    bool open_at_start;
    bool reopened;
    struct date resolved_on; /* of the resolution in force */
    /* by what else its steps say */
    struct date due_on;
    struct date first_due_on;
    struct date due_then; /* the due date in force when it was resolved */
    word department;
    uint32_t rating; /* REQUEST_RATED, and REQUEST_SATISFIED */
};

/* Before any step. */
static inline struct standing standing_new(void)
{
    return (struct standing){.status = REQUEST_OPEN, .open_at_start = true};
}

/* Add the status that a step left on a day (NULL: before every day). */
void standing_add(struct standing *now, const struct span *span, const char *day,
                  const char *status);

/* Read what else the steps say: due dates, department, rating. `st` is requests_details, kept by
 * the caller for all requests. */
int standing_details(struct standing *now, const struct span *span, struct pool *pool,
                     struct stmt *st, chamber_id request) MUST_CHECK;

/* What is true of the request, apart from its enterprises. */
uint32_t standing_facts(const struct standing *now, const struct span *span, const char *raised_on);

#endif
