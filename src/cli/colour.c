/* SPDX-License-Identifier: MIT */
/* What colours mean. None says anything alone: the number, sign or word is there as well. */
#include <string.h>

#include "cli/cli.h"

const char *colour_of(enum meaning meaning)
{
    static const char *const sequences[] = {
        [MEANS_NOTHING] = NULL,    [MEANS_HEADING] = "\033[1m", [MEANS_BAD] = "\033[31m",
        [MEANS_GOOD] = "\033[32m", [MEANS_FAINT] = "\033[2m",
    };
    return sequences[meaning];
}

enum meaning difference_meaning(const char *text)
{
    return *text == '+' ? MEANS_GOOD : *text == '-' ? MEANS_BAD : MEANS_NOTHING;
}

/* Fields whose numbers are bad news unless they are 0. */
enum meaning field_meaning(const struct chamber_field *field, const char *text)
{
    static const char *const bad[] = {"days_overdue", "overdue", "findings"};
    for (size_t i = 0; i < COUNT_OF(bad) && field->kind == CHAMBER_INT; i++) {
        if (strcmp(field->name, bad[i]) == 0 && *text && strcmp(text, "0") != 0)
            return MEANS_BAD;
    }
    return MEANS_NOTHING;
}
