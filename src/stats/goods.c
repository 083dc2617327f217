/* SPDX-License-Identifier: MIT */
/* The four goods: settings that say what each is called and which figures show it. */
#include <chamber/stats.h>

#include <string.h>

#include "base/utf8.h"
#include "record/json_text.h"
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

/* A part of a text without the blanks around it, kept; NULL if nothing is left of it. */
static const char *keep(struct pool *pool, const char *text, size_t length)
{
    CLEAN_STR struct str part = {0};
    const char *start;
    size_t kept;
    str_add_bytes(&part, text, length);
    utf8_trim(str_text(&part), &start, &kept);
    CLEAN_STR struct str trimmed = {0};
    str_add_bytes(&trimmed, start, kept);
    pool->failed = pool->failed || part.failed || trimmed.failed;
    return pool_text(pool, pool_word(pool, str_text(&trimmed)));
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

/* One id of the list. */
static void add_id(struct chamber_goods *goods, struct chamber_good *good, const char *id)
{
    if (id == NULL)
        return;
    if (figure_find(id) == NULL && good->unknown == NULL)
        good->unknown = id;
    add_figure(goods->stats, good, id);
    add_table(goods->stats, good, id);
}

/* How long the mark at the start of a text is that ends a name, or an id; 0: there is none. */
static size_t colon_at(const char *text)
{
    static const char wide[] = "：";
    if (strncmp(text, wide, strlen(wide)) == 0)
        return strlen(wide);
    return *text == ':' ? 1 : 0;
}

static size_t comma_at(const char *text)
{
    return *text == ',' ? 1 : utf8_separator(text);
}

/* "NAME: id, id" */
static void read_value(struct chamber_goods *goods, struct chamber_good *good, const char *value)
{
    size_t length = 0;
    while (value[length] != '\0' && colon_at(value + length) == 0)
        length++;
    good->name = keep(&goods->pool, value, length);
    if (good->name == NULL)
        good->name = good->setting;
    const char *rest = value + length + colon_at(value + length);
    while (*rest != '\0') {
        length = 0;
        while (rest[length] != '\0' && comma_at(rest + length) == 0)
            length++;
        add_id(goods, good, keep(&goods->pool, rest, length));
        rest += length + comma_at(rest + length);
    }
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
    good->setting = keep(&goods->pool, stmt_text(st, NAME), strlen(stmt_text(st, NAME)));
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
