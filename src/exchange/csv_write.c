/* SPDX-License-Identifier: MIT */
/* CSV as RFC 4180 has it, but for lines that end in LF alone. What looks like a formula is data and
 * written as it is. */
#include <chamber/exchange.h>

#include <string.h>

static bool needs_quotes(const char *cell)
{
    size_t length = strlen(cell);
    if (strcspn(cell, ",\"\r\n") < length)
        return true;
    return length > 0 && (strchr(" \t", cell[0]) || strchr(" \t", cell[length - 1]));
}

static void write_cell(FILE *out, const char *cell)
{
    if (!needs_quotes(cell)) {
        fputs(cell, out);
        return;
    }
    putc('"', out);
    for (; *cell; cell++) {
        if (*cell == '"')
            putc('"', out);
        putc(*cell, out);
    }
    putc('"', out);
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
