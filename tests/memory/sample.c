/* SPDX-License-Identifier: MIT */
#include "memory/sample.h"

#include <chamber/chamber.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct {
    const char *noun, *json;
} records[] = {
    {"choice", "{\"list\":\"recommendation.organization\",\"code\":\"union\","
               "\"zh\":\"区工商联\"}"},
    {"choice", "{\"list\":\"department\",\"code\":\"office\",\"zh\":\"党政办公室\"}"},
    {"place", "{\"name\":\"创新大厦\",\"kind\":\"building\",\"address\":\"新华路1号\"}"},
    {"enterprise",
     "{\"name\":\"上海星河信息技术有限公司\",\"short_name\":\"星河\",\"joined_on\":\"2016-03-01\","
     "\"member_no\":\"101\",\"place\":1,\"phone\":\"13800000000\",\"industry\":\"I\",\"size\":"
     "\"small\","
     "\"former_names\":[\"星河工作室\"],\"tags\":[\"high_tech\"],\"priority\":true}"},
    {"enterprise",
     "{\"name\":\"上海长宁绿叶餐饮有限公司\",\"joined_on\":\"2017-05-20\",\"place\":1,"
     "\"kind\":\"enterprise\",\"employees\":35}"},
    {"enterprise", "{\"name\":\"上海海纳服饰有限公司\",\"joined_on\":\"2018-02-01\"}"},
    {"enterprise", "{\"name\":\"上海星河信息科技公司\",\"status\":\"prospect\"}"},
    {"person", "{\"name\":\"王建国\",\"gender\":\"male\",\"enterprise\":1,\"title\":\"总经理\","
               "\"phone\":\"13900000001\",\"born_on\":\"1975-06\"}"},
    {"person", "{\"name\":\"李秀英\",\"gender\":\"female\",\"enterprise\":2,\"young\":true}"},
    {"person", "{\"name\":\"陈静\"}"},
    {"term", "{\"number\":1,\"name\":\"第一届\",\"from_on\":\"2016-01-01\","
             "\"until_on\":\"2019-03-31\"}"},
    {"post", "{\"person\":1,\"role\":1,\"term\":1,\"from_on\":\"2016-01-01\"}"},
    {"post", "{\"person\":2,\"role\":2,\"term\":1,\"from_on\":\"2017-06-01\"}"},
    {"post", "{\"person\":3,\"role\":2,\"term\":1,\"from_on\":\"2016-01-01\","
             "\"until_on\":\"2016-12-31\"}"},
    {"liaison", "{\"person\":1,\"enterprise\":2,\"from_on\":\"2018-01-01\"}"},
    {"campaign", "{\"name\":\"夏日送清凉\",\"kind\":\"cooling\",\"from_on\":\"2018-06-01\","
                 "\"until_on\":\"2018-09-30\",\"enterprises\":[1,2]}"},
    {"visit", "{\"visited_on\":\"2018-07-03\",\"enterprise\":1,\"campaign\":1,\"visitors\":[1,3],"
              "\"form\":\"onsite\",\"findings\":\"停车位不足\",\"promise\":\"月底答复\"}"},
    {"visit", "{\"visited_on\":\"2018-03-05\",\"enterprise\":2,\"form\":\"phone\"}"},
    {"visit", "{\"visited_on\":\"2019-01-10\",\"enterprise\":3,\"state\":\"planned\"}"},
    {"request", "{\"raised_on\":\"2018-07-03\",\"enterprise\":1,\"visit\":1,"
                "\"title\":\"停车位不足\",\"channel\":\"visit\",\"enterprises\":[2]}"},
    {"request", "{\"raised_on\":\"2018-08-01\",\"enterprise\":2,\"title\":\"门口路灯不亮\"}"},
    {"honor", "{\"title\":\"文明商户\",\"level\":\"district\",\"awarded_on\":\"2018-05\","
              "\"enterprise\":2}"},
    {"honor", "{\"title\":\"文明商户\",\"level\":\"district\",\"awarded_on\":\"2017-05\","
              "\"enterprise\":1}"},
    {"body", "{\"code\":\"council\",\"name\":\"理事会\",\"due\":\"posts\",\"roles\":[1,2],"
             "\"quorum_num\":1,\"quorum_den\":2}"},
    {"activity", "{\"held_on\":\"2018-09-01\",\"kind\":\"meeting\",\"title\":\"理事会会议\","
                 "\"body\":1,\"place\":1}"},
    {"activity", "{\"held_on\":\"2018-10-12\",\"kind\":\"lecture\",\"title\":\"税务讲座\","
                 "\"education\":true,\"headcount\":30}"},
    {"attendance", "{\"activity\":1,\"person\":1,\"state\":\"came\"}"},
    {"attendance", "{\"activity\":1,\"person\":3,\"state\":\"came\"}"},
    {"attendance", "{\"activity\":2,\"guest\":\"赵师傅\",\"state\":\"came\"}"},
    {"service", "{\"name\":\"政策咨询\",\"category\":\"industry\",\"guide\":\"到窗口\"}"},
    {"delivery", "{\"service\":1,\"enterprise\":1,\"delivered_on\":\"2018-07-10\",\"request\":1}"},
    {"recommendation", "{\"person\":1,\"organization\":\"union\","
                       "\"recommended_on\":\"2018-04-01\"}"},
    {"task", "{\"year\":2018,\"title\":\"走访全覆盖\",\"owner\":1,\"due_on\":\"2018-12-31\"}"},
    {"notice", "{\"posted_on\":\"2018-11-01\",\"channel\":\"members\",\"kind\":\"policy\","
               "\"title\":\"减税政策\",\"body\":\"详见附件\",\"enterprises\":[1]}"},
    {"fee", "{\"enterprise\":1,\"year\":2018,\"amount\":2000,\"paid\":1000}"},
};

