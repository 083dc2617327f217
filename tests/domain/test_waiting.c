/* SPDX-License-Identifier: MIT */
/* Open requests: where they wait, since when, how often urged, how late; and all about one. */
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "domain/fixture.h"

static char lines[4000];

static void add(const char *format, ...) __attribute__((format(printf, 1, 2)));
static void add(const char *format, ...)
{
    va_list arguments;
    size_t used = strlen(lines);
    va_start(arguments, format);
    vsnprintf(lines + used, sizeof lines - used, format, arguments);
    va_end(arguments);
}

/* "number department since days urged due overdue", a line each; "-" for what is empty. */
static const char *waiting(struct chamber_db *db, const struct chamber_list *list)
{
    struct chamber_cursor *cursor = NULL;
    struct chamber_request_waiting row = {0};
    int rc;
    lines[0] = '\0';
    ck_ok(chamber_request_waiting_open(db, list, &cursor));
    while ((rc = chamber_cursor_next(cursor, &row)) == CHAMBER_ROW) {
        ck_assert_int_eq(row.id, row.request);
        add("%s%s %s %s %d %d %s ", lines[0] ? "\n" : "", row.request_name,
            row.department ? row.department : "-", row.since, (int)row.days.value,
            (int)row.urged.value, row.due_on ? row.due_on : "-");
        if (row.days_overdue.given)
            add("%d", (int)row.days_overdue.value);
        else
            add("-");
    }
    ck_assert_int_eq(rc, CHAMBER_OK);
    chamber_cursor_close(cursor);
    chamber_record_clear(&chamber_request_waiting_noun, &row);
    return lines;
}

static void step(struct chamber_db *db, chamber_id id, const char *verb, const char *on,
                 const struct chamber_request_step *rest)
{
    struct chamber_request_step told = rest ? *rest : (struct chamber_request_step){0};
    told.on = on;
    ck_ok(chamber_request_step(db, id, verb, &told));
}

static void assign(struct chamber_db *db, chamber_id id, const char *on, const char *department,
                   const char *due_on)
{
    step(db, id, "assign", on,
         &(struct chamber_request_step){.department = department, .due_on = due_on});
}

/* The codes of the departments these tests hand requests to. */
static const char *department(struct chamber_db *db, const char *word)
{
    struct chamber_choice choice = {0};
    static char codes[8][64];
    static int next;
    struct chamber_filter filters[] = {{"list", "department"}, {"zh", word}};
    struct chamber_list list = {.filters = filters, .filter_count = 2};
    struct chamber_cursor *cursor = NULL;
    char *code = codes[next++ % 8];
    ck_ok(chamber_choice_open(db, &list, &cursor));
    ck_assert_int_eq(chamber_choice_next(cursor, &choice), CHAMBER_ROW);
    snprintf(code, sizeof codes[0], "%s", choice.code);
    chamber_cursor_close(cursor);
    chamber_choice_clear(&choice);
    return code;
}

/* One request that went about: tax, tax again, business, urged twice, extended. */
static chamber_id wandering(struct chamber_db *db, chamber_id enterprise)
{
    chamber_id id = fixture_request(db, enterprise, "2018-03-01");
    const char *tax = department(db, "税务所"), *business = department(db, "营商办");
    assign(db, id, "2018-03-05", tax, "2018-03-20");
    step(db, id, "urge", "2018-03-12", NULL);
    assign(db, id, "2018-03-15", tax, NULL);
    assign(db, id, "2018-03-20", business, NULL);
    step(db, id, "urge", "2018-03-22", NULL);
    step(db, id, "extend", "2018-03-25",
         &(struct chamber_request_step){.due_on = "2018-04-10", .note = "需要会商"});
    return id;
}

START_TEST(test_where_and_since_when)
{
    struct chamber_db *db = fixture_open("2018-04-12");
    chamber_id enterprise = fixture_enterprise(db, "示例机械有限公司", "2010-01-01");
    wandering(db, enterprise);
    fixture_request(db, enterprise, "2018-04-02"); /* nobody has it, and no due date */
    const char *tax = department(db, "税务所"), *business = department(db, "营商办");
    char expected[300];
    snprintf(expected, sizeof expected,
             "2018-001 %s 2018-03-20 23 2 2018-04-10 2\n2018-002 - 2018-04-02 10 0 - -", business);
    ck_text(waiting(db, NULL), expected);
    struct chamber_list list = {.as_of = "2018-03-16"};
    snprintf(expected, sizeof expected, "2018-001 %s 2018-03-05 11 1 2018-03-20 -", tax);
    ck_text(waiting(db, &list), expected);
    list.as_of = "2018-03-04";
    ck_text(waiting(db, &list), "2018-001 - 2018-03-01 3 0 - -");
    list.as_of = "2018-02-28";
    ck_text(waiting(db, &list), "");
    list.as_of = "2018-02-30";
    struct chamber_cursor *cursor = NULL;
    ck_fails(chamber_request_waiting_open(db, &list, &cursor), CHAMBER_E_REFUSED, "no_such_day",
             NULL);
    ck_assert_ptr_null(cursor);
    fixture_close(db);
}
END_TEST

