/* SPDX-License-Identifier: MIT */
/* What a new database begins with; the order is that of the lists people see. */
#ifndef DOMAIN_SEED_WORDS_H
#define DOMAIN_SEED_WORDS_H

#include <chamber/types.h>

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
    enum chamber_bool honorary;
};

extern const struct seed_role seed_roles[]; /* by rank, ended by a NULL code */

#endif
