/* SPDX-License-Identifier: MIT */
/* Freezing the figures of a period, reading them back, and putting what was reported a year earlier
 * beside them. */
#include <chamber/frozen.h>
#include <chamber/stats.h>

#include <stdio.h>
#include <string.h>

#include "record/record.h"
#include "stats/frozen.h"
#include "store/stmt.h"

/* Columns of frozen_of. */
enum { ID, AS_OF, DEFINITIONS, FIGURES, BATCH };

int frozen_find(struct chamber_db *db, const char *period, struct frozen *frozen)
{
    CLEAN_STMT struct stmt *st = stmt_named(db, SQL_FROZEN_OF);
    stmt_bind_text(st, ":period", period);
    int rc = stmt_step(st);
    *frozen = (struct frozen){0};
    if (rc != CHAMBER_ROW)
        return rc;
    frozen->id = stmt_int(st, ID);
    day_set(&frozen->as_of, stmt_text(st, AS_OF));
    frozen->definitions = stmt_int(st, DEFINITIONS);
    frozen->batch = stmt_int(st, BATCH);
    frozen->figures = str_copy(stmt_text(st, FIGURES));
    return frozen->figures != NULL ? CHAMBER_OK : fail_memory(db);
}

void frozen_clear(struct frozen *frozen)
{
    free(frozen->figures);
    *frozen = (struct frozen){0};
}

/* The name under which a period is frozen. */
static int name_of(struct chamber_db *db, const char *period, struct span *span, char *name)
{
    int rc = span_make(db, period, NULL, span);
    if (rc == CHAMBER_OK && !span_name(span, name))
        rc = fail(db, CHAMBER_E_USAGE, "freeze_no_period", period);
    return rc;
}

/* --- freezing --- */
static int refuse_twice(struct chamber_db *db, const char *name)
{
    CLEAN(frozen_clear) struct frozen frozen = {0};
    int rc = frozen_find(db, name, &frozen);
    if (rc < 0 || frozen.id == 0)
        return rc;
    return fail(db, CHAMBER_E_CONFLICT, "freeze_twice", name, frozen.as_of.text);
}

static int store(struct chamber_db *db, const char *name, const struct chamber_stats *stats,
                 chamber_id *id)
{
    CLEAN_STR struct str text = {0};
    frozen_write(stats, &text);
    if (text.failed)
        return fail_memory(db);
    const struct chamber_frozen frozen = {
        .period = name,
        .as_of = stats->span.as_of.text,
        .definitions = {.given = true, .value = FIGURE_DEFINITIONS},
        .figures = str_text(&text),
    };
    static const struct record_adding plainly;
    return record_add_as(db, &chamber_frozen_noun, &frozen, &plainly, id);
}

/* What words are called is kept in Chinese, whoever freezes. */
static int freeze(struct chamber_db *db, const char *period, const char *as_of, const char *name,
                  chamber_id *id)
{
    struct chamber_stats *stats = NULL;
    enum chamber_language language = chamber_get_language(db);
    int rc = refuse_twice(db, name);
    chamber_set_language(db, CHAMBER_ZH);
    if (rc == CHAMBER_OK)
        rc = chamber_stats_compute(db, period, as_of, &stats);
    chamber_set_language(db, language);
    if (rc == CHAMBER_OK)
        rc = store(db, name, stats, id);
    chamber_stats_free(stats);
    return rc;
}

int chamber_stats_freeze(struct chamber_db *db, const char *period, const char *as_of,
                         chamber_id *id)
{
    struct span span;
    char name[SPAN_NAME_SIZE];
    chamber_id made = 0;
    int rc = name_of(db, period, &span, name);
    if (rc == CHAMBER_OK)
        rc = chamber_begin(db, "stats freeze");
    if (rc < 0)
        return rc;
    rc = chamber_end(db, freeze(db, period, as_of, name, &made));
    if (rc == CHAMBER_OK && id != NULL)
        *id = made;
    return rc;
}

