/* SPDX-License-Identifier: MIT */
/* A small year with everything that is easy to get wrong: a request reopened, an enterprise that
 * leaves and comes back, one that moves, a joint visit, a prospect visited and then admitted, a
 * post that ends in mid-year. It is 2023, with something of the years beside it. */
#include "stats_sample.h"

/* Enterprises: 1 a member that moves in July; 2 leaves on 31 March, returns on 1 September, and
 * changes its industry in October; 3 a prospect visited in April, admitted on 20 May; 4 a prospect
 * visited and not admitted; 5 a member suspended from 15 November; 6 an applicant, rejected in
 * June; 7 left on the last day of the year before. */
static const char *const members[] = {
    "INSERT INTO place (name) VALUES ('甲楼'), ('乙楼')",
    "INSERT INTO enterprise (status) VALUES ('member'), ('member'), ('member'), ('prospect'),"
    " ('suspended'), ('prospect'), ('left')",
    "INSERT INTO enterprise_event (enterprise, happened_on, step, status) VALUES"
    " (1, NULL, 'register', 'prospect'), (1, '2020-01-01', 'admit', 'member'),"
    " (2, NULL, 'register', 'prospect'), (2, NULL, 'admit', 'member'),"
    " (2, '2023-03-31', 'leave', 'left'), (2, '2023-09-01', 'admit', 'member'),"
    " (3, NULL, 'register', 'prospect'), (3, '2023-05-20', 'admit', 'member'),"
    " (4, NULL, 'register', 'prospect'),"
    " (5, NULL, 'register', 'prospect'), (5, '2021-06-01', 'admit', 'member'),"
    " (5, '2023-11-15', 'suspend', 'suspended'),"
    " (6, NULL, 'register', 'prospect'), (6, '2023-02-01', 'apply', 'applicant'),"
    " (6, '2023-06-01', 'reject', 'prospect'),"
    " (7, NULL, 'register', 'prospect'), (7, '2019-01-01', 'admit', 'member'),"
    " (7, '2022-12-31', 'leave', 'left')",
    "INSERT INTO enterprise_fact (enterprise, field, from_on, value) VALUES"
    " (1, 'name', '', '宏达'), (1, 'industry', '', 'C'), (1, 'size', '', 'large'),"
    " (1, 'kind', '', 'enterprise'), (1, 'place', '', 1), (1, 'place', '2023-07-01', 2),"
    " (1, 'party_state', '', 'own'),"
    " (2, 'industry', '', 'C'), (2, 'industry', '2023-10-01', 'I'), (2, 'place', '', 1),"
    " (2, 'size', '', 'small'), (2, 'size', '2023-12-01', NULL), (2, 'party_state', '', 'none'),"
    " (4, 'industry', '', 'F'),"
    " (5, 'industry', '', 'J'), (5, 'place', '', 2), (5, 'party_state', '2023-12-01', 'joint'),"
    " (7, 'industry', '', 'C')",
    NULL,
};

/* Person 1 is president until 30 June, person 2 from 1 July, until then director; person 3 is a
 * director in two terms that overlap; person 4 only from 2024. */
static const char *const committee[] = {
    "INSERT INTO person (name) VALUES ('甲某'), ('乙某'), ('丙某'), ('丁某')",
    "INSERT INTO role (code, name, rank) VALUES ('director', '理事', 10), ('president', '会长', 1)",
    "INSERT INTO post (person, role, from_on, until_on) VALUES"
    " (1, 2, '2020-01-01', '2023-06-30'), (2, 2, '2023-07-01', NULL),"
    " (2, 1, '2020-01-01', '2023-06-30'), (3, 1, '2022-01-01', NULL),"
    " (3, 1, '2023-06-01', NULL), (4, 1, '2024-01-01', NULL)",
    NULL,
};

static const char *const visits[] = {
    "INSERT INTO campaign (name, from_on, until_on) VALUES ('春访', '2023-01-01', '2023-02-28'),"
    " ('夏访', '2022-06-01', '2022-08-31')",
    "INSERT INTO visit (visited_on, enterprise, form, campaign, state, visitor_count) VALUES"
    " ('2023-01-15', 1, 'onsite', 1, 'done', 3), ('2023-01-15', 2, NULL, NULL, 'done', NULL),"
    " ('2023-04-10', 3, 'phone', NULL, 'done', 1),"
    " ('2023-05-25', 3, 'interview', NULL, 'done', 2),"
    " ('2023-08-01', 4, 'onsite', NULL, 'done', 2),"
    " ('2023-10-05', 1, 'online', NULL, 'done', NULL),"
    " ('2023-12-20', 5, 'onsite', 1, 'planned', 9),"
    " ('2023-12-31', 7, 'symposium', NULL, 'done', 0),"
    " ('2022-12-30', 1, 'onsite', 2, 'done', 5), ('2024-01-02', 2, 'onsite', NULL, 'done', 1)",
    "INSERT INTO visit_visitors (visit, n, value) VALUES (1, 0, 1), (1, 1, 2),"
    " (2, 0, 1), (2, 1, 2), (2, 2, 3), (8, 0, 3)",
    "INSERT INTO visit_partners (visit, n, value) VALUES (1, 0, 'union'), (1, 1, 'women'),"
    " (7, 0, 'union')",
    NULL,
};

/* 1 resolved, reopened, resolved late and closed; 2 joint, of one that leaves that very day and a
 * member; 3 withdrawn; 4 declined; 5 merged into 6, which stays open past its date; 7 carried over
 * and resolved; 8 resolved last year, reopened this year; 9 carried over; 10 of a suspended
 * member, without a due date. */
