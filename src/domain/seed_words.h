/* SPDX-License-Identifier: MIT */
/* What a new database begins with; the order is that of the lists people see. */
#ifndef DOMAIN_SEED_WORDS_H
#define DOMAIN_SEED_WORDS_H

#include <chamber/types.h>

enum { SEED_ROLES_MAX = 10 };

struct seed_word {
    const char *list;
    const char *code;
    const char *zh;
    const char *en;
    enum chamber_bool counts;
};

extern const struct seed_word seed_words[]; /* list by list, ended by a NULL list */

struct seed_role {
    const char *code;
    const char *name;
    enum chamber_bool leader;
    enum chamber_bool honorary;
};

extern const struct seed_role seed_roles[]; /* by rank, ended by a NULL code */

struct seed_body {
    const char *code;
    const char *name;
    const char *due;
    const char *roles[SEED_ROLES_MAX]; /* by code; NULL where there are fewer */
    int64_t quorum_num;                /* 0: no quorum */
    int64_t quorum_den;
};

extern const struct seed_body seed_bodies[]; /* ended by a NULL code */

struct seed_setting {
    const char *name;
    const char *from_on;
    const char *value;
};

extern const struct seed_setting seed_settings[]; /* ended by a NULL name */

#endif
