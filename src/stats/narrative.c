/* SPDX-License-Identifier: MIT */
/* The report in words. Whatever figures are at hand are said by the table of clauses; figures that
 * were kept are said as those worked out now. */
#include "stats/narrative.h"

#include <chamber/setting.h>

#include <stdio.h>

#include "base/utf8.h"
#include "record/json_text.h"
#include "text/message.h"

#define PARAGRAPH_GAP "\n\n"

/* What stands between what is said. */
struct marks {
    const char *item, *long_item, *clause, *stop, *sentence;
};
static const struct marks all_marks[] = {
    [CHAMBER_ZH] = {"、", "，", "，", "。", ""},
    [CHAMBER_EN] = {", ", "; ", ", ", ".", " "},
};

struct writer {
    const struct chamber_stats *stats;
    const struct marks *marks;
    struct str text;
    bool paragraph_due; /* what comes next begins one */
    bool in_sentence;
};

/* --- what is said --- */
static void add_message(struct writer *writer, struct str *out, const char *id,
                        const char *const *args)
{
    message_compose(out, writer->stats->language, id, args);
}

static void add_measured(struct writer *writer, struct str *out, const struct measure *measure,
                         double number)
{
    char text[32];
    snprintf(text, sizeof(text), "%.15g", number);
    add_message(writer, out, number == 1 ? measure->one : measure->many,
                (const char *const[]){text, NULL});
}

/* "1家", "2人", "1家、2人": to whom a title went. */
static void add_honored(struct writer *writer, struct str *out,
                        const struct chamber_breakdown_row *row)
{
    static const struct {
        const char *column;
        struct measure measure;
    } kinds[] = {
        {"enterprises", {"narrative_n_enterprise", "narrative_n_enterprises"}},
        {"persons", {"narrative_n_person", "narrative_n_persons"}},
        {"chamber", {"narrative_n_chamber", "narrative_n_chamber"}},
    };
    bool more = false;
    for (size_t i = 0; i < COUNT_OF(kinds); i++) {
        int64_t count = narrative_column(row, kinds[i].column);
        if (count == 0)
            continue;
        str_add(out, more ? writer->marks->item : "");
        add_measured(writer, out, &kinds[i].measure, (double)count);
        more = true;
    }
}

/* "送清凉19次"; a name that ends in a digit or a letter is kept apart from the number. */
static void add_row(struct writer *writer, struct str *out, const struct taken *taken,
                    const struct chamber_breakdown_row *row)
{
    CLEAN_STR struct str name = {0};
    CLEAN_STR struct str count = {0};
    utf8_escape(&name,
                row->key != NULL ? row->label : message_find(writer->stats->language, taken->rest),
                0);
    if (taken->measure != NULL)
        add_measured(writer, &count, taken->measure, (double)row->value);
    else
        add_honored(writer, &count, row);
    bool apart = name.length > 0 && (unsigned char)name.data[name.length - 1] < 0x80;
    const char *level = taken->measure == NULL ? row->level_word : NULL;
    const char *const args[] = {str_text(&name), level != NULL ? level : str_text(&count),
                                level != NULL ? str_text(&count) : NULL, NULL};
    add_message(writer, out,
                level != NULL ? "narrative_item_level"
                : apart       ? "narrative_item_apart"
                              : "narrative_item",
                args);
    out->failed = out->failed || name.failed || count.failed;
}

/* What stands between the items of a list: another mark where the items have the usual one. */
static const char *gap_of(const struct writer *writer, const struct taken *taken,
                          const struct chamber_breakdown *table)
{
    for (size_t r = 0; r < table->row_count; r++)
        if (taken->measure == NULL ||
            (table->rows[r].value > 0 && strstr(table->rows[r].label, writer->marks->item) != NULL))
            return writer->marks->long_item;
    return writer->marks->item;
}

static void add_list(struct writer *writer, struct str *out, const struct taken *taken)
{
    const struct chamber_breakdown *table = narrative_table(writer->stats, taken->id);
    const char *gap = "";
    for (size_t r = 0; table != NULL && r < table->row_count; r++) {
        const struct chamber_breakdown_row *row = &table->rows[r];
        bool named = row->key != NULL || taken->rest != NULL;
        if (row->value == 0 || !named)
            continue;
        str_add(out, gap);
        add_row(writer, out, taken, row);
        gap = gap_of(writer, taken, table);
    }
}

static void add_percent(struct str *out, double ratio)
{
    char text[CHAMBER_PERCENT_SIZE];
    chamber_percent(ratio, text);
    str_add(out, text);
}

static void add_taken(struct writer *writer, struct str *out, const struct taken *taken)
{
    if (taken->take == TAKE_LIST)
        add_list(writer, out, taken);
    else if (taken->take == TAKE_PERCENT)
        add_percent(out, narrative_number(writer->stats, taken));
    else if (taken->take != TAKE_NONE)
        add_measured(writer, out, taken->measure, narrative_number(writer->stats, taken));
}

/* --- clauses --- */
static bool is_said(const struct writer *writer, const struct clause *clause)
{
    const struct taken *needs = &clause->needs;
    const struct taken *unless = &clause->unless;
    if (clause->unlike[0] != NULL) {
        struct taken one = {clause->unlike[0], TAKE_VALUE, NULL, NULL, NULL};
        struct taken other = {clause->unlike[1], TAKE_VALUE, NULL, NULL, NULL};
        if (narrative_number(writer->stats, &one) == narrative_number(writer->stats, &other))
            return false;
    }
    return narrative_number(writer->stats, &clause->takes[0]) > 0 &&
           (needs->take == TAKE_NONE || narrative_number(writer->stats, needs) > 0) &&
           (unless->take == TAKE_NONE || narrative_number(writer->stats, unless) == 0);
}

