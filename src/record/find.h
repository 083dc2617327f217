/* SPDX-License-Identifier: MIT */
/* Naming records. */
#ifndef RECORD_FIND_H
#define RECORD_FIND_H

#include "base/date.h"
#include "record/record.h"

/* Append a name that finds just this record again: its label if no other has it, else its caption,
 * else "#12 caption". */
int find_name_for(struct chamber_db *db, const struct chamber_noun *noun, chamber_id id,
                  const char *label, struct str *out) MUST_CHECK;

/* The failures: several records are named, and they are listed; none is, and the nearest are. */
int find_several(struct chamber_db *db, const struct chamber_noun *noun, const char *text,
                 const struct chamber_ids *ids);
int find_none(struct chamber_db *db, const struct chamber_noun *noun, const char *text);

/* The failure of a date in a field: why it is none. */
int field_date_fail(struct chamber_db *db, const struct chamber_noun *noun,
                    const struct chamber_field *field, enum date_result result, const char *text);

#endif
