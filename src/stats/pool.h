/* SPDX-License-Identifier: MIT */
/* The words, titles, months and record numbers that rows are broken down by: each text kept once
 * and known by a small number, so that counting is adding to an array. */
#ifndef STATS_POOL_H
#define STATS_POOL_H

#include "base/cleanup.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* 0: nothing filled in. */
typedef uint32_t word;

/* Zeroed: empty. */
struct pool {
    char **texts; /* texts[n] is word n; texts[0] is NULL */
    size_t count;
    size_t capacity;
    word *slots; /* a hash table of a power of two of places; 0: free */
    size_t slot_count;
    bool failed; /* memory ran out: some words are 0 that should not be */
};

/* The word of that text, made if it is new; 0 for NULL and "". */
word pool_word(struct pool *pool, const char *text);

/* The word of a day's month, "2018-07"; 0 for NULL. */
word pool_month(struct pool *pool, const char *day);

/* The word of that text; 0 if it is not there. */
word pool_find(const struct pool *pool, const char *text);

/* Its text, borrowed while the pool lives; NULL for 0. */
const char *pool_text(const struct pool *pool, word number);

void pool_free(struct pool *pool);

#endif
