/* SPDX-License-Identifier: MIT */
/* Memory runs out in what the rules do: steps, amending, merging, trips, erasing, screens, checks.
 */
#include "memory/sweep.h"

static int enterprise_step(struct sweep *sweep)
{
    const struct chamber_enterprise_step step = {.on = "2018-10-01", .note = "搬迁"};
    return chamber_enterprise_step(sweep->db, 2, "leave", &step);
}

static int request_step(struct sweep *sweep)
{
    const struct chamber_request_step step = {
        .on = "2018-08-05", .department = "market", .due_on = "2018-09-30"};
    return chamber_request_step(sweep->db, 2, "assign", &step);
}

static int request_merge(struct sweep *sweep)
{
    const struct chamber_request_step step = {.on = "2018-08-05", .merged_into = 1};
    return chamber_request_step(sweep->db, 2, "merge", &step);
}

static int request_amend(struct sweep *sweep)
{
    const struct chamber_request_event values = {.happened_on = "2018-07-06", .note = "更正"};
    const struct chamber_noun *noun = &chamber_request_event_noun;
    return chamber_request_amend(
        sweep->db, 1, 4, &values,
        chamber_field_bit(noun, "happened_on") | chamber_field_bit(noun, "note"), NULL);
}

static int request_drop(struct sweep *sweep)
{
    return chamber_request_amend_drop(sweep->db, 1, 5);
}

static int request_insert(struct sweep *sweep)
{
    const struct chamber_request_event values = {.happened_on = "2018-07-06", .step = "urge"};
    chamber_id event = SWEEP_NUMBER;
    return sweep_number(sweep, chamber_request_amend_insert(sweep->db, 1, &values, NULL, &event),
                        &event);
}

/* An operation that is refused, and says why. */
static int refused(struct sweep *sweep, int rc)
{
    if (rc != CHAMBER_E_REFUSED)
        return rc < 0 ? rc : CHAMBER_E_DATA;
    sweep_say(sweep, chamber_error(sweep->db)->message);
    return CHAMBER_OK;
}

static int request_misfit(struct sweep *sweep)
{
    const struct chamber_request_event values = {.happened_on = "2018-12-01"};
    const struct chamber_noun *noun = &chamber_request_event_noun;
    return refused(sweep, chamber_request_amend(sweep->db, 1, 4, &values,
                                                chamber_field_bit(noun, "happened_on"), NULL));
}

static int request_too_far(struct sweep *sweep)
{
    const struct chamber_request_step step = {.on = "2018-08-05"};
    return refused(sweep, chamber_request_step(sweep->db, 1, "accept", &step));
}

static int request_earlier(struct sweep *sweep)
{
    const struct chamber_request request = {.id = 2, .raised_on = "2018-07-30"};
    return chamber_request_update(sweep->db, &request,
                                  chamber_field_bit(&chamber_request_noun, "raised_on"), NULL);
}

static int choice_remove(struct sweep *sweep)
{
    chamber_id id = 0;
    int rc = chamber_choice_find(sweep->db, "区工商联", CHAMBER_WHOLE, &id);
    return rc < 0 ? rc : refused(sweep, chamber_choice_remove(sweep->db, id));
}

static int post_add(struct sweep *sweep)
{
    const struct chamber_post post = {.person = 1, .role = 2, .term = 1, .from_on = "2018-12-01"};
    chamber_id id = SWEEP_NUMBER;
    return sweep_number(sweep, chamber_post_add(sweep->db, &post, &id), &id);
}

static int merge(struct sweep *sweep)
{
    return chamber_enterprise_merge(sweep->db, 1, 4);
}

/* One that has a history of its own, which the other's note tells. */
static int merge_told(struct sweep *sweep)
{
    return chamber_enterprise_merge(sweep->db, 1, 2);
}

static int visit_log(struct sweep *sweep)
{
    chamber_id visits[2] = {SWEEP_NUMBER, SWEEP_NUMBER}, visitors[] = {1, 3};
    const struct chamber_request requests[] = {{.title = "招工难"}, {.title = "房租补贴"}};
    const struct chamber_stop stops[] = {
        {.enterprise = 3, .requests = requests, .request_count = 2}, {.enterprise = 2}};
    const struct chamber_trip trip = {
        .common = {.visited_on = "2018-12-03", .form = "onsite", .visitors = {2, visitors}},
        .stops = stops,
        .stop_count = 2};
    int rc = chamber_visit_log(sweep->db, &trip, visits);
    rc = sweep_number(sweep, rc, &visits[0]);
    return sweep_number(sweep, rc, &visits[1]);
}

static int term_end(struct sweep *sweep)
{
    int64_t posts = SWEEP_NUMBER;
    return sweep_number(sweep, chamber_term_end(sweep->db, 1, "2018-12-01", NULL, &posts), &posts);
}

