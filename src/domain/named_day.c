/* SPDX-License-Identifier: MIT */
#include "domain/named_day.h"

#include <string.h>

#include "base/str.h"
#include "base/utf8.h"

enum { DAY_BYTES_MAX = 40 };

bool day_before_name(const char *text, const char *today, struct date *day, const char **name)
{
    char head[DAY_BYTES_MAX + 1];
    bool found = false;
    const char *at = text;
    while (utf8_next(&at) && *at && at - text <= DAY_BYTES_MAX) {
        size_t length = (size_t)(at - text);
        struct date parsed;
        memcpy(head, text, length);
        head[length] = '\0';
        if (date_parse(head, today, &parsed) == DATE_OK) {
            *day = parsed;
            *name = at;
            found = true;
        }
    }
    if (found && **name == '+')
        ++*name;
    return found;
}

/* The text without its last pair of brackets: "x(y)" is "xy"; the caller frees it. */
static char *without_brackets(const char *text)
{
    static const char *const pairs[][2] = {{"(", ")"}, {"（", "）"}};
    size_t whole = strlen(text);
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        size_t closing = strlen(pairs[i][1]);
        const char *open = NULL;
        for (const char *at = text; (at = strstr(at, pairs[i][0])); at++)
            open = at;
        if (!open || whole < closing || strcmp(text + whole - closing, pairs[i][1]) != 0)
            continue;
        CLEAN_STR struct str bare = {0};
        str_add_bytes(&bare, text, (size_t)(open - text));
        open += strlen(pairs[i][0]);
        str_add_bytes(&bare, open, strlen(open) - closing);
        return str_take(&bare);
    }
    return str_copy(text);
}

bool day_after_name(const char *text, const char *today, struct date *day, size_t *length)
{
    CLEAN_FREE char *bare = without_brackets(text);
    *length = 0;
    if (!bare)
        return false;
    size_t whole = strlen(bare);
    const char *at = bare;
    while (utf8_next(&at) && *at) {
        if (whole - (size_t)(at - bare) > DAY_BYTES_MAX || date_parse(at, today, day) != DATE_OK)
            continue;
        *length = (size_t)(at - bare);
        if (bare[*length - 1] == '+')
            --*length;
        break;
    }
    return true;
}
