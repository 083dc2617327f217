/* SPDX-License-Identifier: MIT */
/* The parts of the report, and finding a figure by its id. */
#include "stats/figure.h"

#include <chamber/enterprise.h>
#include <chamber/enterprise_event.h>
#include <chamber/honor.h>
#include <chamber/post.h>
#include <chamber/request.h>
#include <chamber/visit.h>

#include <string.h>

#include "base/utf8.h"

const struct figure_list *const figure_parts[] = {
    &members_figures, &committee_figures, &visits_figures, &requests_figures, &honors_figures,
};
const size_t figure_part_count = COUNT_OF(figure_parts);

static const struct chamber_noun *const row_nouns[] = {
    [ROW_ENTERPRISE] = &chamber_enterprise_noun,
    [ROW_MOVE] = &chamber_enterprise_event_noun,
    [ROW_POST] = &chamber_post_noun,
    [ROW_VISIT] = &chamber_visit_noun,
    [ROW_REQUEST] = &chamber_request_noun,
    [ROW_HONOR] = &chamber_honor_noun,
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

const struct figure *figure_nearest(const char *id)
{
    enum { FAR = 64 };
    const struct figure *nearest = &figure_parts[0]->figures[0];
    size_t least = FAR + 1;
    if (!utf8_valid(id, strlen(id)))
        return nearest;
    for (size_t p = 0; p < figure_part_count; p++) {
        for (size_t i = 0; i < figure_parts[p]->count; i++) {
            size_t distance = utf8_distance(id, figure_parts[p]->figures[i].id, FAR);
            if (distance < least) {
                least = distance;
                nearest = &figure_parts[p]->figures[i];
            }
        }
    }
    return nearest;
}
