/* SPDX-License-Identifier: MIT */
/* Text of a cell: its runs joined, without the readings that stand above them. */
#include <string.h>

#include "base/utf8.h"
#include "xlsx/read.h"

void text_start(struct text *text, const char *element)
{
    if (text->phonetic > 0 || strcmp(element, "rPh") == 0)
        text->phonetic++;
    else if (strcmp(element, "t") == 0)
        text->open = true;
}

void text_end(struct text *text, const char *element)
{
    if (text->phonetic > 0)
        text->phonetic--;
    else if (strcmp(element, "t") == 0)
        text->open = false;
}

void text_add(struct text *text, const char *bytes, size_t length)
{
    if (text->open && text->phonetic == 0)
        str_add_bytes(&text->str, bytes, length);
}

/* The character of an escape _xHHHH_ at the start of the text; 0: there is none, or it is half of
 * one. */
static uint32_t escaped(const char *text)
{
    enum { DIGITS = 4, SIZE = 7 };
    char digits[DIGITS + 1] = "";
    if (strncmp(text, "_x", 2) != 0)
        return 0;
    strncat(digits, text + 2, DIGITS);
    if (strspn(digits, "0123456789abcdefABCDEF") != DIGITS || text[SIZE - 1] != '_')
        return 0;
    unsigned long character = strtoul(digits, NULL, 16);
    return character >= 0xD800 && character <= 0xDFFF ? 0 : (uint32_t)character;
}

void text_decode(struct str *str)
{
    CLEAN_STR struct str out = {0};
    const char *text = str_text(str);
    if (str->failed || (!strstr(text, "_x") && !strchr(text, '\r')))
        return;
    while (*text) {
        uint32_t character = escaped(text);
        size_t size = character ? strlen("_xHHHH_") : 1;
        if (!character)
            character = *text == '\r' ? '\r' : 0;
        if (character == '\r') { /* CR LF is one line end */
            const char *next = text + size;
            if (*next != '\n' && escaped(next) != '\n')
                str_add_char(&out, '\n');
        } else if (character) {
            utf8_append(&out, character);
        } else {
            str_add_char(&out, *text);
        }
        text += size;
    }
    struct str old = *str;
    *str = out;
    out = old;
}
