/* SPDX-License-Identifier: MIT */
/* The service guide: what is offered, in which order. */
#include <string.h>

#include "domain/fixture.h"

/* The catalogue by category in the order of its words; what is not offered is left out. */
START_TEST(test_guide)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    static const struct chamber_service services[] = {
        {.name = "杂项"},
        {.name = "楼宇", .category = "building", .active = CHAMBER_YES},
        {.name = "租房补贴", .category = "talent"},
        {.name = "停办", .category = "talent", .active = CHAMBER_NO},
        {.name = "扶持", .category = "industry"},
        {.name = "落户", .category = "talent"},
    };
    struct chamber_service_guide row = {0};
    struct chamber_cursor *rows = NULL;
    char names[200] = "";
    for (size_t i = 0; i < sizeof services / sizeof services[0]; i++)
        ck_ok(chamber_service_add(db, &services[i], NULL));
    ck_ok(chamber_service_guide_open(db, NULL, &rows));
    while (chamber_cursor_next(rows, &row) == CHAMBER_ROW) {
        strcat(names, row.service_name);
        strcat(names, " ");
    }
    chamber_cursor_close(rows);
    ck_assert_str_eq(names, "扶持 租房补贴 落户 楼宇 杂项 ");
    names[0] = '\0';
    ck_ok(chamber_service_guide_open(db, "人才服务", &rows));
    while (chamber_cursor_next(rows, &row) == CHAMBER_ROW)
        strcat(names, row.service_name);
    chamber_cursor_close(rows);
    ck_assert_str_eq(names, "租房补贴落户");
    ck_fails(chamber_service_guide_open(db, "没有", &rows), CHAMBER_E_REFUSED, "unknown_word",
             "category");
    chamber_record_clear(&chamber_service_guide_noun, &row);
    fixture_close(db);
}
END_TEST

SUITE_MAIN("service_guide", test_guide)
