/* SPDX-License-Identifier: MIT */
/* Those who are due at the meetings of a body on a day, and how they fared at earlier ones. */
#ifndef DOMAIN_ROSTER_H
#define DOMAIN_ROSTER_H

#include <chamber/activity.h>
#include <chamber/body.h>

#include "base/map.h"
#include "record/view.h"

/* How one stood at the last meetings: at how many they were due, and of these absent, excused,
 * without a record; and the day of the last one ever at which they came. */
struct roster_standing {
    int64_t due, missed, excused, unknown;
    char last_came_on[11]; /* "": none */
};

/* Rows of the library's own (struct chamber_activity_roster_row), in the order of the roster: by
 * rank, members by their number. */
struct roster {
    struct view_rows rows;
    bool members;                      /* the enterprises are due, not persons */
    struct map by_person;              /* the row of a person */
    struct map by_enterprise;          /* and of an enterprise without one */
    struct roster_standing *standings; /* of each row, in that order; after roster_look_back() */
};

#define ROSTER_EMPTY                                                                               \
    {                                                                                              \
        .rows = {.noun = &chamber_activity_roster_row_noun }                                       \
    }

/* How meetings are looked back on, if nobody says. */
enum { ROSTER_LAST = 3 };

/* A row, from 0; it moves when the next is added. */
static inline struct chamber_activity_roster_row *roster_row(const struct roster *roster, size_t n)
{
    return (struct chamber_activity_roster_row *)roster->rows.items + n;
}

/* Fill an empty roster: for a body of posts the persons who hold one of its roles on that day, each
 * once, with all of these roles; for one of all members the enterprises that are member or
 * suspended on that day. Persons and enterprises are not named yet. */
int roster_due(struct chamber_db *db, const struct chamber_body *body, const char *day,
               struct roster *roster) MUST_CHECK;

/* Put down what was noted at an activity, in the rows of those due and below them in rows of
 * others. One person or enterprise has one row, in which the best state noted of them counts: came,
 * else excused, else absent. An enterprise that is due came if anybody came for it. */
int roster_note(struct chamber_db *db, chamber_id activity, struct roster *roster) MUST_CHECK;

/* The last meetings of a body before an activity. */
struct roster_past {
    chamber_id body;
    const char *day;     /* of the activity */
    chamber_id activity; /* of meetings on that day, those of a lower number count */
    int64_t last;        /* at most so many; 0: ROSTER_LAST */
};

/* Find out how those due stood at these meetings. */
int roster_look_back(struct chamber_db *db, const struct roster_past *past,
                     struct roster *roster) MUST_CHECK;

void roster_free(struct roster *roster);

#endif
