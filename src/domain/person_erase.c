/* SPDX-License-Identifier: MIT */
/* Erasing a person: the record, the journal's rows about it, and the texts named. What refers to
 * the person stays, and so do all figures. */
#include <chamber/person.h>

#include <string.h>

#include "base/utf8.h"
#include "domain/person_trace.h"
#include "record/redact.h"
#include "record/value.h"

/* --- what was done --- */
#define RECORD struct chamber_person_erased

static const struct chamber_field fields[] = {
    INT(person, "人士", 0),        TEXT(name, "姓名", 0), INT(batch, "批次", 0),
    INT(changes, "变更记录数", 0), INT(texts, "文字", 0), INT(left, "仍有的文字", 0),
    BOOL(clean, "文件已清净", 0),
};

const struct chamber_noun chamber_person_erased_noun = {
    .name = "erased",
    .label = "清除结果",
    .english = "erasures",
    NOUN_FIELDS(fields),
    .view = true,
};

/* --- the person --- */
/* The record as it is left: called by its number, all else empty. */
static int blank_person(struct trace *trace, struct chamber_person *blank)
{
    char name[ERASED_NAME_SIZE];
    trace_erased_name(trace->person, name);
    blank->id = trace->person;
    return record_set_text(trace->db, &blank->name, name);
}

static bool same_person(const struct chamber_person *a, const struct chamber_person *b)
{
    for (size_t i = 0; i < chamber_person_noun.field_count; i++)
        if (!record_same(&chamber_person_noun.fields[i], a, b))
            return false;
    return true;
}

/* Refused if there is nothing to erase. */
static int erase_record(struct trace *trace)
{
    CLEAN_RECORD(person, person);
    CLEAN_RECORD(person, blank);
    int rc = blank_person(trace, &blank);
    if (rc == CHAMBER_OK && trace->stored)
        rc = chamber_person_get(trace->db, trace->person, &person);
    if (rc < 0)
        return rc;
    if (trace->changes.count == 0 && (!trace->stored || same_person(&person, &blank)))
        return fail(trace->db, CHAMBER_E_REFUSED, "erase_nothing", blank.name);
    return trace->stored ? redact_record(trace->db, &chamber_person_noun, &blank,
                                         record_all_fields(&chamber_person_noun))
                         : CHAMBER_OK;
}

/* --- texts --- */
/* What stands between two numbers; 0: nothing. */
static size_t separator_at(const char *text)
{
    size_t length = utf8_separator(text);
    return length > 0 || (*text != '/' && *text != ' ') ? length : 1;
}

/* Without separators where there is nothing to separate any more. */
static void tidy(const char *text, struct str *out)
{
    const char *separator = NULL;
    while (*text) {
        const char *start = text;
        size_t length = separator_at(text);
        if (length > 0) {
            separator = out->length > 0 && !separator ? text : separator;
            text += length;
            continue;
        }
        if (separator)
            str_add_bytes(out, separator, separator_at(separator));
        separator = NULL;
        (void)utf8_next(&text);
        str_add_bytes(out, start, (size_t)(text - start));
    }
}

static bool replace_text(void *context, const struct chamber_field *field, const char *text,
                         struct str *out)
{
    const struct trace *trace = context;
    char name[ERASED_NAME_SIZE];
    CLEAN_STR struct str whole = {0};
    trace_erased_name(trace->person, name);
    if (!(field->flags & CHAMBER_PHONE))
        return match_replace(&trace->match, text, name, out);
    bool any = match_replace(&trace->match, text, "", &whole);
    if (any)
        tidy(str_text(&whole), out);
    out->failed = out->failed || whole.failed;
    return any;
}

static int erase_rows(struct trace *trace, const struct chamber_ids *rows, int64_t *emptied)
{
    for (size_t i = 0; i < rows->count; i++) {
        bool known;
        int rc = journal_erase(trace->db, rows->items[i], &known);
        if (rc < 0)
            return rc;
        *emptied += known;
    }
    return CHAMBER_OK;
}

