/* SPDX-License-Identifier: MIT */
/* F id value numerator denominator previous
 * T id column...
 * R key level label value previous number...
 * What is not there is empty; TAB, newline and backslash in a text are \t, \n and \\. */
#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "record/json_text.h"
#include "record/words.h"
#include "stats/frozen.h"

#include <chamber/honor.h>

/* --- writing --- */
static void add_text(struct str *out, const char *text)
{
    str_add_char(out, '\t');
    for (; text != NULL && *text != '\0'; text++) {
        const char *mark = strchr("\t\n\\", *text);
        if (mark != NULL) {
            str_add_char(out, '\\');
            str_add_char(out, *text == '\t' ? 't' : *text == '\n' ? 'n' : '\\');
        } else {
            str_add_char(out, *text);
        }
    }
}

/* With all digits that it takes to read it back the same, whatever the locale. */
static void add_number(struct str *out, struct chamber_number number)
{
    str_add_char(out, '\t');
    if (number.given)
        json_add_number(out, number.value);
}

static void add_table(struct str *out, const struct chamber_breakdown *table)
{
    size_t columns = table->row_count > 0 ? table->rows[0].column_count : 0;
    str_add(out, "\nT");
    add_text(out, table->id);
    for (size_t c = 0; c < columns; c++)
        add_text(out, table->rows[0].columns[c].name);
    for (size_t r = 0; r < table->row_count; r++) {
        const struct chamber_breakdown_row *row = &table->rows[r];
        str_add(out, "\nR");
        add_text(out, row->key);
        add_text(out, row->level);
        add_text(out, row->label);
        str_addf(out, "\t%lld", (long long)row->value);
        add_number(out, row->previous);
        for (size_t c = 0; c < row->column_count; c++)
            str_addf(out, "\t%lld", (long long)row->columns[c].value);
    }
}

void frozen_write(const struct chamber_stats *stats, struct str *out)
{
    for (size_t i = 0; i < stats->figure_count; i++) {
        const struct chamber_figure *figure = &stats->figures[i];
        str_add(out, i > 0 ? "\nF" : "F");
        add_text(out, figure->id);
        add_number(out, figure->value);
        add_number(out, figure->numerator);
        add_number(out, figure->denominator);
        add_number(out, figure->previous);
    }
    for (size_t t = 0; t < stats->table_count; t++)
        add_table(out, &stats->tables[t]);
}

/* --- reading --- */
struct reading {
    struct chamber_db *db;
    struct chamber_stats *stats;
    const char *at;                  /* the next part of the line */
    struct chamber_breakdown *table; /* whose rows come */
    struct chamber_breakdown_row *rows;
    const char *columns[COLUMNS_MAX];
    size_t column_count;
    locale_t plain; /* in which numbers are written */
    bool damaged;
};

/* The next part of the line, kept with the stats; NULL: empty, or there is none. */
static const char *next_text(struct reading *reading)
{
    struct pool *pool = &reading->stats->pool;
    CLEAN_STR struct str text = {0};
    if (*reading->at != '\t')
        return NULL;
    for (reading->at++; *reading->at != '\0' && !strchr("\t\n", *reading->at); reading->at++) {
        char byte = *reading->at;
        if (byte == '\\' && reading->at[1] != '\0') {
            byte = *++reading->at;
            byte = (char)(byte == 't' ? '\t' : byte == 'n' ? '\n' : byte);
        }
        str_add_char(&text, byte);
    }
    pool->failed = pool->failed || text.failed;
    return pool_text(pool, pool_word(pool, str_text(&text)));
}

static struct chamber_number next_number(struct reading *reading)
{
    char *end = NULL;
    const char *text = next_text(reading);
    if (text == NULL)
        return (struct chamber_number){0};
    double value = strtod_l(text, &end, reading->plain);
    reading->damaged = reading->damaged || *end != '\0' || !isfinite(value);
    return (struct chamber_number){.given = true, .value = value};
}

static int64_t next_count(struct reading *reading)
{
    char *end = NULL;
    const char *text = next_text(reading);
    int64_t count = text != NULL ? strtoll(text, &end, 10) : 0;
    reading->damaged = reading->damaged || text == NULL || *end != '\0';
    return count;
}

/* One that there is no more is called by its id. */
static void read_figure(struct reading *reading)
{
    struct chamber_stats *stats = reading->stats;
    struct chamber_figure *out = &stats->figures[stats->figure_count++];
    const char *id = next_text(reading);
    const struct figure *figure = figure_find(id != NULL ? id : "");
    *out = (struct chamber_figure){.id = id != NULL ? id : "", .unit = "", .definition = ""};
    out->label = out->id;
    if (figure != NULL)
        figure_word(figure, stats->language, out);
    out->value = next_number(reading);
    out->numerator = next_number(reading);
    out->denominator = next_number(reading);
    out->previous = next_number(reading);
}

