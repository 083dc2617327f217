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

/* The first entry not before `folded`. */
size_t names_search(const struct names *names, const char *folded);

/* Whether another record than `id` has that value in a field by which records are found: width,
 * brackets, case and blanks do not matter. */
int names_taken(struct chamber_db *db, const struct chamber_noun *noun,
                const struct chamber_field *field, const char *text, chamber_id id,
                chamber_id *holder) MUST_CHECK;

/* Keep what is known true: a new record's names are added, after any other write the noun's names
 * are forgotten. */
void names_added(struct chamber_db *db, const struct chamber_noun *noun, const void *record);
void names_forget(struct chamber_db *db, const struct chamber_noun *noun);

#endif
