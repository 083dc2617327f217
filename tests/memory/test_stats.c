/* SPDX-License-Identifier: MIT */
/* Memory runs out in figures: computed, written, compared, frozen, and shown with their records. */
#include "memory/sweep.h"
#include "stats/causes.h"

/* The figures of a year, computed; freed by the caller. */
static int compute(struct sweep *sweep, struct chamber_stats **stats)
{
    struct chamber_stats *made = SWEEP_POINTER;
    int rc = chamber_stats_compute(sweep->db, "2018", NULL, &made);
    if (rc < 0)
        sweep->touched = (void *)made != SWEEP_POINTER;
    else
        *stats = made;
    return rc;
}

static int compute_only(struct sweep *sweep)
{
    struct chamber_stats *stats = NULL;
    int rc = compute(sweep, &stats);
    char *json = SWEEP_POINTER;
    if (rc >= 0)
        rc = sweep_text(sweep, chamber_stats_json(sweep->db, stats, &json), &json);
    chamber_stats_free(stats);
    return rc;
}

static int narrative(struct sweep *sweep)
{
    struct chamber_stats *stats = NULL;
    char *text = SWEEP_POINTER, *json = SWEEP_POINTER, *name = SWEEP_POINTER;
    int rc = compute(sweep, &stats);
    if (rc >= 0)
        rc = sweep_text(sweep, chamber_stats_narrative(sweep->db, stats, &text), &text);
    if (rc >= 0)
        rc = sweep_text(sweep, chamber_stats_narrative_json(sweep->db, stats, &json), &json);
    if (rc >= 0)
        rc = sweep_text(sweep, chamber_stats_name(sweep->db, stats, &name), &name);
    chamber_stats_free(stats);
    return rc;
}

static int html(struct sweep *sweep)
{
    struct chamber_stats *stats = NULL;
    int rc = compute(sweep, &stats);
    if (rc >= 0)
        rc = chamber_stats_html(sweep->db, stats, sweep->out);
    if (rc >= 0)
        sweep_say_file(sweep);
    chamber_stats_free(stats);
    return rc;
}

static int goods(struct sweep *sweep)
{
    struct chamber_stats *stats = NULL;
    struct chamber_goods *goods = SWEEP_POINTER;
    char *json = SWEEP_POINTER;
    int rc = compute(sweep, &stats);
    if (rc >= 0)
        rc = chamber_stats_goods(sweep->db, stats, &goods);
    if (rc >= 0) {
        rc = sweep_text(sweep, chamber_goods_json(sweep->db, goods, &json), &json);
        chamber_goods_free(goods);
    } else {
        sweep->touched = (void *)goods != SWEEP_POINTER;
    }
    chamber_stats_free(stats);
    return rc;
}

static int keep_section(struct sweep *sweep)
{
    struct chamber_stats *stats = NULL;
    char *json = SWEEP_POINTER;
    int rc = compute(sweep, &stats);
    if (rc >= 0)
        rc = chamber_stats_keep(sweep->db, stats, "visits");
    if (rc >= 0)
        rc = sweep_text(sweep, chamber_stats_json(sweep->db, stats, &json), &json);
    chamber_stats_free(stats);
    return rc;
}

static int compare(struct sweep *sweep, enum chamber_compare_by by)
{
    struct chamber_stats *stats = NULL, *other = NULL;
    struct chamber_comparison *comparison = NULL;
    char *json = SWEEP_POINTER;
    int rc = compute(sweep, &stats);
    if (rc >= 0)
        rc = chamber_stats_compute_beside(sweep->db, stats, "2017", &other);
    if (rc >= 0)
        rc = chamber_stats_compare(sweep->db, stats, other, by, &comparison);
    if (rc >= 0)
        rc = sweep_text(
            sweep, chamber_comparison_json(sweep->db, comparison, "今年", "去年", &json), &json);
    chamber_comparison_free(comparison);
    chamber_stats_free(other);
    chamber_stats_free(stats);
    return rc;
}

static int compare_keys(struct sweep *sweep)
{
    return compare(sweep, CHAMBER_COMPARE_KEYS);
}

static int compare_labels(struct sweep *sweep)
{
    return compare(sweep, CHAMBER_COMPARE_LABELS);
}

static int freeze(struct sweep *sweep)
{
    chamber_id id = SWEEP_NUMBER;
    return sweep_number(sweep, chamber_stats_freeze(sweep->db, "2018", NULL, &id), &id);
}

static int frozen(struct sweep *sweep)
{
    struct chamber_stats *stats = SWEEP_POINTER;
    char *json = SWEEP_POINTER;
    int rc = chamber_stats_frozen(sweep->db, "2017", &stats);
    if (rc < 0) {
        sweep->touched = (void *)stats != SWEEP_POINTER;
        return rc;
    }
    rc = sweep_text(sweep, chamber_stats_json(sweep->db, stats, &json), &json);
    chamber_stats_free(stats);
    return rc;
}

