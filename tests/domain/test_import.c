/* SPDX-License-Identifier: MIT */
/* Import: what a row becomes, which record it is, and what is refused. */
#include <string.h>

#include "domain/import_help.h"

static const struct chamber_import update = {.update = true};

START_TEST(test_add)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    struct chamber_enterprise stored = {0};
    chamber_id id = 0;
    imports(enterprise,
            "企业名称,简称,会员状态,入会日期,规模,重点企业,资质标签\n"
            "甲公司,甲,会员,2015/3/1,小型,是,高新技术；规上\n"
            "乙公司,,,,,,\n",
            NULL, 2, 0, 0);
    ck_ok(chamber_enterprise_find(db, "甲公司", CHAMBER_WHOLE, &id));
    ck_ok(chamber_enterprise_get(db, id, &stored));
    ck_text(stored.status, "member");
    ck_text(stored.joined_on, "2015-03-01");
    ck_text(stored.size, "small");
    ck_assert_int_eq(stored.priority, CHAMBER_YES);
    ck_assert_uint_eq(stored.tags.count, 2);
    ck_assert_str_eq(fixture_enterprise_events(db, id), "register - prospect\n"
                                                        "admit 2015-03-01 member");
    ck_ok(chamber_enterprise_find(db, "乙公司", CHAMBER_WHOLE, &id));
    ck_ok(chamber_enterprise_get(db, id, &stored));
    ck_text(stored.status, "prospect");
    chamber_enterprise_clear(&stored);
    fixture_close(db);
}
END_TEST

START_TEST(test_headings)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    fixture_enterprise(db, "甲公司", NULL);
    imports(visit, "公司名称,visited-on,走访 情况\n甲公司,2018-01-01,x\n", NULL, 1, 0, 0);
    imports(visit, "企业,ＶＩＳＩＴＥＤ＿ＯＮ\n甲公司,2018-01-02\n", NULL, 1, 0, 0);
    imports(person, "姓名,单位名称\n张某,甲公司\n", NULL, 1, 0, 0);
    imports(enterprise, "单位名称\n乙公司\n", NULL, 1, 0, 0);
    imports(honor, "荣誉名称,授予日期,公司名称,\n先进,2018-05,甲公司,\n", NULL, 1, 0, 0);
    imports(campaign, "名称,开始,结束,企业名称\n送清凉,2018-07-01,2018-08-31,甲公司\n", NULL, 1, 0,
            0);
    refuses(visit, "走访日期,某某,走访清况\n", NULL,
            "1 - heading_unknown\n1 - heading_unknown_near\n");
    ck_assert_ptr_nonnull(strstr(help_texts, "走访情况"));
    imports(visit, "2018年走访记录,,\n走访日期,企业\n2018-01-03,甲公司\n", NULL, 1, 0, 0);
    refuses(visit, "某某|某某\n2018-01-03|甲公司\n", NULL, "1 - csv_separator\n");
    refuses(visit, "\n某某；某某\n2018-01-03；甲公司\n", NULL, "2 - csv_separator\n");
    refuses(visit, "visited_on,走访日期,enterprise,企业名称\n", NULL,
            "1 - heading_twice\n1 - heading_twice\n");
    refuses(visit, "visited_on,enterprise,\n2018-01-01,甲公司,\n2018-01-01,甲公司,x\n", NULL,
            "3 - heading_missing\n");
    imports(visit, "visited_on,enterprise\n", NULL, 0, 0, 0);
    fixture_close(db);
}
END_TEST

START_TEST(test_again)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    static const char visits[] = "visited_on,enterprise,findings,state\n"
                                 "2018-01-01,甲公司,很好,\n"
                                 "2018-01-01,甲公司,,\n"
                                 "2018-01-01,甲公司,很好,计划\n";
    fixture_enterprise(db, "甲公司", NULL);
    imports(visit, visits, NULL, 3, 0, 0);
    imports(visit, visits, NULL, 0, 0, 3);
    imports(visit, visits, &update, 0, 0, 3);
    /* a field without column is not compared, one with an empty cell is */
    imports(visit, "visited_on,enterprise\n2018-01-01,甲公司\n", NULL, 0, 0, 1);
    imports(visit, "visited_on,enterprise,findings,gift\n2018-01-01,甲公司,很好,月饼\n", NULL, 1, 0,
            0);
    /* two rows alike are two records: only what was stored before is compared */
    imports(visit, "visited_on,enterprise\n2018-02-01,甲公司\n2018-02-01,甲公司\n", NULL, 2, 0, 0);
    imports(visit, "visited_on,enterprise\n2018-02-01,甲公司\n2018-02-01,甲公司\n", NULL, 0, 0, 2);
    fixture_close(db);
}
END_TEST

