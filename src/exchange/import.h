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
    COLUMN_LATER, /* a field that is read when all records of a whole database are there */
    COLUMN_NAME   /* NAME_name, what a reference is called: compared, never written */
};

struct column {
    enum column_kind kind;
    const struct chamber_field *field;
    uint64_t bit;       /* of the field */
    bool untitled;      /* without a heading: nothing may be in it */
    char *heading;      /* as it is shown, owned */
    bool ten_thousands; /* it says 万元 */
    enum chamber_import_by by;
};

/* What a heading is said to mean. */
struct heading_map {
    char *heading, *folded;            /* owned */
    bool id;                           /* the record's number is meant */
    const struct chamber_field *field; /* NULL: that, or the column is left out */
    enum chamber_import_by by;         /* CHAMBER_BY_MAP or CHAMBER_BY_SAVED */
    bool used;
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
    char *reason;         /* why it is bad, all reasons as one text */
    char *warning;        /* what was said of it without refusing it */
    enum chamber_import_fate fate;
    bool bad;
    bool refers_to_noun; /* a cell refers to a record of the noun itself */
    bool added;          /* it became a new record */
    bool done;
};

/* What a cell of a column was, once it was looked up. */
struct known {
    const struct column *column;
    char *text;   /* of the cell, owned */
    void *record; /* of which only the column's field matters, owned */
};

/* A row of which there is a word to say though it is taken. */
struct warned {
    int64_t line;
    enum chamber_import_fate fate;
    chamber_id stored;
    char *warning; /* owned */
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
    struct heading_map *maps;
    size_t map_count;
    struct column columns[SHEET_COLUMNS_MAX];
    size_t column_count;
    uint64_t fields; /* that have a column */
    struct row *rows;
    size_t row_count;
    struct parts *parts; /* the file is read in parts: the rows are those of one; else NULL */
    size_t rows_before;  /* in parts that were read before */
    size_t rows_all;     /* of all parts, more or less */
    struct known *known;
    size_t known_count;
    struct warned *warned; /* of all parts */
    size_t warned_count;
    struct sheet_row *left_out; /* rows that are no records, in any order */
    size_t left_out_count;
    size_t settled; /* so many problems are of rows that an earlier try rejected */
    size_t fault;   /* of the table: the first one of this row or a later one */
    struct missing *missing;
    chamber_id last_before; /* the highest number given before this import */
    bool kept;      /* a whole database's: records are kept as they were, with their numbers */
    bool eventless; /* the records' events are in the file too, and come after them */
    struct map missing_map; /* hash of what is missing -> missing */
    struct map cells;       /* hash of a column and a cell -> known */
    struct map file_keys;   /* hash of a key -> row */
    struct map stored_keys; /* hash of a key -> id of a record stored before */
    struct map stored;      /* hash of the fields compared -> id of a record stored before */
    struct map matched;     /* id of a record -> the row that is this record */
    struct map other_names; /* hash of an earlier or short name -> id of a record stored before */
};

/* headings.c: what each column holds. Bad headings become problems; CHAMBER_E_DATA then. */
int import_headings(struct import *import) MUST_CHECK;

/* heading_map.c: keep the caller's maps for later imports, in the batch under way. */
int import_save_maps(struct import *import) MUST_CHECK;

/* footers.c: leave the rows out that are no records: totals, and who drew the table up. */
int import_footers(struct import *import) MUST_CHECK;
/* The same of one of several parts; who drew the table up stands in the last one. `footer`: there
 * was one before, or now. */
int import_footers_of(struct import *import, bool last, bool *footer) MUST_CHECK;

/* cells.c: the rows' records from their cells; references to the noun itself are left for later. */
int import_cells(struct import *import) MUST_CHECK;
/* Read the row's cell of a column, if it says anything. */
int import_cell_at(struct import *import, struct row *row, size_t n) MUST_CHECK;
/* Read one cell into the row's record. What is missing or wrong makes it a bad row. */
int import_cell(struct import *import, struct row *row, const struct column *column,
                const char *text) MUST_CHECK;

/* Forget what cells were. */
void import_forget_known(struct import *import);

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
/* Those of the days (from `from` until `until`) of rows without a key. */
int import_stored_between(struct import *import, const struct chamber_list *days) MUST_CHECK;
/* The fields by which rows without a key are compared, and a hash of them; of these, the ones that
 * an empty cell fills with what held at the moment of writing, which the hash leaves out. */
