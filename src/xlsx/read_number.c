/* SPDX-License-Identifier: MIT */
/* Numbers, which a workbook holds as binary fractions of 15 good decimal digits. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "xlsx/read.h"

enum { GOOD_DIGITS = 15, ALL_DIGITS = 17 };

bool number_read(const char *text, double *value)
{
    char *end;
    if (!*text || strspn(text, "+-.0123456789eE") != strlen(text))
        return false;
    *value = strtod(text, &end);
    return *end == '\0' && isfinite(*value);
}

/* The value's decimal digits without zeros at the end, and the power of ten of the first one: as
 * few as give the value again. */
struct decimal {
    char digits[ALL_DIGITS + 1];
    int count, power;
};

static void read_decimal(double value, int count, struct decimal *decimal)
{
    char text[ALL_DIGITS + 16];
    snprintf(text, sizeof text, "%.*e", count - 1, value);
    decimal->count = 0;
    const char *at = text;
    for (; *at != 'e' && *at; at++)
        if (*at >= '0' && *at <= '9')
            decimal->digits[decimal->count++] = *at;
    decimal->power = *at ? (int)strtol(at + 1, NULL, 10) : 0;
    while (decimal->count > 1 && decimal->digits[decimal->count - 1] == '0')
        decimal->count--;
    decimal->digits[decimal->count] = '\0';
}

/* Of a value that is not negative. */
static void shortest(double value, struct decimal *decimal, bool *exact)
{
    char text[ALL_DIGITS + 16];
    double again = 0;
    for (int count = GOOD_DIGITS; count <= ALL_DIGITS; count++) {
        snprintf(text, sizeof text, "%.*e", count - 1, value);
        again = strtod(text, NULL);
        read_decimal(value, count, decimal);
        if (count > GOOD_DIGITS)
            *exact = false;
        /* 0.1 + 0.2 is 0.3: what is off in the 16th digit came about by reckoning */
        if (fabs(again - value) <= value * 1e-15)
            return;
    }
}

void number_write(double value, int digits, struct str *out, bool *exact)
{
    struct decimal decimal;
    *exact = true;
    shortest(fabs(value), &decimal, exact);
    bool whole = decimal.count <= decimal.power + 1;
    /* a whole number of more digits was rounded by the spreadsheet, however it looks */
    if (decimal.power >= GOOD_DIGITS) {
        *exact = false;
        read_decimal(fabs(value), GOOD_DIGITS, &decimal);
    }
    if (value < 0)
        str_add_char(out, '-');
    for (int i = decimal.power + 1; whole && i < digits; i++)
        str_add_char(out, '0');
    for (int i = decimal.power < 0 ? decimal.power : 0; i < decimal.count || i <= decimal.power;
         i++) {
        if (i == decimal.power + 1)
            str_add_char(out, '.');
        str_add_char(out, i >= 0 && i < decimal.count ? decimal.digits[i] : '0');
    }
}
