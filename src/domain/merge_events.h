/* SPDX-License-Identifier: MIT */
/* The histories of two enterprises that are one become one. */
#ifndef DOMAIN_MERGE_EVENTS_H
#define DOMAIN_MERGE_EVENTS_H

#include <chamber/enterprise.h>

#include "base/str.h"

/* Give `keep` the events of `drop`, in the order of their days and on one day of entry. A step that
 * only says again what is so already is left out, and goes into *lost as words if nothing else
 * keeps what it says. CHAMBER_E_REFUSED, naming both, if a step does not fit. */
int merge_events(struct chamber_db *db, const struct chamber_enterprise *keep,
                 const struct chamber_enterprise *drop, struct str *lost) MUST_CHECK;

#endif
