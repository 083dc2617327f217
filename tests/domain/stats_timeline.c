/* SPDX-License-Identifier: MIT */
/* The histories of a made-up office: membership, dated fields, posts, liaisons, visits, requests.
 */
#include "stats_timeline.h"

#include <stdio.h>
#include <string.h>

#include "stats_model.h"

void list_add(struct record_list *list, chamber_id id)
{
    if (list->count < LIST_MAX)
        list->ids[list->count++] = id;
}

chamber_id list_any(struct timeline *timeline, const struct record_list *list)
{
    return list->count > 0 ? list->ids[model_chance(&timeline->seed, list->count)] : 0;
}

chamber_id list_take(struct timeline *timeline, struct record_list *list)
{
    if (list->count == 0)
        return 0;
    int n = model_chance(&timeline->seed, list->count);
    chamber_id id = list->ids[n];
    list->ids[n] = list->ids[--list->count];
    return id;
}

const char *day_after_today(struct timeline *timeline, int within, char *out)
{
    return model_day(timeline->day + 1 + model_chance(&timeline->seed, within), out);
}

const char *any_word(struct timeline *timeline, const char *const *words)
{
    int count = 0;
    while (words[count] != NULL)
        count++;
    return words[model_chance(&timeline->seed, count + 1)];
}

static bool chance(struct timeline *timeline, int one_in)
{
    return model_chance(&timeline->seed, one_in) == 0;
}

static const char *const kinds[] = {"enterprise", "group", "individual", NULL};
static const char *const industries[] = {"C", "F", "I", "J", NULL};
static const char *const sizes[] = {"large", "medium", "small", "micro", NULL};
static const char *const party_states[] = {"own", "joint", "none", NULL};
static const char *const forms[] = {"onsite", "interview", "symposium", "phone", "online", NULL};
static const char *const departments[] = {"union", "women", "tax", NULL};
static const char *const levels[] = {"national", "district", "subdistrict", NULL};

static void add_enterprise(struct timeline *timeline)
{
    struct chamber_db *db = timeline->db;
    char name[64];
    chamber_id id;
    snprintf(name, sizeof(name), "示例第%d实业有限公司", ++timeline->made);
    const struct chamber_enterprise enterprise = {
        .name = name,
        .kind = any_word(timeline, kinds),
        .industry = any_word(timeline, industries),
        .size = any_word(timeline, sizes),
        .party_state = any_word(timeline, party_states),
        .place = chance(timeline, 3) ? 0 : list_any(timeline, &timeline->places),
    };
    ck_ok(chamber_enterprise_add(db, &enterprise, &id));
    list_add(&timeline->enterprises, id);
}

/* The next step of its membership. */
static void move_enterprise(struct timeline *timeline)
{
    static const struct {
        const char *status, *steps[2];
    } moves[] = {
        {"prospect", {"apply", "admit"}}, {"applicant", {"admit", "reject"}},
        {"member", {"suspend", "leave"}}, {"suspended", {"resume", "leave"}},
        {"left", {"apply", "admit"}},
    };
    struct chamber_db *db = timeline->db;
    struct chamber_enterprise enterprise = {0};
    const struct chamber_enterprise_step step = {.on = timeline->today};
    chamber_id id = list_any(timeline, &timeline->enterprises);
    ck_ok(chamber_enterprise_get(db, id, &enterprise));
    for (size_t i = 0; i < sizeof(moves) / sizeof(moves[0]); i++)
        if (strcmp(moves[i].status, enterprise.status) == 0)
            ck_ok(chamber_enterprise_step(db, id, moves[i].steps[model_chance(&timeline->seed, 2)],
                                          &step));
    chamber_enterprise_clear(&enterprise);
}

