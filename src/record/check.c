/* SPDX-License-Identifier: MIT */
/* Checks before anything is written, naming the field; the schema's constraints are the backstop.
 */
#include "record/check.h"

#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "base/utf8.h"
#include "record/compose.h"
#include "record/mask.h"
#include "record/names.h"
#include "record/not_content.h"
#include "record/row.h"
#include "record/value.h"
#include "record/words.h"

/* Lengths in bytes: a name fits a screen, a text a long report. */
enum { NAME_MAX_BYTES = 600, TEXT_MAX_BYTES = 100000 };

/* Longer texts are no number that a spreadsheet rewrote. */
enum { DAMAGE_MAX = 64 };

static int tidy_text(struct chamber_db *db, const struct chamber_field *field, const char **text)
{
    CLEAN_STR struct str tidy = {0};
    const char *start;
    size_t length;
    if (!*text)
        return CHAMBER_OK;
    if (!utf8_valid(*text, strlen(*text)))
        return CHAMBER_OK; /* check_record() names it */
    utf8_trim(*text, &start, &length);
    if (start == *text && !start[length] && !(field->flags & (CHAMBER_PHONE | CHAMBER_COMPACT)))
        return CHAMBER_OK;
    str_add_bytes(&tidy, start, length);
    if (tidy.failed) /* what is made of nothing would be nothing */
        return fail_memory(db);
    if (field->flags & CHAMBER_PHONE) {
        struct str plain = {0};
        utf8_dialled(&plain, str_text(&tidy));
        str_free(&tidy);
        tidy = plain;
    }
    if (!tidy.failed && field->flags & CHAMBER_COMPACT) {
        struct str compact = {0};
        utf8_compact(&compact, str_text(&tidy));
        str_free(&tidy);
        tidy = compact;
    }
    return tidy.failed ? fail_memory(db) : record_set_text(db, text, str_text(&tidy));
}

int check_tidy(struct chamber_db *db, const struct chamber_noun *noun, void *record,
               uint64_t fields)
{
    int rc = CHAMBER_OK;
    for (size_t i = 0; i < noun->field_count && rc == CHAMBER_OK; i++) {
        const struct chamber_field *field = &noun->fields[i];
        if (!(fields >> i & 1))
            continue;
        if (value_class(field) == VALUE_TEXT)
            rc = tidy_text(db, field, value_text(field, record));
        else if (value_class(field) == VALUE_TEXTS)
            for (size_t n = 0; n < value_texts(field, record)->count && rc == CHAMBER_OK; n++)
                rc = tidy_text(db, field, &value_texts(field, record)->items[n]);
    }
    return rc;
}

/* 1.38E+10, 9.132E+17: a point or a plus, as spreadsheets write it; 1E5 is a code. */
static bool is_scientific(const char *folded)
{
    size_t length = strspn(folded, "0123456789");
    const char *at = folded + length;
    bool point = *at == '.';
    if (length == 0 || length > 3)
        return false;
    if (point)
        at += 1 + strspn(at + 1, "0123456789");
    if (*at != 'e' || (!point && at[1] != '+'))
        return false;
    at += 1 + (at[1] == '+');
    length = strspn(at, "0123456789");
    return length >= 1 && length <= 2 && !at[length];
}

const char *check_damage(const struct chamber_field *field, const char *text)
{
    static const unsigned counts =
        CHAMBER_COMPACT | CHAMBER_UNIQUE | CHAMBER_TAIL | CHAMBER_FINDS | CHAMBER_PHONE;
    const char *start;
    size_t length;
    if (field->kind != CHAMBER_TEXT)
        return NULL;
    if (field->flags & CHAMBER_PHONE && mask_is_in(text))
        return "phone_masked";
    utf8_trim(text, &start, &length);
    if (length >= DAMAGE_MAX)
        return NULL;
    CLEAN_STR struct str folded = {0};
    utf8_fold(&folded, text);
    if (field->flags & counts && is_scientific(str_text(&folded)))
        return "number_scientific";
    return not_content_fault(field, str_text(&folded));
}

