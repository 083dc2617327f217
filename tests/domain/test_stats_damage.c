/* SPDX-License-Identifier: MIT */
/* Figures of a database that somebody changed by other means: they count what is there, and what
 * points to nothing counts for itself alone. */
#include "fixture.h"

#undef fail /* Check's; the store has one of its own */
#include "store/stmt.h"

static struct chamber_db *db;
static chamber_id enterprises[4];

static void tamper(const char *sql)
{
    CLEAN_STMT struct stmt *st = stmt_sql(db, sql);
    ck_ok(stmt_run(st));
}

/* Four members, each visited, with a request that all of them joined in. */
static void setup(void)
{
    static const char *const names[] = {"甲厂", "乙厂", "丙厂", "丁厂"};
    db = fixture_open("2018-12-31");
    for (int i = 0; i < 4; i++) {
        enterprises[i] = fixture_enterprise(db, names[i], "2017-05-01");
        fixture_visit(db, enterprises[i], "2018-03-04");
    }
    for (int i = 0; i < 4; i++) {
        chamber_id others[3], id;
        for (int n = 1; n < 4; n++)
            others[n - 1] = enterprises[(i + n) % 4];
        const struct chamber_request request = {.enterprise = enterprises[i],
                                                .raised_on = "2018-03-05",
                                                .title = "停车难",
                                                .enterprises = {3, others}};
        ck_ok(chamber_request_add(db, &request, &id));
    }
}

static double figure(const struct chamber_stats *stats, const char *id)
{
    const struct chamber_figure *found = chamber_stats_figure(stats, id);
    ck_assert_msg(found && found->value.given, "%s", id);
    return found->value.value;
}

static void expect(const char *id, double value)
{
    struct chamber_stats *stats;
    ck_ok(chamber_stats_compute(db, "2018", NULL, &stats));
    ck_assert_msg(figure(stats, id) == value, "%s: %g, not %g", id, figure(stats, id), value);
    chamber_stats_free(stats);
}

/* One in the middle, and the last. */
START_TEST(test_enterprises_gone)
{
    setup();
    expect("members.total", 4);
    expect("requests.member_enterprises", 4);
    tamper("PRAGMA foreign_keys = OFF");
    tamper("DELETE FROM enterprise WHERE id = 2 OR id = 4");
    expect("members.total", 2);
    expect("members.joined", 0);
    expect("visits.total", 4);
    expect("visits.enterprises", 2);
    expect("requests.raised", 4);
    expect("requests.enterprises", 4);
    expect("requests.member_enterprises", 2);
    tamper("DELETE FROM enterprise");
    expect("members.total", 0);
    expect("visits.total", 4);
    expect("requests.members", 0);
    fixture_close(db);
}
END_TEST

START_TEST(test_visits_gone)
{
    setup();
    tamper("PRAGMA foreign_keys = OFF");
    tamper("INSERT INTO visit_visitors (visit, n, value) VALUES (2, 1, 1), (2, 2, 1), (9, 1, 1)");
    expect("visits.participations", 2);
    tamper("DELETE FROM visit WHERE id = 2");
    expect("visits.total", 3);
    expect("visits.participations", 0);
    fixture_close(db);
}
END_TEST

/* What no program of ours writes is no member. */
START_TEST(test_unknown_words)
{
    setup();
    tamper("PRAGMA ignore_check_constraints = ON");
    tamper("UPDATE enterprise_event SET status = 'friend' WHERE enterprise = 1");
    expect("members.total", 3);
    tamper("UPDATE request_event SET status = 'lost' WHERE request = 1");
    expect("requests.open", 4);
    fixture_close(db);
}
END_TEST

SUITE_MAIN("stats_damage", test_enterprises_gone, test_visits_gone, test_unknown_words)
