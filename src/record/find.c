/* SPDX-License-Identifier: MIT */
/* Naming records: which records a text names, and by what a record can be named. */
#include "record/find.h"

#include <stdio.h>
#include <string.h>

#include "base/pinyin.h"
#include "base/utf8.h"
#include "record/compose.h"
#include "record/names.h"
#include "record/row.h"
#include "record/value.h"

enum { TAIL_LEAST = 4 };

static int add_once(struct chamber_db *db, struct chamber_ids *ids, chamber_id id)
{
    for (size_t i = 0; i < ids->count; i++)
        if (ids->items[i] == id)
            return CHAMBER_OK;
    return ids_add(ids, id) ? CHAMBER_OK : fail_memory(db);
}

/* The number if the text is nothing but digits, else 0. */
static chamber_id digits(const char *text)
{
    size_t length = strspn(text, "0123456789");
    return length && length < 19 && !text[length] ? strtoll(text, NULL, 10) : 0;
}

static int add_existing(struct chamber_db *db, const struct chamber_noun *noun, chamber_id id,
                        struct chamber_ids *ids)
{
    bool exists = false;
    int rc = id > 0 ? row_exists(db, noun, id, &exists) : CHAMBER_OK;
    return rc == CHAMBER_OK && exists ? add_once(db, ids, id) : rc;
}

/* Records one of whose names of that rank is the folded text. */
static int find_exact(struct chamber_db *db, const struct chamber_noun *noun, const char *folded,
                      enum name_width width, enum name_rank rank, struct chamber_ids *ids)
{
    const struct names *names;
    int rc = names_among(db, noun, folded, width, &names);
    if (rc < 0)
        return rc;
    for (size_t i = names_search(names, folded);
         rc == CHAMBER_OK && i < names->count && strcmp(names->items[i].folded, folded) == 0; i++)
        if (names->items[i].rank == rank)
            rc = add_once(db, ids, names->items[i].id);
    return rc;
}

/* The one record whose name or number today is the text to the byte, by an index: the names of all
 * others, which may read the same, need not be looked at. */
static int find_stored(struct chamber_db *db, const struct chamber_noun *noun, const char *text,
                       struct chamber_ids *ids)
{
    static const unsigned indexed = CHAMBER_UNIQUE | CHAMBER_DATED;
    int rc = CHAMBER_OK;
    for (size_t i = 0; i < noun->field_count && rc == CHAMBER_OK; i++) {
        const struct chamber_field *field = &noun->fields[i];
        if (field->kind != CHAMBER_TEXT || !(field->flags & CHAMBER_FINDS) ||
            !(field->flags & indexed))
            continue;
        CLEAN_STMT struct stmt *st = stmt_composed(db, sql_called, noun, field);
        stmt_bind_text(st, ":text", text);
        stmt_bind_text(st, ":as_of", chamber_today(db));
        while ((rc = stmt_step(st)) == CHAMBER_ROW)
            if ((rc = add_once(db, ids, stmt_int(st, 0))) < 0)
                break;
    }
    if (ids->count > 1)
        ids_clear(ids);
    return rc;
}

/* The bracket that the last character closes; NULL if it is none, or nothing is before it. */
static const char *last_bracket(const char *folded)
{
    int depth = 0;
    for (const char *at = folded + strlen(folded); at > folded;) {
        depth += *--at == ')';
        depth -= *at == '(';
        if (depth == 0)
            return *at == '(' && at > folded ? at : NULL;
    }
    return NULL;
}

/* The second field of the noun's two-part key, "name,enterprise". */
static const struct chamber_field *qualifier(const struct chamber_noun *noun)
{
    for (const char *const *key = noun->keys; key && *key; key++) {
        const char *comma = strchr(*key, ',');
        const struct chamber_field *field = comma ? chamber_noun_field(noun, comma + 1) : NULL;
        if (field && field->kind == CHAMBER_REF)
            return field;
    }
    return NULL;
}

static int keep_qualified(struct chamber_db *db, const struct chamber_noun *noun,
                          const struct chamber_field *field, const struct chamber_ids *named,
                          const struct chamber_ids *owners, struct chamber_ids *ids)
{
    CLEAN_FREE void *record = calloc(1, noun->size);
    int rc = record ? CHAMBER_OK : fail_memory(db);
    for (size_t i = 0; i < named->count && rc == CHAMBER_OK; i++) {
        rc = row_get(db, noun, named->items[i], NULL, record);
        for (size_t j = 0; j < owners->count && rc == CHAMBER_OK; j++)
            if (*value_id(field, record) == owners->items[j])
                rc = add_once(db, ids, named->items[i]);
    }
    if (record)
        chamber_record_clear(noun, record);
    return rc;
}

static int find_whole(struct chamber_db *db, const struct chamber_noun *noun, const char *text,
                      enum name_width width, struct chamber_ids *ids);

