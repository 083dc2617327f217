/* SPDX-License-Identifier: MIT */
/* One section of the figures, and the four goods by their dated wording. */
#include <stdio.h>
#include <string.h>

#include "stats_sample.h"
#include "unit/suite.h"

static void open_goods(struct sample *sample)
{
    static const char *const settings[] = {
        "INSERT INTO setting (name, from_on, value) VALUES"
        " ('four_goods.1', '2023-01-01', '班子建设好: committee.persons, committee.by_role'),"
        " ('four_goods.1', '2024-01-01', "
        "'政治引领好：requests.rate，members.party；visits.by_form；visits.by_form'),"
        " ('four_goods.2', NULL, ' 团结教育好 :members.total, members.total ,,'),"
        " ('four_goods.2', '2025-01-01', '队伍建设好: members.joined'),"
        " ('four_goods.10', '2023-01-01', '第十好: visit.total, "
        "visits.total、nothing.such;visit.total'),"
        " ('four_goods.3', '2023-01-01', '自律规范好'),"
        " ('four_goods', '2023-01-01', '不是: members.total'),"
        " ('four_goodsx', '2023-01-01', '不是: members.total')",
        NULL,
    };
    sample_open_year(sample);
    sample_fill(sample, settings);
}

/* The goods as "NAME: figures | tables ! unknown", a line each. Static memory. */
static const char *goods_on(struct sample *sample, const char *day)
{
    static char text[800];
    struct chamber_stats *stats = sample_stats(sample, "2023", day);
    struct chamber_goods *goods = NULL;
    size_t count, length = 0;
    ck_assert_int_eq(chamber_stats_goods(sample->db, stats, &goods), CHAMBER_OK);
    const struct chamber_good *all = chamber_goods_all(goods, &count);
    text[0] = '\0';
    for (size_t i = 0; i < count; i++) {
        length += (size_t)snprintf(text + length, sizeof(text) - length, "%s:", all[i].name);
        for (size_t f = 0; f < all[i].figure_count; f++)
            length +=
                (size_t)snprintf(text + length, sizeof(text) - length, " %s", all[i].figures[f].id);
        for (size_t t = 0; t < all[i].table_count; t++)
            length +=
                (size_t)snprintf(text + length, sizeof(text) - length, " |%s", all[i].tables[t].id);
        for (size_t n = 0; n < all[i].unknown.count; n++)
            length += (size_t)snprintf(text + length, sizeof(text) - length, " !%s %s",
                                       all[i].unknown.items[n], all[i].setting);
        length += (size_t)snprintf(text + length, sizeof(text) - length, "\n");
        ck_assert_uint_lt(length, sizeof(text));
    }
    chamber_goods_free(goods);
    chamber_stats_free(stats);
    return text;
}

START_TEST(test_wording_in_force)
{
    struct sample sample;
    open_goods(&sample);
    ck_assert_str_eq(goods_on(&sample, "2022-12-31"), "团结教育好: members.total\n");
    ck_assert_str_eq(
        goods_on(&sample, "2023-12-31"),
        "班子建设好: committee.persons |committee.by_role\n"
        "团结教育好: members.total\n自律规范好:\n"
        "第十好: visits.total !visit.total four_goods.10 !nothing.such four_goods.10\n");
    ck_assert_str_eq(
        goods_on(&sample, "2024-01-01"),
        "政治引领好: requests.rate members.party |visits.by_form\n"
        "团结教育好: members.total\n自律规范好:\n"
        "第十好: visits.total !visit.total four_goods.10 !nothing.such four_goods.10\n");
    ck_assert_str_eq(chamber_stats_nearest("visit.total"), "visits.total");
    chamber_goods_free(NULL);
    sample_close(&sample);
}
END_TEST

START_TEST(test_no_wording)
{
    struct sample sample;
    sample_open_year(&sample);
    ck_assert_str_eq(goods_on(&sample, "2023-12-31"), "");
    sample_close(&sample);
}
END_TEST

