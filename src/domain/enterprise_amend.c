/* SPDX-License-Identifier: MIT */
/* Corrections of an enterprise's membership. */
#include <chamber/enterprise.h>

#include "domain/amend.h"
#include "domain/enterprise_history.h"

int chamber_enterprise_amend(struct chamber_db *db, chamber_id id, chamber_id event,
                             const struct chamber_enterprise_event *values, uint64_t fields)
{
    const struct amendment amendment = {.rules = &enterprise_history,
                                        .kind = AMEND_CHANGE,
                                        .parent = id,
                                        .event = event,
                                        .values = values,
                                        .fields = fields};
    return amend(db, &amendment, NULL);
}

int chamber_enterprise_amend_drop(struct chamber_db *db, chamber_id id, chamber_id event)
{
    const struct amendment amendment = {
        .rules = &enterprise_history, .kind = AMEND_DROP, .parent = id, .event = event};
    return amend(db, &amendment, NULL);
}

int chamber_enterprise_amend_insert(struct chamber_db *db, chamber_id id,
                                    const struct chamber_enterprise_event *values,
                                    chamber_id *event)
{
    const struct amendment amendment = {
        .rules = &enterprise_history, .kind = AMEND_INSERT, .parent = id, .values = values};
    return amend(db, &amendment, event);
}
