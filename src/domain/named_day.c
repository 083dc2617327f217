/* SPDX-License-Identifier: MIT */
#include "domain/named_day.h"

#include <string.h>

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

bool day_after_name(const char *text, const char *today, struct date *day, size_t *length)
{
    size_t whole = strlen(text);
    const char *at = text;
    while (utf8_next(&at) && *at) {
        if (whole - (size_t)(at - text) > DAY_BYTES_MAX || date_parse(at, today, day) != DATE_OK)
            continue;
        *length = (size_t)(at - text);
        if (text[*length - 1] == '+')
            --*length;
        return *length > 0;
    }
    return false;
}
