/* SPDX-License-Identifier: MIT */
/* visits.* and prospects.*: a row for each done visit of the period; it also marks the enterprise
 * visited, for the figures that count enterprises. */
#include <chamber/visit.h>

#include "record/value.h"
#include "stats/pass.h"
#include "store/stmt.h"

/* Columns of visits_done. */
enum { ID, VISITED_ON, ENTERPRISE, FORM, CAMPAIGN, VISITOR_COUNT };

struct visit {
    chamber_id id;
    chamber_id enterprise;
    struct date on;
    word form;
    word campaign;
    int64_t counted; /* visitors */
    int64_t named;
    int64_t partners;
};

/* Those of the period by day, and the same by id. */
struct visits {
    struct visit *items;
    struct visit **by_id;
    size_t count;
};

static void visits_free(struct visits *visits)
{
    free(visits->items);
    free(visits->by_id);
}

/* The forms that count as being there, asked for once instead of with every visit. */
static int read_forms(struct pass *pass, struct chamber_ids *forms)
{
    CLEAN_STMT struct stmt *st = stmt_named(pass->db, SQL_VISITS_IN_PERSON);
    int rc;
    while ((rc = stmt_step(st)) == CHAMBER_ROW)
        if (!ids_add(forms, pool_word(pass->pool, stmt_text(st, 0))))
            return fail_memory(pass->db);
    return rc;
}

static bool is_one_of(const struct chamber_ids *forms, word form)
{
    for (size_t i = 0; i < forms->count; i++)
        if (forms->items[i] == form)
            return true;
    return false;
}

static void mark(const struct pass *pass, struct enterprise *enterprise, const char *day,
                 bool in_person)
{
    enterprise->visited = true;
    enterprise->in_person = enterprise->in_person || in_person;
    if (enterprise->prospect_on.text[0] == '\0' &&
        is_prospect(population_status(pass->enterprises, enterprise, day)))
        day_set(&enterprise->prospect_on, day);
}

static bool add_visit(struct visits *visits, struct pool *pool, struct stmt *st)
{
    if ((visits->count & (visits->count - 1)) == 0) {
        size_t capacity = visits->count == 0 ? 1 : visits->count * 2;
        struct visit *grown = reallocarray(visits->items, capacity, sizeof(*grown));
        if (grown == NULL)
            return false;
        visits->items = grown;
    }
    struct visit *visit = &visits->items[visits->count++];
    *visit = (struct visit){.id = stmt_int(st, ID),
                            .enterprise = stmt_int(st, ENTERPRISE),
                            .form = pool_word(pool, stmt_text(st, FORM)),
                            .campaign = pool_word(pool, stmt_text(st, CAMPAIGN)),
                            .counted = stmt_int(st, VISITOR_COUNT)};
    day_set(&visit->on, stmt_text(st, VISITED_ON));
    return true;
}

static int by_id(const void *a, const void *b)
{
    const struct visit *x = *(struct visit *const *)a;
    const struct visit *y = *(struct visit *const *)b;
    return (x->id > y->id) - (x->id < y->id);
}

static int load_visits(struct pass *pass, struct visits *visits)
{
    CLEAN_STMT struct stmt *st = stmt_named(pass->db, SQL_VISITS_DONE);
    stmt_bind_text(st, ":from", pass->span->from.text);
    stmt_bind_text(st, ":end", pass->span->end.text);
    int rc;
    while ((rc = stmt_step(st)) == CHAMBER_ROW)
        if (!add_visit(visits, pass->pool, st))
            return fail_memory(pass->db);
    if (rc < 0 || visits->count == 0)
        return rc;
    visits->by_id = reallocarray(NULL, visits->count, sizeof(struct visit *));
    if (visits->by_id == NULL)
        return fail_memory(pass->db);
    for (size_t i = 0; i < visits->count; i++)
        visits->by_id[i] = &visits->items[i];
    qsort(visits->by_id, visits->count, sizeof(struct visit *), by_id);
    return CHAMBER_OK;
}