/* --- reading back --- */
static int read_back(struct chamber_db *db, const char *name, const struct frozen *frozen,
                     struct chamber_stats **stats)
{
    struct span span;
    int rc = span_make(db, name, frozen->as_of.text, &span);
    struct chamber_stats *made = rc == CHAMBER_OK ? stats_new(db, name, &span) : NULL;
    if (made == NULL)
        return rc < 0 ? rc : CHAMBER_E_NO_MEMORY;
    rc = frozen_read(db, frozen->figures, made);
    if (rc < 0) {
        chamber_stats_free(made);
        return rc;
    }
    sections_fill(made);
    *stats = made;
    return CHAMBER_OK;
}

int chamber_stats_frozen(struct chamber_db *db, const char *period, struct chamber_stats **stats)
{
    struct span span;
    char name[SPAN_NAME_SIZE];
    CLEAN(frozen_clear) struct frozen frozen = {0};
    int rc = name_of(db, period, &span, name);
    if (rc == CHAMBER_OK)
        rc = frozen_find(db, name, &frozen);
    if (rc == CHAMBER_OK && frozen.id == 0)
        rc = fail(db, CHAMBER_E_NOT_FOUND, "freeze_none", name);
    return rc == CHAMBER_OK ? read_back(db, name, &frozen, stats) : rc;
}

/* --- the year before --- */
/* The table of that id, or NULL. */
static const struct chamber_breakdown *table_of(const struct chamber_stats *stats, const char *id)
{
    for (size_t t = 0; t < stats->table_count; t++)
        if (strcmp(stats->tables[t].id, id) == 0)
            return &stats->tables[t];
    return NULL;
}

/* Whether a row of then is that of now: of months the same a year earlier. */
static bool stands_beside(const struct chamber_breakdown_row *now,
                          const struct chamber_breakdown_row *then, bool months)
{
    struct date earlier;
    char day[DATE_SIZE];
    if (now->key == NULL || then->key == NULL)
        return now->key == then->key;
    if (!str_same(now->level, then->level))
        return false;
    if (!months)
        return strcmp(now->key, then->key) == 0;
    snprintf(day, sizeof(day), "%.7s-01", now->key);
    date_year_earlier(day, &earlier);
    return strncmp(earlier.text, then->key, strlen("YYYY-MM")) == 0;
}

static void set_row(struct chamber_breakdown_row *row, const struct chamber_breakdown *then,
                    bool months)
{
    row->previous = (struct chamber_number){.given = true};
    for (size_t r = 0; r < then->row_count; r++)
        if (stands_beside(row, &then->rows[r], months))
            row->previous.value = (double)then->rows[r].value;
}

static void set_previous(struct chamber_stats *stats, const struct chamber_stats *then)
{
    for (size_t i = 0; i < stats->figure_count; i++) {
        const struct chamber_figure *figure = chamber_stats_figure(then, stats->figures[i].id);
        if (figure != NULL)
            stats->figures[i].previous = figure->value;
    }
    for (size_t t = 0; t < stats->table_count; t++) {
        const struct chamber_breakdown *table = &stats->tables[t];
        const struct chamber_breakdown *earlier = table_of(then, table->id);
        bool months = figure_key(table->id) == KEY_MONTH;
        for (size_t r = 0; earlier != NULL && r < table->row_count; r++)
            set_row(table_row_of(table, r), earlier, months);
    }
}

/* A whole period stands beside a whole one, as it was reported; else the days must be the same. */
int frozen_previous(struct chamber_db *db, struct chamber_stats *stats)
{
    struct span before;
    char name[SPAN_NAME_SIZE];
    CLEAN(frozen_clear) struct frozen frozen = {0};
    struct chamber_stats *then = NULL;
    if (!span_earlier(&stats->span, &before) || !span_name(&before, name))
        return CHAMBER_OK;
    int rc = frozen_find(db, name, &frozen);
    bool whole = strcmp(stats->span.as_of.text, stats->span.until.text) >= 0;
    if (rc < 0 || frozen.id == 0 || (!whole && strcmp(frozen.as_of.text, before.as_of.text) != 0))
        return rc;
    rc = read_back(db, name, &frozen, &then);
    if (rc == CHAMBER_OK)
        set_previous(stats, then);
    chamber_stats_free(then);
    return rc;
}