static int post_end(struct sweep *sweep)
{
    return chamber_post_end(sweep->db, 1, "2018-12-01", NULL);
}

/* A person whom texts, lists, earlier names and batches name. */
static int erase(struct sweep *sweep)
{
    struct chamber_person_erased erased = {0};
    int rc = chamber_person_erase(sweep->db, 3, NULL, SIZE_MAX, &erased);
    if (rc < 0)
        sweep->touched = erased.name || erased.batch.given;
    else
        sweep_say_number(sweep, erased.texts.value);
    chamber_record_clear(&chamber_person_erased_noun, &erased);
    return rc;
}

static int mentions(struct sweep *sweep)
{
    struct chamber_cursor *cursor = SWEEP_POINTER;
    int rc = chamber_person_mentions_open(sweep->db, 3, &cursor);
    return sweep_rows(sweep, rc, &chamber_person_mention_noun, &cursor);
}

static int duplicates(struct sweep *sweep)
{
    struct chamber_cursor *cursor = SWEEP_POINTER;
    int rc = chamber_enterprise_duplicates_open(sweep->db, &cursor);
    return sweep_rows(sweep, rc, &chamber_enterprise_duplicate_noun, &cursor);
}

static int shortfalls(struct sweep *sweep)
{
    struct chamber_cursor *cursor = SWEEP_POINTER;
    size_t rules = 0;
    int rc = chamber_visit_rules_open(sweep->db, NULL, &rules, &cursor);
    return sweep_rows(sweep, rc, &chamber_visit_shortfall_noun, &cursor);
}

static int waiting(struct sweep *sweep)
{
    struct chamber_cursor *cursor = SWEEP_POINTER;
    int rc = chamber_request_waiting_open(sweep->db, NULL, &cursor);
    return sweep_rows(sweep, rc, &chamber_request_waiting_noun, &cursor);
}

static int missed(struct sweep *sweep)
{
    struct chamber_cursor *cursor = SWEEP_POINTER;
    int rc = chamber_body_missed_open(sweep->db, 1, 3, &cursor);
    return sweep_rows(sweep, rc, &chamber_body_missed_noun, &cursor);
}

static int roster(struct sweep *sweep)
{
    struct chamber_activity_roster numbers = {0};
    struct chamber_cursor *cursor = SWEEP_POINTER;
    int rc = chamber_activity_roster_open(sweep->db, 1, 3, &numbers, &cursor);
    rc = sweep_rows(sweep, rc, &chamber_activity_roster_row_noun, &cursor);
    chamber_record_clear(&chamber_activity_roster_noun, &numbers);
    return rc;
}

static int campaign(struct sweep *sweep)
{
    struct chamber_campaign_progress numbers = {0};
    struct chamber_cursor *cursor = SWEEP_POINTER;
    int rc = chamber_campaign_progress_open(sweep->db, 1, &numbers, &cursor);
    return sweep_rows(sweep, rc, &chamber_campaign_left_noun, &cursor);
}

static int screen(struct sweep *sweep, const struct chamber_screen *asked, chamber_id id)
{
    const struct chamber_screen_subject subject = {.id = id, .months = 6};
    char *json = SWEEP_POINTER;
    return sweep_text(sweep, chamber_screen_json(sweep->db, asked, &subject, &json), &json);
}

static int screens(struct sweep *sweep)
{
    int rc = screen(sweep, &chamber_enterprise_screen, 2);
    rc = rc < 0 ? rc : screen(sweep, &chamber_visit_screen, 1);
    rc = rc < 0 ? rc : screen(sweep, &chamber_request_screen, 1);
    return rc < 0 ? rc : screen(sweep, &chamber_post_screen, 0);
}

static int dossier(struct sweep *sweep)
{
    return screen(sweep, &chamber_person_dossier_screen, 1);
}

static int doubts(struct sweep *sweep)
{
    return screen(sweep, &chamber_enterprise_doubts_screen, 0);
}

static int notice(struct sweep *sweep)
{
    char *text = SWEEP_POINTER;
    return sweep_text(sweep, chamber_notice_text(sweep->db, 1, &text), &text);
}

static int days(struct sweep *sweep)
{
    char *day = SWEEP_POINTER, *value = SWEEP_POINTER;
    int rc = sweep_text(sweep, chamber_workday_after(sweep->db, "2018-09-28", 10, &day), &day);
    return rc < 0
               ? rc
               : sweep_text(sweep, chamber_setting_value(sweep->db, "chamber.name", NULL, &value),
                            &value);
}

static int check(struct sweep *sweep)
{
    const struct chamber_check how = {0};
    struct chamber_checked checked = {0};
    struct chamber_cursor *cursor = SWEEP_POINTER;
    int rc = chamber_check(sweep->db, &how, &checked, &cursor);
    rc = sweep_rows(sweep, rc, &chamber_finding_noun, &cursor);
    if (rc >= 0)
        sweep_say(sweep, checked.anchor);
    chamber_record_clear(&chamber_checked_noun, &checked);
    return rc;
}

