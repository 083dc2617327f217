/* SPDX-License-Identifier: MIT */
/* What colours mean. None says anything alone: the number, sign or word is there as well. */
#include <string.h>

#include "cli/cli.h"

const char *colour_of(enum meaning meaning)
{
    static const char *const sequences[] = {
        [MEANS_NOTHING] = NULL,
        [MEANS_HEADING] = "\033[1m",
        [MEANS_BAD] = "\033[31m",
        [MEANS_GOOD] = "\033[32m",
    };
    return sequences[meaning];
}

/* Fields that are bad news if they say anything, or any number but 0. */
enum meaning field_meaning(const struct chamber_field *field, const char *text)
{
    static const char *const bad[] = {"days_overdue", "missing"};
    for (size_t i = 0; i < COUNT_OF(bad); i++) {
        if (strcmp(field->name, bad[i]) == 0 && *text && strcmp(text, "0") != 0)
            return MEANS_BAD;
    }
    return MEANS_NOTHING;
}
