/* SPDX-License-Identifier: MIT */
/* How cells look. */
#include "xlsx/write.h"

enum { FILL = 0xD9E7F5, FILL_MARKED = 0xFFE699, LINE_COLOUR = 0xBFBFBF, TITLE_SIZE = 14 };

static void set_body(lxw_format *format, const char *number)
{
    format_set_num_format(format, number);
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    format_set_border(format, LXW_BORDER_THIN);
    format_set_border_color(format, LINE_COLOUR);
}

static void set_heading(lxw_format *format, lxw_color_t fill)
{
    set_body(format, "@");
    format_set_bold(format);
    format_set_text_wrap(format);
    format_set_align(format, LXW_ALIGN_CENTER);
    format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
    format_set_bg_color(format, fill);
}

static void set_total(lxw_format *format, const char *number)
{
    set_body(format, number);
    format_set_bold(format);
}

static const char *const numbers[XLSX_LOOKS] = {
    [XLSX_PLAIN_TEXT] = "@",          [XLSX_PLAIN_NUMBER] = "General",
    [XLSX_PLAIN_MONEY] = "#,##0.00",  [XLSX_PLAIN_PERCENT] = "0.0%",
    [XLSX_PLAIN_DATE] = "yyyy-mm-dd", [XLSX_PLAIN_NONE] = "@",
    [XLSX_TOTAL_TEXT] = "@",          [XLSX_TOTAL_NUMBER] = "General",
    [XLSX_TOTAL_MONEY] = "#,##0.00",
};

static void set_look(lxw_format *format, enum xlsx_look look)
{
    if (look == XLSX_HEADING || look == XLSX_HEADING_MARKED)
        set_heading(format, look == XLSX_HEADING ? FILL : FILL_MARKED);
    else if (look >= XLSX_LINE)
        format_set_num_format(format, "@");
    else if (look >= XLSX_TOTAL_TEXT)
        set_total(format, numbers[look]);
    else
        set_body(format, numbers[look]);
    if (look == XLSX_PLAIN_TEXT)
        format_set_text_wrap(format);
    if (look == XLSX_PLAIN_NONE)
        format_set_align(format, LXW_ALIGN_RIGHT);
    if (look >= XLSX_LINE_BOLD)
        format_set_bold(format);
    if (look == XLSX_LINE_TITLE)
        format_set_font_size(format, TITLE_SIZE);
}

bool write_looks(struct xlsx_draft *draft)
{
    for (int look = 0; look < XLSX_LOOKS; look++) {
        draft->looks[look] = workbook_add_format(draft->book);
        if (!draft->looks[look])
            return false;
        set_look(draft->looks[look], (enum xlsx_look)look);
    }
    for (int look = XLSX_PLAIN_TEXT; look <= XLSX_PLAIN_NONE; look++) {
        draft->columns[look] = workbook_add_format(draft->book);
        if (!draft->columns[look])
            return false;
        format_set_num_format(draft->columns[look], numbers[look]);
    }
    return true;
}
