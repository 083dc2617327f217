/* SPDX-License-Identifier: MIT */
/* The rows of requests.*: requests with their steps, and their joint enterprises, are two streams
 * in the order of requests, read once for all passes. */
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
    size_t count; /* 0: not read yet */
    size_t member_count;
    size_t capacity;
};

/* All that the rows are made of, and the request that is being read. */
struct reading {
    struct pass *passes;
    size_t pass_count;
    struct stmt *steps;
    struct stmt *joint;
    int joint_rc; /* CHAMBER_ROW: it is at one */
    struct parties parties;
    chamber_id id; /* 0: none yet */
    struct date raised_on;
    chamber_id enterprise;
    word category;
    struct standing now[PASSES_MOST]; /* as each pass has it */
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

/* Once for a request: the stream goes on behind it. */
static int read_parties(struct reading *reading)
{
    struct parties *parties = &reading->parties;
    if (parties->count > 0)
        return CHAMBER_OK;
    bool ok = parties_add(parties, reading->enterprise);
    for (; ok && has_joint(reading); reading->joint_rc = stmt_step(reading->joint))
        ok = parties_add(parties, stmt_int(reading->joint, JOINT_ENTERPRISE));
    if (!ok)
        return fail_memory(reading->passes->db);
    return reading->joint_rc < 0 ? reading->joint_rc : CHAMBER_OK;
}

static void find_members(struct parties *parties, const struct population *enterprises,
                         const char *day)
{
    parties->member_count = 0;
    for (size_t i = 0; i < parties->count; i++) {
        const struct enterprise *enterprise = population_find(enterprises, parties->all[i]);
        if (enterprise != NULL && is_member(population_status(enterprises, enterprise, day)))
            parties->members[parties->member_count++] = parties->all[i];
    }
}

/* What only the figures of requests raised in the period need. */
static int fill(struct reading *reading, const struct pass *pass, const struct standing *now,
                struct row *row)
{
    struct parties *parties = &reading->parties;
    int rc = read_parties(reading);
    if (rc != CHAMBER_OK)
        return rc;
    find_members(parties, pass->enterprises, reading->raised_on.text);
    row->who[WHO_ENTERPRISE] = (struct who){parties->all, parties->count};
    row->who[WHO_MEMBER] = (struct who){parties->members, parties->member_count};
    if (parties->member_count > 0)
        row->facts |= REQUEST_MEMBER;
    if (now->status == REQUEST_RESOLVED && now->resolved_on.text[0] != '\0')
        row->number = date_days_between(reading->raised_on.text, now->resolved_on.text);
    const struct enterprise *enterprise = population_find(pass->enterprises, reading->enterprise);
    row->keys[KEY_CATEGORY] = reading->category;
    row->keys[KEY_MONTH] = pool_month(pass->pool, reading->raised_on.text);
    row->keys[KEY_DEPARTMENT] = now->department;
    row->keys[KEY_INDUSTRY] = enterprise != NULL ? enterprise->industry : 0;
    return CHAMBER_OK;
}

/* Hand over the request whose steps have all been read, unless it was raised after the pass's day.
 */
static int finish(struct reading *reading, size_t n)
{
    const struct pass *pass = &reading->passes[n];
    const char *raised_on = reading->raised_on.text;
    struct row row = {.id = reading->id};
    if (reading->id == 0 || strcmp(raised_on, pass->span->as_of.text) > 0)
        return CHAMBER_OK;
    row.facts = standing_facts(&reading->now[n], pass->span, raised_on);
    int rc = span_holds(pass->span, raised_on) ? fill(reading, pass, &reading->now[n], &row)
                                               : CHAMBER_OK;
    return rc == CHAMBER_OK ? pass->take(pass->context, ROW_REQUEST, &row) : rc;
}

static int finish_all(struct reading *reading)
{
    int rc = CHAMBER_OK;
    for (size_t n = 0; n < reading->pass_count && rc == CHAMBER_OK; n++)
        rc = finish(reading, n);
    return rc;
}

static void begin(struct reading *reading)
{
    reading->id = stmt_int(reading->steps, ID);
    day_set(&reading->raised_on, stmt_text(reading->steps, RAISED_ON));
    reading->enterprise = stmt_int(reading->steps, ENTERPRISE);
    reading->category = pool_word(reading->passes->pool, stmt_text(reading->steps, CATEGORY));
    reading->parties.count = 0;
    for (size_t n = 0; n < reading->pass_count; n++)
        reading->now[n] = standing_new();
}

static int read_step(struct reading *reading)
{
    struct stmt *st = reading->steps;
    if (stmt_int(st, ID) != reading->id) {
        int rc = finish_all(reading);
        if (rc != CHAMBER_OK)
            return rc;
        begin(reading);
    }
    const struct step step = {.happened_on = stmt_text(st, HAPPENED_ON),
                              .status = stmt_text(st, STATUS),
                              .department = stmt_text(st, DEPARTMENT),
                              .due_on = stmt_text(st, DUE_ON),
                              .satisfaction = stmt_text(st, SATISFACTION)};
    for (size_t n = 0; n < reading->pass_count && step.status != NULL; n++)
        standing_add(&reading->now[n], reading->passes[n].span, reading->passes[n].pool, &step);
    return CHAMBER_OK;
}

/* What any of the passes needs: the first is of the latest days. */
static void bind_spans(struct reading *reading)
{
    const struct span *latest = reading->passes->span;
    const struct span *earliest = reading->passes[reading->pass_count - 1].span;
    const char *from = earliest->from.text, *as_of = earliest->as_of.text;
    stmt_bind_text(reading->steps, ":from", from);
    stmt_bind_text(reading->steps, ":as_of", latest->as_of.text);
    stmt_bind_text(reading->steps, ":ended", strcmp(from, as_of) < 0 ? from : as_of);
}

static void reading_free(struct reading *reading)
{
    stmt_done(reading->steps);
    stmt_done(reading->joint);
    free(reading->parties.all);
    free(reading->parties.members);
}

int requests_rows(struct pass *passes, size_t count)
{
    CLEAN(reading_free)
    struct reading reading = {.passes = passes,
                              .pass_count = count,
                              .steps = stmt_named(passes->db, SQL_REQUESTS_STEPS),
                              .joint = stmt_named(passes->db, SQL_REQUESTS_JOINT)};
    bind_spans(&reading);
    reading.joint_rc = stmt_step(reading.joint);
    int rc = reading.joint_rc < 0 ? reading.joint_rc : CHAMBER_OK;
    while (rc == CHAMBER_OK && (rc = stmt_step(reading.steps)) == CHAMBER_ROW)
        rc = read_step(&reading);
    return rc == CHAMBER_OK ? finish_all(&reading) : rc;
}