static int check_plain(struct chamber_db *db, const struct chamber_noun *noun,
                       const struct chamber_field *field, const char *text)
{
    size_t length = strlen(text);
    size_t most = field->flags & CHAMBER_FINDS ? NAME_MAX_BYTES : TEXT_MAX_BYTES;
    const char *id = NULL;
    if (length == 0)
        id = "empty_item";
    else if (!utf8_valid(text, length))
        id = "not_utf8";
    else if (length > most)
        id = "text_too_long";
    else if (utf8_has_control(text))
        id = "control_character";
    return id ? record_fail(db, CHAMBER_E_REFUSED, noun, field->name, id) : CHAMBER_OK;
}

/* One text of a field, by its kind; `kept`: the record had it already. */
static int check_text(struct chamber_db *db, const struct chamber_noun *noun,
                      const struct chamber_field *field, const char *text, bool kept)
{
    int rc = check_plain(db, noun, field, text);
    if (rc < 0)
        return rc;
    const char *damage = kept ? NULL : check_damage(field, text);
    if (damage) /* what is quoted is no one's name or number */
        return record_fail(db, CHAMBER_E_REFUSED, noun, field->name, damage,
                           strncmp(damage, "cell_", strlen("cell_")) == 0 ? text : NULL);
    if (field->kind == CHAMBER_ENUM || field->kind == CHAMBER_CHOICE)
        return word_check(db, noun, field, text, kept);
    if ((field->kind == CHAMBER_DATE && !date_valid(text)) ||
        (field->kind == CHAMBER_PDATE && !pdate_valid(text)))
        return record_fail(db, CHAMBER_E_REFUSED, noun, field->name, "no_such_day",
                           field->flags & CHAMBER_PRIVATE ? "" : text);
    return CHAMBER_OK;
}

static int check_reference(struct chamber_db *db, const struct chamber_noun *noun,
                           const struct chamber_field *field, chamber_id id)
{
    bool exists;
    char number[24];
    int rc = row_exists(db, field->refers, id, &exists);
    if (rc < 0 || exists)
        return rc;
    snprintf(number, sizeof number, "%lld", (long long)id);
    return record_fail(db, CHAMBER_E_NOT_FOUND, noun, field->name, "no_such_id",
                       record_noun_called(db, field->refers), number);
}

static bool had_text(const struct chamber_field *field, const void *before, const char *text)
{
    if (!before)
        return false;
    if (value_class(field) == VALUE_TEXT)
        return str_same(*value_text_of(field, before), text);
    for (size_t i = 0; i < value_texts_of(field, before)->count; i++)
        if (strcmp(value_texts_of(field, before)->items[i], text) == 0)
            return true;
    return false;
}

static int check_list(struct chamber_db *db, const struct chamber_noun *noun,
                      const struct chamber_field *field, const void *record, const void *before)
{
    bool ids = field->kind == CHAMBER_REF;
    size_t count = ids ? value_ids_of(field, record)->count : value_texts_of(field, record)->count;
    int rc = CHAMBER_OK;
    for (size_t i = 0; i < count && rc == CHAMBER_OK; i++) {
        const char *text = ids ? NULL : value_texts_of(field, record)->items[i];
        bool twice = false;
        for (size_t j = 0; j < i; j++)
            twice |=
                ids ? value_ids_of(field, record)->items[i] == value_ids_of(field, record)->items[j]
                    : strcmp(text, value_texts_of(field, record)->items[j]) == 0;
        if (twice)
            rc = record_fail(db, CHAMBER_E_REFUSED, noun, field->name, "item_twice");
        else if (text && utf8_has_separator(text))
            rc = record_fail(db, CHAMBER_E_REFUSED, noun, field->name, "item_separator");
        else if (ids)
            rc = check_reference(db, noun, field, value_ids_of(field, record)->items[i]);
        else
            rc = check_text(db, noun, field, text, had_text(field, before, text));
    }
    return rc;
}

static int check_int(struct chamber_db *db, const struct chamber_noun *noun,
                     const struct chamber_field *field, int64_t value)
{
    if (value < 0)
        return record_fail(db, CHAMBER_E_REFUSED, noun, field->name, "number_negative");
    if (value > RECORD_INT_MAX)
        return record_fail(db, CHAMBER_E_REFUSED, noun, field->name, "number_too_large");
    return CHAMBER_OK;
}