START_TEST(test_update)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    struct chamber_place place = {0};
    imports(place, "name,kind,address,note\n示例大厦,楼宇,示例路1号,旧\n", NULL, 1, 0, 0);
    imports(place, "name,kind\n示例大厦,building\n", NULL, 0, 0, 1);
    refuses(place, "name,kind,address\n示例大厦,园区,示例路2号\n", NULL,
            "2 kind import_would_change\n");
    ck_assert_ptr_nonnull(strstr(help_texts, "类型、地址"));
    /* a missing column and an empty cell leave the field alone */
    imports(place, "name,kind,address\n示例大厦,园区,\n", &update, 0, 1, 0);
    ck_ok(chamber_place_get(db, 1, &place));
    ck_text(place.kind, "park");
    ck_text(place.address, "示例路1号");
    ck_text(place.note, "旧");
    imports(place, "name,kind,address\n示例大厦,园区,\n", &update, 0, 0, 1);
    /* the same key in another spelling is the same record, spelt otherwise */
    refuses(place, "name\n示例 大厦\n", NULL, "2 name import_would_change\n");
    chamber_place_clear(&place);
    fixture_close(db);
}
END_TEST

START_TEST(test_keys)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    imports(enterprise,
            "name,credit_code,member_no\n"
            "甲公司,91310105MA0000001F,X1\n"
            "乙公司,,X2\n"
            "丙公司,,\n",
            NULL, 3, 0, 0);
    /* by code, by member number, by name */
    imports(enterprise,
            "name,credit_code,member_no,address\n"
            "甲公司,９１３１０１０５ma0000001f,X1,路1号\n"
            "乙公司,,x2,路2号\n"
            "丙公司,,,路3号\n",
            &update, 0, 3, 0);
    imports(enterprise, "name,member_no\n乙新公司,X2\n", &update, 0, 1, 0);
    /* another number is another enterprise, or a slip */
    refuses(enterprise, "name,member_no\n甲公司,X9\n", NULL, "2 member_no import_key_differs\n");
    /* the code is of another record than the number */
    refuses(enterprise, "name,credit_code,member_no\n甲公司,91310105MA0000001F,X2\n", &update,
            "2 member_no import_two_records\n");
    /* one name, several records */
    imports(enterprise, "name,credit_code\n丁公司,91310105MA0000002J\n丁公司,91310105MA0000003M\n",
            NULL, 2, 0, 0);
    refuses(enterprise, "name,note\n丁公司,x\n", &update, "2 - import_key_ambiguous\n");
    imports(enterprise, "name\n丁公司\n", NULL, 0, 0, 1);
    /* a person is name and enterprise */
    imports(person, "name,enterprise\n张某,甲公司\n张某,乙新公司\n张某,\n", NULL, 3, 0, 0);
    imports(person, "name,enterprise\n李某,甲公司\n", NULL, 1, 0, 0);
    imports(person, "name,title\n李某,主任\n", &update, 0, 1, 0);
    refuses(person, "name,title\n张某,主任\n", &update, "2 - import_key_ambiguous\n");
    imports(setting, "name,from_on,value\nx,2018-01-01,1\n", NULL, 1, 0, 0);
    imports(setting, "name,value\nx,2\n", NULL, 1, 0, 0);
    imports(person, "name,enterprise,title\n张某,甲公司,经理\n张某,乙新公司,\n张某,,\n", &update, 0,
            1, 2);
    fixture_close(db);
}
END_TEST

