/* SPDX-License-Identifier: MIT */
/* Those who are due at the meetings of a body on a day, and how they fared at earlier ones. */
#ifndef DOMAIN_ROSTER_H
#define DOMAIN_ROSTER_H

#include <chamber/activity.h>
#include <chamber/body.h>

#include "base/cleanup.h"

/* Rows of the library's own, in the order of the roster: by rank, members by their number. */
struct roster {
    struct chamber_roster_row *rows;
    size_t count, capacity;
    bool members; /* the enterprises are due, not persons */
};

/* How meetings are looked back on, if nobody says. */
enum { ROSTER_LAST = 3 };

/* Fill an empty roster: for a body of posts the persons who hold one of its roles on that day, each
 * once, with all of these roles; for one of all members the enterprises that are member or
 * suspended on that day. Persons and enterprises are not named yet. */
int roster_due(struct chamber_db *db, const struct chamber_body *body, const char *day,
               struct roster *roster) MUST_CHECK;

/* Put down what was noted at an activity, in the rows of those due and below them in rows of
 * others. One person or enterprise has one row, in which the best state noted of them counts: came,
 * else excused, else absent. An enterprise that is due came if anybody came for it. */
int roster_note(struct chamber_db *db, chamber_id activity, struct roster *roster) MUST_CHECK;

/* A new empty row at the end, owned by the roster; NULL: no memory. */
struct chamber_roster_row *roster_add(struct roster *roster);

void roster_free(struct roster *roster);

/* The last meetings of a body before an activity. */
struct roster_past {
    chamber_id body;
    const char *day;     /* of the activity */
    chamber_id activity; /* of meetings on that day, those of a lower number count */
    int64_t last;        /* at most so many; 0: ROSTER_LAST */
};

/* At how many of them one was due, and of these absent, excused, without a record; and the day of
 * the last one ever at which they came. */
struct roster_standing {
    int64_t due, missed, excused, unknown;
    char last_came_on[11]; /* "": none */
};

/* How a row's person, or of `members` its enterprise, stands. */
int roster_standing(struct chamber_db *db, const struct roster_past *past, bool members,
                    const struct chamber_roster_row *row,
                    struct roster_standing *standing) MUST_CHECK;

#endif