/* By another hand, whose name texts of several shapes have; some of a year that is frozen. */
static const char others[][2][200] = {
    /* as JSON, of another name, its first name needs all of 64 bytes: see redact_dated() */
    {"enterprise",
     "{\"name\":\"陈静花艺园艺绿化养护服务总社1\",\"former_names\":[\"陈静花店\",\"陈静鲜花\"],"
     "\"place\":1}"},
    {"place", "{\"name\":\"创业大厦\"}"},
    {"request", "{\"raised_on\":\"2018-11-01\",\"enterprise\":1,\"enterprises\":[2,4],"
                "\"title\":\"花木失修\",\"detail\":\"林某甲、陈静、周某乙来电\"}"},
    {"visit", "{\"visited_on\":\"2017-11-02\",\"enterprise\":2,\"form\":\"onsite\"}"},
    {"honor", "{\"title\":\"文明商户\",\"level\":\"district\",\"awarded_on\":\"2017-06\","
              "\"enterprise\":2}"},
};

static int add(struct chamber_db *db, const char *name, const char *json)
{
    const struct chamber_noun *noun = chamber_noun_named(name);
    void *record = calloc(1, chamber_noun_size(noun));
    uint64_t fields;
    chamber_id id;
    if (!record)
        return CHAMBER_E_NO_MEMORY;
    int rc = chamber_record_from_json(db, noun, json, strlen(json), record, &fields);
    if (rc == CHAMBER_OK)
        rc = chamber_record_add(db, noun, record, &id);
    if (rc != CHAMBER_OK)
        fprintf(stderr, "%s %s\n  %s\n", name, json, chamber_error_text(db));
    chamber_record_clear(noun, record);
    free(record);
    return rc;
}

static int add_all(struct chamber_db *db)
{
    int rc = CHAMBER_OK;
    for (size_t i = 0; i < sizeof records / sizeof records[0]; i++) {
        int one = add(db, records[i].noun, records[i].json);
        rc = rc == CHAMBER_OK ? one : rc;
    }
    return rc;
}

static int add_others(struct chamber_db *db)
{
    int rc = chamber_set_actor(db, "陈静");
    for (size_t i = 0; i < sizeof others / sizeof others[0] && rc == CHAMBER_OK; i++)
        rc = add(db, others[i][0], others[i][1]);
    return rc;
}

