/* SPDX-License-Identifier: MIT */
/* Fields of money, as dues have them: in fen in the struct, in yuan wherever people and files read
 * them. */
#include "fixture.h"

#include <stdlib.h>
#include <string.h>

static struct chamber_db *db;
static const struct chamber_noun *const noun = &chamber_fee_noun;
static chamber_id enterprise;

static chamber_id add_fee(int64_t year, int64_t amount, const char *receipt)
{
    const struct chamber_fee fee = {.enterprise = enterprise,
                                    .year = {true, year},
                                    .amount = {true, amount},
                                    .receipt_no = receipt};
    chamber_id id = 0;
    ck_ok(chamber_fee_add(db, &fee, &id));
    return id;
}

static void setup(void)
{
    db = fixture_open("2018-12-31");
    enterprise = fixture_enterprise(db, "示例宏达机械有限公司", "2015-05-05");
}

static void check_json(chamber_id id, const char *part)
{
    struct chamber_fee fee = {0};
    char *json = NULL;
    ck_ok(chamber_fee_get(db, id, &fee));
    ck_ok(chamber_record_json(db, noun, &fee, &json));
    ck_assert_msg(strstr(json, part) != NULL, "no %s in %s", part, json);
    chamber_free(json);
    chamber_fee_clear(&fee);
}

START_TEST(test_json_is_in_yuan)
{
    setup();
    check_json(add_fee(2016, 120000, NULL), "\"amount\":1200,\"paid\":null,");
    check_json(add_fee(2017, 120050, NULL), "\"amount\":1200.5,");
    check_json(add_fee(2018, 5, NULL), "\"amount\":0.05,");
    check_json(add_fee(2015, 0, NULL), "\"amount\":0,");
    check_json(add_fee(2014, INT64_C(999999999999), NULL), "\"amount\":9999999999.99,");
    fixture_close(db);
}
END_TEST

static void json_reads(const char *json, int64_t fen)
{
    struct chamber_fee fee = {0};
    uint64_t fields = 0;
    ck_ok(chamber_record_from_json(db, noun, json, strlen(json), &fee, &fields));
    ck_assert_uint_eq(fields, chamber_field_bit(noun, "amount"));
    ck_assert(fee.amount.given);
    ck_assert_int_eq(fee.amount.value, fen);
    chamber_fee_clear(&fee);
}

static void json_refuses(const char *json, int result, const char *message)
{
    struct chamber_fee fee = {0};
    ck_fails(chamber_record_from_json(db, noun, json, strlen(json), &fee, NULL), result, message,
             "amount");
    ck_assert(!fee.amount.given);
}

START_TEST(test_json_reads_back)
{
    setup();
    json_reads("{\"amount\":1200}", 120000);
    json_reads("{\"amount\":1200.5}", 120050);
    json_reads("{\"amount\":1200.50}", 120050);
    json_reads("{\"amount\":0.29}", 29); /* 0.29 * 100 is 28.999… in binary */
    json_reads("{\"amount\":1.15}", 115);
    json_reads("{\"amount\":9999999999.99}", INT64_C(999999999999));
    json_reads("{\"amount\":1.2e3}", 120000);
    json_refuses("{\"amount\":1200.555}", CHAMBER_E_REFUSED, "sum_too_fine");
    json_refuses("{\"amount\":0.30000000000000004}", CHAMBER_E_REFUSED, "sum_too_fine");
    json_refuses("{\"amount\":-1}", CHAMBER_E_REFUSED, "number_negative");
    json_refuses("{\"amount\":10000000000.01}", CHAMBER_E_REFUSED, "number_too_large");
    json_refuses("{\"amount\":1e300}", CHAMBER_E_REFUSED, "not_a_sum");
    json_refuses("{\"amount\":\"1200\"}", CHAMBER_E_DATA, "json_wrong_type");
    json_refuses("{\"amount\":true}", CHAMBER_E_DATA, "json_wrong_type");
    fixture_close(db);
}
END_TEST

START_TEST(test_every_sum_survives_json)
{
    setup();
    uint64_t state = 2018;
    for (int i = 0; i < 3000; i++) {
        struct chamber_fee fee = {0}, back = {0};
        char *json = NULL;
        state = state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
        fee.amount = (struct chamber_int){
            true, (int64_t)((state >> 20) % (i % 2 ? UINT64_C(1000000000001) : 100000))};
        ck_ok(chamber_record_json(db, noun, &fee, &json));
        ck_ok(chamber_record_from_json(db, noun, json, strlen(json), &back, NULL));
        ck_assert_int_eq(back.amount.value, fee.amount.value);
        chamber_free(json);
        chamber_fee_clear(&back);
    }
    fixture_close(db);
}
END_TEST

static void parse_refuses(const char *text, const char *message)
{
    struct chamber_fee fee = {0};
    ck_fails(chamber_field_parse(db, noun, chamber_noun_field(noun, "amount"), text, CHAMBER_WHOLE,
                                 &fee),
             CHAMBER_E_REFUSED, message, "amount");
    ck_assert(!fee.amount.given);
}

