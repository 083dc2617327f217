/* SPDX-License-Identifier: MIT */
/* What a frozen period's figures would be now, number by number. */
#include <chamber/stats.h>

#include <stdio.h>
#include <string.h>

#include "record/json_text.h"
#include "record/value.h"
#include "stats/causes.h"
#include "stats/frozen.h"
#include "text/message.h"

struct differences {
    struct chamber_differences shown; /* first, so that one is the other */
    struct chamber_stats *frozen;     /* owns the texts */
    struct chamber_stats *live;
    struct cause *items;
    size_t count;
    struct pool pool; /* the labels of rows */
};

/* --- what differs --- */
static bool same_number(struct chamber_number a, struct chamber_number b)
{
    return a.given == b.given && (!a.given || !(a.value < b.value || a.value > b.value));
}

static struct cause *add_item(struct differences *out)
{
    struct cause *grown = reallocarray(out->items, out->count + 1, sizeof(*grown));
    if (grown == NULL)
        return NULL;
    out->items = grown;
    grown[out->count] = (struct cause){.batches = {0}};
    return &grown[out->count++];
}

static bool compare_figure(struct differences *out, const struct chamber_figure *figure,
                           const char *column, struct chamber_number then,
                           struct chamber_number now)
{
    CLEAN_STR struct str label = {0};
    if (same_number(then, now))
        return true;
    struct cause *item = add_item(out);
    str_add(&label, figure->label);
    if (column != NULL)
        str_addf(&label, " · %s",
                 message_find(out->live->language,
                              column == cause_numerator ? "stats_numerator" : "stats_denominator"));
    if (item == NULL || label.failed)
        return false;
    item->shown = (struct chamber_difference){
        .id = figure->id,
        .label = pool_text(&out->pool, pool_word(&out->pool, str_text(&label))),
        .column = column,
        .frozen = then,
        .live = now};
    return item->shown.label != NULL;
}

/* The parts of a rate only where the rate itself is the same. */
static bool compare_figures(struct differences *out)
{
    bool ok = true;
    for (size_t i = 0; i < out->frozen->figure_count && ok; i++) {
        const struct chamber_figure *then = &out->frozen->figures[i];
        const struct chamber_figure *now = chamber_stats_figure(out->live, then->id);
        if (now == NULL)
            continue;
        ok = compare_figure(out, now, NULL, then->value, now->value);
        if (ok && same_number(then->value, now->value))
            ok = compare_figure(out, now, cause_numerator, then->numerator, now->numerator) &&
                 compare_figure(out, now, cause_denominator, then->denominator, now->denominator);
    }
    return ok;
}

static const struct chamber_breakdown *table_of(const struct chamber_stats *stats, const char *id)
{
    for (size_t t = 0; t < stats->table_count; t++)
        if (strcmp(stats->tables[t].id, id) == 0)
            return &stats->tables[t];
    return NULL;
}

static const struct chamber_breakdown_row *row_of(const struct chamber_breakdown *table,
                                                  const char *key, const char *level)
{
    for (size_t r = 0; table != NULL && r < table->row_count; r++)
        if (str_same(table->rows[r].key, key) && str_same(table->rows[r].level, level))
            return &table->rows[r];
    return NULL;
}

/* A number of a row, `column` NULL: its value; of a row that there is not it is 0. */
static struct chamber_number number_of(const struct chamber_breakdown_row *row, const char *column)
{
    struct chamber_number number = {.given = true};
    if (row == NULL)
        return number;
    if (column == NULL)
        number.value = (double)row->value;
    for (size_t c = 0; column != NULL && c < row->column_count; c++)
        if (strcmp(row->columns[c].name, column) == 0)
            number.value = (double)row->columns[c].value;
    return number;
}

static const char *column_label(const struct chamber_breakdown_row *row, const char *column)
{
    for (size_t c = 0; c < row->column_count; c++)
        if (strcmp(row->columns[c].name, column) == 0)
            return row->columns[c].label;
    return column;
}

