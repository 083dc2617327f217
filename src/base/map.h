/* SPDX-License-Identifier: MIT */
/* Numbers found by a hash. Several may share one, so whoever finds one compares what it stands
 * for. */
#ifndef BASE_MAP_H
#define BASE_MAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/cleanup.h"

struct map_entry {
    uint64_t hash;
    int64_t value;
    size_t next; /* position + 1 of the next entry of the bucket */
};

struct map {
    struct map_entry *entries;
    size_t count;
    size_t *buckets; /* position + 1 of the first entry; as many as there is room for entries */
    size_t capacity;
};

/* False: no memory. */
bool map_add(struct map *map, uint64_t hash, int64_t value) MUST_CHECK;

/* The first entry with that hash, and the one after another; NULL past the last. */
const struct map_entry *map_find(const struct map *map, uint64_t hash);
const struct map_entry *map_next(const struct map *map, const struct map_entry *entry);

void map_free(struct map *map);

/* FNV-1a, 64 bits; begin with HASH_SEED. The NUL of a text is hashed too, so that "a","bc" and
 * "ab","c" differ. */
#define HASH_SEED UINT64_C(0xcbf29ce484222325)
uint64_t hash_bytes(uint64_t hash, const void *bytes, size_t length);
uint64_t hash_text(uint64_t hash, const char *text);
uint64_t hash_number(uint64_t hash, int64_t number);

#endif