static int check_field(struct chamber_db *db, const struct chamber_noun *noun,
                       const struct chamber_field *field, const void *record, const void *before)
{
    if (record_empty(field, record))
        return field->flags & CHAMBER_REQUIRED
                   ? record_fail(db, CHAMBER_E_USAGE, noun, field->name, "field_missing")
                   : CHAMBER_OK;
    switch (value_class(field)) {
    case VALUE_TEXT: {
        const char *text = *value_text_of(field, record);
        return check_text(db, noun, field, text, had_text(field, before, text));
    }
    case VALUE_INT:
        return check_int(db, noun, field, value_int_of(field, record)->value);
    case VALUE_BOOL:
        return CHAMBER_OK;
    case VALUE_ID:
        return check_reference(db, noun, field, *value_id_of(field, record));
    case VALUE_TEXTS:
    case VALUE_IDS:
        break;
    }
    return check_list(db, noun, field, record, before);
}

/* Another record with the same values in "a,b"? A key with an empty part is none, but for
 * unique_together, where empty is a value (a setting from ever). */
static int check_key(struct chamber_db *db, const struct chamber_noun *noun, const char *fields,
                     const void *record)
{
    struct str sql = {0};
    const struct chamber_field *field = NULL;
    char name[64];
    int n = 2;
    sql_same_key(&sql, noun, fields);
    CLEAN_STMT struct stmt *st = row_stmt(db, &sql);
    stmt_bind_int_at(st, 1, record_id_of(record));
    for (const char *at = fields; *at;) {
        size_t length = strcspn(at, ",");
        snprintf(name, sizeof name, "%.*s", (int)length, at);
        field = chamber_noun_field(noun, name);
        row_bind(st, n++, field, record);
        at += length + (at[length] != '\0');
    }
    int rc = stmt_step(st);
    if (rc != CHAMBER_ROW)
        return rc;
    snprintf(name, sizeof name, "%lld", (long long)stmt_int(st, 0));
    return record_fail(db, CHAMBER_E_CONFLICT, noun, field->name, "key_taken",
                       record_noun_called(db, noun), name);
}

/* A unique name or code by which records are found must differ from others' as people read it. */
static int check_name(struct chamber_db *db, const struct chamber_noun *noun,
                      const struct chamber_field *field, const void *record)
{
    char number[24];
    chamber_id holder = 0;
    int rc =
        names_taken(db, noun, field, *value_text_of(field, record), record_id_of(record), &holder);
    if (rc < 0 || !holder)
        return rc;
    snprintf(number, sizeof number, "%lld", (long long)holder);
    return record_fail(db, CHAMBER_E_CONFLICT, noun, field->name, "key_taken",
                       record_noun_called(db, noun), number);
}

/* What has only one written form is looked up in its index. */
static int check_unique(struct chamber_db *db, const struct chamber_noun *noun,
                        const struct chamber_field *field, const void *record)
{
    bool one_form = field->flags & (CHAMBER_COMPACT | CHAMBER_DERIVED);
    if (!(field->flags & CHAMBER_UNIQUE) || record_empty(field, record))
        return CHAMBER_OK;
    if (field->flags & CHAMBER_FINDS && value_class(field) == VALUE_TEXT && !one_form)
        return check_name(db, noun, field, record);
    return check_key(db, noun, field->name, record);
}

int check_record(struct chamber_db *db, const struct chamber_noun *noun, const void *record,
                 const void *before, uint64_t fields)
{
    int rc = CHAMBER_OK;
    bool changed = false;
    for (size_t i = 0; i < noun->field_count && rc == CHAMBER_OK; i++) {
        const struct chamber_field *field = &noun->fields[i];
        if (!(fields >> i & 1) || (before && record_same(field, before, record)))
            continue;
        changed = true;
        rc = check_field(db, noun, field, record, before);
        if (rc == CHAMBER_OK)
            rc = check_unique(db, noun, field, record);
    }
    if (rc == CHAMBER_OK && changed && noun->unique_together)
        rc = check_key(db, noun, noun->unique_together, record);
    return rc;
}

