/* SPDX-License-Identifier: MIT */
/* Dated values: each value of a field with the day from which it held. */
#ifndef RECORD_FACTS_H
#define RECORD_FACTS_H

#include "record/record.h"

/* All values of a dated field as the journal keeps them, [["","A"],["2018-06-01","B"]], or NULL if
 * there is none; the caller frees *json. */
int facts_json(struct chamber_db *db, const struct chamber_noun *noun,
               const struct chamber_field *field, chamber_id id, char **json) MUST_CHECK;

/* Store the field's value: with `since` as what held from that day on, else as what holds today,
 * for the whole stretch in which it does. Nothing if it is so already. A stretch that then only
 * goes on with the value before it becomes one with it. */
int facts_put(struct chamber_db *db, const struct chamber_noun *noun,
              const struct chamber_field *field, const void *record, const char *since) MUST_CHECK;
/* Put values back as the journal kept them; NULL: none. */
int facts_restore(struct chamber_db *db, const struct chamber_noun *noun,
                  const struct chamber_field *field, chamber_id id, const char *json) MUST_CHECK;

#endif
