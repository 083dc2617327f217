/* SPDX-License-Identifier: MIT */
/* Strict parsing, shared by the readers of records and of tables, and what the writers share. */
#ifndef RECORD_JSON_PARSE_H
#define RECORD_JSON_PARSE_H

#include <cjson/cJSON.h>

#include "record/json.h"

static inline void json_delete(cJSON **item)
{
    cJSON_Delete(*item);
}
#define CLEAN_JSON CLEAN(json_delete)

/* Add the members of a record's object: its number, but for a view, and its fields; false: no
 * memory. */
bool json_add_fields(struct chamber_db *db, cJSON *object, const struct chamber_noun *noun,
                     const void *record) MUST_CHECK;

/* Parse all of the text; nothing may follow the value but blanks. CHAMBER_E_DATA naming the line
 * for invalid UTF-8, NULs, nesting over 64, and anything that is not JSON. */
int json_parse(struct chamber_db *db, const char *text, size_t length, cJSON **json) MUST_CHECK;

/* Parse what the program itself wrote; anything else is damage. */
int json_parse_kept(struct chamber_db *db, const char *text, cJSON **json) MUST_CHECK;

/* Refuse an object that has a key twice. */
int json_keys_once(struct chamber_db *db, const cJSON *object) MUST_CHECK;

/* Append a value as the text a person would write, a list's elements joined by ";"; in a reference
 * a number is an id, "#12". `field` may be NULL. False: an object, a list in a list, a number that
 * is not whole and exact (but for money), or an element with a ";" of its own. */
bool json_as_text(const struct chamber_field *field, const cJSON *item, struct str *out);

/* Whether a value's type suits the field: texts, days and words are strings, numbers numbers; a
 * reference may be an id; a list an array; null always. */
bool json_kind_fits(const struct chamber_field *field, const cJSON *item);

#endif
