/* SPDX-License-Identifier: MIT */
/* The enterprises: names, codes and what is dated; then their membership, move by move. */
#include "town.h"

#include <string.h>

enum { RENAMED_EVERY = 37, FORMER_EVERY = 26, WRONG_EVERY = 71, CHANGED_EVERY = 8 };

static int word_count(const char *const *words)
{
    int count = 0;
    while (words[count + 1])
        count++;
    return count;
}

static int day_of_two_years(struct town *town)
{
    return between(town, day_of(2017, 1, 5), day_of(2018, 12, 20));
}

/* A value of each dated field, and for some another one since a day. */
static void make_facts(struct town *town, int number, struct enterprise *enterprise)
{
    const int counts[FACTS] = {[KIND] = word_count(kinds),
                               [INDUSTRY] = word_count(industries),
                               [SIZE] = word_count(sizes),
                               [PLACE] = PLACES,
                               [PARTY] = word_count(parties)};
    for (int fact = 0; fact < FACTS; fact++) {
        struct dated *dated = &enterprise->facts[fact];
        dated->value = percent(town, 12) ? 0 : between(town, 1, counts[fact]);
        dated->since = NEVER;
    }
    if (number % CHANGED_EVERY != 5)
        return;
    int fact = number / CHANGED_EVERY % FACTS;
    struct dated *dated = &enterprise->facts[fact];
    dated->since = day_of_two_years(town);
    dated->later = dated->value % counts[fact] + 1;
}

static void make_past_names(struct town *town, int number, struct enterprise *enterprise)
{
    struct enterprise other = {0};
    if (number % RENAMED_EVERY == 9) {
        enterprise->renamed_on = day_of_two_years(town);
        snprintf(enterprise->later_name, NAME_MAX_BYTES, "上海新%s控股集团有限公司",
                 enterprise->short_name);
    }
    if (number % FORMER_EVERY != 14)
        return;
    company_names(town, number, &other);
    snprintf(enterprise->former_name, NAME_MAX_BYTES, "原%s老字号商行", other.short_name);
}

static void make_one(struct town *town, int number)
{
    struct enterprise *enterprise = &town->enterprises[number];
    company_names(town, number, enterprise);
    make_facts(town, number, enterprise);
    make_past_names(town, number, enterprise);
    if (number % WRONG_EVERY == 11) {
        enterprise->wrong_code = true;
        enterprise->code[17] = enterprise->code[17] == '7' ? '8' : '7';
    }
    if (number % 40 == 39)
        enterprise->code[0] = '\0';
    if (number <= 250)
        snprintf(enterprise->member_no, sizeof(enterprise->member_no), "HY%04d", number % 10000);
    for (int tag = 1; tag <= 4; tag++)
        enterprise->tags |= percent(town, 18) ? 1U << tag : 0;
    enterprise->employees = between(town, 3, 900);
    enterprise->priority = percent(town, 15);
    enterprise->confirmed_on =
        percent(town, 20) ? NEVER : between(town, day_of(2014, 1, 1), day_of(2018, 12, 1));
}

/* Half and full width, blanks, another legal form, a switchboard, the same organisation. */
static void make_twins(struct town *town)
{
    struct enterprise *twin = &town->enterprises[BASE_ENTERPRISES + 1];
    snprintf(twin[0].name, NAME_MAX_BYTES, "上海 %s", town->enterprises[20].name + strlen("上海"));
    twin[0].twin = 20;
    snprintf(twin[1].name, NAME_MAX_BYTES, "上海市%s（集团）有限责任公司", "奇想花园设计");
    snprintf(town->enterprises[33].name, NAME_MAX_BYTES, "奇想花园设计有限公司");
    twin[1].twin = 33;
    snprintf(twin[2].name, NAME_MAX_BYTES, "上海另一扇门餐饮管理有限公司");
    memcpy(twin[2].phone, town->enterprises[45].phone, sizeof(twin[2].phone));
    twin[2].twin = 45;
    snprintf(twin[3].name, NAME_MAX_BYTES, "迁来的第二家商行有限公司");
    memcpy(twin[3].code, town->enterprises[60].code, sizeof(twin[3].code));
    memcpy(twin[3].code, "92310104", 8);
    twin[3].code[17] = code_check(twin[3].code);
    twin[3].twin = 60;
    for (int i = 0; i < ADDED_ENTERPRISES; i++) {
        twin[i].confirmed_on = NEVER;
        for (int fact = 0; fact < FACTS; fact++)
            twin[i].facts[fact].since = NEVER;
    }
}

void make_enterprises(struct town *town)
{
    for (int number = 1; number <= BASE_ENTERPRISES; number++)
        make_one(town, number);
    struct enterprise *model = &town->enterprises[20];
    snprintf(model->name, NAME_MAX_BYTES, "上海%s（中国）贸易有限公司", model->short_name);
    make_twins(town);
}