START_TEST(test_conditions)
{
    struct chamber_db *db = fixture_open("2018-06-10");
    chamber_id enterprise = fixture_enterprise(db, "示例机械有限公司", NULL);
    static const char *const due[] = {"2018-06-09", "2018-06-10", "2018-06-13", "2018-06-14", NULL};
    const char *business = department(db, "营商办");
    for (size_t i = 0; i < 5; i++)
        assign(db, fixture_request(db, enterprise, "2018-06-01"), "2018-06-01",
               i == 2 ? department(db, "税务所") : business, due[i]);
    chamber_id ended = fixture_request(db, enterprise, "2018-06-01");
    assign(db, ended, "2018-06-02", business, "2018-06-03");
    step(db, ended, "withdraw", "2018-06-04", NULL);
    struct chamber_filter filters[] = {
        {"overdue", NULL}, {"due_within", "3"}, {"department", business}};
    struct chamber_list list = {.filters = filters, .filter_count = 1};
    ck_assert_uint_eq(fixture_count(db, &chamber_request_noun, &list), 1);
    ck_assert_str_eq(strrchr(waiting(db, &list), ' '), " 1");
    list.filter_count = 2; /* together: either */
    ck_assert_int_eq(strncmp(waiting(db, &list), "2018-001", 8), 0);
    ck_assert_ptr_nonnull(strstr(lines, "\n2018-002"));
    ck_assert_ptr_nonnull(strstr(lines, "\n2018-003"));
    ck_assert_ptr_null(strstr(lines, "2018-004"));
    list.filter_count = 3;
    ck_assert_ptr_null(strstr(waiting(db, &list), "2018-003"));
    ck_assert_ptr_nonnull(strstr(lines, "2018-002"));
    list = (struct chamber_list){.as_of = "2018-06-03"};
    ck_assert_ptr_nonnull(strstr(waiting(db, &list), "2018-006")); /* open then, due that day */
    fixture_close(db);
}
END_TEST

/* "department from until days", a line each. */
static const char *stays(struct chamber_db *db, chamber_id id)
{
    struct chamber_cursor *cursor = NULL;
    struct chamber_request_stay row = {0};
    lines[0] = '\0';
    ck_ok(chamber_request_stays_open(db, id, &cursor));
    while (chamber_cursor_next(cursor, &row) == CHAMBER_ROW)
        add("%s%s %s %s %d", lines[0] ? "\n" : "", row.department ? row.department : "-",
            row.from_on, row.until_on ? row.until_on : "-", (int)row.days.value);
    chamber_cursor_close(cursor);
    chamber_record_clear(&chamber_request_stay_noun, &row);
    return lines;
}

START_TEST(test_stays)
{
    struct chamber_db *db = fixture_open("2018-06-30");
    chamber_id enterprise = fixture_enterprise(db, "示例机械有限公司", NULL);
    chamber_id id = wandering(db, enterprise);
    const char *tax = department(db, "税务所"), *business = department(db, "营商办");
    char expected[300];
    snprintf(expected, sizeof expected,
             "- 2018-03-01 2018-03-05 4\n%s 2018-03-05 2018-03-20 15\n%s 2018-03-20 - 102", tax,
             business);
    ck_text(stays(db, id), expected);
    step(db, id, "resolve", "2018-04-09", &(struct chamber_request_step){.outcome = "已办好"});
    snprintf(expected, sizeof expected,
             "- 2018-03-01 2018-03-05 4\n%s 2018-03-05 2018-03-20 15\n%s 2018-03-20 2018-04-09 20",
             tax, business);
    ck_text(stays(db, id), expected);
    step(db, id, "reopen", "2018-05-01", NULL); /* it is back where it was */
    assign(db, id, "2018-05-20", tax, NULL);
    snprintf(expected, sizeof expected, "%s 2018-03-20 2018-05-20 61\n%s 2018-05-20 - 41", business,
             tax);
    ck_assert_ptr_nonnull(strstr(stays(db, id), expected));
    chamber_id same_day = fixture_request(db, enterprise, "2018-06-01");
    assign(db, same_day, "2018-06-01", tax, NULL);
    snprintf(expected, sizeof expected, "%s 2018-06-01 - 29", tax);
    ck_text(stays(db, same_day), expected);
    chamber_id quick = fixture_request(db, enterprise, "2018-06-01");
    step(db, quick, "withdraw", "2018-06-01", NULL);
    ck_text(stays(db, quick), "- 2018-06-01 2018-06-01 0");
    struct chamber_cursor *cursor = NULL;
    ck_fails(chamber_request_stays_open(db, 99, &cursor), CHAMBER_E_NOT_FOUND, "no_such_id", NULL);
    ck_fails(chamber_request_steps_open(db, 99, &cursor), CHAMBER_E_NOT_FOUND, "no_such_id", NULL);
    fixture_close(db);
}
END_TEST