static void read_table(struct reading *reading)
{
    struct chamber_stats *stats = reading->stats;
    struct chamber_breakdown *table = &stats->tables[stats->table_count++];
    const char *id = next_text(reading);
    const struct figure *figure = figure_find(id != NULL ? id : "");
    *table = (struct chamber_breakdown){.id = id != NULL ? id : "", .unit = "", .definition = ""};
    table->label = table->id;
    if (figure != NULL)
        table_word(figure, stats->language, table);
    reading->column_count = 0;
    for (const char *name; reading->column_count < COLUMNS_MAX && (name = next_text(reading));)
        reading->columns[reading->column_count++] = name;
    reading->table = table;
    reading->rows = NULL;
}

static const char *column_label(const struct reading *reading, size_t n)
{
    const struct figure *figure = figure_find(reading->table->id);
    const struct figure_column *column = figure != NULL ? figure->columns : NULL;
    for (; column != NULL && column->name != NULL; column++)
        if (strcmp(column->name, reading->columns[n]) == 0)
            return column->label.text[reading->stats->language];
    return reading->columns[n];
}

static int read_columns(struct reading *reading, struct chamber_breakdown_row *row)
{
    if (reading->column_count == 0)
        return CHAMBER_OK;
    struct chamber_column *columns = calloc(COLUMNS_MAX, sizeof(*columns));
    if (columns == NULL)
        return fail_memory(reading->db);
    for (size_t c = 0; c < reading->column_count; c++)
        columns[c] = (struct chamber_column){reading->columns[c], column_label(reading, c),
                                             next_count(reading)};
    row->columns = columns;
    row->column_count = reading->column_count;
    return CHAMBER_OK;
}

static int read_level(struct reading *reading, struct chamber_breakdown_row *row)
{
    struct pool *pool = &reading->stats->pool;
    CLEAN_STR struct str called = {0};
    if (row->level == NULL)
        return CHAMBER_OK;
    int rc = word_show(reading->db, chamber_noun_field(&chamber_honor_noun, "level"), row->level,
                       &called);
    if (rc == CHAMBER_OK && called.failed)
        rc = fail_memory(reading->db);
    row->level_word = pool_text(pool, pool_word(pool, str_text(&called)));
    return rc;
}

static int read_row(struct reading *reading)
{
    struct chamber_breakdown *table = reading->table;
    struct chamber_breakdown_row *rows =
        reallocarray(reading->rows, table->row_count + 1, sizeof(*rows));
    if (rows == NULL)
        return fail_memory(reading->db);
    table->rows = reading->rows = rows;
    struct chamber_breakdown_row *row = &rows[table->row_count++];
    *row = (struct chamber_breakdown_row){.key = next_text(reading)};
    row->level = next_text(reading);
    row->label = next_text(reading);
    row->label = row->label != NULL ? row->label : "";
    row->value = next_count(reading);
    row->previous = next_number(reading);
    int rc = read_columns(reading, row);
    return rc == CHAMBER_OK ? read_level(reading, row) : rc;
}

static int read_line(struct reading *reading, char kind)
{
    if (kind == 'F') {
        read_figure(reading);
        return CHAMBER_OK;
    }
    if (kind == 'T') {
        read_table(reading);
        return CHAMBER_OK;
    }
    if (kind == 'R' && reading->table != NULL)
        return read_row(reading);
    return fail(reading->db, CHAMBER_E_DATABASE, "frozen_damaged", reading->stats->period);
}

static size_t count_lines(const char *text, char kind)
{
    size_t count = *text == kind;
    for (const char *at = text; (at = strchr(at, '\n')) != NULL; at++)
        count += at[1] == kind;
    return count;
}

/* A table has rows, and a line no more parts than it should. */
static bool is_sound(const struct reading *reading)
{
    const struct chamber_stats *stats = reading->stats;
    bool sound = !reading->damaged;
    for (size_t t = 0; t < stats->table_count; t++)
        sound = sound && stats->tables[t].row_count > 0;
    return sound;
}

static int read_lines(struct reading *reading, const char *text)
{
    int rc = CHAMBER_OK;
    for (const char *line = text; rc == CHAMBER_OK && *line != '\0'; line = reading->at) {
        reading->at = line + 1;
        rc = read_line(reading, *line);
        reading->damaged = reading->damaged || (*reading->at != '\n' && *reading->at != '\0');
        reading->at += strcspn(reading->at, "\n");
        reading->at += *reading->at == '\n';
    }
    if (rc == CHAMBER_OK && reading->stats->pool.failed)
        rc = fail_memory(reading->db);
    return rc < 0 || is_sound(reading)
               ? rc
               : fail(reading->db, CHAMBER_E_DATABASE, "frozen_damaged", reading->stats->period);
}

int frozen_read(struct chamber_db *db, const char *text, struct chamber_stats *stats)
{
    struct reading reading = {.db = db, .stats = stats};
    stats->figures = calloc(count_lines(text, 'F') + 1, sizeof(*stats->figures));
    stats->tables = calloc(count_lines(text, 'T') + 1, sizeof(*stats->tables));
    reading.plain = newlocale(LC_NUMERIC_MASK, "C", (locale_t)0);
    if (stats->figures == NULL || stats->tables == NULL || reading.plain == (locale_t)0) {
        if (reading.plain != (locale_t)0)
            freelocale(reading.plain);
        return fail_memory(db);
    }
    int rc = read_lines(&reading, text);
    freelocale(reading.plain);
    return rc;
}
