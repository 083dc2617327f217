/* SPDX-License-Identifier: MIT */
#include "domain/random_all.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "domain/import_help.h"
#include "domain/random_writes.h"

enum { IDS = 8, KEPT = 4 };

/* A record as "field=value|field=value": # is the number of any record, ~ differs each time. */
static const struct kind {
    const struct chamber_noun *noun;
    const char *added, *changed;
} kinds[] = {
    {&chamber_enterprise_noun, "name=企业~号|joined_on=2017-03-01|tags=规上;上市",
     "short_name=企~|phone=0000~"},
    {&chamber_person_noun, "name=人员~|enterprise=#|phone=000~", "note=说明~|enterprise=#"},
    {&chamber_term_noun, "number=~|from_on=2013-06-01", "until_on=2018-05-31"},
    {&chamber_role_noun, "code=r~|name=职务~|rank=~", "seats=~"},
    {&chamber_post_noun, "person=#|role=#|from_on=2018-02-01", "title=经理~"},
    {&chamber_liaison_noun, "person=#|enterprise=#|from_on=2018-02-01", "until_on=2018-11-01"},
    {&chamber_place_noun, "name=大厦~", "address=路~号"},
    {&chamber_campaign_noun, "name=行动~|from_on=2018-07-01|until_on=2018-08-31|enterprises=#",
     "note=说明~|enterprises=#"},
    {&chamber_visit_noun, "visited_on=2018-07-20|enterprise=#|visitors=#|partners=妇联",
     "findings=情况~|visitors=#"},
    {&chamber_request_noun, "raised_on=2018-05-02|enterprise=#|title=诉求~|enterprises=#",
     "detail=详情~|visit=#"},
    {&chamber_honor_noun, "title=荣誉~|awarded_on=2018-05|recipient=chamber", "note=说明~"},
    {&chamber_honor_noun, "title=奖~|awarded_on=2018|recipient=enterprise|enterprise=#",
     "issuer=单位~"},
    {&chamber_body_noun, "code=b~|name=会议~|due=posts|roles=#", "quorum_num=1|quorum_den=2"},
    {&chamber_activity_noun, "held_on=2018-09-13|title=活动~|place=#", "summary=摘要~|headcount=~"},
    {&chamber_attendance_noun, "activity=#|person=#", "note=说明~"},
    {&chamber_attendance_noun, "activity=#|guest=来宾~", "note=说明~"},
    {&chamber_service_noun, "name=服务~", "guide=说明~|active=是"},
    {&chamber_delivery_noun, "service=#|enterprise=#|delivered_on=2018-08-01", "request=#"},
    {&chamber_recommendation_noun, "person=#|organization=npc|recommended_on=2018-03-01",
     "note=说明~"},
    {&chamber_task_noun, "year=2018|title=事项~|owner=#", "done_on=2018-11-01"},
    {&chamber_notice_noun, "posted_on=2018-04-01|title=通知~|enterprises=#", "body=正文~"},
    {&chamber_fee_noun, "enterprise=#|year=2018|amount=~", "paid=~|paid_on=2018-06-01"},
    {&chamber_choice_noun, "list=honor.level|code=x~|zh=级~", "rank=~"},
    {&chamber_setting_noun, "name=s.~|value=~", "note=说明~"},
};

static chamber_id any_id(unsigned *seed)
{
    return rand_r(seed) % IDS + 1;
}

/* Read "field=value|..." into a record; false: a value cannot be taken, as of a record gone. */
static bool read_fields(struct chamber_db *db, unsigned *seed, const struct chamber_noun *noun,
                        const char *text, int n, void *record, uint64_t *fields)
{
    while (*text) {
        char name[40], value[120] = "";
        size_t length = strcspn(text, "=");
        snprintf(name, sizeof name, "%.*s", (int)length, text);
        for (text += length + 1; *text && *text != '|'; text++) {
            size_t used = strlen(value);
            if (*text == '#')
                snprintf(value + used, sizeof value - used, "#%d", (int)any_id(seed));
            else if (*text == '~')
                snprintf(value + used, sizeof value - used, "%d", n);
            else
                snprintf(value + used, sizeof value - used, "%c", *text);
        }
        text += *text == '|';
        const struct chamber_field *field = chamber_noun_field(noun, name);
        ck_assert_msg(field != NULL, "%s.%s", chamber_noun_name(noun), name);
        if (chamber_field_parse(db, noun, field, value, CHAMBER_WHOLE, record) < 0)
            return false;
        *fields |= chamber_field_bit(noun, name);
    }
    return true;
}

/* Add a record of that kind, or change one; its number, 0 if that was refused. */
static chamber_id put_record(struct chamber_db *db, unsigned *seed, const struct kind *kind,
                             chamber_id changed, int n)
{
    const struct chamber_noun *noun = kind->noun;
    void *record = calloc(1, chamber_noun_size(noun));
    chamber_id id = changed;
    uint64_t fields = 0;
    ck_assert_ptr_nonnull(record);
    *(chamber_id *)record = changed;
    bool stored =
        read_fields(db, seed, noun, changed ? kind->changed : kind->added, n, record, &fields) &&
        (changed ? chamber_record_update(db, noun, record, fields, NULL)
                 : chamber_record_add(db, noun, record, &id)) == CHAMBER_OK;
    chamber_record_clear(noun, record);
    free(record);
    return stored ? id : 0;
}

