/* SPDX-License-Identifier: MIT */
/* What a frozen period's figures would be now, and which batches made the difference. Batches are
 * taken back in a copy of the database in memory: one across which a figure changes is a cause.
 * Where nothing differs between two states, nothing between them is looked at. */
#include <chamber/stats.h>

#include <stdio.h>
#include <string.h>

#include "record/json_text.h"
#include "record/undo.h"
#include "record/value.h"
#include "stats/frozen.h"
#include "store/stmt.h"

/* One of the numbers, and its causes. */
struct item {
    struct chamber_difference shown;
    struct chamber_ids batches;
};

struct differences {
    struct chamber_differences shown; /* first, so that one is the other */
    struct chamber_stats *frozen;     /* owns the texts */
    struct chamber_stats *live;
    struct item *items;
    size_t count;
    struct pool pool; /* the labels of rows */
};

/* --- what differs --- */
static bool same_number(struct chamber_number a, struct chamber_number b)
{
    return a.given == b.given && (!a.given || !(a.value < b.value || a.value > b.value));
}

static struct item *add_item(struct differences *out)
{
    struct item *grown = reallocarray(out->items, out->count + 1, sizeof(*grown));
    if (grown == NULL)
        return NULL;
    out->items = grown;
    grown[out->count] = (struct item){.batches = {0}};
    return &grown[out->count++];
}

