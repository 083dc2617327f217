/* SPDX-License-Identifier: MIT */
/* The rows of requests.*: requests with their steps, and their joint enterprises, are two streams
 * in the order of requests, merged in one pass. */
#include "stats/pass.h"
#include "stats/standing.h"

/* Columns of requests_steps, and of requests_joint. */
enum { ID, RAISED_ON, ENTERPRISE, CATEGORY, HAPPENED_ON, STATUS, DEPARTMENT, DUE_ON, SATISFACTION };
enum { JOINT_REQUEST, JOINT_ENTERPRISE };

/* The enterprises of a request, and those of them that were members on the day raised: arrays used
 * anew for each. */
struct parties {
    chamber_id *all;
    chamber_id *members;
    size_t count;
    size_t member_count;
    size_t capacity;
};

/* All that the rows are made of, and the request that is being read. */
struct reading {
    struct pass *pass;
    struct stmt *steps;
    struct stmt *joint;
    int joint_rc; /* CHAMBER_ROW: it is at one */
    struct parties parties;
    chamber_id id; /* 0: none yet */
    struct date raised_on;
    chamber_id enterprise;
    word category;
    struct standing now;
};

/* Whether the stream of joint enterprises is at one of this request; those of earlier requests are
 * left out. */
static bool has_joint(struct reading *reading)
{
    while (reading->joint_rc == CHAMBER_ROW &&
           stmt_int(reading->joint, JOINT_REQUEST) < reading->id)
        reading->joint_rc = stmt_step(reading->joint);
    return reading->joint_rc == CHAMBER_ROW &&
           stmt_int(reading->joint, JOINT_REQUEST) == reading->id;
}

static bool parties_add(struct parties *parties, chamber_id id)
{
    if (parties->count == parties->capacity) {
        size_t capacity = parties->capacity == 0 ? 16 : parties->capacity * 2;
        chamber_id *all = realloc(parties->all, capacity * sizeof(*all));
        if (all == NULL)
            return false;
        parties->all = all;
        chamber_id *members = realloc(parties->members, capacity * sizeof(*members));
        if (members == NULL)
            return false;
        parties->members = members;
        parties->capacity = capacity;
    }
    parties->all[parties->count++] = id;
    return true;
}

static int gather_parties(struct reading *reading)
{
    const struct population *enterprises = reading->pass->enterprises;
    struct parties *parties = &reading->parties;
    parties->count = 0;
    parties->member_count = 0;
    bool ok = parties_add(parties, reading->enterprise);
    for (; ok && has_joint(reading); reading->joint_rc = stmt_step(reading->joint))
        ok = parties_add(parties, stmt_int(reading->joint, JOINT_ENTERPRISE));
    if (!ok)
        return fail_memory(reading->pass->db);
    if (reading->joint_rc < 0)
        return reading->joint_rc;
    for (size_t i = 0; i < parties->count; i++) {
        const struct enterprise *enterprise = population_find(enterprises, parties->all[i]);
        if (enterprise != NULL &&
            is_member(population_status(enterprises, enterprise, reading->raised_on.text)))
            parties->members[parties->member_count++] = parties->all[i];
    }
    return CHAMBER_OK;
}

/* What only the figures of requests raised in the period need. */
static int fill(struct reading *reading, struct row *row)
{
    const struct standing *now = &reading->now;
    const struct parties *parties = &reading->parties;
    int rc = gather_parties(reading);
    if (rc != CHAMBER_OK)
        return rc;
    row->who[WHO_ENTERPRISE] = (struct who){parties->all, parties->count};
    row->who[WHO_MEMBER] = (struct who){parties->members, parties->member_count};
    if (parties->member_count > 0)
        row->facts |= REQUEST_MEMBER;
    if (now->status == REQUEST_RESOLVED && now->resolved_on.text[0] != '\0')
        row->number = date_days_between(reading->raised_on.text, now->resolved_on.text);
    const struct enterprise *enterprise =
        population_find(reading->pass->enterprises, reading->enterprise);
    row->keys[KEY_CATEGORY] = reading->category;
    row->keys[KEY_MONTH] = pool_month(reading->pass->pool, reading->raised_on.text);
    row->keys[KEY_DEPARTMENT] = now->department;
    row->keys[KEY_INDUSTRY] = enterprise != NULL ? enterprise->industry : 0;
    return CHAMBER_OK;
}

/* Hand over the request whose steps have all been read. */
static int finish(struct reading *reading)
{
    struct pass *pass = reading->pass;
    struct row row = {.id = reading->id};
    if (reading->id == 0)
        return CHAMBER_OK;
    row.facts = standing_facts(&reading->now, pass->span, reading->raised_on.text);
    int rc = span_holds(pass->span, reading->raised_on.text) ? fill(reading, &row) : CHAMBER_OK;
    return rc == CHAMBER_OK ? pass->take(pass->context, ROW_REQUEST, &row) : rc;
}

static void begin(struct reading *reading)
{
    reading->id = stmt_int(reading->steps, ID);
    day_set(&reading->raised_on, stmt_text(reading->steps, RAISED_ON));
    reading->enterprise = stmt_int(reading->steps, ENTERPRISE);
    reading->category = pool_word(reading->pass->pool, stmt_text(reading->steps, CATEGORY));
    reading->now = standing_new();
}

static int read_step(struct reading *reading)
{
    struct stmt *st = reading->steps;
    if (stmt_int(st, ID) != reading->id) {
        int rc = finish(reading);
        if (rc != CHAMBER_OK)
            return rc;
        begin(reading);
    }
    const struct step step = {.happened_on = stmt_text(st, HAPPENED_ON),
                              .status = stmt_text(st, STATUS),
                              .department = stmt_text(st, DEPARTMENT),
                              .due_on = stmt_text(st, DUE_ON),
                              .satisfaction = stmt_text(st, SATISFACTION)};
    if (step.status != NULL)
        standing_add(&reading->now, reading->pass->span, reading->pass->pool, &step);
    return CHAMBER_OK;
}

static void reading_free(struct reading *reading)
{
    stmt_done(reading->steps);
    stmt_done(reading->joint);
    free(reading->parties.all);
    free(reading->parties.members);
}

int requests_rows(struct pass *pass)
{
    CLEAN(reading_free)
    struct reading reading = {.pass = pass,
                              .steps = stmt_named(pass->db, SQL_REQUESTS_STEPS),
                              .joint = stmt_named(pass->db, SQL_REQUESTS_JOINT)};
    stmt_bind_text(reading.steps, ":from", pass->span->from.text);
    stmt_bind_text(reading.steps, ":as_of", pass->span->as_of.text);
    reading.joint_rc = stmt_step(reading.joint);
    int rc = reading.joint_rc < 0 ? reading.joint_rc : CHAMBER_OK;
    while (rc == CHAMBER_OK && (rc = stmt_step(reading.steps)) == CHAMBER_ROW)
        rc = read_step(&reading);
    return rc == CHAMBER_OK ? finish(&reading) : rc;
}
