/* SPDX-License-Identifier: MIT */
/* A sub-district of about 300 enterprises and two years of its chamber, made up from a seed: the
 * records in memory, written as CSV files and commands, and the answers that they must give. It
 * knows nothing of the library. Records are numbered from 1, as a new database numbers them. */
#ifndef TOWN_H
#define TOWN_H

#include <limits.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

enum {
    ALWAYS = INT_MIN, /* before every day */
    NEVER = INT_MAX,  /* an empty date */
    NAME_MAX_BYTES = 96,
    SHORT_MAX_BYTES = 16,
    PLACES = 12,
    BASE_ENTERPRISES = 304, /* by import; the rest are added one by one */
    ADDED_ENTERPRISES = 4,
    ENTERPRISES = BASE_ENTERPRISES + ADDED_ENTERPRISES,
    PERSONS = 160,
    ROLES = 13,
    TERMS = 2,
    POSTS_MAX = 200,
    LIAISONS_MAX = 160,
    CAMPAIGNS = 6,
    VISITS_MAX = 1600,
    REQUESTS_MAX = 420,
    HONORS = 60,
    BODIES = 4,
    ACTIVITIES_MAX = 120,
    ATTENDANCES_MAX = 4000,
    SERVICES = 6,
    DELIVERIES = 150,
    RECOMMENDATIONS = 24,
    TASKS = 40,
    NOTICES = 30,
    FEES_MAX = 600,
    MOVES_MAX = 8,
    STEPS_MAX = 10,
    FEW = 6
};

/* Numbers of words in the lists of words.c; 0 is "not filled in" everywhere. */
enum move_step { REGISTER, APPLY, REJECT, ADMIT, SUSPEND, RESUME, LEAVE };
enum membership { NOBODY, PROSPECT, APPLICANT, MEMBER, SUSPENDED, FORMER };
enum step {
    S_REGISTER,
    S_ACCEPT,
    S_ASSIGN,
    S_PROGRESS,
    S_URGE,
    S_EXTEND,
    S_RESOLVE,
    S_DECLINE,
    S_WITHDRAW,
    S_MERGE,
    S_RATE,
    S_CLOSE,
    S_REOPEN
};
enum handling {
    UNRAISED,
    REGISTERED,
    ACCEPTED,
    ASSIGNED,
    IN_PROGRESS,
    RESOLVED,
    DECLINED,
    WITHDRAWN,
    MERGED,
    CLOSED
};
enum state { DONE = 1, PLANNED, POSTPONED, CANCELLED };
enum attendance_state { CAME = 1, EXCUSED, ABSENT };
enum fact { KIND, INDUSTRY, SIZE, PLACE, PARTY, FACTS };
enum body { CONGRESS = 1, COMMITTEE, LEADERS, SUPERVISORS };
enum recipient { TO_ENTERPRISE, TO_PERSON, TO_CHAMBER };

struct move {
    int day;
    enum move_step step;
    int reason;
    const char *note;
    bool by_verb;
};

/* A value from the start, and perhaps another one since a day. */
struct dated {
    int value;
    int since;
    int later;
};

struct enterprise {
    char name[NAME_MAX_BYTES];
    char later_name[NAME_MAX_BYTES];
    int renamed_on;
    char short_name[SHORT_MAX_BYTES];
    char former_name[NAME_MAX_BYTES];
    char code[20];
    bool wrong_code;
    char phone[16];
    char contact[NAME_MAX_BYTES];
    char member_no[12];
    struct move moves[MOVES_MAX];
    int move_count;
    struct dated facts[FACTS];
    unsigned tags; /* bit n: word n */
    int introducer;
    int employees;
    int confirmed_on;
    bool priority;
    int twin; /* the record that it is a second one of */
};

struct person {
    char name[NAME_MAX_BYTES];
    int gender;
    int enterprise;
    int politics;
    int title;
    bool young;
    int moved_on; /* to another enterprise, from that day on */
    int moved_to;
};

struct role {
    const char *code, *name;
    int rank, seats;
    bool leader, honorary;
};

struct term {
    int number, from, until;
};

struct post {
    int person, role, term, enterprise, title, from, until, reason;
};

struct liaison {
    int person, enterprise, from, until;
};

struct campaign {
    char name[NAME_MAX_BYTES];
    int kind, from, until;
    bool listed; /* `targets` counts */
    bool targets[ENTERPRISES + 1];
};

struct visit {
    int day, enterprise, form, campaign, visitor_count, follow_up_on;
    enum state state;
    int visitors[FEW], visitor_total;
    int partners[FEW], partner_total;
    int finding, promise; /* a number that its text names; 0: none */
};

struct request_step {
    int day;
    enum step step;
    int department, due, satisfaction, merged_into;
    bool by_verb;
};

struct request {
    int raised, enterprise, visit, channel, category;
    int joint[FEW], joint_total;
    struct request_step steps[STEPS_MAX];
    int step_count;
};

struct honor {
    int title, level;
    int first, last; /* the span of a partial date */
    int valid_until;
    enum recipient recipient;
    int enterprise, person;
};

