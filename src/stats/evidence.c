/* SPDX-License-Identifier: MIT */
/* The records behind a figure: those of the very rows it was worked out of. */
#include <chamber/stats.h>

#include <string.h>

#include "stats/evidence_key.h"
#include "stats/pairs.h"
#include "stats/pass.h"

/* What is gathered of the rows of one figure. */
struct gathering {
    struct chamber_db *db;
    const struct figure *figure;
    const char *key;   /* NULL: of any; "": what is not filled in */
    const char *level; /* likewise, of a title */
    const struct pool *pool;
    struct chamber_evidence found;
    size_t capacity;
};

static bool same(const char *wanted, const char *text, size_t length)
{
    return wanted == NULL || (strlen(wanted) == length && strncmp(wanted, text, length) == 0);
}

/* Whether a row is under the key asked for, and a title of the level. */
static bool under_key(const struct gathering *gathering, const struct row *row)
{
    const struct figure *figure = gathering->figure;
    const char *key = pool_text(gathering->pool, row->keys[figure->key]);
    if (key == NULL)
        key = "";
    if (figure->key != KEY_TITLE)
        return same(gathering->key, key, strlen(key));
    const char *level = pool_text(gathering->pool, row->keys[KEY_LEVEL]);
    if (level == NULL)
        level = "";
    return same(gathering->key, key, strcspn(key, (const char[]){TITLE_SEPARATOR, '\0'})) &&
           same(gathering->level, level, strlen(level));
}

/* Room for so many in an array, which stays as it is if memory ran out. */
static bool *grow_switches(bool *items, size_t capacity, bool *ok)
{
    bool *grown = *ok ? realloc(items, capacity * sizeof(*grown)) : NULL;
    *ok = grown != NULL;
    return *ok ? grown : items;
}

static bool grow_numbers(struct chamber_evidence *found, size_t capacity)
{
    chamber_id *ids = realloc(found->ids, capacity * sizeof(*ids));
    if (ids == NULL)
        return false;
    found->ids = ids;
    double *values = realloc(found->values, capacity * sizeof(*values));
    if (values == NULL)
        return false;
    found->values = values;
    return true;
}

static int make_room(struct gathering *gathering)
{
    struct chamber_evidence *found = &gathering->found;
    if (found->count < gathering->capacity)
        return CHAMBER_OK;
    size_t capacity = gathering->capacity == 0 ? 64 : gathering->capacity * 2;
    bool ok = grow_numbers(found, capacity);
    found->counted = grow_switches(found->counted, capacity, &ok);
    for (size_t i = 0; i < found->mark_count; i++)
        found->marks[i].counted = grow_switches(found->marks[i].counted, capacity, &ok);
    if (!ok)
        return fail_memory(gathering->db);
    gathering->capacity = capacity;
    return CHAMBER_OK;
}

/* A mark for each further number of a breakdown that counts only some of the records. */
static void make_marks(struct gathering *gathering)
{
    const struct figure_column *columns = gathering->figure->columns;
    struct chamber_evidence *found = &gathering->found;
    enum chamber_language language = chamber_get_language(gathering->db);
    for (size_t i = 0; columns != NULL && columns[i].name != NULL; i++) {
        if (columns[i].counts != 0)
            found->marks[found->mark_count++] = (struct chamber_evidence_mark){
                .name = columns[i].name, .label = columns[i].label.text[language]};
    }
}

static void set_marks(struct gathering *gathering, size_t n, const struct row *row)
{
    const struct figure_column *columns = gathering->figure->columns;
    struct chamber_evidence_mark *mark = gathering->found.marks;
    for (size_t i = 0; columns != NULL && columns[i].name != NULL; i++) {
        if (columns[i].counts != 0)
            (mark++)->counted[n] = (row->facts & columns[i].counts) == columns[i].counts;
    }
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
    set_marks(gathering, n, row);
    return CHAMBER_OK;
}