/* 姓名(单位): of the records of that name, those of that enterprise. */
static int find_qualified(struct chamber_db *db, const struct chamber_noun *noun,
                          const char *folded, struct chamber_ids *ids)
{
    const struct chamber_field *field = qualifier(noun);
    const char *open = field ? last_bracket(folded) : NULL;
    struct chamber_ids named = {0}, owners = {0};
    if (!open)
        return CHAMBER_OK;
    CLEAN_FREE char *name = strndup(folded, (size_t)(open - folded));
    CLEAN_FREE char *inside = strndup(open + 1, strlen(open) - 2);
    int rc = name && inside ? find_exact(db, noun, name, NAMES_WHOLE, NAME_NOW, &named)
                            : fail_memory(db);
    if (rc == CHAMBER_OK && named.count)
        rc = find_whole(db, field->refers, inside, NAMES_WHOLE, &owners);
    if (rc == CHAMBER_OK)
        rc = keep_qualified(db, noun, field, &named, &owners, ids);
    ids_clear(&named);
    ids_clear(&owners);
    return rc;
}

/* How many characters of "#12 2018-03-01 ..." are the number's, which a blank ends: folded there
 * are none. Without one, as many as are digits. */
static size_t number_length(const char *text, const char *folded)
{
    const char *start;
    size_t length;
    utf8_trim(text, &start, &length);
    size_t end = strcspn(start, " \t");
    const char *wide = strstr(start, "\u3000");
    if (wide && (size_t)(wide - start) < end)
        end = (size_t)(wide - start);
    CLEAN_FREE char *first = strndup(start, end < length ? end : length);
    CLEAN_FREE char *number = first ? utf8_folded(first) : NULL;
    size_t digits = strspn(folded, "0123456789");
    size_t told = number && *number == '#' ? strspn(number + 1, "0123456789") : 0;
    return told > 0 && told < digits ? told : digits;
}

/* "#3", or "#3 王某(单位)" where the record must be called so: a number alone could be another
 * record's in another database. */
static int find_number(struct chamber_db *db, const struct chamber_noun *noun, const char *text,
                       const char *folded, struct chamber_ids *ids)
{
    CLEAN_FREE char *label = NULL;
    CLEAN_FREE char *called = NULL;
    char number[24];
    size_t length = number_length(text, folded);
    snprintf(number, sizeof number, "%.*s", (int)length, folded);
    int rc = length < sizeof number ? add_existing(db, noun, digits(number), ids) : CHAMBER_OK;
    if (rc < 0 || !folded[length] || !ids->count)
        return rc;
    rc = chamber_record_label(db, noun, ids->items[0], &label);
    called = rc == CHAMBER_OK ? utf8_folded(label) : NULL;
    if (rc == CHAMBER_OK && !called)
        return fail_memory(db);
    if (rc == CHAMBER_OK && strcmp(called, folded + length) != 0)
        ids_clear(ids);
    return rc;
}

/* By number, name or code. One that is the text to the byte goes before what reads the same; it is
 * looked for first where that spares reading all names. */
static int find_now(struct chamber_db *db, const struct chamber_noun *noun, const char *text,
                    const char *folded, enum name_width width, struct chamber_ids *ids)
{
    chamber_id number = digits(folded);
    bool first = !number && !names_at_hand(db, noun);
    int rc = first ? find_stored(db, noun, text, ids) : add_existing(db, noun, number, ids);
    if (rc == CHAMBER_OK && !(first && ids->count))
        rc = find_exact(db, noun, folded, width, NAME_NOW, ids);
    if (rc < 0 || number || first || ids->count < 2)
        return rc;
    struct chamber_ids stored = {0};
    rc = find_stored(db, noun, text, &stored);
    if (rc == CHAMBER_OK && stored.count) {
        ids_clear(ids);
        *ids = stored;
    } else {
        ids_clear(&stored);
    }
    return rc;
}

/* All records that the whole text names: to the byte; by number, name or code as people read it;
 * else by a former name; else as the noun itself knows; else with its enterprise. */
static int find_whole(struct chamber_db *db, const struct chamber_noun *noun, const char *text,
                      enum name_width width, struct chamber_ids *ids)
{
    CLEAN_FREE char *folded = utf8_folded(text);
    if (!folded)
        return fail_memory(db);
    if (*folded == '#')
        return find_number(db, noun, text, folded + 1, ids);
    if (!*folded)
        return CHAMBER_OK;
    int rc = find_now(db, noun, text, folded, width, ids);
    if (rc == CHAMBER_OK && !ids->count)
        rc = find_exact(db, noun, folded, width, NAME_FORMER, ids);
    if (rc == CHAMBER_OK && !ids->count && noun->find)
        rc = noun->find(db, text, ids);
    if (rc == CHAMBER_OK && !ids->count)
        rc = find_qualified(db, noun, folded, ids);
    return rc;
}

/* A part of a name, or the last characters of a code or phone. */
static bool is_part(const struct name *name, const char *folded, size_t length)
{
    size_t whole = strlen(name->folded);
    if (name->rank != NAME_TAIL && strstr(name->folded, folded))
        return true;
    return name->tail && length >= TAIL_LEAST && whole >= length &&
           strcmp(name->folded + whole - length, folded) == 0;
}