START_TEST(test_twice_in_a_file)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    refuses(place, "name\n示例大厦\n示例园\n示例 大厦\n", NULL, "4 - import_row_twice\n");
    ck_assert_ptr_nonnull(strstr(help_texts, "第 2 行"));
    refuses(enterprise, "name,member_no\n甲公司,X1\n甲公司,\n", NULL, "3 - import_row_twice\n");
    imports(enterprise, "name,member_no\n甲公司,X1\n乙公司,X2\n", NULL, 2, 0, 0);
    refuses(enterprise, "id,name,member_no\n1,,\n,,X1\n", &update, "3 - import_row_twice\n");
    refuses(enterprise, "id,name\n1,甲公司\n1,甲公司\n", &update, "3 - import_row_twice\n");
    fixture_close(db);
}
END_TEST

START_TEST(test_ids)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    struct chamber_place place = {0};
    imports(place, "name\n示例大厦\n示例园\n", NULL, 2, 0, 0);
    imports(place, "id,name\n#2,示例新园\n", &update, 0, 1, 0);
    ck_ok(chamber_place_get(db, 2, &place));
    ck_text(place.name, "示例新园");
    refuses(place, "id,name\n2,示例园\n", NULL, "2 name import_would_change\n");
    refuses(place, "id,name\n甲,示例园\n0,示例中心\n", NULL,
            "2 - import_bad_id\n3 - import_bad_id\n");
    /* no record has the id: by key, or a new one, whose id the file does not decide */
    imports(place, "id,name\n3,示例广场\n4,示例中心\n77,示例大厦\n", NULL, 2, 0, 1);
    imports(place, "id,name\n4,示例广场\n3,示例中心\n", NULL, 0, 0, 2);
    chamber_place_clear(&place);
    fixture_close(db);
}
END_TEST

START_TEST(test_derived)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    struct chamber_enterprise_step step = {.on = "2018-06-01"};
    imports(enterprise, "name,status,joined_on\n甲公司,member,2015-01-01\n", NULL, 1, 0, 0);
    imports(enterprise, "name,status,joined_on,note\n甲公司,会员,2015-01-01,x\n", &update, 0, 1, 0);
    ck_ok(chamber_enterprise_step(db, 1, "leave", &step));
    refuses(enterprise, "name,status\n甲公司,member\n", &update, "2 status import_by_verb\n");
    ck_assert_ptr_nonnull(strstr(help_texts, "chamber enterprise admit"));
    imports(enterprise, "name,status\n甲公司,\n", NULL, 0, 0, 1);
    fixture_close(db);
}
END_TEST

START_TEST(test_missing)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    static const char visits[] = "visited_on,enterprise,visitors,partners\n"
                                 "2018-01-01,甲公司,张某、李某,工会\n"
                                 "2018-01-02,甲公司,李某;张 某,新部门\n"
                                 "2018-01-03,乙公司,李某,新部门\n";
    struct chamber_import create = {.create_persons = true, .create_choices = true};
    struct chamber_visit visit = {0};
    fixture_enterprise(db, "甲公司", NULL);
    refuses(visit, visits, NULL,
            "2 visitors not_found\n2 visitors not_found\n3 partners unknown_word\n"
            "4 enterprise not_found_near\n");
    ck_assert_msg(!!strstr(help_texts, "“李某”；可用 chamber person add 新增（文件中共 3 处）"
                                       "；加 --create person 可自动添加"),
                  "%s", help_texts);
    ck_assert_int_eq(help_result.bad, 3);
    ck_assert_int_eq(help_result.rows, 3);
    refuses(visit, visits, &create, "4 enterprise not_found_near\n");
    ck_assert_uint_eq(fixture_count(db, &chamber_person_noun, NULL), 0);
    fixture_enterprise(db, "乙公司", NULL);
    imports(visit, visits, &create, 3, 0, 0);
    ck_assert_int_eq(help_result.created, 3);
    ck_ok(chamber_visit_get(db, 2, &visit));
    ck_assert_uint_eq(visit.visitors.count, 2);
    ck_text(visit.visitors_name.items[0], "李某");
    ck_text(visit.partners.items[0], "新部门");
    imports(visit, visits, NULL, 0, 0, 3);
    chamber_visit_clear(&visit);
    fixture_close(db);
}
END_TEST

