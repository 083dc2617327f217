/* SPDX-License-Identifier: MIT */
/* All that is in a database, for comparing. */
#ifndef TESTS_DOMAIN_DIGEST_H
#define TESTS_DOMAIN_DIGEST_H

#include <chamber/chamber.h>

/* Every record of every noun as JSON, and the dated values: equal digests are equal databases. The
 * caller frees it. */
char *digest_of(struct chamber_db *db);

#endif
