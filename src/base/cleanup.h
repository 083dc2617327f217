/* SPDX-License-Identifier: MIT */
/* Freeing at the end of a scope: `CLEAN_FREE char *text = NULL;`. Every variable so marked is
 * initialised where it is declared. */
#ifndef BASE_CLEANUP_H
#define BASE_CLEANUP_H

#include <stdlib.h>

static inline void clean_free(void *pointer)
{
    void *memory = *(void **)pointer;
    free(memory);
}

#define CLEAN_FREE     __attribute__((cleanup(clean_free)))
#define CLEAN(destroy) __attribute__((cleanup(destroy)))
#define MUST_CHECK     __attribute__((warn_unused_result))
#define COUNT_OF(a)    (sizeof(a) / sizeof((a)[0]))

#endif
