/* SPDX-License-Identifier: MIT */
/* A person who is everywhere in a chamber, and looking for what is left of it, for tests of
 * erasing.
 */
#ifndef TESTS_DOMAIN_ERASE_HELP_H
#define TESTS_DOMAIN_ERASE_HELP_H

#include "domain/fixture.h"

/* Of one person, #1, and of nobody else. */
#define NAME     "司徒某丁"
#define PHONE    "13811112222"
#define OLD      "13833334444"
#define BORN     "1971-03-09"
#define NOTE     "住法华镇路某弄"
#define REPLACED "已删除人士 #1"

/* The numbers of what erase_fill() made: the other's name begins with the person's; `own` was once
 * named after the person. */
struct erase_made {
    chamber_id person, other, enterprise, own, visit, request, activity;
};

/* A new database in which 2018 is frozen. */
struct chamber_db *erase_fill(struct erase_made *made);

/* How many of the texts are in any file of the database's folder. */
size_t erase_count_in_files(struct chamber_db *db, const char *const *texts, size_t count);

/* All figures and rows of a period but their labels; freed by the caller. */
char *erase_figures(struct chamber_db *db, const char *period);

chamber_id erase_newest_batch(struct chamber_db *db);

/* chamber_check() finds nothing. */
void erase_check(struct chamber_db *db);

/* How many rows of a pass, which it ends, have been erased. */
size_t erase_count_erased(struct chamber_history *history);

#endif
