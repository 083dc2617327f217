/* SPDX-License-Identifier: MIT */
/* The first events of a request, from the status and days it is added or imported with. */
#ifndef DOMAIN_REQUEST_FIRST_H
#define DOMAIN_REQUEST_FIRST_H

#include <chamber/request.h>

#include "base/cleanup.h"

/* Fill in status and days that follow from each other and refuse what contradicts itself; a new,
 * owned record. */
int request_first_prepare(struct chamber_db *db, struct chamber_request *request) MUST_CHECK;

/* Write the events of a stored new record. */
int request_first_added(struct chamber_db *db, const struct chamber_request *request) MUST_CHECK;

#endif
