/* SPDX-License-Identifier: MIT */
#include "domain/fixture.h"

#include <ftw.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static char folder[64];
static char lines[2000];

static int remove_entry(const char *path, const struct stat *status, int type, struct FTW *walk)
{
    (void)status;
    (void)type;
    (void)walk;
    return remove(path);
}

struct chamber_db *fixture_open(const char *today)
{
    char path[96];
    struct chamber_init init = {.name = "新华商会"};
    snprintf(folder, sizeof(folder), "/tmp/chamber-domain-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(folder));
    snprintf(path, sizeof(path), "%s/chamber.db", folder);
    struct chamber_db *db = chamber_new();
    ck_assert_ptr_nonnull(db);
    ck_ok(chamber_set_today(db, today));
    ck_ok(chamber_init(db, path, &init));
    return db;
}

void fixture_close(struct chamber_db *db)
{
    chamber_close(db);
    nftw(folder, remove_entry, 8, FTW_DEPTH | FTW_PHYS);
}

void fixture_failed(struct chamber_db *db, const char *call, int rc, int result,
                    const char *message, const char *field)
{
    const struct chamber_error *error = chamber_error(db);
    ck_assert_msg(rc == result, "%s: %d instead of %d: %s", call, rc, result,
                  chamber_error_text(db));
    ck_assert_msg(error->message && strcmp(error->message, message) == 0,
                  "%s: message %s instead of %s: %s", call, error->message, message,
                  chamber_error_text(db));
    const char *named = error->field ? error->field : "";
    ck_assert_msg(strcmp(named, field ? field : "") == 0, "%s: field %s instead of %s", call, named,
                  field ? field : "none");
}

chamber_id fixture_enterprise(struct chamber_db *db, const char *name, const char *joined_on)
{
    struct chamber_enterprise enterprise = {.name = name, .joined_on = joined_on};
    chamber_id id = 0;
    ck_ok(chamber_enterprise_add(db, &enterprise, &id));
    return id;
}

chamber_id fixture_person(struct chamber_db *db, const char *name, chamber_id enterprise)
{
    struct chamber_person person = {.name = name, .enterprise = enterprise};
    chamber_id id = 0;
    ck_ok(chamber_person_add(db, &person, &id));
    return id;
}

chamber_id fixture_visit(struct chamber_db *db, chamber_id enterprise, const char *day)
{
    struct chamber_visit visit = {.enterprise = enterprise, .visited_on = day};
    chamber_id id = 0;
    ck_ok(chamber_visit_add(db, &visit, &id));
    return id;
}

chamber_id fixture_request(struct chamber_db *db, chamber_id enterprise, const char *raised_on)
{
    struct chamber_request request = {
        .enterprise = enterprise, .raised_on = raised_on, .title = "停车位不足"};
    chamber_id id = 0;
    ck_ok(chamber_request_add(db, &request, &id));
    return id;
}

void fixture_rename(struct chamber_db *db, chamber_id enterprise, const char *name,
                    const char *since)
{
    const struct chamber_enterprise given = {.id = enterprise, .name = name};
    ck_ok(chamber_enterprise_update(db, &given, chamber_field_bit(&chamber_enterprise_noun, "name"),
                                    since));
}

size_t fixture_count(struct chamber_db *db, const struct chamber_noun *noun,
                     const struct chamber_list *list)
{
    struct chamber_cursor *cursor = NULL;
    void *record = calloc(1, chamber_noun_size(noun));
    size_t count = 0;
    int rc;
    ck_assert_ptr_nonnull(record);
    ck_ok(chamber_cursor_open(db, noun, list, &cursor));
    while ((rc = chamber_cursor_next(cursor, record)) == CHAMBER_ROW)
        count++;
    ck_assert_int_eq(rc, CHAMBER_OK);
    chamber_cursor_close(cursor);
    chamber_record_clear(noun, record);
    free(record);
    return count;
}

static void add_line(const char *step, const char *day, const char *status)
{
    size_t used = strlen(lines);
    snprintf(lines + used, sizeof(lines) - used, "%s%s %s %s", used ? "\n" : "", step,
             day ? day : "-", status);
}

const char *fixture_enterprise_events(struct chamber_db *db, chamber_id enterprise)
{
    struct chamber_enterprise_event event = {0};
    struct chamber_cursor *cursor = NULL;
    char number[24];
    snprintf(number, sizeof(number), "#%" PRId64, enterprise);
    struct chamber_filter filter = {"enterprise", number};
    struct chamber_list list = {.filters = &filter, .filter_count = 1};
    lines[0] = '\0';
    ck_ok(chamber_enterprise_event_open(db, &list, &cursor));
    while (chamber_enterprise_event_next(cursor, &event) == CHAMBER_ROW)
        add_line(event.step, event.happened_on, event.status);
    chamber_cursor_close(cursor);
    chamber_enterprise_event_clear(&event);
    return lines;
}

const char *fixture_request_events(struct chamber_db *db, chamber_id request)
{
    struct chamber_request_event event = {0};
    struct chamber_cursor *cursor = NULL;
    char number[24];
    snprintf(number, sizeof(number), "#%" PRId64, request);
    struct chamber_filter filter = {"request", number};
    struct chamber_list list = {.filters = &filter, .filter_count = 1};
    lines[0] = '\0';
    ck_ok(chamber_request_event_open(db, &list, &cursor));
    while (chamber_request_event_next(cursor, &event) == CHAMBER_ROW)
        add_line(event.step, event.happened_on, event.status);
    chamber_cursor_close(cursor);
    chamber_request_event_clear(&event);
    return lines;
}

chamber_id fixture_find(struct chamber_db *db, const struct chamber_noun *noun, const char *text,
                        enum chamber_naming naming)
{
    chamber_id id = 0;
    int rc = chamber_record_find(db, noun, text, naming, &id);
    ck_assert_msg(rc == CHAMBER_OK, "%s: %s", text, chamber_error_text(db));
    return id;
}

void fixture_formats(struct chamber_db *db, const struct chamber_noun *noun, const void *record,
                     const char *field, enum chamber_style style, const char *expected)
{
    char *text = NULL;
    ck_ok(chamber_field_format(db, chamber_noun_field(noun, field), record, style, &text));
    ck_assert_str_eq(text, expected);
    chamber_free(text);
}
