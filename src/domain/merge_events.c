/* SPDX-License-Identifier: MIT */
#include "domain/merge_events.h"

#include <chamber/enterprise_event.h>

#include <string.h>

#include "domain/checks.h"
#include "domain/enterprise_history.h"
#include "domain/membership.h"
#include "record/record.h"

static const struct chamber_noun *const noun = &chamber_enterprise_event_noun;

/* An event of either, and what becomes of it. */
struct merging {
    const struct chamber_enterprise_event *event;
    const char *status; /* after it, if it is carried over */
    bool carried;
};

/* Those without a day first, on one day in the order of entry. */
static int by_day(const void *a, const void *b)
{
    const struct chamber_enterprise_event *x = ((const struct merging *)a)->event;
    const struct chamber_enterprise_event *y = ((const struct merging *)b)->event;
    int order = strcmp(x->happened_on ? x->happened_on : "", y->happened_on ? y->happened_on : "");
    return order ? order : (x->id > y->id) - (x->id < y->id);
}

/* The status a step leads to, from wherever it may be taken. */
static const char *leads_to(const char *step)
{
    const char *status = membership_after(NULL, step);
    for (size_t i = 0; !status && membership_statuses[i].code; i++)
        status = membership_after(membership_statuses[i].code, step);
    return status ? status : "";
}

/* Whether a step only says again what is so; being in the register is said of everyone. */
static bool says_again(const char *status, const char *step)
{
    return !membership_is_verb(step) || strcmp(leads_to(step), status) == 0;
}

/* Of two that say the same, the one that knows its day. */
static bool knows_better(const struct chamber_enterprise_event *event,
                         const struct chamber_enterprise_event *last)
{
    return strcmp(event->step, last->step) == 0 && text_empty(last->happened_on) &&
           !text_empty(event->happened_on);
}

/* Which are carried over; the number of the first that does not fit, the count if none. */
static size_t choose(struct merging *all, size_t count)
{
    const char *status = NULL;
    struct merging *last = NULL;
    for (size_t i = 0; i < count; i++) {
        const char *after = membership_after(status, all[i].event->step);
        if (!after && !(status && says_again(status, all[i].event->step)))
            return i;
        if (!after && !knows_better(all[i].event, last->event))
            continue;
        if (!after)
            last->carried = false;
        last = &all[i];
        last->status = status = after ? after : status;
        last->carried = true;
    }
    return count;
}

static int refuse(struct chamber_db *db, const struct chamber_enterprise *keep,
                  const struct chamber_enterprise *drop,
                  const struct chamber_enterprise_event *event)
{
    CLEAN_STR struct str first = {0};
    CLEAN_STR struct str second = {0};
    CLEAN_STR struct str step = {0};
    str_addf(&first, "%s(#%lld)", keep->name, (long long)keep->id);
    str_addf(&second, "%s(#%lld)", drop->name, (long long)drop->id);
    if (!text_empty(event->happened_on))
        str_addf(&step, "%s ", event->happened_on);
    str_add(&step, word_of(db, membership_steps, event->step));
    return fail(db, CHAMBER_E_REFUSED, "merge_histories", str_text(&first), str_text(&second),
                str_text(&step));
}

/* Whether one that is carried over has the day, step, reason and note of this. */
static bool is_kept(const struct merging *all, size_t count,
                    const struct chamber_enterprise_event *event)
{
    bool bare = !membership_is_verb(event->step) && text_empty(event->happened_on) &&
                text_empty(event->note);
    for (size_t i = 0; !bare && i < count; i++) {
        const struct chamber_enterprise_event *other = all[i].event;
        bare =
            all[i].carried && strcmp(other->step, event->step) == 0 &&
            (text_empty(event->happened_on) || str_same(other->happened_on, event->happened_on)) &&
            (text_empty(event->reason) || str_same(other->reason, event->reason)) &&
            (text_empty(event->note) || str_same(other->note, event->note));
    }
    return bare;
}

/* "2016-03-01 入会 主动退会 手续已办" */
static int tell(struct chamber_db *db, const struct chamber_enterprise_event *event,
                struct str *lost)
{
    static const char *const told[] = {"happened_on", "step", "reason", "note"};
    size_t start = lost->length;
    for (size_t i = 0; i < COUNT_OF(told); i++) {
        const struct chamber_field *field = chamber_noun_field(noun, told[i]);
        CLEAN_FREE char *text = NULL;
        int rc = chamber_field_format(db, field, event, CHAMBER_WORDS, &text);
        if (rc < 0)
            return rc;
        if (*text && lost->length == start)
            str_add(lost, start > 0 ? "、" : "");
        else if (*text)
            str_add(lost, " ");
        str_add(lost, text);
    }
    return CHAMBER_OK;
}

/* An event that is carried over belongs to `keep`; one of its own that is not goes. */
static int carry_out(struct chamber_db *db, const struct merging *merging, chamber_id keep)
{
    CLEAN_RECORD(enterprise_event, after);
    const struct chamber_enterprise_event *event = merging->event;
    if (!merging->carried)
        return event->enterprise == keep ? record_delete(db, noun, event) : CHAMBER_OK;
    int rc = record_copy(db, noun, event, &after);
    after.enterprise = keep;
    if (rc == CHAMBER_OK)
        rc = record_set_text(db, &after.status, merging->status);
    if (rc < 0)
        return rc;
    return record_write(db, noun, event, &after,
                        chamber_field_bit(noun, "enterprise") | chamber_field_bit(noun, "status"),
                        NULL);
}

static int merge(struct chamber_db *db, const struct chamber_enterprise *keep,
                 const struct chamber_enterprise *drop, struct merging *all, size_t count,
                 struct str *lost)
{
    size_t misfit = choose(all, count);
    int rc = misfit < count ? refuse(db, keep, drop, all[misfit].event) : CHAMBER_OK;
    for (size_t i = 0; i < count && rc == CHAMBER_OK; i++)
        if (!all[i].carried && !is_kept(all, count, all[i].event))
            rc = tell(db, all[i].event, lost);
    for (size_t i = 0; i < count && rc == CHAMBER_OK; i++)
        rc = carry_out(db, &all[i], keep->id);
    return rc;
}

int merge_events(struct chamber_db *db, const struct chamber_enterprise *keep,
                 const struct chamber_enterprise *drop, struct str *lost)
{
    CLEAN_HISTORY struct history own = {0};
    CLEAN_HISTORY struct history others = {0};
    int rc = history_load(db, &enterprise_history, keep->id, &own);
    if (rc == CHAMBER_OK)
        rc = history_load(db, &enterprise_history, drop->id, &others);
    if (rc < 0)
        return rc;
    size_t count = own.events.count + others.events.count;
    CLEAN_FREE struct merging *all = calloc(count + 1, sizeof *all);
    if (!all)
        return fail_memory(db);
    for (size_t i = 0; i < own.events.count; i++)
        all[i].event = history_event(&own, i);
    for (size_t i = 0; i < others.events.count; i++)
        all[own.events.count + i].event = history_event(&others, i);
    qsort(all, count, sizeof *all, by_day);
    return merge(db, keep, drop, all, count, lost);
}
