/* SPDX-License-Identifier: MIT */
/* A whole database from one file: a sheet per noun, each taking the one road, in the order in which
 * they refer to each other. Into a database that holds only what it was made with, the records are
 * kept as they were, with their numbers; into another they come as single imports. */
#ifndef EXCHANGE_WHOLE_H
#define EXCHANGE_WHOLE_H

#include "exchange/import.h"

enum { WHOLE_SHEETS_MAX = 40 };

struct whole_sheet {
    const struct chamber_noun *noun;
    char *name;  /* in the file */
    char *where; /* for messages: the file and the sheet */
    struct import *import;
    uint64_t later;   /* fields that refer to nouns that come after this one */
    struct map added; /* id of a new record -> its row */
};

struct whole {
    struct chamber_db *db;
    const char *path;
    struct chamber_import how; /* of each sheet */
    struct whole_sheet sheets[WHOLE_SHEETS_MAX];
    size_t count;
    size_t order[WHOLE_SHEETS_MAX]; /* places of the sheets, what is referred to first */
    char **others;                  /* names of the sheets that are left out */
    size_t other_count;
    char sha256[SHA256_TEXT_SIZE];
    bool empty; /* the database held only what it was made with */
};

/* The sheet of a noun; NULL: the file has none. */
struct whole_sheet *whole_sheet_of(struct whole *whole, const struct chamber_noun *noun);

/* Whether this import added the record, and its row. */
struct row *whole_added(const struct whole_sheet *sheet, chamber_id id);

/* whole_read.c: the file's sheets. CHAMBER_E_DATA if there are none, or two of a noun. */
int whole_read(struct whole *whole) MUST_CHECK;

/* whole_order.c: the order of the sheets, and which fields have to wait. */
void whole_order(struct whole *whole);
/* Leave the columns of those fields alone, or read them after all: CHAMBER_E_DATA if cells are bad.
 */
void whole_put_off(struct whole_sheet *sheet);
int whole_read_later(struct whole_sheet *sheet) MUST_CHECK;

/* whole_seeds.c: make the records the database was made with those of the sheet: changed, or
 * gone. */
int whole_seeds(struct whole *whole, struct whole_sheet *sheet) MUST_CHECK;

/* whole_events.c: the histories of the records that were added; the others' must be the same. */
int whole_events(struct whole *whole, struct whole_sheet *sheet) MUST_CHECK;

/* whole_facts.c: what dated fields were. */
int whole_facts(struct whole *whole, struct whole_sheet *sheet) MUST_CHECK;

#endif
