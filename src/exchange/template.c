/* SPDX-License-Identifier: MIT */
/* The empty form of a noun as a workbook: a sheet to fill in, headed as an import reads it and with
 * one example row, and a sheet that says how. */

#include <stdlib.h>
#include <string.h>

#include "exchange/book_out.h"
#include "exchange/template.h"

static const char *called(const struct chamber_book *book, const char *name, const char *label)
{
    return chamber_get_language(book->db) == CHAMBER_EN ? name : label;
}

static const char *sentence(const struct chamber_book *book, const char *id)
{
    return chamber_message(chamber_get_language(book->db), id);
}

/* --- the form --- */
/* What belongs to its columns until the table is begun. */
struct form {
    struct chamber_book_column columns[NOUN_FIELDS_MAX];
    struct template_words words[NOUN_FIELDS_MAX];
    char *notes[NOUN_FIELDS_MAX];
};

static void free_form(struct form **form)
{
    for (size_t i = 0; *form && i < NOUN_FIELDS_MAX; i++) {
        template_words_free(&(*form)->words[i]);
        free((*form)->notes[i]);
    }
    free(*form);
}

static int fill_column(struct chamber_book *book, const struct chamber_noun *noun, size_t n,
                       struct form *form)
{
    const struct chamber_field *field = &noun->fields[n];
    CLEAN_STR struct str note = {0};
    bool must = chamber_field_needed(noun, field);
    str_add(&note, sentence(book, must ? "template_required" : "template_optional"));
    template_how(book->db, field, "\n", &note);
    form->notes[n] = str_take(&note);
    int rc =
        form->notes[n] ? template_words(book->db, field, &form->words[n]) : fail_memory(book->db);
    struct chamber_book_column *column = &form->columns[n];
    *column = chamber_book_column_of(book->db, field);
    column->adds = false;
    column->marked = must;
    column->note = form->notes[n];
    column->choices = (const char *const *)form->words[n].items;
    column->strict = field->kind != CHAMBER_REF && !(field->flags & CHAMBER_LIST);
    return rc;
}

static const char *example_of(const struct chamber_noun *noun, const char *field)
{
    for (const struct noun_example *at = noun->examples; at && at->field; at++)
        if (strcmp(at->field, field) == 0)
            return at->text;
    return NULL;
}

static int put_example(struct chamber_book *book, const struct chamber_noun *noun)
{
    const char *cells[NOUN_FIELDS_MAX] = {NULL};
    char *texts[NOUN_FIELDS_MAX] = {NULL};
    bool begun = false;
    int rc = CHAMBER_OK;
    for (size_t i = 0; i < noun->field_count && rc == CHAMBER_OK; i++) {
        const char *text = example_of(noun, noun->fields[i].name);
        CLEAN_STR struct str cell = {0};
        if (!text)
            continue;
        str_add(&cell, begun ? "" : TEMPLATE_EXAMPLE);
        begun = true;
        rc = template_example(book->db, &noun->fields[i], text, &cell);
        cells[i] = texts[i] = str_take(&cell);
        if (rc == CHAMBER_OK && !texts[i])
            rc = fail_memory(book->db);
    }
    if (rc == CHAMBER_OK && begun)
        rc = chamber_book_row(book, cells, noun->field_count);
    for (size_t i = 0; i < noun->field_count; i++)
        free(texts[i]);
    return rc;
}

static int put_form(struct chamber_book *book, const struct chamber_noun *noun)
{
    CLEAN(free_form) struct form *form = calloc(1, sizeof *form);
    int rc = form ? chamber_book_sheet(book, called(book, noun->name, noun->label))
                  : fail_memory(book->db);
    for (size_t i = 0; i < noun->field_count && rc == CHAMBER_OK; i++)
        rc = fill_column(book, noun, i, form);
    if (rc == CHAMBER_OK)
        rc = chamber_book_table(book, form->columns, noun->field_count);
    return rc == CHAMBER_OK ? put_example(book, noun) : rc;
}

/* --- how it is filled in --- */
static int explain_field(struct chamber_book *book, const struct chamber_noun *noun,
                         const struct chamber_field *field)
{
    CLEAN_TEMPLATE_WORDS struct template_words words = {0};
    CLEAN_STR struct str how = {0};
    CLEAN_STR struct str list = {0};
    const char *between = called(book, "; ", "；");
    int rc = CHAMBER_OK;
    template_how(book->db, field, between, &how);
    if (field->kind != CHAMBER_REF)
        rc = template_words(book->db, field, &words);
    for (size_t i = 0; i < words.count; i++)
        str_addf(&list, "%s%s", i ? between : "", words.items[i]);
    if (rc == CHAMBER_OK && (how.failed || list.failed))
        rc = fail_memory(book->db);
    const char *const cells[] = {called(book, field->name, field->label),
                                 sentence(book, chamber_field_needed(noun, field)
                                                    ? "template_required"
                                                    : "template_optional"),
                                 str_text(&how), str_text(&list)};
    return rc == CHAMBER_OK ? chamber_book_row(book, cells, COUNT_OF(cells)) : rc;
}

static int explain_all(struct chamber_book *book, const struct chamber_noun *noun)
{
    static const char *const ids[] = {"template_rows", "template_names", "template_import"};
    const struct chamber_book_column columns[] = {
        {.heading = sentence(book, "template_column")},
        {.heading = sentence(book, "template_whether")},
        {.heading = sentence(book, "template_how")},
        {.heading = sentence(book, "template_words")},
    };
    int rc = chamber_book_sheet(book, sentence(book, "template_guide"));
    for (size_t i = 0; i < COUNT_OF(ids) && rc == CHAMBER_OK; i++) {
        const char *const words[] = {noun->name, NULL};
        char *text = chamber_message_format(chamber_get_language(book->db), ids[i], words);
        rc = text ? chamber_book_text(book, text, false) : fail_memory(book->db);
        chamber_free(text);
    }
    if (rc == CHAMBER_OK)
        rc = chamber_book_table(book, columns, COUNT_OF(columns));
    for (size_t i = 0; i < noun->field_count && rc == CHAMBER_OK; i++)
        rc = explain_field(book, noun, &noun->fields[i]);
    return rc;
}

int chamber_book_template(struct chamber_book *book, const struct chamber_noun *noun)
{
    int rc = put_form(book, noun);
    return rc == CHAMBER_OK ? explain_all(book, noun) : rc;
}
