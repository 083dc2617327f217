/* SPDX-License-Identifier: MIT */
/* The names of two enterprises that are one. */
#ifndef DOMAIN_MERGE_NAMES_H
#define DOMAIN_MERGE_NAMES_H

#include <chamber/enterprise.h>

#include "base/str.h"

/* Every name the record has or had, into an owned list. */
int merge_all_names(struct chamber_db *db, const struct chamber_enterprise *enterprise,
                    struct chamber_texts *names) MUST_CHECK;

/* Make names former ones of an owned record, unless it has or had them, as people read them. One
 * that no list can hold is told in *note. */
int merge_names(struct chamber_db *db, struct chamber_enterprise *keep,
                const struct chamber_texts *names, struct str *note) MUST_CHECK;

#endif
