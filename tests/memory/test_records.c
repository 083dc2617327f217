/* SPDX-License-Identifier: MIT */
/* Memory runs out in what is done with records of any noun: written, read, listed, found. */
#include <string.h>

#include "memory/sweep.h"
#include "record/json.h"

static int add_json(struct sweep *sweep, const char *name, const char *json)
{
    const struct chamber_noun *noun = chamber_noun_named(name);
    static _Alignas(16) char record[4096];
    uint64_t fields = 0;
    chamber_id id = SWEEP_NUMBER;
    memset(record, 0, sizeof record);
    int rc = chamber_record_from_json(sweep->db, noun, json, strlen(json), record, &fields);
    if (rc == CHAMBER_OK)
        rc = sweep_number(sweep, chamber_record_add(sweep->db, noun, record, &id), &id);
    chamber_record_clear(noun, record);
    return rc;
}

static int add_enterprise(struct sweep *sweep)
{
    return add_json(sweep, "enterprise",
                    "{\"name\":\"上海新风物业有限公司\",\"joined_on\":\"2018-05-01\",\"place\":1,"
                    "\"former_names\":[\" 新风\",\"新风保洁\"],\"tags\":[\"high_tech\"],"
                    "\"credit_code\":\"91310115MA1K3XYZ7A\",\"phone\":\"13800000009\"}");
}

static int add_visit(struct sweep *sweep)
{
    return add_json(sweep, "visit",
                    "{\"visited_on\":\"2018-08-03\",\"enterprise\":1,\"visitors\":[1,2,3],"
                    "\"partners\":[\"tax\"],\"findings\":\"招工难\"}");
}

static int add_campaign(struct sweep *sweep)
{
    return add_json(sweep, "campaign",
                    "{\"name\":\"冬日送温暖\",\"kind\":\"warmth\",\"from_on\":\"2018-12-01\","
                    "\"until_on\":\"2019-01-31\",\"enterprises\":[1,2,3]}");
}

static int add_setting(struct sweep *sweep)
{
    return add_json(sweep, "setting",
                    "{\"name\":\"visits.contacts\",\"value\":\"2\",\"from_on\":\"2018-06-01\"}");
}

static int update_dated(struct sweep *sweep)
{
    const struct chamber_enterprise given = {
        .id = 1, .name = "上海银河信息技术有限公司", .size = "medium"};
    const struct chamber_noun *noun = &chamber_enterprise_noun;
    return chamber_enterprise_update(
        sweep->db, &given, chamber_field_bit(noun, "name") | chamber_field_bit(noun, "size"),
        "2018-09-01");
}

static int update_lists(struct sweep *sweep)
{
    chamber_id visitors[] = {2, 3};
    const char *partners[] = {"tax"};
    const struct chamber_visit given = {
        .id = 1, .visitors = {2, visitors}, .partners = {1, partners}};
    return chamber_visit_update(sweep->db, &given,
                                chamber_field_bit(&chamber_visit_noun, "visitors") |
                                    chamber_field_bit(&chamber_visit_noun, "partners"),
                                NULL);
}

static int remove_one(struct sweep *sweep)
{
    return chamber_visit_remove(sweep->db, 2);
}

/* Every noun's first record. */
static int get_all(struct sweep *sweep)
{
    static _Alignas(16) char record[4096];
    int rc = CHAMBER_OK;
    for (const struct chamber_noun *const *noun = chamber_nouns(); *noun && rc >= 0; noun++) {
        char *json = SWEEP_POINTER;
        memset(record, 0, sizeof record);
        rc = chamber_record_get(sweep->db, *noun, 1, record);
        if (rc >= 0)
            rc = sweep_text(sweep, chamber_record_json(sweep->db, *noun, record, &json), &json);
        chamber_record_clear(*noun, record);
    }
    return rc;
}

static int get_as_of(struct sweep *sweep)
{
    struct chamber_enterprise enterprise = {0};
    int rc =
        chamber_record_get_as_of(sweep->db, &chamber_enterprise_noun, 2, "2018-01-01", &enterprise);
    if (rc >= 0)
        sweep_say(sweep, enterprise.name);
    chamber_enterprise_clear(&enterprise);
    return rc;
}

