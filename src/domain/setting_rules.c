/* SPDX-License-Identifier: MIT */
#include "domain/setting_rules.h"

#include <chamber/setting.h>

#include <string.h>

#include "base/date.h"
#include "domain/checks.h"
#include "domain/good_text.h"
#include "domain/saved_map.h"
#include "record/record.h"
#include "store/stmt.h"

static const struct chamber_noun *const noun = &chamber_setting_noun;

/* Digits only, at most `digits` of them. */
static int64_t number(const char *text, size_t length, size_t digits)
{
    int64_t value = 0;
    if (!length || length > digits || strspn(text, "0123456789") < length)
        return -1;
    for (size_t i = 0; i < length; i++)
        value = value * 10 + (text[i] - '0');
    return value;
}

int64_t setting_count(const char *value)
{
    return number(value, strlen(value), 4);
}

int64_t setting_percent(const char *value)
{
    size_t length = strlen(value);
    if (!length || value[length - 1] != '%')
        return -1;
    int64_t percent = number(value, length - 1, 3);
    return percent <= 100 ? percent : -1;
}

bool setting_group_parse(const char *name, const char *family, struct setting_group *group)
{
    static const struct {
        const char *text;
        enum setting_scope scope;
    } marks[] = {{".kind.", SETTING_KIND}, {".role.", SETTING_ROLE}};
    size_t length = strlen(family);
    if (strncmp(name, family, length) != 0 || (name[length] && name[length] != '.'))
        return false;
    const char *end = name + length;
    *group = (struct setting_group){*end ? SETTING_NOBODY : SETTING_ALL, end};
    for (size_t i = 0; i < COUNT_OF(marks); i++)
        if (strncmp(end, marks[i].text, strlen(marks[i].text)) == 0)
            *group = (struct setting_group){marks[i].scope, end + strlen(marks[i].text)};
    return true;
}

int setting_group_name(struct chamber_db *db, const struct setting_group *group, char **name)
{
    bool kind = group->scope == SETTING_KIND;
    bool english = chamber_get_language(db) == CHAMBER_EN;
    CLEAN_STMT struct stmt *st = stmt_named(db, kind ? SQL_SETTING_KIND : SQL_SETTING_ROLE);
    stmt_bind_text(st, ":code", group->code);
    int rc = stmt_step(st);
    if (rc < 0)
        return rc;
    char *found = rc == CHAMBER_ROW ? str_copy(stmt_text(st, english)) : NULL;
    if (rc == CHAMBER_ROW && !found)
        return fail_memory(db);
    *name = found;
    return CHAMBER_OK;
}

static int check_count(struct chamber_db *db, const struct chamber_setting *setting)
{
    if (setting_count(setting->value) >= 0)
        return CHAMBER_OK;
    return record_fail(db, CHAMBER_E_REFUSED, noun, "value", "setting_value", setting->value, "4");
}

/* Of backups at least the newest stays. */
static int check_kept(struct chamber_db *db, const struct chamber_setting *setting)
{
    if (setting_count(setting->value) > 0)
        return CHAMBER_OK;
    return record_fail(db, CHAMBER_E_REFUSED, noun, "value", "setting_value", setting->value, "14");
}

static int check_percent(struct chamber_db *db, const struct chamber_setting *setting)
{
    if (setting_percent(setting->value) >= 0)
        return CHAMBER_OK;
    return record_fail(db, CHAMBER_E_REFUSED, noun, "value", "setting_value", setting->value,
                       "30%");
}

/* The first day, and the last as the value. */
static int check_span(struct chamber_db *db, const struct chamber_setting *setting)
{
    if (text_empty(setting->from_on))
        return record_fail(db, CHAMBER_E_REFUSED, noun, "from_on", "setting_first_day");
    if (!date_valid(setting->value))
        return record_fail(db, CHAMBER_E_REFUSED, noun, "value", "setting_value", setting->value,
                           "2018-10-07");
    return check_order(db, noun, "value", setting->from_on, setting->value);
}

static int check_good(struct chamber_db *db, const struct chamber_setting *setting)
{
    bool fits;
    if (!good_well_formed(setting->value, &fits))
        return fail_memory(db);
    if (fits)
        return CHAMBER_OK;
    return record_fail(db, CHAMBER_E_REFUSED, noun, "value", "setting_value", setting->value,
                       "班子建设好: committee.persons, committee.by_role");
}

