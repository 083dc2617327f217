/* SPDX-License-Identifier: MIT */
/* CSV as RFC 4180 has it, but for lines that end in LF alone unless Excel is to open it. */
#include <chamber/exchange.h>

#include <string.h>

#include "exchange/guard.h"

/* Excel may split lines at ; or TAB, by where it runs; a BOM before a line would be taken off. */
static bool needs_quotes(const char *cell, enum chamber_format format)
{
    size_t length = strlen(cell);
    const char *marks = format == CHAMBER_EXCEL_CSV ? ",;\t\"\r\n" : ",\"\r\n";
    if (strcspn(cell, marks) < length || strncmp(cell, "\xEF\xBB\xBF", 3) == 0)
        return true;
    return length > 0 && (strchr(" \t", cell[0]) || strchr(" \t", cell[length - 1]));
}

/* Up to the closing quote; those within are written twice. */
static void write_quoted(FILE *out, const char *cell)
{
    for (size_t plain; *cell; cell += plain) {
        plain = strcspn(cell, "\"");
        (void)!fwrite(cell, 1, plain, out);
        if (cell[plain]) {
            fputs("\"\"", out);
            plain++;
        }
    }
    putc('"', out);
}

static void write_cell(FILE *out, const char *cell, enum chamber_format format)
{
    bool quoted = needs_quotes(cell, format);
    if (quoted)
        putc('"', out);
    if (guard_needed(cell, format))
        putc('\'', out);
    if (quoted)
        write_quoted(out, cell);
    else
        fputs(cell, out);
}

int chamber_csv_begin(FILE *out, enum chamber_format format)
{
    fputs(format == CHAMBER_EXCEL_CSV ? "\xEF\xBB\xBF" : "", out);
    return ferror(out) ? CHAMBER_E_IO : CHAMBER_OK;
}

int chamber_csv_row(FILE *out, const char *const *cells, size_t count)
{
    return chamber_csv_row_as(out, CHAMBER_CSV, cells, count);
}

int chamber_csv_row_as(FILE *out, enum chamber_format format, const char *const *cells,
                       size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            putc(',', out);
        if (cells[i] && *cells[i])
            write_cell(out, cells[i], format);
    }
    /* a line of nothing would be no row */
    if (count == 1 && (!cells[0] || !*cells[0]))
        fputs("\"\"", out);
    fputs(format == CHAMBER_EXCEL_CSV ? "\r\n" : "\n", out);
    return ferror(out) ? CHAMBER_E_IO : CHAMBER_OK;
}
