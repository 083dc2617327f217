/* SPDX-License-Identifier: MIT */
/* The parts of the report, leaving only the figures of one section, and percentages. */
#include <chamber/stats.h>

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "stats/result.h"

void chamber_percent(double ratio, char *text)
{
    long long tenths = llround(fabs(ratio) * 1000);
    snprintf(text, CHAMBER_PERCENT_SIZE, "%s%lld.%lld%%", ratio < 0 && tenths > 0 ? "-" : "",
             tenths / 10, tenths % 10);
}

/* One that there is no more, of a frozen report, stands with those before it. */
static bool part_has(const struct figure_list *part, const char *id)
{
    const struct figure *figure = figure_find(id);
    return figure == NULL || (figure >= part->figures && figure < part->figures + part->count);
}

void sections_fill(struct chamber_stats *stats)
{
    size_t f = 0, t = 0;
    stats->section_count = 0;
    for (size_t p = 0; p < figure_part_count; p++) {
        struct chamber_section made = {
            .label = figure_parts[p]->label.text[stats->language],
            .figures = stats->figures + f,
            .tables = stats->tables + t,
        };
        for (; f < stats->figure_count && part_has(figure_parts[p], stats->figures[f].id); f++)
            made.figure_count++;
        for (; t < stats->table_count && part_has(figure_parts[p], stats->tables[t].id); t++)
            made.table_count++;
        if (made.figure_count + made.table_count > 0)
            stats->sections[stats->section_count++] = made;
    }
}

static bool section_exists(const char *section)
{
    for (size_t p = 0; p < figure_part_count; p++)
        for (size_t i = 0; i < figure_parts[p]->count; i++)
            if (figure_in_section(figure_parts[p]->figures[i].id, section))
                return true;
    return false;
}

static void keep_figures(struct chamber_stats *stats, const char *section)
{
    size_t kept = 0;
    for (size_t i = 0; i < stats->figure_count; i++)
        if (figure_in_section(stats->figures[i].id, section))
            stats->figures[kept++] = stats->figures[i];
    stats->figure_count = kept;
}

static void keep_tables(struct chamber_stats *stats, const char *section)
{
    size_t kept = 0;
    for (size_t t = 0; t < stats->table_count; t++) {
        if (figure_in_section(stats->tables[t].id, section))
            stats->tables[kept++] = stats->tables[t];
        else
            table_clear(&stats->tables[t]);
    }
    stats->table_count = kept;
}

int chamber_stats_keep(struct chamber_db *db, struct chamber_stats *stats, const char *section)
{
    const char *name = section != NULL ? section : "";
    if (!section_exists(name)) {
        char nearest[FIGURE_SECTION_SIZE];
        figure_nearest_section(name, nearest);
        return fail(db, CHAMBER_E_USAGE, "stats_no_section", name, nearest);
    }
    keep_figures(stats, name);
    keep_tables(stats, name);
    sections_fill(stats);
    return CHAMBER_OK;
}
