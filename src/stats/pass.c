/* SPDX-License-Identifier: MIT */
/* Which part makes which rows, and in what order. */
#include "stats/pass.h"

#define KIND(name) (1U << ROW_##name)

/* Visits come before enterprises, because they mark the enterprises visited. */
static const struct part {
    uint32_t for_kinds;
    int (*rows)(struct pass *pass);
    int (*rows_of_all)(struct pass *passes, size_t count); /* instead, where that is less work */
} parts[] = {
    {KIND(VISIT) | KIND(ENTERPRISE), visits_rows, NULL},
    {KIND(ENTERPRISE) | KIND(MOVE), members_rows, NULL},
    {KIND(POST), committee_rows, NULL},
    {KIND(REQUEST), NULL, requests_rows},
    {KIND(LIAISON), liaisons_rows, NULL},
    {KIND(ACTIVITY), activities_rows, NULL},
    {KIND(DELIVERY), services_rows, NULL},
    {KIND(HONOR), honors_rows, NULL},
    {KIND(RECOMMENDATION), recommendations_rows, NULL},
    {KIND(NOTICE), notices_rows, NULL},
    {KIND(TASK), tasks_rows, NULL},
    {KIND(FEE), fees_rows, NULL},
};

static int run_part(const struct part *part, struct pass *passes, size_t count)
{
    if (part->rows_of_all != NULL)
        return part->rows_of_all(passes, count);
    int rc = CHAMBER_OK;
    for (size_t n = 0; n < count && rc == CHAMBER_OK; n++)
        rc = part->rows(&passes[n]);
    return rc;
}

int pass_run(struct pass *passes, size_t count, uint32_t kinds)
{
    int rc = CHAMBER_OK;
    for (size_t i = 0; i < COUNT_OF(parts) && rc == CHAMBER_OK; i++)
        if ((parts[i].for_kinds & kinds) != 0)
            rc = run_part(&parts[i], passes, count);
    return rc == CHAMBER_OK && passes->pool->failed ? fail_memory(passes->db) : rc;
}

int pass_once(struct chamber_db *db, const struct span *span, struct pool *pool, uint32_t kinds,
              row_taker take, void *context)
{
    struct population enterprises = {0};
    struct pass pass = {.db = db,
                        .span = span,
                        .pool = pool,
                        .enterprises = &enterprises,
                        .take = take,
                        .context = context};
    int rc = population_load(db, span, 1, pool, &enterprises);
    if (rc == CHAMBER_OK)
        rc = pass_run(&pass, 1, kinds);
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