START_TEST(test_counts_and_extensions)
{
    struct chamber_db *db = fixture_open("2018-06-30");
    chamber_id id = wandering(db, fixture_enterprise(db, "示例机械有限公司", NULL));
    struct chamber_request_counts counts = {0};
    struct chamber_request_extension row = {0};
    struct chamber_cursor *cursor = NULL;
    step(db, id, "extend", "2018-04-08",
         &(struct chamber_request_step){.due_on = "2018-05-10", .note = "等待批复"});
    step(db, id, "decline", "2018-05-01", &(struct chamber_request_step){.note = "不属于本街道"});
    step(db, id, "reopen", "2018-05-02", NULL);
    ck_ok(chamber_request_count(db, id, &counts));
    ck_assert_int_eq(counts.urged.value, 2);
    ck_assert_int_eq(counts.reopened.value, 1);
    ck_fails(chamber_request_count(db, 99, &counts), CHAMBER_E_NOT_FOUND, "no_such_id", NULL);
    ck_ok(chamber_request_extensions_open(db, id, &cursor));
    static const char *const expected[][3] = {{"2018-03-20", "2018-04-10", "需要会商"},
                                              {"2018-04-10", "2018-05-10", "等待批复"}};
    for (size_t i = 0; i < 2; i++) {
        ck_assert_int_eq(chamber_cursor_next(cursor, &row), CHAMBER_ROW);
        ck_text(row.due_before, expected[i][0]);
        ck_text(row.due_on, expected[i][1]);
        ck_text(row.note, expected[i][2]);
    }
    ck_assert_int_eq(chamber_cursor_next(cursor, &row), CHAMBER_OK);
    chamber_cursor_close(cursor);
    chamber_record_clear(&chamber_request_extension_noun, &row);
    fixture_close(db);
}
END_TEST

START_TEST(test_who_entered_a_step)
{
    struct chamber_db *db = fixture_open("2018-06-30");
    struct chamber_request_trace row = {0};
    struct chamber_cursor *cursor = NULL;
    static const char *const expected[][2] = {
        {"register", "小张"}, {"accept", "小李"}, {"urge", "小张"}};
    ck_ok(chamber_set_actor(db, "小张"));
    chamber_id id =
        fixture_request(db, fixture_enterprise(db, "示例机械有限公司", NULL), "2018-06-01");
    ck_ok(chamber_set_actor(db, "小李"));
    step(db, id, "accept", "2018-06-02", NULL);
    chamber_id accepted = chamber_last_batch(db);
    ck_ok(chamber_set_actor(db, "小王")); /* taken back and done again by another */
    ck_ok(chamber_undo(db, accepted));
    ck_ok(chamber_undo(db, chamber_last_batch(db)));
    ck_ok(chamber_set_actor(db, "小张"));
    step(db, id, "urge", "2018-06-03", NULL);
    ck_ok(chamber_request_steps_open(db, id, &cursor));
    for (size_t i = 0; i < 3; i++) {
        ck_assert_int_eq(chamber_cursor_next(cursor, &row), CHAMBER_ROW);
        ck_text(row.step, expected[i][0]);
        ck_text(row.actor, expected[i][1]);
        ck_assert_int_eq(row.event.value, row.id);
    }
    ck_assert_int_eq(chamber_cursor_next(cursor, &row), CHAMBER_OK);
    chamber_cursor_close(cursor);
    chamber_record_clear(&chamber_request_trace_noun, &row);
    fixture_close(db);
}
END_TEST

/* --- random histories, against the events read one by one --- */
struct model {
    char status[16], department[64], since[12], due_on[12];
    int urged;
};

static void apply(struct model *model, const struct chamber_request_event *event)
{
    snprintf(model->status, sizeof model->status, "%s", event->status);
    if (!*model->since)
        snprintf(model->since, sizeof model->since, "%s", event->happened_on);
    if (event->department && strcmp(event->department, model->department) != 0) {
        snprintf(model->department, sizeof model->department, "%s", event->department);
        snprintf(model->since, sizeof model->since, "%s", event->happened_on);
    }
    if (event->due_on)
        snprintf(model->due_on, sizeof model->due_on, "%s", event->due_on);
    model->urged += strcmp(event->step, "urge") == 0;
}

