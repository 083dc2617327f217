/* SPDX-License-Identifier: MIT */
/* Memory runs out in what is done with records of any noun: written, read, listed, found, undone.
 */
#include <string.h>

#include "memory/sweep.h"

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
                    "\"former_names\":[\"新风\",\"新风保洁\"],\"tags\":[\"high_tech\"],"
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
        {"name", "上海"},   {"place", "创新"},       {"tags", "high_tech"}, {"status", "member"},
        {"status", "left"}, {"joined_on", "2016Q1"}, {"employees", ""},     {"priority", "yes"}};
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
    const struct chamber_filter filters[] = {{"enterprise", "星河"}, {"visitors", "王建国"}};
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
static int find_nothing(struct sweep *sweep)
{
    chamber_id id = SWEEP_NUMBER;
    int rc = chamber_record_find(sweep->db, &chamber_enterprise_noun, "上海兴河信息技术有限公司",
                                 CHAMBER_WHOLE, &id);
    sweep->touched = id != SWEEP_NUMBER;
    return rc == CHAMBER_E_NOT_FOUND ? CHAMBER_OK : rc;
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
    return sweep_number(sweep, rc, &id);
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
    char *json = SWEEP_POINTER;
    return sweep_text(sweep, chamber_noun_schema(&chamber_enterprise_noun, &json), &json);
}

static int changes(struct sweep *sweep, int rc, struct chamber_history *history)
{
    struct chamber_change change = {0};
    if (rc < 0) {
        sweep->touched = (void *)history != SWEEP_POINTER;
        return rc;
    }
    while ((rc = chamber_history_next(history, &change)) == CHAMBER_ROW) {
        sweep_say(sweep, change.field);
        sweep_say(sweep, change.after);
    }
    chamber_history_close(history);
    chamber_record_clear(&chamber_change_noun, &change);
    return rc;
}

static int history(struct sweep *sweep)
{
    struct chamber_history *history = SWEEP_POINTER;
    int rc = chamber_history_open(sweep->db, &chamber_enterprise_noun, 2, CHAMBER_WORDS, &history);
    return changes(sweep, rc, history);
}

static int batch(struct sweep *sweep)
{
    struct chamber_history *history = SWEEP_POINTER;
    int rc = chamber_batch_open(sweep->db, 18, CHAMBER_NAMES, &history);
    return changes(sweep, rc, history);
}

static int log_rows(struct sweep *sweep)
{
    struct chamber_cursor *cursor = SWEEP_POINTER;
    return sweep_rows(sweep, chamber_log_open(sweep->db, 5, &cursor), &chamber_batch_noun, &cursor);
}

static int batch_get(struct sweep *sweep)
{
    struct chamber_batch batch = {0};
    int rc = chamber_batch_get(sweep->db, 3, &batch);
    if (rc >= 0)
        sweep_say(sweep, batch.verb);
    chamber_record_clear(&chamber_batch_noun, &batch);
    return rc;
}

static int undo(struct sweep *sweep)
{
    return chamber_undo(sweep->db, 0);
}

static int undo_earlier(struct sweep *sweep)
{
    return chamber_undo(sweep->db, chamber_last_batch(sweep->db) + 18);
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

static int set_actor(struct sweep *sweep)
{
    return chamber_set_actor(sweep->db, "王");
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
    {"undo", undo, SWEEP_WRITES},
    {"undo earlier", undo_earlier, SWEEP_WRITES},
    {"get", get_all, SWEEP_READS},
    {"get as of", get_as_of, SWEEP_READS},
    {"list filtered", list_filtered, SWEEP_READS},
    {"list as of", list_as_of, SWEEP_READS},
    {"list days", list_days, SWEEP_READS},
    {"list conditions", list_conditions, SWEEP_READS},
    {"list honored", list_honored, SWEEP_READS},
    {"find whole", find_whole, SWEEP_READS},
    {"find part", find_part, SWEEP_READS},
    {"find nothing", find_nothing, SWEEP_READS},
    {"find many", find_many, SWEEP_READS},
    {"candidates", candidates, SWEEP_READS},
    {"event find", event_find, SWEEP_READS},
    {"event find nothing", event_find_none, SWEEP_READS},
    {"label", label, SWEEP_READS},
    {"format", format_all, SWEEP_READS},
    {"parse", parse, SWEEP_READS},
    {"noun schema", schema, SWEEP_ALONE},
    {"history", history, SWEEP_READS},
    {"batch", batch, SWEEP_READS},
    {"log", log_rows, SWEEP_READS},
    {"batch get", batch_get, SWEEP_READS},
    {"actor", set_actor, SWEEP_READS},
};

SWEEP_MAIN("memory.records", operations)
