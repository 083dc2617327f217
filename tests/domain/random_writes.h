/* SPDX-License-Identifier: MIT */
/* Writes made up by chance: what is refused writes nothing. */
#ifndef TESTS_DOMAIN_RANDOM_WRITES_H
#define TESTS_DOMAIN_RANDOM_WRITES_H

#include <chamber/chamber.h>

/* A step of a request with what it needs. */
int random_step(struct chamber_db *db, chamber_id request, const char *verb, const char *on);

/* What random writes begin with. */
void random_begin(struct chamber_db *db);

/* One random write; whether it was stored. */
bool random_write(struct chamber_db *db, unsigned *seed, int n);

#endif
