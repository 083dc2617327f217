/* SPDX-License-Identifier: MIT */
#include "record/mask.h"

#include <string.h>

#include "base/utf8.h"
#include "record/value.h"
#include "store/db.h"

/* Of a whole number so much is shown at either end; of a shorter one only its end. */
enum { MOBILE_DIGITS = 11, SHOWN_FIRST = 3, SHOWN_LAST = 4, SHOWN_SHORT = 2, DIGITS_MAX = 40 };

/* A number as it stands in a text, and its digits alone. */
struct number {
    const char *end;
    char digits[DIGITS_MAX];
    size_t count;
    bool whole; /* a mobile number, after its country's if that is given */
};

/* The value of a digit in full or half width; -1: none. */
static int digit_value(uint32_t character)
{
    if (character >= 0xFF10 && character <= 0xFF19)
        return (int)(character - 0xFF10);
    return character >= '0' && character <= '9' ? (int)(character - '0') : -1;
}

static int digit_at(const char *text)
{
    return digit_value(utf8_next(&text));
}

/* What may stand between the digits of one number. */
static bool is_between(uint32_t character)
{
    static const uint32_t marks[] = {' ',    '-',    '(',    ')',    '.',    0xA0,   0x3000,
                                     0xFF08, 0xFF09, 0xFF0D, 0x2010, 0x2011, 0x2013, 0x2014};
    for (size_t i = 0; i < COUNT_OF(marks); i++)
        if (character == marks[i])
            return true;
    return false;
}

static bool is_mobile(const char *digits, size_t count)
{
    return count == MOBILE_DIGITS && digits[0] == '1' && digits[1] >= '3';
}

static bool is_whole(const struct number *number)
{
    size_t code = strncmp(number->digits, "0086", 4) == 0 ? 4
                  : strncmp(number->digits, "86", 2) == 0 ? 2
                                                          : 0;
    return is_mobile(number->digits, number->count) ||
           (number->count > code && is_mobile(number->digits + code, number->count - code));
}

/* The number that begins here, with what stands between its digits: at most two characters. A
 * mobile number ends where it is whole, so that the next one is another. */
static void read_number(const char *text, struct number *number)
{
    *number = (struct number){.end = text};
    for (int between = 0; between <= 2 && number->count + 1 < DIGITS_MAX;) {
        uint32_t character = utf8_next(&text);
        int value = digit_value(character);
        if (value >= 0) {
            number->digits[number->count++] = (char)('0' + value);
            number->end = text;
            between = 0;
            number->whole = is_whole(number);
            if (number->whole && digit_at(text) < 0)
                return;
        } else if (number->count > 0 && is_between(character)) {
            between++;
        } else {
            return;
        }
    }
}

static void add_masked(struct str *out, const struct number *number)
{
    size_t first = number->count - MOBILE_DIGITS;
    const char *digits = number->digits;
    if (number->count < MOBILE_DIGITS) {
        size_t shown = number->count < SHOWN_SHORT ? number->count : SHOWN_SHORT;
        for (size_t i = shown; i < number->count; i++)
            str_add_char(out, '*');
        str_add_bytes(out, digits + number->count - shown, shown);
        return;
    }
    digits += number->whole ? first : 0; /* without its country's */
    str_add_bytes(out, digits, SHOWN_FIRST);
    str_add(out, "****");
    str_add_bytes(out, number->digits + number->count - SHOWN_LAST, SHOWN_LAST);
}

/* Every number of a phone field. */
static void add_phones(struct str *out, const char *text)
{
    struct number number;
    while (*text) {
        const char *start = text;
        read_number(text + (*text == '+'), &number);
        if (number.count > 0) {
            str_add(out, *text == '+' && !number.whole ? "+" : "");
            add_masked(out, &number);
            text = number.end;
        } else {
            (void)utf8_next(&text);
            str_add_bytes(out, start, (size_t)(text - start));
        }
    }
}

/* Whether what the number is part of goes on: a code, an amount, a longer number. */
static bool goes_on(const char *end)
{
    bool letter = (*end >= 'A' && *end <= 'Z') || (*end >= 'a' && *end <= 'z');
    return letter || digit_at(end) >= 0 || (*end == '.' && digit_at(end + 1) >= 0);
}

/* Only mobile numbers: in other texts a number is mostly something else. */
void mask_add_typed(struct str *out, const char *text)
{
    struct number number;
    for (bool inside = false; *text;) {
        const char *start = text;
        number.count = 0;
        if (!inside && digit_at(text) >= 0)
            read_number(text, &number);
        if (number.count > 0 && number.whole && !goes_on(number.end)) {
            add_masked(out, &number);
            text = number.end;
            continue;
        }
        inside = goes_on(text);
        (void)utf8_next(&text);
        str_add_bytes(out, start, (size_t)(text - start));
    }
}

void mask_add(struct str *out, const struct chamber_db *db, const struct chamber_field *field,
              const char *text)
{
    static const unsigned codes = CHAMBER_UNIQUE | CHAMBER_COMPACT | CHAMBER_FINDS;
    /* what is being written is kept as it is */
    bool masked = text && chamber_get_mask(db) && !store_writing(db);
    if (masked && field && field->flags & CHAMBER_PHONE)
        add_phones(out, text);
    else if (masked && !(field && (field->kind != CHAMBER_TEXT || field->flags & codes)))
        mask_add_typed(out, text);
    else
        str_add(out, text);
}

/* Stars between or before digits. */
bool mask_is_in(const char *text)
{
    bool star = false, digit = false;
    for (uint32_t character; (character = utf8_next(&text));) {
        star = star || character == '*' || character == 0xFF0A || character == 0x25CF;
        digit = digit || digit_value(character) >= 0;
    }
    return star && digit;
}