static int list(struct sweep *sweep, const struct chamber_noun *noun,
                const struct chamber_list *list)
{
    struct chamber_cursor *cursor = SWEEP_POINTER;
    int rc = chamber_cursor_open(sweep->db, noun, list, &cursor);
    return sweep_rows(sweep, rc, noun, &cursor);
}

static int list_filtered(struct sweep *sweep)
{
    const struct chamber_filter filters[] = {
        {"name", "上海"},     {"place", "创新"},  {"tags", "high_tech;listed"},
        {"status", "member"}, {"status", "left"}, {"joined_on", "2016Q1"},
        {"employees", ""},    {"priority", "yes"}};
    return list(sweep, &chamber_enterprise_noun,
                &(struct chamber_list){.filters = filters,
                                       .filter_count = sizeof filters / sizeof filters[0],
                                       .search = "星河",
                                       .sort = "-name",
                                       .limit = 3});
}

static int list_as_of(struct sweep *sweep)
{
    const struct chamber_filter filters[] = {{"name", "长宁"}, {"status", "member"}};
    return list(sweep, &chamber_enterprise_noun,
                &(struct chamber_list){
                    .filters = filters, .filter_count = 2, .as_of = "2018-01-01", .sort = "place"});
}

static int list_days(struct sweep *sweep)
{
    const struct chamber_filter filters[] = {{"enterprise", "星河"}, {"visitors", "王建国;陈静"}};
    return list(sweep, &chamber_visit_noun,
                &(struct chamber_list){.filters = filters,
                                       .filter_count = 2,
                                       .from = "2018",
                                       .until = "2018-12",
                                       .sort = "visited_on"});
}

/* Every condition of every noun, each in a list of its own. */
static int list_conditions(struct sweep *sweep)
{
    int rc = CHAMBER_OK;
    for (const struct chamber_noun *const *noun = chamber_nouns(); *noun; noun++) {
        size_t count = 0;
        const struct chamber_condition *conditions = chamber_noun_conditions(*noun, &count);
        for (size_t i = 0; i < count && rc >= 0; i++) {
            static const char *const given[] = {NULL, "3", "会", "#1"};
            const struct chamber_filter filter = {conditions[i].name, given[conditions[i].takes]};
            rc = list(sweep, *noun, &(struct chamber_list){.filters = &filter, .filter_count = 1});
        }
    }
    return rc;
}

/* What a title contains, however it is written. */
static int list_honored(struct sweep *sweep)
{
    const struct chamber_filter filter = {"honored", "商户"};
    return list(sweep, &chamber_enterprise_noun,
                &(struct chamber_list){.filters = &filter, .filter_count = 1});
}

static int find(struct sweep *sweep, const struct chamber_noun *noun, const char *text,
                enum chamber_naming naming)
{
    chamber_id id = SWEEP_NUMBER;
    return sweep_number(sweep, chamber_record_find(sweep->db, noun, text, naming, &id), &id);
}

static int find_whole(struct sweep *sweep)
{
    int rc = find(sweep, &chamber_enterprise_noun, "星河工作室", CHAMBER_WHOLE);
    return rc < 0 ? rc : find(sweep, &chamber_request_noun, "2018-001", CHAMBER_WHOLE);
}

static int find_number(struct sweep *sweep)
{
    return find(sweep, &chamber_place_noun, "#1 创新大厦", CHAMBER_WHOLE);
}

static int find_part(struct sweep *sweep)
{
    int rc = find(sweep, &chamber_enterprise_noun, "海纳", CHAMBER_PART);
    rc = rc < 0 ? rc : find(sweep, &chamber_person_noun, "lixiuying", CHAMBER_PART);
    return rc < 0 ? rc : find(sweep, &chamber_person_noun, "0001", CHAMBER_PART);
}

static int candidates(struct sweep *sweep)
{
    chamber_id *ids = SWEEP_POINTER;
    size_t count = 99;
    int rc = chamber_record_candidates(sweep->db, &chamber_enterprise_noun, "上海", CHAMBER_PART,
                                       &ids, &count);
    if (rc < 0) {
        sweep->touched = (void *)ids != SWEEP_POINTER || count != 99;
        return rc;
    }
    sweep_say_number(sweep, (int64_t)count);
    chamber_free(ids);
    return rc;
}

