/* SPDX-License-Identifier: MIT */
/* A visit named by day and enterprise: "2018-07-20 宏达机械". */
#ifndef DOMAIN_VISIT_FIND_H
#define DOMAIN_VISIT_FIND_H

#include "record/noun.h"

int visit_find(struct chamber_db *db, const char *text, struct chamber_ids *found) MUST_CHECK;

#endif
