/* SPDX-License-Identifier: MIT */
/* Naming records: whole names, parts, former names, numbers, and what is said when none fits. */
#include "fixture.h"

#include <string.h>

static struct chamber_db *db;
static chamber_id hongda, yuanda, rare, other;

static void setup(void)
{
    db = fixture_open("2018-12-31");
    struct chamber_enterprise enterprise = {.name = "宏达机械有限公司",
                                            .short_name = "宏达",
                                            .credit_code = "91310105000000001X",
                                            .member_no = "3",
                                            .phone = "000-5550123"};
    ck_ok(chamber_enterprise_add(db, &enterprise, &hongda));
    yuanda = fixture_enterprise(db, "远大（上海）物流", NULL);
    rare = fixture_enterprise(db, "𠮷野 Coffee 店", NULL);
    other = fixture_enterprise(db, "宏达贸易商行", NULL);
}

static chamber_id enterprise_named(const char *text)
{
    return fixture_find(db, &chamber_enterprise_noun, text, CHAMBER_WHOLE);
}

START_TEST(test_whole_names_in_any_writing)
{
    setup();
    ck_assert_int_eq(enterprise_named("宏达机械有限公司"), hongda);
    ck_assert_int_eq(enterprise_named(" 宏达 "), hongda);
    ck_assert_int_eq(enterprise_named("９１３１０１０５００００００００１ｘ"), hongda);
    ck_assert_int_eq(enterprise_named("#1"), hongda);
    ck_assert_int_eq(enterprise_named("远大(上海)物流"), yuanda);
    ck_assert_int_eq(enterprise_named("远大（上海） 物流"), yuanda);
    ck_assert_int_eq(enterprise_named("𠮷野COFFEE店"), rare);
    fixture_close(db);
}
END_TEST

START_TEST(test_bare_number_is_id_and_member_number)
{
    chamber_id id = 0;
    setup();
    /* 3 is the member number of the first and the id of the third */
    ck_fails(chamber_enterprise_find(db, "3", CHAMBER_WHOLE, &id), CHAMBER_E_AMBIGUOUS, "ambiguous",
             NULL);
    ck_assert_int_eq(id, 0);
    ck_assert_int_eq(enterprise_named("#3"), rare);
    ck_assert_int_eq(enterprise_named("2"), yuanda);
    fixture_close(db);
}
END_TEST

START_TEST(test_former_names)
{
    setup();
    struct chamber_enterprise change = {.id = yuanda, .name = "通达供应链"};
    ck_ok(chamber_enterprise_update(
        db, &change, chamber_field_bit(&chamber_enterprise_noun, "name"), "2018-06-01"));
    const char *former[] = {"老字号百货"};
    change = (struct chamber_enterprise){.id = rare, .former_names = {1, former}};
    ck_ok(chamber_enterprise_update(
        db, &change, chamber_field_bit(&chamber_enterprise_noun, "former_names"), NULL));
    ck_assert_int_eq(enterprise_named("通达供应链"), yuanda);
    ck_assert_int_eq(enterprise_named("远大(上海)物流"), yuanda);
    ck_assert_int_eq(enterprise_named("老字号百货"), rare);
    fixture_close(db);
}
END_TEST

START_TEST(test_a_present_name_goes_before_a_former_one)
{
    setup();
    const char *former[] = {"宏达贸易商行"};
    struct chamber_enterprise change = {.id = rare, .former_names = {1, former}};
    ck_ok(chamber_enterprise_update(
        db, &change, chamber_field_bit(&chamber_enterprise_noun, "former_names"), NULL));
    ck_assert_int_eq(enterprise_named("宏达贸易商行"), other);
    fixture_close(db);
}
END_TEST

START_TEST(test_as_it_is_stored_goes_before_what_reads_the_same)
{
    setup();
    chamber_id id = 0;
    chamber_id upper = fixture_enterprise(db, "示例ABC商行", NULL);
    chamber_id lower = fixture_enterprise(db, "示例abc商行", NULL);
    for (int round = 0; round < 2; round++) { /* the second time with all names at hand */
        ck_assert_int_eq(enterprise_named("示例ABC商行"), upper);
        ck_assert_int_eq(enterprise_named("示例abc商行"), lower);
        for (int i = 0; i < 6; i++)
            ck_fails(chamber_enterprise_find(db, "示例Abc商行", CHAMBER_WHOLE, &id),
                     CHAMBER_E_AMBIGUOUS, "ambiguous", NULL);
    }
    (void)fixture_enterprise(db, "示例abc商行", NULL); /* two of them to the byte */
    ck_fails(chamber_enterprise_find(db, "示例abc商行", CHAMBER_WHOLE, &id), CHAMBER_E_AMBIGUOUS,
             "ambiguous", NULL);
    ck_assert_int_eq(id, 0);
    fixture_close(db);
}
END_TEST