/* Nothing is found: the nearest are offered, if memory lasts. */
static int find_none(struct sweep *sweep, const struct chamber_noun *noun, const char *text,
                     enum chamber_naming naming)
{
    chamber_id id = SWEEP_NUMBER;
    int rc = chamber_record_find(sweep->db, noun, text, naming, &id);
    sweep->touched = id != SWEEP_NUMBER;
    return rc == CHAMBER_E_NOT_FOUND ? CHAMBER_OK : rc;
}

static int find_nothing(struct sweep *sweep)
{
    return find_none(sweep, &chamber_enterprise_noun, "上海兴河信息技术有限公司", CHAMBER_WHOLE);
}

static int find_nothing_read(struct sweep *sweep)
{
    int rc = find_none(sweep, &chamber_person_noun, "lixiuyimg", CHAMBER_WHOLE);
    return rc < 0 ? rc : find_none(sweep, &chamber_person_noun, "王建国(海纳)", CHAMBER_PART);
}

/* Two are called so, and one of them to the byte: all names were read before. */
static int find_twins(struct sweep *sweep)
{
    const struct chamber_noun *noun = &chamber_enterprise_noun;
    const char *former[] = {" 星河一号", "星河二号 "};
    const struct chamber_enterprise twin = {
        .id = 4, .short_name = "上海海纳服饰有限公司", .former_names = {2, former}};
    chamber_id *ids = SWEEP_POINTER;
    size_t count = 0;
    int rc = chamber_begin(sweep->db, "several");
    if (rc != CHAMBER_OK)
        return rc;
    rc = chamber_enterprise_update(
        sweep->db, &twin,
        chamber_field_bit(noun, "short_name") | chamber_field_bit(noun, "former_names"), NULL);
    for (int i = 0; i < 6 && rc >= 0; i++)
        rc = find(sweep, &chamber_enterprise_noun, i % 2 ? "陈静" : "绿叶", CHAMBER_PART);
    if (rc >= 0)
        rc = chamber_record_candidates(sweep->db, &chamber_enterprise_noun, twin.short_name,
                                       CHAMBER_WHOLE, &ids, &count);
    if (rc >= 0) {
        sweep_say_number(sweep, (int64_t)count);
        chamber_free(ids);
    }
    return chamber_end(sweep->db, rc);
}

/* A new one whose names join those that are at hand. */
static int add_at_hand(struct sweep *sweep)
{
    int rc = CHAMBER_OK;
    for (int i = 0; i < 6 && rc >= 0; i++)
        rc = find(sweep, &chamber_enterprise_noun, i % 2 ? "海纳服饰" : "绿叶", CHAMBER_PART);
    return rc < 0 ? rc : add_enterprise(sweep);
}

static int find_many(struct sweep *sweep)
{
    chamber_id id = SWEEP_NUMBER;
    int rc =
        chamber_record_find(sweep->db, &chamber_enterprise_noun, "上海星河", CHAMBER_PART, &id);
    sweep->touched = id != SWEEP_NUMBER;
    return rc == CHAMBER_E_AMBIGUOUS ? CHAMBER_OK : rc;
}

static int event_find(struct sweep *sweep)
{
    chamber_id id = SWEEP_NUMBER;
    int rc = chamber_event_find(sweep->db, &chamber_request_event_noun, 1, "accept", &id);
    if ((rc = sweep_number(sweep, rc, &id)) < 0)
        return rc;
    id = SWEEP_NUMBER;
    return sweep_number(
        sweep, chamber_event_find(sweep->db, &chamber_request_event_noun, 1, "#3", &id), &id);
}

/* Urged twice: which of them is meant? */
static int event_find_several(struct sweep *sweep)
{
    const struct chamber_request_step urge = {.on = "2018-09-01"};
    chamber_id id = SWEEP_NUMBER;
    int rc = chamber_begin(sweep->db, "several");
    if (rc != CHAMBER_OK)
        return rc;
    for (int i = 0; i < 2 && rc == CHAMBER_OK; i++)
        rc = chamber_request_step(sweep->db, 2, "urge", &urge);
    if (rc == CHAMBER_OK)
        rc = chamber_event_find(sweep->db, &chamber_request_event_noun, 2, "urge", &id);
    sweep->touched = id != SWEEP_NUMBER;
    return chamber_end(sweep->db, rc == CHAMBER_E_AMBIGUOUS ? CHAMBER_OK : rc);
}

