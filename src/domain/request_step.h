/* SPDX-License-Identifier: MIT */
/* Rules of a single step of a request, for taking it and for correcting it later. */
#ifndef DOMAIN_REQUEST_STEP_H
#define DOMAIN_REQUEST_STEP_H

#include <chamber/request.h>

#include "base/cleanup.h"

/* Refuse what is missing or has no place. `stood` is what was told of a step taken before, which
 * may go on without what it never had (an import tells less); NULL: a new one. */
int request_step_check(struct chamber_db *db, const char *verb,
                       const struct chamber_request_step *told,
                       const struct chamber_request_step *stood) MUST_CHECK;

/* Merging must end at a request that still stands for itself; 0 is fine. */
int request_merge_check(struct chamber_db *db, chamber_id id, chamber_id into) MUST_CHECK;

#endif
