/* SPDX-License-Identifier: MIT */
/* An admission has its day or none, a leaving too. What has no day of its own takes that of the
 * step before, the earliest it can have; the register step has none. So a status without any day
 * has only undated events, which count before every day. */
#include "domain/enterprise_first.h"

#include <chamber/enterprise_event.h>

#include <string.h>

#include "base/date.h"
#include "domain/checks.h"
#include "domain/enterprise_history.h"
#include "domain/membership.h"
#include "record/record.h"

enum { STEPS_MAX = 5 };

/* The steps that lead to a status; `formerly` for one that was a member before. */
static const struct path {
    const char *status;
    bool formerly;
    const char *steps[STEPS_MAX];
} paths[] = {
    {"prospect", false, {"register"}},
    {"prospect", true, {"register", "admit", "leave", "apply", "reject"}},
    {"applicant", false, {"register", "apply"}},
    {"applicant", true, {"register", "admit", "leave", "apply"}},
    {"member", false, {"register", "admit"}},
    {"suspended", false, {"register", "admit", "suspend"}},
    {"left", true, {"register", "admit", "leave"}},
};

static const struct path *path_to(const char *status, bool formerly)
{
    const struct path *found = NULL;
    for (size_t i = 0; i < COUNT_OF(paths); i++)
        if (strcmp(paths[i].status, status) == 0 && (!found || paths[i].formerly == formerly))
            found = &paths[i];
    return found;
}

static bool has_step(const struct path *path, const char *step)
{
    for (size_t i = 0; i < STEPS_MAX && path->steps[i]; i++)
        if (strcmp(path->steps[i], step) == 0)
            return true;
    return false;
}

/* The events, borrowing the record's texts. */
static size_t plan(const struct chamber_enterprise *enterprise,
                   struct chamber_enterprise_event events[STEPS_MAX])
{
    const struct path *path = path_to(enterprise->status, !text_empty(enterprise->left_on));
    const char *status = NULL;
    const char *day = NULL;
    size_t count = 0;
    for (; path && count < STEPS_MAX && path->steps[count]; count++) {
        const char *step = path->steps[count];
        status = membership_after(status, step);
        if (strcmp(step, "admit") == 0)
            day = enterprise->joined_on;
        else if (strcmp(step, "leave") == 0)
            day = enterprise->left_on;
        events[count] = (struct chamber_enterprise_event){
            .enterprise = enterprise->id, .happened_on = day, .step = step, .status = status};
    }
    return count;
}

static const char *default_status(const struct chamber_enterprise *enterprise)
{
    if (!text_empty(enterprise->left_on))
        return "left";
    return text_empty(enterprise->joined_on) ? "prospect" : "member";
}

static int refuse(struct chamber_db *db, const char *field, const char *message, const char *code)
{
    return record_fail(db, CHAMBER_E_REFUSED, &chamber_enterprise_noun, field, message, code);
}

/* Whether the days given go with the status; then they are what follows from the events. */
static int check_days(struct chamber_db *db, const struct chamber_enterprise *enterprise)
{
    const struct chamber_noun *noun = &chamber_enterprise_noun;
    bool joined = !text_empty(enterprise->joined_on);
    bool left = !text_empty(enterprise->left_on);
    const struct path *path = path_to(enterprise->status, left);
    const char *word = word_of(db, membership_statuses, enterprise->status);
    if (!path)
        return CHAMBER_OK; /* no such status: the engine refuses it */
    if (left && !path->formerly)
        return refuse(db, "left_on", "left_on_of_member", word);
    if (path->formerly && joined && !left)
        return refuse(db, "left_on", "left_on_missing", word);
    if (joined && !has_step(path, "admit"))
        return refuse(db, "joined_on", "joined_on_of_outsider", word);
    int rc = check_not_future(db, noun, "joined_on", enterprise->joined_on);
    if (rc == CHAMBER_OK)
        rc = check_not_future(db, noun, "left_on", enterprise->left_on);
    if (rc == CHAMBER_OK)
        rc = check_order(db, noun, "left_on", enterprise->joined_on, enterprise->left_on);
    return rc;
}

int enterprise_first_prepare(struct chamber_db *db, struct chamber_enterprise *enterprise)
{
    int rc = CHAMBER_OK;
    if (text_empty(enterprise->status))
        rc = record_set_text(db, &enterprise->status, default_status(enterprise));
    if (rc == CHAMBER_OK)
        rc = check_days(db, enterprise);
    return rc;
}

int enterprise_first_added(struct chamber_db *db, const struct chamber_enterprise *enterprise)
{
    struct chamber_enterprise_event events[STEPS_MAX] = {0};
    size_t count = plan(enterprise, events);
    int rc = CHAMBER_OK;
    for (size_t i = 0; i < count && rc == CHAMBER_OK; i++)
        rc = history_add(db, &enterprise_history, &events[i]);
    return rc;
}
