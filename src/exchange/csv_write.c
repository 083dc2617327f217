/* SPDX-License-Identifier: MIT */
/* CSV as RFC 4180 has it, but for lines that end in LF alone. What looks like a formula is data and
 * written as it is, but for the one form that reading takes off: ="1" becomes ="=""1""". */
#include <chamber/exchange.h>

#include <string.h>

#include "exchange/excel.h"

static bool needs_quotes(const char *cell)
{
    size_t length = strlen(cell);
    if (strcspn(cell, ",\"\r\n") < length || excel_is_marked(cell))
        return true;
    return length > 0 && (strchr(" \t", cell[0]) || strchr(" \t", cell[length - 1]));
}

/* Each quote written `quotes` times. */
static void write_inside(FILE *out, const char *cell, int quotes)
{
    for (; *cell; cell++)
        for (int i = *cell == '"' ? quotes : 1; i > 0; i--)
            putc(*cell, out);
}

static void write_cell(FILE *out, const char *cell)
{
    bool marked = excel_is_marked(cell);
    if (!needs_quotes(cell)) {
        fputs(cell, out);
        return;
    }
    fputs(marked ? "\"=\"\"" : "\"", out);
    write_inside(out, cell, marked ? 4 : 2);
    fputs(marked ? "\"\"\"" : "\"", out);
}

int chamber_csv_row(FILE *out, const char *const *cells, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            putc(',', out);
        write_cell(out, cells[i] ? cells[i] : "");
    }
    /* a line of nothing would be no row */
    if (count == 1 && (!cells[0] || !*cells[0]))
        fputs("\"\"", out);
    putc('\n', out);
    return ferror(out) ? CHAMBER_E_IO : CHAMBER_OK;
}
