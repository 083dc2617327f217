/* SPDX-License-Identifier: MIT */
/* Trying again without the rows that were rejected: what was made of the others is forgotten, as if
 * only they stood in the file. */
#include "exchange/import.h"

#include <string.h>

size_t import_good_rows(const struct import *import)
{
    size_t good = 0;
    for (size_t i = 0; i < import->row_count; i++)
        good += !import->rows[i].bad;
    return good;
}

static void forget_row(const struct import *import, struct row *row)
{
    if (row->record)
        chamber_record_clear(import->noun, row->record);
    free(row->record);
    free(row->reason);
    free(row->warning);
    for (size_t n = 0; n < KEYS_MAX; n++)
        free(row->keys[n]);
    *row = (struct row){.cells = row->cells};
}

void import_start_over(struct import *import, size_t left_out)
{
    const char *path = import->problems.path;
    import_drop_rows(import);
    import_forget_rows(import);
    problems_free(&import->problems);
    import->problems.path = path;
    import->settled = 0;
    import->left_out_count = left_out;
    import->result.left_out = (int64_t)left_out;
    import->result.rows = 0;
    import->rows_before = 0;
    import_forget_warnings(import);
}

void import_drop_rows(struct import *import)
{
    for (size_t i = 0; i < import->row_count; i++)
        forget_row(import, &import->rows[i]);
    free(import->rows);
    import->rows = NULL;
    import->row_count = 0;
}

void import_forget_rows(struct import *import)
{
    struct map *const maps[] = {&import->file_keys, &import->stored_keys, &import->stored,
                                &import->matched, &import->other_names};
    struct chamber_import_result *result = &import->result;
    for (size_t i = 0; i < import->row_count; i++)
        if (!import->rows[i].bad)
            forget_row(import, &import->rows[i]);
    for (size_t i = 0; i < import->missing_map.count; i++)
        free(import->missing[i].folded);
    free(import->missing);
    import->missing = NULL;
    map_free(&import->missing_map);
    for (size_t i = 0; i < COUNT_OF(maps); i++)
        map_free(maps[i]);
    import_forget_known(import);
    import->fault = 0;
    import->settled = import->problems.count;
    result->added = result->changed = result->same = result->created = result->bad = 0;
}
