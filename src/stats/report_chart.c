/* SPDX-License-Identifier: MIT */
/* Which charts there are and what is in them. They are drawn to one width, on which a phone's page
 * and half of a printed one agree, so that what is written in them is never small. */
#include "stats/report.h"

#include <string.h>

#include "base/cleanup.h"
#include "stats/figure.h"

enum { MONTHS_MAX = 12 /* beside one another */ };

/* --- what all charts begin with --- */
static void put_words(struct report *report, const struct chart *chart)
{
    const char *id = chart->id;
    fprintf(report->out, "<title id=\"%s-title\">", id);
    report_text(report, chart->title);
    fprintf(report->out, "</title>\n<desc id=\"%s-desc\">", id);
    if (chart->part != NULL) {
        report_text(report, chart->part);
        report_text(report, "/");
        report_text(report, chart->whole);
        report_text(report, " — ");
    }
    for (size_t i = 0; i < chart->count; i++) {
        report_text(report, i > 0 ? "; " : "");
        report_text(report, chart->bars[i].label);
        report_text(report, ": ");
        report_text(report, chart->bars[i].shown);
    }
    fputs("</desc>\n", report->out);
}

void chart_begin(struct report *report, const struct chart *chart, int height)
{
    const char *id = chart->id;
    fputs("<figure class=\"chart\">\n", report->out);
    if (chart->caption != NULL) {
        fputs("<figcaption>", report->out);
        report_text(report, chart->caption);
        fputs("</figcaption>\n", report->out);
    }
    fprintf(report->out,
            "<svg role=\"img\" viewBox=\"0 0 %d %d\" "
            "aria-labelledby=\"%s-title %s-desc\">\n",
            CHART_WIDTH, height, id, id);
    put_words(report, chart);
}

void chart_end(struct report *report)
{
    fputs("</svg>\n</figure>\n", report->out);
}

int chart_legend_height(const struct chart *chart)
{
    return chart->part != NULL || chart->has_before ? LEGEND_HEIGHT : 0;
}

static int legend_item(struct report *report, int x, const char *mark, const char *words)
{
    if (strcmp(mark, "before") == 0)
        fprintf(report->out, "<path class=\"before\" d=\"M%d 2v24\"/>", x + 10);
    else
        fprintf(report->out, "<rect class=\"%s\" x=\"%d\" y=\"4\" width=\"20\" height=\"20\"/>",
                mark, x + 1);
    fprintf(report->out, "<text class=\"note\" x=\"%d\" y=\"23\">", x + 30);
    report_text(report, words);
    fputs("</text>\n", report->out);
    return x + 30 + label_width(words, CHART_TEXT) + 24;
}

int chart_legend(struct report *report, const struct chart *chart)
{
    int x = 0;
    if (chart->part != NULL) {
        x = legend_item(report, x, "whole", chart->whole);
        x = legend_item(report, x, "part", chart->part);
    }
    if (chart->has_before)
        legend_item(report, x, "before", report_phrase(report, "stats_previous"));
    return chart_legend_height(chart);
}

/* --- breakdowns --- */
size_t report_part_of(const struct chamber_breakdown *table)
{
    const struct figure *figure = figure_find(table->id);
    if (figure == NULL || figure->columns == NULL || figure->columns[0].counts != 0 ||
        figure->columns[0].who != WHO_NONE)
        return 0;
    return table->row_count > 0 && table->rows[0].column_count > 1 ? 1 : 0;
}

/* Of months those that counted nothing stay: without them the others would seem to follow. */
static bool is_drawn(const struct chamber_breakdown *table, const struct chamber_breakdown_row *row)
{
    if (row->value != 0 || (row->previous.given && row->previous.value != 0))
        return true;
    return table->chart == CHAMBER_CHART_MONTHS && row->key != NULL;
}

bool report_has_chart(const struct chamber_breakdown *table)
{
    for (size_t i = 0; i < table->row_count; i++)
        if (table->chart != CHAMBER_CHART_NONE && table->rows[i].value > 0)
            return true;
    return false;
}

