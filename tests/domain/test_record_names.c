/* SPDX-License-Identifier: MIT */
/* Naming records: by numbers with a name behind them, on one day or another, and what a file calls
 * a record so that it is found again. */
#include "fixture.h"

#include <stdio.h>
#include <string.h>

#undef fail /* Check's; the store has one of its own */
#include "store/db.h"

static struct chamber_db *db;
static chamber_id hongda, rare;

static void setup(void)
{
    db = fixture_open("2018-12-31");
    hongda = fixture_enterprise(db, "宏达机械有限公司", NULL);
    fixture_enterprise(db, "远大（上海）物流", NULL);
    rare = fixture_enterprise(db, "𠮷野 Coffee 店", NULL);
    fixture_enterprise(db, "宏达贸易商行", NULL);
}

static chamber_id enterprise_named(const char *text)
{
    return fixture_find(db, &chamber_enterprise_noun, text, CHAMBER_WHOLE);
}

/* A number is told from the name behind it by the first blank, whatever comes after. */
START_TEST(test_a_number_and_a_name)
{
    chamber_id id = 0;
    setup();
    ck_assert_int_eq(enterprise_named("#3 𠮷野\u3000Coffee 店"), rare);
    ck_assert_int_eq(enterprise_named("#3\u3000𠮷野 Coffee 店"), rare);
    ck_assert_int_eq(enterprise_named("\u2066 #3"), rare);
    ck_fails(chamber_enterprise_find(db, "#3 宏达", CHAMBER_WHOLE, &id), CHAMBER_E_NOT_FOUND,
             "not_found_near", NULL);
    ck_fails(chamber_enterprise_find(db, "#99", CHAMBER_PART, &id), CHAMBER_E_NOT_FOUND,
             "not_found", NULL);
    ck_fails(chamber_enterprise_find(db, "", CHAMBER_PART, &id), CHAMBER_E_NOT_FOUND, "not_found",
             NULL);
    fixture_close(db);
}
END_TEST

/* The same text is asked for as a whole, then as a part, and on another day: who bears the name
 * then goes before who ever did. */
START_TEST(test_names_of_a_day)
{
    const char *former[] = {"明日机电"};
    chamber_id id = 0;
    setup();
    ck_fails(chamber_enterprise_find(db, "机械", CHAMBER_WHOLE, &id), CHAMBER_E_NOT_FOUND,
             "not_found_near", NULL);
    ck_assert_int_eq(fixture_find(db, &chamber_enterprise_noun, "机械", CHAMBER_PART), hongda);
    struct chamber_enterprise change = {
        .id = hongda, .name = "明日机电", .former_names = {1, former}};
    uint64_t names = chamber_field_bit(&chamber_enterprise_noun, "former_names");
    ck_ok(chamber_enterprise_update(
        db, &change, chamber_field_bit(&chamber_enterprise_noun, "name"), "2019-06-01"));
    change.id = rare;
    ck_ok(chamber_enterprise_update(db, &change, names, NULL));
    /* by one scan each; then with all names at hand */
    for (int round = 0; round < 2; round++) {
        enum { LOOKUPS = 6 };
        ck_ok(chamber_set_today(db, "2018-12-31"));
        for (int i = 0; i < (round ? LOOKUPS : 1); i++)
            ck_fails(chamber_enterprise_find(db, "明日 机电", CHAMBER_WHOLE, &id),
                     CHAMBER_E_AMBIGUOUS, "ambiguous", NULL);
        ck_ok(chamber_set_today(db, "2019-07-01"));
        ck_assert_int_eq(enterprise_named("明日 机电"), hongda);
    }
    /* nor do they hold once somebody else wrote */
    struct chamber_db *another = chamber_new();
    ck_ok(chamber_open(another, store_path(db), CHAMBER_WRITE));
    chamber_id added = fixture_enterprise(another, "后日机电", NULL);
    chamber_close(another);
    ck_assert_int_eq(enterprise_named("后日 机电"), added);
    fixture_close(db);
}
END_TEST

/* As it is written hongta is nearer; as they are read the others are, of which three are told. */
START_TEST(test_nearer_as_it_is_read)
{
    chamber_id id = 0;
    setup();
    fixture_enterprise(db, "hongta", NULL);
    fixture_enterprise(db, "宏达hongta茶社", NULL);
    ck_fails(chamber_enterprise_find(db, "hongdx", CHAMBER_WHOLE, &id), CHAMBER_E_NOT_FOUND,
             "not_found_near", NULL);
    const char *text = chamber_error_text(db);
    ck_assert_msg(strstr(text, "宏达hongta茶社") && !strstr(text, " hongta"), "%s", text);
    fixture_close(db);
}
END_TEST

/* What a reference is called in a file finds it again: by its number where its name would be cut,
 * or is another's number. */
START_TEST(test_names_that_find)
{
    setup();
    chamber_id cut = fixture_enterprise(db, "甲、乙合伙店", NULL);
    chamber_id one = fixture_visit(db, cut, "2018-07-20");
    fixture_visit(db, cut, "2018-07-20");
    struct chamber_request request = {.enterprise = cut, .visit = one};
    fixture_formats(db, &chamber_request_noun, &request, "enterprise", CHAMBER_NAMES,
                    "甲、乙合伙店");
    request.visit_name = "2018-07-20 甲、乙合伙店";
    char number[24];
    snprintf(number, sizeof number, "#%lld", (long long)one);
    fixture_formats(db, &chamber_request_noun, &request, "visit", CHAMBER_NAMES, number);
    const char *names[] = {"甲、乙合伙店"};
    chamber_id ids[] = {cut, hongda};
    char listed[64];
    snprintf(listed, sizeof listed, "#%lld;宏达机械有限公司", (long long)cut);
    request.enterprises = (struct chamber_ids){2, ids};
    request.enterprises_name = (struct chamber_texts){1, names};
    fixture_formats(db, &chamber_request_noun, &request, "enterprises", CHAMBER_NAMES, listed);
    /* without its name only people are shown the number */
    request.enterprise_name = "";
    snprintf(number, sizeof number, "#%lld", (long long)cut);
    fixture_formats(db, &chamber_request_noun, &request, "enterprise", CHAMBER_WORDS, number);
    request.enterprise_name = NULL;
    fixture_formats(db, &chamber_request_noun, &request, "enterprise", CHAMBER_WORDS, number);
    fixture_close(db);
}
END_TEST

/* A name that another record's number is. */
START_TEST(test_a_name_like_a_number)
{
    setup();
    chamber_id first = fixture_person(db, "张某", 0);
    chamber_id second = fixture_person(db, "#1", 0);
    ck_assert_int_eq(first, 1);
    struct chamber_post post = {.person = second, .person_name = "#1"};
    fixture_formats(db, &chamber_post_noun, &post, "person", CHAMBER_NAMES, "#2 #1");
    ck_assert_int_eq(fixture_find(db, &chamber_person_noun, "#2 #1", CHAMBER_WHOLE), second);
    fixture_close(db);
}
END_TEST

SUITE_MAIN("record_names", test_a_number_and_a_name, test_names_of_a_day, test_nearer_as_it_is_read,
           test_names_that_find, test_a_name_like_a_number)