static bool compare_number(struct differences *out, const struct chamber_breakdown *table,
                           const struct chamber_breakdown_row *row,
                           const struct chamber_breakdown_row *other, bool is_live,
                           const char *column)
{
    struct chamber_number one = number_of(row, column), two = number_of(other, column);
    CLEAN_STR struct str label = {0};
    if (same_number(one, two))
        return true;
    struct cause *item = add_item(out);
    str_addf(&label, "%s · %s", table->label, row->label);
    if (column != NULL)
        str_addf(&label, " · %s", column_label(row, column));
    if (item == NULL || label.failed)
        return false;
    item->shown = (struct chamber_difference){
        .id = table->id,
        .label = pool_text(&out->pool, pool_word(&out->pool, str_text(&label))),
        .key = row->key,
        .level = row->level,
        .column = column,
        .row = true,
        .frozen = is_live ? two : one,
        .live = is_live ? one : two};
    return item->shown.label != NULL;
}

/* Whether a further number says nothing more than the value, because it counts all rows, or is one
 * that there is no more. */
static bool is_passed_over(const char *table, const char *name)
{
    const struct figure *figure = figure_find(table);
    const struct figure_column *column = figure != NULL ? figure->columns : NULL;
    for (; column != NULL && column->name != NULL; column++)
        if (strcmp(column->name, name) == 0)
            return column->who == WHO_NONE && (column->counts & ~figure->in) == 0;
    return true;
}

static bool compare_row(struct differences *out, const struct chamber_breakdown *table,
                        const struct chamber_breakdown_row *row,
                        const struct chamber_breakdown_row *other, bool is_live)
{
    bool ok = compare_number(out, table, row, other, is_live, NULL);
    for (size_t c = 0; ok && c < row->column_count; c++)
        if (!is_passed_over(table->id, row->columns[c].name))
            ok = compare_number(out, table, row, other, is_live, row->columns[c].name);
    return ok;
}

/* The rows of then, and those that there are only now. */
static bool compare_tables(struct differences *out)
{
    for (size_t t = 0; t < out->frozen->table_count; t++) {
        const struct chamber_breakdown *then = &out->frozen->tables[t];
        const struct chamber_breakdown *now = table_of(out->live, then->id);
        for (size_t r = 0; now != NULL && r < then->row_count; r++) {
            const struct chamber_breakdown_row *row = &then->rows[r];
            if (!compare_row(out, then, row, row_of(now, row->key, row->level), false))
                return false;
        }
        for (size_t r = 0; now != NULL && r < now->row_count; r++) {
            const struct chamber_breakdown_row *row = &now->rows[r];
            if (row_of(then, row->key, row->level) == NULL &&
                !compare_row(out, now, row, NULL, true))
                return false;
        }
    }
    return true;
}

/* --- which batches --- */
static int find_batches(struct chamber_db *db, struct differences *out)
{
    struct causes causes = {.span = &out->frozen->span,
                            .since = out->shown.batch,
                            .items = out->items,
                            .count = out->count};
    int rc = causes_find(db, &causes);
    out->shown.blocked = causes.blocked;
    return rc;
}

/* --- all of it --- */
static int compare(struct chamber_db *db, struct differences *out)
{
    int rc = chamber_stats_compute(db, out->frozen->period, out->shown.as_of, &out->live);
    if (rc == CHAMBER_OK && !(compare_figures(out) && compare_tables(out)))
        rc = fail_memory(db);
    return rc == CHAMBER_OK && out->count > 0 ? find_batches(db, out) : rc;
}

/* As the caller sees them. */
static int show(struct chamber_db *db, struct differences *out)
{
    struct chamber_difference *items = calloc(out->count + 1, sizeof(*items));
    if (items == NULL)
        return fail_memory(db);
    for (size_t i = 0; i < out->count; i++) {
        items[i] = out->items[i].shown;
        items[i].batches = out->items[i].batches.items;
        items[i].batch_count = out->items[i].batches.count;
    }
    out->shown.items = items;
    out->shown.count = out->count;
    return CHAMBER_OK;
}