START_TEST(test_text)
{
    struct chamber_fee fee = {.amount = {true, 1}};
    const struct chamber_field *field = chamber_noun_field(noun, "amount");
    setup();
    ck_ok(chamber_field_parse(db, noun, field, " ￥1,200.5 ", CHAMBER_WHOLE, &fee));
    ck_assert_int_eq(fee.amount.value, 120050);
    for (enum chamber_style style = CHAMBER_CODES; style <= CHAMBER_WORDS; style++) {
        char *text = NULL;
        ck_ok(chamber_field_format(db, field, &fee, style, &text));
        ck_assert_str_eq(text, "1200.50");
        chamber_free(text);
    }
    ck_ok(chamber_field_parse(db, noun, field, "", CHAMBER_WHOLE, &fee));
    ck_assert(!fee.amount.given);
    parse_refuses("很多", "not_a_sum");
    parse_refuses("1200·50", "not_a_sum");
    parse_refuses("-1", "number_negative");
    parse_refuses("1.005", "sum_too_fine");
    parse_refuses("200亿", "number_too_large");
    parse_refuses("2000000万", "number_too_large");
    fixture_close(db);
}
END_TEST

START_TEST(test_bad_sums_are_not_stored)
{
    setup();
    struct chamber_fee fee = {.enterprise = enterprise, .year = {true, 2018}, .amount = {true, -1}};
    ck_fails(chamber_fee_add(db, &fee, NULL), CHAMBER_E_REFUSED, "number_negative", "amount");
    fee.amount.value = INT64_C(1000000000001);
    ck_fails(chamber_fee_add(db, &fee, NULL), CHAMBER_E_REFUSED, "number_too_large", "amount");
    fee.amount.given = false;
    ck_fails(chamber_fee_add(db, &fee, NULL), CHAMBER_E_USAGE, "field_missing", "amount");
    ck_assert_uint_eq(fixture_count(db, noun, NULL), 0);
    fixture_close(db);
}
END_TEST

static size_t count_one(const char *name, const char *text)
{
    const struct chamber_filter filter = {name, text};
    const struct chamber_list list = {.filters = &filter, .filter_count = 1};
    return fixture_count(db, noun, &list);
}

START_TEST(test_filter_and_sort)
{
    setup();
    add_fee(2016, 120000, "甲");
    add_fee(2017, 90050, "乙");
    add_fee(2018, 1200000, "丙");
    ck_assert_uint_eq(count_one("amount", "1,200"), 1);
    ck_assert_uint_eq(count_one("amount", "1.2万"), 1);
    ck_assert_uint_eq(count_one("amount", "900.5元"), 1);
    ck_assert_uint_eq(count_one("amount", "900.50"), 1);
    ck_assert_uint_eq(count_one("amount", "120000"), 0);
    ck_assert_uint_eq(count_one("paid", ""), 3);
    const struct chamber_list list = {.sort = "-amount"};
    const char *const order[] = {"丙", "甲", "乙"};
    struct chamber_cursor *cursor;
    struct chamber_fee fee = {0};
    ck_ok(chamber_fee_open(db, &list, &cursor));
    for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
        ck_assert_int_eq(chamber_fee_next(cursor, &fee), CHAMBER_ROW);
        ck_assert_str_eq(fee.receipt_no, order[i]);
    }
    chamber_cursor_close(cursor);
    chamber_fee_clear(&fee);
    fixture_close(db);
}
END_TEST

/* The last change of the record's amount, as programs and people read it. */
static void check_change(chamber_id id, enum chamber_style style, const char *before,
                         const char *after)
{
    struct chamber_history *history;
    struct chamber_change change = {0};
    char *was = NULL, *is = NULL;
    ck_ok(chamber_history_open(db, noun, id, style, &history));
    while (chamber_history_next(history, &change) == CHAMBER_ROW)
        if (strcmp(change.field, "amount") == 0) {
            free(was);
            free(is);
            was = strdup(fixture_text(change.before));
            is = strdup(fixture_text(change.after));
        }
    ck_text(was, before);
    ck_text(is, after);
    free(was);
    free(is);
    chamber_history_close(history);
    chamber_record_clear(&chamber_change_noun, &change);
}

START_TEST(test_history_and_undo)
{
    setup();
    chamber_id id = add_fee(2018, 120050, NULL);
    struct chamber_fee fee = {.id = id, .amount = {true, 99}};
    ck_ok(chamber_fee_update(db, &fee, chamber_field_bit(noun, "amount"), NULL));
    check_change(id, CHAMBER_CODES, "1200.50", "0.99");
    check_change(id, CHAMBER_WORDS, "1200.50", "0.99");
    check_json(id, "\"amount\":0.99,");
    ck_ok(chamber_undo(db, 0));
    check_json(id, "\"amount\":1200.5,");
    check_change(id, CHAMBER_CODES, "0.99", "1200.50");
    fixture_close(db);
}
END_TEST

START_TEST(test_schema_says_number)
{
    char *schema = NULL;
    ck_assert_int_eq(chamber_noun_schema(noun, &schema), CHAMBER_OK);
    const char *amount = strstr(schema, "\"amount\"");
    ck_assert_ptr_nonnull(amount);
    ck_assert_ptr_nonnull(strstr(amount, "\"number\""));
    ck_assert(strstr(amount, "\"number\"") < strstr(amount, "\"paid\""));
    chamber_free(schema);
}
END_TEST

SUITE_MAIN("money", test_json_is_in_yuan, test_json_reads_back, test_every_sum_survives_json,
           test_text, test_bad_sums_are_not_stored, test_filter_and_sort, test_history_and_undo,
           test_schema_says_number)