START_TEST(test_parts_and_tails_only_for_reading)
{
    chamber_id id = 0;
    setup();
    ck_assert_int_eq(fixture_find(db, &chamber_enterprise_noun, "机械", CHAMBER_PART), hongda);
    ck_assert_int_eq(fixture_find(db, &chamber_enterprise_noun, "001X", CHAMBER_PART), hongda);
    ck_assert_int_eq(fixture_find(db, &chamber_enterprise_noun, "0123", CHAMBER_PART), hongda);
    ck_fails(chamber_enterprise_find(db, "机械", CHAMBER_WHOLE, &id), CHAMBER_E_NOT_FOUND,
             "not_found_near", NULL);
    ck_fails(chamber_enterprise_find(db, "0123", CHAMBER_WHOLE, &id), CHAMBER_E_NOT_FOUND,
             "not_found", NULL);
    ck_fails(chamber_enterprise_find(db, "宏达机", CHAMBER_WHOLE, &id), CHAMBER_E_NOT_FOUND,
             "not_found_near", NULL);
    ck_fails(chamber_enterprise_find(db, "达", CHAMBER_PART, &id), CHAMBER_E_AMBIGUOUS, "ambiguous",
             NULL);
    ck_assert_ptr_nonnull(strstr(chamber_error_text(db), "宏达贸易商行"));
    fixture_close(db);
}
END_TEST

START_TEST(test_pinyin_only_for_reading)
{
    chamber_id id = 0;
    setup();
    ck_assert_int_eq(fixture_find(db, &chamber_enterprise_noun, "hdjx", CHAMBER_PART), hongda);
    ck_assert_int_eq(fixture_find(db, &chamber_enterprise_noun, "HongDa MaoYi", CHAMBER_PART),
                     other);
    ck_assert_int_eq(fixture_find(db, &chamber_enterprise_noun, "ydshwl", CHAMBER_PART), yuanda);
    ck_assert_int_eq(fixture_find(db, &chamber_enterprise_noun, "jiye", CHAMBER_PART), rare);
    ck_fails(chamber_enterprise_find(db, "hongda", CHAMBER_PART, &id), CHAMBER_E_AMBIGUOUS,
             "ambiguous", NULL);
    ck_fails(chamber_enterprise_find(db, "hdjx", CHAMBER_WHOLE, &id), CHAMBER_E_NOT_FOUND,
             "not_found_near", NULL);
    /* a part of a name goes before what is only read so */
    ck_assert_int_eq(fixture_find(db, &chamber_enterprise_noun, "coffee", CHAMBER_PART), rare);
    fixture_close(db);
}
END_TEST

START_TEST(test_no_phone_in_messages)
{
    chamber_id id;
    setup();
    ck_assert_int_eq(chamber_enterprise_find(db, "000-5550124", CHAMBER_PART, &id),
                     CHAMBER_E_NOT_FOUND);
    ck_assert_ptr_null(strstr(chamber_error_text(db), "5550123"));
    fixture_close(db);
}
END_TEST

START_TEST(test_nearest_names_are_offered)
{
    chamber_id id = 0;
    setup();
    ck_assert_int_eq(chamber_enterprise_find(db, "宏达贸易商航", CHAMBER_PART, &id),
                     CHAMBER_E_NOT_FOUND);
    ck_assert_ptr_nonnull(strstr(chamber_error_text(db), "宏达贸易商行"));
    ck_assert_ptr_nonnull(strstr(chamber_error_text(db), "chamber enterprise add"));
    /* each once, the nearest first by the nearest of its names */
    const struct chamber_enterprise near = {.name = "一乙丙丁戊庚", .short_name = "甲乙丙丁戊庚"};
    ck_ok(chamber_enterprise_add(db, &near, NULL));
    fixture_enterprise(db, "七乙丙丁庚庚", NULL);
    ck_assert_int_eq(chamber_enterprise_find(db, "甲乙丙丁戊己", CHAMBER_PART, &id),
                     CHAMBER_E_NOT_FOUND);
    const char *first = strstr(chamber_error_text(db), "一乙丙丁戊庚");
    const char *second = strstr(chamber_error_text(db), "七乙丙丁庚庚");
    ck_assert_ptr_nonnull(first);
    ck_assert_ptr_nonnull(second);
    ck_assert(first < second);
    ck_assert_ptr_null(strstr(second, "一乙丙丁戊庚"));
    fixture_close(db);
}
END_TEST

