/* SPDX-License-Identifier: MIT */
/* Who falls short of the visiting rules that are settings. */
#include <chamber/enterprise.h>
#include <chamber/request.h>
#include <chamber/visit_rules.h>

#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "domain/setting_rules.h"
#include "record/value.h"
#include "record/view.h"
#include "text/message.h"

#define RECORD struct chamber_shortfall

static const struct chamber_field fields[] = {
    TEXT(rule, "规则", 0),
    TEXT(group, "对象", 0),
    REF(enterprise, "企业", 0, enterprise),
    REF(request, "诉求", 0, request),
    TEXT(required, "要求", 0),
    TEXT(actual, "实际", 0),
    TEXT(missing, "还差", 0),
};

const struct chamber_noun chamber_shortfall_noun = {
    .name = "shortfall",
    .label = "未达到的规则",
    .english = "shortfalls",
    NOUN_FIELDS(fields),
    .view = true,
};

/* The rows being made, and the year up to the day. */
struct survey {
    struct chamber_db *db;
    const char *as_of;
    char from[DATE_SIZE];
    struct chamber_shortfall *rows;
    size_t count, capacity;
};

/* A rule in force. `name` and `value` are copies. */
struct rule {
    char *name;
    char *value;
    char *group; /* what its group is called */
};

/* --- texts --- */
static int say(struct chamber_db *db, const char **member, const char *id, int64_t a, int64_t b)
{
    char first[24], second[24];
    CLEAN_STR struct str out = {0};
    snprintf(first, sizeof first, "%lld", (long long)a);
    snprintf(second, sizeof second, "%lld", (long long)b);
    message_format(&out, chamber_get_language(db), id, (const char *const[]){first, second, NULL});
    return out.failed ? fail_memory(db) : record_set_text(db, member, str_text(&out));
}

/* Another row of a rule, zeroed but for what it shares with the rule's others; NULL: no memory. */
static struct chamber_shortfall *add_row(struct survey *survey, const struct rule *rule)
{
    if (survey->count == survey->capacity) {
        size_t capacity = survey->capacity ? survey->capacity * 2 : 64;
        void *rows = reallocarray(survey->rows, capacity, sizeof *survey->rows);
        if (!rows)
            return NULL;
        survey->rows = rows;
        survey->capacity = capacity;
    }
    struct chamber_shortfall *row = &survey->rows[survey->count++];
    *row = (struct chamber_shortfall){.id = (chamber_id)survey->count};
    int rc = record_set_text(survey->db, &row->rule, rule->name);
    if (rc == CHAMBER_OK)
        rc = record_set_text(survey->db, &row->group, rule->group);
    return rc == CHAMBER_OK ? row : NULL;
}

/* --- contacts --- */
static int tally(struct survey *survey, chamber_id enterprise, int64_t *contacts, int64_t *visits)
{
    CLEAN_STMT struct stmt *st = stmt_named(survey->db, SQL_VISIT_RULES_TALLY);
    stmt_bind_int(st, ":enterprise", enterprise);
    stmt_bind_text(st, ":from", survey->from);
    stmt_bind_text(st, ":as_of", survey->as_of);
    int rc = stmt_step(st);
    if (rc == CHAMBER_ROW) {
        *contacts = stmt_int(st, 0);
        *visits = stmt_int(st, 1);
    }
    return rc < 0 ? rc : CHAMBER_OK;
}

static int add_contacts(struct survey *survey, const struct rule *rule, chamber_id enterprise,
                        int64_t contacts)
{
    struct chamber_db *db = survey->db;
    int64_t least = setting_count(rule->value);
    if (contacts >= least)
        return CHAMBER_OK;
    struct chamber_shortfall *row = add_row(survey, rule);
    if (!row)
        return fail_memory(db);
    row->enterprise = enterprise;
    int rc = view_name(db, &chamber_enterprise_noun, enterprise, &row->enterprise_name);
    if (rc == CHAMBER_OK)
        rc = say(db, &row->required, "rule_times", least, 0);
    if (rc == CHAMBER_OK)
        rc = say(db, &row->actual, "rule_times", contacts, 0);
    return rc == CHAMBER_OK ? say(db, &row->missing, "rule_times", least - contacts, 0) : rc;
}

