/* SPDX-License-Identifier: MIT */
/* The library's version and the freeing of what it handed over. */
#include <chamber/db.h>

#include <stdlib.h>

void chamber_free(void *memory)
{
    free(memory);
}

const char *chamber_version(void)
{
    return CHAMBER_VERSION;
}