/* Count the lines that a list has for each visit, into the number at that offset. */
static int load_counts(struct pass *pass, const struct visits *visits, enum sql_name sql,
                       size_t offset)
{
    size_t at = 0;
    int rc;
    if (visits->by_id == NULL)
        return CHAMBER_OK;
    CLEAN_STMT struct stmt *st = stmt_named(pass->db, sql);
    stmt_bind_int(st, ":first", visits->by_id[0]->id);
    stmt_bind_int(st, ":last", visits->by_id[visits->count - 1]->id);
    while ((rc = stmt_step(st)) == CHAMBER_ROW) {
        chamber_id id = stmt_int(st, 0);
        while (at < visits->count && visits->by_id[at]->id < id)
            at++;
        if (at < visits->count && visits->by_id[at]->id == id)
            ++*(int64_t *)((char *)visits->by_id[at] + offset);
    }
    return rc;
}

static int hand_over(struct pass *pass, const struct chamber_ids *forms, const struct visit *visit)
{
    struct row row = {.id = visit->id, .number = visit->counted};
    bool in_person = is_one_of(forms, visit->form);
    if (row.number < visit->named)
        row.number = visit->named;
    row.facts = (in_person ? VISIT_IN_PERSON : 0U) | (visit->partners > 0 ? VISIT_JOINT : 0U);
    row.keys[KEY_FORM] = visit->form;
    row.keys[KEY_CAMPAIGN] = visit->campaign;
    row.keys[KEY_MONTH] = pool_month(pass->pool, visit->on.text);
    struct enterprise *enterprise = population_find(pass->enterprises, visit->enterprise);
    if (enterprise != NULL) {
        mark(pass, enterprise, visit->on.text, in_person);
        row.keys[KEY_INDUSTRY] = enterprise->industry;
    }
    return pass->take(pass->context, ROW_VISIT, &row);
}

int visits_rows(struct pass *pass)
{
    CLEAN(visits_free) struct visits visits = {0};
    struct chamber_ids forms = {0};
    int rc = read_forms(pass, &forms);
    if (rc == CHAMBER_OK)
        rc = load_visits(pass, &visits);
    if (rc == CHAMBER_OK)
        rc = load_counts(pass, &visits, SQL_VISITS_VISITORS, offsetof(struct visit, named));
    if (rc == CHAMBER_OK)
        rc = load_counts(pass, &visits, SQL_VISITS_PARTNERS, offsetof(struct visit, partners));
    for (size_t i = 0; i < visits.count && rc == CHAMBER_OK; i++)
        rc = hand_over(pass, &forms, &visits.items[i]);
    ids_clear(&forms);
    return rc;
}