/* One of the dated fields changes today. */
static void change_enterprise(struct timeline *timeline)
{
    static const char *const fields[] = {"kind", "industry", "size", "party_state", "place"};
    struct chamber_db *db = timeline->db;
    const struct chamber_enterprise changed = {
        .id = list_any(timeline, &timeline->enterprises),
        .kind = any_word(timeline, kinds),
        .industry = any_word(timeline, industries),
        .size = any_word(timeline, sizes),
        .party_state = any_word(timeline, party_states),
        .place = list_any(timeline, &timeline->places),
    };
    uint64_t field =
        chamber_field_bit(&chamber_enterprise_noun, fields[model_chance(&timeline->seed, 5)]);
    ck_ok(chamber_enterprise_update(db, &changed, field, timeline->today));
}

static void add_post(struct timeline *timeline)
{
    struct chamber_db *db = timeline->db;
    char until[16];
    chamber_id id;
    const struct chamber_post post = {
        .person = list_any(timeline, &timeline->persons),
        .role = 1 + model_chance(&timeline->seed, 6),
        .from_on = timeline->today,
        .until_on = chance(timeline, 3) ? day_after_today(timeline, 300, until) : NULL,
    };
    ck_ok(chamber_post_add(db, &post, &id));
    list_add(&timeline->posts, id);
}

/* Today is its last day, unless that is past. */
static void end_post(struct timeline *timeline)
{
    struct chamber_db *db = timeline->db;
    struct chamber_post stored = {0};
    chamber_id id = list_take(timeline, &timeline->posts);
    if (id == 0)
        return;
    ck_ok(chamber_post_get(db, id, &stored));
    const struct chamber_post ended = {.id = id, .until_on = timeline->today};
    if (stored.until_on == NULL || strcmp(stored.until_on, timeline->today) > 0)
        ck_ok(chamber_post_update(db, &ended, chamber_field_bit(&chamber_post_noun, "until_on"),
                                  NULL));
    chamber_post_clear(&stored);
}

static void add_liaison(struct timeline *timeline)
{
    struct chamber_db *db = timeline->db;
    char until[16];
    chamber_id id;
    const struct chamber_liaison liaison = {
        .person = list_any(timeline, &timeline->persons),
        .enterprise = list_any(timeline, &timeline->enterprises),
        .from_on = timeline->today,
        .until_on = chance(timeline, 3) ? day_after_today(timeline, 200, until) : NULL,
    };
    ck_ok(chamber_liaison_add(db, &liaison, &id));
    list_add(&timeline->liaisons, id);
}

static void end_liaison(struct timeline *timeline)
{
    struct chamber_db *db = timeline->db;
    struct chamber_liaison stored = {0};
    chamber_id id = list_take(timeline, &timeline->liaisons);
    if (id == 0)
        return;
    ck_ok(chamber_liaison_get(db, id, &stored));
    const struct chamber_liaison ended = {.id = id, .until_on = timeline->today};
    if (stored.until_on == NULL || strcmp(stored.until_on, timeline->today) > 0)
        ck_ok(chamber_liaison_update(db, &ended,
                                     chamber_field_bit(&chamber_liaison_noun, "until_on"), NULL));
    chamber_liaison_clear(&stored);
}

/* Done today, or planned for a later day. */
static void add_visit(struct timeline *timeline)
{
    struct chamber_db *db = timeline->db;
    chamber_id id, visitors[] = {list_any(timeline, &timeline->persons), 1};
    const char *partner = "union";
    char later[16];
    int days = chance(timeline, 4) ? 1 + model_chance(&timeline->seed, 40) : 0;
    const struct chamber_visit visit = {
        .enterprise = list_any(timeline, &timeline->enterprises),
        .visited_on = model_day(timeline->day + days, later),
        .state = days > 0 ? "planned" : "done",
        .form = any_word(timeline, forms),
        .campaign = chance(timeline, 2) ? list_any(timeline, &timeline->campaigns) : 0,
        .visitors = {visitors[0] == 1 ? 1U : (size_t)model_chance(&timeline->seed, 3), visitors},
        .visitor_count = {chance(timeline, 2), model_chance(&timeline->seed, 6)},
        .partners = {(size_t)model_chance(&timeline->seed, 2), &partner},
    };
    ck_ok(chamber_visit_add(db, &visit, &id));
    if (days > 0 && timeline->visits.count < LIST_MAX)
        timeline->visit_days[timeline->visits.count] = timeline->day + days;
    if (days > 0)
        list_add(&timeline->visits, id);
}

