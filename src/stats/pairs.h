/* SPDX-License-Identifier: MIT */
/* Numbers gathered under keys, to be counted once each or sorted: the enterprises of a figure, the
 * persons under each title, the days each request took. */
#ifndef STATS_PAIRS_H
#define STATS_PAIRS_H

#include "stats/pool.h"

struct pair {
    word key;
    int64_t value;
};

/* Zeroed: empty. */
struct pairs {
    struct pair *items;
    size_t count;
    size_t capacity;
    bool distinct; /* set before the first is added: keep each pair once */
    bool failed;   /* memory ran out */
};

void pairs_add(struct pairs *pairs, word key, int64_t value);

/* Sort by key and value; if distinct, drop what is there twice. */
void pairs_sort(struct pairs *pairs);

void pairs_free(struct pairs *pairs);

#endif
