/* SPDX-License-Identifier: MIT */
/* Days, partial dates, periods and moments, and the numbers that stand beside them. What is taken
 * is a day that exists and is read again as the same. */
#include "fuzz/fuzz.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"

static const char today[] = "2018-12-31";

static void check_day(const char *text)
{
    struct date day, again;
    if (date_parse(text, today, &day) != DATE_OK)
        return;
    fuzz_must(date_valid(day.text), "a day that is read exists");
    fuzz_must(date_parse(day.text, today, &again) == DATE_OK && !strcmp(day.text, again.text),
              "a day is read again as itself");
}

static void check_partial(const char *text)
{
    struct date part, again;
    struct period span;
    if (pdate_parse(text, today, &part) != DATE_OK)
        return;
    fuzz_must(pdate_valid(part.text), "a partial date that is read exists");
    fuzz_must(pdate_parse(part.text, today, &again) == DATE_OK && !strcmp(part.text, again.text),
              "a partial date is read again as itself");
    pdate_span(part.text, &span);
    fuzz_must(strcmp(span.from.text, span.until.text) <= 0, "a span does not end before it begins");
}

static void check_period(const char *text)
{
    struct period period;
    if (period_parse(text, today, &period) != DATE_OK)
        return;
    fuzz_must(!*period.from.text || date_valid(period.from.text), "a period begins on a day");
    fuzz_must(!*period.until.text || date_valid(period.until.text), "a period ends on a day");
    if (*period.from.text && *period.until.text)
        fuzz_must(strcmp(period.from.text, period.until.text) <= 0,
                  "a period does not end before it begins");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct date day;
    char *text = fuzz_text(data, size);
    check_day(text);
    check_partial(text);
    check_period(text);
    if (date_of_moment(text, &day))
        fuzz_must(date_valid(day.text), "a moment is on a day");
    for (int from_1904 = 0; from_1904 < 2; from_1904++)
        if (date_of_serial(text, from_1904, &day))
            fuzz_must(date_valid(day.text), "a serial number is a day");
    free(text);
    return 0;
}