START_TEST(test_json)
{
    struct sample sample;
    open_goods(&sample);
    struct chamber_stats *stats = sample_stats(&sample, "2023", "2023-12-31");
    struct chamber_goods *goods = NULL;
    char *json = NULL;
    ck_assert_int_eq(chamber_stats_goods(sample.db, stats, &goods), CHAMBER_OK);
    ck_assert_int_eq(chamber_goods_json(sample.db, goods, &json), CHAMBER_OK);
    static const char head[] = "{\"period\":\"2023\",\"from\":\"2023-01-01\","
                               "\"until\":\"2023-12-31\",\"as_of\":\"2023-12-31\",\"goods\":[{"
                               "\"name\":\"班子建设好\",\"figures\":[{\"id\":\"committee.persons\"";
    ck_assert_int_eq(strncmp(json, head, strlen(head)), 0);
    ck_assert_ptr_nonnull(
        strstr(json, "\"tables\":[{\"id\":\"committee.by_role\",\"label\":\"任职按职务\",\"rows\":["
                     "{\"key\":2,"));
    ck_assert_ptr_nonnull(strstr(
        json, "{\"name\":\"自律规范好\",\"figures\":[],\"tables\":[]},{\"name\":\"第十好\","));
    chamber_free(json);
    chamber_goods_free(goods);
    chamber_stats_free(stats);
    sample_close(&sample);
}
END_TEST

/* Every figure is in one section, and a section has all of its figures in their order. */
START_TEST(test_sections)
{
    struct sample sample;
    open_goods(&sample);
    struct chamber_stats *all = sample_stats(&sample, "2023", NULL);
    size_t count, kept_count;
    const struct chamber_figure *figures = chamber_stats_figures(all, &count);
    for (size_t i = 0; i < count; i++) {
        char section[32];
        snprintf(section, sizeof(section), "%.*s", (int)strcspn(figures[i].id, "."), figures[i].id);
        struct chamber_stats *stats = sample_stats(&sample, "2023", NULL);
        ck_assert_int_eq(chamber_stats_keep(sample.db, stats, section), CHAMBER_OK);
        const struct chamber_figure *kept = chamber_stats_figures(stats, &kept_count);
        size_t expected = 0;
        for (size_t j = 0; j < count; j++) {
            if (strncmp(figures[j].id, section, strlen(section)) != 0 ||
                figures[j].id[strlen(section)] != '.')
                continue;
            ck_assert_uint_lt(expected, kept_count);
            ck_assert_str_eq(kept[expected].id, figures[j].id);
            ck_assert(kept[expected].value.value == figures[j].value.value);
            expected++;
        }
        ck_assert_uint_eq(expected, kept_count);
        chamber_stats_free(stats);
    }
    chamber_stats_free(all);
    sample_close(&sample);
}
END_TEST

START_TEST(test_section_of_tables)
{
    struct sample sample;
    open_goods(&sample);
    struct chamber_stats *stats = sample_stats(&sample, "2023", NULL);
    size_t count;
    ck_assert_int_eq(chamber_stats_keep(sample.db, stats, "visit"), CHAMBER_E_USAGE);
    ck_assert_str_eq(chamber_error(sample.db)->message, "stats_no_section");
    ck_assert_str_eq(chamber_error(sample.db)->args[1], "visits");
    ck_assert_int_eq(chamber_stats_keep(sample.db, stats, NULL), CHAMBER_E_USAGE);
    ck_assert_int_eq(chamber_stats_keep(sample.db, stats, "\xff"), CHAMBER_E_USAGE);
    chamber_stats_breakdowns(stats, &count);
    ck_assert_uint_eq(count, 23); /* nothing was left out */
    ck_assert_int_eq(chamber_stats_keep(sample.db, stats, "notices"), CHAMBER_OK);
    const struct chamber_breakdown *tables = chamber_stats_breakdowns(stats, &count);
    ck_assert_uint_eq(count, 2);
    ck_assert_str_eq(tables[0].id, "notices.by_channel");
    chamber_stats_figures(stats, &count);
    ck_assert_uint_eq(count, 0);
    chamber_stats_free(stats);
    sample_close(&sample);
}
END_TEST

SUITE_MAIN("stats_goods", test_wording_in_force, test_no_wording, test_json, test_sections,
           test_section_of_tables)
