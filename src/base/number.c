/* SPDX-License-Identifier: MIT */
/* Whole numbers, read. */
#include "base/number.h"

#include <stdbool.h>
#include <string.h>

#include "base/utf8.h"

enum { NUMBER_SIZE = 48 };

/* The characters a number may have, in half width; no unit is looked at here. */
static bool fold(const char *text, char out[NUMBER_SIZE])
{
    const char *start;
    size_t length, count = 0;
    utf8_trim(text, &start, &length);
    for (const char *end = start + length; start < end;) {
        const char *bytes = start;
        uint32_t character = utf8_next(&start);
        size_t size = (size_t)(start - bytes);
        char plain = 0;
        if (character >= 0xFF01 && character <= 0xFF5E)
            plain = (char)(character - 0xFF01 + '!');
        else if (character == 0xA0 || character == 0x3000)
            plain = ' ';
        if (plain) {
            bytes = &plain;
            size = 1;
        }
        if (count + size >= NUMBER_SIZE)
            return false;
        memcpy(out + count, bytes, size);
        count += size;
    }
    out[count] = '\0';
    return true;
}

/* Digits in a row, as a number; one that is too large becomes INT64_MAX. Says how many. */
static size_t digits(const char **at, int64_t *number)
{
    size_t count = strspn(*at, "0123456789");
    for (size_t i = 0; i < count; i++)
        *number = *number > INT64_MAX / 10 - 1 ? INT64_MAX : *number * 10 + (*at)[i] - '0';
    *at += count;
    return count;
}

/* "1200" or "1,200", and ".0" behind it. */
static bool whole_part(const char **at, int64_t *number)
{
    size_t first = digits(at, number);
    bool good = first > 0 && (**at != ',' || first <= 3);
    while (good && **at == ',') {
        (*at)++;
        good = digits(at, number) == 3;
    }
    if (!good || **at != '.')
        return good;
    size_t zeros = strspn(*at + 1, "0");
    *at += 1 + zeros;
    return zeros > 0;
}

static bool is_measure(const char *text)
{
    static const char *const words[] = {"人", "名", "位", "家", "户", "个",   "次",  "场",
                                        "条", "件", "份", "届", "年", "年度", "人次"};
    for (size_t i = 0; i < COUNT_OF(words); i++)
        if (strcmp(text, words[i]) == 0)
            return true;
    return !*text;
}

enum number_result number_parse(const char *text, int64_t most, int64_t *number)
{
    char folded[NUMBER_SIZE];
    const char *at = folded;
    int64_t value = 0;
    if (!fold(text, folded)) /* too long for a number within any bounds */
        return text[strspn(text, "0123456789")] ? NUMBER_UNREADABLE : NUMBER_TOO_LARGE;
    bool negative = *at == '-';
    at += negative;
    if (!whole_part(&at, &value))
        return NUMBER_UNREADABLE;
    at += *at == ' ';
    if (!is_measure(at))
        return NUMBER_UNREADABLE;
    if (negative)
        return NUMBER_NEGATIVE;
    if (value > most)
        return NUMBER_TOO_LARGE;
    *number = value;
    return NUMBER_OK;
}
