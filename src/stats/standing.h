/* SPDX-License-Identifier: MIT */
/* How a request stood on the as-of day, folded from its steps in their order. */
#ifndef STATS_STANDING_H
#define STATS_STANDING_H

#include "stats/figure.h"
#include "stats/span.h"

struct standing {
    uint32_t status; /* the fact that says it: REQUEST_OPEN, REQUEST_RESOLVED ... */
    bool open_at_start;
    bool reopened;
    struct date resolved_on; /* of the resolution in force */
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

/* What a step says; NULL: nothing of that. */
struct step {
    const char *happened_on; /* NULL: before every day */
    const char *status;      /* the one it left */
    const char *department;
    const char *due_on;
    const char *satisfaction;
};

/* Add the next step. */
void standing_add(struct standing *now, const struct span *span, struct pool *pool,
                  const struct step *step);

/* What is true of the request, apart from its enterprises. */
uint32_t standing_facts(const struct standing *now, const struct span *span, const char *raised_on);

#endif
