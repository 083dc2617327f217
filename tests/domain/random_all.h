/* SPDX-License-Identifier: MIT */
/* Writes of every kind made up by chance: each noun added, changed and removed, each verb, imports,
 * and several of these in one batch. What is refused writes nothing. */
#ifndef TESTS_DOMAIN_RANDOM_ALL_H
#define TESTS_DOMAIN_RANDOM_ALL_H

#include <chamber/chamber.h>

/* What they begin with. */
void random_all_begin(struct chamber_db *db, unsigned *seed);

/* One random write; `n` differs each time. */
void random_any(struct chamber_db *db, unsigned *seed, int n);

/* A record of each noun added, changed and removed. */
void random_each(struct chamber_db *db, unsigned *seed, int n);

#endif