static int differences(struct sweep *sweep)
{
    struct chamber_differences *found = SWEEP_POINTER;
    char *json = SWEEP_POINTER;
    int rc = chamber_stats_differences(sweep->db, "2017", &found);
    if (rc < 0) {
        sweep->touched = (void *)found != SWEEP_POINTER;
        return rc;
    }
    rc = sweep_text(sweep, chamber_differences_json(sweep->db, found, &json), &json);
    chamber_differences_free(found);
    return rc;
}

/* Which batches changed a number, without the comparing before it. */
static int causes(struct sweep *sweep)
{
    static chamber_id since;
    struct cause cause = {.shown = {.id = "visits.total"}};
    struct causes found = {.since = since, .items = &cause, .count = 1};
    struct span span;
    struct chamber_differences *differing = NULL;
    int rc = since ? CHAMBER_OK : chamber_stats_differences(sweep->db, "2017", &differing);
    if (rc == CHAMBER_OK && !since)
        found.since = since = differing->batch;
    chamber_differences_free(differing);
    if (rc == CHAMBER_OK)
        rc = span_make(sweep->db, "2017", NULL, &span);
    found.span = &span;
    if (rc == CHAMBER_OK)
        rc = causes_find(sweep->db, &found);
    if (rc == CHAMBER_OK && cause.batches.count == 0)
        rc = CHAMBER_E_DATA;
    for (size_t i = 0; rc == CHAMBER_OK && i < cause.batches.count; i++)
        sweep_say_number(sweep, cause.batches.items[i]);
    chamber_free(cause.batches.items);
    return rc;
}

static int evidence_of(struct sweep *sweep, const char *figure)
{
    struct chamber_evidence evidence = {0};
    int rc = chamber_stats_evidence(sweep->db, "2018", NULL, figure, NULL, &evidence);
    if (rc < 0)
        sweep->touched = evidence.ids || evidence.count;
    else
        sweep_say_number(sweep, (int64_t)evidence.count);
    chamber_evidence_clear(&evidence);
    return rc;
}

/* The records behind every figure and every breakdown. */
static int evidence(struct sweep *sweep)
{
    static char ids[200][48];
    static size_t count;
    int rc = CHAMBER_OK;
    if (count == 0) {
        struct chamber_stats *stats = NULL;
        size_t figures = 0, tables = 0;
        if ((rc = chamber_stats_compute(sweep->db, "2018", NULL, &stats)) < 0)
            return rc;
        const struct chamber_figure *figure = chamber_stats_figures(stats, &figures);
        const struct chamber_breakdown *table = chamber_stats_breakdowns(stats, &tables);
        for (size_t i = 0; i < figures && count < 200; i++)
            snprintf(ids[count++], sizeof ids[0], "%s", figure[i].id);
        for (size_t i = 0; i < tables && count < 200; i++)
            snprintf(ids[count++], sizeof ids[0], "%s", table[i].id);
        chamber_stats_free(stats);
    }
    for (size_t i = 0; i < count && rc >= 0; i++)
        rc = evidence_of(sweep, ids[i]);
    return rc;
}

/* Those behind one row, by what it is called; and by what none is called. */
static int evidence_of_row(struct sweep *sweep)
{
    static const struct chamber_evidence_of rows[] = {
        {.figure = "honors.by_title", .key = "文明商户", .level = "区级"},
        {.figure = "requests.by_category", .key = "交通停车"},
        {.figure = "requests.by_category", .key = "产业政者"}, /* the first of all is the nearest */
        {.figure = "requests.by_category", .key = "交通亭车"},
    };
    int rc = CHAMBER_OK;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0] && rc >= 0; i++) {
        struct chamber_evidence evidence = {0};
        rc = chamber_stats_evidence_of(sweep->db, "2018", NULL, &rows[i], &evidence);
        if (rc == CHAMBER_E_USAGE) {
            sweep_say(sweep, chamber_error(sweep->db)->message);
            rc = CHAMBER_OK;
        } else if (rc < 0) {
            sweep->touched = evidence.ids || evidence.count;
        } else {
            sweep_say_number(sweep, (int64_t)evidence.count);
        }
        chamber_evidence_clear(&evidence);
    }
    return rc;
}

static const struct sweep_operation operations[] = {
    {"compute", compute_only, SWEEP_READS},
    {"narrative", narrative, SWEEP_READS},
    {"html", html, SWEEP_READS},
    {"goods", goods, SWEEP_READS},
    {"keep", keep_section, SWEEP_READS},
    {"compare by keys", compare_keys, SWEEP_READS},
    {"compare by labels", compare_labels, SWEEP_READS},
    {"freeze", freeze, SWEEP_WRITES},
    {"frozen", frozen, SWEEP_READS},
    {"differences", differences, SWEEP_READS},
    {"causes", causes, SWEEP_READS | SWEEP_OWN},
    {"evidence", evidence, SWEEP_READS},
    {"evidence of a row", evidence_of_row, SWEEP_READS},
};

SWEEP_MAIN("memory.stats", operations)
