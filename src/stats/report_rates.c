/* SPDX-License-Identifier: MIT */
/* The rates of a section as bars: what is reached of all there is. */
#include "stats/report.h"

#include "base/cleanup.h"

static double share(struct chamber_number number)
{
    if (!number.given)
        return -1;
    return number.value > 1 ? 1 : number.value < 0 ? 0 : number.value;
}

static bool is_rate_of_something(const struct chamber_figure *figure)
{
    return figure->kind == CHAMBER_FIGURE_RATE && figure->value.given;
}

static struct bar rate_bar(const struct chamber_figure *figure)
{
    char rate[NUMBER_SIZE];
    char upper[NUMBER_SIZE];
    char lower[NUMBER_SIZE];
    struct bar bar = {.label = figure->label, .whole = 1};
    bar.part = share(figure->value);
    bar.before = share(figure->previous);
    figure_text(figure, figure->value, rate);
    if (figure->denominator.given && figure->numerator.given)
        snprintf(bar.shown, sizeof(bar.shown), "%.16s · %.50s/%.50s", rate,
                 number_text(figure->numerator.value, upper),
                 number_text(figure->denominator.value, lower));
    else
        snprintf(bar.shown, sizeof(bar.shown), "%s", rate);
    return bar;
}

void report_rates(struct report *report, const struct chamber_section *section)
{
    struct chart chart = {.count = 0};
    CLEAN_FREE char *title = report_words(report, "report_rates", section->label);
    CLEAN_FREE struct bar *bars = calloc(section->figure_count + 1, sizeof(*bars));
    report->no_memory = report->no_memory || bars == NULL;
    for (size_t i = 0; bars != NULL && i < section->figure_count; i++) {
        const struct chamber_figure *figure = &section->figures[i];
        if (!is_rate_of_something(figure))
            continue;
        if (chart.count == 0)
            snprintf(chart.id, sizeof(chart.id), "chart-%s", figure->id);
        bars[chart.count] = rate_bar(figure);
        chart.has_before = chart.has_before || bars[chart.count].before >= 0;
        chart.count++;
    }
    chart.title = title;
    chart.bars = bars;
    chart.whole = report_phrase(report, "stats_denominator");
    chart.part = report_phrase(report, "stats_numerator");
    if (chart.count > 0)
        chart_bars(report, &chart);
}
