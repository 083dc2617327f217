/* SPDX-License-Identifier: MIT */
/* The year before beside each figure and each row: what is counted when that year is asked for. */
#include "stats_check.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The same day of the year before; of 29 February the 28th. */
static int year_earlier(int day)
{
    char text[16], wanted[24];
    model_day(day, text);
    snprintf(wanted, sizeof(wanted), "%04d%.6s", atoi(text) - 1,
             strcmp(text + 4, "-02-29") == 0 ? "-02-28" : text + 4);
    for (int earlier = day - 366; earlier < day; earlier++)
        if (strcmp(model_day(earlier, text), wanted) == 0)
            return earlier;
    ck_abort_msg("no %s", wanted);
    return day;
}

static bool begins_month(int day)
{
    char text[16];
    return strcmp(model_day(day, text) + 8, "01") == 0;
}

void days_earlier(const struct days *days, struct days *out)
{
    bool whole_months = begins_month(days->from) && begins_month(days->until + 1);
    out->from = year_earlier(days->from);
    out->until = whole_months ? year_earlier(days->until + 1) - 1 : year_earlier(days->until);
    out->as_of = days->as_of == days->until ? out->until : year_earlier(days->as_of);
    out->end = out->as_of < out->until ? out->as_of : out->until;
}

static bool same_text(const char *a, const char *b)
{
    return a == NULL || b == NULL ? a == b : strcmp(a, b) == 0;
}

static const struct chamber_breakdown_row *find_row(const struct chamber_breakdown *table,
                                                    const char *key, const char *level)
{
    for (size_t i = 0; i < table->row_count; i++)
        if (same_text(table->rows[i].key, key) && same_text(table->rows[i].level, level))
            return &table->rows[i];
    return NULL;
}

/* A key `years` later: only that of a month is another one. */
static const char *key_later(const struct chamber_breakdown *table, const char *key, int years,
                             char *out)
{
    if (key == NULL || strstr(table->id, ".by_month") == NULL)
        return key;
    snprintf(out, 16, "%04d%.3s", atoi(key) + years, key + 4);
    return out;
}

static void check_rows(const struct chamber_breakdown *now, const struct chamber_breakdown *earlier)
{
    char text[16];
    bool titles = strcmp(now->id, "honors.by_title") == 0;
    for (size_t i = 0; i < now->row_count; i++) {
        const struct chamber_breakdown_row *row = &now->rows[i], *then;
        then = find_row(earlier, key_later(now, row->key, -1, text), row->level);
        double value = then != NULL ? (double)then->value : 0;
        ck_assert_msg(row->previous.given && row->previous.value == value, "%s %s: %g was %g",
                      now->id, row->label, row->previous.value, value);
        bool bare = row->key != NULL && strstr(now->id, ".by_month") == NULL;
        ck_assert_msg(!bare || row->value != 0 || (value != 0 && !titles),
                      "%s %s: a row of nothing", now->id, row->label);
    }
    for (size_t i = 0; i < earlier->row_count && !titles; i++) {
        const struct chamber_breakdown_row *then = &earlier->rows[i];
        const char *key = key_later(now, then->key, 1, text);
        ck_assert_msg(then->value == 0 || find_row(now, key, then->level) != NULL,
                      "%s %s: was there", now->id, then->label);
    }
}

void check_previous(const struct chamber_stats *stats, const struct chamber_stats *earlier)
{
    size_t count, earlier_count;
    const struct chamber_figure *figures = chamber_stats_figures(stats, &count);
    for (size_t i = 0; i < count; i++) {
        const struct chamber_number then = chamber_stats_figure(earlier, figures[i].id)->value;
        ck_assert_msg(figures[i].previous.given == then.given &&
                          figures[i].previous.value == then.value,
                      "%s before %s", figures[i].id, chamber_stats_from(stats));
    }
    const struct chamber_breakdown *now = chamber_stats_breakdowns(stats, &count);
    const struct chamber_breakdown *then = chamber_stats_breakdowns(earlier, &earlier_count);
    ck_assert_uint_eq(count, earlier_count);
    for (size_t i = 0; i < count; i++)
        check_rows(&now[i], &then[i]);
}
