/* SPDX-License-Identifier: MIT */
/* Pieces of JSON text, RFC 8259. */
#include "record/json_text.h"

#include <stdio.h>
#include <string.h>

static void add_escaped(struct str *out, unsigned char c)
{
    if (c == '"' || c == '\\')
        str_addf(out, "\\%c", c);
    else if (c == '\n')
        str_add(out, "\\n");
    else if (c == '\t')
        str_add(out, "\\t");
    else if (c < 0x20 || c == 0x7f)
        str_addf(out, "\\u%04x", c);
    else
        str_add_char(out, (char)c);
}

void json_add_string(struct str *out, const char *text)
{
    if (!text) {
        str_add(out, "null");
        return;
    }
    str_add_char(out, '"');
    for (; *text; text++)
        add_escaped(out, (unsigned char)*text);
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
