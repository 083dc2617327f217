/* SPDX-License-Identifier: MIT */
/* The rules of a request that its table cannot say: its number, its first events, its visit. */
#ifndef DOMAIN_REQUEST_RULES_H
#define DOMAIN_REQUEST_RULES_H

#include "record/noun.h"

int request_prepare(struct chamber_db *db, void *record, const void *before) MUST_CHECK;
int request_added(struct chamber_db *db, const void *record) MUST_CHECK;
int request_first(struct chamber_db *db, const void *record) MUST_CHECK;

#endif
