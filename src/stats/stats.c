/* SPDX-License-Identifier: MIT */
/* Working out all figures of a period, and the same a year earlier. */
#include <chamber/setting.h>
#include <chamber/stats.h>

#include "stats/frozen.h"
#include "stats/pass.h"
#include "stats/result.h"

static const uint32_t all_kinds = UINT32_MAX;

static int take(void *context, enum row_kind kind, const struct row *row)
{
    tallies_add(context, kind, row);
    return CHAMBER_OK;
}

/* Tally every figure of the span and, where there is one, of the span a year earlier. */
static int tally_both(struct chamber_db *db, struct chamber_stats *stats,
                      struct tallies tallies[PASSES_MOST])
{
    struct span spans[PASSES_MOST] = {stats->span};
    struct population enterprises[PASSES_MOST] = {0};
    struct pass passes[PASSES_MOST];
    size_t count = span_earlier(&stats->span, &spans[1]) ? 2 : 1;
    int rc = population_load(db, spans, count, &stats->pool, enterprises);
    for (size_t n = 0; n < count && rc == CHAMBER_OK; n++) {
        passes[n] = (struct pass){.db = db,
                                  .span = &spans[n],
                                  .pool = &stats->pool,
                                  .enterprises = &enterprises[n],
                                  .take = take,
                                  .context = &tallies[n]};
        rc = tallies_make(&spans[n], &tallies[n]) ? CHAMBER_OK : fail_memory(db);
    }
    if (rc == CHAMBER_OK)
        rc = pass_run(passes, count, all_kinds);
    for (size_t n = 0; n < count && rc == CHAMBER_OK; n++)
        rc = tallies_finish(&tallies[n]) ? CHAMBER_OK : fail_memory(db);
    population_free(&enterprises[0]);
    population_free(&enterprises[1]);
    return rc;
}

static enum chamber_figure_kind kind_of(enum figure_shape shape)
{
    if (shape == FIGURE_RATE || shape == FIGURE_SHARE)
        return CHAMBER_FIGURE_RATE;
    return shape == FIGURE_MEDIAN ? CHAMBER_FIGURE_DAYS : CHAMBER_FIGURE_COUNT;
}

void figure_word(const struct figure *figure, enum chamber_language language,
                 struct chamber_figure *out)
{
    out->id = figure->id;
    out->label = figure->label.text[language];
    out->unit = figure->unit.text[language];
    out->definition = figure->definition.text[language];
    out->kind = kind_of(figure->shape);
    out->headline = figure->headline;
}

static struct chamber_figure figure_of(const struct tally *tally, enum chamber_language language)
{
    struct chamber_figure made = {.value = tally_value(tally),
                                  .numerator = tally_numerator(tally),
                                  .denominator = tally_denominator(tally)};
    figure_word(tally->figure, language, &made);
    return made;
}

static int figures_fill(struct chamber_db *db, const struct tallies *tallies,
                        const struct tallies *earlier, struct chamber_stats *stats)
{
    stats->figures = calloc(tallies->count, sizeof(*stats->figures));
    if (stats->figures == NULL)
        return fail_memory(db);
    for (size_t i = 0; i < tallies->count; i++) {
        if (tallies->items[i].figure->shape == FIGURE_TABLE)
            continue;
        struct chamber_figure *figure = &stats->figures[stats->figure_count++];
        *figure = figure_of(&tallies->items[i], stats->language);
        if (earlier->count > 0)
            figure->previous = tally_value(&earlier->items[i]);
    }
    return CHAMBER_OK;
}

static int compute(struct chamber_db *db, struct chamber_stats *stats)
{
    struct tallies tallies[PASSES_MOST] = {0}; /* of the span, and a year earlier */
    int rc = tally_both(db, stats, tallies);
    if (rc == CHAMBER_OK)
        rc = figures_fill(db, &tallies[0], &tallies[1], stats);
    if (rc == CHAMBER_OK)
        rc = tables_fill(db, &tallies[0], &tallies[1], stats);
    if (rc == CHAMBER_OK)
        rc = frozen_previous(db, stats);
    if (rc == CHAMBER_OK)
        sections_fill(stats);
    tallies_free(&tallies[0]);
    tallies_free(&tallies[1]);
    return rc;
}

/* In one transaction, so that all figures are of the same state. */
static int compute_at_once(struct chamber_db *db, struct chamber_stats *stats)
{
    int rc = store_begin(db, STORE_READ);
    if (rc != CHAMBER_OK)
        return rc;
    return store_end(db, compute(db, stats));
}

struct chamber_stats *stats_new(struct chamber_db *db, const char *period, const struct span *span)
{
    struct chamber_stats *made = calloc(1, sizeof(*made));
    if (made != NULL)
        made->sections = calloc(figure_part_count, sizeof(*made->sections));
    if (made == NULL || made->sections == NULL || (made->period = str_copy(period)) == NULL) {
        chamber_stats_free(made);
        (void)fail_memory(db);
        return NULL;
    }
    made->span = *span;
    made->language = chamber_get_language(db);
    return made;
}

int chamber_stats_compute(struct chamber_db *db, const char *period, const char *as_of,
                          struct chamber_stats **stats)
{
    struct span span;
    int rc = span_make(db, period, as_of, &span);
    if (rc != CHAMBER_OK)
        return rc;
    struct chamber_stats *made = stats_new(db, period, &span);
    if (made == NULL)
        return CHAMBER_E_NO_MEMORY;
    rc = compute_at_once(db, made);
    if (rc != CHAMBER_OK) {
        chamber_stats_free(made);
        return rc;
    }
    *stats = made;
    return CHAMBER_OK;
}

void chamber_stats_free(struct chamber_stats *stats)
{
    if (stats == NULL)
        return;
    tables_free(stats);
    free(stats->figures);
    free(stats->sections);
    pool_free(&stats->pool);
    free(stats->period);
    free(stats);
}

int chamber_stats_name(struct chamber_db *db, const struct chamber_stats *stats, char **name)
{
    int rc = chamber_setting_value(db, "chamber.name", stats->span.as_of.text, name);
    if (rc == CHAMBER_OK && *name == NULL)
        rc = chamber_setting_value(db, "chamber.name", NULL, name);
    return rc;
}

const char *chamber_stats_from(const struct chamber_stats *stats)
{
    return stats->span.from.text;
}

const char *chamber_stats_until(const struct chamber_stats *stats)
{
    return stats->span.until.text;
}

const char *chamber_stats_as_of(const struct chamber_stats *stats)
{
    return stats->span.as_of.text;
}

const struct chamber_figure *chamber_stats_figures(const struct chamber_stats *stats, size_t *count)
{
    *count = stats->figure_count;
    return stats->figures;
}

const struct chamber_figure *chamber_stats_figure(const struct chamber_stats *stats, const char *id)
{
    for (size_t i = 0; id != NULL && i < stats->figure_count; i++)
        if (strcmp(stats->figures[i].id, id) == 0)
            return &stats->figures[i];
    return NULL;
}

const struct chamber_section *chamber_stats_sections(const struct chamber_stats *stats,
                                                     size_t *count)
{
    *count = stats->section_count;
    return stats->sections;
}

const struct chamber_breakdown *chamber_stats_breakdowns(const struct chamber_stats *stats,
                                                         size_t *count)
{
    *count = stats->table_count;
    return stats->tables;
}