START_TEST(test_create)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    struct chamber_import create = {.create_persons = true, .create_places = true};
    struct chamber_person person = {0};
    imports(enterprise, "name,place,introducer\n甲公司,示例园,\n", &create, 1, 0, 0);
    imports(honor, "title,awarded_on,person\n先进,2018-01-01,张某（甲公司）\n", &create, 1, 0, 0);
    ck_ok(chamber_person_get(db, 1, &person));
    ck_text(person.name, "张某");
    ck_text(person.enterprise_name, "甲公司");
    /* no names: numbers, and a person of an enterprise that is not there */
    refuses(honor,
            "title,awarded_on,person\n先进,2018-01-01,#9\n先进,2018-01-01,9\n"
            "先进,2018-01-01,王某(丙公司)\n",
            &create, "2 person not_found\n3 person not_found\n4 person not_found\n");
    ck_assert_ptr_null(strstr(help_texts, "--create")); /* it was given already */
    chamber_person_clear(&person);
    fixture_close(db);
}
END_TEST

START_TEST(test_bad_rows)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    fixture_enterprise(db, "甲公司", NULL);
    refuses(visit,
            "visited_on,enterprise,visitor_count,form\n"
            "2018-02-30,甲公司,三,外星\n"
            "2018-01-01,甲公司,2,座谈\n"
            "2019-01-01,甲公司,,\n"
            ",甲公司,,\n"
            "2018-01-01,甲公司\n"
            "2018-01-01,甲公司,,,多\n"
            "2018-01-01,甲公司,-1,\n",
            NULL,
            "2 visited_on no_such_day\n2 visitor_count not_a_number\n2 form unknown_word\n"
            "4 visited_on visit_in_future\n5 visited_on field_missing\n6 - csv_row_short\n"
            "7 - csv_row_long\n8 visitor_count number_negative\n");
    ck_assert_int_eq(help_result.bad, 6);
    ck_assert_int_eq(help_result.rows, 7);
    ck_assert_str_eq(chamber_error(db)->message, "no_such_day");
    ck_assert_int_eq(chamber_error(db)->line, 2);
    ck_assert_ptr_nonnull(
        strstr(help_texts, "a.csv:2: 走访日期(visited_on): 没有这一天：“2018-02-30”"));
    refuses(person, "name,phone,born_on\n张某,13800000000,1990-13-45\n", NULL,
            "2 born_on no_such_day\n");
    ck_assert_ptr_null(strstr(help_texts, "1990"));
    refuses(person, "name,phone\n,13800000000\n", NULL, "2 name field_missing\n");
    ck_assert_ptr_null(strstr(help_texts, "138"));
    fixture_close(db);
}
END_TEST

START_TEST(test_ambiguous)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    chamber_id first = fixture_enterprise(db, "甲公司", NULL);
    chamber_id second = fixture_enterprise(db, "乙公司", NULL);
    struct chamber_honor honor = {0};
    fixture_person(db, "张某", first);
    fixture_person(db, "张某", second);
    refuses(honor, "title,awarded_on,person\n先进,2018-01-01,张某\n先进,2018-01-02,张某\n", NULL,
            "2 person ambiguous\n3 person ambiguous\n");
    imports(honor, "title,awarded_on,person\n先进,2018-01-01,张某(乙公司)\n先进,2018-01-02,#1\n",
            NULL, 2, 0, 0);
    ck_ok(chamber_honor_get(db, 1, &honor));
    ck_assert_int_eq(honor.person, 2);
    ck_text(honor.recipient, "person");
    chamber_honor_clear(&honor);
    fixture_close(db);
}
END_TEST

