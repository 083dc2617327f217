/* SPDX-License-Identifier: MIT */
/* What the files that write figures into workbooks share. */
#ifndef CLI_STATS_BOOK_H
#define CLI_STATS_BOOK_H

#include "cli/stats.h"

enum { BOOK_NUMBER_SIZE = 32 };

/* A figure's number for a cell: "12", of a rate "62.5%" with all its digits; "—": there is none. */
const char *figure_cell(const struct chamber_figure *figure, struct chamber_number number,
                        char text[BOOK_NUMBER_SIZE]);

/* A figures table: the definitions are notes. */
int book_figures(struct cli *cli, const struct chamber_figure *figures, size_t count);

/* A breakdown with its title above, of which the definition is a note; nothing if it has no row. */
int book_breakdown(struct cli *cli, const struct chamber_breakdown *breakdown, bool with_chart);

/* The first row of a sheet of several tables: what it is about. It stays in sight. */
int book_title(struct cli *cli, const char *sheet, const char *heading);

/* stats_form.c: the sheets before the sections and after them. */
int book_form(struct cli *cli, const struct chamber_stats *stats, const char *heading);
int book_definitions(struct cli *cli, const struct chamber_stats *stats);

/* goods.c: the four goods on one sheet. */
int book_goods(struct cli *cli, const struct chamber_stats *stats, const char *heading);

#endif
