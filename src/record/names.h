/* SPDX-License-Identifier: MIT */
/* The names of a noun's records, folded, kept with the handle while they hold. */
#ifndef RECORD_NAMES_H
#define RECORD_NAMES_H

#include "record/record.h"

/* In which way an entry names its record. */
enum name_rank {
    NAME_NOW,    /* its name, code or number */
    NAME_FORMER, /* an earlier name */
    NAME_TAIL    /* a phone: only its tail finds, and only for reading */
};

/* What a lookup is after; each has those before it among its answers. */
enum name_width { NAMES_WHOLE, NAMES_PART, NAMES_READING };

struct name {
    char *folded;
    chamber_id id;
    const struct chamber_field *field;
    enum name_rank rank;
    bool tail; /* the last characters find it, for reading */
};

/* By what a record is named where a file is to name it: see find_name_for(). */
struct called {
    chamber_id id;
    char *label, *name;
};

struct names {
    const struct chamber_noun *noun;
    struct name *items; /* sorted by folded */
    size_t count;
    bool loaded;         /* else nobody asked for them all yet */
    unsigned lookups;    /* answered without loading them */
    struct names *found; /* by the last of these, and what it was after */
    char *asked;
    enum name_width width;
    int64_t epoch; /* store_epoch() when they were read */
    char today[11];
    struct called *called; /* each at the place of its id, the last one that asked */
    int64_t called_epoch;
    struct names *next;
};

/* At least all names that are the folded text, or have it as a part or their end, or are read like
 * it: all of the noun's where they are at hand or many were looked up, else those alone, read in
 * one scan. Borrowed from the handle until the next lookup. */
int names_among(struct chamber_db *db, const struct chamber_noun *noun, const char *folded,
                enum name_width width, const struct names **names) MUST_CHECK;

/* The names of a noun's records; borrowed from the handle until the next write. */
int names_of(struct chamber_db *db, const struct chamber_noun *noun,
             const struct names **names) MUST_CHECK;

/* Whether all names are at hand, so that looking one up reads nothing. */
bool names_at_hand(struct chamber_db *db, const struct chamber_noun *noun);

/* The first entry not before `folded`. */
size_t names_search(const struct names *names, const char *folded);

/* Whether another record than `id` has that value in a field by which records are found: width,
 * brackets, case and blanks do not matter. */
int names_taken(struct chamber_db *db, const struct chamber_noun *noun,
                const struct chamber_field *field, const char *text, chamber_id id,
                chamber_id *holder) MUST_CHECK;

/* What names_call() kept of a record of that label; NULL: nothing that still holds. Borrowed until
 * the next write. What cannot be kept for lack of memory is not. */
const char *names_called(struct chamber_db *db, const struct chamber_noun *noun, chamber_id id,
                         const char *label);
void names_call(struct chamber_db *db, const struct chamber_noun *noun, chamber_id id,
                const char *label, const char *name);

/* Keep what is known true: a new record's names are added, after any other write the noun's names
 * are forgotten. */
void names_added(struct chamber_db *db, const struct chamber_noun *noun, const void *record);
void names_forget(struct chamber_db *db, const struct chamber_noun *noun);

#endif