static struct model model_of(struct chamber_db *db, chamber_id id, const char *as_of)
{
    struct model model = {.urged = 0};
    struct chamber_request_event event = {0};
    struct chamber_cursor *cursor = NULL;
    char ref[24];
    snprintf(ref, sizeof ref, "#%" PRId64, id);
    struct chamber_filter filter = {"request", ref};
    struct chamber_list list = {.filters = &filter, .filter_count = 1};
    ck_ok(chamber_request_event_open(db, &list, &cursor));
    while (chamber_request_event_next(cursor, &event) == CHAMBER_ROW)
        if (strcmp(event.happened_on, as_of) <= 0)
            apply(&model, &event);
    chamber_cursor_close(cursor);
    chamber_request_event_clear(&event);
    return model;
}

static bool is_open(const char *status)
{
    return strcmp(status, "registered") == 0 || strcmp(status, "accepted") == 0 ||
           strcmp(status, "assigned") == 0 || strcmp(status, "in_progress") == 0;
}

static void random_step(struct chamber_db *db, chamber_id id, const char *on,
                        const char *const *departments)
{
    char due[24];
    snprintf(due, sizeof due, "2018-%02d-%02d", 1 + rand() % 12, 1 + rand() % 28);
    struct chamber_request_step told = {.on = on};
    static const char *const verbs[] = {"accept", "progress", "urge",   "urge",  "resolve",
                                        "extend", "reopen",   "assign", "assign"};
    const char *verb = verbs[rand() % 9];
    if (strcmp(verb, "resolve") == 0)
        told.outcome = "已办好";
    if (strcmp(verb, "extend") == 0) {
        told.due_on = due;
        told.note = "需要会商";
    }
    if (strcmp(verb, "assign") == 0) {
        told.department = departments[rand() % 3];
        told.due_on = rand() % 2 ? due : NULL;
    }
    int rc = chamber_request_step(db, id, verb, &told);
    ck_assert(rc == CHAMBER_OK || rc == CHAMBER_E_REFUSED);
}

/* Every request that the model says is open has a row that says the same, and no other has one. */
static void compare(struct chamber_db *db, const chamber_id *ids, size_t count, const char *as_of)
{
    struct chamber_list list = {.as_of = as_of};
    struct chamber_cursor *cursor = NULL;
    struct chamber_request_waiting row = {0};
    size_t open = 0, rows = 0;
    for (size_t i = 0; i < count; i++)
        open += is_open(model_of(db, ids[i], as_of).status);
    ck_ok(chamber_request_waiting_open(db, &list, &cursor));
    while (chamber_cursor_next(cursor, &row) == CHAMBER_ROW) {
        struct model model = model_of(db, row.request, as_of);
        ck_assert(is_open(model.status));
        ck_text(row.department, model.department);
        ck_text(row.since, model.since);
        ck_text(row.due_on, model.due_on);
        ck_assert_int_eq(row.urged.value, model.urged);
        ck_assert(row.days_overdue.given == (*model.due_on && strcmp(model.due_on, as_of) < 0));
        rows++;
    }
    chamber_cursor_close(cursor);
    chamber_record_clear(&chamber_request_waiting_noun, &row);
    ck_assert_uint_eq(rows, open);
}

START_TEST(test_random_histories)
{
    enum { REQUESTS = 40, STEPS = 8, DAYS_ASKED = 6 };
    struct chamber_db *db = fixture_open("2018-12-31");
    chamber_id enterprise = fixture_enterprise(db, "示例机械有限公司", NULL), ids[REQUESTS];
    const char *departments[] = {department(db, "税务所"), department(db, "营商办"),
                                 department(db, "工会")};
    char day[24];
    srand(6);
    for (int i = 0; i < REQUESTS; i++) {
        int month = 1 + rand() % 4;
        snprintf(day, sizeof day, "2018-%02d-%02d", month, 1 + rand() % 28);
        ids[i] = fixture_request(db, enterprise, day);
        for (int n = 1; n <= STEPS; n++) {
            snprintf(day, sizeof day, "2018-%02d-%02d", month + n, 1 + rand() % 28);
            random_step(db, ids[i], day, departments);
        }
    }
    for (int i = 0; i < DAYS_ASKED; i++) {
        snprintf(day, sizeof day, "2018-%02d-%02d", 1 + rand() % 12, 1 + rand() % 28);
        compare(db, ids, REQUESTS, day);
    }
    compare(db, ids, REQUESTS, "2018-12-31");
    fixture_close(db);
}
END_TEST

SUITE_MAIN("waiting", test_where_and_since_when, test_conditions, test_stays,
           test_counts_and_extensions, test_who_entered_a_step, test_random_histories)
