/* SPDX-License-Identifier: MIT */
/* The list of figures of a year, printed with those of the same days a year earlier. */
#include "figures.h"

#include <stdlib.h>
#include <string.h>

void put(struct figures *figures, const char *id, double value)
{
    figures->lines[figures->count++] = (struct line){.id = id, .given = true, .value = value};
}

void put_nothing(struct figures *figures, const char *id)
{
    figures->lines[figures->count++] = (struct line){.id = id};
}

void put_rate(struct figures *figures, const char *id, double numerator, double denominator)
{
    struct line *line = &figures->lines[figures->count++];
    *line = (struct line){.id = id,
                          .rate = true,
                          .given = denominator > 0,
                          .numerator = numerator,
                          .denominator = denominator};
    if (line->given)
        line->value = numerator / denominator;
}

struct line *put_row(struct figures *figures, const char *id, const char *key, int value)
{
    struct line *line = &figures->lines[figures->count++];
    *line = (struct line){.id = id, .row = true, .given = true, .value = value};
    snprintf(line->key, sizeof(line->key), "%s", key ? key : "");
    return line;
}

struct line *put_number(struct figures *figures, const char *id, int key, int value)
{
    char text[KEY_BYTES] = "";
    if (key)
        snprintf(text, sizeof(text), "%d", key);
    return put_row(figures, id, text, value);
}

void put_column(struct line *line, enum column column, int value)
{
    line->has[column] = true;
    line->columns[column] = value;
}

void put_words(struct figures *figures, const char *id, const char *const *words, const int *counts)
{
    for (int i = 0; words[i]; i++)
        put_row(figures, id, words[i], counts[i]);
}

void put_records(struct figures *figures, const char *id, int most, const int *counts)
{
    for (int i = 0; i <= most; i++)
        put_number(figures, id, i, counts[i]);
}

void put_months(struct figures *figures, const char *id, const struct period *period,
                const int counts[13])
{
    char key[KEY_BYTES];
    put_row(figures, id, NULL, counts[0]);
    for (int month = month_of(period->from); month <= month_of(period->end); month++) {
        snprintf(key, sizeof(key), "%04d-%02d", year_of(period->from), month);
        put_row(figures, id, key, counts[month]);
    }
}

bool within(const struct period *period, int day)
{
    return day != ALWAYS && period->from <= day && day <= period->end;
}

static struct figures *compute(const struct town *town, int from, int until, int as_of)
{
    struct figures *figures = calloc(1, sizeof(*figures));
    struct period period = {from, until, as_of, as_of < until ? as_of : until};
    if (!figures)
        return NULL;
    figure_members(town, &period, figures);
    figure_visits(town, &period, figures);
    figure_requests(town, &period, figures);
    figure_work(town, &period, figures);
    return figures;
}

static bool same_text(const char *a, const char *b)
{
    return strcmp(a ? a : "", b ? b : "") == 0;
}

/* The key of the row of a year earlier: only that of a month is another one. */
static void key_earlier(const char *key, char out[KEY_BYTES])
{
    int year, month;
    if (sscanf(key, "%4d-%2d", &year, &month) == 2)
        snprintf(out, KEY_BYTES, "%04d-%02d", year - 1, month);
    else
        snprintf(out, KEY_BYTES, "%s", key);
}

/* The same figure or row a year earlier; NULL: there was none. */
static const struct line *line_earlier(const struct line *line, const struct figures *before)
{
    char key[KEY_BYTES];
    key_earlier(line->key, key);
    for (int i = 0; i < before->count; i++)
        if (strcmp(before->lines[i].id, line->id) == 0 && strcmp(before->lines[i].key, key) == 0 &&
            same_text(before->lines[i].level, line->level))
            return &before->lines[i];
    return NULL;
}

static void print_columns(const struct line *line, FILE *file)
{
    fprintf(file, "\t%s", line->level ? line->level : "");
    for (int i = 0; i < COLUMNS; i++) {
        fputc('\t', file);
        if (line->has[i])
            fprintf(file, "%d", line->columns[i]);
    }
    fputc('\n', file);
}

/* A row without anything, now and a year earlier, is left out, unless it is that without a key. */
static void print_line(const struct line *line, const struct figures *before, FILE *file)
{
    const struct line *earlier = line_earlier(line, before);
    if (line->row && line->key[0] && line->value == 0 && (!earlier || earlier->value == 0))
        return;
    fprintf(file, "%s\t%s\t", line->id, line->key);
    if (line->given)
        fprintf(file, "%.15g", line->value);
    if (line->rate)
        fprintf(file, "\t%.15g\t%.15g\t", line->numerator, line->denominator);
    else
        fputs("\t\t\t", file);
    if (line->row || (earlier && earlier->given))
        fprintf(file, "%.15g", earlier ? earlier->value : 0);
    print_columns(line, file);
}

/* The same day a year earlier; of a leap day the day before. */
static int year_earlier(int day)
{
    return months_later(day, -12);
}

bool write_figures(const struct town *town, const char *folder, const char *name, int from,
                   int until, int as_of)
{
    struct figures *figures = compute(town, from, until, as_of);
    struct figures *before =
        compute(town, year_earlier(from), year_earlier(until), year_earlier(as_of));
    FILE *file = file_in(folder, name);
    for (int i = 0; file && figures && before && i < figures->count; i++)
        print_line(&figures->lines[i], before, file);
    bool ok = file && figures && before;
    ok = file && file_end(file) && ok;
    free(figures);
    free(before);
    return ok;
}
