/* SPDX-License-Identifier: MIT */
/* Numbers of requests, 2018-017: the year raised and a counter, of which none is given twice. */
#ifndef DOMAIN_REQUEST_NUMBER_H
#define DOMAIN_REQUEST_NUMBER_H

#include <chamber/request.h>

#include "base/cleanup.h"

/* Give a new, owned record its number, or check the one it has against the year raised. */
int request_number_prepare(struct chamber_db *db, struct chamber_request *request) MUST_CHECK;

/* Whether the day a stored record was raised is still in the year of its number. */
int request_number_in_year(struct chamber_db *db, const struct chamber_request *request) MUST_CHECK;

/* Move the counter past a stored record's number. */
int request_number_added(struct chamber_db *db, const struct chamber_request *request) MUST_CHECK;

#endif
