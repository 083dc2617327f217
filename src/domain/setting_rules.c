/* SPDX-License-Identifier: MIT */
#include "domain/setting_rules.h"

#include <chamber/setting.h>

#include <string.h>

#include "base/date.h"
#include "domain/checks.h"
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

const char *setting_group(const char *name, const char *family)
{
    size_t length = strlen(family);
    if (strncmp(name, family, length) != 0 || (name[length] && name[length] != '.'))
        return NULL;
    return name + length;
}

static int check_count(struct chamber_db *db, const struct chamber_setting *setting)
{
    if (setting_count(setting->value) >= 0)
        return CHAMBER_OK;
    return record_fail(db, CHAMBER_E_REFUSED, noun, "value", "setting_value", setting->value, "4");
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

/* The settings acted on, and whether each may be of one group: a kind of members, a role. */
static const struct family {
    const char *name;
    bool grouped;
    int (*check)(struct chamber_db *db, const struct chamber_setting *setting);
} families[] = {
    {"calendar.holiday", false, check_span},      {"calendar.workday", false, check_span},
    {"visits.contacts", true, check_count},       {"visits.coverage", true, check_percent},
    {"requests.answer_days", false, check_count},
};

/* ".kind.CODE" or ".role.CODE", of a word or a role that there is. */
static int check_group(struct chamber_db *db, const char *group)
{
    enum { BEFORE_CODE = 6 /* ".kind." */ };
    bool kind = strncmp(group, ".kind.", BEFORE_CODE) == 0;
    if (!kind && strncmp(group, ".role.", BEFORE_CODE) != 0)
        return record_fail(db, CHAMBER_E_REFUSED, noun, "name", "setting_group", group);
    CLEAN_STMT struct stmt *st = stmt_named(db, kind ? SQL_SETTING_KIND : SQL_SETTING_ROLE);
    stmt_bind_text(st, ":code", group + BEFORE_CODE);
    int rc = stmt_step(st);
    if (rc == CHAMBER_OK)
        rc = record_fail(db, CHAMBER_E_REFUSED, noun, "name", "setting_no_code",
                         group + BEFORE_CODE);
    return rc < 0 ? rc : CHAMBER_OK;
}

/* A single free day needs no last one. */
static int fill_last_day(struct chamber_db *db, struct chamber_setting *setting)
{
    if (!text_empty(setting->value) || !setting_group(setting->name, "calendar"))
        return CHAMBER_OK;
    return record_set_text(db, &setting->value, setting->from_on);
}

/* A name that begins like those acted on but is none of them would be of no effect. */
static int check_name(struct chamber_db *db, const char *name)
{
    static const char *const taken[] = {"calendar.", "visits.", "requests."};
    for (size_t i = 0; i < COUNT_OF(taken); i++)
        if (strncmp(name, taken[i], strlen(taken[i])) == 0)
            return record_fail(db, CHAMBER_E_REFUSED, noun, "name", "setting_unknown", name);
    return CHAMBER_OK;
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
        const char *group = setting_group(setting->name, families[i].name);
        if (!group || (*group && !families[i].grouped))
            continue;
        int rc = *group ? check_group(db, group) : CHAMBER_OK;
        return rc == CHAMBER_OK ? families[i].check(db, setting) : rc;
    }
    return check_name(db, setting->name);
}