/* What was planned for today is done or not. */
static void keep_visits(struct timeline *timeline)
{
    static const char *const states[] = {"done", "done", "cancelled", "postponed"};
    struct chamber_db *db = timeline->db;
    for (int n = 0; n < timeline->visits.count; n++) {
        const struct chamber_visit visit = {
            .id = timeline->visits.ids[n],
            .state = states[model_chance(&timeline->seed, 4)],
        };
        if (timeline->visit_days[n] == timeline->day)
            ck_ok(chamber_visit_update(db, &visit, chamber_field_bit(&chamber_visit_noun, "state"),
                                       NULL));
    }
}

static void add_request(struct timeline *timeline)
{
    static const char *const categories[] = {"policy", "tax", "other", NULL};
    struct chamber_db *db = timeline->db;
    chamber_id id, joint = list_any(timeline, &timeline->enterprises);
    chamber_id enterprise = list_any(timeline, &timeline->enterprises);
    bool jointly = joint != enterprise && chance(timeline, 4);
    const struct chamber_request request = {
        .enterprise = enterprise,
        .raised_on = timeline->today,
        .title = "停车难",
        .category = any_word(timeline, categories),
        .enterprises = {jointly ? 1 : 0, &joint},
    };
    ck_ok(chamber_request_add(db, &request, &id));
    list_add(&timeline->requests, id);
}

/* A request other than this one that is open, or 0. */
static chamber_id open_request(struct timeline *timeline, chamber_id but)
{
    static const char *const open[] = {"registered", "accepted", "assigned", "in_progress"};
    struct chamber_db *db = timeline->db;
    struct chamber_request request = {0};
    chamber_id id = list_any(timeline, &timeline->requests);
    bool found = false;
    ck_ok(chamber_request_get(db, id, &request));
    for (int i = 0; i < 4; i++)
        found = found || strcmp(request.status, open[i]) == 0;
    chamber_request_clear(&request);
    return found && id != but ? id : 0;
}

static const char *step_from(struct timeline *timeline, const char *status)
{
    static const char *const of_open[] = {"assign",  "assign",  "progress", "urge",     "extend",
                                          "resolve", "resolve", "decline",  "withdraw", "merge"};
    static const char *const of_resolved[] = {"rate", "close", "reopen"};
    if (strcmp(status, "withdrawn") == 0 || strcmp(status, "merged") == 0)
        return NULL;
    if (strcmp(status, "declined") == 0)
        return "reopen";
    if (strcmp(status, "resolved") == 0)
        return of_resolved[model_chance(&timeline->seed, 3)];
    if (strcmp(status, "closed") == 0)
        return chance(timeline, 2) ? "rate" : "reopen";
    return of_open[model_chance(&timeline->seed, 10)];
}

/* The next step of its handling. */
static void step_request(struct timeline *timeline)
{
    static const char *const ratings[] = {"satisfied", "basic", "dissatisfied"};
    struct chamber_db *db = timeline->db;
    struct chamber_request request = {0};
    char due[16];
    chamber_id id = list_any(timeline, &timeline->requests);
    if (id == 0)
        return;
    ck_ok(chamber_request_get(db, id, &request));
    const char *verb = step_from(timeline, request.status);
    chamber_request_clear(&request);
    struct chamber_request_step step = {.on = timeline->today, .note = "说明"};
    if (verb == NULL)
        return;
    if (strcmp(verb, "assign") == 0)
        step.department = departments[model_chance(&timeline->seed, 3)];
    if (strcmp(verb, "extend") == 0 || (step.department != NULL && chance(timeline, 2)))
        step.due_on = day_after_today(timeline, 40, due);
    if (strcmp(verb, "resolve") == 0)
        step.outcome = "已办妥";
    if (strcmp(verb, "rate") == 0)
        step.satisfaction = ratings[model_chance(&timeline->seed, 3)];
    if (strcmp(verb, "merge") == 0)
        step.merged_into = open_request(timeline, id);
    if (strcmp(verb, "merge") != 0 || step.merged_into != 0)
        ck_ok(chamber_request_step(db, id, verb, &step));
}

