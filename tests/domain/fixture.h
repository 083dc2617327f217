/* SPDX-License-Identifier: MIT */
/* A fresh database in a folder of its own for each test of the domain, and short forms of what
 * such tests do all the time. */
#ifndef TESTS_DOMAIN_FIXTURE_H
#define TESTS_DOMAIN_FIXTURE_H

#include <chamber/chamber.h>

#include "unit/suite.h"

/* A new database in which it is that day; closed and removed by fixture_close(). */
struct chamber_db *fixture_open(const char *today);
void fixture_close(struct chamber_db *db);

/* The last call succeeded; else its message is shown. */
#define ck_ok(call)                                                                                \
    do {                                                                                           \
        int ck_rc = (call);                                                                        \
        ck_assert_msg(ck_rc == CHAMBER_OK, "%s: %d %s", #call, ck_rc, chamber_error_text(db));     \
    } while (0)

/* The call fails with that result, message and field (NULL: none). */
#define ck_fails(call, result, message, field)                                                     \
    do {                                                                                           \
        int ck_rc = (call);                                                                        \
        fixture_failed(db, #call, ck_rc, (result), (message), (field));                            \
    } while (0)
void fixture_failed(struct chamber_db *db, const char *call, int rc, int result,
                    const char *message, const char *field);

/* Text members: "" and NULL are the same. */
static inline const char *fixture_text(const char *text)
{
    return text ? text : "";
}
#define ck_text(actual, expected) ck_assert_str_eq(fixture_text(actual), fixture_text(expected))

/* Records with as little as they need. */
chamber_id fixture_enterprise(struct chamber_db *db, const char *name, const char *joined_on);
chamber_id fixture_person(struct chamber_db *db, const char *name, chamber_id enterprise);
chamber_id fixture_visit(struct chamber_db *db, chamber_id enterprise, const char *day);
chamber_id fixture_request(struct chamber_db *db, chamber_id enterprise, const char *raised_on);

/* Give an enterprise another name from a day on. */
void fixture_rename(struct chamber_db *db, chamber_id enterprise, const char *name,
                    const char *since);

/* The one record that a text names. */
chamber_id fixture_find(struct chamber_db *db, const struct chamber_noun *noun, const char *text,
                        enum chamber_naming naming);

/* A record's field is shown as expected. */
void fixture_formats(struct chamber_db *db, const struct chamber_noun *noun, const void *record,
                     const char *field, enum chamber_style style, const char *expected);

/* How many records a list gives. */
size_t fixture_count(struct chamber_db *db, const struct chamber_noun *noun,
                     const struct chamber_list *list);

/* The events of a record as "step day status" lines, "-" for no day. Static memory. */
const char *fixture_enterprise_events(struct chamber_db *db, chamber_id enterprise);
const char *fixture_request_events(struct chamber_db *db, chamber_id request);

#endif
