/* SPDX-License-Identifier: MIT */
/* Every figure and every row counted a second time, in the plainest way, over chambers made up by
 * chance (stats_model.c) and over spans made up by chance: the two counts must agree. */
#include <stdio.h>
#include <string.h>

#include "stats_check.h"
#include "unit/suite.h"

enum { SEEDS = 3, SPANS = 12 };

/* Members, of which something is so. */
static int count_members(const struct model *model, const struct days *days, enum fact fact,
                         int value)
{
    int count = 0;
    for (int e = 1; e <= ENTERPRISES; e++)
        if (model_member_on(model, e, days->as_of) &&
            model_fact_on(model, e, fact, days->as_of) == value)
            count++;
    return count;
}

/* Days on which an enterprise became (or ceased to be) a member. */
static int count_moves(const struct model *model, int enterprise, int first, int last, bool join)
{
    const struct m_enterprise *e = &model->enterprises[enterprise];
    int count = 0;
    for (int n = 0; n < e->event_count; n++) {
        bool was =
            n > 0 && (e->events[n - 1].status == MEMBER || e->events[n - 1].status == SUSPENDED);
        bool is = e->events[n].status == MEMBER || e->events[n].status == SUSPENDED;
        if (was != is && is == join && e->events[n].day != NEVER && e->events[n].day >= first &&
            e->events[n].day <= last)
            count++;
    }
    return count;
}

/* No form given, or one of the first three. */
static bool in_person(const struct m_visit *visit)
{
    return visit->form <= 3;
}

static bool visited(const struct model *model, const struct days *days, int enterprise,
                    bool personally)
{
    for (int v = 0; v < VISITS; v++)
        if (model->visits[v].enterprise == enterprise && counted_visit(days, &model->visits[v]) &&
            (!personally || in_person(&model->visits[v])))
            return true;
    return false;
}

/* Visited while a prospect, and if `won` admitted afterwards. */
static bool courted(const struct model *model, const struct days *days, int enterprise, bool won)
{
    for (int v = 0; v < VISITS; v++) {
        const struct m_visit *visit = &model->visits[v];
        if (visit->enterprise == enterprise && counted_visit(days, visit) &&
            model_status_on(model, enterprise, visit->day) <= APPLICANT &&
            (!won || count_moves(model, enterprise, visit->day + 1, days->end, true) > 0))
            return true;
    }
    return false;
}

static bool is_open(enum handling status)
{
    return status <= IN_PROGRESS;
}

/* The enterprises of a request at place n, main and joint; 0 past the last. */
static int party(const struct m_request *request, int n)
{
    if (n == 0)
        return request->enterprise;
    return n <= request->joint_count ? request->joint[n - 1] : 0;
}

static bool has_member(const struct model *model, const struct m_request *request)
{
    for (int n = 0; party(request, n) != 0; n++)
        if (model_member_on(model, party(request, n), request->raised))
            return true;
    return false;
}

/* How many enterprises raised requests. */
static int count_parties(const struct model *model, const struct days *days, bool members)
{
    int count = 0;
    for (int e = 1; e <= ENTERPRISES; e++) {
        bool found = false;
        for (int r = 0; r < REQUESTS; r++)
            for (int n = 0; party(&model->requests[r], n) != 0; n++)
                if (party(&model->requests[r], n) == e && within(days, model->requests[r].raised) &&
                    (!members || model_member_on(model, e, model->requests[r].raised)))
                    found = true;
        count += found ? 1 : 0;
    }
    return count;
}

static int compare_int(const void *a, const void *b)
{
    return *(const int *)a - *(const int *)b;
}

static void check_members(const struct model *model, const struct days *days,
                          const struct chamber_stats *stats)
{
    int total = 0, suspended = 0, joined = 0, left = 0, party_org = 0, covered = 0;
    int seen = 0, courted_count = 0, won = 0;
    for (int e = 1; e <= ENTERPRISES; e++) {
        int organisation = model_fact_on(model, e, PARTY, days->as_of);
        bool member = model_member_on(model, e, days->as_of);
        total += member;
        suspended += model_status_on(model, e, days->as_of) == SUSPENDED;
        joined += count_moves(model, e, days->from, days->end, true);
        left += count_moves(model, e, days->from, days->end, false);
        party_org += member && (organisation == 1 || organisation == 2);
        covered += member && visited(model, days, e, true);
        seen += visited(model, days, e, false);
        courted_count += courted(model, days, e, false);
        won += courted(model, days, e, true);
    }
    expect(stats, "members.total", total);
    expect(stats, "members.suspended", suspended);
    expect(stats, "members.joined", joined);
    expect(stats, "members.left", left);
    expect_rate(stats, "members.party", party_org, total);
    expect_rate(stats, "visits.coverage", covered, total);
    expect(stats, "visits.unvisited", total - covered);
    expect(stats, "visits.enterprises", seen);
    expect(stats, "prospects.visited", courted_count);
    expect(stats, "prospects.admitted", won);
    static const char *const tables[] = {"members.by_kind", "members.by_industry",
                                         "members.by_size", "members.by_place"};
    for (int f = KIND; f <= PLACE; f++)
        for (int w = 0; w < 5; w++)
            if (w == 0 || model_words[f][w] != NULL)
                expect_row(stats, tables[f], model_words[f][w],
                           count_members(model, days, (enum fact)f, w));
}

