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

/* Figures with their breakdowns: all that were worked out, or those of one of the four goods. */
struct part {
    const char *good; /* NULL: all */
    const struct chamber_figure *figures;
    size_t figure_count;
    const struct chamber_breakdown *tables;
    size_t table_count;
};

/* Which period and as of which day. */
int print_heading(struct cli *cli, const struct chamber_stats *stats);

int print_part(struct cli *cli, const struct part *part);

int print_part_text(struct cli *cli, const struct part *part);

int print_parts_csv(struct cli *cli, const struct part *parts, size_t count);

/* The four goods as worded then, each with its figures. */
int print_goods(struct cli *cli, const struct chamber_stats *stats);

/* As a workbook: a sheet for each section; for each part. */
int print_sections_book(struct cli *cli, const char *heading, const struct part *part);

int print_parts_book(struct cli *cli, const char *heading, const struct part *parts, size_t count);

/* "2018 ...": the period and the as-of day (chamber_free()); NULL if memory ran out. */
char *stats_heading(struct cli *cli, const struct chamber_stats *stats);

/* What a breakdown's further column is called. */
const char *breakdown_column_title(const struct cli *cli, const char *name);

/* An honor's level as people say it (chamber_free()). */
int honor_level_text(struct cli *cli, const char *level, char **text);

bool breakdown_has_levels(const struct chamber_breakdown *breakdown);

#endif
