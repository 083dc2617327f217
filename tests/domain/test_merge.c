/* SPDX-License-Identifier: MIT */
/* Two records of one enterprise become one: nothing is lost, and it can be taken back. */
#include "domain/merge_help.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "domain/digest.h"
#include "domain/fixture.h"

#undef fail /* Check's; the store has one of its own */
#include "record/redirect.h"

static struct chamber_db *db;

static void edit(const struct chamber_enterprise *change, const char *field, const char *since)
{
    ck_ok(chamber_enterprise_update(db, change, chamber_field_bit(&chamber_enterprise_noun, field),
                                    since));
}

static const struct used {
    const struct chamber_noun *noun;
    const char *field;
} uses[] = {
    {&chamber_person_noun, "enterprise"},     {&chamber_post_noun, "enterprise"},
    {&chamber_liaison_noun, "enterprise"},    {&chamber_campaign_noun, "enterprises"},
    {&chamber_visit_noun, "enterprise"},      {&chamber_request_noun, "enterprise"},
    {&chamber_request_noun, "enterprises"},   {&chamber_honor_noun, "enterprise"},
    {&chamber_attendance_noun, "enterprise"}, {&chamber_delivery_noun, "enterprise"},
    {&chamber_notice_noun, "enterprises"},    {&chamber_fee_noun, "enterprise"},
};

/* Every field of every noun that may name an enterprise is among these; the events go by rules of
 * their own. */
START_TEST(test_all_uses_are_known)
{
    size_t known = 0;
    for (const struct chamber_noun *const *noun = chamber_nouns(); *noun; noun++) {
        size_t count;
        const struct chamber_field *fields = chamber_noun_fields(*noun, &count);
        for (size_t i = 0; i < count; i++)
            known += fields[i].refers == &chamber_enterprise_noun && !chamber_noun_is_event(*noun);
    }
    ck_assert_uint_eq(known, sizeof uses / sizeof *uses);
}
END_TEST

/* One record of each noun for an enterprise; `other` asks jointly with it. */
static void use(chamber_id id, chamber_id other)
{
    chamber_id person = fixture_person(db, "钱某", id), activity = 0, service = 0;
    struct chamber_post post = {.person = person, .role = 1, .from_on = "2018-01-01"};
    struct chamber_liaison liaison = {.person = person, .enterprise = id, .from_on = "2018-01-01"};
    struct chamber_campaign campaign = {
        .from_on = "2018-07-01", .until_on = "2018-07-31", .enterprises = {1, &id}};
    struct chamber_visit visit = {.enterprise = id, .visited_on = "2018-07-20"};
    struct chamber_request request = {
        .enterprise = id, .raised_on = "2018-07-20", .title = "停车位不足"};
    struct chamber_request joint = {
        .enterprise = other, .enterprises = {1, &id}, .raised_on = "2018-07-21", .title = "联名"};
    struct chamber_honor honor = {.title = "示例荣誉", .awarded_on = "2018", .enterprise = id};
    struct chamber_activity meeting = {.held_on = "2018-06-01", .title = "座谈会"};
    struct chamber_attendance came = {.enterprise = id, .guest = "来宾"};
    struct chamber_service catalogue = {.name = "示例服务"};
    struct chamber_delivery delivery = {.enterprise = id, .delivered_on = "2018-06-02"};
    struct chamber_notice notice = {
        .posted_on = "2018-06-03", .title = "政策", .enterprises = {1, &id}};
    struct chamber_fee fee = {
        .enterprise = id, .year = {true, 2018}, .amount = {true, 120000}, .paid = {true, 50}};
    char name[40];
    snprintf(name, sizeof name, "送清凉 %d", (int)id);
    campaign.name = name;
    ck_ok(chamber_post_add(db, &post, NULL));
    ck_ok(chamber_liaison_add(db, &liaison, NULL));
    ck_ok(chamber_campaign_add(db, &campaign, NULL));
    ck_ok(chamber_visit_add(db, &visit, &request.visit));
    ck_ok(chamber_request_add(db, &request, NULL));
    ck_ok(chamber_request_add(db, &joint, NULL));
    ck_ok(chamber_honor_add(db, &honor, NULL));
    ck_ok(chamber_activity_add(db, &meeting, &activity));
    came.activity = activity;
    ck_ok(chamber_attendance_add(db, &came, NULL));
    if (chamber_service_find(db, catalogue.name, CHAMBER_WHOLE, &service) != CHAMBER_OK)
        ck_ok(chamber_service_add(db, &catalogue, &service));
    delivery.service = service;
    ck_ok(chamber_delivery_add(db, &delivery, NULL));
    ck_ok(chamber_notice_add(db, &notice, NULL));
    ck_ok(chamber_fee_add(db, &fee, NULL));
}