static const char *const requests[] = {
    "INSERT INTO request (number, raised_on, enterprise, category, title, status) VALUES"
    " ('2023-001', '2023-02-15', 6, 'policy', 'a', 'closed'),"
    " ('2023-002', '2023-03-31', 2, 'policy', 'b', 'resolved'),"
    " ('2023-003', '2023-06-15', 1, NULL, 'c', 'withdrawn'),"
    " ('2023-004', '2023-09-10', 2, 'tax', 'd', 'declined'),"
    " ('2023-005', '2023-10-01', 3, 'tax', 'e', 'merged'),"
    " ('2023-006', '2023-10-02', 3, 'tax', 'f', 'resolved'),"
    " ('2022-001', '2022-11-01', 1, 'policy', 'g', 'resolved'),"
    " ('2022-002', '2022-06-01', 5, NULL, 'h', 'in_progress'),"
    " ('2022-003', '2022-12-20', 1, NULL, 'i', 'registered'),"
    " ('2023-007', '2023-12-01', 5, 'other', 'j', 'closed')",
    "INSERT INTO request_enterprises (request, n, value) VALUES (2, 0, 1)",
    "INSERT INTO request_event (request, happened_on, step, status, department, due_on,"
    " satisfaction) VALUES"
    " (1, '2023-02-15', 'register', 'registered', NULL, NULL, NULL),"
    " (1, '2023-02-16', 'accept', 'accepted', NULL, NULL, NULL),"
    " (1, '2023-02-20', 'assign', 'assigned', 'union', '2023-03-15', NULL),"
    " (1, '2023-03-10', 'extend', 'assigned', NULL, '2023-04-15', NULL),"
    " (1, '2023-04-10', 'resolve', 'resolved', NULL, NULL, NULL),"
    " (1, '2023-04-12', 'rate', 'resolved', NULL, NULL, 'satisfied'),"
    " (1, '2023-05-05', 'reopen', 'in_progress', NULL, NULL, NULL),"
    " (1, '2023-05-06', 'assign', 'assigned', 'women', '2023-06-30', NULL),"
    " (1, '2023-07-03', 'resolve', 'resolved', NULL, NULL, NULL),"
    " (1, '2023-07-04', 'rate', 'resolved', NULL, NULL, 'dissatisfied'),"
    " (1, '2023-07-10', 'close', 'closed', NULL, NULL, NULL),"
    " (2, '2023-03-31', 'register', 'registered', NULL, NULL, NULL),"
    " (2, '2023-04-01', 'assign', 'assigned', 'union', '2023-04-30', NULL),"
    " (2, '2023-04-30', 'resolve', 'resolved', NULL, NULL, NULL),"
    " (2, '2023-05-01', 'rate', 'resolved', NULL, NULL, 'basic'),"
    " (3, '2023-06-15', 'register', 'registered', NULL, NULL, NULL),"
    " (3, '2023-06-20', 'withdraw', 'withdrawn', NULL, NULL, NULL),"
    " (4, '2023-09-10', 'register', 'registered', NULL, NULL, NULL),"
    " (4, '2023-09-20', 'decline', 'declined', NULL, NULL, NULL),"
    " (5, '2023-10-01', 'register', 'registered', NULL, NULL, NULL),"
    " (5, '2023-10-05', 'merge', 'merged', NULL, NULL, NULL),"
    " (6, '2023-10-02', 'register', 'registered', NULL, NULL, NULL),"
    " (6, '2023-10-10', 'assign', 'assigned', 'tax', '2023-11-30', NULL),"
    " (6, '2024-01-15', 'resolve', 'resolved', NULL, NULL, NULL),"
    " (7, '2022-11-01', 'register', 'registered', NULL, '2022-12-15', NULL),"
    " (7, '2023-01-20', 'resolve', 'resolved', NULL, NULL, NULL),"
    " (8, '2022-06-01', 'register', 'registered', NULL, '2022-07-01', NULL),"
    " (8, '2022-08-01', 'resolve', 'resolved', NULL, NULL, NULL),"
    " (8, '2023-02-01', 'reopen', 'in_progress', NULL, NULL, NULL),"
    " (9, '2022-12-20', 'register', 'registered', NULL, NULL, NULL),"
    " (10, '2023-12-01', 'register', 'registered', NULL, NULL, NULL),"
    " (10, '2023-12-11', 'resolve', 'resolved', NULL, NULL, NULL),"
    " (10, '2023-12-11', 'close', 'closed', NULL, NULL, NULL)",
    NULL,
};

static const char *const honors[] = {
    "INSERT INTO honor (title, level, awarded_on, recipient, enterprise, person) VALUES"
    " ('先锋号', 'national', '2023-05-01', 'enterprise', 1, NULL),"
    " ('先锋号', 'national', '2023-06-01', 'enterprise', 1, NULL),"
    " ('之星', 'subdistrict', '2023', 'person', NULL, 1),"
    " ('之星', 'subdistrict', '2023-12', 'person', NULL, 2),"
    " ('之星', 'district', '2023-12-31', 'person', NULL, 1),"
    " ('四好商会', NULL, '2023-07-15', 'chamber', NULL, NULL),"
    " ('先锋号', 'national', '2022-12', 'enterprise', 2, NULL),"
    " ('先锋号', 'national', '2024-01', 'enterprise', 2, NULL)",
    NULL,
};

void sample_open_year(struct sample *sample)
{
    sample_open(sample, "2024-06-30");
    sample_words(sample);
    sample_fill(sample, members);
    sample_fill(sample, committee);
    sample_fill(sample, visits);
    sample_fill(sample, requests);
    sample_fill(sample, honors);
}
