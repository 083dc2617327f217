/* SPDX-License-Identifier: MIT */
/* Pieces of JSON text, RFC 8259. */
#include "record/json_text.h"

#include <stdio.h>
#include <string.h>

static void add_escaped(struct str *out, unsigned char c)
{
    static const char letters[] = "\"\\\b\f\n\r\t", names[] = "\"\\bfnrt";
    const char *letter = memchr(letters, c, sizeof letters - 1);
    if (letter)
        str_addf(out, "\\%c", names[letter - letters]);
    else
        str_addf(out, "\\u%04x", c);
}

void json_add_string(struct str *out, const char *text)
{
    if (!text) {
        str_add(out, "null");
        return;
    }
    str_add_char(out, '"');
    while (*text) {
        const char *at = text;
        while ((unsigned char)*at >= ' ' && *at != '"' && *at != '\\' && *at != 0x7f)
            at++;
        str_add_bytes(out, text, (size_t)(at - text));
        if (*at)
            add_escaped(out, (unsigned char)*at++);
        text = at;
    }
    str_add_char(out, '"');
}

void json_add_number(struct str *out, double value)
{
    char text[40];
    if (value >= -1e15 && value <= 1e15 && value == (double)(int64_t)value) {
        str_add_int(out, (int64_t)value);
        return;
    }
    for (int digits = 1; digits <= 17; digits++) {
        snprintf(text, sizeof text, "%.*g", digits, value);
        if (strtod(text, NULL) == value) /* the shortest form that reads back the same */
            break;
    }
    char *comma = strchr(text, ','); /* a locale may have got between */
    if (comma)
        *comma = '.';
    str_add(out, text);
}
