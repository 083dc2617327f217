/* SPDX-License-Identifier: MIT */
/* Cells: never a formula. */
#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "xlsx/write.h"

/* Whether the text has `_x000A_` here, which would be read as a line feed. */
static bool is_escape(const char *text)
{
    if (text[0] != '_' || text[1] != 'x')
        return false;
    for (int i = 2; i < 6; i++) {
        if (!isxdigit((unsigned char)text[i]))
            return false;
    }
    return text[6] == '_';
}

/* Its first character written as `_x005F_`, so that it is read as it is. */
static char *escaped(const char *text)
{
    CLEAN_STR struct str out = {0};
    for (; *text; text++) {
        str_add(&out, is_escape(text) ? "_x005F" : "");
        str_add_char(&out, *text);
    }
    return str_take(&out);
}

static int put(struct xlsx_draft *draft, size_t row, size_t column, enum xlsx_look look,
               const char *text)
{
    lxw_format *format = draft->looks[look];
    return write_result(worksheet_write_string(draft->sheet, (lxw_row_t)row - 1,
                                               (lxw_col_t)column - 1, text, format));
}

/* The rows before this one are on their way to the disk by now. */
static int arrived(struct xlsx_draft *draft, int result)
{
    if (result < 0 || !ferror(draft->sheet->optimize_tmpfile))
        return result;
    errno = ENOSPC;
    return XLSX_UNWRITTEN;
}

int write_height(struct xlsx_draft *draft, size_t row, size_t lines)
{
    enum { LINE = 15, HIGHEST = 409 }; /* in points */
    double height = lines < HIGHEST / LINE ? (double)(lines * LINE) : HIGHEST;
    return arrived(draft,
                   write_result(worksheet_set_row(draft->sheet, (lxw_row_t)row - 1, height, NULL)));
}

int write_text(struct xlsx_draft *draft, size_t row, size_t column, enum xlsx_look look,
               const char *text)
{
    if (!strstr(text, "_x"))
        return arrived(draft, put(draft, row, column, look, text));
    char *safe = escaped(text);
    int result = safe ? put(draft, row, column, look, safe) : XLSX_NO_MEMORY;
    free(safe);
    return arrived(draft, result);
}

int write_number(struct xlsx_draft *draft, size_t row, size_t column, enum xlsx_look look,
                 double value)
{
    lxw_format *format = draft->looks[look];
    return arrived(draft,
                   write_result(worksheet_write_number(draft->sheet, (lxw_row_t)row - 1,
                                                       (lxw_col_t)column - 1, value, format)));
}

int write_comment(struct xlsx_draft *draft, size_t row, size_t column, const char *text)
{
    size_t length = lxw_utf8_strlen(text);
    lxw_comment_options options = {.width = 240, .height = (uint16_t)(40 + length / 16 * 18)};
    return write_result(worksheet_write_comment_opt(draft->sheet, (lxw_row_t)row - 1,
                                                    (lxw_col_t)column - 1, text, &options));
}
