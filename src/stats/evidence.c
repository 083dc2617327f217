/* SPDX-License-Identifier: MIT */
/* The records behind a figure: those of the very rows it was worked out of. */
#include <chamber/stats.h>

#include <string.h>

#include "base/date.h"
#include "store/stmt.h"
#include "stats/pairs.h"
#include "stats/pass.h"

/* What is gathered of the rows of one figure. */
struct gathering {
    struct chamber_db *db;
    const struct figure *figure;
    const char *key; /* NULL: of any; "": what is not filled in */
    const struct pool *pool;
    struct chamber_evidence found;
    size_t capacity;
};

/* Whether a row is under the key asked for; a title whatever its level. */
static bool under_key(const struct gathering *gathering, const struct row *row)
{
    if (gathering->key == NULL || gathering->figure->shape != FIGURE_TABLE)
        return true;
    const char *key = pool_text(gathering->pool, row->keys[gathering->figure->key]);
    if (key == NULL)
        return gathering->key[0] == '\0';
    size_t length = gathering->figure->key == KEY_TITLE
                        ? strcspn(key, (const char[]){TITLE_SEPARATOR, '\0'})
                        : strlen(key);
    return strlen(gathering->key) == length && strncmp(key, gathering->key, length) == 0;
}

static int make_room(struct gathering *gathering)
{
    struct chamber_evidence *found = &gathering->found;
    if (found->count < gathering->capacity)
        return CHAMBER_OK;
    size_t capacity = gathering->capacity == 0 ? 64 : gathering->capacity * 2;
    chamber_id *ids = realloc(found->ids, capacity * sizeof(*ids));
    if (ids == NULL)
        return fail_memory(gathering->db);
    found->ids = ids;
    bool *counted = realloc(found->counted, capacity * sizeof(*counted));
    if (counted == NULL)
        return fail_memory(gathering->db);
    found->counted = counted;
    double *values = realloc(found->values, capacity * sizeof(*values));
    if (values == NULL)
        return fail_memory(gathering->db);
    found->values = values;
    gathering->capacity = capacity;
    return CHAMBER_OK;
}

static int gather(struct gathering *gathering, chamber_id id, const struct row *row)
{
    uint32_t counts = gathering->figure->counts;
    int rc = make_room(gathering);
    if (rc != CHAMBER_OK)
        return rc;
    size_t n = gathering->found.count++;
    gathering->found.ids[n] = id;
    gathering->found.counted[n] = (row->facts & counts) == counts;
    bool money = gathering->figure->shape == FIGURE_SHARE;
    gathering->found.values[n] = (double)row->number / (money ? FEN_IN_YUAN : 1);
    return CHAMBER_OK;
}

static int take(void *context, enum row_kind kind, const struct row *row)
{
    struct gathering *gathering = context;
    const struct figure *figure = gathering->figure;
    if (!figure_takes(figure, kind, row) || !under_key(gathering, row))
        return CHAMBER_OK;
    if (figure->lists == NULL)
        return gather(gathering, row->id, row);
    int rc = CHAMBER_OK;
    for (size_t i = 0; i < row->who[figure->who].count && rc == CHAMBER_OK; i++)
        rc = gather(gathering, row->who[figure->who].ids[i], row);
    return rc;
}

/* Others concerned are listed once each, by id. */
static bool list_once(struct chamber_evidence *found)
{
    struct pairs pairs = {.distinct = true};
    for (size_t i = 0; i < found->count; i++)
        pairs_add(&pairs, 0, found->ids[i]);
    pairs_sort(&pairs);
    bool ok = !pairs.failed;
    for (size_t i = 0; ok && i < pairs.count; i++)
        found->ids[i] = pairs.items[i].value;
    if (ok)
        found->count = pairs.count;
    pairs_free(&pairs);
    return ok;
}

/* Leave only what the figure's shape has. */
static int finish(struct gathering *gathering)
{
    struct chamber_evidence *found = &gathering->found;
    const struct figure *figure = gathering->figure;
    if (figure->lists != NULL && !list_once(found))
        return fail_memory(gathering->db);
    if (figure->shape != FIGURE_RATE) {
        free(found->counted);
        found->counted = NULL;
    }
    if (figure->shape != FIGURE_SUM && figure->shape != FIGURE_MEDIAN &&
        figure->shape != FIGURE_SHARE) {
        free(found->values);
        found->values = NULL;
    }
    found->noun = figure_noun(figure);
    return CHAMBER_OK;
}

/* Whether a table has such a key, even if nothing was counted under it. */
static int key_exists(struct chamber_db *db, const struct figure *figure, const char *key,
                      bool *exists)
{
    *exists = figure->key == KEY_MONTH && strlen(key) == 7 && pdate_valid(key);
    if (figure->key == KEY_MONTH)
        return CHAMBER_OK;
    CLEAN_STMT struct stmt *st = stmt_named(db, figure->words.sql);
    stmt_bind_text(st, ":list", figure->words.list);
    int rc;
    while (!*exists && (rc = stmt_step(st)) == CHAMBER_ROW)
        *exists = strcmp(stmt_text(st, 0), key) == 0;
    return *exists ? CHAMBER_OK : rc;
}

/* A key that is none is a mistake, not an empty list. */
static int check_key(struct chamber_db *db, const struct gathering *gathering)
{
    const struct figure *figure = gathering->figure;
    const char *key = gathering->key;
    bool exists;
    if (key == NULL || gathering->found.count > 0)
        return CHAMBER_OK;
    if (*key == '\0')
        return CHAMBER_OK;
    int rc = key_exists(db, figure, key, &exists);
    if (rc < 0 || exists)
        return rc;
    return fail(db, CHAMBER_E_USAGE, "stats_no_key", figure->id, key);
}

static int gather_all(struct chamber_db *db, const struct span *span, struct gathering *gathering)
{
    struct pool pool = {0};
    gathering->pool = &pool;
    int rc = store_begin(db, STORE_READ);
    if (rc != CHAMBER_OK)
        return rc;
    rc = make_room(gathering);
    if (rc == CHAMBER_OK)
        rc = pass_run(db, span, &pool, 1U << gathering->figure->rows, take, gathering);
    if (rc == CHAMBER_OK)
        rc = finish(gathering);
    if (rc == CHAMBER_OK)
        rc = check_key(db, gathering);
    pool_free(&pool);
    gathering->pool = NULL;
    return store_end(db, rc);
}

int chamber_stats_evidence(struct chamber_db *db, const char *period, const char *as_of,
                           const char *figure, const char *key, struct chamber_evidence *evidence)
{
    struct span span;
    const char *id = figure != NULL ? figure : "";
    int rc = span_make(db, period, as_of, &span);
    if (rc != CHAMBER_OK)
        return rc;
    struct gathering gathering = {.db = db, .figure = figure_find(id), .key = key};
    if (gathering.figure == NULL)
        return fail(db, CHAMBER_E_USAGE, "stats_no_figure", id, figure_nearest(id)->id);
    if (key != NULL && gathering.figure->shape != FIGURE_TABLE)
        return fail(db, CHAMBER_E_USAGE, "stats_no_rows", id);
    rc = gather_all(db, &span, &gathering);
    if (rc != CHAMBER_OK) {
        chamber_evidence_clear(&gathering.found);
        return rc;
    }
    *evidence = gathering.found;
    return CHAMBER_OK;
}

void chamber_evidence_clear(struct chamber_evidence *evidence)
{
    if (evidence == NULL)
        return;
    free(evidence->ids);
    free(evidence->counted);
    free(evidence->values);
    *evidence = (struct chamber_evidence){0};
}
