/* SPDX-License-Identifier: MIT */
/* Records as JSON and back; src/record/json*.c are the only includers of cJSON. */
#ifndef RECORD_JSON_H
#define RECORD_JSON_H

#include "base/str.h"
#include "record/noun.h"
#include "store/db.h"

/* A cell, or a row, that cannot be taken: a message's id. */
struct record_table_fault {
    size_t row;
    size_t column;
    bool whole; /* the row is no object */
    const char *message;
};

enum { RECORD_TABLE_COLUMNS_MAX = 256 };

/* A file of JSON objects as the rows and cells of a table: the keys are the headings, in order of
 * first appearance; a list is joined by ";". */
struct record_table {
    size_t columns;
    char **headings;
    size_t rows;
    char ***cells;  /* cells[row][column]; NULL where absent or null; as JSON where it is a fault */
    int64_t *lines; /* on which line of the text each row begins, from 1 */
    struct record_table_fault *faults; /* by row */
    size_t fault_count, fault_capacity;
};

/* Read an array of objects of a noun, or one object; a number in a reference is an id, "#12".
 * Strict: valid UTF-8, nothing after the end, no \u0000, at most 64 levels, 256 keys.
 * CHAMBER_E_DATA with the line if it is not. A row that is no object, a repeated key and a value of
 * the wrong type are faults of the table. `table` is filled only on success and freed with
 * record_table_free(). */
int record_json_table(struct chamber_db *db, const struct chamber_noun *noun, const char *text,
                      size_t length, struct record_table *table) MUST_CHECK;

void record_table_free(struct record_table *table);

/* A member of a JSON object: its key, and where its value stands in the text. */
struct record_json_part {
    char *name;
    size_t start, length;
    int64_t line; /* on which the value begins, from 1 */
};

/* Take an object of arrays apart; strict as record_json_table() is. The caller frees *items with
 * record_json_parts_free(). */
int record_json_parts(struct chamber_db *db, const char *text, size_t length,
                      struct record_json_part **items, size_t *count) MUST_CHECK;
void record_json_parts_free(struct record_json_part *items, size_t count);

/* What changed in one record as the journal keeps it: {"field": [before, after], ...}. */
struct json_change {
    struct str text; /* so far, its end missing */
};

/* Add every field of `fields` in which the records differ; NULL: a new or a removed record. */
int json_change_fields(struct chamber_db *db, struct json_change *change,
                       const struct chamber_noun *noun, const void *before, const void *after,
                       uint64_t fields) MUST_CHECK;

/* Add a field whose two values are JSON already; NULL: null. */
int json_change_raw(struct chamber_db *db, struct json_change *change, const char *field,
                    const char *before, const char *after) MUST_CHECK;

/* Hand the text over, which the caller frees; NULL in *text if nothing was added. */
int json_change_text(struct chamber_db *db, struct json_change *change, char **text) MUST_CHECK;

void json_change_free(struct json_change *change);

/* Reading back what json_change_text() made, field by field. */
struct json_changes {
    void *object;  /* cJSON's */
    void *current; /* the field to come */
};

/* NULL content (erased) has no fields. CHAMBER_E_DATABASE if the content is not what was written.
 */
int json_changes_open(struct chamber_db *db, const char *content,
                      struct json_changes *changes) MUST_CHECK;
bool json_changes_left(const struct json_changes *changes);

/* The next field's name and its values (owned texts, NULL where empty), as codes or as words.
 * `noun` may be NULL for one that is no more. */
int json_changes_next(struct chamber_db *db, struct json_changes *changes,
                      const struct chamber_noun *noun, enum chamber_style style, const char **field,
                      const char **before, const char **after) MUST_CHECK;

/* A text or a number anywhere in a change: before or after, in a list, or dated. */
struct json_value {
    const char *field;
    const char *text; /* NULL for a number */
    int64_t number;
};

/* Hand over every one of them, as stored and never masked; a result below 0 ends it. */
int json_each_value(struct chamber_db *db, const char *content,
                    int (*take)(void *context, const struct json_value *value),
                    void *context) MUST_CHECK;

/* The values before the change into an owned record: fields given in *fields; the dated ones as
 * JSON in lists[n], n the field's place in the noun's table, freed by the caller. */
int json_changes_before(struct chamber_db *db, const struct json_changes *changes,
                        const struct chamber_noun *noun, void *record, uint64_t *fields,
                        char **lists) MUST_CHECK;

/* The same of the values after it; fields that the noun no longer has are passed over. */
int json_changes_after(struct chamber_db *db, const struct json_changes *changes,
                       const struct chamber_noun *noun, void *record, uint64_t *fields,
                       char **lists) MUST_CHECK;

/* Whether two JSON texts mean the same; NULL is only as NULL. */
int json_same(struct chamber_db *db, const char *one, const char *other, bool *same) MUST_CHECK;

/* Dated values from the journal's JSON, one by one: the day from which the next one held and its
 * text or number; false at the end. */
struct json_dated {
    void *array;
    void *current;
};
int json_dated_open(struct chamber_db *db, const char *json, struct json_dated *dated) MUST_CHECK;
bool json_dated_next(struct json_dated *dated, const char **from, const char **text,
                     int64_t *number);
void json_dated_close(struct json_dated *dated);

void json_changes_close(struct json_changes *changes);

#endif
