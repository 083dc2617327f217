/* SPDX-License-Identifier: MIT */
/* A chamber made up by chance, kept as plain arrays with days as numbers, and stored in a database:
 * so that figures can be counted a second time without any of the library's code. */
#ifndef TESTS_DOMAIN_STATS_MODEL_H
#define TESTS_DOMAIN_STATS_MODEL_H

#include "stats_sample.h"

enum {
    ENTERPRISES = 30,
    PERSONS = 12,
    ROLES = 4,
    PLACES = 4,
    CAMPAIGNS = 3,
    POSTS = 40,
    VISITS = 150,
    REQUESTS = 120,
    HONORS = 60,
    LIAISONS = 40,
    BODIES = 3,
    ACTIVITIES = 90,
    ATTENDANCES = 6, /* of one activity, at most */
    SERVICES = 3,
    DELIVERIES = 60,
    RECOMMENDATIONS = 50,
    NOTICES = 60,
    TASKS = 40,
    FEES = 50,
    EVENTS_MAX = 14,
    LAST_DAY = 1460, /* days count from 2020-01-01, day 0, to 2023-12-31 */
    NEVER = -1       /* no day: before every day for an event, open for an end */
};

enum fact { KIND, INDUSTRY, SIZE, PLACE, PARTY, FACTS };
enum model_status { PROSPECT, APPLICANT, MEMBER, SUSPENDED, LEFT };
enum model_step {
    REGISTER,
    ACCEPT,
    ASSIGN,
    PROGRESS,
    URGE,
    EXTEND,
    RESOLVE,
    DECLINE,
    WITHDRAW,
    MERGE,
    RATE,
    CLOSE,
    REOPEN
};
enum handling {
    REGISTERED,
    ACCEPTED,
    ASSIGNED,
    IN_PROGRESS,
    RESOLVED,
    CLOSED,
    DECLINED,
    WITHDRAWN,
    MERGED
};

/* All numbers of words and records count from 1; 0 is not filled in. */
struct m_enterprise {
    int event_count;
    struct {
        int day;
        enum model_status status;
    } events[EVENTS_MAX];
    int fact_count[FACTS];
    struct {
        int from; /* NEVER: always */
        int value;
    } facts[FACTS][3]; /* by day */
};

struct m_post {
    int person, role, from, until;
};

struct m_visit {
    int day, enterprise, form, campaign, count, named;
    bool done, partner;
};

struct m_request {
    int raised, enterprise, joint[3], joint_count, category, event_count;
    struct {
        int day;
        enum model_step step;
        enum handling status;
        int department, due /* NEVER: none */, rating;
    } events[EVENTS_MAX];
};

struct m_honor {
    int title, level, first, last, enterprise, person;
};

struct m_liaison {
    int person, enterprise, from, until;
};

struct m_activity {
    int day, kind, body, headcount /* -1: not given */, attendance_count;
    bool done, education;
    struct {
        int person, enterprise;
        bool came;
    } attendances[ATTENDANCES];
};

struct m_delivery {
    int day, service;
};

struct m_recommendation {
    int day, organization, result_on;
    bool accepted;
};

struct m_notice {
    int day, channel, kind;
};

struct m_task {
    int year, done_on; /* year: from 2019 */
};

struct m_fee {
    int year, amount, paid /* -1: not given */, paid_on; /* in fen */
};

struct model {
    struct m_enterprise enterprises[ENTERPRISES + 1];
    struct m_post posts[POSTS];
    struct m_visit visits[VISITS];
    struct m_request requests[REQUESTS];
    struct m_honor honors[HONORS];
    struct m_liaison liaisons[LIAISONS];
    struct m_activity activities[ACTIVITIES];
    struct m_delivery deliveries[DELIVERIES];
    struct m_recommendation recommendations[RECOMMENDATIONS];
    struct m_notice notices[NOTICES];
    struct m_task tasks[TASKS];
    struct m_fee fees[FEES];
};

/* The codes of words, by number from 1. */
extern const char *const model_forms[6];
extern const char *const model_words[FACTS][5];
extern const char *const model_categories[4];
extern const char *const model_departments[4];
extern const char *const model_levels[4];
extern const char *const model_kinds[4]; /* of activities; 2 is meeting */
extern const char *const model_organizations[3];
extern const char *const model_channels[3];
extern const char *const model_notice_kinds[3];

/* Make one up and store it; the same for the same seed. */
void model_make(struct model *model, uint32_t seed, struct sample *sample);

/* The part of it that is no history: liaisons, activities, services, plans, money. */
void model_make_work(struct model *model, uint32_t *seed, struct sample *sample);

/* A number from 0 to below `below`, by chance. */
int model_chance(uint32_t *seed, int below);

/* A day's text, "YYYY-MM-DD", into a buffer of 16. */
const char *model_day(int day, char *out);

/* Run SQL of at most 512 bytes. */
void model_run(struct sample *sample, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* For SQL, into a buffer of 32: 'text' or NULL; a day, NULL for NEVER; a number, NULL for 0. */
const char *model_quoted(const char *text, char *out);
const char *model_quoted_day(int day, char *out);
const char *model_ref(int number, char *out);

/* A request as of a day. */
struct view {
    enum handling status;
    int resolved, due, first_due, due_then, department, rating;
    bool reopened;
};

/* An enterprise's status, whether it was a member, and a fact of it, at the end of a day. */
enum model_status model_status_on(const struct model *model, int enterprise, int day);
bool model_member_on(const struct model *model, int enterprise, int day);
int model_fact_on(const struct model *model, int enterprise, enum fact fact, int day);

/* A request at the end of a day, found by looking back from there. */
struct view model_view_on(const struct m_request *request, int day);

#endif
