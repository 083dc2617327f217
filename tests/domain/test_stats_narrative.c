/* SPDX-License-Identifier: MIT */
/* The report in words: nothing of nothing, measure words, numbers of one, periods. */
#include <string.h>

#include "fixture.h"
#include "stats_sample.h"

#define as_words(db, period, expected) check_words(db, period, NULL, expected)

static void check_words(struct chamber_db *db, const char *period, const char *as_of,
                        const char *expected)
{
    struct chamber_stats *stats = NULL;
    char *text = NULL;
    ck_ok(chamber_stats_compute(db, period, as_of, &stats));
    ck_ok(chamber_stats_narrative(db, stats, &text));
    ck_assert_str_eq(text, expected);
    chamber_free(text);
    chamber_stats_free(stats);
}

START_TEST(test_empty_year)
{
    struct chamber_db *db = fixture_open("2019-06-30");
    as_words(db, "2018",
             "新华商会2018年工作情况（截至2018年12月31日）\n\n这一期间没有可写的数据。");
    chamber_set_language(db, CHAMBER_EN);
    as_words(db, "2018",
             "Work of 新华商会, 2018 (as of 31 December 2018)\n\n"
             "There are no figures of this period to report.");
    fixture_close(db);
}
END_TEST

START_TEST(test_periods)
{
    static const struct {
        const char *period, *as_of, *title;
    } cases[] = {
        {"2018H1", NULL, "新华商会2018年上半年工作情况（截至2018年6月30日）"},
        {"2018H2", "2018-08-01", "新华商会2018年下半年工作情况（截至2018年8月1日）"},
        {"2018Q1", NULL, "新华商会2018年第一季度工作情况（截至2018年3月31日）"},
        {"2018Q3", NULL, "新华商会2018年第三季度工作情况（截至2018年9月30日）"},
        {"2018-07", NULL, "新华商会2018年7月工作情况（截至2018年7月31日）"},
        {"2018-01-01..2018-12-31", NULL, "新华商会2018年工作情况（截至2018年12月31日）"},
        {"2018-02-01..2018-04-30", NULL,
         "新华商会2018年2月1日至2018年4月30日工作情况（截至2018年4月30日）"},
        {"2017-07-01..2018-06-30", NULL,
         "新华商会2017年7月1日至2018年6月30日工作情况（截至2018年6月30日）"},
        {"2018-01-01..2018-06-29", NULL,
         "新华商会2018年1月1日至2018年6月29日工作情况（截至2018年6月29日）"},
        {"2018-03-01..2018-08-31", NULL, /* half a year, but neither half */
         "新华商会2018年3月1日至2018年8月31日工作情况（截至2018年8月31日）"},
        {"9999-12", "2018-12-31", /* no day is after its last */
         "新华商会9999年12月工作情况（截至2018年12月31日）"},
    };
    struct chamber_db *db = fixture_open("2019-06-30");
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        char expected[300];
        snprintf(expected, sizeof(expected), "%s\n\n这一期间没有可写的数据。", cases[i].title);
        check_words(db, cases[i].period, cases[i].as_of, expected);
    }
    chamber_set_language(db, CHAMBER_EN);
    check_words(db, "2018Q4", "2018-11-05",
                "Work of 新华商会, the fourth quarter of 2018 (as of 5 November 2018)\n\n"
                "There are no figures of this period to report.");
    check_words(db, "2018-03-05..2018-06-01", NULL,
                "Work of 新华商会, 5 March 2018 to 1 June 2018 (as of 1 June 2018)\n\n"
                "There are no figures of this period to report.");
    fixture_close(db);
}
END_TEST

START_TEST(test_only_visits)
{
    struct chamber_db *db = fixture_open("2019-06-30");
    chamber_id id = 0;
    chamber_id one = fixture_enterprise(db, "示例宏达机械有限公司", NULL);
    chamber_id two = fixture_enterprise(db, "示例云杉信息有限公司", NULL);
    struct chamber_campaign campaign = {
        .name = "送清凉", .from_on = "2018-07-01", .until_on = "2018-12-31"};
    struct chamber_campaign other = {
        .name = "走访2018", .from_on = "2018-07-01", .until_on = "2018-12-31"};
    ck_ok(chamber_campaign_add(db, &campaign, &campaign.id));
    ck_ok(chamber_campaign_add(db, &other, &other.id));
    struct chamber_visit visit = {
        .enterprise = one, .visited_on = "2018-07-20", .campaign = campaign.id};
    ck_ok(chamber_visit_add(db, &visit, &id));
    visit.visited_on = "2018-08-20";
    ck_ok(chamber_visit_add(db, &visit, &id));
    visit.campaign = other.id;
    ck_ok(chamber_visit_add(db, &visit, &id));
    fixture_visit(db, two, "2018-09-03");
    as_words(db, "2018",
             "新华商会2018年工作情况（截至2018年12月31日）\n\n"
             "走访企业2家，共4次，当面走访4次。按走访行动，送清凉2次、走访2018（1次）、"
             "行动以外的走访1次。走访潜在会员2家。");
    as_words(db, "2018H1",
             "新华商会2018年上半年工作情况（截至2018年6月30日）\n\n这一期间没有可写的数据。");
    fixture_close(db);
}
END_TEST

