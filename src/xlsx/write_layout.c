/* SPDX-License-Identifier: MIT */
/* What is said of a sheet as a whole: widths, headings that stay, filters, how it is printed. */
#include <string.h>

#include "xlsx/write.h"

enum { PAPER_A4 = 9 };

static lxw_error set_print(lxw_worksheet *sheet)
{
    worksheet_set_landscape(sheet);
    worksheet_set_paper(sheet, PAPER_A4);
    worksheet_fit_to_pages(sheet, 1, 0);
    worksheet_set_margins(sheet, 0.4, 0.4, 0.5, 0.6);
    return worksheet_set_footer(sheet, "&C&P / &N");
}

static lxw_error set_columns(struct xlsx_draft *draft, const struct xlsx_layout *layout)
{
    lxw_error error = LXW_NO_ERROR;
    for (size_t i = 0; i < layout->count && error == LXW_NO_ERROR; i++) {
        const struct xlsx_layout_column *column = &layout->columns[i];
        error = worksheet_set_column(draft->sheet, (lxw_col_t)i, (lxw_col_t)i, column->width,
                                     draft->columns[column->look]);
    }
    return error;
}

static lxw_error set_heading(lxw_worksheet *sheet, const struct xlsx_layout *layout)
{
    lxw_row_t heading = (lxw_row_t)layout->heading - 1;
    lxw_error error = worksheet_repeat_rows(sheet, heading, heading);
    worksheet_freeze_panes(sheet, heading + 1, 0);
    return error;
}

/* The library only reads them. */
static lxw_error set_breaks(lxw_worksheet *sheet, const uint32_t *breaks)
{
    lxw_row_t *rows;
    memcpy(&rows, &breaks, sizeof rows);
    return worksheet_set_h_pagebreaks(sheet, rows);
}

int write_filter(struct xlsx_draft *draft, size_t heading, size_t last, size_t columns)
{
    return write_result(worksheet_autofilter(draft->sheet, (lxw_row_t)heading - 1, 0,
                                             (lxw_row_t)last - 1, (lxw_col_t)columns - 1));
}

int write_layout(struct xlsx_draft *draft, const struct xlsx_layout *layout)
{
    lxw_error error = set_print(draft->sheet);
    if (error == LXW_NO_ERROR)
        error = set_columns(draft, layout);
    if (error == LXW_NO_ERROR && layout->heading > 0)
        error = set_heading(draft->sheet, layout);
    if (error == LXW_NO_ERROR && layout->last_row > 0)
        error = worksheet_print_area(draft->sheet, 0, 0, (lxw_row_t)layout->last_row - 1,
                                     (lxw_col_t)layout->last_column - 1);
    if (error == LXW_NO_ERROR && layout->breaks)
        error = set_breaks(draft->sheet, layout->breaks);
    /* digits as text are meant so */
    if (error == LXW_NO_ERROR)
        error = worksheet_ignore_errors(draft->sheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT,
                                        "A1:XFD1048576");
    return write_result(error);
}
