/* SPDX-License-Identifier: MIT */
/* The list of all nouns. */
#include <chamber/chamber.h>

#include "record/noun.h"

#include <string.h>

static const struct chamber_noun *const nouns[] = {
    &chamber_enterprise_noun,     &chamber_enterprise_event_noun,
    &chamber_person_noun,         &chamber_term_noun,
    &chamber_role_noun,           &chamber_post_noun,
    &chamber_liaison_noun,        &chamber_place_noun,
    &chamber_campaign_noun,       &chamber_visit_noun,
    &chamber_request_noun,        &chamber_request_event_noun,
    &chamber_honor_noun,          &chamber_body_noun,
    &chamber_activity_noun,       &chamber_attendance_noun,
    &chamber_service_noun,        &chamber_delivery_noun,
    &chamber_recommendation_noun, &chamber_task_noun,
    &chamber_notice_noun,         &chamber_fee_noun,
    &chamber_choice_noun,         &chamber_setting_noun,
    &chamber_frozen_noun,         NULL,
};

const struct chamber_noun *const *chamber_nouns(void)
{
    return nouns;
}

const struct chamber_noun *chamber_noun_named(const char *name)
{
    for (size_t i = 0; name && nouns[i]; i++)
        if (strcmp(nouns[i]->name, name) == 0)
            return nouns[i];
    return NULL;
}
