/* SPDX-License-Identifier: MIT */
/* The check character of GB 32100-2015, and that a wrong one is a warning and no refusal. */
#include "fixture.h"

#include <string.h>

#include "domain/credit_code.h"

START_TEST(test_codes)
{
    ck_assert(credit_code_fits("914403001922038216"));
    ck_assert(credit_code_fits("11320000MB151840XJ"));
    ck_assert(!credit_code_fits("91350100M000100Y4Z")); /* Z is not in the set */
    ck_assert(!credit_code_fits("914403001922038217"));
    ck_assert(!credit_code_fits("914403001922038261")); /* two neighbours swapped */
    ck_assert(!credit_code_fits("91440300192203821"));
    ck_assert(!credit_code_fits("9144030019220382160"));
    ck_assert(!credit_code_fits("91440300192203821I"));
    ck_assert(!credit_code_fits(""));
}
END_TEST

START_TEST(test_a_wrong_one_is_stored_with_a_warning)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    struct chamber_enterprise enterprise = {.name = "甲", .credit_code = "914403001922038217"};
    chamber_id id = 0;
    ck_ok(chamber_enterprise_add(db, &enterprise, &id));
    ck_assert_ptr_nonnull(strstr(chamber_warning_text(db), "914403001922038217"));
    /* an edit of something else does not warn again */
    enterprise = (struct chamber_enterprise){.id = id, .note = "x"};
    ck_ok(chamber_enterprise_update(db, &enterprise,
                                    chamber_field_bit(&chamber_enterprise_noun, "note"), NULL));
    ck_assert_str_eq(chamber_warning_text(db), "");
    enterprise = (struct chamber_enterprise){.id = id, .credit_code = "914403001922038216"};
    ck_ok(chamber_enterprise_update(
        db, &enterprise, chamber_field_bit(&chamber_enterprise_noun, "credit_code"), NULL));
    ck_assert_str_eq(chamber_warning_text(db), "");
    fixture_close(db);
}
END_TEST

SUITE_MAIN("credit_code", test_codes, test_a_wrong_one_is_stored_with_a_warning)
