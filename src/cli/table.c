/* SPDX-License-Identifier: MIT */
/* Tables aligned by libsmartcols: on a terminal they fit it, elsewhere every value is whole. */
#include <sys/ioctl.h>
#include <unistd.h>

#include <libsmartcols/libsmartcols.h>

#include "cli/cli.h"

struct table {
    struct libscols_table *cols;
    struct libscols_line *line;
    struct cli *cli;
    bool fits; /* to the terminal */
};

/* COLUMNS may say anything; what no screen has is not believed. */
static size_t terminal_width(void)
{
    enum { LEAST = 40, MOST = 1000, USUAL = 80 };
    const char *columns = getenv("COLUMNS");
    int64_t width = columns ? parse_count(columns) : -1;
    struct winsize size;
    if (width <= 0 && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0)
        width = size.ws_col;
    if (width <= 0)
        width = USUAL;
    return width < LEAST ? LEAST : width > MOST ? MOST : (size_t)width;
}

struct table *table_new(struct cli *cli)
{
    struct table *table = calloc(1, sizeof(*table));
    if (!table)
        return NULL;
    table->cli = cli;
    table->fits = cli->out == stdout && isatty(STDOUT_FILENO);
    table->cols = scols_new_table();
    if (!table->cols) {
        free(table);
        return NULL;
    }
    scols_table_set_column_separator(table->cols, "  ");
    scols_table_set_termforce(table->cols,
                              table->fits ? SCOLS_TERMFORCE_ALWAYS : SCOLS_TERMFORCE_NEVER);
    if (table->fits)
        scols_table_set_termwidth(table->cols, terminal_width());
    scols_table_enable_colors(table->cols, cli->colour);
    scols_table_set_stream(table->cols, cli->out);
    return table;
}

void table_free(struct table **table)
{
    if (*table) {
        scols_unref_table((*table)->cols);
        free(*table);
    }
}

void table_bare(struct table *table)
{
    scols_table_enable_noheadings(table->cols, 1);
}

/* Texts may have lines of their own; nothing else breaks a cell. */
int table_column(struct table *table, const char *heading, enum fit fit)
{
    static const int flags[] = {
        [FIT_WRAP] = SCOLS_FL_WRAP, [FIT_WHOLE] = 0, [FIT_RIGHT] = SCOLS_FL_RIGHT};
    struct libscols_column *column = scols_table_new_column(table->cols, heading, 0, flags[fit]);
    if (!column)
        return out_of_memory(table->cli);
    if (fit == FIT_WRAP && !table->fits) {
        scols_column_set_wrapfunc(column, scols_wrapnl_chunksize, scols_wrapnl_nextchunk, NULL);
        scols_column_set_safechars(column, "\n");
    }
    if (table->cli->colour)
        scols_cell_set_color(scols_column_get_header(column), "\033[1m");
    return CHAMBER_OK;
}

int table_row(struct table *table)
{
    table->line = scols_table_new_line(table->cols, NULL);
    return table->line ? CHAMBER_OK : out_of_memory(table->cli);
}

int table_cell(struct table *table, size_t column, const char *text)
{
    int failed = scols_line_set_data(table->line, column, text);
    return failed ? out_of_memory(table->cli) : CHAMBER_OK;
}

int table_print(struct table *table)
{
    if (scols_table_is_empty(table->cols))
        return CHAMBER_OK;
    return scols_print_table(table->cols) == 0 ? CHAMBER_OK : out_of_memory(table->cli);
}
