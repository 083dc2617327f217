/* SPDX-License-Identifier: MIT */
/* A number format's code: up to four sections, each for some numbers: `0.00;[Red]-0.00`,
 * `[>=100]yyyy"年";0`. Letters count only outside quotes, brackets and escapes. */
#include <string.h>
#include <strings.h>

#include "xlsx/read.h"

/* What a section has. */
struct parts {
    bool year, month, day, time, elapsed;
    bool other; /* than zeros: it is no number that is filled up with them */
    int zeros;
};

/* [h] [mm] are time that has passed; [>100] is a condition; [红色] and [$-804] say nothing here. */
static const char *read_bracket(const char *code, struct format_section *section,
                                struct parts *parts)
{
    const char *end = strchr(code, ']');
    size_t length = end ? (size_t)(end - code) - 1 : strlen(code + 1);
    const char *inside = code + 1;
    if (length > 0 && strspn(inside, "hHmMsS") >= length) {
        parts->elapsed = parts->time = true;
    } else if (length > 0 && strchr("<>=", *inside)) {
        size_t size = strspn(inside, "<>=");
        if (size < sizeof section->condition) {
            memcpy(section->condition, inside, size);
            section->condition[size] = '\0';
            section->limit = strtod(inside + size, NULL);
        }
    }
    return inside + length + (end != NULL);
}

/* What stands for itself, with the mark before it: past it. NULL: it is something else. */
static const char *skip_literal(const char *code, struct parts *parts)
{
    if (*code == '"') {
        const char *end = strchr(code + 1, '"');
        parts->other = true;
        return end ? end + 1 : code + strlen(code);
    }
    if (*code == '\\' || *code == '_' || *code == '*') {
        parts->other |= *code == '\\';
        code++;
        if (*code) /* one character, of several bytes perhaps */
            code++;
        while ((*code & 0xC0) == 0x80)
            code++;
        return code;
    }
    return NULL;
}

/* Words and exponents, whose letters mean no part of a date. */
static size_t skip_word(const char *code)
{
    static const char *const words[] = {"General", "AM/PM", "A/P", "E+", "E-"};
    for (size_t i = 0; i < COUNT_OF(words); i++)
        if (strncasecmp(code, words[i], strlen(words[i])) == 0)
            return strlen(words[i]);
    return 0;
}

static bool begins(const char *code, const char *word)
{
    return strncmp(code, word, strlen(word)) == 0;
}

static void read_letter(const char *code, struct parts *parts)
{
    parts->zeros += *code == '0';
    parts->other |= *code != '0';
    parts->year |= strchr("yYeEbB", *code) != NULL || begins(code, "年");
    parts->day |= *code == 'd' || *code == 'D' || begins(code, "日");
    parts->month |= *code == 'm' || *code == 'M' || begins(code, "月");
    parts->time |= strchr("hHsS", *code) != NULL || begins(code, "时") || begins(code, "秒");
}

/* Months and minutes are the same letter: minutes are beside hours or seconds. */
static enum format_kind kind_of(const struct parts *parts)
{
    if (parts->elapsed)
        return FORMAT_ELAPSED;
    if (parts->year && !parts->day && !parts->time)
        return parts->month ? FORMAT_MONTH : FORMAT_YEAR;
    if (parts->year || parts->day || (parts->month && !parts->time))
        return FORMAT_DATE;
    return parts->time ? FORMAT_TIME : FORMAT_PLAIN;
}

/* One section; past its `;`. */
static const char *read_section(const char *code, struct format_section *section)
{
    enum { DIGITS_MAX = 30 };
    struct parts parts = {.zeros = 0};
    *section = (struct format_section){.kind = FORMAT_PLAIN};
    while (*code && *code != ';') {
        const char *past =
            *code == '[' ? read_bracket(code, section, &parts) : skip_literal(code, &parts);
        size_t word = past ? 0 : skip_word(code);
        if (word > 0) {
            parts.other = true;
            past = code + word;
        }
        if (!past) {
            read_letter(code, &parts);
            past = code + 1;
        }
        code = past;
    }
    section->kind = kind_of(&parts);
    if (!parts.other && parts.zeros > 1 && parts.zeros <= DIGITS_MAX)
        section->digits = parts.zeros;
    return *code ? code + 1 : NULL;
}

void format_read(const char *code, struct format *format)
{
    format->count = 0;
    while (code && format->count < FORMAT_SECTIONS_MAX)
        code = read_section(code, &format->sections[format->count++]);
}

static bool meets(const struct format_section *section, double value)
{
    const char *condition = section->condition;
    bool less = value<section->limit, more = value> section->limit;
    if (strcmp(condition, "<>") == 0)
        return less || more;
    return (less && strchr(condition, '<')) || (more && strchr(condition, '>')) ||
           (!less && !more && strchr(condition, '='));
}

/* Without conditions: one section for all; then one for what is below 0; then one for 0. */
const struct format_section *format_section(const struct format *format, double value)
{
    size_t count = format ? format->count : 0;
    bool conditions = false;
    if (count == 0)
        return NULL;
    for (size_t i = 0; i < count; i++) {
        const struct format_section *section = &format->sections[i];
        conditions |= section->condition[0] != '\0';
        if (section->condition[0] && meets(section, value))
            return section;
    }
    for (size_t i = 0; conditions && i < count; i++)
        if (!format->sections[i].condition[0])
            return &format->sections[i];
    if (conditions)
        return NULL;
    if (value < 0 && count > 1)
        return &format->sections[1];
    return &format->sections[!(value < 0) && !(value > 0) && count > 2 ? 2 : 0];
}