static int move(struct chamber_db *db)
{
    const struct chamber_request_step accept = {.on = "2018-07-04"};
    const struct chamber_request_step assign = {
        .on = "2018-07-05", .department = "office", .due_on = "2018-07-31"};
    const struct chamber_request_step resolve = {.on = "2018-07-20", .outcome = "增设了车位"};
    const char *names[] = {"上海长宁绿叶餐饮有限公司"};
    const struct chamber_enterprise renames[] = {
        {.id = 2, .name = "上海青叶餐饮有限公司"},
        {.id = 2, .name = "上海绿叶餐饮有限公司", .former_names = {1, names}}};
    chamber_id id;
    int rc = chamber_request_step(db, 1, "accept", &accept);
    if (rc == CHAMBER_OK)
        rc = chamber_request_step(db, 1, "assign", &assign);
    if (rc == CHAMBER_OK)
        rc = chamber_request_step(db, 1, "resolve", &resolve);
    if (rc == CHAMBER_OK)
        rc = chamber_enterprise_update(
            db, &renames[0], chamber_field_bit(&chamber_enterprise_noun, "name"), "2018-06-01");
    if (rc == CHAMBER_OK)
        rc = chamber_enterprise_update(
            db, &renames[1], chamber_field_bit(&chamber_enterprise_noun, "name"), "2018-09-01");
    if (rc == CHAMBER_OK)
        rc = chamber_enterprise_update(
            db, &renames[1], chamber_field_bit(&chamber_enterprise_noun, "former_names"), NULL);
    return rc == CHAMBER_OK ? chamber_stats_freeze(db, "2017", NULL, &id) : rc;
}

/* Several records changed at once, and a batch that was taken back. */
static int change(struct chamber_db *db)
{
    const struct chamber_enterprise_step leave = {.on = "2018-10-01"};
    const struct chamber_request_step urge = {.on = "2018-08-02"};
    chamber_id visitors[] = {2, 3};
    const struct chamber_visit visit = {.id = 1, .visitors = {2, visitors}};
    const struct chamber_visit late = {.visited_on = "2017-12-04", .enterprise = 2};
    int rc = chamber_begin(db, "several");
    if (rc != CHAMBER_OK)
        return rc;
    rc = chamber_enterprise_step(db, 3, "leave", &leave);
    if (rc == CHAMBER_OK)
        rc = chamber_request_step(db, 2, "urge", &urge);
    if (rc == CHAMBER_OK)
        rc = chamber_visit_update(db, &visit, chamber_field_bit(&chamber_visit_noun, "visitors"),
                                  NULL);
    rc = chamber_end(db, rc);
    if (rc == CHAMBER_OK && chamber_last_batch(db) != SAMPLE_SEVERAL) {
        fprintf(stderr, "SAMPLE_SEVERAL is %lld\n", (long long)chamber_last_batch(db));
        return CHAMBER_E_DATA;
    }
    if (rc == CHAMBER_OK)
        rc = chamber_visit_add(db, &late, NULL);
    return rc == CHAMBER_OK ? chamber_undo(db, 0) : rc;
}

bool sample_make(const char *path)
{
    struct chamber_db *db = chamber_new();
    const struct chamber_init init = {.name = "新华商会"};
    if (!db)
        return false;
    int rc = chamber_set_today(db, SAMPLE_TODAY);
    if (rc == CHAMBER_OK)
        rc = chamber_init(db, path, &init);
    if (rc == CHAMBER_OK)
        rc = add_all(db);
    if (rc == CHAMBER_OK)
        rc = move(db);
    if (rc == CHAMBER_OK)
        rc = add_others(db);
    if (rc == CHAMBER_OK)
        rc = change(db);
    if (rc != CHAMBER_OK)
        fprintf(stderr, "the sample: %s\n", chamber_error_text(db));
    chamber_close(db);
    return rc == CHAMBER_OK;
}