/* Check a record that had all its values before; `passed_over`: but for fields of that flag. */
static int check_values(struct chamber_db *db, const struct chamber_noun *noun, const void *record,
                        unsigned passed_over)
{
    int rc = CHAMBER_OK;
    for (size_t i = 0; i < noun->field_count && rc == CHAMBER_OK; i++) {
        if (noun->fields[i].flags & passed_over)
            continue;
        rc = check_field(db, noun, &noun->fields[i], record, record);
        if (rc == CHAMBER_OK)
            rc = check_unique(db, noun, &noun->fields[i], record);
    }
    if (rc == CHAMBER_OK && noun->unique_together)
        rc = check_key(db, noun, noun->unique_together, record);
    return rc;
}

int check_kept(struct chamber_db *db, const struct chamber_noun *noun, const void *record)
{
    return check_values(db, noun, record, 0);
}

int check_restored(struct chamber_db *db, const struct chamber_noun *noun, const void *record)
{
    /* all values of a dated field come back, not one */
    int rc = check_values(db, noun, record, CHAMBER_DATED);
    return rc == CHAMBER_E_NOT_FOUND || rc == CHAMBER_E_CONFLICT ? CHAMBER_E_REFUSED : rc;
}

int check_dated(struct chamber_db *db, const struct chamber_noun *noun,
                const struct chamber_field *field, const char *text, chamber_id id)
{
    int rc = CHAMBER_OK;
    if (field->kind == CHAMBER_REF && id)
        rc = check_reference(db, noun, field, id);
    else if (text)
        rc = check_text(db, noun, field, text, true);
    return rc == CHAMBER_E_NOT_FOUND ? CHAMBER_E_REFUSED : rc;
}

static int count_uses(struct chamber_db *db, const struct chamber_noun *noun,
                      const struct chamber_field *field, chamber_id id, int64_t *count)
{
    struct str sql = {0};
    sql_count_uses(&sql, noun, field);
    CLEAN_STMT struct stmt *st = row_stmt(db, &sql);
    stmt_bind_int_at(st, 1, id);
    int rc = stmt_step(st);
    if (rc != CHAMBER_ROW)
        return rc;
    *count += stmt_int(st, 0);
    return CHAMBER_OK;
}

/* What refers to a record: counts by noun, and the commands that list them. */
struct references {
    struct str counts;
    struct str commands;
};

enum { COMMANDS_MAX = 100 }; /* bytes: a message shows no more of them */

static void name_command(const struct chamber_noun *user, const struct chamber_field *field,
                         chamber_id id, struct references *references)
{
    if (references->commands.length < COMMANDS_MAX / 2)
        str_addf(&references->commands, "%schamber %s list --%s=#%lld",
                 references->commands.length ? ", " : "", user->name, field->name, (long long)id);
}

/* How often records of `user` refer to the record. */
static int count_noun(struct chamber_db *db, const struct chamber_noun *user,
                      const struct chamber_noun *noun, chamber_id id, struct references *references)
{
    int64_t count = 0;
    int rc = CHAMBER_OK;
    for (size_t i = 0; i < user->field_count && rc == CHAMBER_OK; i++) {
        const struct chamber_field *field = &user->fields[i];
        int64_t before = count;
        bool own_event = user == noun->events && strcmp(field->name, user->parent) == 0;
        if (field->refers == noun && !own_event)
            rc = count_uses(db, user, field, id, &count);
        if (count > before)
            name_command(user, field, id, references);
    }
    if (rc == CHAMBER_OK && count > 0)
        str_addf(&references->counts, "%s%lld %s", references->counts.length ? ", " : "",
                 (long long)count, record_noun_called(db, user));
    return rc;
}

int check_references(struct chamber_db *db, const struct chamber_noun *noun, chamber_id id)
{
    struct references references = {0};
    char record[80];
    int rc = CHAMBER_OK;
    snprintf(record, sizeof record, "%s #%lld", record_noun_called(db, noun), (long long)id);
    for (const struct chamber_noun *const *user = chamber_nouns(); *user && rc == CHAMBER_OK;
         user++)
        rc = count_noun(db, *user, noun, id, &references);
    if (rc == CHAMBER_OK && references.counts.length)
        rc = fail(db, CHAMBER_E_REFUSED, "still_referred", record, str_text(&references.counts),
                  str_text(&references.commands));
    str_free(&references.counts);
    str_free(&references.commands);
    return rc;
}
