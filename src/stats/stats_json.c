/* SPDX-License-Identifier: MIT */
/* All figures as one JSON object, of the shape that the command line's contract fixes. */
#include <chamber/stats.h>

#include "record/json_text.h"
#include "stats/result.h"

static void add_key(struct str *out, const char *name)
{
    json_add_string(out, name);
    str_add_char(out, ':');
}

static void add_text(struct str *out, const char *name, const char *text)
{
    add_key(out, name);
    json_add_string(out, text);
}

static void add_number(struct str *out, const char *name, const struct chamber_number *number)
{
    add_key(out, name);
    if (number->given)
        json_add_number(out, number->value);
    else
        str_add(out, "null");
}

static void add_count(struct str *out, const char *name, int64_t value)
{
    add_key(out, name);
    str_add_int(out, value);
}

void json_add_figure(struct str *out, const struct chamber_figure *figure)
{
    str_add_char(out, '{');
    add_text(out, "id", figure->id);
    str_add_char(out, ',');
    add_text(out, "label", figure->label);
    str_add_char(out, ',');
    add_number(out, "value", &figure->value);
    str_add_char(out, ',');
    add_number(out, "numerator", &figure->numerator);
    str_add_char(out, ',');
    add_number(out, "denominator", &figure->denominator);
    str_add_char(out, ',');
    add_number(out, "previous", &figure->previous);
    str_add_char(out, ',');
    add_text(out, "definition", figure->definition);
    str_add_char(out, '}');
}

/* Whether a table's keys are records: these are numbers, as ids are everywhere. */
static bool keys_are_ids(enum row_key key)
{
    return key == KEY_PLACE || key == KEY_ROLE || key == KEY_CAMPAIGN || key == KEY_PERSON ||
           key == KEY_BODY || key == KEY_SERVICE;
}

void json_add_key(struct str *out, const char *table, const char *key)
{
    if (key != NULL && keys_are_ids(figure_key(table)))
        str_add(out, key);
    else
        json_add_string(out, key);
}

static void add_row(struct str *out, const struct chamber_breakdown_row *row, const char *table)
{
    str_add_char(out, '{');
    add_key(out, "key");
    json_add_key(out, table, row->key);
    str_add_char(out, ',');
    add_text(out, "label", row->label);
    str_add_char(out, ',');
    if (figure_key(table) == KEY_TITLE) {
        add_text(out, "level", row->level);
        str_add_char(out, ',');
    }
    add_count(out, "value", row->value);
    str_add_char(out, ',');
    add_number(out, "previous", &row->previous);
    for (size_t c = 0; c < row->column_count; c++) {
        str_add_char(out, ',');
        add_count(out, row->columns[c].name, row->columns[c].value);
    }
    str_add_char(out, '}');
}

void json_add_table(struct str *out, const struct chamber_breakdown *table)
{
    str_add_char(out, '{');
    add_text(out, "id", table->id);
    str_add_char(out, ',');
    add_text(out, "label", table->label);
    str_add_char(out, ',');
    add_key(out, "rows");
    str_add_char(out, '[');
    for (size_t r = 0; r < table->row_count; r++) {
        if (r > 0)
            str_add_char(out, ',');
        add_row(out, &table->rows[r], table->id);
    }
    str_add(out, "]}");
}

void json_add_head(struct str *out, const struct chamber_stats *stats)
{
    str_add_char(out, '{');
    add_text(out, "period", stats->period);
    str_add_char(out, ',');
    add_text(out, "from", stats->span.from.text);
    str_add_char(out, ',');
    add_text(out, "until", stats->span.until.text);
    str_add_char(out, ',');
    add_text(out, "as_of", stats->span.as_of.text);
}

int chamber_stats_json(struct chamber_db *db, const struct chamber_stats *stats, char **json)
{
    struct str out = {0};
    json_add_head(&out, stats);
    str_add(&out, ",\"figures\":[");
    for (size_t i = 0; i < stats->figure_count; i++) {
        str_add(&out, i > 0 ? "," : "");
        json_add_figure(&out, &stats->figures[i]);
    }
    str_add(&out, "],\"tables\":[");
    for (size_t t = 0; t < stats->table_count; t++) {
        str_add(&out, t > 0 ? "," : "");
        json_add_table(&out, &stats->tables[t]);
    }
    str_add(&out, "]}");
    char *text = str_take(&out);
    if (text == NULL)
        return fail_memory(db);
    *json = text;
    return CHAMBER_OK;
}