static int event_find_none(struct sweep *sweep)
{
    chamber_id id = SWEEP_NUMBER;
    int rc = chamber_event_find(sweep->db, &chamber_request_event_noun, 1, "#4711", &id);
    sweep->touched = id != SWEEP_NUMBER;
    return rc == CHAMBER_E_NOT_FOUND ? CHAMBER_OK : rc;
}

static int label(struct sweep *sweep)
{
    char *text = SWEEP_POINTER;
    int rc =
        sweep_text(sweep, chamber_record_label(sweep->db, &chamber_visit_noun, 1, &text), &text);
    char *second = SWEEP_POINTER;
    return rc < 0
               ? rc
               : sweep_text(sweep, chamber_record_label(sweep->db, &chamber_post_noun, 1, &second),
                            &second);
}

/* Every field of every noun's first record as text, in each style. */
static int format_all(struct sweep *sweep)
{
    static _Alignas(16) char record[4096];
    int rc = CHAMBER_OK;
    chamber_set_mask(sweep->db, true);
    for (const struct chamber_noun *const *noun = chamber_nouns(); *noun && rc >= 0; noun++) {
        size_t count = 0;
        const struct chamber_field *fields = chamber_noun_fields(*noun, &count);
        memset(record, 0, sizeof record);
        rc = chamber_record_get(sweep->db, *noun, 1, record);
        for (size_t i = 0; i < 4 * count && rc >= 0; i++) {
            char *text = SWEEP_POINTER;
            rc = sweep_text(sweep,
                            chamber_field_format(sweep->db, &fields[i / 4], record,
                                                 (enum chamber_style)(i % 4), &text),
                            &text);
        }
        chamber_record_clear(*noun, record);
    }
    chamber_set_mask(sweep->db, false);
    return rc;
}

/* References as a file has them: by names that find them again. */
static int format_names(struct sweep *sweep)
{
    const struct chamber_field *field = chamber_noun_field(&chamber_campaign_noun, "enterprises");
    struct chamber_campaign campaign = {0};
    char *text = SWEEP_POINTER;
    int rc = chamber_campaign_get(sweep->db, 1, &campaign);
    if (rc >= 0)
        rc = sweep_text(
            sweep, chamber_field_format(sweep->db, field, &campaign, CHAMBER_NAMES, &text), &text);
    chamber_campaign_clear(&campaign);
    return rc;
}

/* A word that there is not: those there are are told. */
static int parse_unknown(struct sweep *sweep)
{
    const struct chamber_noun *noun = &chamber_visit_noun;
    struct chamber_visit record = {0};
    int rc = chamber_field_parse(sweep->db, noun, chamber_noun_field(noun, "state"), "想去",
                                 CHAMBER_WHOLE, &record);
    sweep->touched = record.state;
    return rc == CHAMBER_E_REFUSED ? CHAMBER_OK : rc;
}

/* One object, as a file of one row. */
static int table(struct sweep *sweep)
{
    static const char json[] = "{\"enterprise\":1,\"visitors\":[1,2],\"state\":true}";
    struct record_table made = {0};
    int rc = record_json_table(sweep->db, &chamber_visit_noun, json, strlen(json), &made);
    sweep->touched = rc < 0 && made.rows;
    sweep_say_number(sweep, rc < 0 ? 0 : (int64_t)made.fault_count);
    record_table_free(&made);
    return rc;
}

/* Numbers and the rows below them, as one object. */
static int sheet(struct sweep *sweep)
{
    struct chamber_activity_roster numbers = {0};
    struct chamber_cursor *cursor = NULL;
    char *json = SWEEP_POINTER;
    int64_t count = SWEEP_NUMBER;
    int rc = chamber_activity_roster_open(sweep->db, 1, 3, &numbers, &cursor);
    if (rc >= 0)
        rc = sweep_text(sweep,
                        chamber_sheet_json(sweep->db, &chamber_activity_roster_noun, &numbers,
                                           "people", &chamber_activity_roster_row_noun, cursor,
                                           &count, &json),
                        &json);
    rc = sweep_number(sweep, rc, &count);
    chamber_cursor_close(cursor);
    chamber_record_clear(&chamber_activity_roster_noun, &numbers);
    return rc;
}

