/* SPDX-License-Identifier: MIT */
#include "domain/membership.h"

#include <string.h>

const struct chamber_word membership_statuses[] = {
    {"prospect", "潜在", "prospect"}, {"applicant", "申请中", "applicant"},
    {"member", "会员", "member"},     {"suspended", "暂停", "suspended"},
    {"left", "退会", "left"},         {NULL, NULL, NULL},
};

const struct chamber_word membership_steps[] = {
    {"register", "登记", "register"}, {"apply", "申请入会", "apply"},
    {"reject", "不予通过", "reject"}, {"admit", "入会", "admit"},
    {"suspend", "暂停", "suspend"},   {"resume", "恢复", "resume"},
    {"leave", "退会", "leave"},       {NULL, NULL, NULL},
};

static const struct {
    const char *step;
    const char *from[3]; /* none: only as the first */
    const char *to;
} transitions[] = {
    {"register", {NULL}, "prospect"},
    {"apply", {"prospect", "left"}, "applicant"},
    {"reject", {"applicant"}, "prospect"},
    {"admit", {"prospect", "applicant", "left"}, "member"},
    {"suspend", {"member"}, "suspended"},
    {"resume", {"suspended"}, "member"},
    {"leave", {"member", "suspended"}, "left"},
};

enum { TRANSITIONS = sizeof(transitions) / sizeof(transitions[0]), FROM_MAX = 3 };

const char *membership_after(const char *status, const char *step)
{
    for (size_t i = 0; i < TRANSITIONS; i++) {
        if (strcmp(transitions[i].step, step) != 0)
            continue;
        if (!status)
            return transitions[i].from[0] ? NULL : transitions[i].to;
        for (size_t n = 0; n < FROM_MAX && transitions[i].from[n]; n++)
            if (strcmp(transitions[i].from[n], status) == 0)
                return transitions[i].to;
        return NULL;
    }
    return NULL;
}

bool membership_is_verb(const char *step)
{
    for (size_t i = 0; i < TRANSITIONS; i++)
        if (strcmp(transitions[i].step, step) == 0)
            return transitions[i].from[0] != NULL;
    return false;
}

struct membership membership_of(const struct chamber_enterprise_event *events, size_t count)
{
    struct membership m = {0};
    for (size_t i = 0; i < count; i++) {
        const char *status = membership_after(m.status, events[i].step);
        if (!status) {
            m.misfit = i;
            return m;
        }
        m.status = status;
        if (strcmp(events[i].step, "admit") == 0) {
            m.joined_on = events[i].happened_on;
            m.left_on = NULL;
        } else if (strcmp(events[i].step, "leave") == 0) {
            m.left_on = events[i].happened_on;
        }
    }
    m.misfit = count;
    return m;
}
