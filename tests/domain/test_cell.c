/* SPDX-License-Identifier: MIT */
/* What single cells are taken for, by the field that they are under. */
#include "fixture.h"

#undef fail /* Check's; the store has one of its own */
#include "exchange/cell.h"
#include "record/noun.h"

#define COUNT_OF(a) (sizeof(a) / sizeof((a)[0]))

/* A cell under a field, and what becomes of it. */
struct cases {
    const char *text;
    enum cell_kind kind;
    const char *taken;   /* the text it is; NULL: it is refused, */
    const char *message; /* for this */
    const char *warning;
};

static void check(const struct chamber_noun *noun, const char *name, struct cell_place place,
                  const struct cases *cases, size_t count)
{
    place.field = chamber_noun_field(noun, name);
    for (size_t i = 0; i < count; i++) {
        struct cell cell;
        ck_assert(cell_read(&place, cases[i].kind, cases[i].text, &cell));
        ck_assert_pstr_eq(cell.message, cases[i].message);
        ck_assert_pstr_eq(cell.warning, cases[i].warning);
        if (cases[i].taken)
            ck_assert_str_eq(cell.text, cases[i].taken);
    }
}
#define CHECK(noun, name, place, cases)                                                            \
    check(&chamber_##noun##_noun, name, (struct cell_place)place, cases, COUNT_OF(cases))
#define PLACE(...)                                                                                 \
    {                                                                                              \
        __VA_ARGS__                                                                                \
    }

START_TEST(test_days)
{
    static const struct cases unknown[] = {
        {"2018-07-20", CELL_TEXT, "2018-07-20", NULL, NULL},
        {"43301", CELL_TEXT, NULL, "cell_serial", NULL},
        {"43301.5", CELL_NUMBER, NULL, "cell_serial", NULL},
        {"2018.1", CELL_NUMBER, NULL, "cell_month_lost", NULL},
        {"2018.2", CELL_NUMBER, "2018.2", NULL, NULL},
        {"2018.1", CELL_TEXT, "2018.1", NULL, NULL},
        {"201801", CELL_NUMBER, "201801", NULL, NULL},
        {"2018.1234", CELL_TEXT, "2018.1234", NULL, NULL},
    };
    static const struct cases wanted[] = {
        {"43301", CELL_NUMBER, "2018-07-20", NULL, NULL},
        {"1899", CELL_TEXT, "1905-03-13", NULL, NULL},
        {"2100", CELL_TEXT, "1905-09-30", NULL, NULL},
        {"2018", CELL_TEXT, "2018", NULL, NULL},
        {"1", CELL_NUMBER, "1900-01-01", NULL, NULL},
        {"0", CELL_NUMBER, NULL, "cell_serial_no_day", NULL},
        {"20180720", CELL_TEXT, "2018-07-20", NULL, NULL},
        {".5", CELL_TEXT, ".5", NULL, NULL},
        {"2018-07-20", CELL_MONTH, "2018-07-20", NULL, NULL},
    };
    CHECK(visit, "visited_on", PLACE(.days = DAYS_UNKNOWN), unknown);
    CHECK(visit, "visited_on", PLACE(.days = DAYS_1900), wanted);
    static const struct cases partly[] = {
        {"2018-07-20", CELL_MONTH, "2018-07", NULL, NULL},
        {"2018-07-20", CELL_YEAR, "2018", NULL, NULL},
        {"2018-07-20", CELL_DATE, "2018-07-20", NULL, NULL},
        {"1899", CELL_TEXT, "1899", NULL, NULL},
    };
    CHECK(honor, "awarded_on", PLACE(.days = DAYS_1900), partly);
}
END_TEST

/* What is said of a day that nobody else may know does not say it. */
START_TEST(test_private_days)
{
    static const char *const texts[] = {"1971.1", "26000"};
    struct cell_place place = {.field = chamber_noun_field(&chamber_person_noun, "born_on")};
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        struct cell cell;
        ck_assert(cell_read(&place, CELL_NUMBER, texts[i], &cell));
        ck_assert_ptr_nonnull(cell.message);
        ck_assert_str_eq(cell.argument, "…");
    }
}
END_TEST

START_TEST(test_phones)
{
    static const struct cases cases[] = {
        {"13800000001", CELL_TEXT, "13800000001", NULL, NULL},
        {"13800000000.0", CELL_TEXT, "13800000000", NULL, NULL},
        {"ab.0", CELL_TEXT, "ab.0", NULL, NULL},
        {".0", CELL_TEXT, ".0", NULL, NULL},
        {"1380000000", CELL_TEXT, "1380000000", NULL, "phone_digit_lost"},
        {"138000000011", CELL_TEXT, "138000000011", NULL, "phone_digit_lost"},
        {"1280000000", CELL_TEXT, "1280000000", NULL, NULL},
        {"1062801234", CELL_TEXT, "1062801234", NULL, "phone_zero_lost"},
        {"1062801234", CELL_NUMBER, NULL, "cell_zero_lost", NULL},
        {"1012345678", CELL_NUMBER, "1012345678", NULL, NULL},
        {"51262801234", CELL_NUMBER, NULL, "cell_zero_lost", NULL},
        {"212345678", CELL_NUMBER, NULL, "cell_zero_lost", NULL},
        {"21234567", CELL_NUMBER, "21234567", NULL, NULL},
        {"212345678901", CELL_NUMBER, "212345678901", NULL, NULL},
        {"4006281234", CELL_NUMBER, "4006281234", NULL, NULL},
        {"8001234567", CELL_NUMBER, "8001234567", NULL, NULL},
        {"955881234", CELL_NUMBER, "955881234", NULL, NULL},
        {"011234567", CELL_TEXT, "011234567", NULL, NULL},
    };
    CHECK(enterprise, "phone", PLACE(.days = DAYS_UNKNOWN), cases);
}
END_TEST

START_TEST(test_amounts)
{
    static const struct cases plain[] = {
        {"1234.0999999999999", CELL_NUMBER, "1234.1", NULL, NULL},
        {"12.000000000001", CELL_INEXACT, "12", NULL, NULL},
        {"1000000000000.5", CELL_NUMBER, "1000000000000.5", NULL, NULL},
        {"1.5e3", CELL_NUMBER, "1.5e3", NULL, NULL},
        {"12", CELL_NUMBER, "12", NULL, NULL},
        {"1234.0999999999999", CELL_TEXT, "1234.0999999999999", NULL, NULL},
    };
    static const struct cases of_ten_thousands[] = {
        {"12", CELL_TEXT, "12万", NULL, NULL},
        {"￥1,200.5", CELL_TEXT, "￥1,200.5万", NULL, NULL},
        {"12万", CELL_TEXT, "12万", NULL, NULL},
        {"十二", CELL_TEXT, "十二", NULL, NULL},
        {" ", CELL_TEXT, " ", NULL, NULL},
        {"1                                                           ", CELL_TEXT,
         "1                                                           万", NULL, NULL},
        {"1                                                            ", CELL_TEXT,
         "1                                                            ", NULL, NULL},
    };
    CHECK(fee, "amount", PLACE(.days = DAYS_UNKNOWN), plain);
    CHECK(fee, "amount", PLACE(.ten_thousands = true), of_ten_thousands);
}
END_TEST

SUITE_MAIN("cell", test_days, test_private_days, test_phones, test_amounts)
