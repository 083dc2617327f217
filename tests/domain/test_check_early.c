/* SPDX-License-Identifier: MIT */
/* A check that whoever takes what is found ends early. */
#include "check_help.h"
#include "fixture.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#undef fail /* Check's; the store has one of its own */
#include "record/journal_verify.h"
#include "store/check.h"

static struct chamber_db *db;

/* Batches 2 to 6. */
static void begin(void)
{
    db = fixture_open("2018-12-31");
    chamber_id enterprise = fixture_enterprise(db, "宏达机械", "2017-01-01");
    fixture_enterprise(db, "云杉信息", NULL);
    fixture_person(db, "张某", enterprise);
    fixture_visit(db, enterprise, "2018-07-20");
    fixture_request(db, enterprise, "2018-07-20");
}

/* Takes so many findings, and refuses the next. */
struct patience {
    int most, taken;
};

static int take_some(void *context, const struct found *found)
{
    struct patience *patience = context;
    ck_assert_ptr_nonnull(found->kind);
    return patience->taken++ < patience->most ? CHAMBER_OK : CHAMBER_E_BUSY;
}

static void pass_over(void *payload, int64_t rows)
{
    (void)payload;
    (void)rows;
}

static const struct journal_watch nobody = {.done = pass_over};

static int verify(struct chamber_db *of, const struct finder *finder)
{
    const struct journal_anchor anchor = {0};
    struct journal_end end;
    return journal_verify(of, &anchor, finder, &nobody, &end);
}

static int replay(struct chamber_db *of, const struct finder *finder)
{
    return journal_replay(of, finder, &nobody);
}

/* Whoever takes what is found can end the look at any of it. */
START_TEST(test_ended_early)
{
    static int (*const looks[])(struct chamber_db *, const struct finder *) = {
        verify, replay, store_check_file, store_check_tables, store_check_folder};
    begin();
    char folder[200];
    snprintf(folder, sizeof folder, "%s", store_path(db));
    *strrchr(folder, '/') = '\0';
    ck_assert_int_eq(chmod(folder, 0702), 0);
    check_make_beside(db, "chamber.db.new-0123456789abcdef", 0604);
    check_make_beside(db, "other.db-journal", 0600);
    check_damage_file(db, "UPDATE enterprise SET phone = '000', note = 'x' WHERE id = 1;"
                          "UPDATE enterprise_fact SET value = '云衫' WHERE enterprise = 1;"
                          "DELETE FROM person; UPDATE visit SET enterprise = 99, campaign = 99;"
                          "DROP INDEX visit_by_day; UPDATE change SET leaf = x'' WHERE batch = 4;"
                          "DELETE FROM change WHERE batch = 3; DELETE FROM batch WHERE id = 5;"
                          "UPDATE place SET priority = 7");
    for (size_t i = 0; i < sizeof looks / sizeof *looks; i++) {
        struct patience all = {.most = 1000};
        ck_ok(looks[i](db, &(struct finder){take_some, &all}));
        ck_assert_int_gt(all.taken, 0);
        for (int n = 0; n < all.taken; n++) {
            struct patience some = {.most = n};
            ck_assert_int_eq(looks[i](db, &(struct finder){take_some, &some}), CHAMBER_E_BUSY);
            ck_assert_int_eq(some.taken, n + 1);
        }
    }
    fixture_close(db);
}
END_TEST

SUITE_MAIN("check_early", test_ended_early)
