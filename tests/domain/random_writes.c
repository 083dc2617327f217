/* SPDX-License-Identifier: MIT */
#include "domain/random_writes.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "domain/fixture.h"

/* A step with what it needs. */
int random_step(struct chamber_db *db, chamber_id request, const char *verb, const char *on)
{
    struct chamber_request_step told = {.on = on, .note = "说明"};
    if (strcmp(verb, "assign") == 0)
        told.department = "union";
    if (strcmp(verb, "assign") == 0 || strcmp(verb, "extend") == 0)
        told.due_on = "2018-12-01";
    if (strcmp(verb, "resolve") == 0)
        told.outcome = "已办";
    return chamber_request_step(db, request, verb, &told);
}

/* One random correction of a history, of an event that may not even be there. */
static void random_amend(struct chamber_db *db, unsigned *seed, chamber_id id)
{
    static const char *const days[] = {NULL,         "2017-01-01", "2018-05-01", "2018-05-20",
                                       "2018-06-01", "2018-06-20", "2018-07-01"};
    static const char *const members[] = {"apply", "admit", "suspend", "resume", "leave"};
    static const char *const steps[] = {"accept", "progress", "urge", "resolve", "reopen"};
    chamber_id event = rand_r(seed) % 60 + 1;
    const char *day = days[rand_r(seed) % 7];
    int n = rand_r(seed) % 5, kind = rand_r(seed) % 5;
    bool member = rand_r(seed) % 2;
    struct chamber_enterprise_event of_member = {.happened_on = day, .step = members[n]};
    struct chamber_request_event of_request = {.happened_on = day, .step = steps[n]};
    const struct chamber_noun *events =
        member ? &chamber_enterprise_event_noun : &chamber_request_event_noun;
    uint64_t fields = chamber_field_bit(events, kind == 0 ? "step" : "happened_on");
    (void)chamber_event_find(db, events, id, member ? members[n] : steps[n], &event);
    if (kind == 4 && member)
        (void)chamber_enterprise_amend_drop(db, id, event);
    else if (kind == 4)
        (void)chamber_request_amend_drop(db, id, event);
    else if (kind > 1 && member)
        (void)chamber_enterprise_amend_insert(db, id, &of_member, NULL);
    else if (kind > 1)
        (void)chamber_request_amend_insert(db, id, &of_request, "已办", NULL);
    else if (member)
        (void)chamber_enterprise_amend(db, id, event, &of_member, fields);
    else
        (void)chamber_request_amend(db, id, event, &of_request, fields, NULL);
}

/* What random writes begin with. */
void random_begin(struct chamber_db *db)
{
    char name[40];
    for (int n = 1; n <= 4; n++) {
        snprintf(name, sizeof name, "老企业%d", n);
        fixture_request(db, fixture_enterprise(db, name, "2017-01-01"), "2018-05-01");
    }
}

/* One random write; what is refused writes nothing. */
bool random_write(struct chamber_db *db, unsigned *seed, int n)
{
    char name[40];
    chamber_id id = rand_r(seed) % 12 + 1;
    static const char *const verbs[] = {"accept",  "assign",  "progress", "urge",  "extend",
                                        "resolve", "decline", "close",    "reopen"};
    struct chamber_enterprise enterprise = {.id = id, .industry = rand_r(seed) % 2 ? "C" : "I"};
    struct chamber_enterprise_step left = {.on = "2018-07-01"};
    chamber_id before = chamber_last_batch(db);
    snprintf(name, sizeof name, "企业%d", n);
    switch (rand_r(seed) % 12) {
    case 0:
        fixture_enterprise(db, name, rand_r(seed) % 2 ? "2017-01-01" : NULL);
        break;
    case 1:
        (void)chamber_enterprise_update(db, &enterprise,
                                        chamber_field_bit(&chamber_enterprise_noun, "industry"),
                                        rand_r(seed) % 2 ? "2018-04-01" : NULL);
        break;
    case 2: {
        struct chamber_request request = {
            .enterprise = id, .title = name, .raised_on = "2018-05-01"};
        (void)chamber_request_add(db, &request, NULL);
        break;
    }
    case 3:
        (void)random_step(db, id, verbs[rand_r(seed) % 9], "2018-06-01");
        break;
    case 4:
        (void)chamber_enterprise_step(db, id, rand_r(seed) % 2 ? "leave" : "admit", &left);
        break;
    case 5:
    case 6:
    case 7:
    case 8:
    case 9:
    case 10:
        random_amend(db, seed, id % 6 + 1);
        break;
    default:
        (void)chamber_enterprise_remove(db, id);
    }
    return chamber_last_batch(db) != before;
}