static void check_committee(const struct model *model, const struct days *days,
                            const struct chamber_stats *stats)
{
    int persons = 0;
    int by_role[ROLES + 1] = {0};
    for (int p = 1; p <= PERSONS; p++) {
        bool holds[ROLES + 1] = {false};
        for (int i = 0; i < POSTS; i++) {
            const struct m_post *post = &model->posts[i];
            if (post->person == p && post->from <= days->as_of &&
                (post->until == NEVER || post->until >= days->as_of))
                holds[0] = holds[post->role] = true;
        }
        persons += holds[0];
        for (int r = 1; r <= ROLES; r++)
            by_role[r] += holds[r];
    }
    expect(stats, "committee.persons", persons);
    for (int r = 1; r <= ROLES; r++)
        expect_row(stats, "committee.by_role", (const char[]){(char)('0' + r), '\0'}, by_role[r]);
}

static void check_visits(const struct model *model, const struct days *days,
                         const struct chamber_stats *stats)
{
    int total = 0, personal = 0, participations = 0, joint = 0;
    int forms[6] = {0}, campaigns[CAMPAIGNS + 1] = {0}, industries[5] = {0};
    for (int v = 0; v < VISITS; v++) {
        const struct m_visit *visit = &model->visits[v];
        if (!counted_visit(days, visit))
            continue;
        total++;
        personal += in_person(visit);
        participations += visit->count > visit->named ? visit->count : visit->named;
        joint += visit->partner;
        forms[visit->form]++;
        campaigns[visit->campaign]++;
        industries[model_fact_on(model, visit->enterprise, INDUSTRY, days->as_of)]++;
    }
    expect(stats, "visits.total", total);
    expect(stats, "visits.in_person", personal);
    expect(stats, "visits.participations", participations);
    expect(stats, "visits.joint", joint);
    for (int w = 0; w < 6; w++)
        expect_row(stats, "visits.by_form", model_forms[w], forms[w]);
    for (int w = 0; w <= CAMPAIGNS; w++)
        expect_row(stats, "visits.by_campaign",
                   w == 0 ? NULL : (const char[]){(char)('0' + w), '\0'}, campaigns[w]);
    for (int w = 0; w < 5; w++)
        expect_row(stats, "visits.by_industry", model_words[INDUSTRY][w], industries[w]);
    const struct chamber_breakdown *months = sample_table(stats, "visits.by_month");
    for (size_t i = 0; i < months->row_count; i++) {
        int count = 0;
        for (int v = 0; v < VISITS && months->rows[i].key != NULL; v++)
            count += counted_visit(days, &model->visits[v]) &&
                     in_month(model->visits[v].day, months->rows[i].key);
        ck_assert_int_eq(months->rows[i].value, count);
    }
}

/* Requests whenever raised. */
static void check_all_requests(const struct model *model, const struct days *days,
                               const struct chamber_stats *stats)
{
    int handled = 0, carried = 0, carried_resolved = 0, overdue = 0;
    for (int r = 0; r < REQUESTS; r++) {
        const struct m_request *request = &model->requests[r];
        int day_before = days->from - 1 < days->as_of ? days->from - 1 : days->as_of;
        struct view now = model_view_on(request, days->as_of);
        struct view start = model_view_on(request, day_before);
        if (request->raised > days->as_of)
            continue;
        handled += within(days, now.resolved);
        overdue += is_open(now.status) && now.due != NEVER && now.due < days->as_of;
        if (request->raised < days->from && is_open(start.status)) {
            carried++;
            carried_resolved += now.resolved != NEVER;
        }
    }
    expect(stats, "requests.handled", handled);
    expect(stats, "requests.carried", carried);
    expect(stats, "requests.carried_resolved", carried_resolved);
    expect(stats, "requests.overdue", overdue);
}