/* A name is also found as it is read: hdjx, hongda. */
static bool is_read(const struct name *name, const char *folded, size_t length)
{
    (void)length;
    return name->rank != NAME_TAIL && pinyin_matches(name->folded, folded);
}

static int find_like(struct chamber_db *db, const struct chamber_noun *noun, const char *text,
                     bool (*like)(const struct name *name, const char *folded, size_t length),
                     enum name_width width, struct chamber_ids *ids)
{
    CLEAN_FREE char *folded = utf8_folded(text);
    const struct names *names;
    if (!folded)
        return fail_memory(db);
    int rc = *folded && *folded != '#' ? names_among(db, noun, folded, width, &names) : CHAMBER_OK;
    if (rc < 0 || !*folded || *folded == '#')
        return rc;
    size_t length = strlen(folded);
    for (size_t i = 0; i < names->count && rc == CHAMBER_OK; i++)
        if (like(&names->items[i], folded, length))
            rc = add_once(db, ids, names->items[i].id);
    return rc;
}

static int find_all(struct chamber_db *db, const struct chamber_noun *noun, const char *text,
                    enum chamber_naming naming, struct chamber_ids *ids)
{
    enum name_width width = naming == CHAMBER_WHOLE ? NAMES_WHOLE
                            : pinyin_typed(text)    ? NAMES_READING
                                                    : NAMES_PART;
    int rc = utf8_valid(text, strlen(text)) ? find_whole(db, noun, text, width, ids)
                                            : fail(db, CHAMBER_E_NOT_FOUND, "not_utf8");
    if (rc == CHAMBER_OK && !ids->count && naming == CHAMBER_PART)
        rc = find_like(db, noun, text, is_part, width, ids);
    if (rc == CHAMBER_OK && !ids->count && naming == CHAMBER_PART && pinyin_typed(text))
        rc = find_like(db, noun, text, is_read, width, ids);
    return rc;
}

int chamber_record_find(struct chamber_db *db, const struct chamber_noun *noun, const char *text,
                        enum chamber_naming naming, chamber_id *id)
{
    struct chamber_ids ids = {0};
    int rc = find_all(db, noun, text, naming, &ids);
    if (rc == CHAMBER_OK && ids.count > 1)
        rc = find_several(db, noun, text, &ids);
    else if (rc == CHAMBER_OK && !ids.count)
        rc = find_none(db, noun, text);
    else if (rc == CHAMBER_OK)
        *id = ids.items[0];
    ids_clear(&ids);
    return rc;
}

int chamber_record_candidates(struct chamber_db *db, const struct chamber_noun *noun,
                              const char *text, enum chamber_naming naming, chamber_id **ids,
                              size_t *count)
{
    struct chamber_ids found = {0};
    int rc = find_all(db, noun, text, naming, &found);
    if (rc < 0) {
        ids_clear(&found);
        return rc;
    }
    *ids = found.items;
    *count = found.count;
    return CHAMBER_OK;
}

/* Whether a name finds this record and no other. */
static int finds_only(struct chamber_db *db, const struct chamber_noun *noun, const char *name,
                      chamber_id id, bool *only)
{
    struct chamber_ids ids = {0};
    int rc = name ? find_whole(db, noun, name, NAMES_WHOLE, &ids) : CHAMBER_OK;
    *only = ids.count == 1 && ids.items[0] == id;
    ids_clear(&ids);
    return rc;
}

static int make_name_for(struct chamber_db *db, const struct chamber_noun *noun, chamber_id id,
                         const char *label, struct str *out)
{
    CLEAN_FREE char *caption = NULL;
    bool only = false;
    int rc = finds_only(db, noun, label, id, &only);
    if (rc == CHAMBER_OK && only) {
        str_add(out, label);
        return rc;
    }
    if (rc == CHAMBER_OK)
        rc = chamber_record_label(db, noun, id, &caption);
    if (rc == CHAMBER_OK)
        rc = finds_only(db, noun, caption, id, &only);
    if (rc == CHAMBER_OK && only)
        str_add(out, caption);
    else if (rc == CHAMBER_OK) /* a separator would cut the caption where there is a list */
        str_addf(out, "#%lld%s%s", (long long)id, utf8_has_separator(caption) ? "" : " ",
                 utf8_has_separator(caption) ? "" : caption);
    return rc;
}

int find_name_for(struct chamber_db *db, const struct chamber_noun *noun, chamber_id id,
                  const char *label, struct str *out)
{
    CLEAN_STR struct str name = {0};
    const char *known = names_called(db, noun, id, label);
    if (known) {
        str_add(out, known);
        return CHAMBER_OK;
    }
    int rc = make_name_for(db, noun, id, label, &name);
    if (rc == CHAMBER_OK && name.failed)
        return fail_memory(db);
    if (rc == CHAMBER_OK) {
        names_call(db, noun, id, label, str_text(&name));
        str_add(out, str_text(&name));
    }
    return rc;
}
