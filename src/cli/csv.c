/* SPDX-License-Identifier: MIT */
/* CSV of what is no record: --excel says which kind. */
#include "cli/cli.h"

static enum chamber_format kind(const struct cli *cli)
{
    return cli->format == FORMAT_EXCEL_CSV ? CHAMBER_EXCEL_CSV : CHAMBER_CSV;
}

int csv_begin(struct cli *cli)
{
    return chamber_csv_begin(cli->out, kind(cli));
}

int csv_row(struct cli *cli, const char *const *cells, size_t count)
{
    return chamber_csv_row_as(cli->out, kind(cli), cells, count);
}
