/* SPDX-License-Identifier: MIT */
/* The four goods: settings that say what each is called and which figures show it. */
#include <chamber/stats.h>

#include <string.h>

#include "domain/good_text.h"
#include "record/json_text.h"
#include "record/value.h"
#include "stats/result.h"
#include "store/stmt.h"

/* Columns of goods_in_force. */
enum { NAME, VALUE };

struct chamber_goods {
    const struct chamber_stats *stats;
    struct pool pool; /* owns all texts */
    struct chamber_good *items;
    size_t count;
};

static const char *keep(struct pool *pool, const struct str *text)
{
    pool->failed = pool->failed || text->failed;
    return pool_text(pool, pool_word(pool, str_text(text)));
}

static void add_figure(const struct chamber_stats *stats, struct chamber_good *good, const char *id)
{
    const struct chamber_figure *figure = chamber_stats_figure(stats, id);
    for (size_t i = 0; i < good->figure_count; i++)
        if (strcmp(good->figures[i].id, id) == 0)
            return;
    if (figure != NULL)
        good->figures[good->figure_count++] = *figure;
}

static void add_table(const struct chamber_stats *stats, struct chamber_good *good, const char *id)
{
    for (size_t t = 0; t < good->table_count; t++)
        if (strcmp(good->tables[t].id, id) == 0)
            return;
    for (size_t t = 0; t < stats->table_count; t++)
        if (strcmp(stats->tables[t].id, id) == 0)
            good->tables[good->table_count++] = stats->tables[t];
}

static bool is_among(const struct chamber_texts *texts, const char *text)
{
    for (size_t i = 0; i < texts->count; i++)
        if (strcmp(texts->items[i], text) == 0)
            return true;
    return false;
}

/* One id of the list. */
static void add_id(struct chamber_goods *goods, struct chamber_good *good, const struct str *id)
{
    const char *text = str_text(id);
    bool unknown = figure_find(text) == NULL && !is_among(&good->unknown, text);
    if (unknown && !texts_add(&good->unknown, text, id->length))
        goods->pool.failed = true;
    goods->pool.failed = goods->pool.failed || id->failed;
    add_figure(goods->stats, good, text);
    add_table(goods->stats, good, text);
}

static void read_value(struct chamber_goods *goods, struct chamber_good *good, const char *value)
{
    CLEAN_STR struct str part = {0};
    const char *rest = good_name(value, &part);
    good->name = keep(&goods->pool, &part);
    if (good->name == NULL)
        good->name = good->setting;
    while (good_next_id(&rest, &part))
        add_id(goods, good, &part);
}

static int add_good(struct chamber_db *db, struct chamber_goods *goods, struct stmt *st)
{
    const struct chamber_stats *stats = goods->stats;
    struct chamber_good *items = realloc(goods->items, (goods->count + 1) * sizeof(*items));
    if (items == NULL)
        return fail_memory(db);
    goods->items = items;
    struct chamber_good *good = &items[goods->count++];
    *good = (struct chamber_good){0};
    good->figures = calloc(stats->figure_count + 1, sizeof(struct chamber_figure));
    good->tables = calloc(stats->table_count + 1, sizeof(struct chamber_breakdown));
    if (good->figures == NULL || good->tables == NULL)
        return fail_memory(db);
    good->setting = pool_text(&goods->pool, pool_word(&goods->pool, stmt_text(st, NAME)));
    read_value(goods, good, stmt_text(st, VALUE));
    return goods->pool.failed ? fail_memory(db) : CHAMBER_OK;
}

static int load(struct chamber_db *db, struct chamber_goods *goods)
{
    CLEAN_STMT struct stmt *st = stmt_named(db, SQL_GOODS_IN_FORCE);
    stmt_bind_text(st, ":as_of", goods->stats->span.as_of.text);
    int rc;
    while ((rc = stmt_step(st)) == CHAMBER_ROW)
        if ((rc = add_good(db, goods, st)) < 0)
            return rc;
    return rc;
}

int chamber_stats_goods(struct chamber_db *db, const struct chamber_stats *stats,
                        struct chamber_goods **goods)
{
    struct chamber_goods *made = calloc(1, sizeof(*made));
    if (made == NULL)
        return fail_memory(db);
    made->stats = stats;
    int rc = load(db, made);
    if (rc != CHAMBER_OK) {
        chamber_goods_free(made);
        return rc;
    }
    *goods = made;
    return CHAMBER_OK;
}

void chamber_goods_free(struct chamber_goods *goods)
{
    if (goods == NULL)
        return;
    for (size_t i = 0; i < goods->count; i++) {
        free(goods->items[i].figures);
        free(goods->items[i].tables);
        texts_clear(&goods->items[i].unknown);
    }
    free(goods->items);
    pool_free(&goods->pool);
    free(goods);
}

const struct chamber_good *chamber_goods_all(const struct chamber_goods *goods, size_t *count)
{
    *count = goods->count;
    return goods->items;
}

const char *chamber_stats_nearest(const char *id)
{
    return figure_nearest(id != NULL ? id : "")->id;
}

static void json_add_good(struct str *out, const struct chamber_good *good)
{
    str_add(out, "{\"name\":");
    json_add_string(out, good->name);
    str_add(out, ",\"figures\":[");
    for (size_t i = 0; i < good->figure_count; i++) {
        str_add(out, i > 0 ? "," : "");
        json_add_figure(out, &good->figures[i]);
    }
    str_add(out, "],\"tables\":[");
    for (size_t t = 0; t < good->table_count; t++) {
        str_add(out, t > 0 ? "," : "");
        json_add_table(out, &good->tables[t]);
    }
    str_add(out, "]}");
}

int chamber_goods_json(struct chamber_db *db, const struct chamber_goods *goods, char **json)
{
    struct str out = {0};
    json_add_head(&out, goods->stats);
    str_add(&out, ",\"goods\":[");
    for (size_t i = 0; i < goods->count; i++) {
        str_add(&out, i > 0 ? "," : "");
        json_add_good(&out, &goods->items[i]);
    }
    str_add(&out, "]}");
    char *text = str_take(&out);
    if (text == NULL)
        return fail_memory(db);
    *json = text;
    return CHAMBER_OK;
}
