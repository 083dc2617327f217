/* SPDX-License-Identifier: MIT */
/* What an import may add on the way: persons and places that are named, words that are used. */
#include <chamber/choice.h>
#include <chamber/enterprise.h>
#include <chamber/person.h>
#include <chamber/place.h>

#include <string.h>

#include "base/utf8.h"
#include "exchange/excel.h"
#include "exchange/import.h"

/* A number is no name: nothing is made of "#12" or "12". */
static bool is_number(const char *text)
{
    return text[strspn(text, "0123456789")] == '\0';
}

/* What would be made of an item, or NULL. */
static const char *made_of(const struct chamber_field *field, const char *text)
{
    if (excel_says_nothing(text))
        return NULL;
    if (field->kind == CHAMBER_CHOICE)
        return "choice";
    if (*text == '#' || is_number(text)) /* a number, and perhaps what it is called */
        return NULL;
    if (field->refers == &chamber_person_noun)
        return "person";
    return field->refers == &chamber_place_noun ? "place" : NULL;
}

static bool is_wanted(const struct chamber_import *how, const char *what)
{
    if (strcmp(what, "person") == 0)
        return how->create_persons;
    return strcmp(what, "place") == 0 ? how->create_places : how->create_choices;
}

const char *import_creates(const struct import *import, const struct chamber_field *field,
                           const char *text)
{
    const char *what = made_of(field, text);
    return what && !is_wanted(import->how, what) ? what : NULL;
}

static int create_choice(struct chamber_db *db, const char *list, const char *word)
{
    struct chamber_choice choice = {.list = list, .code = word, .zh = word};
    return chamber_choice_add(db, &choice, NULL);
}

/* Where the brackets of 姓名(单位) begin; NULL if it is a name alone. */
static const char *brackets(const char *text)
{
    static const char *const opening[] = {"(", "（"};
    size_t length = strlen(text);
    const char *found = NULL;
    if (length < 1 ||
        !(text[length - 1] == ')' || (length >= 3 && strcmp(text + length - 3, "）") == 0)))
        return NULL;
    for (size_t i = 0; i < COUNT_OF(opening) && !found; i++)
        found = strstr(text, opening[i]);
    return found > text ? found : NULL;
}

/* A person; of 姓名(单位) the enterprise must be there. */
static int create_person(struct chamber_db *db, const char *text)
{
    const char *from = brackets(text);
    struct chamber_person person = {.name = text};
    if (!from)
        return chamber_person_add(db, &person, NULL);
    const char *inside = from + (*from == '(' ? 1 : strlen("（"));
    size_t closing = text[strlen(text) - 1] == ')' ? 1 : strlen("）");
    CLEAN_FREE char *name = strndup(text, (size_t)(from - text));
    CLEAN_FREE char *enterprise = strndup(inside, strlen(inside) - closing);
    if (!name || !enterprise)
        return fail_memory(db);
    person.name = name;
    int rc = chamber_enterprise_find(db, enterprise, CHAMBER_WHOLE, &person.enterprise);
    return rc == CHAMBER_OK ? chamber_person_add(db, &person, NULL) : rc;
}

static int create_place(struct chamber_db *db, const char *name)
{
    struct chamber_place place = {.name = name};
    return chamber_place_add(db, &place, NULL);
}

int import_create(struct import *import, const struct chamber_field *field, const char *text)
{
    const char *what = made_of(field, text);
    int rc;
    if (!what || !is_wanted(import->how, what))
        return CHAMBER_OK;
    if (strcmp(what, "choice") == 0)
        rc = create_choice(import->db, field->list, text);
    else if (strcmp(what, "person") == 0)
        rc = create_person(import->db, text);
    else
        rc = create_place(import->db, text);
    if (problem_of_row(rc))
        return CHAMBER_OK;
    if (rc < 0)
        return rc;
    import->result.created++;
    return CHAMBER_ROW;
}
