/* SPDX-License-Identifier: MIT */
/**
 * @file
 * The figures of a year or of any period: each with its definition, and the records behind it.
 */
#ifndef CHAMBER_STATS_H
#define CHAMBER_STATS_H

#include <stdio.h>

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

enum { CHAMBER_PERCENT_SIZE = 32 };
/**
 * A ratio as a percentage with one decimal, "62.5%", rounded half away from zero as spreadsheets
 * do, whatever the locale.
 * @param[out] text  of CHAMBER_PERCENT_SIZE.
 */
CHAMBER_API void chamber_percent(double ratio, char *text);

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

/**
 * The report in words, in the manner of a yearly summary and in the handle's language: paragraphs
 * with an empty line between them, the first of which is the title. Nothing is said of figures that
 * are missing or nothing.
 * @param[out] text  owned by the caller, freed with chamber_free().
 * @return CHAMBER_OK; CHAMBER_E_IO; CHAMBER_E_DATABASE; CHAMBER_E_NO_MEMORY.
 */
CHAMBER_API int chamber_stats_narrative(struct chamber_db *db, const struct chamber_stats *stats,
                                        char **text);

/**
 * The same as one JSON object: period, from, until, as_of, paragraphs.
 * @param[out] json  owned by the caller, freed with chamber_free().
 * @return as chamber_stats_narrative().
 */
CHAMBER_API int chamber_stats_narrative_json(struct chamber_db *db,
                                             const struct chamber_stats *stats, char **json);

/** How the rows of breakdowns are matched. Months are matched by their place in the period. */
enum chamber_compare_by {
    CHAMBER_COMPARE_KEYS,  /**< of one database: by their keys */
    CHAMBER_COMPARE_LABELS /**< of two, whose ids differ: by what people call them */
};

/** A figure beside another. A number that cannot be said is missing, and so is the difference. */
struct chamber_compared_figure {
    const char *id;
    const char *label; /**< in the language of the figures, as all texts here */
    const char *unit;
    const char *definition;
    enum chamber_figure_kind kind;
    struct chamber_number value;
    struct chamber_number other;
    struct chamber_number difference; /**< value less other; of a rate in the same measure */
};

/** A row of a breakdown beside another. A row that one side lacks counts 0 there; a month that it
 * has not reached is missing. */
struct chamber_compared_row {
    const char *key;         /**< NULL: not filled in, or only the other has it */
    const char *other_key;   /**< likewise */
    const char *label;       /**< what people call it */
    const char *other_label; /**< and there: of a month another; NULL: it has no such row */
    const char *level;       /**< as in struct chamber_breakdown_row */
    const char *level_word;  /**< likewise */
    struct chamber_number value;
    struct chamber_number other;
    struct chamber_number difference;
};

/** A breakdown beside another. */
struct chamber_compared_table {
    const char *id;
    const char *label;
    const char *unit;
    const char *definition;
    struct chamber_compared_row *rows; /**< what is not filled in last */
    size_t row_count;
};

/** Two results side by side. */
struct chamber_comparison;

/**
 * Put figures beside others: of another period, or of another database.
 * @param db  for failures; either's handle will do.
 * @param stats, other  must be there as long as the comparison is.
 * @param[out] comparison  owned by the caller, freed with chamber_comparison_free().
 * @return CHAMBER_OK; CHAMBER_E_NO_MEMORY.
 */
CHAMBER_API int chamber_stats_compare(struct chamber_db *db, const struct chamber_stats *stats,
                                      const struct chamber_stats *other, enum chamber_compare_by by,
                                      struct chamber_comparison **comparison);

/**
 * Work out the figures of another period as far as those at hand go: if these count as of another
 * day than their period's last, the others count as of that day of their own year,
 * or where the periods begin on another day of the year, as many days after their first.
 * @param period  as in chamber_stats_compute().
 * @param[out] other  owned by the caller, freed with chamber_stats_free().
 * @return as chamber_stats_compute().
 */
CHAMBER_API int chamber_stats_compute_beside(struct chamber_db *db,
                                             const struct chamber_stats *stats, const char *period,
                                             struct chamber_stats **other);

/** Free it. NULL is fine. */
CHAMBER_API void chamber_comparison_free(struct chamber_comparison *comparison);

/** Its figures, `*count` of them, in the order of the report; borrowed. */
CHAMBER_API const struct chamber_compared_figure *
chamber_comparison_figures(const struct chamber_comparison *comparison, size_t *count);

