/* SPDX-License-Identifier: MIT */
#include "domain/good_text.h"

#include <string.h>

#include "base/utf8.h"

static size_t colon_at(const char *text)
{
    static const char wide[] = "：";
    if (strncmp(text, wide, strlen(wide)) == 0)
        return strlen(wide);
    return *text == ':' ? 1 : 0;
}

static size_t comma_at(const char *text)
{
    return *text == ',' ? 1 : utf8_separator(text);
}

/* Make *part the text up to the first mark, without the blanks around it; what follows the mark. */
static const char *until_mark(const char *text, size_t (*mark_at)(const char *), struct str *part)
{
    CLEAN_STR struct str whole = {0};
    const char *start;
    size_t length = 0, kept;
    while (text[length] && !mark_at(text + length))
        length++;
    str_add_bytes(&whole, text, length);
    utf8_trim(str_text(&whole), &start, &kept);
    str_reset(part);
    str_add_bytes(part, start, kept);
    part->failed = part->failed || whole.failed;
    return text + length + mark_at(text + length);
}

const char *good_name(const char *value, struct str *name)
{
    return until_mark(value, colon_at, name);
}

bool good_next_id(const char **rest, struct str *id)
{
    do {
        if (!**rest)
            return false;
        *rest = until_mark(*rest, comma_at, id);
    } while (!id->length && !id->failed);
    return true;
}

static bool is_id(const char *text)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz_0123456789";
    size_t section = strspn(text, letters);
    if (!section || text[section] != '.')
        return false;
    size_t figure = strspn(text + section + 1, letters);
    return figure && !text[section + 1 + figure];
}

bool good_well_formed(const char *value, bool *fits)
{
    CLEAN_STR struct str part = {0};
    size_t ids = 0;
    const char *rest = good_name(value, &part);
    *fits = part.length > 0;
    while (*fits && good_next_id(&rest, &part)) {
        *fits = is_id(str_text(&part));
        ids++;
    }
    *fits = *fits && ids > 0;
    return !part.failed;
}