START_TEST(test_persons_of_one_name)
{
    chamber_id id = 0;
    setup();
    chamber_id one = fixture_person(db, "王某一", hongda);
    chamber_id two = fixture_person(db, "王某一", yuanda);
    ck_fails(chamber_person_find(db, "王某一", CHAMBER_WHOLE, &id), CHAMBER_E_AMBIGUOUS,
             "ambiguous", NULL);
    ck_assert_ptr_nonnull(strstr(chamber_error_text(db), "王某一(宏达机械有限公司)"));
    ck_assert_int_eq(fixture_find(db, &chamber_person_noun, "王某一(宏达)", CHAMBER_WHOLE), one);
    ck_fails(chamber_person_find(db, "王某一)", CHAMBER_WHOLE, &id), CHAMBER_E_NOT_FOUND,
             "not_found_near", NULL);
    ck_fails(chamber_person_find(db, "(宏达)", CHAMBER_WHOLE, &id), CHAMBER_E_NOT_FOUND,
             "not_found", NULL);
    for (int i = 0; i < 5; i++)
        fixture_person(db, "王某一", 0);
    ck_fails(chamber_person_find(db, "王某一", CHAMBER_WHOLE, &id), CHAMBER_E_AMBIGUOUS,
             "ambiguous", NULL);
    ck_assert_ptr_nonnull(strstr(chamber_error_text(db), " …"));
    char number[64];
    snprintf(number, sizeof number, "#%lld\u3000王某一（宏达机械有限公司）", (long long)one);
    ck_assert_int_eq(fixture_find(db, &chamber_person_noun, number, CHAMBER_WHOLE), one);
    ck_assert_int_eq(
        fixture_find(db, &chamber_person_noun, "王某一（远大（上海）物流）", CHAMBER_WHOLE), two);
    fixture_close(db);
}
END_TEST

START_TEST(test_a_visit_by_day_and_enterprise)
{
    setup();
    chamber_id visit = fixture_visit(db, hongda, "2018-07-20");
    fixture_visit(db, yuanda, "2018-07-20");
    ck_assert_int_eq(
        fixture_find(db, &chamber_visit_noun, "2018-07-20 宏达机械有限公司", CHAMBER_WHOLE), visit);
    ck_assert_int_eq(fixture_find(db, &chamber_visit_noun, "2018年7月20日宏达", CHAMBER_WHOLE),
                     visit);
    fixture_close(db);
}
END_TEST

static void expect_label(const struct chamber_noun *noun, chamber_id id, const char *expected)
{
    char *label = NULL;
    ck_ok(chamber_record_label(db, noun, id, &label));
    ck_assert_str_eq(label, expected);
    chamber_free(label);
}

START_TEST(test_what_records_are_called)
{
    setup();
    chamber_id visit = fixture_visit(db, hongda, "2018-07-20");
    chamber_id request = fixture_request(db, hongda, "2018-07-20");
    chamber_id person = fixture_person(db, "王某一", hongda);
    struct chamber_post post = {.person = person, .role = 1, .from_on = "2018-01-01"};
    chamber_id held;
    ck_ok(chamber_post_add(db, &post, &held));
    expect_label(&chamber_enterprise_noun, hongda, "宏达机械有限公司");
    expect_label(&chamber_visit_noun, visit, "2018-07-20 宏达机械有限公司");
    expect_label(&chamber_person_noun, person, "王某一(宏达机械有限公司)");
    expect_label(&chamber_person_noun, fixture_person(db, "李某", 0), "李某");
    expect_label(&chamber_post_noun, held, "王某一 会长");
    struct chamber_recommendation recommendation = {
        .person = person, .organization = "cppcc", .recommended_on = "2018-01-01"};
    struct chamber_fee fee = {.enterprise = hongda, .year = {true, 2018}, .amount = {true, 120000}};
    struct chamber_choice organization = {
        .list = "recommendation.organization", .code = "cppcc", .zh = "区政协"};
    chamber_id recommended, due;
    ck_ok(chamber_choice_add(db, &organization, NULL));
    ck_ok(chamber_recommendation_add(db, &recommendation, &recommended));
    ck_ok(chamber_fee_add(db, &fee, &due));
    expect_label(&chamber_recommendation_noun, recommended, "王某一 区政协");
    expect_label(&chamber_fee_noun, due, "宏达机械有限公司 2018");
    char *label = NULL;
    ck_ok(chamber_record_label(db, &chamber_request_noun, request, &label));
    ck_assert_ptr_nonnull(strstr(label, "2018-001 "));
    chamber_free(label);
    fixture_close(db);
}
END_TEST

