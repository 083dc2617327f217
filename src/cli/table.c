/* SPDX-License-Identifier: MIT */
/* Tables aligned by libsmartcols: on a terminal they fit it, elsewhere every value is whole. */
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "cli/cli.h"
#include "cli/smartcols.h"

struct table {
    const struct smartcols *lib;
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

static bool fits_terminal(const struct cli *cli)
{
    return cli->terminal && (cli->out == stdout || cli->output.pager);
}

size_t table_room(const struct cli *cli)
{
    return fits_terminal(cli) ? terminal_width() : 0;
}

static int set_up(struct table *table)
{
    const struct smartcols *lib = table->lib;
    int rc = lib->scols_table_set_column_separator(table->cols, "  ");
    if (rc == 0)
        rc = lib->scols_table_set_termforce(table->cols, table->fits ? SCOLS_TERMFORCE_ALWAYS
                                                                     : SCOLS_TERMFORCE_NEVER);
    if (rc == 0 && table->fits)
        rc = lib->scols_table_set_termwidth(table->cols, terminal_width());
    if (rc == 0 && !table->fits) /* it would write U+2028 as \xe2\x80\xa8 */
        rc = lib->scols_table_enable_noencoding(table->cols, 1);
    return rc == 0 ? lib->scols_table_enable_colors(table->cols, table->cli->colour) : rc;
}

struct table *table_new(struct cli *cli)
{
    const struct smartcols *lib = smartcols();
    struct table *table = lib ? calloc(1, sizeof(*table)) : NULL;
    if (!table)
        return NULL;
    characters_known();
    *table = (struct table){.lib = lib, .cli = cli, .fits = fits_terminal(cli)};
    table->cols = lib->scols_new_table();
    if (!table->cols || set_up(table) != 0)
        table_free(&table);
    return table;
}

int table_failed(struct cli *cli)
{
    return smartcols() ? out_of_memory(cli)
                       : complain(cli, CHAMBER_E_REFUSED, NULL, "table_missing", SMARTCOLS_FILE);
}

void table_free(struct table **table)
{
    if (*table) {
        (*table)->lib->scols_unref_table((*table)->cols);
        free(*table);
    }
    *table = NULL;
}

void table_bare(struct table *table)
{
    table->lib->scols_table_enable_noheadings(table->cols, 1);
}

/* Texts may have lines of their own; nothing else breaks a cell. */
int table_column(struct table *table, const char *heading, enum fit fit)
{
    static const int flags[] = {
        [FIT_WRAP] = SCOLS_FL_WRAP, [FIT_WHOLE] = 0, [FIT_RIGHT] = SCOLS_FL_RIGHT};
    struct libscols_column *column =
        table->lib->scols_table_new_column(table->cols, heading, 0, flags[fit]);
    if (!column)
        return out_of_memory(table->cli);
    if (fit == FIT_WRAP && !table->fits) {
        table->lib->scols_column_set_wrapfunc(column, table->lib->scols_wrapnl_chunksize,
                                              table->lib->scols_wrapnl_nextchunk, NULL);
        table->lib->scols_column_set_safechars(column, "\n");
    }
    if (table->cli->colour && *heading &&
        table->lib->scols_cell_set_color(table->lib->scols_column_get_header(column),
                                         colour_of(MEANS_HEADING)) != 0)
        return out_of_memory(table->cli);
    return CHAMBER_OK;
}

int table_row(struct table *table)
{
    table->line = table->lib->scols_table_new_line(table->cols, NULL);
    return table->line ? CHAMBER_OK : out_of_memory(table->cli);
}

int table_cell(struct table *table, size_t column, const char *text)
{
    char *shown = text_shown(table->cli, text);
    if (!shown || table->lib->scols_line_refer_data(table->line, column, shown) != 0) {
        free(shown);
        return out_of_memory(table->cli);
    }
    return CHAMBER_OK;
}

int table_meaning(struct table *table, size_t column, enum meaning meaning)
{
    const char *colour = table->cli->colour ? colour_of(meaning) : NULL;
    struct libscols_cell *cell =
        colour ? table->lib->scols_line_get_cell(table->line, column) : NULL;
    return !cell || table->lib->scols_cell_set_color(cell, colour) == 0 ? CHAMBER_OK
                                                                        : out_of_memory(table->cli);
}

/* The last column is padded, too: no line ends in blanks, and the last one ends as the others. */
static void print_stripped(FILE *out, const char *text)
{
    while (*text) {
        size_t length = strcspn(text, "\n"), kept = length;
        while (kept > 0 && text[kept - 1] == ' ')
            kept--;
        fwrite(text, 1, kept, out);
        fputc('\n', out);
        text += length + (text[length] ? 1 : 0);
    }
}

int table_print(struct table *table)
{
    if (table->lib->scols_table_is_empty(table->cols))
        return CHAMBER_OK;
    CLEAN_FREE char *text = NULL;
    if (table->lib->scols_print_table_to_string(table->cols, &text) != 0)
        return out_of_memory(table->cli);
    print_stripped(table->cli->out, text);
    return CHAMBER_OK;
}