/* The lines under a table are left out; what could be a record never is. */
START_TEST(test_footers)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    imports(enterprise,
            "企业名称,员工人数,备注,\n甲公司,12,,\n合计科技公司,3,,\n小计：,15,,\n合　计,15\n"
            "制表人：张某,,审核人：李某,制表日期：2018年12月31日,\n"
            "共计：2家,,,\n注：以上为会员单位,,,\n",
            NULL, 2, 0, 0);
    ck_assert_int_eq(help_result.left_out, 5);
    ck_assert_int_eq(help_result.rows, 2);
    imports(visit,
            "走访日期,企业,走访人数,走访情况\n2018-01-01,甲公司,3,合计\n合计,1家,3,\n"
            ",,,制表日期: 2018-12-31\n填表人：,张某,,\n",
            NULL, 1, 0, 0);
    ck_assert_int_eq(help_result.left_out, 3);
    imports(request, "诉求,提出日期,企业\n审核人：谁来审核,2018-01-01,甲公司\n", NULL, 1, 0, 0);
    ck_assert_int_eq(help_result.left_out, 0);
    imports(visit, "走访情况,走访日期,企业\n合计,2018-01-02,甲公司\n", NULL, 1, 0, 0);
    refuses(enterprise, "简称,企业名称\n,总计\n合计,\n丙,\n", NULL, "4 name field_missing\n");
    ck_assert_int_eq(help_result.left_out, 2);
    /* a JSON file has no footers */
    ck_ok(help_import(db, &chamber_place_noun, "a.json", "[{\"name\":\"合计\"}]", NULL));
    ck_assert_int_eq(help_result.added, 1);
    fixture_close(db);
}
END_TEST

START_TEST(test_spreadsheet_leftovers)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    struct chamber_import create = {
        .create_persons = true, .create_places = true, .create_choices = true};
    refuses(enterprise,
            "企业名称,备注\n#N/A,\n＃REF！,\nNULL,\n-,\n—,\n/,\n甲公司,#VALUE!\n乙公司,######\n",
            NULL,
            "2 name cell_error\n3 name cell_error\n4 name cell_says_nothing\n"
            "5 name cell_says_nothing\n6 name cell_says_nothing\n7 name cell_says_nothing\n"
            "8 note cell_error\n9 note cell_error\n");
    ck_assert_ptr_nonnull(strstr(help_texts, "a.csv:8: 备注(note)"));
    ck_assert_ptr_nonnull(strstr(help_texts, "#VALUE!"));
    imports(enterprise, "企业名称,备注,地址\n甲公司,-,/\n", NULL, 1, 0, 0);
    refuses(enterprise, "企业名称,简称,联系电话,会员编号\n乙公司,—,/,NULL\n", NULL,
            "2 short_name cell_nothing\n2 phone cell_nothing\n2 member_no cell_nothing\n");
    /* nothing is made of a dash */
    refuses(enterprise, "企业名称,楼宇园区,介绍人,资质标签\n乙公司,-,/,—\n丙公司,#N/A,,\n", &create,
            "2 place not_found\n2 introducer not_found\n2 tags unknown_word\n"
            "3 place cell_error\n");
    refuses(enterprise,
            "企业名称,统一社会信用代码,会员编号,联系电话\n乙公司,9.1440E+17,,\n丙公司,,1.2E+10,\n"
            "丁公司,,,1.38E+10\n",
            NULL,
            "2 credit_code number_scientific\n3 member_no number_scientific\n"
            "4 phone number_scientific\n");
    ck_assert_ptr_nonnull(strstr(help_texts, "文本格式"));
    ck_assert_ptr_nonnull(strstr(help_texts, "9.1440E+17"));
    ck_assert_ptr_null(strstr(help_texts, "1.38"));
    imports(enterprise,
            "企业名称,会员编号,备注\n乙公司,=\"00123\",1.38E+10\n丙公司,'00124,\n丁公司,1E5,\n",
            NULL, 3, 0, 0);
    struct chamber_enterprise stored = {0};
    ck_ok(chamber_enterprise_get(db, 2, &stored));
    ck_text(stored.member_no, "00123");
    chamber_enterprise_clear(&stored);
    fixture_close(db);
}
END_TEST