START_TEST(test_every_record_follows)
{
    db = fixture_open("2018-12-31");
    chamber_id keep = fixture_enterprise(db, "宏达机械有限公司", "2015-01-01");
    chamber_id drop = fixture_enterprise(db, "宏达机械（上海）有限公司", NULL);
    chamber_id other = fixture_enterprise(db, "云杉信息有限公司", NULL);
    size_t counts[sizeof uses / sizeof *uses];
    use(keep, other);
    use(drop, other);
    for (size_t i = 0; i < sizeof uses / sizeof *uses; i++) {
        ck_assert_uint_gt(naming(db, uses[i].noun, uses[i].field, drop), 0);
        counts[i] = naming(db, uses[i].noun, uses[i].field, keep) +
                    naming(db, uses[i].noun, uses[i].field, drop);
    }
    merge_and_back(db, keep, drop);
    struct chamber_enterprise gone = {0};
    ck_fails(chamber_enterprise_get(db, drop, &gone), CHAMBER_E_NOT_FOUND, "no_such_id", NULL);
    for (size_t i = 0; i < sizeof uses / sizeof *uses; i++)
        ck_assert_uint_eq(naming(db, uses[i].noun, uses[i].field, keep), counts[i]);
    fixture_close(db);
}
END_TEST

START_TEST(test_repetitions_are_dropped)
{
    db = fixture_open("2018-12-31");
    chamber_id keep = fixture_enterprise(db, "甲公司", NULL);
    chamber_id drop = fixture_enterprise(db, "乙公司", NULL);
    chamber_id third = fixture_enterprise(db, "丙公司", NULL);
    chamber_id all[] = {drop, third, keep};
    struct chamber_campaign campaign = {.name = "送温暖",
                                        .from_on = "2018-01-01",
                                        .until_on = "2018-02-01",
                                        .enterprises = {3, all}};
    struct chamber_request own = {.enterprise = keep,
                                  .enterprises = {2, all},
                                  .raised_on = "2018-01-02",
                                  .title = "与重复的企业联名"};
    struct chamber_request theirs = {.enterprise = third,
                                     .enterprises = {2, (chamber_id[]){keep, drop}},
                                     .raised_on = "2018-01-02",
                                     .title = "两家联名"};
    struct chamber_request reverse = {.enterprise = drop,
                                      .enterprises = {1, &keep},
                                      .raised_on = "2018-01-02",
                                      .title = "重复的企业与它联名"};
    ck_ok(chamber_campaign_add(db, &campaign, &campaign.id));
    ck_ok(chamber_request_add(db, &own, &own.id));
    ck_ok(chamber_request_add(db, &theirs, &theirs.id));
    ck_ok(chamber_request_add(db, &reverse, &reverse.id));
    merge_and_back(db, keep, drop);
    struct chamber_campaign targets = {0};
    struct chamber_request joint = {0};
    ck_ok(chamber_campaign_get(db, campaign.id, &targets));
    ck_assert_uint_eq(targets.enterprises.count, 2);
    ck_assert_int_eq(targets.enterprises.items[0], keep);
    ck_assert_int_eq(targets.enterprises.items[1], third);
    ck_ok(chamber_request_get(db, own.id, &joint));
    ck_assert_uint_eq(joint.enterprises.count, 1);
    ck_assert_int_eq(joint.enterprises.items[0], third);
    ck_ok(chamber_request_get(db, theirs.id, &joint));
    ck_assert_uint_eq(joint.enterprises.count, 1);
    ck_assert_int_eq(joint.enterprises.items[0], keep);
    ck_ok(chamber_request_get(db, reverse.id, &joint));
    ck_assert_int_eq(joint.enterprise, keep);
    ck_assert_uint_eq(joint.enterprises.count, 0);
    chamber_campaign_clear(&targets);
    chamber_request_clear(&joint);
    fixture_close(db);
}
END_TEST

