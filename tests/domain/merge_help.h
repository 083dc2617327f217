/* SPDX-License-Identifier: MIT */
/* What the tests of merging share. */
#ifndef TESTS_DOMAIN_MERGE_HELP_H
#define TESTS_DOMAIN_MERGE_HELP_H

#include <chamber/chamber.h>

/* A step that fits. */
void merge_step(struct chamber_db *db, chamber_id id, const char *verb, const char *on,
                const char *note);

/* How many records of a noun name a record in a field. */
size_t naming(struct chamber_db *db, const struct chamber_noun *noun, const char *field,
              chamber_id id);

/* Merge, take it back, bring it back: the database as it was, and as it was after. */
void merge_and_back(struct chamber_db *db, chamber_id keep, chamber_id drop);

#endif
