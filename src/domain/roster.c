/* SPDX-License-Identifier: MIT */
#include "domain/roster.h"

#include <stdio.h>
#include <string.h>

#include "record/record.h"
#include "record/value.h"
#include "store/stmt.h"

struct chamber_roster_row *roster_add(struct roster *roster)
{
    if (roster->count == roster->capacity) {
        size_t capacity = roster->capacity ? roster->capacity * 2 : 32;
        struct chamber_roster_row *rows =
            reallocarray(roster->rows, capacity, sizeof *roster->rows);
        if (!rows)
            return NULL;
        roster->rows = rows;
        roster->capacity = capacity;
    }
    struct chamber_roster_row *row = &roster->rows[roster->count++];
    *row = (struct chamber_roster_row){.id = (chamber_id)roster->count};
    return row;
}

void roster_free(struct roster *roster)
{
    for (size_t i = 0; i < roster->count; i++)
        chamber_record_clear(&chamber_roster_row_noun, &roster->rows[i]);
    free(roster->rows);
    *roster = (struct roster){0};
}

static struct chamber_roster_row *row_of(struct roster *roster, chamber_id person)
{
    for (size_t i = 0; i < roster->count; i++)
        if (roster->rows[i].person == person)
            return &roster->rows[i];
    return NULL;
}

/* Posts of two terms may meet on one day: the role is the same. */
static bool add_role(struct chamber_roster_row *row, chamber_id role, const char *name)
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
        struct chamber_roster_row *row = row_of(roster, stmt_int(st, PERSON));
        row = row ? row : roster_add(roster);
        if (!row || !add_role(row, stmt_int(st, ROLE), stmt_text(st, ROLE_NAME)))
            return fail_memory(db);
        row->person = stmt_int(st, PERSON);
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
    while ((rc = stmt_step(st)) == CHAMBER_ROW) {
        struct chamber_roster_row *row = roster_add(roster);
        if (!row)
            return fail_memory(db);
        row->enterprise = stmt_int(st, 0);
    }
    return rc;
}

int roster_due(struct chamber_db *db, const struct chamber_body *body, const char *day,
               struct roster *roster)
{
    roster->members = strcmp(body->due, "members") == 0;
    int rc =
        roster->members ? due_members(db, day, roster) : due_holders(db, body->id, day, roster);
    for (size_t i = 0; i < roster->count; i++)
        roster->rows[i].due = CHAMBER_YES;
    return rc;
}

/* What was noted of one at an activity; borrowed from the statement. */
struct noted {
    chamber_id person, enterprise;
    const char *guest, *state, *note;
};

/* The row that it is about: who is due, or who else was noted before. A guest by name is nobody
 * known, and stands alone unless for a member. */
static struct chamber_roster_row *row_for(struct roster *roster, const struct noted *noted)
{
    for (size_t i = 0; i < roster->count; i++) {
        struct chamber_roster_row *row = &roster->rows[i];
        bool same_enterprise = noted->enterprise && row->enterprise == noted->enterprise;
        if (row->due == CHAMBER_YES && roster->members) {
            if (same_enterprise)
                return row;
        } else if (noted->person) {
            if (row->person == noted->person)
                return row;
        } else if (!noted->guest && !row->person && !row->guest && same_enterprise) {
            return row;
        }
    }
    return NULL;
}

static int put(struct chamber_db *db, struct roster *roster, const struct noted *noted)
{
    struct chamber_roster_row *row = row_for(roster, noted);
    if (row && row->state)
        return CHAMBER_OK; /* a better one was noted */
    if (!row && !(row = roster_add(roster)))
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

int roster_standing(struct chamber_db *db, const struct roster_past *past, bool members,
                    const struct chamber_roster_row *row, struct roster_standing *standing)
{
    enum { DUE, MISSED, EXCUSED, UNKNOWN, LAST_CAME_ON };
    CLEAN_STMT struct stmt *st =
        stmt_named(db, members ? SQL_BODY_MISSED_BY_ENTERPRISE : SQL_BODY_MISSED_BY_PERSON);
    stmt_bind_int(st, ":who", members ? row->enterprise : row->person);
    stmt_bind_int(st, ":body", past->body);
    stmt_bind_text(st, ":day", past->day);
    stmt_bind_int(st, ":activity", past->activity);
    stmt_bind_int(st, ":last", past->last > 0 ? past->last : ROSTER_LAST);
    int rc = stmt_step(st);
    if (rc != CHAMBER_ROW)
        return rc;
    const char *day = stmt_text(st, LAST_CAME_ON);
    *standing = (struct roster_standing){.due = stmt_int(st, DUE),
                                         .missed = stmt_int(st, MISSED),
                                         .excused = stmt_int(st, EXCUSED),
                                         .unknown = stmt_int(st, UNKNOWN)};
    snprintf(standing->last_came_on, sizeof standing->last_came_on, "%s", day ? day : "");
    return CHAMBER_OK;
}
