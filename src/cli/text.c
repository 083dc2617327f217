/* SPDX-License-Identifier: MIT */
/* Small things about texts: names, numbers, weekdays, JSON strings. */
#include <locale.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"

static char plain(char c)
{
    return c == '-' ? '_' : c;
}

bool same_name(const char *a, const char *b, size_t b_length)
{
    size_t i = 0;
    while (i < b_length && a[i] && plain(a[i]) == plain(b[i]))
        i++;
    return i == b_length && !a[i];
}

/* Optimal string alignment over bytes: names are ASCII. Those over 63 bytes are far from all. */
size_t name_distance(const char *a, const char *b)
{
    enum { MOST = 63 };
    size_t rows[3][MOST + 1];
    size_t a_length = strlen(a), b_length = strlen(b);
    if (a_length > MOST || b_length > MOST)
        return MOST;
    for (size_t j = 0; j <= b_length; j++)
        rows[0][j] = j;
    for (size_t i = 1; i <= a_length; i++) {
        size_t *row = rows[i % 3], *above = rows[(i - 1) % 3], *two_above = rows[(i + 1) % 3];
        row[0] = i;
        for (size_t j = 1; j <= b_length; j++) {
            bool same = plain(a[i - 1]) == plain(b[j - 1]);
            size_t best = above[j - 1] + (same ? 0 : 1);
            best = above[j] + 1 < best ? above[j] + 1 : best;
            best = row[j - 1] + 1 < best ? row[j - 1] + 1 : best;
            if (i > 1 && j > 1 && plain(a[i - 1]) == plain(b[j - 2]) &&
                plain(a[i - 2]) == plain(b[j - 1]) && two_above[j - 2] + 1 < best)
                best = two_above[j - 2] + 1;
            row[j] = best;
        }
    }
    return rows[a_length % 3][b_length];
}

/* How many bytes follow a first byte, and the least and greatest second byte (Unicode 15, table
 * 3-7). */
static int follows(unsigned char first, unsigned char *least, unsigned char *most)
{
    *least = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
    *most = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
    if (first < 0x80)
        return 0;
    if (first >= 0xC2 && first <= 0xDF)
        return 1;
    if (first >= 0xE0 && first <= 0xEF)
        return 2;
    return first >= 0xF0 && first <= 0xF4 ? 3 : -1;
}

bool valid_utf8(const char *text)
{
    const unsigned char *at = (const unsigned char *)text;
    while (*at) {
        unsigned char least, most;
        int count = follows(*at++, &least, &most);
        if (count < 0)
            return false;
        for (; count > 0; count--, at++) {
            if (*at < least || *at > most)
                return false;
            least = 0x80;
            most = 0xBF;
        }
    }
    return true;
}

/* The only category set: the bytes that come out depend on no locale. It costs a third of what a
 * line costs to print, so nothing begins with it. */
void characters_known(void)
{
    static bool known;
    if (!known && !setlocale(LC_CTYPE, "C.UTF-8"))
        setlocale(LC_CTYPE, "");
    known = true;
}

const char *weekday_id(const char *date)
{
    static const char *const ids[] = {"weekday_sunday",    "weekday_monday",   "weekday_tuesday",
                                      "weekday_wednesday", "weekday_thursday", "weekday_friday",
                                      "weekday_saturday"};
    static const unsigned char shift[] = {0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4};
    if (strlen(date) != strlen("2018-07-20"))
        return NULL;
    unsigned long year = strtoul(date, NULL, 10), month = strtoul(date + strlen("2018-"), NULL, 10),
                  day = strtoul(date + strlen("2018-07-"), NULL, 10);
    year -= month < 3; /* Sakamoto's rule: the year begins in March */
    return ids[(year + year / 4 - year / 100 + year / 400 + shift[(month + 11) % 12] + day) % 7];
}

void json_text(FILE *out, const char *text)
{
    if (!text) {
        fputs("null", out);
        return;
    }
    fputc('"', out);
    for (const unsigned char *at = (const unsigned char *)text; *at; at++) {
        if (*at == '"' || *at == '\\')
            fprintf(out, "\\%c", *at);
        else if (*at == '\n')
            fputs("\\n", out);
        else if (*at < 0x20 || *at == 0x7F)
            fprintf(out, "\\u%04x", *at);
        else
            fputc(*at, out);
    }
    fputc('"', out);
}

char *text_format(const char *format, ...)
{
    char *text = NULL;
    va_list arguments;
    va_start(arguments, format);
    int length = vasprintf(&text, format, arguments);
    va_end(arguments);
    return length < 0 ? NULL : text;
}

int64_t parse_count(const char *text)
{
    size_t length = strlen(text);
    if (length == 0 || length > 18 || strspn(text, "0123456789") != length)
        return -1;
    return strtoll(text, NULL, 10);
}

const char *noun_title(const struct cli *cli, const struct chamber_noun *noun)
{
    return cli->language == CHAMBER_EN ? chamber_noun_name(noun) : chamber_noun_label(noun);
}

const char *field_title(const struct cli *cli, const struct chamber_field *field)
{
    return cli->language == CHAMBER_EN ? field->name : field->label;
}

/* --- what is not seen --- */
/* The character that starts here: valid UTF-8, as everything stored is. */
static uint32_t decode(const char *text, size_t *size)
{
    const unsigned char *at = (const unsigned char *)text;
    *size = at[0] < 0x80 ? 1 : at[0] < 0xE0 ? 2 : at[0] < 0xF0 ? 3 : 4;
    uint32_t character = *size == 1 ? at[0] : at[0] & (0x7FU >> *size);
    for (size_t i = 1; i < *size; i++) {
        if (!at[i]) {
            *size = i;
            return 0;
        }
        character = character << 6 | (at[i] & 0x3F);
    }
    return character;
}

/* What turns the text around, breaks the line or has no width; joiners are part of a character. */
static bool is_hidden(uint32_t character)
{
    return character == 0x061C || character == 0x200B || character == 0x200E ||
           character == 0x200F || (character >= 0x2028 && character <= 0x202E) ||
           character == 0x2060 || (character >= 0x2066 && character <= 0x2069) ||
           character == 0xFEFF || (character >= 0xE0000 && character <= 0xE007F);
}

char *text_shown(const struct cli *cli, const char *text)
{
    enum { TIMES = 3 }; /* longer at most: the 2 bytes of U+061C become the 6 of \u061c */
    char *shown = malloc(strlen(text) * TIMES + 1);
    char *end = shown;
    while (shown && *text) {
        size_t size;
        uint32_t character = decode(text, &size);
        if (cli->terminal && is_hidden(character)) {
            end += sprintf(end, character > 0xFFFF ? "\\U%08x" : "\\u%04x", (unsigned)character);
        } else {
            memcpy(end, text, size);
            end += size;
        }
        text += size;
    }
    if (shown)
        *end = '\0';
    return shown;
}