START_TEST(test_names_follow_writes_and_roll_backs)
{
    chamber_id id = 0;
    setup();
    ck_fails(chamber_enterprise_find(db, "新来企业甲乙丙丁", CHAMBER_WHOLE, &id),
             CHAMBER_E_NOT_FOUND, "not_found", NULL);
    ck_ok(chamber_begin(db, "test"));
    chamber_id added = fixture_enterprise(db, "新来企业甲乙丙丁", NULL);
    ck_assert_int_eq(enterprise_named("新来企业甲乙丙丁"), added);
    ck_assert_int_eq(chamber_end(db, CHAMBER_E_REFUSED), CHAMBER_E_REFUSED);
    ck_fails(chamber_enterprise_find(db, "新来企业甲乙丙丁", CHAMBER_WHOLE, &id),
             CHAMBER_E_NOT_FOUND, "not_found", NULL);
    fixture_close(db);
}
END_TEST

START_TEST(test_hostile_texts_are_only_texts)
{
    static const char *const texts[] = {"",
                                        "#",
                                        "#0",
                                        "#-1",
                                        "#99999999999999999999",
                                        "()",
                                        ")(",
                                        "(x)",
                                        "%s",
                                        "' OR 1=1 --",
                                        "\xff",
                                        "\xe5",
                                        "#x",
                                        " ",
                                        "123456789012345678901",
                                        "#1234567890123456789012345"};
    setup();
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        chamber_id id = 77;
        int rc = chamber_enterprise_find(db, texts[i], CHAMBER_WHOLE, &id);
        ck_assert_msg(rc == CHAMBER_E_NOT_FOUND, "%s: %d", texts[i], rc);
        ck_assert_int_eq(id, 77);
    }
    fixture_close(db);
}
END_TEST

/* The first lookups after a write are answered by a scan, later ones from all names read at once.
 */
START_TEST(test_scanned_as_from_all_names)
{
    static const char *const texts[] = {"宏达",
                                        "宏达机械有限公司",
                                        "远大(上海)物流",
                                        "通达供应链",
                                        "91310105000000001x",
                                        "001X",
                                        "0123",
                                        "hdjx",
                                        "hongda",
                                        "yd",
                                        "𠮷野",
                                        "coffee",
                                        "店",
                                        "3",
                                        "有限 公司",
                                        "不在其中",
                                        "（上海）",
                                        "达",
                                        "贸易商行",
                                        "tdgyl",
                                        "(sh",
                                        "[SH",
                                        "'abc",
                                        "bc",
                                        "shtr",
                                        "abctrading"};
    setup();
    fixture_enterprise(db, "Abc [Sh] Trading", NULL);
    fixture_enterprise(db, "上海ABC贸易", NULL);
    struct chamber_enterprise change = {.id = yuanda, .name = "通达供应链"};
    ck_ok(chamber_enterprise_update(
        db, &change, chamber_field_bit(&chamber_enterprise_noun, "name"), "2018-06-01"));
    change = (struct chamber_enterprise){.id = other, .name = "明日商行"};
    ck_ok(chamber_enterprise_update(
        db, &change, chamber_field_bit(&chamber_enterprise_noun, "name"), "2019-06-01"));
    for (size_t i = 0; i < 2 * (sizeof texts / sizeof *texts); i++) {
        enum { LOOKUPS = 8 };
        enum chamber_naming naming = i % 2 ? CHAMBER_PART : CHAMBER_WHOLE;
        chamber_id *ids[LOOKUPS];
        size_t counts[LOOKUPS];
        change.note = i % 4 < 2 ? "甲" : "乙"; /* a write forgets all names */
        ck_ok(chamber_enterprise_update(db, &change,
                                        chamber_field_bit(&chamber_enterprise_noun, "note"), NULL));
        for (size_t n = 0; n < LOOKUPS; n++)
            ck_ok(chamber_record_candidates(db, &chamber_enterprise_noun, texts[i / 2], naming,
                                            &ids[n], &counts[n]));
        for (size_t n = 1; n < LOOKUPS; n++) {
            ck_assert_msg(counts[n] == counts[0], "%s: %zu, then %zu", texts[i / 2], counts[0],
                          counts[n]);
            ck_assert_msg(!counts[0] || memcmp(ids[n], ids[0], counts[0] * sizeof *ids[0]) == 0,
                          "%s: others", texts[i / 2]);
        }
        for (size_t n = 0; n < LOOKUPS; n++)
            chamber_free(ids[n]);
    }
    fixture_close(db);
}
END_TEST

SUITE_MAIN("record_find", test_scanned_as_from_all_names, test_whole_names_in_any_writing,
           test_bare_number_is_id_and_member_number, test_former_names,
           test_a_present_name_goes_before_a_former_one,
           test_as_it_is_stored_goes_before_what_reads_the_same,
           test_parts_and_tails_only_for_reading, test_pinyin_only_for_reading,
           test_no_phone_in_messages, test_nearest_names_are_offered, test_persons_of_one_name,

           test_a_visit_by_day_and_enterprise, test_what_records_are_called,
           test_names_follow_writes_and_roll_backs, test_hostile_texts_are_only_texts)
