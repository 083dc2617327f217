/* SPDX-License-Identifier: MIT */
/* The rows of requests.*: requests, the statuses of their steps and their joint enterprises are
 * three streams in the order of requests, merged in one pass. */
#include "stats/pass.h"
#include "stats/standing.h"

/* Columns of requests_raised, and of requests_statuses after the request. */
enum { ID, RAISED_ON, ENTERPRISE, CATEGORY };
enum { HAPPENED_ON = 1, STATUS };

/* A stream whose first column is the request. */
struct feed {
    struct stmt *st;
    int rc;
    chamber_id request;
};

static void feed_next(struct feed *feed)
{
    feed->rc = stmt_step(feed->st);
    feed->request = feed->rc == CHAMBER_ROW ? stmt_int(feed->st, 0) : 0;
}

/* Whether the stream is at something of that request; what belongs to earlier ones is left out. */
static bool feed_has(struct feed *feed, chamber_id request)
{
    while (feed->rc == CHAMBER_ROW && feed->request < request)
        feed_next(feed);
    return feed->rc == CHAMBER_ROW && feed->request == request;
}

/* The enterprises of a request, and those of them that were members on the day raised: arrays used
 * anew for each. */
struct parties {
    chamber_id *all;
    chamber_id *members;
    size_t count;
    size_t member_count;
    size_t capacity;
};

/* All that the rows are made of. */
struct streams {
    struct pass *pass;
    struct stmt *requests;
    struct stmt *details;
    struct feed statuses;
    struct feed joint;
    struct parties parties;
};

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

static int gather_parties(struct streams *streams, const struct row *row, const char *raised_on)
{
    const struct population *enterprises = &streams->pass->enterprises;
    struct parties *parties = &streams->parties;
    parties->count = 0;
    parties->member_count = 0;
    bool ok = parties_add(parties, stmt_int(streams->requests, ENTERPRISE));
    for (; ok && feed_has(&streams->joint, row->id); feed_next(&streams->joint))
        ok = parties_add(parties, stmt_int(streams->joint.st, 1));
    if (!ok)
        return fail_memory(streams->pass->db);
    for (size_t i = 0; i < parties->count; i++) {
        const struct enterprise *enterprise = population_find(enterprises, parties->all[i]);
        if (enterprise != NULL && is_member(population_status(enterprises, enterprise, raised_on)))
            parties->members[parties->member_count++] = parties->all[i];
    }
    return CHAMBER_OK;
}

/* What only the figures of requests raised in the period need. */
static int fill(struct streams *streams, const struct standing *now, struct row *row)
{
    const char *raised_on = stmt_text(streams->requests, RAISED_ON);
    struct pool *pool = streams->pass->pool;
    struct parties *parties = &streams->parties;
    int rc = gather_parties(streams, row, raised_on);
    if (rc != CHAMBER_OK)
        return rc;
    row->who[WHO_ENTERPRISE] = (struct who){parties->all, parties->count};
    row->who[WHO_MEMBER] = (struct who){parties->members, parties->member_count};
    if (parties->member_count > 0)
        row->facts |= REQUEST_MEMBER;
    if (now->status == REQUEST_RESOLVED && now->resolved_on.text[0] != '\0')
        row->number = date_days_between(raised_on, now->resolved_on.text);
    const struct enterprise *enterprise =
        population_find(&streams->pass->enterprises, parties->all[0]);
    row->keys[KEY_CATEGORY] = pool_word(pool, stmt_text(streams->requests, CATEGORY));
    row->keys[KEY_MONTH] = pool_month(pool, raised_on);
    row->keys[KEY_DEPARTMENT] = now->department;
    row->keys[KEY_INDUSTRY] = enterprise != NULL ? enterprise->industry : 0;
    return CHAMBER_OK;
}

static int take_request(struct streams *streams)
{
    struct pass *pass = streams->pass;
    struct row row = {.id = stmt_int(streams->requests, ID)};
    const char *raised_on = stmt_text(streams->requests, RAISED_ON);
    struct standing now = standing_new();
    int rc = CHAMBER_OK;
    for (; feed_has(&streams->statuses, row.id); feed_next(&streams->statuses))
        standing_add(&now, pass->span, stmt_text(streams->statuses.st, HAPPENED_ON),
                     stmt_text(streams->statuses.st, STATUS));
    bool in_period = span_holds(pass->span, raised_on);
    if (in_period || now.status == REQUEST_OPEN)
        rc = standing_details(&now, pass->span, pass->pool, streams->details, row.id);
    row.facts = standing_facts(&now, pass->span, raised_on);
    if (rc == CHAMBER_OK && in_period)
        rc = fill(streams, &now, &row);
    return rc == CHAMBER_OK ? pass->take(pass->context, ROW_REQUEST, &row) : rc;
}

/* The first failure of the three streams, or CHAMBER_OK. */
static int streams_result(const struct streams *streams)
{
    if (streams->statuses.rc < 0)
        return streams->statuses.rc;
    return streams->joint.rc < 0 ? streams->joint.rc : CHAMBER_OK;
}

static void streams_free(struct streams *streams)
{
    stmt_done(streams->requests);
    stmt_done(streams->details);
    stmt_done(streams->statuses.st);
    stmt_done(streams->joint.st);
    free(streams->parties.all);
    free(streams->parties.members);
}

int requests_rows(struct pass *pass)
{
    CLEAN(streams_free)
    struct streams streams = {
        .pass = pass,
        .requests = stmt_named(pass->db, SQL_REQUESTS_RAISED),
        .details = stmt_named(pass->db, SQL_REQUESTS_DETAILS),
        .statuses.st = stmt_named(pass->db, SQL_REQUESTS_STATUSES),
        .joint.st = stmt_named(pass->db, SQL_REQUESTS_JOINT),
    };
    feed_next(&streams.statuses);
    feed_next(&streams.joint);
    stmt_bind_text(streams.requests, ":as_of", pass->span->as_of.text);
    int rc = streams_result(&streams);
    while (rc == CHAMBER_OK && (rc = stmt_step(streams.requests)) == CHAMBER_ROW) {
        rc = take_request(&streams);
        if (rc == CHAMBER_OK)
            rc = streams_result(&streams);
    }
    return rc;
}