static void end_sentence(struct writer *writer)
{
    if (writer->in_sentence)
        str_add(&writer->text, writer->marks->stop);
    writer->in_sentence = false;
}

/* In English a sentence begins with a capital. */
static void capitalise(struct str *text, size_t at)
{
    if (at < text->length && text->data[at] >= 'a' && text->data[at] <= 'z')
        text->data[at] = (char)(text->data[at] - 'a' + 'A');
}

/* What goes before a clause. */
static void add_gap(struct writer *writer)
{
    if (writer->in_sentence)
        str_add(&writer->text, writer->marks->clause);
    else
        str_add(&writer->text, writer->paragraph_due ? PARAGRAPH_GAP : writer->marks->sentence);
}

static void say(struct writer *writer, const struct clause *clause)
{
    struct str texts[TAKEN_MAX] = {{0}};
    const char *args[TAKEN_MAX + 1] = {NULL};
    add_gap(writer);
    size_t start = writer->text.length;
    for (size_t i = 0; i < TAKEN_MAX && clause->takes[i].take != TAKE_NONE; i++) {
        add_taken(writer, &texts[i], &clause->takes[i]);
        args[i] = str_text(&texts[i]);
        writer->text.failed = writer->text.failed || texts[i].failed;
    }
    add_message(writer, &writer->text, clause->message, args);
    if (!writer->in_sentence)
        capitalise(&writer->text, start);
    writer->in_sentence = true;
    writer->paragraph_due = false;
    for (size_t i = 0; i < TAKEN_MAX; i++)
        str_free(&texts[i]);
}

static void say_all(struct writer *writer)
{
    for (size_t i = 0; i < narrative_clause_count; i++) {
        const struct clause *clause = &narrative_clauses[i];
        if (clause->place != CLAUSE)
            end_sentence(writer);
        if (clause->place == PARAGRAPH)
            writer->paragraph_due = true;
        if (is_said(writer, clause))
            say(writer, clause);
    }
    end_sentence(writer);
}

/* --- all of it --- */
/* "新华商会2018年工作情况（截至2018年12月31日）" */
static int add_title(struct chamber_db *db, struct writer *writer)
{
    const struct chamber_stats *stats = writer->stats;
    CLEAN_FREE char *setting = NULL;
    CLEAN_STR struct str name = {0};
    CLEAN_STR struct str period = {0};
    CLEAN_STR struct str title = {0};
    CLEAN_STR struct str day = {0};
    int rc = chamber_stats_name(db, stats, &setting);
    if (rc < 0)
        return rc;
    utf8_escape(&name, setting != NULL ? setting : "", 0);
    narrative_period(&period, &stats->span, stats->language);
    narrative_day(&day, stats->span.as_of.text, stats->language);
    const char *const args[] = {str_text(&period), str_text(&name), NULL};
    add_message(writer, &title, name.length > 0 ? "narrative_title" : "narrative_title_bare", args);
    add_message(writer, &writer->text, "narrative_as_of",
                (const char *const[]){str_text(&title), str_text(&day), NULL});
    bool failed = name.failed || period.failed || title.failed || day.failed;
    return failed ? fail_memory(db) : CHAMBER_OK;
}

int chamber_stats_narrative(struct chamber_db *db, const struct chamber_stats *stats, char **text)
{
    struct writer writer = {.stats = stats, .marks = &all_marks[stats->language]};
    int rc = add_title(db, &writer);
    size_t title = writer.text.length;
    if (rc == CHAMBER_OK)
        say_all(&writer);
    if (rc == CHAMBER_OK && writer.text.length == title) {
        str_add(&writer.text, PARAGRAPH_GAP);
        add_message(&writer, &writer.text, "narrative_nothing", NULL);
        str_add(&writer.text, writer.marks->stop);
    }
    char *made = str_take(&writer.text);
    if (rc == CHAMBER_OK && made == NULL)
        rc = fail_memory(db);
    if (rc == CHAMBER_OK)
        *text = made;
    else
        free(made);
    return rc;
}

/* A text's paragraphs as an array. */
static void json_add_paragraphs(struct str *out, const char *text)
{
    CLEAN_STR struct str part = {0};
    str_add_char(out, '[');
    for (const char *rest = text; rest != NULL;) {
        const char *end = strstr(rest, PARAGRAPH_GAP);
        str_reset(&part);
        str_add_bytes(&part, rest, end != NULL ? (size_t)(end - rest) : strlen(rest));
        json_add_string(out, str_text(&part));
        out->failed = out->failed || part.failed;
        rest = end != NULL ? end + strlen(PARAGRAPH_GAP) : NULL;
        str_add(out, rest != NULL ? "," : "]");
    }
}

int chamber_stats_narrative_json(struct chamber_db *db, const struct chamber_stats *stats,
                                 char **json)
{
    CLEAN_FREE char *text = NULL;
    struct str out = {0};
    int rc = chamber_stats_narrative(db, stats, &text);
    if (rc != CHAMBER_OK)
        return rc;
    json_add_head(&out, stats);
    str_add(&out, ",\"paragraphs\":");
    json_add_paragraphs(&out, text);
    str_add_char(&out, '}');
    char *made = str_take(&out);
    if (made == NULL)
        return fail_memory(db);
    *json = made;
    return CHAMBER_OK;
}
