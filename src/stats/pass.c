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
    {KIND(LIAISON), liaisons_rows},
    {KIND(ACTIVITY), activities_rows},
    {KIND(DELIVERY), services_rows},
    {KIND(HONOR), honors_rows},
    {KIND(RECOMMENDATION), recommendations_rows},
    {KIND(NOTICE), notices_rows},
    {KIND(TASK), tasks_rows},
    {KIND(FEE), fees_rows},
};

int pass_run(struct chamber_db *db, const struct span *span, struct pool *pool,
             struct population *enterprises, uint32_t kinds, row_taker take, void *context)
{
    struct pass pass = {.db = db,
                        .span = span,
                        .pool = pool,
                        .enterprises = enterprises,
                        .take = take,
                        .context = context};
    int rc = CHAMBER_OK;
    for (size_t i = 0; i < COUNT_OF(parts) && rc == CHAMBER_OK; i++)
        if ((parts[i].for_kinds & kinds) != 0)
            rc = parts[i].rows(&pass);
    return rc == CHAMBER_OK && pool->failed ? fail_memory(db) : rc;
}

int pass_once(struct chamber_db *db, const struct span *span, struct pool *pool, uint32_t kinds,
              row_taker take, void *context)
{
    struct population enterprises = {0};
    int rc = population_load(db, span, 1, pool, &enterprises);
    if (rc == CHAMBER_OK)
        rc = pass_run(db, span, pool, &enterprises, kinds, take, context);
    population_free(&enterprises);
    return rc;
}

int pass_query(struct pass *pass, enum sql_name sql, enum row_kind kind,
               void (*fill)(const struct pass *pass, struct stmt *st, struct row *row))
{
    CLEAN_STMT struct stmt *st = stmt_named(pass->db, sql);
    stmt_bind_text(st, ":from", pass->span->from.text);
    stmt_bind_text(st, ":end", pass->span->end.text);
    stmt_bind_text(st, ":as_of", pass->span->as_of.text);
    int rc;
    while ((rc = stmt_step(st)) == CHAMBER_ROW) {
        struct row row = {.id = stmt_int(st, 0)};
        fill(pass, st, &row);
        if ((rc = pass->take(pass->context, kind, &row)) < 0)
            return rc;
    }
    return rc;
}
