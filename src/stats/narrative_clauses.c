/* SPDX-License-Identifier: MIT */
/* What the report in words says, in which order. The first thing a clause takes decides whether it
 * is said: nothing is said of nothing. */
#include "stats/narrative.h"

#define MEASURE(name, one, many) static const struct measure name = {one, many}
/* In English some stand alone, where what is counted was just named. */
MEASURE(activities, "narrative_n_activity", "narrative_n_activities");
MEASURE(attendances, "narrative_n_attendance", "narrative_n_attendances");
MEASURE(attendances_bare, "narrative_n_attendances_bare", "narrative_n_attendances_bare");
MEASURE(days, "narrative_n_day", "narrative_n_days");
MEASURE(deliveries, "narrative_n_delivery", "narrative_n_deliveries");
MEASURE(enterprises, "narrative_n_enterprise", "narrative_n_enterprises");
MEASURE(houses, "narrative_n_houses", "narrative_n_houses");
MEASURE(items, "narrative_n_items", "narrative_n_items");
MEASURE(joined, "narrative_n_joined_one", "narrative_n_joined");
MEASURE(liaisons, "narrative_n_liaison", "narrative_n_liaisons");
MEASURE(members, "narrative_n_member", "narrative_n_members");
MEASURE(months, "narrative_n_month", "narrative_n_months");
MEASURE(notices, "narrative_n_notice", "narrative_n_notices");
MEASURE(participations, "narrative_n_participation", "narrative_n_participations");
MEASURE(people, "narrative_n_people", "narrative_n_people");
MEASURE(persons, "narrative_n_person", "narrative_n_persons");
MEASURE(pieces, "narrative_n_pieces", "narrative_n_pieces");
MEASURE(prospects, "narrative_n_prospect", "narrative_n_prospects");
MEASURE(recommendations, "narrative_n_recommendation", "narrative_n_recommendations");
MEASURE(requests, "narrative_n_request", "narrative_n_requests");
MEASURE(shows, "narrative_n_shows", "narrative_n_shows");
MEASURE(tasks, "narrative_n_task", "narrative_n_tasks");
MEASURE(times, "narrative_n_times", "narrative_n_times");
MEASURE(visits, "narrative_n_visit", "narrative_n_visits");
MEASURE(yuan, "narrative_n_yuan", "narrative_n_yuan");

#define VALUE(id, measure)                                                                         \
    {                                                                                              \
        id, TAKE_VALUE, &(measure), NULL, NULL                                                     \
    }
#define PART(id, measure)                                                                          \
    {                                                                                              \
        id, TAKE_NUMERATOR, &(measure), NULL, NULL                                                 \
    }
#define WHOLE(id, measure)                                                                         \
    {                                                                                              \
        id, TAKE_DENOMINATOR, &(measure), NULL, NULL                                               \
    }
#define PERCENT(id)                                                                                \
    {                                                                                              \
        id, TAKE_PERCENT, NULL, NULL, NULL                                                         \
    }
#define SUM(id, measure, column)                                                                   \
    {                                                                                              \
        id, TAKE_SUM, &(measure), column, NULL                                                     \
    }
#define LIST(id, measure, rest)                                                                    \
    {                                                                                              \
        id, TAKE_LIST, &(measure), NULL, rest                                                      \
    }
#define OTHER_MONTHS(id, measure)                                                                  \
    {                                                                                              \
        id, TAKE_MONTHS, &(measure), NULL, NULL                                                    \
    }

#define NOT_RECORDED "narrative_not_recorded"