static bool has(const struct chamber_texts *list, const char *text)
{
    for (size_t i = 0; i < list->count; i++)
        if (strcmp(list->items[i], text) == 0)
            return true;
    return false;
}

START_TEST(test_names_and_values)
{
    db = fixture_open("2018-12-31");
    const char *own_tags[] = {"high_tech"}, *tags[] = {"high_tech", "listed"};
    const char *former[] = {"老宏达厂", "宏达机械 有限公司"};
    struct chamber_enterprise one = {.name = "宏达机械有限公司",
                                     .industry = "C",
                                     .phone = "021-55550001",
                                     .tags = {1, own_tags},
                                     .note = "原有备注"};
    struct chamber_enterprise two = {.name = "宏达旧名公司",
                                     .short_name = "宏达",
                                     .former_names = {2, former},
                                     .credit_code = "914403001922038216",
                                     .member_no = "XH009",
                                     .industry = "F",
                                     .size = "small",
                                     .phone = "021-55550002",
                                     .contact = "赵某",
                                     .employees = {true, 12},
                                     .tags = {2, tags},
                                     .note = "另一条备注"};
    ck_ok(chamber_enterprise_add(db, &one, &one.id));
    ck_ok(chamber_enterprise_add(db, &two, &two.id));
    struct chamber_enterprise change = {.id = two.id, .name = "宏达、新名公司", .size = "medium"};
    edit(&change, "name", "2018-03-01");
    edit(&change, "size", "2018-05-01");
    merge_and_back(db, one.id, two.id);
    struct chamber_enterprise got = {0};
    ck_ok(chamber_enterprise_get(db, one.id, &got));
    ck_text(got.name, "宏达机械有限公司");
    ck_text(got.short_name, "宏达");
    ck_assert_uint_eq(got.former_names.count, 2);
    ck_assert(has(&got.former_names, "老宏达厂"));
    ck_assert(has(&got.former_names, "宏达旧名公司"));
    ck_text(got.credit_code, "914403001922038216");
    ck_text(got.member_no, "XH009");
    ck_text(got.industry, "C");
    ck_text(got.size, "medium");
    ck_text(got.phone, "021-55550001");
    ck_text(got.contact, "赵某");
    ck_assert_int_eq(got.employees.value, 12);
    ck_assert_uint_eq(got.tags.count, 2);
    ck_assert(has(&got.tags, "listed"));
    ck_text(got.note,
            "原有备注\n合并自 #2 宏达、新名公司；企业名称 宏达旧名公司、宏达、新名公司（2018-03-01 "
            "起）；"
            "行业 批发和零售业；联系电话 021-55550002；曾用名 宏达、新名公司；备注 另一条备注");
    /* the size it had before came along, and it is found by every name but the one told */
    ck_ok(chamber_record_get_as_of(db, &chamber_enterprise_noun, one.id, "2018-04-30", &got));
    ck_text(got.size, "small");
    chamber_id found = 0;
    ck_ok(chamber_enterprise_find(db, "宏达旧名公司", CHAMBER_WHOLE, &found));
    ck_assert_int_eq(found, one.id);
    chamber_enterprise_clear(&got);
    fixture_close(db);
}
END_TEST

