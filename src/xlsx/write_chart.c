/* SPDX-License-Identifier: MIT */
/* Charts that refer to the cells they show, so that who changes a cell changes the chart. They
 * must be readable in black and white: the first series is dark, each next one lighter. */
#include <string.h>

#include "xlsx/write.h"

enum { USUAL_WIDTH = 480, USUAL_HEIGHT = 288 }; /* of a chart in pixels, before it is scaled */
enum { GAP = 60, TEXT_SIZE = 9, TITLE_SIZE = 11, TEXT_COLOUR = 0x404040 };

static const lxw_color_t fills[XLSX_SERIES_MAX] = {0x1F4E79, 0x9DC3E6, 0xF4B183, 0xD9D9D9};

static void fill(lxw_chart_series *series, lxw_color_t colour)
{
    lxw_chart_fill area = {.color = colour};
    lxw_chart_line line = {.color = fills[0], .width = 0.75};
    chart_series_set_fill(series, &area);
    chart_series_set_line(series, &line);
}

/* Its name, what its bars are called, and their values are ranges of cells. */
static bool add_series(lxw_chart *chart, const char *sheet, const struct xlsx_chart *of, size_t n)
{
    lxw_chart_font font = {.size = TEXT_SIZE, .color = TEXT_COLOUR};
    lxw_chart_series *series = chart_add_series(chart, NULL, NULL);
    if (!series)
        return false;
    lxw_row_t first = (lxw_row_t)of->first - 1, last = (lxw_row_t)of->last - 1;
    lxw_col_t labels = (lxw_col_t)of->labels - 1, values = (lxw_col_t)of->series[n] - 1;
    chart_series_set_name_range(series, sheet, (lxw_row_t)of->heading - 1, values);
    chart_series_set_categories(series, sheet, first, labels, last, labels);
    series->categories->has_string_cache =
        LXW_TRUE; /* the library cannot see that they are texts */
    chart_series_set_values(series, sheet, first, values, last, values);
    chart_series_set_labels(series);
    chart_series_set_labels_font(series, &font);
    fill(series, fills[n]);
    return true;
}

/* The values stand at the bars, so no axis has to say them. */
static void set_axes(lxw_chart *chart, bool upright)
{
    lxw_chart_font font = {.size = TEXT_SIZE, .color = TEXT_COLOUR};
    lxw_chart_axis *names = upright ? chart->x_axis : chart->y_axis;
    lxw_chart_axis *values = upright ? chart->y_axis : chart->x_axis;
    chart_axis_set_num_font(names, &font);
    chart_axis_set_min(values, 0);
    chart_axis_major_gridlines_set_visible(values, LXW_FALSE);
    chart_axis_off(values);
    if (!upright)
        chart_axis_set_reverse(names); /* in the order of the rows */
    chart_set_series_gap(chart, GAP);
}

static void set_words(lxw_chart *chart, const struct xlsx_chart *of)
{
    lxw_chart_font title = {.size = TITLE_SIZE, .bold = LXW_TRUE, .color = TEXT_COLOUR};
    lxw_chart_font font = {.size = TEXT_SIZE, .color = TEXT_COLOUR};
    chart_title_set_name(chart, of->title);
    chart_title_set_name_font(chart, &title);
    if (of->count == 1) {
        chart_legend_set_position(chart, LXW_CHART_LEGEND_NONE);
        return;
    }
    chart_legend_set_position(chart, LXW_CHART_LEGEND_BOTTOM);
    chart_legend_set_font(chart, &font);
}

int write_chart(struct xlsx_draft *draft, const struct xlsx_chart *of)
{
    lxw_chart *chart =
        workbook_add_chart(draft->book, of->upright ? LXW_CHART_COLUMN : LXW_CHART_BAR);
    bool ok = chart != NULL;
    for (size_t i = 0; i < of->count && ok; i++)
        ok = add_series(chart, draft->sheet->name, of, i);
    if (!ok)
        return XLSX_NO_MEMORY;
    set_axes(chart, of->upright);
    set_words(chart, of);
    lxw_chart_options options = {.x_scale = (double)of->width / USUAL_WIDTH,
                                 .y_scale = (double)of->height / USUAL_HEIGHT};
    memcpy(&options.description, &of->description, sizeof options.description); /* only read */
    return write_result(worksheet_insert_chart_opt(draft->sheet, (lxw_row_t)of->row - 1,
                                                   (lxw_col_t)of->column - 1, chart, &options));
}