static int parse(struct sweep *sweep)
{
    static const char *const given[][2] = {{"name", "上海新风物业有限公司"},
                                           {"former_names", "新风；新风保洁"},
                                           {"joined_on", "2018年5月1日"},
                                           {"place", "创新大厦"},
                                           {"tags", "高新技术"},
                                           {"priority", "是"},
                                           {"employees", "1,200"},
                                           {"status", "会员"},
                                           {"founded_on", "2001年3月"}};
    const struct chamber_noun *noun = &chamber_enterprise_noun;
    struct chamber_enterprise record = {0};
    int rc = CHAMBER_OK;
    for (size_t i = 0; i < sizeof given / sizeof given[0] && rc >= 0; i++)
        rc = chamber_field_parse(sweep->db, noun, chamber_noun_field(noun, given[i][0]),
                                 given[i][1], CHAMBER_WHOLE, &record);
    sweep_say(sweep, rc < 0 ? "" : record.name);
    chamber_enterprise_clear(&record);
    return rc;
}

static int schema(struct sweep *sweep)
{
    const struct chamber_noun *const nouns[] = {&chamber_enterprise_noun, &chamber_visit_noun,
                                                &chamber_person_mention_noun};
    int rc = CHAMBER_OK;
    for (size_t i = 0; i < sizeof nouns / sizeof nouns[0] && rc >= 0; i++) {
        char *json = SWEEP_POINTER;
        rc = sweep_text(sweep, chamber_noun_schema(nouns[i], &json), &json);
    }
    return rc;
}

/* Several writes as one. */
static int nested(struct sweep *sweep)
{
    int rc = chamber_begin(sweep->db, "several");
    if (rc != CHAMBER_OK)
        return rc;
    rc = add_json(sweep, "place", "{\"name\":\"新华园\",\"kind\":\"park\"}");
    if (rc == CHAMBER_OK)
        rc = add_json(sweep, "person", "{\"name\":\"周敏\",\"enterprise\":3}");
    return chamber_end(sweep->db, rc);
}

static const struct sweep_operation operations[] = {
    {"add enterprise", add_enterprise, SWEEP_WRITES},
    {"add visit", add_visit, SWEEP_WRITES},
    {"add campaign", add_campaign, SWEEP_WRITES},
    {"add setting", add_setting, SWEEP_WRITES},
    {"update dated", update_dated, SWEEP_WRITES},
    {"update lists", update_lists, SWEEP_WRITES},
    {"remove", remove_one, SWEEP_WRITES},
    {"several", nested, SWEEP_WRITES},
    {"get", get_all, SWEEP_READS},
    {"get as of", get_as_of, SWEEP_READS},
    {"list filtered", list_filtered, SWEEP_READS},
    {"list as of", list_as_of, SWEEP_READS},
    {"list days", list_days, SWEEP_READS},
    {"list conditions", list_conditions, SWEEP_READS},
    {"list honored", list_honored, SWEEP_READS},
    {"find whole", find_whole, SWEEP_READS},
    {"find number", find_number, SWEEP_READS},
    {"find part", find_part, SWEEP_READS},
    {"find nothing", find_nothing, SWEEP_READS},
    {"find nothing read", find_nothing_read, SWEEP_READS},
    {"find many", find_many, SWEEP_READS},
    {"find twins", find_twins, SWEEP_WRITES},
    {"add at hand", add_at_hand, SWEEP_WRITES},
    {"candidates", candidates, SWEEP_READS},
    {"event find", event_find, SWEEP_READS},
    {"event find nothing", event_find_none, SWEEP_READS},
    {"event find several", event_find_several, SWEEP_WRITES},
    {"label", label, SWEEP_READS},
    {"format", format_all, SWEEP_READS},
    {"format names", format_names, SWEEP_READS},
    {"parse", parse, SWEEP_READS},
    {"parse unknown", parse_unknown, SWEEP_READS},
    {"table", table, SWEEP_READS},
    {"sheet", sheet, SWEEP_READS},
    {"noun schema", schema, SWEEP_ALONE},
};

SWEEP_MAIN("memory.records", operations)
