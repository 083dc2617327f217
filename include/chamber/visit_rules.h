/* SPDX-License-Identifier: MIT */
/**
 * @file
 * The visiting rules a chamber sets itself, and who falls short of them. Each is a setting, in
 * force from its from_on until another of the same name begins:
 *
 *     visits.contacts         4    at least so many contacts (done visits in any form) a year
 *     visits.coverage         30%  at least that share visited in person in the year
 *     requests.answer_days    15   every request answered within so many days
 *
 * The first two hold for every member (suspended ones too); with `.kind.CODE` after the name for
 * the members of a kind, with `.role.CODE` for the enterprises represented by who holds a role.
 */
#ifndef CHAMBER_VISIT_RULES_H
#define CHAMBER_VISIT_RULES_H

#include <chamber/record.h>

#ifdef __cplusplus
extern "C" {
#endif

/** One that falls short of a rule. The texts are in the handle's language. */
struct chamber_visit_shortfall {
    chamber_id id;               /**< 1, 2 ... */
    const char *rule;            /**< the setting's name */
    const char *group;           /**< whom it is about: all members, a kind, a role */
    chamber_id enterprise;       /**< which enterprise; none for a share of the group */
    const char *enterprise_name; /**< what it is called */
    chamber_id request;          /**< which request, where it is about answering */
    const char *request_name;    /**< its number */
    const char *required;        /**< "4 times", "30%", "15 days" */
    const char *actual;          /**< "3 times", "12/40", "20 days" */
    const char *missing;         /**< how many contacts or enterprises more, or days too late */
};

/** The description of these rows. */
extern CHAMBER_API const struct chamber_noun chamber_visit_shortfall_noun;

/**
 * Begin a pass over those that fall short (struct chamber_visit_shortfall) of the rules in force on
 * a day, rule by rule: for contacts a row for each enterprise with too few in the calendar year up
 * to that day; for coverage a row for a group of which too few were visited in person in it; for
 * answers a row for each request, open or not, whose time ran out in it: no step but registering
 * and urging was taken in time. Groups are as they stood on the day.
 * @param as_of  the day, YYYY-MM-DD; NULL: today.
 * @param[out] rules   how many rules are in force; may be NULL.
 * @param[out] cursor  owned by the caller, closed with chamber_cursor_close().
 * @return CHAMBER_OK; CHAMBER_E_REFUSED if that is no day; CHAMBER_E_IO; CHAMBER_E_NO_MEMORY.
 */
CHAMBER_API int chamber_visit_rules_open(struct chamber_db *db, const char *as_of, size_t *rules,
                                         struct chamber_cursor **cursor);

#ifdef __cplusplus
}
#endif

#endif
