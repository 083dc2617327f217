/* SPDX-License-Identifier: MIT */
/* Which part makes which rows, and in what order. */
#include "stats/pass.h"

#define KIND(name) (1U << ROW_##name)

/* Visits come before enterprises, because they mark the enterprises visited. */
static const struct part {
    uint32_t for_kinds;
    int (*rows)(struct pass *pass);
} parts[] = {
    {KIND(VISIT) | KIND(ENTERPRISE), visits_rows},
    {KIND(ENTERPRISE) | KIND(MOVE), members_rows},
    {KIND(POST), committee_rows},
    {KIND(REQUEST), requests_rows},
    {KIND(HONOR), honors_rows},
};

int pass_run(struct chamber_db *db, const struct span *span, struct pool *pool, uint32_t kinds,
             row_taker take, void *context)
{
    struct pass pass = {.db = db, .span = span, .pool = pool, .take = take, .context = context};
    int rc = population_load(db, span, pool, &pass.enterprises);
    for (size_t i = 0; i < COUNT_OF(parts) && rc == CHAMBER_OK; i++)
        if ((parts[i].for_kinds & kinds) != 0)
            rc = parts[i].rows(&pass);
    if (rc == CHAMBER_OK && pool->failed)
        rc = fail_memory(db);
    population_free(&pass.enterprises);
    return rc;
}
