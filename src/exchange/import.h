/* SPDX-License-Identifier: MIT */
/* An import under way: the stations of the one road that every row takes, and what they share. */
#ifndef EXCHANGE_IMPORT_H
#define EXCHANGE_IMPORT_H

#include <chamber/exchange.h>

#include "base/map.h"
#include "exchange/problem.h"
#include "exchange/sheet.h"
#include "record/noun.h"

/* What a column holds. */
enum column_kind {
    COLUMN_EMPTY, /* no heading, or one that is not known */
    COLUMN_ID,    /* the record's number */
    COLUMN_FIELD, /* a field */
    COLUMN_NAME   /* NAME_name, what a reference is called: compared, never written */
};

struct column {
    enum column_kind kind;
    const struct chamber_field *field;
    uint64_t bit;  /* of the field */
    bool untitled; /* without a heading: nothing may be in it */
};

/* A noun has at most so many keys. */
enum { KEYS_MAX = 4 };

struct row {
    const struct sheet_row *cells;
    void *record;         /* the noun's struct, owned */
    uint64_t given;       /* the fields that its cells fill in */
    chamber_id id;        /* in the column `id`; 0: none */
    char *keys[KEYS_MAX]; /* each key's values as text; NULL: not filled in */
    chamber_id stored;    /* the record it became or is */
    bool bad;
    bool refers_to_noun; /* a cell refers to a record of the noun itself */
    bool done;
};

/* A name or word that cells use but nothing has. */
struct missing {
    const void *of; /* the noun or the list it is missing from */
    char *folded;
    size_t problem; /* in which it is told */
};

struct import {
    struct chamber_db *db;
    const struct chamber_noun *noun;
    const struct chamber_import *how;
    struct chamber_import_result result;
    struct sheet sheet;
    struct problems problems;
    struct column columns[SHEET_COLUMNS_MAX];
    size_t column_count;
    uint64_t fields; /* that have a column */
    struct row *rows;
    size_t row_count;
    size_t fault; /* of the table: the first one of this row or a later one */
    struct missing *missing;
    chamber_id last_before; /* the highest number given before this import */
    struct map missing_map; /* hash of what is missing -> missing */
    struct map cells;       /* hash of a column and a cell -> row in which it was read first */
    struct map file_keys;   /* hash of a key -> row */
    struct map stored_keys; /* hash of a key -> id of a record stored before */
    struct map stored;      /* hash of the fields compared -> id of a record stored before */
    struct map matched;     /* id of a record -> the row that is this record */
};

/* headings.c: what each column holds. Bad headings become problems; CHAMBER_E_DATA then. */
int import_headings(struct import *import) MUST_CHECK;

/* footers.c: leave the rows of a CSV out that are no records: totals, and who drew the table up. */
int import_footers(struct import *import) MUST_CHECK;

/* cells.c: the rows' records from their cells; references to the noun itself are left for later. */
int import_cells(struct import *import) MUST_CHECK;
/* Read one cell into the row's record. What is missing or wrong makes it a bad row. */
int import_cell(struct import *import, struct row *row, const struct column *column,
                const char *text) MUST_CHECK;

/* items.c: read a cell's value, item by item if it is a list, adding what may be created and
 * telling once what is missing. */
int import_items(struct import *import, struct row *row, const struct chamber_field *field,
                 const char *text) MUST_CHECK;
/* The next item of a list into `item`; false past the last. False too: no memory (item->failed). */
bool next_item(const char **text, struct str *item);

/* own.c: read the cells of a row that refer to records of the noun itself. CHAMBER_ROW if they name
 * a row that is not stored yet, unless `all` is wanted. */
int import_own_references(struct import *import, struct row *row, bool all) MUST_CHECK;

/* keys.c: the rows' keys; two rows with the same one are a problem. */
int import_keys(struct import *import) MUST_CHECK;
/* How many keys the noun has, and the values of its n-th in a record as text, which the caller
 * frees; NULL: not filled in. */
size_t key_count(const struct chamber_noun *noun);
int key_text(const struct import *import, size_t n, const void *record, char **text) MUST_CHECK;
uint64_t key_hash(size_t n, const char *text);
/* The row of this file that `text` names by its number or a key of one field, or NULL. */
struct row *key_row(const struct import *import, const char *text);
/* The failure of a row that is the same record as an earlier one. */
int key_twice(struct import *import, const struct row *earlier) MUST_CHECK;

/* stored.c: which stored records there are to be recognised. */
int import_stored(struct import *import) MUST_CHECK;
/* The fields by which rows without a key are compared, and a hash of them; of these, the ones that
 * an empty cell fills with what held at the moment of writing, which the hash leaves out. */
uint64_t compare_fields(const struct import *import);
uint64_t moment_fields(const struct import *import);
uint64_t compare_hash(const struct import *import, const void *record);

/* match.c: the stored record that a row is: CHAMBER_ROW with its id in row->stored and the fields
 * that the row says otherwise in *changes; CHAMBER_OK if the row is a new record. */
int import_match(struct import *import, struct row *row, uint64_t *changes) MUST_CHECK;

/* verbs.c: refuse to change a derived field of a stored record, naming the verb that does. */
int fail_by_verb(struct import *import, const struct row *row, uint64_t derived) MUST_CHECK;

/* rows.c: store them. */
int import_rows(struct import *import) MUST_CHECK;

/* create.c: add the person, place or word that an item names, if that is wanted: CHAMBER_ROW if it
 * was added, CHAMBER_OK if not. */
int import_create(struct import *import, const struct chamber_field *field,
                  const char *text) MUST_CHECK;
/* What `--create` would add it, "person", "place" or "choice"; NULL: none, or it was tried. */
const char *import_creates(const struct import *import, const struct chamber_field *field,
                           const char *text);

/* import.c: the handle's failure is one of this row: it becomes a problem. */
int import_bad_row(struct import *import, struct row *row) MUST_CHECK;

#endif
