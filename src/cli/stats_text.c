/* SPDX-License-Identifier: MIT */
/* Figures as plain lines, ready to be sent to a chat group: a line for each, and one for each
 * breakdown with the rows that count anything. */
#include <inttypes.h>

#include "cli/stats.h"

static int figure_line(struct cli *cli, const struct chamber_figure *figure)
{
    char value[48], previous[48], upper[32], lower[32];
    people_number(figure, figure->value, value, sizeof(value));
    people_number(figure, figure->previous, previous, sizeof(previous));
    CLEAN_TEXT char *line =
        figure->denominator.given
            ? words(cli, "stats_line_rate", figure->label, value,
                    plain_number(figure->numerator, upper, sizeof(upper)),
                    plain_number(figure->denominator, lower, sizeof(lower)), previous)
            : words(cli, "stats_line", figure->label, value, previous);
    if (!line)
        return out_of_memory(cli);
    fprintf(cli->out, "%s\n", line);
    return CHAMBER_OK;
}

static void breakdown_line(struct cli *cli, const struct chamber_breakdown *breakdown)
{
    const struct marks *marks = marks_of(cli);
    const char *gap = marks->colon;
    fputs(breakdown->label, cli->out);
    for (size_t i = 0; i < breakdown->row_count; i++) {
        const struct chamber_breakdown_row *row = &breakdown->rows[i];
        if (row->value == 0)
            continue;
        fprintf(cli->out, "%s%s %" PRId64, gap, row->label, row->value);
        gap = marks->comma;
    }
    fputs("\n", cli->out);
}

int print_part_text(struct cli *cli, const struct chamber_section *part)
{
    int result = CHAMBER_OK;
    for (size_t i = 0; i < part->figure_count && result == CHAMBER_OK; i++)
        result = figure_line(cli, &part->figures[i]);
    for (size_t i = 0; i < part->table_count && result == CHAMBER_OK; i++)
        breakdown_line(cli, &part->tables[i]);
    return result;
}
