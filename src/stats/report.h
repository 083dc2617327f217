/* SPDX-License-Identifier: MIT */
/* What the files that write the report as a page of HTML share. They write straight to the file;
 * whether all of it got there, and memory sufficed, is asked once, at the end. */
#ifndef STATS_REPORT_H
#define STATS_REPORT_H

#include <chamber/stats.h>

#include <stdio.h>

#include "base/str.h"

struct report {
    struct chamber_db *db;
    FILE *out;
    enum chamber_language language;
    bool no_memory;
};

/* The rules of the page: screen, phone and paper, light and dark. */
extern const char *const report_style[];

/* --- report_value.c: texts and numbers --- */
void report_text(struct report *report, const char *text);
/* A message without arguments, as it is or written out. */
const char *report_phrase(const struct report *report, const char *id);
void report_say(struct report *report, const char *id);
/* A message filled in, which the caller frees; "" if memory ran out. */
#define report_words(report, id, ...)                                                              \
    report_fill(report, id, (const char *const[]){__VA_ARGS__, NULL})
char *report_fill(struct report *report, const char *id, const char *const *words);

/* A number as people read it, with a comma every three digits. */
enum { NUMBER_SIZE = 64 };
const char *number_text(double value, char text[NUMBER_SIZE]);
const char *whole_text(int64_t value, char text[NUMBER_SIZE]);
/* A figure's number without its unit: "1,200", "62.5%", "—". */
const char *figure_text(const struct chamber_figure *figure, struct chamber_number number,
                        char text[NUMBER_SIZE]);
/* By how much it differs from the year before: "+5", "−3.2"; of a rate in points; "" if one of
 * them is not there. */
const char *change_text(const struct chamber_figure *figure, char text[NUMBER_SIZE]);

/* A number for people, and the same for programs as JSON has it. */
void report_number(struct report *report, struct chamber_number number, const char *shown);

/* --- report_table.c --- */
void report_figures(struct report *report, const struct chamber_section *section);
void report_breakdown(struct report *report, const struct chamber_breakdown *table);
void report_definitions(struct report *report, const struct chamber_section *sections,
                        size_t count);

/* --- report_rates.c --- */
/* The rates of a section, each a part of its whole; nothing if there is none. */
void report_rates(struct report *report, const struct chamber_section *section);

/* --- report_chart.c --- */
/* The further number that is a part of each row's value, or 0: where the first is the value over
 * again, the second says how many of these. */
size_t report_part_of(const struct chamber_breakdown *table);
/* What a breakdown is drawn as, in pieces that fit a page; nothing if it has nothing to draw. */
bool report_has_chart(const struct chamber_breakdown *table);
void report_charts(struct report *report, const struct chamber_breakdown *table);

/* One bar or column. */
struct bar {
    const char *label;
    char shown[2 * NUMBER_SIZE]; /* written beside it */
    double whole;                /* its share of the longest there can be, 0 to 1 */
    double part;                 /* likewise, of what is filled; below 0: all of it */
    double before;               /* likewise, of the year before; below 0: not known */
};

struct chart {
    char id[64]; /* of the figure, and which piece */
    const char *title;
    const char *caption;      /* written above it; NULL: nothing */
    const char *whole, *part; /* what the bar is called and what fills it; NULL: no need to say */
    bool has_before;
    const struct bar *bars;
    size_t count;
};

/* The number of `part` is drawn within that of `whole`, which tells them apart without colour. */
void chart_begin(struct report *report, const struct chart *chart, int height);
void chart_end(struct report *report);
enum { CHART_WIDTH = 720, CHART_TEXT = 26, LEGEND_HEIGHT = 46 };
/* Write the legend, and return how high it is. */
int chart_legend(struct report *report, const struct chart *chart);
int chart_legend_height(const struct chart *chart);

/* How many of these bars a page has room for; at least one. */
size_t chart_bars_fit(const struct bar *bars, size_t count);
void chart_bars(struct report *report, const struct chart *chart);
void chart_months(struct report *report, const struct chart *chart);
/* Whether what is written fits above a column, so that months may be drawn as columns. */
bool chart_fits_columns(const struct chart *chart);

/* --- report_label.c: how wide a text will be, for want of a font at hand --- */
int label_width(const char *text, int size);

enum { LABEL_LINES = 4, LABEL_BYTES = 256 };
struct label {
    char lines[LABEL_LINES][LABEL_BYTES];
    size_t count;
    int width;   /* of the widest line */
    bool broken; /* one ends within a word */
};
/* Break a text into lines of at most `width`; the last ends in "…" if there is more. */
void label_break(const char *words, int size, int width, struct label *label);

#endif
