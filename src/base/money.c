/* SPDX-License-Identifier: MIT */
/* Sums of money, read and written. */
#include "base/money.h"

#include <inttypes.h>
#include <stdbool.h>
#include <string.h>

#include "base/utf8.h"

enum { SUM_MAX = 64, FEN = 100, FEN_OF_WAN = 1000000 };
#define FEN_OF_YI INT64_C(10000000000)

/* One ASCII character for each that a sum may have; 0 for any other. */
static char plain(uint32_t character)
{
    static const struct {
        uint32_t character;
        char plain;
    } others[] = {{0x00A5, 'Y'}, {0xFFE5, 'Y'}, {0x5143, 'y'}, {0x6574, 'z'}, {0x4E07, 'w'},
                  {0x842C, 'w'}, {0x4EBF, 'e'}, {0x00A0, ' '}, {0x3000, ' '}};
    if (character >= 0xFF01 && character <= 0xFF5E)
        character = character - 0xFF01 + '!';
    if (character < 0x80 && strchr("0123456789,.- ", (int)character))
        return (char)character;
    for (size_t i = 0; i < COUNT_OF(others); i++)
        if (others[i].character == character)
            return others[i].plain;
    return 0;
}

static bool plain_sum(const char *text, char sum[SUM_MAX])
{
    size_t length = 0;
    for (uint32_t character; (character = utf8_next(&text));) {
        sum[length] = plain(character);
        if (!sum[length] || ++length == SUM_MAX)
            return false;
    }
    sum[length] = '\0';
    return true;
}

static void skip(const char **at, const char *what)
{
    *at += strspn(*at, what);
}

static bool take(const char **at, char what)
{
    bool there = **at == what;
    *at += there;
    return there;
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

/* "1200" or "1,200". */
static bool whole_part(const char **at, int64_t *number)
{
    size_t first = digits(at, number);
    bool good = first > 0 && (**at != ',' || first <= 3);
    while (good && take(at, ','))
        good = digits(at, number) == 3;
    return good;
}

/* A sum in its parts: 1.25万 is 1, 25, two digits, FEN_OF_WAN. */
struct parts {
    int64_t whole, fraction;
    size_t digits;
    int64_t unit; /* in fen */
};

static bool read_parts(const char *at, struct parts *parts)
{
    if (!whole_part(&at, &parts->whole))
        return false;
    if (take(&at, '.') && !(parts->digits = digits(&at, &parts->fraction)))
        return false;
    skip(&at, " ");
    parts->unit = take(&at, 'e') ? FEN_OF_YI : take(&at, 'w') ? FEN_OF_WAN : FEN;
    if (take(&at, 'y'))
        take(&at, 'z');
    return !*at;
}

static enum money_result add_up(const struct parts *parts, int64_t most, int64_t *fen)
{
    int64_t unit = parts->unit, fraction = parts->fraction;
    if (parts->whole > most / unit)
        return MONEY_TOO_LARGE;
    for (size_t i = 0; i < parts->digits; i++, unit /= 10)
        if (unit == 1)
            return MONEY_TOO_FINE;
    int64_t sum = parts->whole * parts->unit + fraction * unit;
    if (sum > most)
        return MONEY_TOO_LARGE;
    *fen = sum;
    return MONEY_OK;
}

enum money_result money_parse(const char *text, int64_t most, int64_t *fen)
{
    char sum[SUM_MAX];
    struct parts parts = {0};
    const char *at = sum;
    if (!plain_sum(text, sum))
        return MONEY_UNREADABLE;
    for (size_t length = strlen(sum); length > 0 && sum[length - 1] == ' '; length--)
        sum[length - 1] = '\0';
    skip(&at, " ");
    if (take(&at, 'Y'))
        skip(&at, " ");
    bool negative = take(&at, '-');
    if (!read_parts(at, &parts))
        return MONEY_UNREADABLE;
    return negative ? MONEY_NEGATIVE : add_up(&parts, most, fen);
}

void money_add(struct str *out, int64_t fen)
{
    str_addf(out, "%" PRId64 ".%02d", fen / FEN, (int)(fen % FEN));
}

void money_add_short(struct str *out, int64_t fen)
{
    int rest = (int)(fen % FEN);
    str_add_int(out, fen / FEN);
    if (rest % 10)
        str_addf(out, ".%02d", rest);
    else if (rest)
        str_addf(out, ".%d", rest / 10);
}
