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

struct model {
    struct m_enterprise enterprises[ENTERPRISES + 1];
    struct m_post posts[POSTS];
    struct m_visit visits[VISITS];
    struct m_request requests[REQUESTS];
    struct m_honor honors[HONORS];
};

/* The codes of words, by number from 1. */
extern const char *const model_forms[6];
extern const char *const model_words[FACTS][5];
extern const char *const model_categories[4];
extern const char *const model_departments[4];
extern const char *const model_levels[4];

/* Make one up and store it; the same for the same seed. */
void model_make(struct model *model, uint32_t seed, struct sample *sample);

/* A number from 0 to below `below`, by chance. */
int model_chance(uint32_t *seed, int below);

/* A day's text, "YYYY-MM-DD", into a buffer of 16. */
const char *model_day(int day, char *out);

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
