/* SPDX-License-Identifier: MIT */
/* The tables of the report, and what their figures mean: each figure leads to its definition, and
 * each definition back. */
#include "stats/report.h"

#include <inttypes.h>

/* --- cells --- */
static void put_heading(struct report *report, const char *words, bool number)
{
    fprintf(report->out, "<th scope=\"col\"%s>", number ? " class=\"n\"" : "");
    report_text(report, words);
    fputs("</th>", report->out);
}

static void put_count(struct report *report, int64_t value)
{
    char text[NUMBER_SIZE];
    fprintf(report->out, "<td class=\"n\"><data value=\"%" PRId64 "\">%s</data></td>", value,
            whole_text(value, text));
}

/* A table that is too wide for a phone scrolls in a box of its own, also by keyboard. */
static void begin_table(struct report *report, const char *id, const char *label)
{
    fprintf(report->out, "<div class=\"scroll\" role=\"group\" tabindex=\"0\" aria-label=\"");
    report_text(report, label);
    fprintf(report->out, "\">\n<table id=\"table-%s\">\n<thead><tr>", id);
}

static void end_table(struct report *report)
{
    fputs("</tbody>\n</table>\n</div>\n", report->out);
}

/* --- figures --- */
static void put_parts(struct report *report, const struct chamber_figure *figure)
{
    char upper[NUMBER_SIZE];
    char lower[NUMBER_SIZE];
    if (!figure->denominator.given)
        return;
    fputs("<span class=\"parts\">", report->out);
    report_number(report, figure->numerator,
                  figure->numerator.given ? number_text(figure->numerator.value, upper) : "—");
    fputs("/", report->out);
    report_number(report, figure->denominator, number_text(figure->denominator.value, lower));
    fputs("</span>", report->out);
}

static void put_change(struct report *report, const struct chamber_figure *figure)
{
    char text[NUMBER_SIZE];
    fputs("<td class=\"n\">", report->out);
    report_text(report, change_text(figure, text));
    if (*text != '\0' && figure->kind == CHAMBER_FIGURE_RATE) {
        fputs(" <span class=\"unit\">", report->out);
        report_say(report, "report_points");
        fputs("</span>", report->out);
    }
    fputs("</td>", report->out);
}

static void put_figure(struct report *report, const struct chamber_figure *figure)
{
    char text[NUMBER_SIZE];
    fprintf(report->out, "<tr id=\"%s\"><th scope=\"row\"><a href=\"#about-%s\">", figure->id,
            figure->id);
    report_text(report, figure->label);
    fputs("</a></th><td class=\"n\">", report->out);
    report_number(report, figure->value, figure_text(figure, figure->value, text));
    if (figure->value.given && *figure->unit != '\0') {
        fputs(" <span class=\"unit\">", report->out);
        report_text(report, figure->unit);
        fputs("</span>", report->out);
    }
    put_parts(report, figure);
    fputs("</td><td class=\"n\">", report->out);
    report_number(report, figure->previous, figure_text(figure, figure->previous, text));
    fputs("</td>", report->out);
    put_change(report, figure);
    fputs("</tr>\n", report->out);
}

void report_figures(struct report *report, const struct chamber_section *section)
{
    if (section->figure_count == 0)
        return;
    fputs("<div class=\"pair\">\n", report->out);
    begin_table(report, section->figures[0].id, section->label);
    put_heading(report, report_phrase(report, "stats_figure"), false);
    put_heading(report, report_phrase(report, "stats_value"), true);
    put_heading(report, report_phrase(report, "stats_previous"), true);
    put_heading(report, report_phrase(report, "report_change"), true);
    fputs("</tr></thead>\n<tbody>\n", report->out);
    for (size_t i = 0; i < section->figure_count; i++)
        put_figure(report, &section->figures[i]);
    end_table(report);
    fputs("<div>\n", report->out);
    report_rates(report, section);
    fputs("</div>\n</div>\n", report->out);
}

