/* SPDX-License-Identifier: MIT */
/**
 * @file
 * The figures of a year or of any period: each with its definition, and the records behind it.
 */
#ifndef CHAMBER_STATS_H
#define CHAMBER_STATS_H

#include <chamber/record.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A number that may be missing: nothing to divide by, or nothing to take the middle of. */
struct chamber_number {
    bool given;
    double value;
};

/** What a figure's number is. */
enum chamber_figure_kind {
    CHAMBER_FIGURE_COUNT, /**< a count or a sum: a whole number */
    CHAMBER_FIGURE_RATE,  /**< numerator / denominator; of money these are in yuan */
    CHAMBER_FIGURE_DAYS   /**< a number of days */
};

/** How a breakdown is best drawn. */
enum chamber_chart {
    CHAMBER_CHART_NONE,  /**< better read than seen */
    CHAMBER_CHART_BARS,  /**< a bar for each row, the longest at most as long as the page is wide */
    CHAMBER_CHART_MONTHS /**< a column for each month, in order */
};

/** One figure. */
struct chamber_figure {
    const char *id;         /**< e.g. "requests.rate" */
    const char *label;      /**< in the handle's language */
    const char *unit;       /**< 家, 次, 人次, 条 ...; "" for a rate */
    const char *definition; /**< what it counts, in the handle's language */
    enum chamber_figure_kind kind;
    bool headline; /**< one of the few that a report begins with */
    struct chamber_number value;
    struct chamber_number numerator;   /**< of a rate; missing if it is of whole years only */
    struct chamber_number denominator; /**< likewise */
    struct chamber_number previous;    /**< the same a year earlier, as of a year earlier */
};

/** A further number of a row, e.g. "resolved" beside "raised". */
struct chamber_column {
    const char *name;
    const char *label; /**< in the handle's language */
    int64_t value;
};

/** One row of a breakdown. */
struct chamber_breakdown_row {
    const char
        *key; /**< a word's code, a record's number, a title or a month; NULL: not filled in */
    const char *label;      /**< what people call it */
    const char *level;      /**< honors.by_title only: the level's code; else NULL */
    const char *level_word; /**< what people call that level; NULL: not filled in */
    int64_t value;
    struct chamber_number previous; /**< the same a year earlier; of a month, of that month then */
    const struct chamber_column *columns;
    size_t column_count;
};

/**
 * A figure that has a row for each word, record, title or month that something was counted under in
 * the period or a year earlier; honors.by_title only for the titles of the period. The last row is
 * what is not filled in.
 */
struct chamber_breakdown {
    const char *id; /**< e.g. "visits.by_month" */
    const char *label;
    const char *unit; /**< of its values: 家, 次 ... */
    const char *definition;
    enum chamber_chart chart;
    const struct chamber_breakdown_row *rows;
    size_t row_count;
};

/** A part of the report: its figures, and then its breakdowns. */
struct chamber_section {
    const char *label; /**< 会员, 走访 ...; in the handle's language */
    const struct chamber_figure *figures;
    size_t figure_count;
    const struct chamber_breakdown *tables;
    size_t table_count;
};

/** All figures of a period. */
struct chamber_stats;

/**
 * Work out all figures of a period.
 * @param period  2018, 2018H1, 2018Q3, 2018-07, or FIRST..LAST.
 * @param as_of   the day as of which to count, YYYY-MM-DD; NULL: the period's last day, or today
 *                if that is earlier.
 * @param[out] stats  owned by the caller, freed with chamber_stats_free().
 * @return CHAMBER_OK; CHAMBER_E_USAGE if that is no period or day; CHAMBER_E_IO;
 *         CHAMBER_E_DATABASE; CHAMBER_E_NO_MEMORY; CHAMBER_E_INTERRUPTED.
 */
CHAMBER_API int chamber_stats_compute(struct chamber_db *db, const char *period, const char *as_of,
                                      struct chamber_stats **stats);

/** Free them. NULL is fine. */
CHAMBER_API void chamber_stats_free(struct chamber_stats *stats);

/** The period's first day, last day, and the as-of day; borrowed until chamber_stats_free(). */
CHAMBER_API const char *chamber_stats_from(const struct chamber_stats *stats);
CHAMBER_API const char *chamber_stats_until(const struct chamber_stats *stats);
CHAMBER_API const char *chamber_stats_as_of(const struct chamber_stats *stats);

/** The figures, `*count` of them, in the order of the report; borrowed. */
CHAMBER_API const struct chamber_figure *chamber_stats_figures(const struct chamber_stats *stats,
                                                               size_t *count);