const struct clause narrative_clauses[] = {
    {.place = PARAGRAPH,
     .message = "narrative_members",
     .takes = {VALUE("members.total", members)}},
    {.place = CLAUSE,
     .message = "narrative_suspended",
     .takes = {VALUE("members.suspended", houses)}},
    {.place = CLAUSE,
     .message = "narrative_party",
     .takes = {PART("members.party", houses), PERCENT("members.party")}},
    {.place = SENTENCE, .message = "narrative_joined", .takes = {VALUE("members.joined", joined)}},
    {.place = CLAUSE, .message = "narrative_left", .takes = {VALUE("members.left", joined)}},
    {.place = SENTENCE,
     .message = "narrative_by_kind",
     .takes = {LIST("members.by_kind", houses, NOT_RECORDED)}},
    {.place = SENTENCE,
     .message = "narrative_by_industry",
     .takes = {LIST("members.by_industry", houses, NOT_RECORDED)}},
    {.place = SENTENCE,
     .message = "narrative_by_size",
     .takes = {LIST("members.by_size", houses, NOT_RECORDED)}},

    {.place = PARAGRAPH,
     .message = "narrative_held",
     .takes = {VALUE("committee.persons", persons)}},
    {.place = CLAUSE,
     .message = "narrative_among",
     .takes = {LIST("committee.by_role", people, NULL)}},
    {.place = SENTENCE,
     .message = "narrative_meetings",
     .takes = {LIST("meetings.by_body", times, NOT_RECORDED)}},

    {.place = PARAGRAPH,
     .message = "narrative_visits",
     .takes = {VALUE("visits.enterprises", enterprises), VALUE("visits.total", visits)}},
    {.place = CLAUSE,
     .message = "narrative_in_person",
     .takes = {VALUE("visits.in_person", times)}},
    {.place = CLAUSE, .message = "narrative_joint", .takes = {VALUE("visits.joint", times)}},
    {.place = CLAUSE,
     .message = "narrative_participations",
     .takes = {VALUE("visits.participations", participations)}},
    {.place = SENTENCE,
     .message = "narrative_campaigns",
     .takes = {LIST("visits.by_campaign", times, "narrative_other_visits")}},
    {.place = SENTENCE,
     .message = "narrative_coverage",
     .takes = {PART("visits.coverage", houses), WHOLE("visits.coverage", members),
               PERCENT("visits.coverage")}},
    {.place = CLAUSE,
     .message = "narrative_unvisited",
     .takes = {VALUE("visits.unvisited", houses)},
     .needs = PART("visits.coverage", houses)},
    {.place = SENTENCE,
     .message = "narrative_prospects",
     .takes = {VALUE("prospects.visited", prospects)}},
    {.place = CLAUSE,
     .message = "narrative_prospects_admitted",
     .takes = {VALUE("prospects.admitted", houses)}},
    {.place = SENTENCE,
     .message = "narrative_liaisons",
     .takes = {SUM("liaison.by_leader", liaisons, "assigned")}},
    {.place = CLAUSE,
     .message = "narrative_liaisons_visited",
     .takes = {SUM("liaison.by_leader", items, "visited")}},
    {.place = CLAUSE,
     .message = "narrative_liaisons_joined",
     .takes = {SUM("liaison.by_leader", items, "joined_in")}},

    {.place = PARAGRAPH,
     .message = "narrative_members_resolved",
     .takes = {VALUE("requests.member_enterprises", members), VALUE("requests.members", requests),
               VALUE("requests.members_resolved", pieces)},
     .needs = VALUE("requests.members_resolved", pieces)},
    {.place = SENTENCE,
     .message = "narrative_members_asked",
     .takes = {VALUE("requests.member_enterprises", members), VALUE("requests.members", requests)},
     .unless = VALUE("requests.members_resolved", pieces)},
    {.place = SENTENCE,
     .message = "narrative_in_all",
     .takes = {VALUE("requests.enterprises", enterprises), VALUE("requests.raised", requests),
               VALUE("requests.resolved", pieces)},
     .needs = VALUE("requests.resolved", pieces),
     .unlike = {"requests.raised", "requests.members"}},
    {.place = SENTENCE,
     .message = "narrative_in_all_none",
     .takes = {VALUE("requests.enterprises", enterprises), VALUE("requests.raised", requests)},
     .unless = VALUE("requests.resolved", pieces),
     .unlike = {"requests.raised", "requests.members"}},
    {.place = SENTENCE,
     .message = "narrative_rate",
     .takes = {WHOLE("requests.rate", requests), PART("requests.rate", pieces),
               PERCENT("requests.rate")}},
    {.place = CLAUSE, .message = "narrative_open", .takes = {VALUE("requests.open", pieces)}},
    {.place = CLAUSE, .message = "narrative_overdue", .takes = {VALUE("requests.overdue", pieces)}},
    {.place = CLAUSE,
     .message = "narrative_declined",
     .takes = {VALUE("requests.declined", pieces)}},
    {.place = CLAUSE,
     .message = "narrative_withdrawn",
     .takes = {VALUE("requests.withdrawn", pieces)}},
    {.place = CLAUSE, .message = "narrative_merged", .takes = {VALUE("requests.merged", pieces)}},
    {.place = SENTENCE,
     .message = "narrative_by_category",
     .takes = {LIST("requests.by_category", pieces, NOT_RECORDED)}},
    {.place = SENTENCE,
     .message = "narrative_on_time",
     .takes = {WHOLE("requests.on_time", requests), PART("requests.on_time", pieces),
               PERCENT("requests.on_time")}},
    {.place = CLAUSE, .message = "narrative_days", .takes = {VALUE("requests.days_median", days)}},
    {.place = SENTENCE,
     .message = "narrative_satisfied",
     .takes = {WHOLE("requests.satisfied", requests), PART("requests.satisfied", pieces),
               PERCENT("requests.satisfied")}},
    {.place = SENTENCE,
     .message = "narrative_carried",
     .takes = {VALUE("requests.carried", requests)}},
    {.place = CLAUSE,
     .message = "narrative_carried_resolved",
     .takes = {VALUE("requests.carried_resolved", pieces)}},

    {.place = PARAGRAPH,
     .message = "narrative_activities",
     .takes = {VALUE("activities.total", activities)}},
    {.place = CLAUSE,
     .message = "narrative_attended",
     .takes = {VALUE("activities.headcount", attendances)}},
    {.place = CLAUSE,
     .message = "narrative_enterprises_at",
     .takes = {VALUE("activities.enterprises", enterprises)}},
    {.place = SENTENCE,
     .message = "narrative_activities_by_kind",
     .takes = {LIST("activities.by_kind", shows, NOT_RECORDED)}},
    {.place = SENTENCE,
     .message = "narrative_education_always",
     .takes = {OTHER_MONTHS("education.months_without", months)},
     .unless = VALUE("education.months_without", months)},
    {.place = SENTENCE,
     .message = "narrative_education",
     .takes = {OTHER_MONTHS("education.months_without", months)},
     .needs = VALUE("education.months_without", months)},
    {.place = CLAUSE,
     .message = "narrative_education_without",
     .takes = {VALUE("education.months_without", months)},
     .needs = OTHER_MONTHS("education.months_without", months)},

    {.place = PARAGRAPH,
     .message = "narrative_services",
     .takes = {SUM("services.by_service", deliveries, NULL)}},
    {.place = CLAUSE,
     .message = "narrative_among",
     .takes = {LIST("services.by_service", times, NOT_RECORDED)}},

    {.place = PARAGRAPH, .message = "narrative_honors", .takes = {VALUE("honors.total", items)}},
    {.place = SENTENCE,
     .message = "narrative_by_level",
     .takes = {LIST("honors.by_level", items, "narrative_no_level")}},
    {.place = SENTENCE,
     .message = "narrative_titles",
     .takes = {{"honors.by_title", TAKE_LIST, NULL, NULL, NULL}}},

    {.place = PARAGRAPH,
     .message = "narrative_recommendations",
     .takes = {SUM("recommendations.by_organization", recommendations, "recommended")}},
    {.place = CLAUSE,
     .message = "narrative_recommendations_accepted",
     .takes = {SUM("recommendations.by_organization", attendances_bare, "accepted")}},
    {.place = SENTENCE,
     .message = "narrative_by_organization",
     .takes = {LIST("recommendations.by_organization", attendances_bare, NOT_RECORDED)}},

    {.place = PARAGRAPH,
     .message = "narrative_notices",
     .takes = {SUM("notices.by_channel", notices, NULL)}},
    {.place = SENTENCE,
     .message = "narrative_by_channel",
     .takes = {LIST("notices.by_channel", pieces, NOT_RECORDED)}},

    {.place = PARAGRAPH,
     .message = "narrative_tasks",
     .takes = {WHOLE("tasks.done", tasks), PART("tasks.done", items), PERCENT("tasks.done")}},
    {.place = PARAGRAPH,
     .message = "narrative_fees",
     .takes = {WHOLE("fees.paid", yuan), PART("fees.paid", yuan), PERCENT("fees.paid")}},
};
const size_t narrative_clause_count = COUNT_OF(narrative_clauses);