/** Its breakdowns, `*count` of them; borrowed. */
CHAMBER_API const struct chamber_compared_table *
chamber_comparison_tables(const struct chamber_comparison *comparison, size_t *count);

/**
 * All of it as one JSON object: period, from, until, as_of and name; the same in `other`; figures
 * and tables, whose rows have key and other_key; each with value, other, difference.
 * @param name, other_name  what the two are called: the chambers; NULL is null.
 * @param[out] json  owned by the caller, freed with chamber_free().
 * @return CHAMBER_OK; CHAMBER_E_NO_MEMORY.
 */
CHAMBER_API int chamber_comparison_json(struct chamber_db *db,
                                        const struct chamber_comparison *comparison,
                                        const char *name, const char *other_name, char **json);

/**
 * All of it as a page of HTML that stands alone, for a browser, a phone or A4: no script, nothing
 * fetched; key figures, tables, charts, and what each figure means. Texts are shown as they are.
 * @param out  where to; stays the caller's, and is flushed.
 * @return CHAMBER_OK; CHAMBER_E_IO if it could not be written as a whole; CHAMBER_E_DATABASE;
 *         CHAMBER_E_NO_MEMORY.
 */
CHAMBER_API int chamber_stats_html(struct chamber_db *db, const struct chamber_stats *stats,
                                   FILE *out);

/**
 * Keep all figures of a period as they are reported: an entry of the noun `frozen`, one batch.
 * @param period  2018, 2018H1, 2018Q3 or 2018-07.
 * @param as_of   as in chamber_stats_compute().
 * @param[out] id  the number of the entry; may be NULL.
 * @return as chamber_stats_compute(); CHAMBER_E_USAGE also for FIRST..LAST; CHAMBER_E_CONFLICT if
 *         the period is frozen already (the message says since when); CHAMBER_E_BUSY;
 *         CHAMBER_E_REFUSED for a handle opened with CHAMBER_READ.
 */
CHAMBER_API int chamber_stats_freeze(struct chamber_db *db, const char *period, const char *as_of,
                                     chamber_id *id);

/**
 * The figures of a period as they were frozen, worded as the definitions are today.
 * @param[out] stats  owned by the caller, freed with chamber_stats_free().
 * @return CHAMBER_OK; CHAMBER_E_NOT_FOUND if the period is not frozen; CHAMBER_E_USAGE if it is no
 *         period; CHAMBER_E_DATABASE if what was kept cannot be read; CHAMBER_E_IO;
 *         CHAMBER_E_NO_MEMORY.
 */
CHAMBER_API int chamber_stats_frozen(struct chamber_db *db, const char *period,
                                     struct chamber_stats **stats);

/** A figure, or a number of a breakdown's row, that is no longer what was frozen. */
struct chamber_difference {
    const char *id;    /**< of the figure or breakdown */
    const char *label; /**< of the figure, or of the breakdown and its row */
    const char *key;   /**< of the row; NULL: not filled in, or of a figure */
    const char *level; /**< of a row of honors.by_title */
    /** A further number of the row; of a rate that is itself the same, "numerator" or
     * "denominator"; NULL: the value. */
    const char *column;
    bool row; /**< it is of a row */
    struct chamber_number frozen;
    struct chamber_number live; /**< as of the day of the frozen one */
    /** Those across which it changed, the earliest first; not those undone again, nor what came to
     * nothing within a stretch of the journal that left the records behind the figure alone. */
    const chamber_id *batches;
    size_t batch_count;
};

/** What differs between frozen figures and what they would be now. */
struct chamber_differences {
    chamber_id id;  /**< of the frozen entry; 0: the period is not frozen, and nothing is said */
    char as_of[11]; /**< the day as of which they count */
    int64_t frozen_definitions; /**< the version of the definitions then */
    int64_t definitions;        /**< and now */
    chamber_id batch;           /**< the journal's position: the batch that froze them */
    /** A batch since then that cannot be taken back, as before a migration: what differs already
     * before it has no batch. 0: all of them could. */
    chamber_id blocked;
    const struct chamber_difference *items;
    size_t count;
};

/**
 * Which figures of a frozen period are no longer what was frozen, and which batches made each so:
 * those across which it changed. The database is not changed.
 * @param[out] differences  owned by the caller, freed with chamber_differences_free().
 * @return as chamber_stats_compute(); CHAMBER_E_DATABASE also if what was kept cannot be read.
 */