static double most(const struct chamber_breakdown *table)
{
    double found = 1;
    for (size_t i = 0; i < table->row_count; i++) {
        const struct chamber_breakdown_row *row = &table->rows[i];
        if ((double)row->value > found)
            found = (double)row->value;
        if (row->previous.given && row->previous.value > found)
            found = row->previous.value;
    }
    return found;
}

static struct bar bar_of(const struct chamber_breakdown_row *row, size_t part, double longest)
{
    char whole[NUMBER_SIZE];
    char filled[NUMBER_SIZE];
    struct bar bar = {.label = row->label, .part = -1, .before = -1};
    bar.whole = (double)row->value / longest;
    whole_text(row->value, whole);
    if (part > 0) {
        bar.part = (double)row->columns[part].value / longest;
        snprintf(bar.shown, sizeof(bar.shown), "%s/%s",
                 whole_text(row->columns[part].value, filled), whole);
    } else {
        snprintf(bar.shown, sizeof(bar.shown), "%s", whole);
    }
    if (row->previous.given)
        bar.before = row->previous.value / longest;
    return bar;
}

/* "走访按月份（次）", of several pieces also what is in this one; that is written above it. */
static char *title_of(struct report *report, const struct chamber_breakdown *table,
                      const char *piece)
{
    CLEAN_STR struct str which = {0};
    if (piece != NULL) {
        str_add_char(&which, ' ');
        str_add(&which, piece);
    }
    report->no_memory = report->no_memory || which.failed;
    return report_words(report, "report_chart", table->label, table->unit, str_text(&which));
}

/* Of months the first and the last, of others which they are of how many. */
static char *piece_of(struct report *report, const struct bar *bars, size_t first, size_t last,
                      const size_t *count)
{
    char from[24];
    char until[24];
    char all[24];
    if (count == NULL)
        return report_words(report, "report_span", bars[first].label, bars[last].label);
    snprintf(from, sizeof(from), "%zu", first + 1);
    snprintf(until, sizeof(until), "%zu", last + 1);
    snprintf(all, sizeof(all), "%zu", *count);
    return report_words(report, "report_piece", from, until, all);
}

static bool has_data(const struct bar *bars, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (bars[i].whole > 0 || bars[i].before > 0)
            return true;
    return false;
}

static void put_pieces(struct report *report, const struct chamber_breakdown *table,
                       struct chart *chart)
{
    const struct bar *bars = chart->bars;
    const size_t all = chart->count;
    bool columns = table->chart == CHAMBER_CHART_MONTHS && chart_fits_columns(chart);
    for (size_t at = 0; at < all; at += chart->count) {
        size_t left = all - at;
        size_t fits = columns ? MONTHS_MAX : chart_bars_fit(bars + at, left);
        chart->bars = bars + at;
        chart->count = left < fits ? left : fits;
        CLEAN_FREE char *piece =
            chart->count < all
                ? piece_of(report, bars, at, at + chart->count - 1, columns ? NULL : &all)
                : NULL;
        CLEAN_FREE char *title = title_of(report, table, piece);
        chart->title = title;
        chart->caption = piece;
        snprintf(chart->id, sizeof(chart->id), "chart-%s-%zu", table->id, at + 1);
        if (has_data(chart->bars, chart->count))
            (columns ? chart_months : chart_bars)(report, chart);
    }
}

void report_charts(struct report *report, const struct chamber_breakdown *table)
{
    size_t count = 0;
    CLEAN_FREE struct bar *bars = calloc(table->row_count + 1, sizeof(*bars));
    if (bars == NULL) {
        report->no_memory = true;
        return;
    }
    size_t part = report_part_of(table);
    double longest = most(table);
    for (size_t i = 0; i < table->row_count; i++)
        if (is_drawn(table, &table->rows[i]))
            bars[count++] = bar_of(&table->rows[i], part, longest);
    struct chart chart = {.bars = bars, .count = count};
    for (size_t i = 0; i < count; i++)
        chart.has_before = chart.has_before || bars[i].before > 0;
    if (part > 0) {
        chart.whole = table->rows[0].columns[0].label;
        chart.part = table->rows[0].columns[part].label;
    }
    put_pieces(report, table, &chart);
}
