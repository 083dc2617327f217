/* SPDX-License-Identifier: MIT */
/* Bars that lie: the label before each, its number behind it. */
#include "stats/report.h"

enum {
    BAR_HEIGHT = 26,
    LINE_HEIGHT = 32,
    ROW_GAP = 16,
    MARGIN = 16,
    LABEL_MOST = 300,
    ROOM_LEAST = 180,  /* of the bars themselves */
    HEIGHT_MOST = 1900 /* where two such charts stand beside one another on A4 */
};

/* How a chart's width is divided. */
struct plan {
    int labels; /* how wide they may be */
    int left;   /* where the bars begin */
    int room;   /* how long the longest may be */
    bool above; /* what is written takes so much room that labels stand above the bars */
};

static int widest_label(const struct chart *chart, int limit)
{
    int widest = 0;
    for (size_t i = 0; i < chart->count; i++) {
        struct label label;
        label_break(chart->bars[i].label, CHART_TEXT, limit, &label);
        widest = label.width > widest ? label.width : widest;
    }
    return widest;
}

static struct plan plan_of(const struct chart *chart)
{
    struct plan plan = {.labels = LABEL_MOST};
    int shown = 0;
    for (size_t i = 0; i < chart->count; i++) {
        int width = label_width(chart->bars[i].shown, CHART_TEXT);
        shown = width > shown ? width : shown;
    }
    plan.labels = widest_label(chart, LABEL_MOST);
    plan.left = plan.labels + MARGIN;
    plan.room = CHART_WIDTH - plan.left - shown - MARGIN - 2;
    plan.above = plan.room < ROOM_LEAST;
    if (plan.above) {
        plan.labels = CHART_WIDTH;
        plan.left = 2;
        plan.room = CHART_WIDTH - shown - MARGIN - 4;
    }
    if (plan.room < ROOM_LEAST)
        plan.room = ROOM_LEAST;
    return plan;
}

static int row_height(const struct plan *plan, const struct label *label)
{
    int lines = label->count > 0 ? (int)label->count : 1;
    return lines * LINE_HEIGHT + (plan->above ? BAR_HEIGHT + 4 : 0) + ROW_GAP;
}

static int chart_height(const struct chart *chart, const struct plan *plan)
{
    int height = chart_legend_height(chart) + ROW_GAP;
    for (size_t i = 0; i < chart->count; i++) {
        struct label label;
        label_break(chart->bars[i].label, CHART_TEXT, plan->labels, &label);
        height += row_height(plan, &label);
    }
    return height;
}

static void put_label(struct report *report, const struct plan *plan, const struct label *label,
                      int y)
{
    for (size_t i = 0; i < label->count; i++) {
        fprintf(report->out, "<text%s x=\"%d\" y=\"%d\">", plan->above ? "" : " class=\"end\"",
                plan->above ? 0 : plan->labels, y + (int)i * LINE_HEIGHT + 25);
        report_text(report, label->lines[i]);
        fputs("</text>", report->out);
    }
}

/* A share of the room, at least to be seen. */
static int length_of(const struct plan *plan, double part)
{
    int length = (int)(part * plan->room + 0.5);
    return part > 0 && length < 3 ? 3 : length;
}

static void put_bar(struct report *report, const struct plan *plan, const struct bar *bar, int y)
{
    int whole = length_of(plan, bar->whole);
    bool divided = bar->part >= 0;
    if (whole > 0)
        fprintf(report->out, "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/>",
                divided ? "whole" : "part", plan->left, y, whole, BAR_HEIGHT);
    if (bar->part > 0)
        fprintf(report->out, "<rect class=\"part\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/>",
                plan->left, y, length_of(plan, bar->part), BAR_HEIGHT);
    if (bar->before > 0) {
        int x = plan->left + (int)(bar->before * plan->room + 0.5);
        fprintf(report->out,
                "<path class=\"halo\" d=\"M%d %dv%d\"/><path class=\"before\" d=\"M%d %dv%d\"/>", x,
                y - 3, BAR_HEIGHT + 6, x, y - 3, BAR_HEIGHT + 6);
    }
    if (plan->above)
        fprintf(report->out, "<path class=\"base\" d=\"M%d %dv%d\"/>", plan->left, y - 4,
                BAR_HEIGHT + 8);
    int end = bar->before > bar->whole ? length_of(plan, bar->before) : whole;
    fprintf(report->out, "<text class=\"value\" x=\"%d\" y=\"%d\">", plan->left + end + MARGIN,
            y + 22);
    report_text(report, bar->shown);
    fputs("</text>\n", report->out);
}

size_t chart_bars_fit(const struct bar *bars, size_t count)
{
    const struct plan plan = {.labels = LABEL_MOST};
    size_t fit = 0;
    for (int height = 0; fit < count; fit++) {
        struct label label;
        label_break(bars[fit].label, CHART_TEXT, plan.labels, &label);
        height += row_height(&plan, &label);
        if (height > HEIGHT_MOST && fit > 0)
            break;
    }
    return fit;
}

void chart_bars(struct report *report, const struct chart *chart)
{
    const struct plan plan = plan_of(chart);
    const int height = chart_height(chart, &plan);
    chart_begin(report, chart, height);
    int y = chart_legend(report, chart);
    const int top = y;
    for (size_t i = 0; i < chart->count; i++) {
        struct label label;
        struct bar bar = chart->bars[i];
        if (!chart->has_before)
            bar.before = -1;
        label_break(bar.label, CHART_TEXT, plan.labels, &label);
        int tall = row_height(&plan, &label) - ROW_GAP;
        put_label(report, &plan, &label, y + ROW_GAP / 2);
        put_bar(report, &plan, &bar,
                plan.above ? y + ROW_GAP / 2 + tall - BAR_HEIGHT
                           : y + ROW_GAP / 2 + (tall - BAR_HEIGHT) / 2);
        y += tall + ROW_GAP;
    }
    if (!plan.above)
        fprintf(report->out, "<path class=\"base\" d=\"M%d %dV%d\"/>\n", plan.left, top,
                height - ROW_GAP);
    chart_end(report);
}