/* A post that took its title from the person is the same post when the person has another. */
START_TEST(test_posts_again)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    static const char posts[] = "姓名,职务,时任职务,任职日期\n张某,会长,,2016-01-01\n";
    imports(person, "姓名,企业职务\n张某,经理\n", NULL, 1, 0, 0);
    imports(post, posts, NULL, 1, 0, 0);
    imports(person, "姓名,企业职务\n张某,董事长\n", &update, 0, 1, 0);
    imports(post, posts, NULL, 0, 0, 1);
    imports(post, "姓名,职务,时任职务,任职日期\n张某,会长,经理,2016-01-01\n", NULL, 0, 0, 1);
    imports(post, "姓名,职务,时任职务,任职日期\n张某,会长,董事长,2016-01-01\n", NULL, 1, 0, 0);
    imports(honor, "荣誉名称,授予日期,姓名\n先进,2018-05,张某\n", NULL, 1, 0, 0);
    fixture_close(db);
}
END_TEST

/* Items stand between all kinds of commas; one in a name stays where something is called so. */
START_TEST(test_separators)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    struct chamber_import create = {.create_persons = true, .create_choices = true};
    struct chamber_visit visit = {0};
    struct chamber_campaign campaign = {0};
    imports(enterprise, "name\n甲公司\n\"Acme Co., Ltd.\"\n", NULL, 2, 0, 0);
    imports(visit,
            "visited_on,enterprise,visitors,partners\n"
            "2018-01-01,甲公司,\"张某,李某； 王某、赵某，,钱某\",\"工会,妇联\"\n",
            &create, 1, 0, 0);
    ck_assert_int_eq(help_result.created, 5);
    ck_ok(chamber_visit_get(db, 1, &visit));
    ck_assert_uint_eq(visit.visitors.count, 5);
    ck_text(visit.visitors_name.items[4], "钱某");
    ck_assert_uint_eq(visit.partners.count, 2);
    imports(campaign,
            "name,from_on,until_on,enterprises\n"
            "送清凉,2018-07-01,2018-08-31,\"Acme Co., Ltd.、甲公司\"\n",
            NULL, 1, 0, 0);
    ck_ok(chamber_campaign_get(db, 1, &campaign));
    ck_assert_uint_eq(campaign.enterprises.count, 2);
    chamber_visit_clear(&visit);
    chamber_campaign_clear(&campaign);
    fixture_close(db);
}
END_TEST

/* What a column means is kept for the next file, replaced by what is kept later, and refused where
 * it cannot be kept. */
START_TEST(test_saved_maps)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    const struct chamber_import_map first[] = {{"单位大名", "name"}, {"别的", "-"}};
    const struct chamber_import_map second[] = {{"单位大名", "name"}, {"编号甲", "id"}};
    const struct chamber_import_map unkept[] = {{"名=称", "name"}};
    const size_t settings = fixture_count(db, &chamber_setting_noun, NULL);
    const struct chamber_import none = {.save_maps = true};
    struct chamber_import how = {.maps = first, .map_count = 2, .save_maps = true};
    imports(enterprise, "企业名称\n甲公司\n", &none, 1, 0, 0);
    ck_assert_uint_eq(fixture_count(db, &chamber_setting_noun, NULL), settings);
    imports(enterprise, "单位大名,别的\n乙公司,无关\n", &how, 1, 0, 0);
    ck_assert_uint_eq(fixture_count(db, &chamber_setting_noun, NULL), settings + 1);
    imports(enterprise, "单位大名,别的\n丙公司,无关\n", NULL, 1, 0, 0);
    how.maps = second;
    how.update = true;
    imports(enterprise, "编号甲,单位大名\n1,甲公司\n", &how, 0, 0, 1);
    ck_assert_uint_eq(fixture_count(db, &chamber_setting_noun, NULL), settings + 1);
    how = (struct chamber_import){.maps = unkept, .map_count = 1, .save_maps = true};
    chamber_id batch = chamber_last_batch(db);
    ck_fails(help_import(db, &chamber_enterprise_noun, "a.csv", "名=称\n丁公司\n", &how),
             CHAMBER_E_USAGE, "map_not_saved", NULL);
    ck_assert_int_eq(chamber_last_batch(db), batch);
    fixture_close(db);
}
END_TEST

SUITE_MAIN("import", test_add, test_headings, test_again, test_update, test_keys,
           test_twice_in_a_file, test_ids, test_derived, test_missing, test_create, test_bad_rows,
           test_ambiguous, test_footers, test_spreadsheet_leftovers, test_posts_again,
           test_separators, test_saved_maps)