static const struct figure figures[] = {
    {.id = "visits.total",
     .rows = ROW_VISIT,
     .headline = true,
     .unit = BOTH("次", "visits"),
     .label = BOTH("走访次数", "Visits"),
     .definition = BOTH("本期内已完成的走访，走访一家企业一次计一次",
                        "visits done in the period, one for each enterprise called on")},
    {.id = "visits.in_person",
     .rows = ROW_VISIT,
     .in = VISIT_IN_PERSON,
     .unit = BOTH("次", "visits"),
     .label = BOTH("其中当面走访", "Of these in person"),
     .definition = BOTH("本期内已完成、形式算作当面或未填形式的走访",
                        "visits done in the period with a form that counts as in person, or none "
                        "given")},
    {.id = "visits.enterprises",
     .rows = ROW_ENTERPRISE,
     .in = ENTERPRISE_VISITED,
     .headline = true,
     .unit = BOTH("家", "enterprises"),
     .label = BOTH("走访企业数", "Enterprises visited"),
     .definition = BOTH("本期内有已完成走访的企业，每家计一次",
                        "enterprises with a visit done in the period, each once")},
    {.id = "visits.participations",
     .shape = FIGURE_SUM,
     .rows = ROW_VISIT,
     .headline = true,
     .unit = BOTH("人次", "participations"),
     .label = BOTH("走访人次", "Participations"),
     .definition = BOTH("本期内已完成的走访，每次取走访人数与所列走访人两者中较大的，合计",
                        "of each visit done in the period the greater of the number given and the "
                        "visitors named, summed")},
    {.id = "visits.joint",
     .rows = ROW_VISIT,
     .in = VISIT_JOINT,
     .unit = BOTH("次", "visits"),
     .label = BOTH("联合走访", "Joint visits"),
     .definition = BOTH("本期内已完成、有联合部门的走访",
                        "visits done in the period together with a department")},
    {.id = "visits.coverage",
     .shape = FIGURE_RATE,
     .rows = ROW_ENTERPRISE,
     .in = ENTERPRISE_MEMBER,
     .counts = ENTERPRISE_IN_PERSON,
     .headline = true,
     .unit = BOTH("", ""),
     .label = BOTH("会员走访覆盖率", "Members visited"),
     .definition = BOTH("截止日的会员中本期内被当面走访过的（不论走访时的状态）／截止日的会员",
                        "members on the as-of day visited in person in the period, in whatever "
                        "status then, of all members on that day")},
    {.id = "visits.unvisited",
     .rows = ROW_ENTERPRISE,
     .in = ENTERPRISE_MEMBER | ENTERPRISE_MISSED,
     .unit = BOTH("家", "enterprises"),
     .label = BOTH("未走访会员", "Members not visited"),
     .definition = BOTH("截止日的会员中本期内未被当面走访的",
                        "members on the as-of day not visited in person in the period")},
    {.id = "prospects.visited",
     .rows = ROW_ENTERPRISE,
     .in = ENTERPRISE_PROSPECT,
     .unit = BOTH("家", "enterprises"),
     .label = BOTH("走访潜在会员", "Prospects visited"),
     .definition = BOTH("本期内有已完成走访（不限形式）、走访当日终状态为潜在或申请中的企业",
                        "enterprises with a visit done in the period, in any form, whose status "
                        "at the end of that day was prospect or applicant")},
    {.id = "prospects.admitted",
     .rows = ROW_ENTERPRISE,
     .in = ENTERPRISE_WON,
     .unit = BOTH("家", "enterprises"),
     .label = BOTH("走访后入会", "Prospects admitted"),
     .definition = BOTH("走访潜在会员中，走访后于本期内入会的",
                        "of the prospects visited, those admitted later in the period")},
    {.id = "visits.by_month",
     .shape = FIGURE_TABLE,
     .rows = ROW_VISIT,
     .key = KEY_MONTH,
     .chart = CHAMBER_CHART_MONTHS,
     .unit = BOTH("次", "visits"),
     .label = BOTH("走访按月份", "Visits by month"),
     .definition =
         BOTH("本期内已完成的走访，按走访日期的月份", "visits done in the period, by month")},
    {.id = "visits.by_form",
     .shape = FIGURE_TABLE,
     .rows = ROW_VISIT,
     .key = KEY_FORM,
     .words = {SQL_KEYS_OF_LIST, "visit.form"},
     .chart = CHAMBER_CHART_BARS,
     .unit = BOTH("次", "visits"),
     .label = BOTH("走访按形式", "Visits by form"),
     .definition = BOTH("本期内已完成的走访，按形式", "visits done in the period, by form")},
    {.id = "visits.by_campaign",
     .shape = FIGURE_TABLE,
     .rows = ROW_VISIT,
     .key = KEY_CAMPAIGN,
     .words = {SQL_KEYS_OF_CAMPAIGNS, NULL},
     .chart = CHAMBER_CHART_BARS,
     .unit = BOTH("次", "visits"),
     .label = BOTH("走访按行动", "Visits by campaign"),
     .definition =
         BOTH("本期内已完成的走访，按走访行动", "visits done in the period, by campaign")},
    {.id = "visits.by_industry",
     .shape = FIGURE_TABLE,
     .rows = ROW_VISIT,
     .key = KEY_INDUSTRY,
     .words = {SQL_KEYS_OF_LIST, "enterprise.industry"},
     .chart = CHAMBER_CHART_BARS,
     .unit = BOTH("次", "visits"),
     .label = BOTH("走访按行业", "Visits by industry"),
     .definition = BOTH("本期内已完成的走访，按企业截止日的行业",
                        "visits done in the period, by the enterprise's industry on the as-of "
                        "day")},
};

const struct figure_list visits_figures = {BOTH("走访", "Visits"), figures, COUNT_OF(figures)};