static void write_record(struct chamber_db *db, unsigned *seed, int n)
{
    const struct kind *kind = &kinds[(size_t)rand_r(seed) % (sizeof kinds / sizeof *kinds)];
    int what = rand_r(seed) % 6;
    chamber_id id = any_id(seed);
    if (id <= KEPT) /* others refer to the first ones, settings to the first bodies */
        id += what == 5 ? KEPT : 0;
    if (what == 5)
        (void)chamber_record_remove(db, kind->noun, id);
    else
        (void)put_record(db, seed, kind, what < 3 ? 0 : id, n);
}

void random_all_begin(struct chamber_db *db, unsigned *seed)
{
    const struct chamber_choice word = {
        .list = "recommendation.organization", .code = "npc", .zh = "区人大"};
    ck_ok(chamber_choice_add(db, &word, NULL));
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        for (int n = 0; n < KEPT * 3; n++) /* a reference to none is refused */
            (void)put_record(db, seed, &kinds[i], 0, 1000 + n);
}

void random_each(struct chamber_db *db, unsigned *seed, int n)
{
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        chamber_id id = 0;
        for (int tries = 0; tries < 200 && !id; tries++) /* until its references are there */
            id = put_record(db, seed, &kinds[i], 0, n + (int)i);
        ck_assert_msg(id != 0, "%s: %s", chamber_noun_name(kinds[i].noun), chamber_error_text(db));
        for (int tries = 0; tries < 20; tries++)
            if (put_record(db, seed, &kinds[i], id, n))
                break;
        (void)chamber_record_remove(db, kinds[i].noun, id);
    }
}

static void import_some(struct chamber_db *db, unsigned *seed, int n)
{
    static const struct chamber_import update = {.update = true};
    char text[400];
    switch (rand_r(seed) % 4) {
    case 0:
        snprintf(text, sizeof text, "名称,入会日期\n进口%d甲,2018-01-05\n进口%d乙,\n", n, n);
        (void)help_import(db, &chamber_enterprise_noun, "a.csv", text, NULL);
        break;
    case 1:
        snprintf(text, sizeof text, "id,电话\n%d,000%d\n", (int)any_id(seed), n);
        (void)help_import(db, &chamber_enterprise_noun, "a.csv", text, &update);
        break;
    case 2:
        snprintf(text, sizeof text,
                 "走访日期,企业,走访人\n2018-06-01,#%d,#%d\n2018-06-02,#%d,#%d\n",
                 (int)any_id(seed), (int)any_id(seed), (int)any_id(seed), (int)any_id(seed));
        (void)help_import(db, &chamber_visit_noun, "a.csv", text, NULL);
        break;
    default:
        snprintf(text, sizeof text, "list,code,zh\nhonor.level,i%d,新级%d\n", n, n);
        (void)help_import(db, &chamber_choice_noun, "a.csv", text, NULL);
    }
}

static void log_trip(struct chamber_db *db, unsigned *seed)
{
    chamber_id person = any_id(seed);
    struct chamber_request request = {.title = "随访诉求"};
    const struct chamber_stop stops[] = {{any_id(seed), &request, 1}, {any_id(seed), NULL, 0}};
    const struct chamber_trip trip = {
        .common = {.visited_on = "2018-07-21", .visitors = {1, &person}},
        .stops = stops,
        .stop_count = 1 + (size_t)rand_r(seed) % 2};
    (void)chamber_visit_log(db, &trip, NULL);
}

static void take_verb(struct chamber_db *db, unsigned *seed, int n)
{
    char period[8];
    snprintf(period, sizeof period, "%d", 2010 + n % 9);
    switch (rand_r(seed) % 6) {
    case 0:
        (void)chamber_enterprise_merge(db, any_id(seed), any_id(seed));
        break;
    case 1:
        (void)chamber_term_end(db, any_id(seed), "2018-09-30", NULL, NULL);
        break;
    case 2:
        (void)chamber_post_end(db, any_id(seed), "2018-10-01", "adjusted");
        break;
    case 3:
        (void)chamber_stats_freeze(db, period, NULL, NULL);
        break;
    default:
        log_trip(db, seed);
    }
}

/* As several commands are stored together: one that is refused leaves the others. */
static void write_batch(struct chamber_db *db, unsigned *seed, int n)
{
    ck_ok(chamber_begin(db, "batch"));
    for (int i = 0; i < 4; i++)
        write_record(db, seed, n * 10 + i);
    (void)random_write(db, seed, n);
    (void)chamber_end(db, rand_r(seed) % 8 ? CHAMBER_OK : CHAMBER_E_REFUSED);
}

void random_any(struct chamber_db *db, unsigned *seed, int n)
{
    switch (rand_r(seed) % 10) {
    case 0:
        import_some(db, seed, n);
        break;
    case 1:
    case 2:
        take_verb(db, seed, n);
        break;
    case 3:
        write_batch(db, seed, n);
        break;
    case 4:
    case 5:
        (void)random_write(db, seed, n);
        break;
    default:
        write_record(db, seed, n);
    }
}
