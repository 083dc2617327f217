/* SPDX-License-Identifier: MIT */
/* The report as a page of HTML: what a year comes to on one screen, then part by part its figures,
 * charts and tables, and last what each figure means. */
#include "stats/report.h"

#include <string.h>

#include <chamber/setting.h>

#include "base/html.h"
#include "stats/result.h"

/* --- what is told of all of it --- */
/* "2018年统计报告", of what is no whole year as it was typed. */
static char *title_of(struct report *report, const struct chamber_stats *stats)
{
    const char *from = chamber_stats_from(stats);
    const char *until = chamber_stats_until(stats);
    char year[5];
    snprintf(year, sizeof(year), "%.4s", from);
    if (strncmp(until, year, 4) == 0 && strcmp(from + 4, "-01-01") == 0 &&
        strcmp(until + 4, "-12-31") == 0)
        return report_words(report, "report_title_year", year);
    return report_words(report, "report_title", stats->period);
}

static void put_element(struct report *report, const char *name, const char *class,
                        const char *text)
{
    fprintf(report->out, "<%s class=\"%s\">", name, class);
    report_text(report, text);
    fprintf(report->out, "</%s>\n", name);
}

static void put_head(struct report *report, const struct chamber_stats *stats, const char *name,
                     const char *title)
{
    CLEAN_FREE char *span =
        report_words(report, "report_span", chamber_stats_from(stats), chamber_stats_until(stats));
    CLEAN_FREE char *as_of = report_words(report, "report_as_of", chamber_stats_as_of(stats));
    CLEAN_FREE char *page = report_words(report, "report_page", name, title);
    if (!html_begin(report->out, report->language, page, report_style))
        report->no_memory = true;
    fputs("<header>\n", report->out);
    put_element(report, "p", "name", name);
    put_element(report, "h1", "title", title);
    fputs("<p class=\"span\">", report->out);
    put_element(report, "span", "days", span);
    put_element(report, "span", "as-of", as_of);
    fputs("</p>\n</header>\n", report->out);
}

static void put_link(struct report *report, const char *id, const char *words)
{
    fprintf(report->out, "<li><a href=\"#%s\">", id);
    report_text(report, words);
    fputs("</a></li>\n", report->out);
}

static void put_contents(struct report *report, const struct chamber_section *sections,
                         size_t count, bool headlines)
{
    const char *words = report_phrase(report, "report_contents");
    fputs("<nav aria-label=\"", report->out);
    report_text(report, words);
    fputs("\">\n<h2>", report->out);
    report_text(report, words);
    fputs("</h2>\n<ol>\n", report->out);
    if (headlines)
        put_link(report, "headlines", report_phrase(report, "report_headlines"));
    for (size_t i = 0; i < count; i++) {
        char id[32];
        snprintf(id, sizeof(id), "part-%zu", i + 1);
        put_link(report, id, sections[i].label);
    }
    put_link(report, "definitions", report_phrase(report, "report_definitions"));
    fputs("</ol>\n</nav>\n", report->out);
}

/* --- the few figures that it begins with --- */
/* How it changed, in words and with a mark that is no colour. */
static void put_change(struct report *report, const struct chamber_figure *figure)
{
    char text[NUMBER_SIZE];
    const char *by = change_text(figure, text);
    bool points = figure->kind == CHAMBER_FIGURE_RATE;
    const char *id = points ? "report_up_points" : "report_up";
    const char *mark = "▲ ";
    if (*by == '\0') {
        report_say(report, "report_no_before");
        return;
    }
    if (*by == '0') { /* without a sign */
        report_say(report, "report_same");
        return;
    }
    size_t sign = strlen("+");
    if (*by != '+') {
        id = points ? "report_down_points" : "report_down";
        mark = "▼ ";
        sign = strlen("−");
    }
    CLEAN_FREE char *words = report_words(report, id, by + sign);
    fprintf(report->out, "<span aria-hidden=\"true\">%s</span>", mark);
    report_text(report, words);
}

static void put_card(struct report *report, const struct chamber_figure *figure)
{
    char text[NUMBER_SIZE];
    fprintf(report->out, "<li><a href=\"#%s\">", figure->id);
    put_element(report, "span", "label", figure->label);
    fputs("<span class=\"big\"><b>", report->out);
    report_number(report, figure->value, figure_text(figure, figure->value, text));
    fputs("</b> ", report->out);
    if (figure->value.given)
        put_element(report, "span", "unit", figure->unit);
    fputs("</span>\n", report->out);
    CLEAN_FREE char *before =
        report_words(report, "report_before", figure_text(figure, figure->previous, text));
    if (figure->previous.given)
        put_element(report, "span", "before", before);
    fputs("<span class=\"change\">", report->out);
    put_change(report, figure);
    fputs("</span></a></li>\n", report->out);
}

static bool has_headlines(const struct chamber_figure *figures, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (figures[i].headline)
            return true;
    return false;
}

static void put_headlines(struct report *report, const struct chamber_figure *figures, size_t count)
{
    fputs("<section id=\"headlines\">\n<h2>", report->out);
    report_say(report, "report_headlines");
    fputs("</h2>\n<ul class=\"cards\">\n", report->out);
    for (size_t i = 0; i < count; i++)
        if (figures[i].headline)
            put_card(report, &figures[i]);
    fputs("</ul>\n</section>\n", report->out);
}

/* --- its parts --- */
static void put_section(struct report *report, const struct chamber_section *section, size_t number)
{
    fprintf(report->out, "<section id=\"part-%zu\" class=\"part\">\n<h2>", number);
    report_text(report, section->label);
    fputs("</h2>\n", report->out);
    report_figures(report, section);
    for (size_t i = 0; i < section->table_count; i++)
        report_breakdown(report, &section->tables[i]);
    fputs("</section>\n", report->out);
}

static void put_body(struct report *report, const struct chamber_stats *stats)
{
    size_t count;
    size_t figure_count;
    const struct chamber_section *sections = chamber_stats_sections(stats, &count);
    const struct chamber_figure *figures = chamber_stats_figures(stats, &figure_count);
    bool headlines = has_headlines(figures, figure_count);
    put_contents(report, sections, count, headlines);
    fputs("<main>\n", report->out);
    if (headlines)
        put_headlines(report, figures, figure_count);
    for (size_t i = 0; i < count; i++)
        put_section(report, &sections[i], i + 1);
    fputs("<section id=\"definitions\" class=\"part\">\n<h2>", report->out);
    report_say(report, "report_definitions");
    fputs("</h2>\n", report->out);
    report_definitions(report, sections, count);
    fputs("</section>\n</main>\n", report->out);
    html_end(report->out);
}

int chamber_stats_html(struct chamber_db *db, const struct chamber_stats *stats, FILE *out)
{
    struct report report = {.db = db, .out = out, .language = chamber_get_language(db)};
    CLEAN_FREE char *name = NULL;
    int rc = chamber_stats_name(db, stats, &name);
    if (rc < 0)
        return rc;
    CLEAN_FREE char *title = title_of(&report, stats);
    put_head(&report, stats, name != NULL ? name : report_phrase(&report, "report_no_name"), title);
    put_body(&report, stats);
    if (fflush(out) != 0 || ferror(out))
        return fail(db, CHAMBER_E_IO, "output_failed");
    return report.no_memory ? fail_memory(db) : CHAMBER_OK;
}
