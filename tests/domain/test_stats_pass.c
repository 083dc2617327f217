/* SPDX-License-Identifier: MIT */
/* Who takes the rows that figures are worked out of may end the pass. */
#include "stats/pass.h"

#include "domain/stats_sample.h"
#include "unit/suite.h"

#undef fail /* Check's; the store has one of its own */

/* How many rows a taker was handed, and at which of them it gives up; 0: never. */
struct taker {
    int taken, last;
};

static int take(void *context, enum row_kind kind, const struct row *row)
{
    struct taker *taker = context;
    (void)kind;
    (void)row;
    return ++taker->taken == taker->last ? CHAMBER_E_INTERRUPTED : CHAMBER_OK;
}

static int pass(struct sample *sample, const struct span *span, enum row_kind kind,
                struct taker *taker)
{
    struct pool pool = {0};
    int rc = store_begin(sample->db, STORE_READ);
    if (rc == CHAMBER_OK)
        rc = store_end(sample->db, pass_once(sample->db, span, &pool, 1U << kind, take, taker));
    pool_free(&pool);
    return rc;
}

/* Of what the small year has not. */
static const char *const others[] = {
    "INSERT INTO liaison (person, enterprise, from_on) VALUES (1, 1, '2023-01-01')",
    "INSERT INTO activity (held_on, kind, title, state) VALUES"
    " ('2023-03-10', 'lecture', '讲坛', 'done')",
    "INSERT INTO service (name) VALUES ('咨询')",
    "INSERT INTO delivery (service, enterprise, delivered_on) VALUES (1, 1, '2023-05-01')",
    "INSERT INTO recommendation (person, organization, recommended_on) VALUES"
    " (1, 'young', '2023-05-01')",
    "INSERT INTO notice (posted_on, title) VALUES ('2023-01-01', '通知')",
    "INSERT INTO task (year, title) VALUES (2023, '任务')",
    "INSERT INTO fee (enterprise, year, amount) VALUES (1, 2023, 100)",
    NULL,
};

/* Of every kind of row: what the taker said is the end, and no row comes after it. */
START_TEST(test_a_taker_that_fails)
{
    struct sample sample;
    struct span span;
    int kinds = 0;
    sample_open_year(&sample);
    sample_fill(&sample, others);
    ck_assert_int_eq(span_make(sample.db, "2023", NULL, &span), CHAMBER_OK);
    for (int kind = 0; kind < ROW_KINDS; kind++) {
        struct taker all = {0};
        ck_assert_int_eq(pass(&sample, &span, (enum row_kind)kind, &all), CHAMBER_OK);
        for (int last = 1; last <= 2 && last <= all.taken; last++) {
            struct taker some = {.last = last};
            ck_assert_int_eq(pass(&sample, &span, (enum row_kind)kind, &some),
                             CHAMBER_E_INTERRUPTED);
            ck_assert_int_eq(some.taken, last);
        }
        ck_assert_msg(all.taken > 0, "no row of kind %d", kind);
        kinds++;
    }
    ck_assert_int_eq(kinds, ROW_KINDS);
    sample_close(&sample);
}
END_TEST

SUITE_MAIN("stats_pass", test_a_taker_that_fails)
