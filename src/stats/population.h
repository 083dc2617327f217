/* SPDX-License-Identifier: MIT */
/* The enterprises as of a day: the history of their membership and the dated fields that figures
 * are broken down by, in memory (about a hundred bytes each), so that visits and requests can ask
 * what an enterprise was on any day without a query. */
#ifndef STATS_POPULATION_H
#define STATS_POPULATION_H

#include "stats/figure.h"
#include "stats/span.h"

enum membership {
    MEMBERSHIP_PROSPECT,
    MEMBERSHIP_APPLICANT,
    MEMBERSHIP_MEMBER,
    MEMBERSHIP_SUSPENDED,
    MEMBERSHIP_LEFT
};

/* An event: from this day on the status was so. */
struct change {
    struct date on; /* "": before every day */
    enum membership status;
    chamber_id event;
};

struct enterprise {
    chamber_id id;
    size_t first; /* its changes in the population's array, in order */
    size_t change_count;
    word kind;
    word industry;
    word size;
    word place;
    bool party;
    /* what the visits of the period were to it */
    bool visited;
    bool in_person;
    struct date prospect_on; /* the first one while prospect or applicant; "": none */
};

struct population {
    struct enterprise *items; /* by id */
    size_t count;
    size_t capacity;
    struct change *changes;
    size_t change_count;
    size_t change_capacity;
};

/* Load all enterprises with what is dated by the as-of day of each span, the latest of these first:
 * `out` has room for as many. */
int population_load(struct chamber_db *db, const struct span *spans, size_t count,
                    struct pool *pool, struct population *out) MUST_CHECK;

void population_free(struct population *population);

/* The enterprise of that id, or NULL. */
struct enterprise *population_find(const struct population *population, chamber_id id);

/* Its status at the end of a day: that of the last change by then; before any, prospect. */
enum membership population_status(const struct population *population,
                                  const struct enterprise *enterprise, const char *day);

/* Whether that status counts as member. */
static inline bool is_member(enum membership status)
{
    return status == MEMBERSHIP_MEMBER || status == MEMBERSHIP_SUSPENDED;
}

/* Whether it is that of one who may still join. */
static inline bool is_prospect(enum membership status)
{
    return status == MEMBERSHIP_PROSPECT || status == MEMBERSHIP_APPLICANT;
}

#endif
