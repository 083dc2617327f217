/* SPDX-License-Identifier: MIT */
/* Strict parsing: what cJSON would let pass is refused here. */
#include "record/json_parse.h"

#include <errno.h>
#include <string.h>

#include "base/utf8.h"
#include "record/json_text.h"

enum { NESTING_MAX = 64 };

static int64_t line_of(const char *text, const char *at)
{
    int64_t line = 1;
    for (; text < at; text++)
        line += *text == '\n';
    return line;
}

static int bad_json(struct chamber_db *db, const char *text, const char *at, const char *message)
{
    int rc = fail(db, CHAMBER_E_DATA, message);
    error_set_line(store_error(db), NULL, line_of(text, at));
    return rc;
}

/* What cJSON would let pass: escaped NULs (they would cut texts short) and depth. Looks inside and
 * outside of strings without parsing further. */
static int scan(struct chamber_db *db, const char *text, size_t length)
{
    bool in_string = false;
    int depth = 0;
    if (!utf8_valid(text, length))
        return fail(db, CHAMBER_E_DATA, "not_utf8");
    for (const char *at = text; at < text + length; at++) {
        if (in_string && *at == '\\') {
            if (strncmp(at, "\\u0000", 6) == 0)
                return bad_json(db, text, at, "json_nul");
            at++;
        } else if (*at == '"') {
            in_string = !in_string;
        } else if (!in_string && (*at == '[' || *at == '{')) {
            if (++depth > NESTING_MAX)
                return bad_json(db, text, at, "json_deep");
        } else if (!in_string && (*at == ']' || *at == '}')) {
            depth--;
        }
    }
    return CHAMBER_OK;
}

/* Parse all of the text; nothing may follow the value but blanks. */
int json_parse(struct chamber_db *db, const char *text, size_t length, cJSON **json)
{
    const char *end = NULL;
    int rc = scan(db, text, length);
    if (rc < 0)
        return rc;
    errno = 0; /* by which alone the parser tells that memory ran out */
    cJSON *found = cJSON_ParseWithLengthOpts(text, length, &end, false);
    if (!found && errno == ENOMEM)
        return fail_memory(db);
    if (!found)
        return bad_json(db, text, end ? end : text, "json_broken");
    while (end < text + length && strchr(" \t\r\n", *end))
        end++;
    if (end < text + length) {
        cJSON_Delete(found);
        return bad_json(db, text, end, "json_trailing");
    }
    *json = found;
    return CHAMBER_OK;
}

int json_parse_kept(struct chamber_db *db, const char *text, cJSON **json)
{
    errno = 0;
    *json = cJSON_Parse(text);
    if (*json)
        return CHAMBER_OK;
    return errno == ENOMEM ? fail_memory(db) : fail(db, CHAMBER_E_DATABASE, "journal_damaged");
}

int json_keys_once(struct chamber_db *db, const cJSON *object)
{
    for (const cJSON *item = object->child; item; item = item->next)
        for (const cJSON *other = item->next; other; other = other->next)
            if (strcmp(item->string, other->string) == 0)
                return fail(db, CHAMBER_E_DATA, "json_key_twice", item->string);
    return CHAMBER_OK;
}

/* A scalar as the text a person would write; NULL for null. False: it is an array or object, or a
 * number that is not whole and exact. */
static bool scalar_text(const cJSON *item, struct str *out)
{
    if (cJSON_IsString(item))
        str_add(out, item->valuestring);
    else if (cJSON_IsBool(item))
        str_add(out, cJSON_IsTrue(item) ? "true" : "false");
    else if (cJSON_IsNumber(item) && item->valuedouble < 9007199254740992.0 &&
             item->valuedouble > -9007199254740992.0 &&
             item->valuedouble == (double)(int64_t)item->valuedouble)
        str_add_int(out, (int64_t)item->valuedouble);
    else
        return cJSON_IsNull(item);
    return true;
}

/* A number in a reference is an id; one of money may have decimals, and whoever reads the text
 * counts them. */
static bool element_text(const struct chamber_field *field, const cJSON *item, struct str *out)
{
    if (field && field->kind == CHAMBER_REF && cJSON_IsNumber(item))
        str_add_char(out, '#');
    if (field && field->kind == CHAMBER_MONEY && cJSON_IsNumber(item)) {
        json_add_number(out, item->valuedouble);
        return true;
    }
    return scalar_text(item, out);
}

/* As above, an array's elements joined by ";". One with a ";" of its own cannot be told apart. */
bool json_as_text(const struct chamber_field *field, const cJSON *item, struct str *out)
{
    if (!cJSON_IsArray(item))
        return element_text(field, item, out);
    for (const cJSON *element = item->child; element; element = element->next) {
        if (out->length)
            str_add_char(out, ';');
        if (cJSON_IsNull(element) || !element_text(field, element, out) ||
            (cJSON_IsString(element) && strchr(element->valuestring, ';')))
            return false;
    }
    return true;
}

bool json_kind_fits(const struct chamber_field *field, const cJSON *item)
{
    if (field->flags & CHAMBER_LIST && cJSON_IsArray(item)) {
        for (const cJSON *element = item->child; element; element = element->next)
            if (!cJSON_IsString(element) &&
                !(field->kind == CHAMBER_REF && cJSON_IsNumber(element)))
                return false;
        return true;
    }
    if (field->kind == CHAMBER_INT || field->kind == CHAMBER_MONEY)
        return cJSON_IsNumber(item);
    if (field->kind == CHAMBER_BOOL)
        return cJSON_IsBool(item);
    return cJSON_IsString(item) || (field->kind == CHAMBER_REF && cJSON_IsNumber(item));
}
