/* SPDX-License-Identifier: MIT */
/* committee.*: a row for each person and role held on the as-of day. */
#include <chamber/person.h>

#include "stats/pass.h"
#include "store/stmt.h"

int committee_rows(struct pass *pass)
{
    CLEAN_STMT struct stmt *st = stmt_named(pass->db, SQL_COMMITTEE_POSTS);
    stmt_bind_text(st, ":as_of", pass->span->as_of.text);
    chamber_id last_person = 0;
    chamber_id last_role = 0;
    int rc;
    while ((rc = stmt_step(st)) == CHAMBER_ROW) {
        chamber_id person = stmt_int(st, 2);
        chamber_id role = stmt_int(st, 1);
        if (person == last_person && role == last_role)
            continue; /* the same role twice, in two terms that overlap */
        last_person = person;
        last_role = role;
        struct row row = {.id = stmt_int(st, 0), .facts = POST_HELD};
        row.keys[KEY_ROLE] = pool_word(pass->pool, stmt_text(st, 1));
        row.who[WHO_PERSON] = (struct who){&person, 1};
        if ((rc = pass->take(pass->context, ROW_POST, &row)) < 0)
            return rc;
    }
    return rc;
}

static const struct figure figures[] = {
    {.id = "committee.persons",
     .shape = FIGURE_DISTINCT,
     .rows = ROW_POST,
     .in = POST_HELD,
     .who = WHO_PERSON,
     .lists = &chamber_person_noun,
     .unit = BOTH("人", "persons"),
     .label = BOTH("任职人数", "Persons in office"),
     .definition = BOTH("截止日在任的人士，兼任多职的计一次",
                        "persons holding a post on the as-of day, each once")},
    {.id = "committee.by_role",
     .shape = FIGURE_TABLE,
     .rows = ROW_POST,
     .in = POST_HELD,
     .key = KEY_ROLE,
     .words = {SQL_KEYS_OF_ROLES, NULL},
     .chart = CHAMBER_CHART_BARS,
     .unit = BOTH("人", "persons"),
     .label = BOTH("任职按职务", "In office by role"),
     .definition = BOTH("截止日各职务的在任人数，兼任的在每个职务各计一次",
                        "persons holding each role on the as-of day; who holds two is counted "
                        "under both")},
};

const struct figure_list committee_figures = {BOTH("班子", "Committee"), figures,
                                              COUNT_OF(figures)};