/* Given today, of which only the month or year may be entered. */
static void add_honor(struct timeline *timeline)
{
    static const size_t lengths[] = {10, 10, 7, 4};
    struct chamber_db *db = timeline->db;
    chamber_id id;
    char on[16];
    int recipient = model_chance(&timeline->seed, 3);
    strcpy(on, timeline->today);
    on[lengths[model_chance(&timeline->seed, 4)]] = '\0';
    const struct chamber_honor honor = {
        .title = chance(timeline, 2) ? "文明单位" : "公益之星",
        .level = any_word(timeline, levels),
        .awarded_on = on,
        .recipient = recipient == 0   ? "enterprise"
                     : recipient == 1 ? "person"
                                      : "chamber",
        .enterprise = recipient == 0 ? list_any(timeline, &timeline->enterprises) : 0,
        .person = recipient == 1 ? list_any(timeline, &timeline->persons) : 0,
    };
    ck_ok(chamber_honor_add(db, &honor, &id));
}

void timeline_begin(struct timeline *timeline, struct chamber_db *db, uint32_t seed)
{
    static const char *const names[] = {"张岚", "李默", "王蕾", "赵拓", "钱溪", "孙岳"};
    chamber_id id;
    char name[32], from[16];
    *timeline = (struct timeline){.db = db, .seed = seed};
    model_day(0, timeline->today);
    ck_ok(chamber_set_today(db, timeline->today));
    for (int i = 0; i < 6; i++)
        list_add(&timeline->persons, fixture_person(db, names[i], 0));
    for (int i = 0; i < 3; i++) {
        snprintf(name, sizeof(name), "示例%d号楼", i + 1);
        ck_ok(chamber_place_add(db, &(struct chamber_place){.name = name}, &id));
        list_add(&timeline->places, id);
        snprintf(name, sizeof(name), "行动%d", i + 1);
        const struct chamber_campaign campaign = {
            .name = name, .from_on = model_day(i * 200, from), .until_on = "2021-12-31"};
        ck_ok(chamber_campaign_add(db, &campaign, &id));
        list_add(&timeline->campaigns, id);
        snprintf(name, sizeof(name), "服务%d", i + 1);
        ck_ok(chamber_service_add(db, &(struct chamber_service){.name = name}, &id));
        list_add(&timeline->services, id);
    }
    for (int i = 0; i < 8; i++)
        add_enterprise(timeline);
}

void timeline_pass(struct timeline *timeline)
{
    static void (*const actions[])(struct timeline *) = {
        add_enterprise, move_enterprise, move_enterprise, change_enterprise,
        add_post,       end_post,        add_liaison,     end_liaison,
        add_visit,      add_visit,       add_request,     add_request,
        step_request,   step_request,    step_request,    add_honor};
    enum { ACTIONS = sizeof(actions) / sizeof(actions[0]) };
    struct chamber_db *db = timeline->db;
    ck_ok(chamber_set_today(db, timeline->today));
    ck_ok(chamber_begin(db, "day"));
    timeline_begin_year(timeline);
    keep_visits(timeline);
    timeline_keep_activities(timeline);
    for (int n = model_chance(&timeline->seed, 6); n > 0; n--) {
        int what = model_chance(&timeline->seed, ACTIONS + TIMELINE_WORKS);
        if (what < ACTIONS)
            actions[what](timeline);
        else
            timeline_work(timeline, what - ACTIONS);
    }
    ck_ok(chamber_end(db, CHAMBER_OK));
    model_day(++timeline->day, timeline->today);
}
