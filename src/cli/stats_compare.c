/* SPDX-License-Identifier: MIT */
/* stats PERIOD --compare PERIOD, --compare_db FILE: figures beside those of another period, or of
 * another chamber. How they are printed is in stats_compared.c. */
#include <string.h>

#include "cli/stats_compare.h"

/* --- what is compared --- */
static int print_json(struct cli *cli, const struct compared *compared)
{
    CLEAN_TEXT char *json = NULL;
    bool names = compared->by == CHAMBER_COMPARE_LABELS;
    int result =
        chamber_comparison_json(cli->db, compared->comparison, names ? compared->name : NULL,
                                names ? compared->other_name : NULL, &json);
    if (result == CHAMBER_OK)
        fprintf(cli->out, "%s\n", json);
    return result;
}

static int print_compared(struct cli *cli, struct compared *compared)
{
    struct chamber_comparison *comparison;
    int result =
        chamber_stats_compare(cli->db, compared->stats, compared->other, compared->by, &comparison);
    if (result < 0)
        return result;
    compared->comparison = comparison;
    if (wants_json(cli))
        result = print_json(cli, compared);
    else if (wants_csv(cli))
        result = compared_csv(cli, compared);
    else if (cli->format == FORMAT_XLSX)
        result = compared_book(cli, compared);
    else
        result = cli->format == FORMAT_TEXT ? compared_text(cli, compared)
                                            : compared_tables(cli, compared);
    chamber_comparison_free(comparison);
    return result;
}

/* --- two periods --- */
int print_comparison(struct cli *cli, const struct chamber_stats *stats)
{
    struct chamber_stats *other;
    const char *period = given_value(cli, "compare");
    int result = chamber_stats_compute_beside(cli->db, stats, period, &other);
    if (result < 0)
        return complain_option(cli, result, "compare");
    struct compared compared = {.stats = stats, .other = other, .by = CHAMBER_COMPARE_KEYS};
    compared.name = cli->operands[0];
    compared.other_name = period;
    result = print_compared(cli, &compared);
    chamber_stats_free(other);
    return result;
}

/* --- two databases --- */
/* Open it as the first one was opened; Ctrl-C stops what is done with it. */
static int open_other(struct cli *cli, struct chamber_db *db)
{
    chamber_set_language(db, cli->language);
    chamber_set_mask(db, chamber_get_mask(cli->db));
    int result = chamber_set_today(db, chamber_today(cli->db));
    return result == CHAMBER_OK
               ? chamber_open(db, given_value(cli, "compare_db"), reading_mode(cli))
               : result;
}

/* Two of the same name, or without one, are told apart by their files. */
static int print_chambers(struct cli *cli, const struct chamber_stats *stats,
                          struct chamber_db *other_db, const struct chamber_stats *other)
{
    CLEAN_TEXT char *name = NULL;
    CLEAN_TEXT char *other_name = NULL;
    int result = chamber_stats_name(cli->db, stats, &name);
    if (result < 0)
        return result;
    if ((result = chamber_stats_name(other_db, other, &other_name)) < 0)
        return complain_of(cli, other_db, result, "compare_db");
    bool alike = !name || !other_name || strcmp(name, other_name) == 0;
    struct compared compared = {.stats = stats, .other = other, .by = CHAMBER_COMPARE_LABELS};
    compared.name = alike ? cli->path : name;
    compared.other_name = alike ? given_value(cli, "compare_db") : other_name;
    return print_compared(cli, &compared);
}

static int compute_other(struct cli *cli, const struct chamber_stats *stats, struct chamber_db *db)
{
    struct chamber_stats *other;
    int result = open_other(cli, db);
    if (result == CHAMBER_OK)
        result = chamber_stats_compute(db, cli->operands[0], chamber_stats_as_of(stats), &other);
    if (result < 0)
        return complain_of(cli, db, result, "compare_db");
    result = print_chambers(cli, stats, db, other);
    chamber_stats_free(other);
    return result;
}

int print_comparison_db(struct cli *cli, const struct chamber_stats *stats)
{
    struct chamber_db *db = chamber_new();
    if (!db)
        return out_of_memory(cli);
    signals_catch(db);
    int result = compute_other(cli, stats, db);
    signals_catch(cli->db);
    chamber_close(db);
    return result;
}
