/* SPDX-License-Identifier: MIT */
/* The parts of the report, and finding a figure by its id. */
#include "stats/figure.h"

#include <chamber/activity.h>
#include <chamber/delivery.h>
#include <chamber/enterprise.h>
#include <chamber/enterprise_event.h>
#include <chamber/fee.h>
#include <chamber/honor.h>
#include <chamber/liaison.h>
#include <chamber/notice.h>
#include <chamber/post.h>
#include <chamber/recommendation.h>
#include <chamber/request.h>
#include <chamber/task.h>
#include <chamber/visit.h>

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

const struct figure_list *const figure_parts[] = {
    &members_figures,         &committee_figures,  &visits_figures,   &liaisons_figures,
    &requests_figures,        &activities_figures, &services_figures, &honors_figures,
    &recommendations_figures, &notices_figures,    &tasks_figures,    &fees_figures,
};
const size_t figure_part_count = COUNT_OF(figure_parts);

static const struct chamber_noun *const row_nouns[] = {
    [ROW_ENTERPRISE] = &chamber_enterprise_noun,
    [ROW_MOVE] = &chamber_enterprise_event_noun,
    [ROW_POST] = &chamber_post_noun,
    [ROW_LIAISON] = &chamber_liaison_noun,
    [ROW_VISIT] = &chamber_visit_noun,
    [ROW_REQUEST] = &chamber_request_noun,
    [ROW_ACTIVITY] = &chamber_activity_noun,
    [ROW_DELIVERY] = &chamber_delivery_noun,
    [ROW_HONOR] = &chamber_honor_noun,
    [ROW_RECOMMENDATION] = &chamber_recommendation_noun,
    [ROW_NOTICE] = &chamber_notice_noun,
    [ROW_TASK] = &chamber_task_noun,
    [ROW_FEE] = &chamber_fee_noun,
};

const struct chamber_noun *figure_noun(const struct figure *figure)
{
    return figure->lists != NULL ? figure->lists : row_nouns[figure->rows];
}

const struct figure *figure_find(const char *id)
{
    for (size_t p = 0; p < figure_part_count; p++)
        for (size_t i = 0; i < figure_parts[p]->count; i++)
            if (strcmp(figure_parts[p]->figures[i].id, id) == 0)
                return &figure_parts[p]->figures[i];
    return NULL;
}

enum row_key figure_key(const char *id)
{
    const struct figure *figure = figure_find(id);
    return figure != NULL ? figure->key : KEY_NONE;
}

/* How alike an id, up to `length`, and a name are: 0 the same, FAR nothing in common. */
enum { FAR = 64 };
static size_t distance(const char *id, size_t length, const char *name)
{
    char part[FAR + 1];
    snprintf(part, sizeof(part), "%.*s", (int)length, id);
    return utf8_valid(name, strlen(name)) ? utf8_distance(name, part, FAR) : FAR;
}

/* The figure whose id, or the section of it, is most like a name; the first if none is. */
static const struct figure *nearest(const char *name, bool section)
{
    const struct figure *found = NULL;
    size_t least = FAR + 1;
    for (size_t p = 0; p < figure_part_count; p++) {
        for (size_t i = 0; i < figure_parts[p]->count; i++) {
            const char *id = figure_parts[p]->figures[i].id;
            size_t far = distance(id, section ? strcspn(id, ".") : strlen(id), name);
            if (far < least) {
                least = far;
                found = &figure_parts[p]->figures[i];
            }
        }
    }
    return found;
}

const struct figure *figure_nearest(const char *id)
{
    return nearest(id, false);
}

bool figure_in_section(const char *id, const char *section)
{
    size_t length = strcspn(id, ".");
    return strlen(section) == length && strncmp(id, section, length) == 0;
}

void figure_nearest_section(const char *name, char *section)
{
    const char *id = nearest(name, true)->id;
    snprintf(section, FIGURE_SECTION_SIZE, "%.*s", (int)strcspn(id, "."), id);
}
