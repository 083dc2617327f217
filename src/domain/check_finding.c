/* SPDX-License-Identifier: MIT */
/* What a check found, in words: a sentence and an advice for each kind. */
#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "domain/check.h"
#include "record/record.h"
#include "text/message.h"

#define RECORD struct chamber_finding

static const struct chamber_field fields[] = {
    TEXT(kind, "种类", 0),  TEXT(noun, "对象", 0), INT(record, "记录号", 0),  INT(batch, "批次", 0),
    INT(change, "变更", 0), TEXT(text, "情况", 0), TEXT(advice, "怎么办", 0),
};

const struct chamber_noun chamber_finding_noun = {
    .name = "finding",
    .label = "检查发现",
    .english = "findings",
    NOUN_FIELDS(fields),
    .view = true,
};

/* Sentences about a record begin with it: {1} is "诉求 #12", what else is said follows. */
static const struct kind {
    const char *name, *text, *advice;
    bool record;
} kinds[] = {
    {"altered", "check_altered", "check_restore_do", false},
    {"counter", "check_counter", "check_counter_do", false},
    {"damaged", "check_damaged", "check_restore_do", false},
    {"dangling", "check_dangling", "check_dangling_do", true},
    {"derived", "check_derived", "check_derived_do", true},
    {"foreign_journal", "check_foreign_journal", "check_foreign_journal_do", false},
    {"journal_anchor", "check_journal_anchor", "check_journal_do", false},
    {"journal_batch_empty", "check_journal_batch_empty", "check_journal_do", false},
    {"journal_batch_gap", "check_journal_batch_gap", "check_journal_do", false},
    {"journal_batch_gone", "check_journal_batch_gone", "check_journal_do", false},
    {"journal_content", "check_journal_content", "check_journal_do", false},
    {"journal_cut", "check_journal_cut", "check_journal_do", false},
    {"journal_empty", "check_journal_empty", "check_journal_do", false},
    {"journal_gap", "check_journal_gap", "check_journal_do", false},
    {"journal_link", "check_journal_link", "check_journal_do", false},
    {"leftover", "check_leftover", "check_leftover_do", false},
    {"not_journaled", "check_not_journaled", "check_not_journaled_do", true},
    {"open_file", "check_open_file", "check_open_file_do", false},
    {"open_folder", "check_open_folder", "check_open_folder_do", false},
    {"record_back", "check_record_back", "check_not_journaled_do", true},
    {"record_gone", "check_record_gone", "check_record_gone_do", true},
    {"record_unknown", "check_record_unknown", "check_not_journaled_do", true},
    {"rule", "check_rule", "check_rule_do", true},
    {"unknown_word", "check_unknown_word", "check_unknown_word_do", true},
    {"unreadable", "check_unreadable", "check_restore_do", false},
};

static_assert(COUNT_OF(kinds) <= FINDINGS_KINDS, "a count for each kind");

static const struct kind *kind_of(const char *name)
{
    for (size_t i = 0; i < COUNT_OF(kinds); i++)
        if (strcmp(kinds[i].name, name) == 0)
            return &kinds[i];
    return NULL;
}

/* A field by what people call it. */
static const char *arg_called(const struct findings *findings, const struct chamber_noun *noun,
                              const char *arg)
{
    const struct chamber_field *field = noun && arg ? chamber_noun_field(noun, arg) : NULL;
    return field && chamber_get_language(findings->db) == CHAMBER_ZH ? field->label : arg;
}

static int say(struct findings *findings, const char *id, const char *const *args,
               const char **member)
{
    CLEAN_STR struct str out = {0};
    message_format(&out, chamber_get_language(findings->db), id, args);
    if (out.failed)
        return fail_memory(findings->db);
    return record_set_text(findings->db, member, str_text(&out));
}

static int put_words(struct findings *findings, const struct kind *kind, const struct found *found,
                     struct chamber_finding *finding)
{
    char place[120];
    const struct chamber_noun *noun = chamber_noun_named(found->noun);
    const char *args[10] = {0};
    size_t n = 0;
    int length = snprintf(place, sizeof place, "%s",
                          noun ? record_noun_called(findings->db, noun) : found->noun);
    if (found->record && length > 0 && (size_t)length < sizeof place)
        snprintf(place + length, sizeof place - (size_t)length, " #%lld", (long long)found->record);
    if (kind->record)
        args[n++] = place;
    for (size_t i = 0; i < COUNT_OF(found->arg) && found->arg[i]; i++)
        args[n++] = arg_called(findings, noun, found->arg[i]);
    int rc = say(findings, kind->text, args, &finding->text);
    return rc == CHAMBER_OK ? say(findings, kind->advice, args, &finding->advice) : rc;
}

/* A table that has no noun of its own is a noun's list, NOUN_FIELD, or keeps the journal. */
static const struct chamber_noun *owner_of(const char *table)
{
    char name[64];
    const struct chamber_noun *noun = chamber_noun_named(table);
    snprintf(name, sizeof name, "%s", table);
    for (char *end; !noun && (end = strrchr(name, '_'));) {
        *end = '\0';
        noun = chamber_noun_named(name);
    }
    return noun;
}

/* A dangling reference is mended in the record whose table, or whose list, has it; what the journal
 * lacks nobody can edit. */
static const struct kind *place_dangling(struct findings *findings, const struct kind *kind,
                                         struct found *found)
{
    static const struct kind lost = {"dangling", "check_dangling", "check_restore_do", true};
    const struct chamber_noun *noun = owner_of(found->noun);
    if (strcmp(kind->name, "dangling") != 0)
        return kind;
    if (!noun)
        return &lost;
    found->noun = chamber_noun_name(noun);
    found->arg[0] = found->noun;
    const struct chamber_noun *missing = chamber_noun_named(found->arg[1]);
    if (missing)
        found->arg[1] = record_noun_called(findings->db, missing);
    return kind;
}

static struct chamber_int number(chamber_id id)
{
    return (struct chamber_int){.given = id != 0, .value = id};
}

int findings_take(void *context, const struct found *given)
{
    struct findings *findings = context;
    const struct kind *kind = kind_of(given->kind);
    struct found copy = *given, *found = &copy;
    findings->count++;
    if (!kind || findings->of_kind[kind - kinds]++ >= FINDINGS_LISTED)
        return CHAMBER_OK;
    kind = place_dangling(findings, kind, found);
    struct chamber_finding *finding = view_rows_add(&findings->rows);
    if (!finding)
        return fail_memory(findings->db);
    finding->id = (chamber_id)findings->rows.count;
    finding->record = number(found->record);
    finding->batch = number(found->batch);
    finding->change = number(found->change);
    int rc = record_set_text(findings->db, &finding->kind, kind->name);
    if (rc == CHAMBER_OK)
        rc = record_set_text(findings->db, &finding->noun, found->noun);
    return rc == CHAMBER_OK ? put_words(findings, kind, found, finding) : rc;
}