/* The resolved ones of those raised in the period. */
static void check_resolved(const struct model *model, const struct days *days,
                           const struct chamber_stats *stats)
{
    int due = 0, on_time = 0, original = 0, resolved = 0, took[REQUESTS];
    for (int r = 0; r < REQUESTS; r++) {
        struct view now = model_view_on(&model->requests[r], days->as_of);
        if (!within(days, model->requests[r].raised) || now.resolved == NEVER)
            continue;
        took[resolved++] = now.resolved - model->requests[r].raised;
        due += now.due_then != NEVER;
        on_time += now.due_then != NEVER && now.resolved <= now.due_then;
        original += now.due_then != NEVER && now.resolved <= now.first_due;
    }
    expect(stats, "requests.resolved", resolved);
    expect_rate(stats, "requests.on_time", on_time, due);
    expect_rate(stats, "requests.on_time_original", original, due);
    qsort(took, (size_t)resolved, sizeof(took[0]), compare_int);
    const struct chamber_figure *median = chamber_stats_figure(stats, "requests.days_median");
    ck_assert(median->value.given == (resolved > 0));
    if (resolved > 0)
        ck_assert_double_eq(median->value.value,
                            (took[(resolved - 1) / 2] + took[resolved / 2]) / 2.0);
}

static void check_requests(const struct model *model, const struct days *days,
                           const struct chamber_stats *stats)
{
    int raised = 0, by_status[MERGED + 1] = {0}, members = 0, reopened = 0, rated = 0;
    int satisfied = 0, members_done = 0;
    for (int r = 0; r < REQUESTS; r++) {
        const struct m_request *request = &model->requests[r];
        struct view now = model_view_on(request, days->as_of);
        if (!within(days, request->raised))
            continue;
        raised++;
        by_status[now.status]++;
        members += has_member(model, request);
        members_done +=
            has_member(model, request) && (now.status == RESOLVED || now.status == CLOSED);
        reopened += now.reopened;
        rated += now.rating > 0;
        satisfied += now.rating == 1 || now.rating == 2;
    }
    expect(stats, "requests.raised", raised);
    expect(stats, "requests.members", members);
    expect(stats, "requests.enterprises", count_parties(model, days, false));
    expect(stats, "requests.member_enterprises", count_parties(model, days, true));
    expect(stats, "requests.members_resolved", members_done);
    expect(stats, "requests.declined", by_status[DECLINED]);
    expect(stats, "requests.withdrawn", by_status[WITHDRAWN]);
    expect(stats, "requests.merged", by_status[MERGED]);
    expect(stats, "requests.open",
           by_status[REGISTERED] + by_status[ACCEPTED] + by_status[ASSIGNED] +
               by_status[IN_PROGRESS]);
    expect_rate(stats, "requests.rate", by_status[RESOLVED] + by_status[CLOSED],
                raised - by_status[WITHDRAWN] - by_status[MERGED]);
    expect(stats, "requests.reopened", reopened);
    expect_rate(stats, "requests.satisfied", satisfied, rated);
}

/* The number of a request's word in one of the three tables. */
static int request_word(const struct model *model, const struct days *days, int r, int table)
{
    const struct m_request *request = &model->requests[r];
    if (table == 0)
        return request->category;
    if (table == 1)
        return model_view_on(request, days->as_of).department;
    return model_fact_on(model, request->enterprise, INDUSTRY, days->as_of);
}

static void check_request_tables(const struct model *model, const struct days *days,
                                 const struct chamber_stats *stats)
{
    static const struct {
        const char *id;
        const char *const *words;
        int count;
    } tables[] = {
        {"requests.by_category", model_categories, 4},
        {"requests.by_department", model_departments, 4},
        {"requests.by_industry", model_words[INDUSTRY], 5},
    };
    for (int t = 0; t < 3; t++) {
        for (int w = 0; w < tables[t].count; w++) {
            int raised = 0, resolved = 0;
            for (int r = 0; r < REQUESTS; r++) {
                if (!within(days, model->requests[r].raised) ||
                    request_word(model, days, r, t) != w)
                    continue;
                raised++;
                resolved += model_view_on(&model->requests[r], days->as_of).resolved != NEVER;
            }
            expect_row(stats, tables[t].id, tables[t].words[w], raised);
            expect_column(stats, tables[t].id, tables[t].words[w], "resolved", resolved);
        }
    }
    const struct chamber_breakdown *months = sample_table(stats, "requests.by_month");
    for (size_t i = 0; i < months->row_count; i++) {
        int count = 0;
        for (int r = 0; r < REQUESTS && months->rows[i].key != NULL; r++)
            count += within(days, model->requests[r].raised) &&
                     in_month(model->requests[r].raised, months->rows[i].key);
        ck_assert_int_eq(months->rows[i].value, count);
    }
}

static bool counted_honor(const struct days *days, const struct m_honor *honor)
{
    return honor->first >= days->from && honor->last <= days->end;
}

