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

#define RECORD struct chamber_visit_shortfall

static const struct chamber_field fields[] = {
    TEXT(rule, "规则", 0),
    TEXT(group, "对象", 0),
    REF(enterprise, "企业", 0, enterprise),
    REF(request, "诉求", 0, request),
    TEXT(required, "要求", 0),
    TEXT(actual, "实际", 0),
    TEXT(missing, "还差", 0),
};

const struct chamber_noun chamber_visit_shortfall_noun = {
    .name = "shortfall",
    .label = "未达到的规则",
    .english = "shortfalls",
    NOUN_FIELDS(fields),
    .view = true,
};

/* The contacts of an enterprise, and those in person. */
struct tally {
    chamber_id enterprise;
    int64_t contacts, in_person;
};

/* The rows being made, and the year up to the day: who was visited in it how often. */
struct survey {
    struct chamber_db *db;
    const char *as_of;
    char from[DATE_SIZE];
    struct view_rows rows;
    struct tally *tallies; /* by enterprise */
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
static struct chamber_visit_shortfall *add_row(struct survey *survey, const struct rule *rule)
{
    struct chamber_visit_shortfall *row = view_rows_add(&survey->rows);
    if (!row)
        return NULL;
    row->id = (chamber_id)survey->rows.count;
    int rc = record_set_text(survey->db, &row->rule, rule->name);
    if (rc == CHAMBER_OK)
        rc = record_set_text(survey->db, &row->group, rule->group);
    return rc == CHAMBER_OK ? row : NULL;
}

/* --- contacts --- */
static int add_tally(struct survey *survey, struct stmt *st)
{
    if (survey->count == survey->capacity) {
        size_t capacity = survey->capacity ? survey->capacity * 2 : 64;
        struct tally *tallies = reallocarray(survey->tallies, capacity, sizeof *tallies);
        if (!tallies)
            return fail_memory(survey->db);
        survey->tallies = tallies;
        survey->capacity = capacity;
    }
    survey->tallies[survey->count++] =
        (struct tally){stmt_int(st, 0), stmt_int(st, 1), stmt_int(st, 2)};
    return CHAMBER_OK;
}

static int tally_all(struct survey *survey)
{
    CLEAN_STMT struct stmt *st = stmt_named(survey->db, SQL_VISIT_RULES_TALLY);
    stmt_bind_text(st, ":from", survey->from);
    stmt_bind_text(st, ":as_of", survey->as_of);
    int rc;
    while ((rc = stmt_step(st)) == CHAMBER_ROW)
        if ((rc = add_tally(survey, st)) < 0)
            return rc;
    return rc;
}

static int by_enterprise(const void *key, const void *item)
{
    chamber_id enterprise = *(const chamber_id *)key,
               other = ((const struct tally *)item)->enterprise;
    return (enterprise > other) - (enterprise < other);
}

static struct tally tally_of(const struct survey *survey, chamber_id enterprise)
{
    const struct tally *found = NULL;
    if (survey->count)
        found = bsearch(&enterprise, survey->tallies, survey->count, sizeof *survey->tallies,
                        by_enterprise);
    return found ? *found : (struct tally){.enterprise = enterprise};
}

static int add_contacts(struct survey *survey, const struct rule *rule, chamber_id enterprise,
                        int64_t contacts)
{
    struct chamber_db *db = survey->db;
    int64_t least = setting_count(rule->value);
    if (contacts >= least)
        return CHAMBER_OK;
    struct chamber_visit_shortfall *row = add_row(survey, rule);
    if (!row)
        return fail_memory(db);
    row->enterprise = enterprise;
    int rc =
        view_name(db, &chamber_enterprise_noun, enterprise, survey->as_of, &row->enterprise_name);
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
    struct chamber_visit_shortfall *row = add_row(survey, rule);
    if (!row)
        return fail_memory(db);
    int rc = record_set_text(db, &row->required, rule->value);
    if (rc == CHAMBER_OK)
        rc = say(db, &row->actual, "rule_share", visited, all);
    return rc == CHAMBER_OK ? say(db, &row->missing, "rule_enterprises", least - visited, 0) : rc;
}

/* --- both are about a group of enterprises --- */
static struct stmt *members_of(struct survey *survey, const struct setting_group *group)
{
    static const enum sql_name names[] = {
        [SETTING_ALL] = SQL_VISIT_RULES_MEMBERS,
        [SETTING_KIND] = SQL_VISIT_RULES_KIND,
        [SETTING_ROLE] = SQL_VISIT_RULES_ROLE,
    };
    struct stmt *st = stmt_named(survey->db, names[group->scope]);
    stmt_bind_text(st, ":as_of", survey->as_of);
    stmt_bind_text(st, ":code", group->code);
    return st;
}

/* A code that there is no more stands for itself, and the rule is of no effect. */
static int name_group(struct survey *survey, struct rule *rule, const struct setting_group *group)
{
    bool all = group->scope == SETTING_ALL;
    int rc = all ? CHAMBER_OK : setting_group_name(survey->db, group, &rule->group);
    if (rc == CHAMBER_OK && !rule->group) {
        enum chamber_language language = chamber_get_language(survey->db);
        if (!all)
            store_warn(survey->db, "rule_without_group", rule->name, group->code);
        rule->group = str_copy(all ? message_find(language, "rule_all") : group->code);
        rc = rule->group ? CHAMBER_OK : fail_memory(survey->db);
    }
    return rc;
}

static int survey_group(struct survey *survey, struct rule *rule, const struct setting_group *group,
                        bool contacts)
{
    int64_t all = 0, visited = 0;
    int rc = name_group(survey, rule, group);
    CLEAN_STMT struct stmt *st = members_of(survey, group);
    while (rc == CHAMBER_OK && (rc = stmt_step(st)) == CHAMBER_ROW) {
        struct tally tally = tally_of(survey, stmt_int(st, 0));
        rc = contacts ? add_contacts(survey, rule, tally.enterprise, tally.contacts) : CHAMBER_OK;
        all++;
        visited += tally.in_person > 0;
    }
    return rc == CHAMBER_OK && !contacts ? add_coverage(survey, rule, visited, all) : rc;
}

/* --- answers --- */
static int add_late(struct survey *survey, const struct rule *rule, struct stmt *st, int64_t most)
{
    struct chamber_db *db = survey->db;
    const char *answered = stmt_text(st, 3);
    int64_t days = date_days_between(stmt_text(st, 2), answered ? answered : survey->as_of);
    struct chamber_visit_shortfall *row = add_row(survey, rule);
    if (!row)
        return fail_memory(db);
    row->request = stmt_int(st, 0);
    row->enterprise = stmt_int(st, 1);
    int rc = view_name(db, &chamber_request_noun, row->request, survey->as_of, &row->request_name);
    if (rc == CHAMBER_OK)
        rc = view_name(db, &chamber_enterprise_noun, row->enterprise, survey->as_of,
                       &row->enterprise_name);
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
    struct setting_group group;
    bool contacts = setting_group_parse(rule->name, "visits.contacts", &group);
    bool coverage = !contacts && setting_group_parse(rule->name, "visits.coverage", &group);
    int64_t number = coverage ? setting_percent(rule->value) : setting_count(rule->value);
    bool answers = strcmp(rule->name, "requests.answer_days") == 0;
    bool grouped = (contacts || coverage) && group.scope != SETTING_NOBODY;
    if (number < 0 || (!grouped && !answers))
        return CHAMBER_OK;
    ++*rules;
    return grouped ? survey_group(survey, rule, &group, contacts) : survey_answers(survey, rule);
}

static void rule_clear(struct rule *rule)
{
    free(rule->name);
    free(rule->value);
    free(rule->group);
}

static int survey_rules(struct survey *survey, size_t *rules)
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

static int survey_all(struct survey *survey, size_t *rules)
{
    int rc = tally_all(survey);
    return rc == CHAMBER_OK ? survey_rules(survey, rules) : rc;
}

static void survey_clear(struct survey *survey)
{
    view_rows_clear(&survey->rows);
    free(survey->tallies);
}

int chamber_visit_rules_open(struct chamber_db *db, const char *as_of, size_t *rules,
                             struct chamber_cursor **cursor)
{
    size_t found = 0;
    CLEAN(survey_clear)
    struct survey survey = {.db = db, .rows.noun = &chamber_visit_shortfall_noun};
    int rc = day_given(db, as_of, &survey.as_of);
    if (rc < 0)
        return rc;
    snprintf(survey.from, sizeof survey.from, "%.4s-01-01", survey.as_of);
    rc = store_begin(db, STORE_READ);
    if (rc == CHAMBER_OK)
        rc = store_end(db, survey_all(&survey, &found));
    if (rc == CHAMBER_OK)
        rc = view_open_rows(db, &survey.rows, cursor);
    if (rc == CHAMBER_OK && rules)
        *rules = found;
    return rc;
}