/** The figure of that id, or NULL; borrowed. */
CHAMBER_API const struct chamber_figure *chamber_stats_figure(const struct chamber_stats *stats,
                                                              const char *id);

/** The breakdowns, `*count` of them; borrowed. */
CHAMBER_API const struct chamber_breakdown *
chamber_stats_breakdowns(const struct chamber_stats *stats, size_t *count);

/** The same in the parts of a report, `*count` of them, none of them empty; borrowed. */
CHAMBER_API const struct chamber_section *chamber_stats_sections(const struct chamber_stats *stats,
                                                                 size_t *count);

/**
 * Leave only the figures and breakdowns of one section.
 * @param section  what their ids begin with, up to the dot: members, visits, requests ...
 * @return CHAMBER_OK; CHAMBER_E_USAGE if there is no such section (the message names the nearest),
 *         and then nothing is left out.
 */
CHAMBER_API int chamber_stats_keep(struct chamber_db *db, struct chamber_stats *stats,
                                   const char *section);

/**
 * All of it as one JSON object: period, from, until, as_of, figures, tables.
 * @param[out] json  owned by the caller, freed with chamber_free().
 * @return CHAMBER_OK; CHAMBER_E_NO_MEMORY.
 */
CHAMBER_API int chamber_stats_json(struct chamber_db *db, const struct chamber_stats *stats,
                                   char **json);

/** One of the four goods (四好商会): what it is called, and what shows it. */
struct chamber_good {
    const char *setting; /**< the setting that says so, e.g. "four_goods.1" */
    const char *name;    /**< e.g. 班子建设好 */
    struct chamber_figure *figures;
    size_t figure_count;
    struct chamber_breakdown *tables;
    size_t table_count;
    struct chamber_texts unknown; /**< the ids in the setting that no figure has, each once */
};

/** The four goods as they were worded on a day. */
struct chamber_goods;

/**
 * The four goods in the wording in force on the as-of day, each with the figures that the settings
 * `four_goods.1`, `four_goods.2` ... name as its evidence: `NAME: id, id`.
 * @param stats  what the figures are taken from; must be there as long as the goods are.
 * @param[out] goods  owned by the caller, freed with chamber_goods_free().
 * @return CHAMBER_OK, also where no wording was in force; CHAMBER_E_IO; CHAMBER_E_DATABASE;
 *         CHAMBER_E_NO_MEMORY; CHAMBER_E_INTERRUPTED.
 */
CHAMBER_API int chamber_stats_goods(struct chamber_db *db, const struct chamber_stats *stats,
                                    struct chamber_goods **goods);

/** Free them. NULL is fine. */
CHAMBER_API void chamber_goods_free(struct chamber_goods *goods);

/** The goods, `*count` of them, in order; borrowed until chamber_goods_free(). */
CHAMBER_API const struct chamber_good *chamber_goods_all(const struct chamber_goods *goods,
                                                         size_t *count);

/** The id of the figure that is most like one that there is not; constant. */
CHAMBER_API const char *chamber_stats_nearest(const char *id);

/**
 * The goods as one JSON object: period, from, until, as_of, goods, each with name, figures, tables.
 * @param[out] json  owned by the caller, freed with chamber_free().
 * @return CHAMBER_OK; CHAMBER_E_NO_MEMORY.
 */
CHAMBER_API int chamber_goods_json(struct chamber_db *db, const struct chamber_goods *goods,
                                   char **json);

/** The records behind a figure. */
struct chamber_evidence {
    const struct chamber_noun *noun; /**< of which noun they are */
    size_t count;                    /**< how many records there are */
    chamber_id *ids;                 /**< which */
    bool *counted;  /**< of a rate: whether each counts in the numerator; else NULL */
    double *values; /**< of a sum, a median, or a rate of money: what each gives; else NULL */
};

/**
 * The records behind a figure or a breakdown: for a rate the records of its denominator.
 * @param figure  its id; @param key  of a breakdown: only the row with this key, "" for what is not
 *                filled in, a title with all its levels; NULL: all rows.
 * @param as_of   as in chamber_stats_compute().
 * @param[out] evidence  filled; its arrays are freed by chamber_evidence_clear().
 * @return as chamber_stats_compute(); CHAMBER_E_USAGE also for an unknown figure (the message names
 *         the nearest).
 */
CHAMBER_API int chamber_stats_evidence(struct chamber_db *db, const char *period, const char *as_of,
                                       const char *figure, const char *key,
                                       struct chamber_evidence *evidence);

/** Free what chamber_stats_evidence() filled in, and zero it. NULL is fine. */
CHAMBER_API void chamber_evidence_clear(struct chamber_evidence *evidence);

#ifdef __cplusplus
}
#endif

#endif
