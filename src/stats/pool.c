/* SPDX-License-Identifier: MIT */
/* Texts kept once: an open hash table over an array. */
#include "stats/pool.h"

#include <string.h>

#include "base/str.h"

enum { FIRST_CAPACITY = 64 };

/* FNV-1a: http://www.isthe.com/chongo/tech/comp/fnv/ */
static uint32_t hash(const char *text)
{
    uint32_t h = 2166136261U;
    for (const char *c = text; *c != '\0'; c++)
        h = (h ^ (unsigned char)*c) * 16777619U;
    return h;
}

/* The slot where the text is, or where it would go. There is always a free one. */
static size_t slot_of(const struct pool *pool, const char *text)
{
    size_t mask = pool->slot_count - 1;
    size_t slot = hash(text) & mask;
    while (pool->slots[slot] != 0 && strcmp(pool->texts[pool->slots[slot]], text) != 0)
        slot = (slot + 1) & mask;
    return slot;
}

/* Room for twice as many words, in slots at most half full. */
static bool grow(struct pool *pool)
{
    size_t capacity = pool->capacity == 0 ? FIRST_CAPACITY : pool->capacity * 2;
    char **texts = realloc(pool->texts, capacity * sizeof(*texts));
    if (texts == NULL)
        return false;
    pool->texts = texts;
    word *slots = calloc(capacity * 2, sizeof(*slots));
    if (slots == NULL)
        return false;
    free(pool->slots);
    pool->slots = slots;
    pool->slot_count = capacity * 2;
    pool->capacity = capacity;
    if (pool->count == 0)
        pool->texts[pool->count++] = NULL;
    for (size_t n = 1; n < pool->count; n++)
        pool->slots[slot_of(pool, pool->texts[n])] = (word)n;
    return true;
}

word pool_find(const struct pool *pool, const char *text)
{
    if (text == NULL || text[0] == '\0' || pool->slot_count == 0)
        return 0;
    return pool->slots[slot_of(pool, text)];
}

word pool_word(struct pool *pool, const char *text)
{
    word known = pool_find(pool, text);
    if (known != 0 || text == NULL || text[0] == '\0')
        return known;
    char *copy = NULL;
    if ((pool->count == pool->capacity && !grow(pool)) || (copy = str_copy(text)) == NULL) {
        pool->failed = true;
        return 0;
    }
    word number = (word)pool->count++;
    pool->texts[number] = copy;
    pool->slots[slot_of(pool, text)] = number;
    return number;
}

word pool_month(struct pool *pool, const char *day)
{
    char month[sizeof("YYYY-MM")] = "";
    if (day != NULL)
        strncat(month, day, sizeof(month) - 1);
    return pool_word(pool, month);
}

const char *pool_text(const struct pool *pool, word number)
{
    return number == 0 ? NULL : pool->texts[number];
}

void pool_free(struct pool *pool)
{
    for (size_t n = 0; n < pool->count; n++)
        free(pool->texts[n]);
    free(pool->texts);
    free(pool->slots);
    *pool = (struct pool){0};
}
