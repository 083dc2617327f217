/* SPDX-License-Identifier: MIT */
/* UTF-8: validity, reading and writing characters, counting, distance. */
#include "base/utf8.h"

#include <string.h>

#include "base/utf8_table.h"

/* The lead bytes of well-formed sequences with the range their second byte may have (Unicode 15,
 * table 3-7); every later byte is 80..BF. Those of common Chinese come first. */
static const struct lead {
    unsigned char first, last;
    unsigned char size;
    unsigned char low, high;
} leads[] = {
    {0xE1, 0xEC, 3, 0x80, 0xBF}, {0xEE, 0xEF, 3, 0x80, 0xBF}, {0xC2, 0xDF, 2, 0x80, 0xBF},
    {0xE0, 0xE0, 3, 0xA0, 0xBF}, {0xED, 0xED, 3, 0x80, 0x9F}, {0xF0, 0xF0, 4, 0x90, 0xBF},
    {0xF1, 0xF3, 4, 0x80, 0xBF}, {0xF4, 0xF4, 4, 0x80, 0x8F},
};

size_t utf8_decode(const char *bytes, size_t length, uint32_t *character)
{
    if (length == 0)
        return 0;
    const unsigned char *b = (const unsigned char *)bytes;
    if (b[0] < 0x80) {
        *character = b[0];
        return b[0] ? 1 : 0;
    }
    for (size_t i = 0; i < COUNT_OF(leads); i++) {
        const struct lead *lead = &leads[i];
        if (b[0] < lead->first || b[0] > lead->last)
            continue;
        uint32_t value = b[0] & (0x7FU >> lead->size);
        for (size_t n = 1; n < lead->size; n++) {
            unsigned char low = n == 1 ? lead->low : 0x80;
            unsigned char high = n == 1 ? lead->high : 0xBF;
            if (n >= length || b[n] < low || b[n] > high)
                return 0;
            value = value << 6 | (b[n] & 0x3FU);
        }
        *character = value;
        return lead->size;
    }
    return 0;
}

/* A whole character with the first of the leads: most of what is read here is Chinese. */
static bool is_common(const unsigned char *b)
{
    return b[0] >= 0xE1 && b[0] <= 0xEC && (b[1] & 0xC0) == 0x80 && (b[2] & 0xC0) == 0x80;
}

bool utf8_valid(const char *bytes, size_t length)
{
    const unsigned char *b = (const unsigned char *)bytes;
    size_t at = 0, size = 1;
    for (; at < length && size > 0; at += size) {
        uint32_t character;
        if (b[at] != '\0' && b[at] < 0x80)
            size = 1;
        else if (length - at >= 3 && is_common(b + at))
            size = 3;
        else
            size = utf8_decode(bytes + at, length - at, &character);
    }
    return size > 0;
}

uint32_t utf8_next(const char **text)
{
    const unsigned char *b = (const unsigned char *)*text;
    if (b[0] == '\0')
        return 0;
    if (is_common(b)) {
        *text += 3;
        return (b[0] & 0xFU) << 12 | (b[1] & 0x3FU) << 6 | (b[2] & 0x3FU);
    }
    uint32_t character = 0xFFFD;
    size_t size = utf8_decode(*text, SIZE_MAX, &character);
    *text += size == 0 ? 1 : size;
    return character;
}

void utf8_append(struct str *out, uint32_t character)
{
    char bytes[4];
    size_t size = character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
    if (size == 1) {
        str_add_char(out, (char)character);
        return;
    }
    for (size_t i = size - 1; i > 0; i--) {
        bytes[i] = (char)(0x80 | (character & 0x3F));
        character >>= 6;
    }
    bytes[0] = (char)((0xF00U >> size & 0xFF) | character);
    str_add_bytes(out, bytes, size);
}

size_t utf8_count(const char *text)
{
    size_t count = 0;
    while (utf8_next(&text) != 0)
        count++;
    return count;
}