/* --- coverage --- */
static int add_coverage(struct survey *survey, const struct rule *rule, int64_t visited,
                        int64_t all)
{
    struct chamber_db *db = survey->db;
    int64_t percent = setting_percent(rule->value);
    int64_t least = (percent * all + 99) / 100; /* rounded up: a share is reached or it is not */
    if (visited >= least)
        return CHAMBER_OK;
    struct chamber_shortfall *row = add_row(survey, rule);
    if (!row)
        return fail_memory(db);
    int rc = record_set_text(db, &row->required, rule->value);
    if (rc == CHAMBER_OK)
        rc = say(db, &row->actual, "rule_share", visited, all);
    return rc == CHAMBER_OK ? say(db, &row->missing, "rule_enterprises", least - visited, 0) : rc;
}

/* --- both are about a group of enterprises --- */
enum { BEFORE_CODE = 6 /* ".kind." */ };

static bool is_kind(const char *group)
{
    return strncmp(group, ".kind.", BEFORE_CODE) == 0;
}

static bool is_group(const char *group)
{
    return !*group || is_kind(group) || strncmp(group, ".role.", BEFORE_CODE) == 0;
}

static struct stmt *group_of(struct survey *survey, const char *group, bool names)
{
    bool kind = is_kind(group);
    enum sql_name members = !*group ? SQL_VISIT_RULES_MEMBERS
                            : kind  ? SQL_VISIT_RULES_KIND
                                    : SQL_VISIT_RULES_ROLE;
    enum sql_name called = kind ? SQL_VISIT_RULES_WORD : SQL_VISIT_RULES_ROLE_NAME;
    struct stmt *st = stmt_named(survey->db, names ? called : members);
    stmt_bind_text(st, ":as_of", survey->as_of);
    if (*group)
        stmt_bind_text(st, ":code", group + BEFORE_CODE);
    return st;
}

static int name_group(struct survey *survey, struct rule *rule, const char *group)
{
    bool english = chamber_get_language(survey->db) == CHAMBER_EN;
    CLEAN_STMT struct stmt *st = *group ? group_of(survey, group, true) : NULL;
    int rc = st ? stmt_step(st) : CHAMBER_OK;
    if (rc < 0)
        return rc;
    rule->group = str_copy(rc == CHAMBER_ROW ? stmt_text(st, english)
                           : *group          ? group
                                    : message_find(chamber_get_language(survey->db), "rule_all"));
    return rule->group ? CHAMBER_OK : fail_memory(survey->db);
}

static int survey_group(struct survey *survey, struct rule *rule, const char *group, bool contacts)
{
    int64_t all = 0, visited = 0;
    int rc = name_group(survey, rule, group);
    CLEAN_STMT struct stmt *st = group_of(survey, group, false);
    while (rc == CHAMBER_OK && (rc = stmt_step(st)) == CHAMBER_ROW) {
        int64_t calls = 0, in_person = 0;
        chamber_id enterprise = stmt_int(st, 0);
        rc = tally(survey, enterprise, &calls, &in_person);
        if (rc == CHAMBER_OK && contacts)
            rc = add_contacts(survey, rule, enterprise, calls);
        all++;
        visited += in_person > 0;
    }
    return rc == CHAMBER_OK && !contacts ? add_coverage(survey, rule, visited, all) : rc;
}

