/* SPDX-License-Identifier: MIT */
/* Numbers found by a hash: chains through one array of entries. */
#include "base/map.h"

#include <string.h>

enum { MAP_FIRST_CAPACITY = 64 };

static void link_entry(struct map *map, size_t position)
{
    size_t *bucket = &map->buckets[map->entries[position].hash % map->capacity];
    map->entries[position].next = *bucket;
    *bucket = position + 1;
}

static bool grow(struct map *map)
{
    size_t capacity = map->capacity ? map->capacity * 2 : MAP_FIRST_CAPACITY;
    struct map_entry *entries = reallocarray(map->entries, capacity, sizeof *entries);
    if (!entries)
        return false;
    map->entries = entries;
    size_t *buckets = calloc(capacity, sizeof *buckets);
    if (!buckets)
        return false;
    free(map->buckets);
    map->buckets = buckets;
    map->capacity = capacity;
    for (size_t i = 0; i < map->count; i++)
        link_entry(map, i);
    return true;
}

bool map_add(struct map *map, uint64_t hash, int64_t value)
{
    if (map->count == map->capacity && !grow(map))
        return false;
    map->entries[map->count] = (struct map_entry){.hash = hash, .value = value};
    link_entry(map, map->count++);
    return true;
}

static const struct map_entry *matching(const struct map *map, size_t position, uint64_t hash)
{
    while (position && map->entries[position - 1].hash != hash)
        position = map->entries[position - 1].next;
    return position ? &map->entries[position - 1] : NULL;
}

const struct map_entry *map_find(const struct map *map, uint64_t hash)
{
    return map->capacity ? matching(map, map->buckets[hash % map->capacity], hash) : NULL;
}

const struct map_entry *map_next(const struct map *map, const struct map_entry *entry)
{
    return matching(map, entry->next, entry->hash);
}

void map_free(struct map *map)
{
    free(map->entries);
    free(map->buckets);
    *map = (struct map){0};
}

uint64_t hash_bytes(uint64_t hash, const void *bytes, size_t length)
{
    const unsigned char *at = bytes;
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ at[i]) * UINT64_C(0x100000001b3);
    return hash;
}

uint64_t hash_text(uint64_t hash, const char *text)
{
    return text ? hash_bytes(hash, text, strlen(text) + 1) : hash_bytes(hash, "", 1);
}

uint64_t hash_number(uint64_t hash, int64_t number)
{
    return hash_bytes(hash, &number, sizeof number);
}
