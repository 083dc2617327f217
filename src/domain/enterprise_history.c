/* SPDX-License-Identifier: MIT */
#include "domain/enterprise_history.h"

#include <chamber/enterprise.h>
#include <chamber/enterprise_event.h>

#include "domain/membership.h"
#include "record/record.h"

static int apply(struct chamber_db *db, const void *events, size_t count, void *record)
{
    struct chamber_enterprise *enterprise = record;
    struct membership membership = membership_of(events, count);
    int rc = record_set_text(db, &enterprise->status, membership.status);
    if (rc == CHAMBER_OK)
        rc = record_set_text(db, &enterprise->joined_on, membership.joined_on);
    if (rc == CHAMBER_OK)
        rc = record_set_text(db, &enterprise->left_on, membership.left_on);
    return rc;
}

static const char *const follows[] = {"status", "joined_on", "left_on", NULL};

const struct history_rules enterprise_history = {
    .noun = &chamber_enterprise_noun,
    .events = &chamber_enterprise_event_noun,
    .undated = true,
    .after = membership_after,
    .follows = follows,
    .apply = apply,
};

int enterprise_sound(struct chamber_db *db, const void *record)
{
    return history_sound(db, &enterprise_history, record);
}