CHAMBER_API int chamber_stats_differences(struct chamber_db *db, const char *period,
                                          struct chamber_differences **differences);

/** Free them. NULL is fine. */
CHAMBER_API void chamber_differences_free(struct chamber_differences *differences);

/**
 * The differences as one JSON object: id, as_of, definitions, batch, differs.
 * @param[out] json  owned by the caller, freed with chamber_free().
 * @return CHAMBER_OK; CHAMBER_E_NO_MEMORY.
 */
CHAMBER_API int chamber_differences_json(struct chamber_db *db,
                                         const struct chamber_differences *differences,
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
 * What the chamber is called in a report: as of the day that the figures count, else today.
 * @param[out] name  owned by the caller, freed with chamber_free(); NULL: it has no name.
 * @return CHAMBER_OK; CHAMBER_E_IO; CHAMBER_E_NO_MEMORY.
 */
CHAMBER_API int chamber_stats_name(struct chamber_db *db, const struct chamber_stats *stats,
                                   char **name);

/**
 * The goods as one JSON object: period, from, until, as_of, goods, each with name, figures, tables.
 * @param[out] json  owned by the caller, freed with chamber_free().
 * @return CHAMBER_OK; CHAMBER_E_NO_MEMORY.
 */
CHAMBER_API int chamber_goods_json(struct chamber_db *db, const struct chamber_goods *goods,
                                   char **json);

/** Whether each of the records counts in a further number of a breakdown, as "resolved". */
struct chamber_evidence_mark {
    const char *name;  /**< as in struct chamber_column */
    const char *label; /**< in the handle's language */
    bool *counted;
};

/** A breakdown has at most so many further numbers. */
enum { CHAMBER_EVIDENCE_MARKS = 3 };

/** The records behind a figure. */
struct chamber_evidence {
    const struct chamber_noun *noun; /**< of which noun they are */
    const char *label;               /**< the figure's, in the handle's language */
    const char *definition;          /**< likewise */
    char as_of[11];                  /**< the day as of which it counts, YYYY-MM-DD */
    size_t count;                    /**< how many records there are */
    chamber_id *ids;                 /**< which */
    bool *counted;    /**< of a rate: whether each counts in the numerator; else NULL */
    double *values;   /**< of a sum, a median, or a rate of money: what each gives; else NULL */
    const char *unit; /**< of these values; "" where there are none */
    struct chamber_evidence_mark marks[CHAMBER_EVIDENCE_MARKS]; /**< of a breakdown */
    size_t mark_count;
};

/** Which records are asked for. */
struct chamber_evidence_of {
    const char *figure; /**< the id of a figure or of a breakdown */
    /** Of a breakdown: only this row, by its key or by what people call it (a Chinese or English
     * word, the name of a record, a title, a month); "" is what is not filled in; NULL: all rows.
     */
    const char *key;
    /** Of honors.by_title: only those of this level, by its code or word; "" is what is not filled
     * in; NULL: of any level. */
    const char *level;
};

/**
 * The records behind a figure or a row of a breakdown. Where it is a count they are as many; of a
 * rate they are those of the denominator.
 * @param period, as_of  as in chamber_stats_compute().
 * @param of  what is asked for.
 * @param[out] evidence  filled; its arrays are freed by chamber_evidence_clear().
 * @return as chamber_stats_compute(); CHAMBER_E_USAGE also for an unknown figure, key or level (the
 *         message names the nearest); CHAMBER_E_AMBIGUOUS for a key that names several records.
 */
CHAMBER_API int chamber_stats_evidence_of(struct chamber_db *db, const char *period,
                                          const char *as_of, const struct chamber_evidence_of *of,
                                          struct chamber_evidence *evidence);

/**
 * The same of any level.
 * @param figure, key  as in struct chamber_evidence_of.
 * @return as chamber_stats_evidence_of().
 */
CHAMBER_API int chamber_stats_evidence(struct chamber_db *db, const char *period, const char *as_of,
                                       const char *figure, const char *key,
                                       struct chamber_evidence *evidence);

/** Free what chamber_stats_evidence_of() filled in, and zero it. NULL is fine. */
CHAMBER_API void chamber_evidence_clear(struct chamber_evidence *evidence);

#ifdef __cplusplus
}
#endif

#endif