static int erase_mention(struct trace *trace, const struct mention *mention, int64_t *emptied)
{
    const struct redactor redactor = {replace_text, trace};
    const struct chamber_noun *noun = chamber_noun_named(mention->shown.noun);
    const struct chamber_field *field =
        noun ? chamber_noun_field(noun, mention->shown.field) : NULL;
    int rc = CHAMBER_OK;
    if (field && mention->shown.text)
        rc = redact_field(trace->db, noun, mention->shown.record.value, field, &redactor);
    return rc == CHAMBER_OK ? erase_rows(trace, &mention->changes, emptied) : rc;
}

/* --- which texts --- */
static struct mention *mention_at(struct trace *trace, const char *place)
{
    for (size_t i = 0; i < trace->count; i++)
        if (strcmp(trace->mentions[i].shown.place, place) == 0)
            return &trace->mentions[i];
    return NULL;
}

static int choose_mentions(struct trace *trace, const char *const *places, size_t count)
{
    bool all = count == SIZE_MAX;
    for (size_t i = 0; i < trace->count; i++) {
        struct mention *mention = &trace->mentions[i];
        mention->chosen =
            mention->shown.fixed != CHAMBER_YES && (all || mention->shown.certain == CHAMBER_YES);
    }
    for (size_t i = 0; !all && i < count; i++) {
        struct mention *mention = mention_at(trace, places[i]);
        if (!mention)
            return fail(trace->db, CHAMBER_E_NOT_FOUND, "erase_no_text", places[i]);
        if (mention->shown.fixed == CHAMBER_YES)
            return fail(trace->db, CHAMBER_E_REFUSED, "erase_fixed", places[i]);
        mention->chosen = true;
    }
    return CHAMBER_OK;
}

/* --- all of it --- */
static int erase_all(struct trace *trace, struct chamber_person_erased *done)
{
    int rc = erase_record(trace);
    for (size_t i = 0; i < trace->count && rc == CHAMBER_OK; i++) {
        const struct mention *mention = &trace->mentions[i];
        if (mention->chosen)
            rc = erase_mention(trace, mention, &done->changes.value);
        done->texts.value += mention->chosen;
        done->left.value += !mention->chosen;
    }
    if (rc == CHAMBER_OK)
        rc = erase_rows(trace, &trace->changes, &done->changes.value);
    return rc;
}

static int erase(struct chamber_db *db, chamber_id id, const char *const *places, size_t count,
                 struct chamber_person_erased *done)
{
    CLEAN(trace_clear) struct trace trace = {0};
    char name[ERASED_NAME_SIZE];
    trace_erased_name(id, name);
    int rc = trace_begin(db, id, &trace);
    if (rc == CHAMBER_OK)
        rc = trace_mentions(&trace);
    if (rc == CHAMBER_OK)
        rc = choose_mentions(&trace, places, count);
    if (rc == CHAMBER_OK)
        rc = erase_all(&trace, done);
    return rc == CHAMBER_OK ? record_set_text(db, &done->name, name) : rc;
}

static void erased_clear(struct chamber_person_erased *erased)
{
    chamber_record_clear(&chamber_person_erased_noun, erased);
}

/* What is done is done: a file that could not be rewritten is said, and no failure. */
static void scrub(struct chamber_db *db, struct chamber_person_erased *done)
{
    bool clean = false;
    if (store_scrub(db, &clean) < 0 || !clean)
        store_warn(db, "erase_not_clean", NULL, NULL);
    done->clean = clean && done->left.value == 0 ? CHAMBER_YES : CHAMBER_NO;
}

int chamber_person_erase(struct chamber_db *db, chamber_id id, const char *const *places,
                         size_t count, struct chamber_person_erased *erased)
{
    static const struct chamber_int none = {.given = true};
    CLEAN(erased_clear)
    struct chamber_person_erased done = {
        .person = {.given = true, .value = id}, .changes = none, .texts = none, .left = none};
    if (store_batch(db)->verb)
        return fail(db, CHAMBER_E_USAGE, "erase_nested");
    int rc = chamber_begin(db, JOURNAL_ERASE);
    if (rc == CHAMBER_OK)
        rc = chamber_end(db, erase(db, id, places, count, &done));
    if (rc < 0)
        return rc;
    done.batch = (struct chamber_int){.given = true, .value = chamber_last_batch(db)};
    scrub(db, &done);
    if (!erased)
        return CHAMBER_OK;
    erased_clear(erased);
    *erased = done;
    done = (struct chamber_person_erased){0};
    return CHAMBER_OK;
}
