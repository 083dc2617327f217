/* SPDX-License-Identifier: MIT */
/* The first and the last sheet of the figures' workbook: every figure numbered and beside the year
 * before, as a yearly report form has it; and what each figure and breakdown means. */
#include <string.h>

#include "cli/stats_book.h"

/* Whether the period is one whole year. */
static bool is_year(const struct chamber_stats *stats)
{
    const char *from = chamber_stats_from(stats), *until = chamber_stats_until(stats);
    return strncmp(from, until, 4) == 0 && strcmp(from + 4, "-01-01") == 0 &&
           strcmp(until + 4, "-12-31") == 0;
}

/* --- the form --- */
/* This period less the year before, and that as a part of the year before; of a rate only the
 * first. Nothing where one of them is missing or there is nothing to divide by. */
static struct chamber_number change_of(const struct chamber_figure *figure)
{
    if (!figure->value.given || !figure->previous.given)
        return (struct chamber_number){0};
    return (struct chamber_number){true, figure->value.value - figure->previous.value};
}

static struct chamber_number change_rate(const struct chamber_figure *figure)
{
    struct chamber_number change = change_of(figure);
    if (!change.given || figure->kind == CHAMBER_FIGURE_RATE || figure->previous.value == 0)
        return (struct chamber_number){0};
    return (struct chamber_number){true, change.value / figure->previous.value};
}

static const char *percent_cell(struct chamber_number number, char text[BOOK_NUMBER_SIZE])
{
    if (!number.given)
        return "—";
    snprintf(text, BOOK_NUMBER_SIZE, "%.15g%%", number.value * 100);
    return text;
}

static int form_row(struct cli *cli, const char *section, const struct chamber_figure *figure,
                    size_t n)
{
    char number[24], texts[6][BOOK_NUMBER_SIZE];
    snprintf(number, sizeof(number), "%zu", n);
    const char *const cells[] = {
        number,
        section,
        figure->label,
        figure->kind == CHAMBER_FIGURE_RATE ? "%" : figure->unit,
        figure_cell(figure, figure->value, texts[0]),
        figure_cell(figure, figure->previous, texts[1]),
        figure_cell(figure, change_of(figure), texts[2]),
        percent_cell(change_rate(figure), texts[3]),
        plain_number(figure->numerator, texts[4], BOOK_NUMBER_SIZE),
        plain_number(figure->denominator, texts[5], BOOK_NUMBER_SIZE),
        figure->definition,
    };
    int result = chamber_book_row(cli->book, cells, COUNT_OF(cells));
    return result == CHAMBER_OK ? chamber_book_note(cli->book, 3, figure->definition) : result;
}

static int form_begin(struct cli *cli)
{
    const struct chamber_book_column columns[] = {
        {.heading = phrase(cli, "book_number"), .kind = CHAMBER_BOOK_NUMBER},
        {.heading = phrase(cli, "book_part")},
        {.heading = phrase(cli, "stats_figure")},
        {.heading = phrase(cli, "stats_unit")},
        {.heading = phrase(cli, "book_now"), .kind = CHAMBER_BOOK_NUMBER},
        {.heading = phrase(cli, "stats_previous"), .kind = CHAMBER_BOOK_NUMBER},
        {.heading = phrase(cli, "book_change"),
         .kind = CHAMBER_BOOK_NUMBER,
         .note = phrase(cli, "book_change_note")},
        {.heading = phrase(cli, "book_change_rate"), .kind = CHAMBER_BOOK_NUMBER},
        {.heading = phrase(cli, "stats_numerator"), .kind = CHAMBER_BOOK_NUMBER},
        {.heading = phrase(cli, "stats_denominator"), .kind = CHAMBER_BOOK_NUMBER},
        {.heading = phrase(cli, "stats_definition"), .whole = true},
    };
    return chamber_book_table(cli->book, columns, COUNT_OF(columns));
}

/* "新华商会 年度报表", and below it the period. */
static int form_title(struct cli *cli, const struct chamber_stats *stats, const char *heading)
{
    const char *name = phrase(cli, is_year(stats) ? "book_form" : "book_summary");
    CLEAN_TEXT char *chamber = NULL;
    int result = chamber_stats_name(cli->db, stats, &chamber);
    if (result < 0)
        return result;
    CLEAN_TEXT char *title = words(cli, "book_form_title", chamber ? chamber : "", name);
    if (!title)
        return out_of_memory(cli);
    result = chamber_book_sheet(cli->book, name);
    if (result == CHAMBER_OK)
        result = chamber_book_text(cli->book, chamber ? title : name, true);
    return result == CHAMBER_OK ? chamber_book_text(cli->book, heading, false) : result;
}

int book_form(struct cli *cli, const struct chamber_stats *stats, const char *heading)
{
    size_t count, n = 0;
    const struct chamber_section *sections = chamber_stats_sections(stats, &count);
    int result = form_title(cli, stats, heading);
    if (result == CHAMBER_OK)
        result = form_begin(cli);
    for (size_t i = 0; i < count; i++) {
        for (size_t f = 0; f < sections[i].figure_count && result == CHAMBER_OK; f++)
            result = form_row(cli, sections[i].label, &sections[i].figures[f], ++n);
    }
    return result == CHAMBER_OK ? chamber_book_text(cli->book, phrase(cli, "book_form_line"), false)
                                : result;
}

/* --- definitions --- */
static int put_definition(struct cli *cli, const char *id, const char *label, const char *unit,
                          const char *definition)
{
    const char *const cells[] = {label, unit, id, definition};
    return chamber_book_row(cli->book, cells, COUNT_OF(cells));
}

static int put_definitions(struct cli *cli, const struct chamber_section *part)
{
    int result = CHAMBER_OK;
    for (size_t i = 0; i < part->figure_count && result == CHAMBER_OK; i++)
        result = put_definition(cli, part->figures[i].id, part->figures[i].label,
                                part->figures[i].unit, part->figures[i].definition);
    for (size_t i = 0; i < part->table_count && result == CHAMBER_OK; i++)
        result = put_definition(cli, part->tables[i].id, part->tables[i].label,
                                part->tables[i].unit, part->tables[i].definition);
    return result;
}

int book_definitions(struct cli *cli, const struct chamber_stats *stats)
{
    const struct chamber_book_column columns[] = {
        {.heading = phrase(cli, "stats_figure")},
        {.heading = phrase(cli, "stats_unit")},
        {.heading = phrase(cli, "stats_id")},
        {.heading = phrase(cli, "stats_definition"), .whole = true},
    };
    size_t count;
    const struct chamber_section *sections = chamber_stats_sections(stats, &count);
    int result = chamber_book_sheet(cli->book, phrase(cli, "book_definitions"));
    if (result == CHAMBER_OK)
        result = chamber_book_table(cli->book, columns, COUNT_OF(columns));
    for (size_t i = 0; i < count && result == CHAMBER_OK; i++)
        result = put_definitions(cli, &sections[i]);
    return result;
}
