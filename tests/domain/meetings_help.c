/* SPDX-License-Identifier: MIT */
#include "domain/meetings_help.h"

#include <stdio.h>
#include <string.h>

chamber_id meeting_role(struct chamber_db *db, const char *name)
{
    chamber_id id = 0;
    ck_ok(chamber_role_find(db, name, CHAMBER_WHOLE, &id));
    return id;
}

chamber_id meeting_body(struct chamber_db *db, const char *name)
{
    chamber_id id = 0;
    ck_ok(chamber_body_find(db, name, CHAMBER_WHOLE, &id));
    return id;
}

chamber_id meeting_post(struct chamber_db *db, chamber_id person, const char *role_name,
                        const char *from_on, const char *until_on)
{
    struct chamber_post record = {.person = person,
                                  .role = meeting_role(db, role_name),
                                  .from_on = from_on,
                                  .until_on = until_on};
    chamber_id id = 0;
    ck_ok(chamber_post_add(db, &record, &id));
    return id;
}

chamber_id meeting_holder(struct chamber_db *db, const char *name, const char *role_name,
                          const char *from_on, const char *until_on)
{
    chamber_id person = fixture_person(db, name, 0);
    meeting_post(db, person, role_name, from_on, until_on);
    return person;
}

chamber_id meeting_held(struct chamber_db *db, const char *body_name, const char *day,
                        const char *state)
{
    struct chamber_activity record = {.held_on = day,
                                      .title = "会议",
                                      .body = body_name ? meeting_body(db, body_name) : 0,
                                      .state = state};
    chamber_id id = 0;
    ck_ok(chamber_activity_add(db, &record, &id));
    return id;
}

void meeting_note(struct chamber_db *db, chamber_id activity, chamber_id person, const char *state)
{
    struct chamber_attendance record = {.activity = activity, .person = person, .state = state};
    ck_ok(chamber_attendance_add(db, &record, NULL));
}

void meeting_note_enterprise(struct chamber_db *db, chamber_id activity, chamber_id enterprise,
                             const char *guest, const char *state)
{
    struct chamber_attendance record = {
        .activity = activity, .enterprise = enterprise, .guest = guest, .state = state};
    ck_ok(chamber_attendance_add(db, &record, NULL));
}

int64_t meeting_number(struct chamber_int value)
{
    return value.given ? value.value : -1;
}

const char *meeting_said(enum chamber_bool value)
{
    return value == CHAMBER_YES ? "yes" : value == CHAMBER_NO ? "no" : "-";
}

static void add_row(char *text, size_t size, const struct chamber_activity_roster_row *row)
{
    size_t used = strlen(text);
    const char *name = row->person_name ? row->person_name : row->guest ? row->guest : "";
    used += (size_t)snprintf(text + used, size - used, "%s%s", used ? "\n" : "", name);
    for (size_t i = 0; i < row->roles.count; i++)
        used += (size_t)snprintf(text + used, size - used, "%c%s", i ? '+' : ' ',
                                 row->roles_name.items[i]);
    used +=
        (size_t)snprintf(text + used, size - used, " %s %s %s", fixture_text(row->enterprise_name),
                         meeting_said(row->due), row->state);
    if (row->missed.given)
        snprintf(text + used, size - used, " %d", (int)row->missed.value);
}

void meeting_check_rows(struct chamber_db *db, chamber_id activity, int64_t last,
                        const char *expected)
{
    struct chamber_activity_roster numbers = {0};
    struct chamber_activity_roster_row row = {0};
    struct chamber_cursor *rows = NULL;
    char text[2000] = "";
    ck_ok(chamber_activity_roster_open(db, activity, last, &numbers, &rows));
    while (chamber_cursor_next(rows, &row) == CHAMBER_ROW)
        add_row(text, sizeof text, &row);
    chamber_cursor_close(rows);
    chamber_record_clear(&chamber_activity_roster_row_noun, &row);
    chamber_record_clear(&chamber_activity_roster_noun, &numbers);
    ck_assert_msg(strcmp(text, expected) == 0, "%s\ninstead of\n%s", text, expected);
}

void meeting_step(struct chamber_db *db, chamber_id id, const char *name, const char *on)
{
    ck_ok(chamber_enterprise_step(db, id, name, &(struct chamber_enterprise_step){.on = on}));
}