/* One of each. */
static void add_ones(struct chamber_db *db)
{
    chamber_id id = 0;
    chamber_id one = fixture_enterprise(db, "示例宏达机械有限公司", "2018-02-01");
    chamber_id person = fixture_person(db, "张岚", one);
    struct chamber_visit visit = {.enterprise = one, .visited_on = "2018-07-20"};
    struct chamber_honor honor = {.title = "示范先锋号", .awarded_on = "2018", .enterprise = one};
    struct chamber_honor star = {.title = "公益之星", .awarded_on = "2018", .person = person};
    struct chamber_activity activity = {.title = "讲坛第一讲", .held_on = "2018-03-05"};
    honor.level = "national";
    activity.kind = "lecture";
    activity.education = CHAMBER_YES;
    activity.headcount = (struct chamber_int){true, 1};
    ck_ok(chamber_visit_add(db, &visit, &id));
    ck_ok(chamber_honor_add(db, &honor, &id));
    ck_ok(chamber_honor_add(db, &star, &id));
    ck_ok(chamber_activity_add(db, &activity, &id));
    fixture_request(db, one, "2018-07-20");
}

START_TEST(test_numbers_of_one)
{
    struct chamber_db *db = fixture_open("2019-06-30");
    add_ones(db);
    as_words(db, "2018",
             "新华商会2018年工作情况（截至2018年12月31日）\n\n"
             "共有会员1家。期内入会1家次。\n\n"
             "走访企业1家，共1次，当面走访1次。当面走访会员1家，占会员1家的100.0%。\n\n"
             "共收到1家会员单位的1条诉求。诉求解决率0.0%（撤回、合并的除外，1条中解决0条），"
             "未办结1条。\n\n"
             "举办活动1场，参加1人次。按类型，讲座1场。有1个月开展了教育活动，另有11个月没有。\n\n"
             "获得荣誉2项。按级别，国家级1项、未定级1项。"
             "具体为示范先锋号（国家级）1家，公益之星1人。");
    chamber_set_language(db, CHAMBER_EN);
    as_words(db, "2018",
             "Work of 新华商会, 2018 (as of 31 December 2018)\n\n"
             "The chamber had 1 member. 1 enterprise joined in the period.\n\n"
             "The chamber visited 1 enterprise in 1 visit, 1 of them in person. "
             "1 of 1 member visited in person (100.0%).\n\n"
             "1 member raised 1 request. Of 1 request, without the withdrawn and merged, "
             "0 resolved (0.0%), 1 still open.\n\n"
             "The chamber held 1 activity, with 1 attendance. By kind: lecture: 1. "
             "Education activities took place in 1 month, none in 11 months.\n\n"
             "Honors received: 2. By level: national: 1, no level: 1. "
             "These are 示范先锋号, national (1 enterprise); 公益之星 (1 person).");
    fixture_close(db);
}
END_TEST

START_TEST(test_requests)
{
    struct chamber_db *db = fixture_open("2019-06-30");
    chamber_id member = fixture_enterprise(db, "示例宏达机械有限公司", "2018-02-01");
    chamber_id prospect = fixture_enterprise(db, "示例云杉信息有限公司", NULL);
    chamber_id request = fixture_request(db, member, "2018-07-20");
    struct chamber_request_step step = {.on = "2018-07-30", .outcome = "已协调"};
    ck_ok(chamber_request_step(db, request, "resolve", &step));
    fixture_request(db, prospect, "2018-07-21");
    struct chamber_stats *stats = NULL;
    char *json = NULL;
    ck_ok(chamber_stats_compute(db, "2018-07", NULL, &stats));
    ck_ok(chamber_stats_keep(db, stats, "requests"));
    ck_ok(chamber_stats_narrative_json(db, stats, &json));
    ck_assert_str_eq(
        json,
        "{\"period\":\"2018-07\",\"from\":\"2018-07-01\",\"until\":\"2018-07-31\","
        "\"as_of\":\"2018-07-31\",\"paragraphs\":["
        "\"新华商会2018年7月工作情况（截至2018年7月31日）\","
        "\"共收到1家会员单位的1条诉求,目前有1条诉求已妥善解决。全部2家共提出诉求2条，已解决1条。"
        "诉求解决率50.0%（撤回、合并的除外，2条中解决1条），未办结1条。"
        "办理天数中位数为10天。\"]}");
    chamber_free(json);
    chamber_stats_free(stats);
    fixture_close(db);
}
END_TEST

SUITE_MAIN("stats_narrative", test_empty_year, test_periods, test_only_visits, test_numbers_of_one,
           test_requests)
