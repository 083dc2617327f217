/* SPDX-License-Identifier: MIT */
#include "domain/roster.h"

#include <stdio.h>
#include <string.h>

#include "record/value.h"
#include "store/stmt.h"

void roster_free(struct roster *roster)
{
    view_rows_clear(&roster->rows);
    map_free(&roster->by_person);
    map_free(&roster->by_enterprise);
    free(roster->standings);
    roster->standings = NULL;
}

/* An id is its own hash: what is found under it is what was meant. */
static struct chamber_activity_roster_row *found(const struct roster *roster, const struct map *by,
                                                 chamber_id id)
{
    const struct map_entry *entry = id ? map_find(by, (uint64_t)id) : NULL;
    return entry ? roster_row(roster, (size_t)entry->value) : NULL;
}

/* Another row, of a person, else of an enterprise; of neither (both 0) it is not found again. */
static struct chamber_activity_roster_row *add(struct roster *roster, chamber_id person,
                                               chamber_id enterprise)
{
    struct chamber_activity_roster_row *row = view_rows_add(&roster->rows);
    struct map *by = person ? &roster->by_person : &roster->by_enterprise;
    chamber_id id = person ? person : enterprise;
    if (!row || (id && !map_add(by, (uint64_t)id, (int64_t)roster->rows.count - 1)))
        return NULL;
    row->id = (chamber_id)roster->rows.count;
    row->person = person;
    row->enterprise = enterprise;
    return row;
}

/* Posts of two terms may meet on one day: the role is the same. */
static bool add_role(struct chamber_activity_roster_row *row, chamber_id role, const char *name)
{
    for (size_t i = 0; i < row->roles.count; i++)
        if (row->roles.items[i] == role)
            return true;
    return ids_add(&row->roles, role) && texts_add(&row->roles_name, name, strlen(name));
}

/* Posts come by rank, so the first of a person gives the place on the roster. */
static int due_holders(struct chamber_db *db, chamber_id body, const char *day,
                       struct roster *roster)
{
    enum { PERSON, ROLE, ROLE_NAME, ENTERPRISE };
    CLEAN_STMT struct stmt *st = stmt_named(db, SQL_ACTIVITY_ROSTER_HOLDERS);
    int rc;
    stmt_bind_int(st, ":body", body);
    stmt_bind_text(st, ":day", day);
    while ((rc = stmt_step(st)) == CHAMBER_ROW) {
        chamber_id person = stmt_int(st, PERSON);
        struct chamber_activity_roster_row *row = found(roster, &roster->by_person, person);
        row = row ? row : add(roster, person, 0);
        if (!row || !add_role(row, stmt_int(st, ROLE), stmt_text(st, ROLE_NAME)))
            return fail_memory(db);
        if (!row->enterprise)
            row->enterprise = stmt_int(st, ENTERPRISE);
    }
    return rc;
}

static int due_members(struct chamber_db *db, const char *day, struct roster *roster)
{
    CLEAN_STMT struct stmt *st = stmt_named(db, SQL_ACTIVITY_ROSTER_MEMBERS);
    int rc;
    stmt_bind_text(st, ":day", day);
    while ((rc = stmt_step(st)) == CHAMBER_ROW)
        if (!add(roster, 0, stmt_int(st, 0)))
            return fail_memory(db);
    return rc;
}

int roster_due(struct chamber_db *db, const struct chamber_body *body, const char *day,
               struct roster *roster)
{
    roster->members = strcmp(body->due, "members") == 0;
    int rc =
        roster->members ? due_members(db, day, roster) : due_holders(db, body->id, day, roster);
    for (size_t i = 0; i < roster->rows.count; i++)
        roster_row(roster, i)->due = CHAMBER_YES;
    return rc;
}

/* What was noted of one at an activity; borrowed from the statement. */
struct noted {
    chamber_id person, enterprise;
    const char *guest, *state, *note;
};

/* The row that it is about: who is due, or who else was noted before. A guest by name is nobody
 * known, and stands alone unless for a member. */
static struct chamber_activity_roster_row *row_for(const struct roster *roster,
                                                   const struct noted *noted)
{
    struct chamber_activity_roster_row *row =
        found(roster, &roster->by_enterprise, noted->enterprise);
    if (row && row->due == CHAMBER_YES)
        return row;
    if (noted->person)
        return found(roster, &roster->by_person, noted->person);
    return noted->guest ? NULL : row;
}

static int put(struct chamber_db *db, struct roster *roster, const struct noted *noted)
{
    struct chamber_activity_roster_row *row = row_for(roster, noted);
    if (row && row->state)
        return CHAMBER_OK; /* a better one was noted */
    if (!row && !(row = add(roster, noted->person, noted->guest ? 0 : noted->enterprise)))
        return fail_memory(db);
    if (row->due == CHAMBER_UNSET)
        row->due = CHAMBER_NO;
    if (row->due == CHAMBER_NO)
        row->enterprise = noted->enterprise;
    row->person = noted->person ? noted->person : row->person;
    int rc = record_set_text(db, &row->guest, noted->guest);
    if (rc == CHAMBER_OK)
        rc = record_set_text(db, &row->state, noted->state);
    return rc == CHAMBER_OK ? record_set_text(db, &row->note, noted->note) : rc;
}

int roster_note(struct chamber_db *db, chamber_id activity, struct roster *roster)
{
    CLEAN_STMT struct stmt *st = stmt_named(db, SQL_ACTIVITY_ROSTER_NOTES);
    int rc;
    stmt_bind_int(st, ":activity", activity);
    while ((rc = stmt_step(st)) == CHAMBER_ROW) {
        const struct noted noted = {stmt_int(st, 0), stmt_int(st, 1), stmt_text(st, 2),
                                    stmt_text(st, 3), stmt_text(st, 4)};
        if ((rc = put(db, roster, &noted)) < 0)
            return rc;
    }
    return rc;
}

static void read_standing(struct stmt *st, struct roster_standing *standing)
{
    enum { WHO, DUE, MISSED, EXCUSED, UNKNOWN, LAST_CAME_ON };
    const char *day = stmt_text(st, LAST_CAME_ON);
    *standing = (struct roster_standing){.due = stmt_int(st, DUE),
                                         .missed = stmt_int(st, MISSED),
                                         .excused = stmt_int(st, EXCUSED),
                                         .unknown = stmt_int(st, UNKNOWN)};
    snprintf(standing->last_came_on, sizeof standing->last_came_on, "%s", day ? day : "");
}

int roster_look_back(struct chamber_db *db, const struct roster_past *past, struct roster *roster)
{
    const struct map *by = roster->members ? &roster->by_enterprise : &roster->by_person;
    struct roster_standing *standings = calloc(roster->rows.count + 1, sizeof *standings);
    if (!standings)
        return fail_memory(db);
    free(roster->standings);
    roster->standings = standings;
    CLEAN_STMT struct stmt *st = stmt_named(db, SQL_BODY_MISSED_STANDING);
    int rc;
    stmt_bind_int(st, ":body", past->body);
    stmt_bind_text(st, ":day", past->day);
    stmt_bind_int(st, ":activity", past->activity);
    stmt_bind_int(st, ":last", past->last > 0 ? past->last : ROSTER_LAST);
    while ((rc = stmt_step(st)) == CHAMBER_ROW) {
        const struct chamber_activity_roster_row *row = found(roster, by, stmt_int(st, 0));
        if (row) /* else due then, but no more */
            read_standing(st, &standings[row - roster_row(roster, 0)]);
    }
    return rc;
}
