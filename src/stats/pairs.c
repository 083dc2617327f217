/* SPDX-License-Identifier: MIT */
/* Distinct numbers by sorting: the array is thinned whenever it is full, so that it stays within
 * twice the size of what it really holds. */
#include "stats/pairs.h"

enum { FIRST_CAPACITY = 256 };

static int compare(const void *a, const void *b)
{
    const struct pair *x = a;
    const struct pair *y = b;
    if (x->key != y->key)
        return x->key < y->key ? -1 : 1;
    if (x->value != y->value)
        return x->value < y->value ? -1 : 1;
    return 0;
}

void pairs_sort(struct pairs *pairs)
{
    if (pairs->count == 0)
        return;
    qsort(pairs->items, pairs->count, sizeof(*pairs->items), compare);
    if (!pairs->distinct)
        return;
    size_t kept = 1;
    for (size_t i = 1; i < pairs->count; i++)
        if (compare(&pairs->items[kept - 1], &pairs->items[i]) != 0)
            pairs->items[kept++] = pairs->items[i];
    pairs->count = kept;
}

static bool make_room(struct pairs *pairs)
{
    if (pairs->distinct)
        pairs_sort(pairs);
    if (pairs->count < pairs->capacity / 2)
        return true;
    size_t capacity = pairs->capacity == 0 ? FIRST_CAPACITY : pairs->capacity * 2;
    struct pair *items = realloc(pairs->items, capacity * sizeof(*items));
    if (items == NULL)
        return false;
    pairs->items = items;
    pairs->capacity = capacity;
    return true;
}

void pairs_add(struct pairs *pairs, word key, int64_t value)
{
    if (pairs->count == pairs->capacity && !make_room(pairs)) {
        pairs->failed = true;
        return;
    }
    pairs->items[pairs->count++] = (struct pair){.key = key, .value = value};
}

void pairs_free(struct pairs *pairs)
{
    free(pairs->items);
    *pairs = (struct pairs){0};
}
