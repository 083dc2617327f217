/* SPDX-License-Identifier: MIT */
/* A new database in a temporary folder, for the contract tests written in C. */
#ifndef TESTS_CONTRACT_DATABASE_H
#define TESTS_CONTRACT_DATABASE_H

#include <chamber/chamber.h>

/* Make one, seeded and open for writing; stops the test if that fails. */
struct chamber_db *database_make(void);

/* Close it and remove its folder. */
void database_remove(struct chamber_db *db);

#endif