struct activity {
    int day, kind, place, headcount, body, term, session;
    bool education;
    enum state state;
    int partners[FEW], partner_total;
};

struct attendance {
    int activity, person, enterprise;
    bool guest;
    bool represents; /* `enterprise` stands in the file */
    enum attendance_state state;
};

struct delivery {
    int service, enterprise, day, request;
};

struct recommendation {
    int person, organization, day, result, result_on;
};

struct task {
    int year, owner, due, done;
};

struct notice {
    int day, channel, kind;
    bool listed;
    bool enterprises[ENTERPRISES + 1];
};

struct fee {
    int enterprise, year, paid_on;
    long amount, paid; /* in fen */
};

struct town {
    uint32_t random;
    int today;
    struct enterprise enterprises[ENTERPRISES + 1];
    struct person persons[PERSONS + 1];
    struct post posts[POSTS_MAX + 1];
    int post_count;
    struct liaison liaisons[LIAISONS_MAX + 1];
    int liaison_count;
    struct campaign campaigns[CAMPAIGNS + 1];
    struct visit visits[VISITS_MAX + 1];
    int visit_count;
    struct request requests[REQUESTS_MAX + 1];
    int request_count;
    struct honor honors[HONORS + 1];
    struct activity activities[ACTIVITIES_MAX + 1];
    int activity_count;
    struct attendance attendances[ATTENDANCES_MAX + 1];
    int attendance_count;
    struct delivery deliveries[DELIVERIES + 1];
    struct recommendation recommendations[RECOMMENDATIONS + 1];
    struct task tasks[TASKS + 1];
    struct notice notices[NOTICES + 1];
    struct fee fees[FEES_MAX + 1];
    int fee_count;
};

/* --- days.c --- */
int day_of(int year, int month, int day);
void day_split(int day, int *year, int *month, int *number);
int year_of(int day);
int month_of(int day);
/* The text of a day in `out`, empty for ALWAYS and NEVER; returns `out`. */
const char *day_text(int day, char out[16]);
/* A day so many months later, the last of a shorter month. */
int months_later(int day, int months);

/* chances */
int chance(struct town *town, int limit); /* 0 .. limit - 1 */
bool percent(struct town *town, int share);
int between(struct town *town, int least, int most);

/* --- words.c: word 0 of each list is empty; NULL ends it --- */
extern const char *const kinds[], *const industries[], *const sizes[], *const parties[];
extern const char *const tags[], *const reasons[], *const genders[], *const politics[];
extern const char *const titles[], *const end_reasons[], *const campaign_kinds[], *const forms[];
extern const char *const departments[], *const channels[], *const categories[];
extern const char *const satisfactions[], *const levels[], *const honor_titles[];
extern const char *const activity_kinds[], *const results[], *const organizations[];
extern const char *const notice_channels[], *const notice_kinds[], *const services[];
extern const char *const states[], *const attendance_states[], *const move_steps[];
extern const char *const memberships[], *const steps[], *const handlings[], *const places[];
extern const struct role roles[ROLES + 1];
extern const struct term terms[TERMS + 1];
extern const bool body_roles[BODIES + 1][ROLES + 1];
bool counts_in_person(int form);

/* --- names.c --- */
void person_name(struct town *town, char *out);
void company_names(struct town *town, int number, struct enterprise *enterprise);
char code_check(const char *code);

/* --- make_*.c: in this order --- */
void make_enterprises(struct town *town);
void make_moves(struct town *town);
void make_people(struct town *town);
void make_campaigns(struct town *town);
void make_visits(struct town *town);
void make_requests(struct town *town);
void make_activities(struct town *town);
void make_services(struct town *town);

/* --- past.c: how it stood on a day --- */
const char *name_on(const struct enterprise *enterprise, int day);
int fact_on(const struct enterprise *enterprise, enum fact fact, int day);
enum membership status_on(const struct enterprise *enterprise, int day);
bool member_on(const struct town *town, int enterprise, int day);
bool visit_counts(const struct visit *visit, int from, int until);
bool is_among(const int *items, int count, int item);
bool in_office(const struct post *post, int day);
/* A request as of a day. */
struct view {
    enum handling status;
    int department, due, first_due, due_then, resolved, ended, rating;
    bool reopened;
    int urged, at_since; /* the day since when the department has it */
};
struct view view_on(const struct request *request, int day);
bool is_open(enum handling status);
void request_number(const struct town *town, int request, char out[16]);

/* --- write*.c, commands.c: what is known by `today`, into a folder --- */
bool write_files(const struct town *town, const char *folder);
bool write_commands(const struct town *town, const char *folder);
FILE *file_in(const char *folder, const char *name);
/* Whether all was written. */
bool file_end(FILE *file);

/* --- figures*.c, answers*.c --- */
/* The figures of a period as of a day, and those of a year earlier, into NAME. */
bool write_figures(const struct town *town, const char *folder, const char *name, int from,
                   int until, int as_of);
bool write_answers(const struct town *town, const char *folder);

#endif
