/* SPDX-License-Identifier: MIT */
/* One value of every field of every noun, through C, SQL, JSON and text, and back. Records are
 * stored by the engine alone, so that no noun's rules stand in the way of any value. */
#include <stdio.h>
#include <string.h>

#include "contract/database.h"
#include "record/record.h"
#include "record/value.h"
#include "store/stmt.h"
#include "unit/suite.h"

static struct chamber_db *db;
static int counter;

#define OK(call)                                                                                   \
    do {                                                                                           \
        int rc_ = (call);                                                                          \
        ck_assert_msg(rc_ == CHAMBER_OK, "%s: %s", #call, chamber_error_text(db));                 \
    } while (0)

static chamber_id store_minimal(const struct chamber_noun *noun);

/* A list that starts empty gets a word. */
static void add_word(const char *list, int n, char out[64])
{
    snprintf(out, 64, "word%d", n);
    const struct chamber_choice choice = {.list = list, .code = out, .zh = out, .en = out};
    OK(chamber_choice_add(db, &choice, NULL));
}

/* A word of the field: one of its enum, or the nth of its list in `choice`. */
static void some_word(const struct chamber_field *field, int n, char out[64])
{
    if (field->kind == CHAMBER_ENUM) {
        int count = 0;
        while (field->words[count].code)
            count++;
        snprintf(out, 64, "%s", field->words[n % count].code);
        return;
    }
    CLEAN_STMT struct stmt *st =
        stmt_sql(db, "SELECT code FROM choice WHERE list = ?1 ORDER BY id LIMIT 1 OFFSET ?2");
    stmt_bind_text_at(st, 1, field->list);
    stmt_bind_int_at(st, 2, n % 2);
    int rc = stmt_step(st);
    ck_assert_int_ge(rc, 0);
    if (rc == CHAMBER_ROW)
        snprintf(out, 64, "%s", stmt_text(st, 0));
    else
        add_word(field->list, n % 2, out);
}

/* A text that the field takes, another one each time where it may differ. */
static void some_text(const struct chamber_field *field, int n, char out[64])
{
    counter++;
    if (field->kind == CHAMBER_DATE)
        snprintf(out, 64, "2018-02-%02d", 1 + n);
    else if (field->kind == CHAMBER_PDATE)
        snprintf(out, 64, n % 2 ? "2018" : "2018-02");
    else if (field->kind == CHAMBER_ENUM || field->kind == CHAMBER_CHOICE)
        some_word(field, n, out);
    else if (field->flags & CHAMBER_COMPACT)
        snprintf(out, 64, "A%09d", counter);
    else
        snprintf(out, 64, "“%s” 𠮷 \\%d", field->name, counter);
}

static void fill_list(const struct chamber_field *field, void *record)
{
    for (int n = 0; n < 2; n++) {
        char text[64];
        if (field->kind == CHAMBER_REF) {
            ck_assert(ids_add(value_ids(field, record), store_minimal(field->refers)));
            continue;
        }
        some_text(field, n, text);
        ck_assert(texts_add(value_texts(field, record), text, strlen(text)));
    }
}

static void fill(const struct chamber_field *field, void *record)
{
    char text[64];
    value_clear(field, record);
    switch (value_class(field)) {
    case VALUE_TEXT:
        some_text(field, 0, text);
        OK(record_set_text(db, value_text(field, record), text));
        break;
    case VALUE_INT:
        counter++;
        *value_int(field, record) =
            (struct chamber_int){true, strcmp(field->name, "year") ? counter : 2018};
        break;
    case VALUE_BOOL:
        *value_bool(field, record) = CHAMBER_YES;
        break;
    case VALUE_ID:
        *value_id(field, record) = store_minimal(field->refers);
        break;
    case VALUE_TEXTS:
    case VALUE_IDS:
        fill_list(field, record);
        break;
    }
}

/* Whether the table cannot do without it. */
static bool is_needed(const struct chamber_noun *noun, const struct chamber_field *field)
{
    if (field->flags & CHAMBER_REQUIRED)
        return true;
    CLEAN_STMT struct stmt *st =
        stmt_sql(db, "SELECT 1 FROM pragma_table_info(?1) WHERE name = ?2 AND \"notnull\" = 1");
    stmt_bind_text_at(st, 1, noun->name);
    stmt_bind_text_at(st, 2, field->name);
    int rc = stmt_step(st);
    ck_assert_int_ge(rc, 0);
    return rc == CHAMBER_ROW;
}

/* The honor's recipient must match the one reference that is set. */
static void match_recipient(const struct chamber_noun *noun, void *record)
{
    if (strcmp(noun->name, "honor"))
        return;
    struct chamber_honor *honor = record;
    const char *recipient = honor->enterprise ? "enterprise" : honor->person ? "person" : "chamber";
    OK(record_set_text(db, &honor->recipient, recipient));
}

/* The two halves of a fraction are there together. */
static void match_quorum(const struct chamber_noun *noun, void *record)
{
    if (strcmp(noun->name, "body"))
        return;
    struct chamber_body *body = record;
    if (body->quorum_den.given && !body->quorum_num.given)
        body->quorum_num = (struct chamber_int){true, 1};
    else if (body->quorum_num.given && !body->quorum_den.given)
        body->quorum_den = body->quorum_num;
}

/* An attendance is of somebody, and of one kind of them. */
static void match_guest(const struct chamber_noun *noun, void *record)
{
    if (strcmp(noun->name, "attendance"))
        return;
    struct chamber_attendance *attendance = record;
    if (!attendance->person && !attendance->enterprise &&
        record_empty(chamber_noun_field(noun, "guest"), record))
        OK(record_set_text(db, &attendance->guest, "来宾"));
}

static void *new_record(const struct chamber_noun *noun, const struct chamber_field *with)
{
    void *record = calloc(1, noun->size);
    ck_assert_ptr_nonnull(record);
    for (size_t i = 0; i < noun->field_count; i++)
        if (&noun->fields[i] == with || is_needed(noun, &noun->fields[i]))
            fill(&noun->fields[i], record);
    match_recipient(noun, record);
    match_quorum(noun, record);
    match_guest(noun, record);
    return record;
}

static void free_record(const struct chamber_noun *noun, void *record)
{
    chamber_record_clear(noun, record);
    free(record);
}

static chamber_id store_minimal(const struct chamber_noun *noun)
{
    void *record = new_record(noun, NULL);
    OK(record_insert(db, noun, record));
    chamber_id id = *record_id(record);
    free_record(noun, record);
    return id;
}

static void check_same(const struct chamber_noun *noun, const struct chamber_field *field,
                       const void *a, const void *b, const char *way)
{
    ck_assert_msg(!record_empty(field, b), "%s.%s is lost in %s", noun->name, field->name, way);
    ck_assert_msg(record_same(field, a, b), "%s.%s differs after %s", noun->name, field->name, way);
}

static void check_json(const struct chamber_noun *noun, const struct chamber_field *field,
                       const void *record)
{
    char *json = NULL;
    OK(chamber_record_json(db, noun, record, &json));
    void *back = calloc(1, noun->size);
    uint64_t fields = 0;
    int rc = chamber_record_from_json(db, noun, json, strlen(json), back, &fields);
    ck_assert_msg(rc == CHAMBER_OK, "%s.%s: %s: %s", noun->name, field->name,
                  chamber_error_text(db), json);
    ck_assert_msg(fields & chamber_field_bit(noun, field->name), "%s.%s is not in the mask of %s",
                  noun->name, field->name, json);
    check_same(noun, field, record, back, json);
    free_record(noun, back);
    chamber_free(json);
}

static void check_text(const struct chamber_noun *noun, const struct chamber_field *field,
                       const void *record, enum chamber_style style)
{
    char *text = NULL;
    OK(chamber_field_format(db, field, record, style, &text));
    void *back = calloc(1, noun->size);
    int rc = chamber_field_parse(db, noun, field, text, CHAMBER_WHOLE, back);
    ck_assert_msg(rc == CHAMBER_OK, "%s.%s: %s: %s", noun->name, field->name,
                  chamber_error_text(db), text);
    check_same(noun, field, record, back, text);
    free_record(noun, back);
    chamber_free(text);
}

static void check_field(const struct chamber_noun *noun, const struct chamber_field *field)
{
    void *record = new_record(noun, field);
    OK(record_insert(db, noun, record));
    void *stored = calloc(1, noun->size);
    OK(chamber_record_get(db, noun, *record_id(record), stored));
    check_same(noun, field, record, stored, "SQL");
    check_json(noun, field, stored);
    for (enum chamber_style style = CHAMBER_CODES; style <= CHAMBER_WORDS; style++)
        check_text(noun, field, stored, style);
    free_record(noun, stored);
    free_record(noun, record);
}

START_TEST(test_every_field_round_trips)
{
    db = database_make();
    size_t seen = 0;
    OK(chamber_begin(db, "round trip"));
    for (const struct chamber_noun *const *noun = chamber_nouns(); *noun; noun++) {
        size_t count;
        const struct chamber_field *fields = chamber_noun_fields(*noun, &count);
        for (size_t i = 0; i < count; i++, seen++)
            check_field(*noun, &fields[i]);
    }
    OK(chamber_end(db, CHAMBER_OK));
    ck_assert_uint_gt(seen, 100);
    database_remove(db);
}
END_TEST

SUITE_MAIN("roundtrip", test_every_field_round_trips)