/* One row of the table by title: its honors, with enterprises and persons once each. */
static void check_title(const struct model *model, const struct days *days,
                        const struct chamber_breakdown_row *row)
{
    int value = 0, chamber = 0, enterprises = 0, persons = 0;
    bool enterprise[ENTERPRISES + 1] = {false}, person[PERSONS + 1] = {false};
    for (int h = 0; h < HONORS && row->key != NULL; h++) {
        const struct m_honor *honor = &model->honors[h];
        char title[32];
        snprintf(title, sizeof(title), "荣誉%d", honor->title);
        const char *level = model_levels[honor->level];
        bool same_level = level == NULL ? row->level == NULL
                                        : row->level != NULL && strcmp(level, row->level) == 0;
        if (!counted_honor(days, honor) || strcmp(title, row->key) != 0 || !same_level)
            continue;
        value++;
        chamber += honor->enterprise == 0 && honor->person == 0;
        enterprises += honor->enterprise > 0 && !enterprise[honor->enterprise];
        persons += honor->person > 0 && !person[honor->person];
        enterprise[honor->enterprise] = true;
        person[honor->person] = true;
    }
    ck_assert_int_eq(row->value, value);
    ck_assert_int_eq(sample_column(row, "enterprises"), enterprises);
    ck_assert_int_eq(sample_column(row, "persons"), persons);
    ck_assert_int_eq(sample_column(row, "chamber"), chamber);
}

static void check_honors(const struct model *model, const struct days *days,
                         const struct chamber_stats *stats)
{
    int total = 0, levels[4] = {0};
    for (int h = 0; h < HONORS; h++) {
        total += counted_honor(days, &model->honors[h]);
        levels[model->honors[h].level] += counted_honor(days, &model->honors[h]);
    }
    expect(stats, "honors.total", total);
    for (int w = 0; w < 4; w++)
        expect_row(stats, "honors.by_level", model_levels[w], levels[w]);
    const struct chamber_breakdown *titles = sample_table(stats, "honors.by_title");
    for (size_t i = 0; i < titles->row_count; i++)
        check_title(model, days, &titles->rows[i]);
}

static void check_counts(const struct model *model, const struct days *days,
                         const struct chamber_stats *stats)
{
    check_members(model, days, stats);
    check_committee(model, days, stats);
    check_visits(model, days, stats);
    check_requests(model, days, stats);
    check_all_requests(model, days, stats);
    check_resolved(model, days, stats);
    check_request_tables(model, days, stats);
    check_honors(model, days, stats);
    check_work(model, days, stats);
}

static struct chamber_stats *stats_of(struct sample *sample, const struct days *days)
{
    char from[16], until[16], as_of[16], period[40];
    snprintf(period, sizeof(period), "%s..%s", model_day(days->from, from),
             model_day(days->until, until));
    return sample_stats(sample, period, model_day(days->as_of, as_of));
}

/* The span and the same a year earlier, counted both; before the model's first day there is only
 * what has no day. */
static void check_all(struct sample *sample, const struct model *model, const struct days *days)
{
    struct days before;
    days_earlier(days, &before);
    struct chamber_stats *stats = stats_of(sample, days);
    struct chamber_stats *earlier = stats_of(sample, &before);
    check_counts(model, days, stats);
    if (before.from >= 0 && before.as_of >= 0)
        check_counts(model, &before, earlier);
    check_previous(stats, earlier);
    chamber_stats_free(earlier);
    char period[40];
    snprintf(period, sizeof(period), "%s..%s", chamber_stats_from(stats),
             chamber_stats_until(stats));
    sample_check_identities(sample, period, chamber_stats_as_of(stats));
    chamber_stats_free(stats);
}

/* Mostly counted as of its last day, else at times within it, after it and before it. */
static void make_span(struct days *days, int n, uint32_t *seed)
{
    static const int years[] = {0, 366, 731, 1096, LAST_DAY + 1};
    days->from = model_chance(seed, LAST_DAY - 100);
    days->until = days->from + model_chance(seed, n % 2 == 0 ? 40 : 500);
    if (n % 3 == 0) { /* one year or several */
        int first = model_chance(seed, 4);
        days->from = years[first];
        days->until = years[first + 1 + model_chance(seed, 4 - first)] - 1;
    }
    days->as_of = n % 4 < 2 ? days->until : days->from - 20 + model_chance(seed, 600);
    if (days->as_of < 0)
        days->as_of = 0;
    days->end = days->as_of < days->until ? days->as_of : days->until;
}

START_TEST(test_random)
{
    struct sample sample;
    static struct model model;
    uint32_t seed = 20180720U + (uint32_t)_i * 7919U;
    sample_open(&sample, "2024-06-30");
    model_make(&model, seed, &sample);
    for (int n = 0; n < SPANS; n++) {
        struct days days;
        make_span(&days, n, &seed);
        check_all(&sample, &model, &days);
    }
    sample_close(&sample);
}
END_TEST

SUITE_SEEDS_MAIN("stats_random", test_random, SEEDS)