uint64_t compare_fields(const struct import *import);
uint64_t moment_fields(const struct import *import);
uint64_t compare_hash(const struct import *import, const void *record);

/* match.c: the stored record that a row is: CHAMBER_ROW with its id in row->stored and the fields
 * that the row says otherwise in *changes; CHAMBER_OK if the row is a new record. */
int import_match(struct import *import, struct row *row, uint64_t *changes) MUST_CHECK;

/* match.c: a record stored before, other than `id`, that has the row's n-th key; 0: none, or `id`
 * has it too. */
int key_holder(struct import *import, const struct row *row, size_t n, chamber_id id,
               chamber_id *other) MUST_CHECK;

/* doubt.c: refuse a row that may well be another record than its key says: one that key_row() found
 * through its n-th key, or that seems to be new. */
int import_doubt_found(struct import *import, const struct row *row, size_t n, chamber_id id,
                       const void *stored) MUST_CHECK;
int import_doubt_new(struct import *import, const struct row *row) MUST_CHECK;
/* What the doubts about new records are looked up in. */
int import_other_names(struct import *import) MUST_CHECK;

/* verbs.c: refuse to change a derived field of a stored record, naming the verb that does. */
int fail_by_verb(struct import *import, const struct row *row, uint64_t derived) MUST_CHECK;

/* rows.c: count what became of the rows into import->result. */
void import_count(struct import *import);

/* rows.c: store them. */
int import_rows(struct import *import) MUST_CHECK;
/* The row is a record stored before, and says otherwise in these fields. */
int import_change(struct import *import, struct row *row, uint64_t changes) MUST_CHECK;

/* create.c: add the person, place or word that an item names, if that is wanted: CHAMBER_ROW if it
 * was added, CHAMBER_OK if not. */
int import_create(struct import *import, const struct chamber_field *field,
                  const char *text) MUST_CHECK;
/* What `--create` would add it, "person", "place" or "choice"; NULL: none, or it was tried. */
const char *import_creates(const struct import *import, const struct chamber_field *field,
                           const char *text);

/* import.c: an import of a noun; `path` and `how` (may be NULL) are borrowed. NULL: no memory. */
struct import *import_new(struct chamber_db *db, const struct chamber_noun *noun, const char *path,
                          const struct chamber_import *how) MUST_CHECK;
void import_free(struct import *import);
/* Name the file in the batch under way. */
int import_name_batch(struct chamber_db *db, const char *path, const char *sha256) MUST_CHECK;
/* What is left of the road once the cells are read, in the caller's transaction. */
int import_records(struct import *import) MUST_CHECK;
/* Names that were read while records stood that are taken back now. */
void import_forget_names(struct chamber_db *db);

/* import.c: the handle's failure is one of this row: it becomes a problem. */
int import_bad_row(struct import *import, struct row *row) MUST_CHECK;

/* again.c: forget what was made of the rows, but for those that are bad, so that the others can be
 * imported without them; how many those are. */
size_t import_good_rows(const struct import *import);
void import_forget_rows(struct import *import);
/* Forget all that was made of the rows, and which were left out beyond so many. */
void import_start_over(struct import *import, size_t left_out);
void import_drop_rows(struct import *import); /* all of them */

/* parts.c: a large text is read in parts, so that memory does not grow with it; see there which.
 * The first part is in the sheet then, and import->parts is set. */
int import_parts(struct import *import) MUST_CHECK;
/* The headings are known: the rows begin below them. */
int import_parts_begin(struct import *import) MUST_CHECK;
int import_parts_run(struct import *import) MUST_CHECK;
void import_parts_free(struct import *import);

/* told.c: what is told of each row. */
/* A problem is one of this row too. */
int import_add_reason(struct import *import, struct row *row, struct problem *problem) MUST_CHECK;
/* What the handle was warned of is about this row. */
int import_take_warning(struct import *import, struct row *row) MUST_CHECK;
/* Keep what there is to say of the rows of a part. */
int import_keep_warnings(struct import *import) MUST_CHECK;
void import_forget_warnings(struct import *import);
/* A row is no record. */
int import_leave_out(struct import *import, const struct sheet_row *row) MUST_CHECK;
/* Hand the rows over, in the order of the file; `stored`: those that are not bad were stored. */
void import_tell_rows(struct import *import, bool stored);
/* So many rows were read and so many stored. */
void import_progress(const struct import *import, size_t read, size_t stored);

#endif
