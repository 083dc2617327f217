/* SPDX-License-Identifier: MIT */
/* Two records of one batch that are not told apart at first sight: each is looked at when the batch
 * is undone. */
#include <chamber/chamber.h>

#include <inttypes.h>
#include <stdio.h>

#include "domain/fixture.h"

#undef fail /* Check's; the store has one of its own */
#include "store/stmt.h"

static struct chamber_db *db;

/* As undo.c finds records again. */
static const uint64_t factor = UINT64_C(0x9e3779b97f4a7c15);

static uint64_t hash_of(const struct chamber_noun *noun, uint64_t id)
{
    return (id * factor) ^ (uint64_t)(uintptr_t)noun;
}

/* The id with which a record of the noun has that hash. */
static uint64_t id_with(const struct chamber_noun *noun, uint64_t hash)
{
    uint64_t inverse = factor; /* modulo 2^64: each turn has twice as many bits right */
    for (int i = 0; i < 6; i++)
        inverse *= 2 - factor * inverse;
    return (hash ^ (uint64_t)(uintptr_t)noun) * inverse;
}

/* An enterprise, and the number of a visit that hashes alike. */
static chamber_id twin_of(chamber_id *enterprise)
{
    uint64_t id = 0;
    char name[24];
    while (id == 0 || id >= INT64_MAX) {
        snprintf(name, sizeof name, "甲%d", (int)*enterprise);
        *enterprise = fixture_enterprise(db, name, NULL);
        id = id_with(&chamber_visit_noun, hash_of(&chamber_enterprise_noun, (uint64_t)*enterprise));
    }
    ck_assert(hash_of(&chamber_visit_noun, id) ==
              hash_of(&chamber_enterprise_noun, (uint64_t)*enterprise));
    return (chamber_id)id;
}

/* The visit goes to another enterprise and comes back; a request of it stays behind. */
START_TEST(test_both_are_looked_at)
{
    const struct chamber_noun *visits = &chamber_visit_noun;
    chamber_id enterprise = 0, other, visit;
    struct chamber_visit stored = {0};
    db = fixture_open("2018-12-31");
    chamber_id twin = twin_of(&enterprise);
    other = fixture_enterprise(db, "乙", NULL);
    CLEAN_STMT struct stmt *st =
        stmt_sql(db, "INSERT INTO sqlite_sequence (name, seq) VALUES ('visit', :seq)");
    stmt_bind_int(st, ":seq", twin - 1);
    ck_ok(stmt_run(st));
    visit = fixture_visit(db, enterprise, "2018-05-01");
    ck_assert_int_eq(visit, twin);
    const struct chamber_visit moved = {.id = visit, .enterprise = other};
    const struct chamber_enterprise noted = {.id = enterprise, .note = "已搬迁"};
    ck_ok(chamber_begin(db, "several"));
    ck_ok(chamber_visit_update(db, &moved, chamber_field_bit(visits, "enterprise"), NULL));
    ck_ok(chamber_enterprise_update(db, &noted, chamber_field_bit(&chamber_enterprise_noun, "note"),
                                    NULL));
    ck_ok(chamber_end(db, CHAMBER_OK));
    chamber_id batch = chamber_last_batch(db);
    const struct chamber_request request = {
        .visit = visit, .enterprise = other, .raised_on = "2018-05-01", .title = "停车难"};
    ck_ok(chamber_request_add(db, &request, NULL));
    ck_fails(chamber_undo(db, batch), CHAMBER_E_REFUSED, "visit_has_request", "enterprise");
    ck_ok(chamber_undo(db, 0));
    ck_ok(chamber_undo(db, batch));
    ck_ok(chamber_visit_get(db, visit, &stored));
    ck_assert_int_eq(stored.enterprise, enterprise);
    chamber_visit_clear(&stored);
    fixture_close(db);
}
END_TEST

SUITE_MAIN("undo_twins", test_both_are_looked_at)