START_TEST(test_refusals)
{
    db = fixture_open("2018-12-31");
    chamber_id keep = fixture_enterprise(db, "甲公司", "2015-01-01");
    ck_fails(chamber_enterprise_merge(db, keep, keep), CHAMBER_E_REFUSED, "merge_with_itself",
             NULL);
    ck_fails(chamber_enterprise_merge(db, keep, 99), CHAMBER_E_NOT_FOUND, "no_such_id", NULL);
    ck_fails(chamber_enterprise_merge(db, 99, keep), CHAMBER_E_NOT_FOUND, "no_such_id", NULL);
    /* a step after the merge, and what is taken back is refused */
    chamber_id drop = fixture_enterprise(db, "乙公司", NULL);
    ck_ok(chamber_enterprise_merge(db, keep, drop));
    chamber_id batch = chamber_last_batch(db);
    merge_step(db, keep, "leave", "2018-06-01", NULL);
    ck_fails(chamber_undo(db, batch), CHAMBER_E_REFUSED, "undo_later", NULL);
    fixture_close(db);
}
END_TEST

/* Dated references are redirected on every day, and what then holds already is no change. */
START_TEST(test_dated_references)
{
    db = fixture_open("2018-12-31");
    struct chamber_place a = {.name = "示例大厦"}, b = {.name = "示例大楼"},
                         c = {.name = "示例广场"};
    ck_ok(chamber_place_add(db, &a, &a.id));
    ck_ok(chamber_place_add(db, &b, &b.id));
    ck_ok(chamber_place_add(db, &c, &c.id));
    struct chamber_enterprise enterprise = {.name = "甲公司", .place = c.id};
    ck_ok(chamber_enterprise_add(db, &enterprise, &enterprise.id));
    enterprise.place = a.id;
    edit(&enterprise, "place", "2017-01-01");
    enterprise.place = b.id;
    edit(&enterprise, "place", "2018-01-01");
    char *before = digest_of(db);
    ck_ok(chamber_begin(db, "place merge"));
    ck_ok(chamber_end(db, record_redirect(db, &chamber_place_noun, a.id, b.id)));
    ck_ok(chamber_place_remove(db, a.id));
    ck_assert_uint_eq(naming(db, &chamber_enterprise_noun, "place", b.id), 1);
    struct chamber_enterprise got = {0};
    ck_ok(
        chamber_record_get_as_of(db, &chamber_enterprise_noun, enterprise.id, "2017-06-01", &got));
    ck_assert_int_eq(got.place, b.id);
    ck_ok(
        chamber_record_get_as_of(db, &chamber_enterprise_noun, enterprise.id, "2016-06-01", &got));
    ck_assert_int_eq(got.place, c.id);
    ck_ok(chamber_undo(db, 0));
    ck_ok(chamber_undo(db, chamber_last_batch(db) - 2));
    char *after = digest_of(db);
    ck_assert_str_eq(before, after);
    free(before);
    free(after);
    chamber_enterprise_clear(&got);
    fixture_close(db);
}
END_TEST

/* The lines of the note after an enterprise of that name became one with another. */
static size_t lines_told(const char *name)
{
    struct chamber_enterprise kept = {0};
    size_t lines = 0;
    db = fixture_open("2018-12-31");
    chamber_id keep = fixture_enterprise(db, "宏达机械有限公司", NULL);
    chamber_id drop = fixture_enterprise(db, name, NULL);
    merge_and_back(db, keep, drop);
    ck_ok(chamber_enterprise_get(db, keep, &kept));
    for (const char *at = kept.note; at && *at; at++)
        lines += *at == '\n';
    chamber_enterprise_clear(&kept);
    fixture_close(db);
    return lines;
}

/* A name may look like what it is stored in: only a change of it is told with its days. */
START_TEST(test_name_of_brackets)
{
    size_t lines = lines_told("宏达机械（上海）有限公司");
    ck_assert_uint_eq(lines_told("宏达],[机械有限公司"), lines);
    ck_assert_uint_eq(lines_told("宏达\"],[\"2018-01-01\",\"机械"), lines);
}
END_TEST

SUITE_MAIN("merge", test_name_of_brackets, test_all_uses_are_known, test_every_record_follows,
           test_repetitions_are_dropped, test_names_and_values, test_refusals,
           test_dated_references)