static void decode_all(const char *text, uint32_t *out)
{
    uint32_t character;
    while ((character = utf8_next(&text)) != 0)
        *out++ = character;
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Row i of the table of distances between the first i characters of a and the first j of b, from
 * the two rows above it; only the band |i - j| <= limit, for all else is above the limit. Returns
 * the row's least value. */
static size_t fill_row(size_t *const row[3], size_t i, const uint32_t *a, const uint32_t *b,
                       size_t width, size_t limit)
{
    size_t first = i > limit ? i - limit : 0;
    size_t last = least(width, i + limit);
    size_t lowest = limit + 1;
    for (size_t j = first; j <= last; j++) {
        size_t value = limit + 1;
        if (j < i + limit) /* else the cell above lies outside the band */
            value = least(value, row[1][j] + 1);
        if (j > first)
            value = least(value, row[2][j - 1] + 1);
        if (j > 0)
            value = least(value, row[1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
            value = least(value, row[0][j - 2] + 1);
        row[2][j] = value;
        lowest = least(lowest, value);
    }
    return lowest;
}

/* If memory runs out the texts count as too far apart: nothing is suggested on that ground. */
size_t utf8_distance(const char *a, const char *b, size_t limit)
{
    size_t height = utf8_count(a);
    size_t width = utf8_count(b);
    size_t longer = height > width ? height : width;
    size_t too_far = limit == SIZE_MAX ? SIZE_MAX : limit + 1;
    limit = least(limit, longer);
    if (longer - least(height, width) > limit)
        return limit + 1;
    CLEAN_FREE uint32_t *as = calloc(height + 1, sizeof(*as));
    CLEAN_FREE uint32_t *bs = calloc(width + 1, sizeof(*bs));
    CLEAN_FREE size_t *cells = calloc(width + 1, 3 * sizeof(*cells));
    if (as == NULL || bs == NULL || cells == NULL)
        return too_far;
    decode_all(a, as);
    decode_all(b, bs);
    size_t *row[3] = {cells, cells + (width + 1), cells + 2 * (width + 1)};
    for (size_t j = 0; j <= width; j++)
        row[2][j] = j;
    for (size_t i = 1; i <= height; i++) {
        size_t *oldest = row[0];
        row[0] = row[1];
        row[1] = row[2];
        row[2] = oldest;
        if (fill_row(row, i, as, bs, width, limit) > limit)
            return limit + 1;
    }
    return least(row[2][width], limit + 1);
}

/* Sellers' way: the row before the first and the last row cost nothing, so the part may begin and
 * end anywhere. */
size_t utf8_part_distance(const char *part, const char *whole, size_t limit)
{
    size_t height = utf8_count(part);
    CLEAN_FREE uint32_t *wanted = calloc(height + 1, sizeof(*wanted));
    CLEAN_FREE size_t *costs = calloc(height + 1, sizeof(*costs));
    if (wanted == NULL || costs == NULL)
        return limit == SIZE_MAX ? SIZE_MAX : limit + 1;
    decode_all(part, wanted);
    for (size_t i = 0; i <= height; i++)
        costs[i] = i;
    size_t lowest = height;
    while (*whole) {
        uint32_t character = utf8_next(&whole);
        size_t diagonal = 0;
        for (size_t i = 1; i <= height; i++) {
            size_t before = costs[i];
            size_t value = diagonal + (wanted[i - 1] != character);
            costs[i] = least(value, least(before, costs[i - 1]) + 1);
            diagonal = before;
        }
        lowest = least(lowest, costs[height]);
    }
    return lowest <= limit ? lowest : limit + 1;
}

size_t utf8_separator(const char *text)
{
    static const char *const separators[] = {";", "；", "、", "，"};
    for (size_t i = 0; i < COUNT_OF(separators); i++)
        if (strncmp(text, separators[i], strlen(separators[i])) == 0)
            return strlen(separators[i]);
    return 0;
}

bool utf8_has_separator(const char *text)
{
    for (; *text; text++)
        if (utf8_separator(text))
            return true;
    return false;
}
