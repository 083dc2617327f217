/* SPDX-License-Identifier: MIT */
/* members.*: a row for each enterprise, with what the period's visits were to it, and a row for
 * each time one joined or left. */
#include <chamber/enterprise.h>

#include "stats/pass.h"

/* A change of status that made an enterprise a member or a member no more. */
struct move {
    const struct change *change;
    uint32_t facts;
};

/* What the change at n of an enterprise was; 0 if it neither joined nor left. */
static uint32_t move_of(const struct population *population, const struct enterprise *enterprise,
                        size_t n)
{
    const struct change *change = &population->changes[enterprise->first + n];
    bool before = n > 0 && is_member(change[-1].status);
    bool after = is_member(change->status);
    if (before == after)
        return 0;
    return after ? MOVE_JOINED : MOVE_LEFT;
}

static int by_day(const void *a, const void *b)
{
    const struct change *x = ((const struct move *)a)->change;
    const struct change *y = ((const struct move *)b)->change;
    int order = strcmp(x->on.text, y->on.text);
    if (order != 0)
        return order;
    return (x->event > y->event) - (x->event < y->event);
}

/* All moves of the period into an array with room for every change. */
static size_t gather_moves(const struct pass *pass, struct move *moves)
{
    size_t count = 0;
    for (size_t i = 0; i < pass->enterprises->count; i++) {
        const struct enterprise *enterprise = &pass->enterprises->items[i];
        for (size_t n = 0; n < enterprise->change_count; n++) {
            const struct change *change = &pass->enterprises->changes[enterprise->first + n];
            uint32_t facts = move_of(pass->enterprises, enterprise, n);
            if (facts != 0 && span_holds(pass->span, change->on.text))
                moves[count++] = (struct move){change, facts};
        }
    }
    return count;
}

static int move_rows(struct pass *pass)
{
    CLEAN_FREE struct move *moves = calloc(pass->enterprises->change_count + 1, sizeof(*moves));
    if (moves == NULL)
        return fail_memory(pass->db);
    size_t count = gather_moves(pass, moves);
    qsort(moves, count, sizeof(*moves), by_day);
    int rc = CHAMBER_OK;
    for (size_t i = 0; i < count && rc == CHAMBER_OK; i++) {
        struct row row = {.id = moves[i].change->event, .facts = moves[i].facts};
        rc = pass->take(pass->context, ROW_MOVE, &row);
    }
    return rc;
}

/* Whether it joined in the period after the day it was first visited as a prospect (at the end of
 * which it was still one). */
static bool was_won(const struct pass *pass, const struct enterprise *enterprise)
{
    if (enterprise->prospect_on.text[0] == '\0')
        return false;
    for (size_t n = 0; n < enterprise->change_count; n++) {
        const struct change *change = &pass->enterprises->changes[enterprise->first + n];
        if (move_of(pass->enterprises, enterprise, n) == MOVE_JOINED &&
            span_holds(pass->span, change->on.text) &&
            strcmp(change->on.text, enterprise->prospect_on.text) > 0)
            return true;
    }
    return false;
}

static uint32_t enterprise_facts(const struct pass *pass, const struct enterprise *enterprise)
{
    enum membership status =
        population_status(pass->enterprises, enterprise, pass->span->as_of.text);
    uint32_t facts = enterprise->in_person ? ENTERPRISE_IN_PERSON : ENTERPRISE_MISSED;
    if (is_member(status))
        facts |= ENTERPRISE_MEMBER;
    if (status == MEMBERSHIP_SUSPENDED)
        facts |= ENTERPRISE_SUSPENDED;
    if (enterprise->party)
        facts |= ENTERPRISE_PARTY;
    if (enterprise->visited)
        facts |= ENTERPRISE_VISITED;
    if (enterprise->prospect_on.text[0] != '\0')
        facts |= ENTERPRISE_PROSPECT;
    if (was_won(pass, enterprise))
        facts |= ENTERPRISE_WON;
    return facts;
}

int members_rows(struct pass *pass)
{
    int rc = CHAMBER_OK;
    for (size_t i = 0; i < pass->enterprises->count && rc == CHAMBER_OK; i++) {
        const struct enterprise *enterprise = &pass->enterprises->items[i];
        struct row row = {.id = enterprise->id, .facts = enterprise_facts(pass, enterprise)};
        row.keys[KEY_KIND] = enterprise->kind;
        row.keys[KEY_INDUSTRY] = enterprise->industry;
        row.keys[KEY_SIZE] = enterprise->size;
        row.keys[KEY_PLACE] = enterprise->place;
        rc = pass->take(pass->context, ROW_ENTERPRISE, &row);
    }
    return rc == CHAMBER_OK ? move_rows(pass) : rc;
}