/* The settings acted on, and whether each may be of one group: a kind of members, a role. */
static const struct family {
    const char *name;
    bool grouped;
    int (*check)(struct chamber_db *db, const struct chamber_setting *setting);
} families[] = {
    {"calendar.holiday", false, check_span},      {"calendar.workday", false, check_span},
    {"visits.contacts", true, check_count},       {"visits.coverage", true, check_percent},
    {"requests.answer_days", false, check_count}, {"four_goods.1", false, check_good},
    {"four_goods.2", false, check_good},          {"four_goods.3", false, check_good},
    {"four_goods.4", false, check_good},          {"backup.daily", false, check_kept},
    {"backup.monthly", false, check_kept},
};

/* A kind or a role that there is. */
static int check_group(struct chamber_db *db, const struct setting_group *group)
{
    CLEAN_FREE char *name = NULL;
    if (group->scope == SETTING_ALL)
        return CHAMBER_OK;
    if (group->scope == SETTING_NOBODY)
        return record_fail(db, CHAMBER_E_REFUSED, noun, "name", "setting_group", group->code);
    int rc = setting_group_name(db, group, &name);
    if (rc < 0 || name)
        return rc;
    return record_fail(db, CHAMBER_E_REFUSED, noun, "name", "setting_no_code", group->code);
}

/* A single free day needs no last one. */
static int fill_last_day(struct chamber_db *db, struct chamber_setting *setting)
{
    struct setting_group group;
    if (!text_empty(setting->value) || !setting_group_parse(setting->name, "calendar", &group))
        return CHAMBER_OK;
    return record_set_text(db, &setting->value, setting->from_on);
}

/* A name that begins like those acted on but is none of them would be of no effect. */
static int check_name(struct chamber_db *db, const char *name)
{
    static const char *const taken[] = {"calendar.", "visit.",    "visits.", "request.",
                                        "requests.", "four_good", "backup."};
    for (size_t i = 0; i < COUNT_OF(taken); i++)
        if (strncmp(name, taken[i], strlen(taken[i])) == 0)
            return record_fail(db, CHAMBER_E_REFUSED, noun, "name", "setting_unknown", name);
    return CHAMBER_OK;
}

/* Who is in a chat group: a body, by its code. */
static int check_channel(struct chamber_db *db, const struct chamber_setting *setting)
{
    static const char family[] = "notice.channel.";
    if (strncmp(setting->name, family, sizeof(family) - 1) != 0)
        return CHAMBER_OK;
    CLEAN_STMT struct stmt *st = stmt_named(db, SQL_SETTING_CHANNEL);
    stmt_bind_text(st, ":channel", setting->name + sizeof(family) - 1);
    stmt_bind_text(st, ":body", setting->value);
    int rc = stmt_step(st);
    if (rc != CHAMBER_ROW)
        return rc;
    if (!stmt_int(st, 0))
        return record_fail(db, CHAMBER_E_REFUSED, noun, "name", "channel_no_code",
                           setting->name + sizeof(family) - 1);
    return stmt_int(st, 1) ? CHAMBER_OK
                           : record_fail(db, CHAMBER_E_REFUSED, noun, "value", "channel_no_code",
                                         setting->value);
}

/* What headings mean, of a noun. */
static int check_map(struct chamber_db *db, const struct chamber_setting *setting)
{
    static const char family[] = SAVED_MAP_FAMILY;
    if (strncmp(setting->name, family, sizeof(family) - 1) != 0)
        return CHAMBER_OK;
    const struct chamber_noun *mapped = chamber_noun_named(setting->name + sizeof(family) - 1);
    if (!mapped)
        return record_fail(db, CHAMBER_E_REFUSED, noun, "name", "setting_unknown", setting->name);
    bool valid;
    if (!saved_map_valid(mapped, setting->value, &valid))
        return fail_memory(db);
    if (valid)
        return CHAMBER_OK;
    return record_fail(db, CHAMBER_E_REFUSED, noun, "value", "setting_value", setting->value,
                       "公司全称=name;电话=phone");
}

int setting_prepare(struct chamber_db *db, void *record, const void *before)
{
    struct chamber_setting *setting = record;
    (void)before;
    if (text_empty(setting->name))
        return CHAMBER_OK;
    int result = fill_last_day(db, setting);
    if (result < 0 || text_empty(setting->value))
        return result;
    for (size_t i = 0; i < COUNT_OF(families); i++) {
        struct setting_group group;
        if (!setting_group_parse(setting->name, families[i].name, &group) ||
            (group.scope != SETTING_ALL && !families[i].grouped))
            continue;
        int rc = check_group(db, &group);
        return rc == CHAMBER_OK ? families[i].check(db, setting) : rc;
    }
    int rc = check_channel(db, setting);
    if (rc == CHAMBER_OK)
        rc = check_map(db, setting);
    return rc == CHAMBER_OK ? check_name(db, setting->name) : rc;
}