static int fill(struct chamber_db *db, const char *name, struct differences *out)
{
    CLEAN(frozen_clear) struct frozen frozen = {0};
    int rc = frozen_find(db, name, &frozen);
    if (rc < 0 || frozen.id == 0)
        return rc;
    out->shown.id = frozen.id;
    out->shown.frozen_definitions = frozen.definitions;
    out->shown.definitions = FIGURE_DEFINITIONS;
    out->shown.batch = frozen.batch;
    snprintf(out->shown.as_of, sizeof(out->shown.as_of), "%s", frozen.as_of.text);
    rc = chamber_stats_frozen(db, name, &out->frozen);
    if (rc == CHAMBER_OK)
        rc = compare(db, out);
    return rc == CHAMBER_OK ? show(db, out) : rc;
}

int chamber_stats_differences(struct chamber_db *db, const char *period,
                              struct chamber_differences **differences)
{
    struct span span;
    char name[SPAN_NAME_SIZE];
    int rc = span_make(db, period, NULL, &span);
    struct differences *out = rc == CHAMBER_OK ? calloc(1, sizeof(*out)) : NULL;
    if (out == NULL)
        return rc < 0 ? rc : fail_memory(db);
    if (span_name(&span, name)) {
        rc = store_begin(db, STORE_READ);
        if (rc == CHAMBER_OK)
            rc = store_end(db, fill(db, name, out));
    }
    if (rc < 0)
        chamber_differences_free(&out->shown);
    else
        *differences = &out->shown;
    return rc;
}

void chamber_differences_free(struct chamber_differences *differences)
{
    union {
        const struct chamber_difference *read;
        void *own;
    } items = {.read = differences != NULL ? differences->items : NULL};
    struct differences *out = (struct differences *)differences;
    if (out == NULL)
        return;
    for (size_t i = 0; i < out->count; i++)
        ids_clear(&out->items[i].batches);
    free(items.own);
    free(out->items);
    pool_free(&out->pool);
    chamber_stats_free(out->frozen);
    chamber_stats_free(out->live);
    free(out);
}

/* --- JSON --- */
static void add_number(struct str *out, const char *name, struct chamber_number number)
{
    str_addf(out, ",\"%s\":", name);
    if (number.given)
        json_add_number(out, number.value);
    else
        str_add(out, "null");
}

static void add_text(struct str *out, const char *name, const char *text)
{
    str_addf(out, ",\"%s\":", name);
    json_add_string(out, text);
}

static void add_difference(struct str *out, const struct chamber_difference *difference)
{
    str_add(out, "{\"id\":");
    json_add_string(out, difference->id);
    add_text(out, "label", difference->label);
    add_text(out, "key", difference->key);
    add_text(out, "level", difference->level);
    add_text(out, "column", difference->column);
    add_number(out, "frozen", difference->frozen);
    add_number(out, "live", difference->live);
    str_add(out, ",\"batches\":[");
    for (size_t i = 0; i < difference->batch_count; i++)
        str_addf(out, "%s%lld", i > 0 ? "," : "", (long long)difference->batches[i]);
    str_add(out, "]}");
}

int chamber_differences_json(struct chamber_db *db, const struct chamber_differences *differences,
                             char **json)
{
    struct str out = {0};
    str_addf(&out, "{\"id\":%lld", (long long)differences->id);
    add_text(&out, "as_of", differences->as_of);
    str_addf(&out, ",\"definitions\":%lld,\"batch\":%lld,\"differs\":[",
             (long long)differences->frozen_definitions, (long long)differences->batch);
    for (size_t i = 0; i < differences->count; i++) {
        str_add(&out, i > 0 ? "," : "");
        add_difference(&out, &differences->items[i]);
    }
    str_add(&out, "]}");
    char *text = str_take(&out);
    if (text == NULL)
        return fail_memory(db);
    *json = text;
    return CHAMBER_OK;
}
