/* SPDX-License-Identifier: MIT */
/* visits.* and prospects.*: a row for each done visit of the period; it also marks the enterprise
 * visited, for the figures that count enterprises. */
#include <chamber/visit.h>

#include "record/value.h"
#include "stats/pass.h"
#include "store/stmt.h"

/* Columns of visits_done. */
enum { ID, VISITED_ON, ENTERPRISE, FORM, CAMPAIGN, VISITOR_COUNT, VISITORS, JOINT };

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

static void fill(const struct pass *pass, const struct chamber_ids *forms, struct stmt *st,
                 struct row *row)
{
    int64_t counted = stmt_int(st, VISITOR_COUNT);
    int64_t named = stmt_int(st, VISITORS);
    row->id = stmt_int(st, ID);
    row->number = counted > named ? counted : named;
    row->keys[KEY_FORM] = pool_word(pass->pool, stmt_text(st, FORM));
    if (is_one_of(forms, row->keys[KEY_FORM]))
        row->facts |= VISIT_IN_PERSON;
    if (stmt_int(st, JOINT) != 0)
        row->facts |= VISIT_JOINT;
    row->keys[KEY_CAMPAIGN] = pool_word(pass->pool, stmt_text(st, CAMPAIGN));
    row->keys[KEY_MONTH] = pool_month(pass->pool, stmt_text(st, VISITED_ON));
}

static int add_visit(struct pass *pass, const struct chamber_ids *forms, struct stmt *st)
{
    struct row row = {0};
    fill(pass, forms, st, &row);
    struct enterprise *enterprise = population_find(pass->enterprises, stmt_int(st, ENTERPRISE));
    if (enterprise != NULL) {
        mark(pass, enterprise, stmt_text(st, VISITED_ON), row.facts & VISIT_IN_PERSON);
        row.keys[KEY_INDUSTRY] = enterprise->industry;
    }
    return pass->take(pass->context, ROW_VISIT, &row);
}

int visits_rows(struct pass *pass)
{
    struct chamber_ids forms = {0};
    CLEAN_STMT struct stmt *st = stmt_named(pass->db, SQL_VISITS_DONE);
    stmt_bind_text(st, ":from", pass->span->from.text);
    stmt_bind_text(st, ":end", pass->span->end.text);
    int rc = read_forms(pass, &forms);
    while (rc == CHAMBER_OK && (rc = stmt_step(st)) == CHAMBER_ROW)
        rc = add_visit(pass, &forms, st);
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