static const struct figure figures[] = {
    {.id = "members.total",
     .rows = ROW_ENTERPRISE,
     .in = ENTERPRISE_MEMBER,
     .headline = true,
     .unit = BOTH("家", "enterprises"),
     .label = BOTH("会员总数", "Members"),
     .definition = BOTH("截止日状态为会员或暂停的企业",
                        "enterprises whose status on the as-of day is member or suspended")},
    {.id = "members.suspended",
     .rows = ROW_ENTERPRISE,
     .in = ENTERPRISE_SUSPENDED,
     .unit = BOTH("家", "enterprises"),
     .label = BOTH("其中暂停", "Of these suspended"),
     .definition = BOTH("截止日的会员中状态为暂停的企业",
                        "members whose status on the as-of day is suspended")},
    {.id = "members.joined",
     .rows = ROW_MOVE,
     .in = MOVE_JOINED,
     .headline = true,
     .unit = BOTH("家次", "times"),
     .label = BOTH("本期入会", "Joined"),
     .definition = BOTH("本期内有日期的入会（再次入会另计；日期不详的不计）",
                        "admissions dated in the period; a return is another one; those without "
                        "a date are left out")},
    {.id = "members.left",
     .rows = ROW_MOVE,
     .in = MOVE_LEFT,
     .unit = BOTH("家次", "times"),
     .label = BOTH("本期退会", "Left"),
     .definition = BOTH("本期内有日期的退会（日期不详的不计）",
                        "leavings dated in the period; those without a date are left out")},
    {.id = "members.party",
     .shape = FIGURE_RATE,
     .rows = ROW_ENTERPRISE,
     .in = ENTERPRISE_MEMBER,
     .counts = ENTERPRISE_PARTY,
     .unit = BOTH("", ""),
     .label = BOTH("党组织覆盖率", "With a party organisation"),
     .definition = BOTH("截止日有党组织（单独或联合组建）的会员／截止日的会员",
                        "members on the as-of day with a party organisation, own or joint, of all "
                        "members on that day")},
    {.id = "members.by_kind",
     .shape = FIGURE_TABLE,
     .rows = ROW_ENTERPRISE,
     .in = ENTERPRISE_MEMBER,
     .key = KEY_KIND,
     .words = {SQL_KEYS_OF_LIST, "enterprise.kind"},
     .chart = CHAMBER_CHART_BARS,
     .unit = BOTH("家", "enterprises"),
     .label = BOTH("会员按类别", "Members by kind"),
     .definition = BOTH("截止日的会员，按当日的会员类别",
                        "members on the as-of day, by their kind on that day")},
    {.id = "members.by_industry",
     .shape = FIGURE_TABLE,
     .rows = ROW_ENTERPRISE,
     .in = ENTERPRISE_MEMBER,
     .key = KEY_INDUSTRY,
     .words = {SQL_KEYS_OF_LIST, "enterprise.industry"},
     .chart = CHAMBER_CHART_BARS,
     .unit = BOTH("家", "enterprises"),
     .label = BOTH("会员按行业", "Members by industry"),
     .definition = BOTH("截止日的会员，按当日的行业",
                        "members on the as-of day, by their industry on that day")},
    {.id = "members.by_size",
     .shape = FIGURE_TABLE,
     .rows = ROW_ENTERPRISE,
     .in = ENTERPRISE_MEMBER,
     .key = KEY_SIZE,
     .words = {SQL_KEYS_OF_LIST, "enterprise.size"},
     .chart = CHAMBER_CHART_BARS,
     .unit = BOTH("家", "enterprises"),
     .label = BOTH("会员按规模", "Members by size"),
     .definition =
         BOTH("截止日的会员，按当日的规模", "members on the as-of day, by their size on that day")},
    {.id = "members.by_place",
     .shape = FIGURE_TABLE,
     .rows = ROW_ENTERPRISE,
     .in = ENTERPRISE_MEMBER,
     .key = KEY_PLACE,
     .words = {SQL_KEYS_OF_PLACES, NULL},
     .chart = CHAMBER_CHART_BARS,
     .unit = BOTH("家", "enterprises"),
     .label = BOTH("会员按楼宇园区", "Members by place"),
     .definition = BOTH("截止日的会员，按当日所在的楼宇园区",
                        "members on the as-of day, by their building or park on that day")},
};

const struct figure_list members_figures = {BOTH("会员", "Members"), figures, COUNT_OF(figures)};