/* --- answers --- */
static int add_late(struct survey *survey, const struct rule *rule, struct stmt *st, int64_t most)
{
    struct chamber_db *db = survey->db;
    const char *answered = stmt_text(st, 3);
    int64_t days = date_days_between(stmt_text(st, 2), answered ? answered : survey->as_of);
    struct chamber_shortfall *row = add_row(survey, rule);
    if (!row)
        return fail_memory(db);
    row->request = stmt_int(st, 0);
    row->enterprise = stmt_int(st, 1);
    int rc = view_name(db, &chamber_request_noun, row->request, &row->request_name);
    if (rc == CHAMBER_OK)
        rc = view_name(db, &chamber_enterprise_noun, row->enterprise, &row->enterprise_name);
    if (rc == CHAMBER_OK)
        rc = say(db, &row->required, "rule_days", most, 0);
    if (rc == CHAMBER_OK)
        rc = say(db, &row->actual, answered ? "rule_days" : "rule_unanswered", days, 0);
    return rc == CHAMBER_OK ? say(db, &row->missing, "rule_days", days - most, 0) : rc;
}

static int survey_answers(struct survey *survey, struct rule *rule)
{
    int64_t most = setting_count(rule->value);
    CLEAN_STMT struct stmt *st = stmt_named(survey->db, SQL_VISIT_RULES_LATE);
    stmt_bind_int(st, ":days", most);
    stmt_bind_text(st, ":from", survey->from);
    stmt_bind_text(st, ":as_of", survey->as_of);
    rule->group = str_copy(message_find(chamber_get_language(survey->db), "rule_requests"));
    int rc = rule->group ? CHAMBER_OK : fail_memory(survey->db);
    while (rc == CHAMBER_OK && (rc = stmt_step(st)) == CHAMBER_ROW)
        rc = add_late(survey, rule, st, most);
    return rc;
}

/* --- all rules --- */
/* A setting written before they were checked may have a name or a value that cannot be acted on: it
 * is no rule. */
static int survey_rule(struct survey *survey, struct rule *rule, size_t *rules)
{
    const char *contacts = setting_group(rule->name, "visits.contacts");
    const char *coverage = setting_group(rule->name, "visits.coverage");
    const char *group = contacts ? contacts : coverage;
    int64_t number = coverage ? setting_percent(rule->value) : setting_count(rule->value);
    bool answers = strcmp(rule->name, "requests.answer_days") == 0;
    if (number < 0 || (group ? !is_group(group) : !answers))
        return CHAMBER_OK;
    ++*rules;
    return group ? survey_group(survey, rule, group, contacts != NULL)
                 : survey_answers(survey, rule);
}

static void rule_clear(struct rule *rule)
{
    free(rule->name);
    free(rule->value);
    free(rule->group);
}

static int survey_all(struct survey *survey, size_t *rules)
{
    CLEAN_STMT struct stmt *st = stmt_named(survey->db, SQL_VISIT_RULES_IN_FORCE);
    stmt_bind_text(st, ":as_of", survey->as_of);
    int rc;
    while ((rc = stmt_step(st)) == CHAMBER_ROW) {
        CLEAN(rule_clear)
        struct rule rule = {str_copy(stmt_text(st, 0)), str_copy(stmt_text(st, 1)), NULL};
        rc = rule.name && rule.value ? survey_rule(survey, &rule, rules) : fail_memory(survey->db);
        if (rc < 0)
            return rc;
    }
    return rc;
}

int chamber_visit_rules_open(struct chamber_db *db, const char *as_of, size_t *rules,
                             struct chamber_cursor **cursor)
{
    size_t found = 0;
    struct survey survey = {.db = db, .as_of = as_of ? as_of : chamber_today(db)};
    if (!date_valid(survey.as_of))
        return fail(db, CHAMBER_E_REFUSED, "no_such_day", survey.as_of);
    snprintf(survey.from, sizeof survey.from, "%.4s-01-01", survey.as_of);
    int rc = store_begin(db, STORE_READ);
    if (rc == CHAMBER_OK)
        rc = store_end(db, survey_all(&survey, &found));
    if (rc == CHAMBER_OK) {
        rc = view_open_records(db, &chamber_shortfall_noun, survey.rows, survey.count, cursor);
        if (rc == CHAMBER_OK && rules)
            *rules = found;
        return rc;
    }
    for (size_t i = 0; i < survey.count; i++)
        chamber_record_clear(&chamber_shortfall_noun, &survey.rows[i]);
    free(survey.rows);
    return rc;
}
