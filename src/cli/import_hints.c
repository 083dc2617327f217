/* SPDX-License-Identifier: MIT */
/* What an import says of rows that it took all the same. */
#include <inttypes.h>

#include "cli/import.h"

enum { HINTS_MAX = 20 };

void hints_row(struct hints *hints, const struct chamber_import_row *row)
{
    struct cli *cli = hints->cli;
    bool good = row->fate != CHAMBER_ROW_REJECTED && row->fate != CHAMBER_ROW_LEFT_OUT;
    char line[24];
    if (!good || !row->reason || hints->count++ >= HINTS_MAX)
        return;
    snprintf(line, sizeof(line), "%" PRId64, row->line);
    CLEAN_FREE char *file = text_shown(cli, cli->operands[0]);
    say(cli, "import_hint", file ? file : "", line, row->reason);
}

void hints_end(const struct hints *hints)
{
    char more[24];
    snprintf(more, sizeof(more), "%" PRId64, hints->count - HINTS_MAX);
    if (hints->count > HINTS_MAX)
        say(hints->cli, "import_hints_more", more);
}
