/* SPDX-License-Identifier: MIT */
/* Columns that stand, one for each month: its number above, the month below. */
#include "stats/report.h"

#include "base/utf8.h"

enum {
    COLUMNS_HIGH = 240, /* the highest column */
    COLUMN_WIDE = 34,
    STEP = 60,       /* from one to the next, at twelve */
    ABOVE = 40,      /* room for the number above it */
    VALUE_TEXT = 24, /* its size */
    BELOW = 42       /* room for the month */
};

bool chart_fits_columns(const struct chart *chart)
{
    for (size_t i = 0; i < chart->count; i++)
        if (label_width(chart->bars[i].shown, VALUE_TEXT) > STEP)
            return false;
    return true;
}

static void put_rect(struct report *report, const char *class, int x, int base, int high)
{
    if (high > 0)
        fprintf(report->out, "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/>",
                class, x, base - high, COLUMN_WIDE, high);
}

static int height_of(double part)
{
    int high = (int)(part * COLUMNS_HIGH + 0.5);
    return part > 0 && high < 3 ? 3 : high;
}

static void put_words(struct report *report, const char *class, int x, int y, const char *words)
{
    fprintf(report->out, "<text class=\"%s\" x=\"%d\" y=\"%d\">", class, x, y);
    report_text(report, words);
    fputs("</text>", report->out);
}

/* Of "2018年7月" and "2018-07" what follows the year. */
static const char *month_of(const char *label)
{
    for (const char *at = label, *next = label; *at != '\0'; at = next) {
        uint32_t character = utf8_next(&next);
        if (character == 0x5E74 || character == '-')
            return next;
    }
    return label;
}

static void put_column(struct report *report, const struct bar *bar, int center, int base)
{
    const int x = center - COLUMN_WIDE / 2;
    const int high = height_of(bar->whole);
    put_rect(report, bar->part >= 0 ? "whole" : "part", x, base, high);
    if (bar->part > 0)
        put_rect(report, "part", x, base, height_of(bar->part));
    int top = high;
    if (bar->before > 0) {
        int before = (int)(bar->before * COLUMNS_HIGH + 0.5);
        fprintf(report->out,
                "<path class=\"halo\" d=\"M%d %dh%d\"/><path class=\"before\" d=\"M%d %dh%d\"/>",
                x - 3, base - before, COLUMN_WIDE + 6, x - 3, base - before, COLUMN_WIDE + 6);
        if (before >= high && before - high < ABOVE) /* the number would be struck through */
            top = before;
    }
    put_words(report, "value small", center, base - top - 10, bar->shown);
    put_words(report, "note month middle", center, base + 32, month_of(bar->label));
    fputs("\n", report->out);
}

void chart_months(struct report *report, const struct chart *chart)
{
    const int step = chart->count > 0 ? CHART_WIDTH / (int)chart->count : CHART_WIDTH;
    const int wide = step > 2 * STEP ? 2 * STEP : step;
    const int base = chart_legend_height(chart) + ABOVE + COLUMNS_HIGH;
    chart_begin(report, chart, base + BELOW);
    chart_legend(report, chart);
    for (size_t i = 0; i < chart->count; i++) {
        struct bar bar = chart->bars[i];
        if (!chart->has_before)
            bar.before = -1;
        put_column(report, &bar, (int)i * wide + wide / 2, base);
    }
    fprintf(report->out, "<path class=\"base\" d=\"M0 %dh%d\"/>\n", base, wide * (int)chart->count);
    chart_end(report);
}