static int take(void *context, enum row_kind kind, const struct row *row)
{
    struct gathering *gathering = context;
    const struct figure *figure = gathering->figure;
    if (!figure_takes(figure, kind, row) ||
        (figure->shape == FIGURE_TABLE && !under_key(gathering, row)))
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

/* What the values of a figure are of; NULL: it has none. */
static const char *unit_of(const struct figure *figure, enum chamber_language language)
{
    static const struct both money = BOTH("元", "yuan");
    if (figure->shape == FIGURE_SHARE)
        return money.text[language];
    bool adds = figure->shape == FIGURE_SUM || figure->shape == FIGURE_MEDIAN;
    return adds ? figure->unit.text[language] : NULL;
}

/* Leave only what the figure's shape has. */
static int finish(struct gathering *gathering, const struct span *span)
{
    struct chamber_evidence *found = &gathering->found;
    const struct figure *figure = gathering->figure;
    enum chamber_language language = chamber_get_language(gathering->db);
    if (figure->lists != NULL && !list_once(found))
        return fail_memory(gathering->db);
    if (figure->shape != FIGURE_RATE) {
        free(found->counted);
        found->counted = NULL;
    }
    found->unit = unit_of(figure, language);
    if (found->unit == NULL) {
        free(found->values);
        found->values = NULL;
        found->unit = "";
    }
    found->noun = figure_noun(figure);
    found->label = figure->label.text[language];
    found->definition = figure->definition.text[language];
    memcpy(found->as_of, span->as_of.text, sizeof(found->as_of));
    return CHAMBER_OK;
}

static int gather_all(struct chamber_db *db, const struct span *span, struct gathering *gathering)
{
    struct pool pool = {0};
    int rc = store_begin(db, STORE_READ);
    if (rc != CHAMBER_OK)
        return rc;
    gathering->pool = &pool;
    make_marks(gathering);
    rc = make_room(gathering);
    if (rc == CHAMBER_OK)
        rc = pass_once(db, span, &pool, 1U << gathering->figure->rows, take, gathering);
    if (rc == CHAMBER_OK)
        rc = finish(gathering, span);
    pool_free(&pool);
    gathering->pool = NULL;
    return store_end(db, rc);
}

/* Whether the figure has rows, and levels, to ask for. */
static int check_asked(struct chamber_db *db, const struct figure *figure,
                       const struct chamber_evidence_of *of)
{
    if (figure == NULL) {
        const char *id = of->figure != NULL ? of->figure : "";
        return fail(db, CHAMBER_E_USAGE, "stats_no_figure", id, figure_nearest(id)->id);
    }
    if (of->key != NULL && figure->shape != FIGURE_TABLE)
        return fail(db, CHAMBER_E_USAGE, "stats_no_rows", figure->id);
    if (of->level != NULL && (figure->shape != FIGURE_TABLE || figure->key != KEY_TITLE))
        return fail(db, CHAMBER_E_USAGE, "stats_no_levels", figure->id);
    return CHAMBER_OK;
}

/* The records under the key and level that the texts name. One that no list has is a mistake
 * unless a row has it. */
static int gather_named(struct gathering *gathering, const struct span *span,
                        const struct chamber_evidence_of *of)
{
    CLEAN_STR struct str key = {0};
    CLEAN_STR struct str level = {0};
    struct chamber_db *db = gathering->db;
    bool key_listed = true, level_listed = true;
    int rc = CHAMBER_OK;
    if (of->key != NULL)
        rc = key_named(db, gathering->figure, of->key, &key, &key_listed);
    if (rc == CHAMBER_OK && of->level != NULL)
        rc = level_named(db, of->level, &level, &level_listed);
    if (rc != CHAMBER_OK)
        return rc;
    gathering->key = of->key != NULL ? str_text(&key) : NULL;
    gathering->level = of->level != NULL ? str_text(&level) : NULL;
    rc = gather_all(db, span, gathering);
    if (rc != CHAMBER_OK || gathering->found.count > 0 || (key_listed && level_listed))
        return rc;
    return key_listed ? level_fail(db, gathering->figure, of->level)
                      : key_fail(db, gathering->figure, span, of->key);
}

int chamber_stats_evidence_of(struct chamber_db *db, const char *period, const char *as_of,
                              const struct chamber_evidence_of *of,
                              struct chamber_evidence *evidence)
{
    struct span span;
    const char *id = of->figure != NULL ? of->figure : "";
    int rc = span_make(db, period, as_of, &span);
    if (rc != CHAMBER_OK)
        return rc;
    struct gathering gathering = {.db = db, .figure = figure_find(id)};
    rc = check_asked(db, gathering.figure, of);
    if (rc == CHAMBER_OK)
        rc = gather_named(&gathering, &span, of);
    if (rc != CHAMBER_OK) {
        chamber_evidence_clear(&gathering.found);
        return rc;
    }
    *evidence = gathering.found;
    return CHAMBER_OK;
}

int chamber_stats_evidence(struct chamber_db *db, const char *period, const char *as_of,
                           const char *figure, const char *key, struct chamber_evidence *evidence)
{
    const struct chamber_evidence_of of = {.figure = figure, .key = key};
    return chamber_stats_evidence_of(db, period, as_of, &of, evidence);
}

void chamber_evidence_clear(struct chamber_evidence *evidence)
{
    if (evidence == NULL)
        return;
    free(evidence->ids);
    free(evidence->counted);
    free(evidence->values);
    for (size_t i = 0; i < evidence->mark_count; i++)
        free(evidence->marks[i].counted);
    *evidence = (struct chamber_evidence){0};
}
