/* SPDX-License-Identifier: MIT */
/* Two records become one: what refers to the one refers to the other afterwards. */
#ifndef RECORD_REDIRECT_H
#define RECORD_REDIRECT_H

#include "record/record.h"

/* Make every record that refers to `from` refer to `to`, in fields, lists and dated values of any
 * day, journaled. A list that would name `to` twice, or beside a field that names it already, names
 * it once. The noun's own events are left alone. */
int record_redirect(struct chamber_db *db, const struct chamber_noun *noun, chamber_id from,
                    chamber_id to) MUST_CHECK;

#endif
