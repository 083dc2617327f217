/* SPDX-License-Identifier: MIT */
/* Posts, meetings and who came to them, for tests of what is made of these. */
#ifndef TESTS_DOMAIN_MEETINGS_HELP_H
#define TESTS_DOMAIN_MEETINGS_HELP_H

#include "domain/fixture.h"

/* The number of a role, and of a body. */
chamber_id meeting_role(struct chamber_db *db, const char *name);
chamber_id meeting_body(struct chamber_db *db, const char *name);

/* A post; a new person in office; a meeting (without a body: NULL); a step of a member. */
chamber_id meeting_post(struct chamber_db *db, chamber_id person, const char *role_name,
                        const char *from_on, const char *until_on);
chamber_id meeting_holder(struct chamber_db *db, const char *name, const char *role_name,
                          const char *from_on, const char *until_on);
chamber_id meeting_held(struct chamber_db *db, const char *body_name, const char *day,
                        const char *state);
void meeting_step(struct chamber_db *db, chamber_id id, const char *name, const char *on);

/* What is noted of a person, and of an enterprise or a guest. */
void meeting_note(struct chamber_db *db, chamber_id activity, chamber_id person, const char *state);
void meeting_note_enterprise(struct chamber_db *db, chamber_id activity, chamber_id enterprise,
                             const char *guest, const char *state);

/* -1: not given; "yes", "no", or "-": not given. */
int64_t meeting_number(struct chamber_int value);
const char *meeting_said(enum chamber_bool value);

/* The rows of a roster are "NAME ROLE+ROLE ENTERPRISE DUE STATE MISSED", line by line; `last` as
 * in chamber_activity_roster_open(). */
void meeting_check_rows(struct chamber_db *db, chamber_id activity, int64_t last,
                        const char *expected);

#endif