static bool compare_figures(struct differences *out)
{
    for (size_t i = 0; i < out->frozen->figure_count; i++) {
        const struct chamber_figure *then = &out->frozen->figures[i];
        const struct chamber_figure *now = chamber_stats_figure(out->live, then->id);
        if (now == NULL || same_number(then->value, now->value))
            continue;
        struct item *item = add_item(out);
        if (item == NULL)
            return false;
        item->shown = (struct chamber_difference){
            .id = then->id, .label = now->label, .frozen = then->value, .live = now->value};
    }
    return true;
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
    struct item *item = add_item(out);
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

static bool compare_row(struct differences *out, const struct chamber_breakdown *table,
                        const struct chamber_breakdown_row *row,
                        const struct chamber_breakdown_row *other, bool is_live)
{
    bool ok = compare_number(out, table, row, other, is_live, NULL);
    for (size_t c = 0; ok && c < row->column_count; c++)
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
struct search {
    struct chamber_db *db;   /* reports to this one */
    struct chamber_db *copy; /* in which batches are taken back */
    struct differences *out;
    struct chamber_ids batches; /* since the freeze */
};

static struct chamber_number number_in(const struct chamber_stats *stats, const struct item *item)
{
    const struct chamber_difference *shown = &item->shown;
    if (shown->row)
        return number_of(row_of(table_of(stats, shown->id), shown->key, shown->level),
                         shown->column);
    return chamber_stats_figure(stats, shown->id)->value;
}

/* The numbers as they are in the copy now (`count` of them, free()). */
static int measure(struct search *search, struct chamber_number **numbers)
{
    struct chamber_stats *stats = NULL;
    const struct differences *out = search->out;
    struct chamber_number *made = calloc(out->count + 1, sizeof(*made));
    int rc = made != NULL ? chamber_stats_compute(search->copy, out->frozen->period,
                                                  out->shown.as_of, &stats)
                          : CHAMBER_E_NO_MEMORY;
    for (size_t i = 0; rc == CHAMBER_OK && i < out->count; i++)
        made[i] = number_in(stats, &out->items[i]);
    chamber_stats_free(stats);
    if (rc < 0) {
        free(made);
        return rc == CHAMBER_E_NO_MEMORY ? fail_memory(search->db)
                                         : fail(search->db, rc, "freeze_search_failed");
    }
    *numbers = made;
    return CHAMBER_OK;
}

/* Take back the batches behind `from`, the last one first; *to is how far it went. */
static void rewind_to(struct search *search, size_t from, size_t wanted, size_t *to)
{
    *to = from;
    while (*to > wanted && log_rewind(search->copy, search->batches.items[*to - 1]) == CHAMBER_OK)
        --*to;
}

static bool any_differs(const struct search *search, const struct chamber_number *low,
                        const struct chamber_number *high)
{
    for (size_t i = 0; i < search->out->count; i++)
        if (!same_number(low[i], high[i]))
            return true;
    return false;
}

static int blame(struct search *search, chamber_id batch, const struct chamber_number *low,
                 const struct chamber_number *high)
{
    for (size_t i = 0; i < search->out->count; i++)
        if (!same_number(low[i], high[i]) && !ids_add(&search->out->items[i].batches, batch))
            return fail_memory(search->db);
    return CHAMBER_OK;
}

/* What is tried in the copy is taken back by failing. */
static void step_back(struct search *search)
{
    int taken_back = store_end(search->copy, CHAMBER_E_REFUSED);
    (void)taken_back;
}

/* The causes among the batches from `low` up to `high`; the copy is as it was after `high` of them,
 * and is so again at the end. */
static int search_between(struct search *search, size_t low, size_t high,
                          const struct chamber_number *at_low, const struct chamber_number *at_high)
{
    size_t middle = low + (high - low) / 2, reached;
    struct chamber_number *at_middle = NULL;
    if (!any_differs(search, at_low, at_high))
        return CHAMBER_OK;
    if (high - low == 1)
        return blame(search, search->batches.items[low], at_low, at_high);
    if (store_begin(search->copy, STORE_WRITE) < 0)
        return fail(search->db, CHAMBER_E_DATABASE, "freeze_search_failed");
    rewind_to(search, high, middle, &reached);
    int rc = reached == middle ? measure(search, &at_middle)
                               : fail(search->db, CHAMBER_E_DATABASE, "freeze_search_failed");
    if (rc == CHAMBER_OK)
        rc = search_between(search, low, middle, at_low, at_middle);
    step_back(search);
    if (rc == CHAMBER_OK)
        rc = search_between(search, middle, high, at_middle, at_high);
    free(at_middle);
    return rc;
}

/* How far back the journal can be followed, and the numbers there. */
static int measure_lowest(struct search *search, size_t *low, struct chamber_number **numbers)
{
    if (store_begin(search->copy, STORE_WRITE) < 0)
        return fail(search->db, CHAMBER_E_DATABASE, "freeze_search_failed");
    rewind_to(search, search->batches.count, 0, low);
    int rc = CHAMBER_OK;
    if (*low == 0)
        rc = measure(search, numbers);
    step_back(search);
    if (*low == 0)
        return rc;
    /* the batch that could not be taken back may have left half of it: once more, up to it */
    size_t reached;
    if (store_begin(search->copy, STORE_WRITE) < 0)
        return fail(search->db, CHAMBER_E_DATABASE, "freeze_search_failed");
    rewind_to(search, search->batches.count, *low, &reached);
    rc = measure(search, numbers);
    step_back(search);
    search->out->shown.followed = search->batches.items[*low - 1];
    return rc;
}

static int read_batches(struct search *search)
{
    int rc;
    CLEAN_STMT struct stmt *st = stmt_named(search->db, SQL_FROZEN_BATCHES);
    stmt_bind_int(st, ":batch", search->out->shown.batch);
    while ((rc = stmt_step(st)) == CHAMBER_ROW)
        if (!ids_add(&search->batches, stmt_int(st, 0)))
            return fail_memory(search->db);
    return rc;
}

static int search_all(struct search *search)
{
    struct chamber_number *at_low = NULL;
    struct chamber_number *at_high = NULL;
    size_t low = 0;
    if (chamber_begin(search->copy, "rewind") < 0)
        return fail(search->db, CHAMBER_E_DATABASE, "freeze_search_failed");
    int rc = measure(search, &at_high);
    if (rc == CHAMBER_OK)
        rc = measure_lowest(search, &low, &at_low);
    if (rc == CHAMBER_OK)
        rc = search_between(search, low, search->batches.count, at_low, at_high);
    chamber_end(search->copy, CHAMBER_E_REFUSED);
    free(at_low);
    free(at_high);
    return rc;
}

static int find_batches(struct chamber_db *db, struct differences *out)
{
    struct search search = {.db = db, .out = out};
    int rc = read_batches(&search);
    if (rc == CHAMBER_OK && search.batches.count > 0)
        rc = store_copy(db, &search.copy);
    if (rc == CHAMBER_OK && search.batches.count > 0)
        rc = search_all(&search);
    chamber_close(search.copy);
    ids_clear(&search.batches);
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
