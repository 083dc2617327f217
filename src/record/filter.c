/* SPDX-License-Identifier: MIT */
/* Understanding what a list asks for. Filters of one name are alternatives; of different names, all
 * must hold. */
#include "record/filter.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "record/find.h"
#include "record/names.h"
#include "record/value.h"

static bool find_condition(const struct chamber_noun *noun, const char *name, size_t *n)
{
    for (*n = 0; *n < noun->condition_count; (*n)++)
        if (strcmp(noun->conditions[*n].name, name) == 0)
            return true;
    return false;
}

static bool seen_before(const struct chamber_list *list, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(list->filters[i].name, list->filters[n].name) == 0)
            return true;
    return false;
}

/* An alternative joins the conjunction or, marked `either`, those of other names. */
static void join(struct str *to, const char *word, const struct str *any)
{
    to->failed = to->failed || any->failed; /* one that is lost must not count as none */
    if (!any->length)
        return;
    filter_glue(to, word);
    str_addf(to, "(%s)", str_text(any));
}

/* All conditions of the name of filters[n], which is the noun's number `condition`. */
static int one_condition(struct chamber_db *db, const struct chamber_noun *noun,
                         const struct chamber_list *list, size_t n, size_t condition,
                         struct str *either, struct filter *filter)
{
    CLEAN_STR struct str any = {0};
    bool valued = noun->conditions[condition].takes != CHAMBER_TAKES_NOTHING;
    int rc = CHAMBER_OK;
    for (size_t i = n; i < (valued ? list->filter_count : n + 1) && rc == CHAMBER_OK; i++)
        if (strcmp(list->filters[i].name, list->filters[n].name) == 0)
            rc = filter_condition(db, noun, condition, list->filters[i].text, &any, filter);
    if (noun->condition_where[condition].either)
        join(either, " OR ", &any);
    else
        join(&filter->where, " AND ", &any);
    return rc;
}

/* All filters of the name of filters[n] as one alternative. */
static int one_name(struct chamber_db *db, const struct chamber_noun *noun,
                    const struct chamber_list *list, size_t n, struct str *either,
                    struct filter *filter)
{
    CLEAN_STR struct str any = {0};
    const char *name = list->filters[n].name;
    const struct chamber_field *field = chamber_noun_field(noun, name);
    size_t condition;
    int rc = CHAMBER_OK;
    if (!field && find_condition(noun, name, &condition))
        return one_condition(db, noun, list, n, condition, either, filter);
    if (!field)
        return fail(db, CHAMBER_E_USAGE, "unknown_filter", name, record_noun_called(db, noun));
    for (size_t i = n; i < list->filter_count && rc == CHAMBER_OK; i++)
        if (strcmp(list->filters[i].name, name) == 0)
            rc = filter_field(db, noun, field, list->filters[i].text ? list->filters[i].text : "",
                              &any, filter);
    join(&filter->where, " AND ", &any);
    return rc;
}

/* from and until on the noun's day. */
static int day_bounds(struct chamber_db *db, const struct chamber_noun *noun,
                      const struct chamber_list *list, struct filter *filter)
{
    const struct chamber_field *day = noun_day(noun);
    struct period from = {0}, until = {0}, both;
    CLEAN_STR struct str any = {0};
    enum date_result result = DATE_OK;
    if (!list->from && !list->until)
        return CHAMBER_OK;
    if (!day)
        return fail(db, CHAMBER_E_USAGE, "no_day", record_noun_called(db, noun));
    if (list->from)
        result = period_parse(list->from, chamber_today(db), &from);
    if (result != DATE_OK)
        return field_date_fail(db, noun, day, result, list->from);
    if (list->until)
        result = period_parse(list->until, chamber_today(db), &until);
    if (result != DATE_OK)
        return field_date_fail(db, noun, day, result, list->until);
    both = (struct period){.from = from.from, .until = until.until};
    int rc = filter_period(db, day, &both, &any, filter);
    filter_glue(&filter->where, " AND ");
    str_add(&filter->where, str_text(&any));
    filter->where.failed = filter->where.failed || any.failed;
    return rc;
}

static int by_id(const void *a, const void *b)
{
    const chamber_id *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

/* Earlier values of a dated name are no longer in the row: note whose they are. */
static int search_former(struct chamber_db *db, const struct chamber_noun *noun,
                         struct filter *filter)
{
    const struct names *names;
    if (!record_dated_fields(noun))
        return CHAMBER_OK;
    int rc = names_of(db, noun, &names);
    for (size_t i = 0; rc == CHAMBER_OK && i < names->count; i++)
        if (names->items[i].rank == NAME_FORMER && strstr(names->items[i].folded, filter->search) &&
            !ids_add(&filter->former, names->items[i].id))
            rc = fail_memory(db);
    if (rc == CHAMBER_OK && filter->former.count)
        qsort(filter->former.items, filter->former.count, sizeof(chamber_id), by_id);
    return rc;
}

static int make_search(struct chamber_db *db, const struct chamber_noun *noun, const char *text,
                       struct filter *filter)
{
    if (!utf8_valid(text, strlen(text)))
        return fail(db, CHAMBER_E_REFUSED, "not_utf8");
    filter->search = utf8_folded(text);
    return filter->search ? search_former(db, noun, filter) : fail_memory(db);
}

int filter_make(struct chamber_db *db, const struct chamber_noun *noun,
                const struct chamber_list *list, struct filter *filter)
{
    CLEAN_STR struct str either = {0};
    int rc = day_bounds(db, noun, list, filter);
    for (size_t n = 0; n < list->filter_count && rc == CHAMBER_OK; n++)
        if (!seen_before(list, n))
            rc = one_name(db, noun, list, n, &either, filter);
    join(&filter->where, " AND ", &either);
    if (rc == CHAMBER_OK && list->search)
        rc = make_search(db, noun, list->search, filter);
    return rc == CHAMBER_OK && filter->where.failed ? fail_memory(db) : rc;
}