/* --- breakdowns --- */
static bool has_levels(const struct chamber_breakdown *table)
{
    for (size_t i = 0; i < table->row_count; i++)
        if (table->rows[i].level != NULL)
            return true;
    return false;
}

/* The first further number is left out where it is the value over again: then it is what the value
 * is called. */
static void put_headings(struct report *report, const struct chamber_breakdown *table)
{
    const struct chamber_breakdown_row *first = table->rows;
    size_t again = report_part_of(table);
    CLEAN_FREE char *value = report_words(
        report, "report_of_unit",
        again > 0 ? first->columns[0].label : report_phrase(report, "stats_value"), table->unit);
    put_heading(report, report_phrase(report, "report_item"), false);
    if (has_levels(table))
        put_heading(report, report_phrase(report, "stats_level"), false);
    put_heading(report, value, true);
    for (size_t i = again; i < first->column_count; i++)
        put_heading(report, first->columns[i].label, true);
    put_heading(report, report_phrase(report, "stats_previous"), true);
}

static void put_row(struct report *report, const struct chamber_breakdown *table,
                    const struct chamber_breakdown_row *row)
{
    char text[NUMBER_SIZE] = "—";
    fputs(row->key != NULL ? "<tr><th scope=\"row\">" : "<tr class=\"rest\"><th scope=\"row\">",
          report->out);
    report_text(report, row->label);
    fputs("</th>", report->out);
    if (has_levels(table)) {
        fputs("<td>", report->out);
        report_text(report, row->level_word);
        fputs("</td>", report->out);
    }
    put_count(report, row->value);
    for (size_t i = report_part_of(table); i < row->column_count; i++)
        put_count(report, row->columns[i].value);
    fputs("<td class=\"n\">", report->out);
    report_number(report, row->previous,
                  row->previous.given ? number_text(row->previous.value, text) : text);
    fputs("</td></tr>\n", report->out);
}

static void put_rows(struct report *report, const struct chamber_breakdown *table)
{
    begin_table(report, table->id, table->label);
    put_headings(report, table);
    fputs("</tr></thead>\n<tbody>\n", report->out);
    for (size_t i = 0; i < table->row_count; i++)
        put_row(report, table, &table->rows[i]);
    end_table(report);
}

void report_breakdown(struct report *report, const struct chamber_breakdown *table)
{
    bool drawn = report_has_chart(table);
    bool narrow = drawn || !has_levels(table);
    fprintf(report->out, "<section id=\"%s\">\n<h3><a href=\"#about-%s\">", table->id, table->id);
    report_text(report, table->label);
    fputs("</a></h3>\n", report->out);
    if (narrow)
        fputs("<div class=\"pair\">\n", report->out);
    if (drawn) {
        fputs("<div>\n", report->out);
        report_charts(report, table);
        fputs("</div>\n", report->out);
    }
    if (table->row_count > 0)
        put_rows(report, table);
    fputs(narrow ? "</div>\n</section>\n" : "</section>\n", report->out);
}

/* --- definitions --- */
static void put_definition(struct report *report, const char *id, const char *label,
                           const char *definition)
{
    fprintf(report->out, "<div id=\"about-%s\"><dt><a href=\"#%s\">", id, id);
    report_text(report, label);
    fprintf(report->out, "</a> <code>%s</code></dt><dd>", id);
    report_text(report, definition);
    fputs("</dd></div>\n", report->out);
}

void report_definitions(struct report *report, const struct chamber_section *sections, size_t count)
{
    for (size_t s = 0; s < count; s++) {
        const struct chamber_section *section = &sections[s];
        fputs("<h3>", report->out);
        report_text(report, section->label);
        fputs("</h3>\n<dl>\n", report->out);
        for (size_t i = 0; i < section->figure_count; i++)
            put_definition(report, section->figures[i].id, section->figures[i].label,
                           section->figures[i].definition);
        for (size_t i = 0; i < section->table_count; i++)
            put_definition(report, section->tables[i].id, section->tables[i].label,
                           section->tables[i].definition);
        fputs("</dl>\n", report->out);
    }
}
