/* SPDX-License-Identifier: MIT */
/* Tables as offices lay them out: titles above, columns in any order under any word for them, in
 * one row of headings or two, headings repeated, notes below. Whatever is around the rows, the
 * same records come of them. */
#include <stdio.h>
#include <string.h>

#include "domain/import_help.h"

enum { SEEDS = 60, COLUMNS = 6, ROWS = 5, CELLS = COLUMNS + 3 };

/* A column: what it may be called, alone or below a group, and what its cells hold. */
static const struct column {
    const char *names[3];
    const char *group, *below; /* NULL: it stands under no group */
    const char *cell;          /* #: the row */
} columns[COLUMNS] = {
    {{"name", "企业名称", "单位名称"}, NULL, NULL, "示例#号有限公司"},
    {{"member_no", "会员编号", "会员 编号"}, NULL, NULL, "XH#"},
    {{"party_state", "党组织情况", "ＰＡＲＴＹ－ＳＴＡＴＥ"}, "党组织", "情况", "单独组建"},
    {{"party_org", "党组织名称", "党组织名称"}, "党组织", "名称", "第#党支部"},
    {{"address", "地址", "地址"}, NULL, NULL, "示例路#号"},
    {{"note", "备注", "备 注"}, NULL, NULL, "说明#"},
};

struct layout {
    unsigned seed;
    bool two;    /* rows of headings */
    bool number; /* a column 序号 */
    size_t order[COLUMNS];
    const char *names[COLUMNS]; /* chosen */
    char text[8000];
};

static unsigned next(struct layout *layout, unsigned below)
{
    layout->seed = layout->seed * 1103515245U + 12345U;
    return (layout->seed >> 16) % below;
}

/* The two columns of the group stay beside each other, in any order. */
static void arrange(struct layout *layout)
{
    size_t places[COLUMNS - 1] = {0, 1, 2, 4, 5}, at = 0;
    for (size_t i = COLUMNS - 1; i > 1; i--) {
        size_t other = next(layout, (unsigned)i), swapped = places[i - 1];
        places[i - 1] = places[other];
        places[other] = swapped;
    }
    for (size_t i = 0; i < COLUMNS - 1; i++) {
        layout->order[at++] = places[i];
        if (places[i] == 2)
            layout->order[at++] = 3;
    }
    for (size_t i = 0; i < COLUMNS; i++)
        layout->names[i] = columns[i].names[next(layout, 3)];
}

static void add_row(struct layout *layout, const char *const *cells)
{
    size_t count = COLUMNS + layout->number;
    for (size_t i = 0; i < count; i++) {
        strcat(layout->text, i > 0 ? "," : "");
        strcat(layout->text, cells[i] ? cells[i] : "");
    }
    strcat(layout->text, "\n");
}

static void add_titles(struct layout *layout)
{
    static const char *const titles[] = {"新华商会会员单位名册", "填报单位：示例街道商会",
                                         "2018年12月", NULL};
    for (unsigned i = next(layout, 4); i > 0; i--) {
        const char *cells[CELLS] = {titles[next(layout, 4)]};
        if (next(layout, 3) == 0)
            cells[COLUMNS - 1] = "单位：家";
        add_row(layout, cells);
    }
}

static void add_headings(struct layout *layout)
{
    const char *upper[CELLS] = {"序号"}, *lower[CELLS] = {NULL};
    for (size_t i = 0; i < COLUMNS; i++) {
        const struct column *column = &columns[layout->order[i]];
        size_t at = i + layout->number;
        upper[at] = layout->names[layout->order[i]];
        if (!layout->two || !column->group)
            continue;
        lower[at] = column->below;
        bool first = i == 0 || columns[layout->order[i - 1]].group != column->group;
        upper[at] = first ? column->group : NULL;
    }
    add_row(layout, upper);
    if (layout->two)
        add_row(layout, lower);
}

static void fill_in(const char *cell, const char *number, char text[64])
{
    int before = (int)strcspn(cell, "#");
    bool any = cell[before] == '#';
    snprintf(text, 64, "%.*s%s%s", before, cell, any ? number : "", cell + before + any);
}

static void add_records(struct layout *layout)
{
    for (int row = 1; row <= ROWS; row++) {
        char number[8], texts[COLUMNS][64];
        const char *cells[CELLS] = {number};
        snprintf(number, sizeof number, "%d", row);
        for (size_t i = 0; i < COLUMNS; i++) {
            fill_in(columns[layout->order[i]].cell, number, texts[i]);
            cells[i + layout->number] = texts[i];
        }
        add_row(layout, cells);
        if (!layout->two && next(layout, 4) == 0)
            add_headings(layout);
    }
}

static void add_notes(struct layout *layout)
{
    const char *total[CELLS] = {"合计", "5家"}, *drawn[CELLS] = {"制表人：某某"};
    if (next(layout, 2) == 0)
        add_row(layout, total);
    if (next(layout, 2) == 0)
        add_row(layout, drawn);
}

static void make(struct layout *layout, unsigned seed)
{
    *layout = (struct layout){.seed = seed};
    layout->two = next(layout, 2) == 0;
    layout->number = next(layout, 2) == 0;
    arrange(layout);
    add_titles(layout);
    add_headings(layout);
    add_records(layout);
    add_notes(layout);
}

static char *imported(const char *text)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    int rc = help_import(db, &chamber_enterprise_noun, "a.csv", text, NULL);
    ck_assert_msg(rc == CHAMBER_OK, "%s\n%s", help_texts, text);
    ck_assert_msg(help_result.added == ROWS, "%s", text);
    char *all = help_export(db, &chamber_enterprise_noun, CHAMBER_JSON);
    fixture_close(db);
    return all;
}

START_TEST(test_layouts)
{
    struct layout plain = {.seed = 1}, layout;
    for (size_t i = 0; i < COLUMNS; i++) {
        plain.order[i] = i;
        plain.names[i] = columns[i].names[0];
    }
    add_headings(&plain);
    add_records(&plain);
    make(&layout, (unsigned)_i + 1);
    char *expected = imported(plain.text), *found = imported(layout.text);
    ck_assert_msg(strcmp(expected, found) == 0, "%s\n%s", layout.text, found);
    free(expected);
    free(found);
}
END_TEST

SUITE_SEEDS_MAIN("headings", test_layouts, SEEDS)
