/* SPDX-License-Identifier: MIT */
/* Texts rewritten where they stand: checked by nobody and not journaled, because the journal must
 * not learn what they were. */
#ifndef RECORD_REDACT_H
#define RECORD_REDACT_H

#include "record/record.h"

/* Makes of `text` what is to stand there instead, "" for nothing; false if it may stay. */
struct redactor {
    bool (*rewrite)(void *context, const struct chamber_field *field, const char *text,
                    struct str *out);
    void *context;
};

/* Rewrite one text field of a stored record, every item of a list and every dated value; it is not
 * made empty where it is required. */
int redact_field(struct chamber_db *db, const struct chamber_noun *noun, chamber_id id,
                 const struct chamber_field *field, const struct redactor *redactor) MUST_CHECK;

/* Store the plain columns in `fields` of a record as they are. */
int redact_record(struct chamber_db *db, const struct chamber_noun *noun, const void *record,
                  uint64_t fields) MUST_CHECK;

/* Hand over every text of the field in a record: items of a list and all dated values too. A result
 * below 0 ends it. */
int redact_each(struct chamber_db *db, const struct chamber_noun *noun,
                const struct chamber_field *field, const void *record,
                int (*take)(void *context, const char *text), void *context) MUST_CHECK;

#endif