/* Rules of every kind, which nobody keeps; they are gone again at the end. */
static int rules_broken(struct sweep *sweep)
{
    static const struct chamber_setting settings[] = {
        {.name = "visits.contacts", .value = "9"},
        {.name = "visits.coverage", .value = "100%"},
        {.name = "visits.coverage.role.director", .value = "100%"},
        {.name = "requests.answer_days", .value = "1"}};
    int rc = chamber_begin(sweep->db, "several");
    if (rc < 0)
        return rc;
    for (size_t i = 0; i < sizeof settings / sizeof settings[0] && rc == CHAMBER_OK; i++)
        rc = chamber_setting_add(sweep->db, &settings[i], NULL);
    return chamber_end(sweep->db, rc == CHAMBER_OK ? shortfalls(sweep) : rc);
}

static int find_one(struct sweep *sweep, const struct chamber_noun *noun, const char *text)
{
    chamber_id id = SWEEP_NUMBER;
    return sweep_number(sweep, chamber_record_find(sweep->db, noun, text, CHAMBER_WHOLE, &id), &id);
}

static int find_by_rules(struct sweep *sweep)
{
    int rc = find_one(sweep, &chamber_activity_noun, "2018-09-01 理事会会议");
    rc = rc < 0 ? rc : find_one(sweep, &chamber_activity_noun, "税务讲座 2018-10-12");
    rc = rc < 0 ? rc : find_one(sweep, &chamber_post_noun, "王建国");
    rc = rc < 0 ? rc : find_one(sweep, &chamber_post_noun, "陈静"); /* no longer in office */
    return rc < 0 ? rc : find_one(sweep, &chamber_visit_noun, "2018-07-03 星河");
}

static int facts(struct sweep *sweep)
{
    struct chamber_cursor *cursor = SWEEP_POINTER;
    int rc = chamber_enterprise_fact_open(sweep->db, &cursor);
    return sweep_rows(sweep, rc, &chamber_enterprise_fact_noun, &cursor);
}

static int reach(struct sweep *sweep)
{
    struct chamber_cursor *cursor = SWEEP_POINTER;
    int rc = chamber_notice_reach_open(sweep->db, 1, &cursor);
    return sweep_rows(sweep, rc, &chamber_notice_reach_noun, &cursor);
}

static int copies(struct sweep *sweep)
{
    struct chamber_cursor *cursor = SWEEP_POINTER;
    int rc = chamber_person_copies_open(sweep->db, 1, &cursor);
    return sweep_rows(sweep, rc, &chamber_person_copy_noun, &cursor);
}

static const struct sweep_operation operations[] = {
    {"enterprise leave", enterprise_step, SWEEP_WRITES},
    {"request assign", request_step, SWEEP_WRITES},
    {"request merge", request_merge, SWEEP_WRITES},
    {"request amend", request_amend, SWEEP_WRITES},
    {"request amend drop", request_drop, SWEEP_WRITES},
    {"request amend insert", request_insert, SWEEP_WRITES},
    {"request amend misfit", request_misfit, SWEEP_READS},
    {"request step misfit", request_too_far, SWEEP_READS},
    {"request earlier", request_earlier, SWEEP_WRITES},
    {"choice remove", choice_remove, SWEEP_READS},
    {"post add", post_add, SWEEP_WRITES},
    {"enterprise merge", merge, SWEEP_WRITES},
    {"enterprise merge told", merge_told, SWEEP_WRITES},
    {"visit log", visit_log, SWEEP_WRITES},
    {"term end", term_end, SWEEP_WRITES},
    {"post end", post_end, SWEEP_WRITES},
    {"erase", erase, SWEEP_WRITES},
    {"mentions", mentions, SWEEP_READS},
    {"duplicates", duplicates, SWEEP_READS},
    {"visit rules", shortfalls, SWEEP_READS},
    {"visit rules broken", rules_broken, SWEEP_WRITES},
    {"find by rules", find_by_rules, SWEEP_READS},
    {"facts", facts, SWEEP_READS},
    {"notice reach", reach, SWEEP_READS},
    {"copies", copies, SWEEP_READS},
    {"waiting", waiting, SWEEP_READS},
    {"missed", missed, SWEEP_READS},
    {"roster", roster, SWEEP_READS},
    {"campaign", campaign, SWEEP_READS},
    {"screens", screens, SWEEP_READS},
    {"dossier", dossier, SWEEP_READS},
    {"doubts", doubts, SWEEP_READS},
    {"notice", notice, SWEEP_READS},
    {"days", days, SWEEP_READS},
    {"check", check, SWEEP_READS},
};

SWEEP_MAIN("memory.rules", operations)
