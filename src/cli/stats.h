/* SPDX-License-Identifier: MIT */
/* What the files of stats share. */
#ifndef CLI_STATS_H
#define CLI_STATS_H

#include "cli/cli.h"

/* The records behind the figure that the second operand names. */
int print_evidence(struct cli *cli, const char *as_of);

/* A number for programs, the shortest that says it; "" where there is none. */
const char *plain_number(struct chamber_number number, char *text, size_t size);

/* A figure's number as people read it, with its unit; a dash where there is none. */
const char *people_number(const struct chamber_figure *figure, struct chamber_number number,
                          char *text, size_t size);

/* Which period and as of which day. */
int print_heading(struct cli *cli, const struct chamber_stats *stats);

int print_part(struct cli *cli, const struct chamber_section *part);

int print_part_text(struct cli *cli, const struct chamber_section *part);

/* `goods`: each is one of the four goods, which has a column. */
int print_parts_csv(struct cli *cli, const struct chamber_section *parts, size_t count, bool goods);

/* A sheet for each. */
int print_parts_book(struct cli *cli, const char *heading, const struct chamber_section *parts,
                     size_t count);

/* The report as a page of HTML. */
int print_report(struct cli *cli, const struct chamber_stats *stats);

/* All of it: the form of the year, the sections, the four goods, the definitions. */
int print_report_book(struct cli *cli, const struct chamber_stats *stats);

/* The four goods as worded then, each with its figures. */
int print_goods(struct cli *cli, const struct chamber_stats *stats);

/* Beside another period, and beside another database. */
int print_comparison(struct cli *cli, const struct chamber_stats *stats);
int print_comparison_db(struct cli *cli, const struct chamber_stats *stats);

/* The report in words. */
int print_narrative(struct cli *cli, const struct chamber_stats *stats);

/* Freeze the period. */
int freeze_stats(struct cli *cli, const char *as_of);

/* What of the figures shown is no longer as it was frozen; nothing of a period that is not. */
int say_differences(struct cli *cli, const struct chamber_stats *stats,
                    const struct chamber_differences *differences);

/* "2018 ...": the period and the as-of day (chamber_free()); NULL if memory ran out. */
char *stats_heading(struct cli *cli, const struct chamber_stats *stats);

/* stats_bars.c: the bars beside a breakdown's rows; of width 0: there are none. */
struct bars {
    size_t width;
    int64_t most; /* the value of the longest */
};
struct bars bars_of(const struct cli *cli, const struct chamber_breakdown *breakdown);
enum { BAR_SIZE = 64 };
const char *bar_text(const struct bars *bars, int64_t value, char text[BAR_SIZE]);

bool breakdown_has_levels(const struct chamber_breakdown *breakdown);

#endif
