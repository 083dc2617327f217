/* SPDX-License-Identifier: MIT */
/* Rules that several nouns share, and small questions about values. A day that is none passes: the
 * engine refuses it by itself. */
#ifndef DOMAIN_CHECKS_H
#define DOMAIN_CHECKS_H

#include "record/noun.h"

bool text_empty(const char *text);

/* Whether both are days (or partial ones) and `a` is later than `b`. */
bool day_after(const char *a, const char *b);

/* A day that cannot be later than today. */
int check_not_future(struct chamber_db *db, const struct chamber_noun *noun, const char *field,
                     const char *day) MUST_CHECK;

/* An end, the value of `field`, that cannot be before its beginning. */
int check_order(struct chamber_db *db, const struct chamber_noun *noun, const char *field,
                const char *from, const char *until) MUST_CHECK;

/* Warn of the record that a statement finds, if it finds one. */
struct stmt;
int warn_of_other(struct chamber_db *db, const struct chamber_noun *noun,
                  struct stmt *st) MUST_CHECK;

/* A year that a plan or dues can be of. */
int check_year(struct chamber_db *db, const struct chamber_noun *noun, const char *field,
               struct chamber_int year) MUST_CHECK;

/* A word of an enum in the handle's language; the code itself if it is none. */
const char *word_of(const struct chamber_db *db, const struct chamber_word *words,
                    const char *code);

#endif
