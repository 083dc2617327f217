/* SPDX-License-Identifier: MIT */
/* Two results side by side as one JSON object. */
#include <chamber/stats.h>

#include "record/json_text.h"
#include "stats/compare.h"

static void add_text(struct str *out, const char *name, const char *text)
{
    str_addf(out, "\"%s\":", name);
    json_add_string(out, text);
    str_add_char(out, ',');
}

static void add_number(struct str *out, const char *name, const struct chamber_number *number)
{
    str_addf(out, "\"%s\":", name);
    if (number->given)
        json_add_number(out, number->value);
    else
        str_add(out, "null");
}

static void add_numbers(struct str *out, const struct chamber_number *value,
                        const struct chamber_number *other, const struct chamber_number *difference)
{
    add_number(out, "value", value);
    str_add_char(out, ',');
    add_number(out, "other", other);
    str_add_char(out, ',');
    add_number(out, "difference", difference);
    str_add_char(out, '}');
}

static void add_figure(struct str *out, const struct chamber_compared_figure *figure)
{
    str_add_char(out, '{');
    add_text(out, "id", figure->id);
    add_text(out, "label", figure->label);
    add_numbers(out, &figure->value, &figure->other, &figure->difference);
}

static void add_row(struct str *out, const char *table, const struct chamber_compared_row *row)
{
    str_add(out, "{\"key\":");
    json_add_key(out, table, row->key);
    str_add(out, ",\"other_key\":");
    json_add_key(out, table, row->other_key);
    str_add_char(out, ',');
    add_text(out, "label", row->label);
    if (figure_key(table) == KEY_TITLE)
        add_text(out, "level", row->level);
    add_numbers(out, &row->value, &row->other, &row->difference);
}

static void add_table(struct str *out, const struct chamber_compared_table *table)
{
    str_add_char(out, '{');
    add_text(out, "id", table->id);
    add_text(out, "label", table->label);
    str_add(out, "\"rows\":[");
    for (size_t r = 0; r < table->row_count; r++) {
        str_add(out, r > 0 ? "," : "");
        add_row(out, table->id, &table->rows[r]);
    }
    str_add(out, "]}");
}

int chamber_comparison_json(struct chamber_db *db, const struct chamber_comparison *comparison,
                            const char *name, const char *other_name, char **json)
{
    struct str out = {0};
    json_add_head(&out, comparison->stats);
    str_add(&out, ",\"name\":");
    json_add_string(&out, name);
    str_add(&out, ",\"other\":");
    json_add_head(&out, comparison->beside);
    str_add(&out, ",\"name\":");
    json_add_string(&out, other_name);
    str_add(&out, "},\"figures\":[");
    for (size_t i = 0; i < comparison->figure_count; i++) {
        str_add(&out, i > 0 ? "," : "");
        add_figure(&out, &comparison->figures[i]);
    }
    str_add(&out, "],\"tables\":[");
    for (size_t t = 0; t < comparison->table_count; t++) {
        str_add(&out, t > 0 ? "," : "");
        add_table(&out, &comparison->tables[t]);
    }
    str_add(&out, "]}");
    char *made = str_take(&out);
    if (made == NULL)
        return fail_memory(db);
    *json = made;
    return CHAMBER_OK;
}
