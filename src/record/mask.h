/* SPDX-License-Identifier: MIT */
/* Phone numbers as others may see them: 138****0000. */
#ifndef RECORD_MASK_H
#define RECORD_MASK_H

#include "base/str.h"
#include "record/noun.h"

/* Append a text of the field as the handle shows it: see chamber_set_mask(). `field` may be NULL:
 * of one that is no more. */
void mask_add(struct str *out, const struct chamber_db *db, const struct chamber_field *field,
              const char *text);

/* Append a text that is no field's, with whatever looks like a mobile number masked, always: what
 * was typed, in a message. */
void mask_add_typed(struct str *out, const char *text);

/* Whether a phone number was masked before it came here. */
bool mask_is_in(const char *text);

#endif
