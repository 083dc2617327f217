/* SPDX-License-Identifier: MIT */
/* The first events of an enterprise, from the status and days it is added or imported with. */
#ifndef DOMAIN_ENTERPRISE_FIRST_H
#define DOMAIN_ENTERPRISE_FIRST_H

#include <chamber/enterprise.h>

#include "base/cleanup.h"

/* Fill in the status that the days say and refuse what contradicts itself; a new, owned record. */
int enterprise_first_prepare(struct chamber_db *db,
                             struct chamber_enterprise *enterprise) MUST_CHECK;

/* Write the events of a stored new record. */
int enterprise_first_added(struct chamber_db *db,
                           const struct chamber_enterprise *enterprise) MUST_CHECK;

#endif
