/* SPDX-License-Identifier: MIT */
/* The forms in which names and codes are compared. Locale plays no part: only ASCII has case. */
#include "base/utf8.h"

#include <string.h>

#include "base/utf8_table.h"

struct range {
    uint32_t first, last;
};

static bool in_ranges(const struct range *ranges, size_t count, uint32_t character)
{
    for (size_t i = 0; i < count; i++)
        if (character >= ranges[i].first && character <= ranges[i].last)
            return true;
    return false;
}

bool utf8_is_blank(uint32_t character)
{
    static const struct range blanks[] = {
        {'\t', '\r'},     {' ', ' '},       {0xA0, 0xA0},     {0x1680, 0x1680},
        {0x2000, 0x200A}, {0x202F, 0x202F}, {0x205F, 0x205F}, {0x3000, 0x3000},
    };
    return in_ranges(blanks, COUNT_OF(blanks), character);
}

bool utf8_is_zero_width(uint32_t character)
{
    static const struct range widthless[] = {{0x200B, 0x200F}, {0x2060, 0x2060}, {0xFEFF, 0xFEFF}};
    return in_ranges(widthless, COUNT_OF(widthless), character);
}

/* What is not seen: zero-width characters, and those that turn text around. */
static bool is_unseen(uint32_t character)
{
    static const struct range turning[] = {{0x202A, 0x202E}, {0x2066, 0x2069}};
    return utf8_is_zero_width(character) || in_ranges(turning, COUNT_OF(turning), character);
}

uint32_t utf8_half_width(uint32_t character)
{
    return character >= 0xFF01 && character <= 0xFF5E ? character - 0xFF01 + '!' : character;
}

/* Marks that people use for one another; 0 leaves the mark out. Square brackets are among them in
 * ASCII too, so that half and full width stay the same. */
static const struct pair {
    uint32_t from;
    uint32_t to;
} marks[] = {
    {'[', '('},     {']', ')'},     {0x3010, '('}, {0x3011, ')'}, /* 【】 */
    {0x3014, '('},  {0x3015, ')'},  {0x300C, '('}, {0x300D, ')'}, /* 〔〕「」 */
    {0xFF62, '('},  {0xFF63, ')'},                                /* half-width 「」 */
    {0x2018, '\''}, {0x2019, '\''}, {0x201C, '"'}, {0x201D, '"'}, /* curly quotes */
    {0x00B7, 0},    {0x2022, 0},    {0x30FB, 0},   {0x2027, 0},   /* middle dots */
    {0xFF65, 0},                                                  /* half-width ・ */
};

/* The character a name is compared by; 0: none. */
static uint32_t folded(uint32_t character)
{
    if (utf8_is_blank(character) || is_unseen(character))
        return 0;
    character = utf8_half_width(character);
    if (character >= 'A' && character <= 'Z')
        return character - 'A' + 'a';
    for (size_t i = 0; i < COUNT_OF(marks); i++)
        if (marks[i].from == character)
            return marks[i].to;
    return character;
}

/* The character a code is compared by; 0: none. */
static uint32_t compacted(uint32_t character)
{
    if (utf8_is_blank(character) || is_unseen(character))
        return 0;
    character = utf8_half_width(character);
    return character >= 'a' && character <= 'z' ? character - 'a' + 'A' : character;
}

/* Digits and + - half width; 0: it is not seen. */
static uint32_t dialled(uint32_t character)
{
    uint32_t half = utf8_half_width(character);
    bool dial = (half >= '0' && half <= '9') || half == '+' || half == '-';
    return is_unseen(character) ? 0 : dial ? half : character;
}

static void convert(struct str *out, const char *text, uint32_t (*map)(uint32_t))
{
    uint32_t character;
    while ((character = utf8_next(&text)) != 0) {
        uint32_t mapped = map(character);
        if (mapped != 0)
            utf8_append(out, mapped);
    }
}

uint32_t utf8_fold_next(const char **text)
{
    uint32_t character, mapped = 0;
    while (mapped == 0 && (character = utf8_next(text)) != 0)
        mapped = folded(character);
    return mapped;
}

/* How many bytes at the front are what they are compared by: small letters, digits and common
 * Chinese, U+4000 to U+9FFF. */
static size_t plain_span(const char *text)
{
    const unsigned char *at = (const unsigned char *)text;
    for (;;) {
        if ((*at >= 'a' && *at <= 'z') || (*at >= '(' && *at <= '9'))
            at++;
        else if (*at >= 0xE4 && *at <= 0xE9 && (at[1] & 0xC0) == 0x80 && (at[2] & 0xC0) == 0x80)
            at += 3;
        else
            return (size_t)((const char *)at - text);
    }
}

void utf8_fold(struct str *out, const char *text)
{
    while (*text) {
        size_t plain = plain_span(text);
        uint32_t character = 0;
        str_add_bytes(out, text, plain);
        text += plain;
        if (*text)
            character = folded(utf8_next(&text));
        if (character)
            utf8_append(out, character);
    }
}

char *utf8_folded(const char *text)
{
    struct str out = {0};
    utf8_fold(&out, text);
    return str_take(&out);
}

void utf8_compact(struct str *out, const char *text)
{
    convert(out, text, compacted);
}

void utf8_dialled(struct str *out, const char *text)
{
    convert(out, text, dialled);
}

static bool trimmed(uint32_t character)
{
    return utf8_is_blank(character) || utf8_is_zero_width(character);
}

/* Where the last character before `end` begins. */
static const char *last_character(const char *text, const char *end)
{
    const char *at = end - 1;
    while (at > text && end - at < 4 && ((unsigned char)*at & 0xC0) == 0x80)
        at--;
    return at;
}

void utf8_trim(const char *text, const char **start, size_t *length)
{
    const char *last, *next = text;
    do
        text = next;
    while (trimmed(utf8_next(&next)));
    const char *end = text + strlen(text); /* past the last character that is kept */
    while (end > text) {
        next = last = last_character(text, end);
        if (!trimmed(utf8_next(&next)) || next != end)
            break;
        end = last;
    }
    *start = text;
    *length = (size_t)(end - text);
}
