/* SPDX-License-Identifier: MIT */
/* Checking a database in tests, and damaging one as another program could. */
#ifndef TESTS_DOMAIN_CHECK_HELP_H
#define TESTS_DOMAIN_CHECK_HELP_H

#include <chamber/chamber.h>
#include <sys/types.h>

/* What a check finds, a line "kind noun record batch change" each, "-" for none; freed by the
 * caller. */
char *check_lines(struct chamber_db *db, const char *anchor);

/* The check finds nothing. */
void check_sound(struct chamber_db *db);

/* Make an empty file in the database's folder. */
void check_make_beside(struct chamber_db *db, const char *name, mode_t mode);

/* Run SQL on the database's file with every protection off. */
void check_damage_file(struct chamber_db *db, const char *sql);

#endif
