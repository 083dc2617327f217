/* SPDX-License-Identifier: MIT */
/* stats PERIOD --goods: the four goods as worded on the as-of day, each with its figures. */
#include "cli/cli.h"
#include "cli/stats_book.h"

static struct chamber_section part_of(const struct chamber_good *good)
{
    return (struct chamber_section){.label = good->name,
                                    .figures = good->figures,
                                    .figure_count = good->figure_count,
                                    .tables = good->tables,
                                    .table_count = good->table_count};
}

/* What a person should put right. */
static void say_gaps(struct cli *cli, const struct chamber_stats *stats,
                     const struct chamber_good *goods, size_t count)
{
    if (count == 0)
        say(cli, "stats_no_goods", chamber_stats_as_of(stats));
    for (size_t i = 0; i < count; i++) {
        const struct chamber_texts *unknown = &goods[i].unknown;
        for (size_t n = 0; n < unknown->count; n++)
            say(cli, "stats_good_unknown", goods[i].setting, unknown->items[n],
                chamber_stats_nearest(unknown->items[n]));
    }
}

static int print_goods_json(struct cli *cli, const struct chamber_goods *goods)
{
    CLEAN_TEXT char *json = NULL;
    int result = chamber_goods_json(cli->db, goods, &json);
    if (result == CHAMBER_OK)
        fprintf(cli->out, "%s\n", json);
    return result;
}

static int print_tables(struct cli *cli, const struct chamber_stats *stats,
                        const struct chamber_section *parts, size_t count)
{
    int result = print_heading(cli, stats);
    for (size_t i = 0; i < count && result == CHAMBER_OK; i++) {
        fprintf(cli->out, "\n%s\n", parts[i].label);
        result = print_part(cli, &parts[i]);
    }
    return result;
}

static int print_goods_parts(struct cli *cli, const struct chamber_stats *stats,
                             const struct chamber_section *parts, size_t count)
{
    CLEAN_TEXT char *heading = stats_heading(cli, stats);
    if (!heading)
        return out_of_memory(cli);
    if (cli->format == FORMAT_XLSX)
        return print_parts_book(cli, heading, parts, count);
    return wants_csv(cli) ? print_parts_csv(cli, parts, count, true)
                          : print_tables(cli, stats, parts, count);
}

int print_goods(struct cli *cli, const struct chamber_stats *stats)
{
    struct chamber_goods *goods;
    size_t count;
    int result = chamber_stats_goods(cli->db, stats, &goods);
    if (result < 0)
        return result;
    const struct chamber_good *all = chamber_goods_all(goods, &count);
    CLEAN_FREE struct chamber_section *parts = calloc(count + 1, sizeof(*parts));
    for (size_t i = 0; parts && i < count; i++)
        parts[i] = part_of(&all[i]);
    result = parts ? CHAMBER_OK : out_of_memory(cli);
    if (result == CHAMBER_OK)
        result = wants_json(cli) ? print_goods_json(cli, goods)
                                 : print_goods_parts(cli, stats, parts, count);
    say_gaps(cli, stats, all, count);
    chamber_goods_free(goods);
    return result;
}

static int put_good(struct cli *cli, const struct chamber_good *good)
{
    int result = chamber_book_text(cli->book, good->name, true);
    if (result == CHAMBER_OK)
        result = book_figures(cli, good->figures, good->figure_count);
    for (size_t i = 0; i < good->table_count && result == CHAMBER_OK; i++)
        result = book_breakdown(cli, &good->tables[i], false);
    return result;
}

int book_goods(struct cli *cli, const struct chamber_stats *stats, const char *heading)
{
    struct chamber_goods *goods;
    size_t count;
    int result = chamber_stats_goods(cli->db, stats, &goods);
    if (result < 0)
        return result;
    const struct chamber_good *all = chamber_goods_all(goods, &count);
    if (count > 0)
        result = book_title(cli, phrase(cli, "book_goods"), heading);
    for (size_t i = 0; i < count && result == CHAMBER_OK; i++)
        result = put_good(cli, &all[i]);
    chamber_goods_free(goods);
    return result;
}
