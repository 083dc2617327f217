/* SPDX-License-Identifier: MIT */
/* The handle: its settings, its failures, its end. */
#include <string.h>

#include "base/utf8.h"
#include "store/connect.h"
#include "store/create.h"
#include "store/handle.h"
#include "text/message.h"

enum { BUSY_TIMEOUT = 20000, ACTOR_MAX = 200 };

int chamber_single_threaded(void)
{
    int rc = sqlite3_config(SQLITE_CONFIG_SINGLETHREAD);
    if (rc == SQLITE_OK)
        rc = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    return rc == SQLITE_OK ? CHAMBER_OK : CHAMBER_E_USAGE;
}

struct chamber_db *chamber_new(void)
{
    struct chamber_db *db = calloc(1, sizeof(*db));
    if (db)
        db->busy_timeout = BUSY_TIMEOUT;
    return db;
}

void store_disconnect(struct chamber_db *db)
{
    stmt_close_all(db);
    db->seen = (struct seen){0};
    sqlite3_stmt **const own[] = {&db->roll_back, &db->commit, &db->save, &db->take_back,
                                  &db->release};
    for (size_t i = 0; i < COUNT_OF(own); i++) {
        sqlite3_finalize(*own[i]);
        *own[i] = NULL;
    }
    /* first out of reach of chamber_interrupt(), then closed */
    sqlite3 *sql = db->sql;
    db->sql = NULL;
    sqlite3_close(sql);
}

void store_close(struct chamber_db *db)
{
    store_roll_back(db);
    store_disconnect(db);
    if (db->alone)
        open_tidy(db->path);
    db->alone = false;
    if (db->kept) /* it is of this database */
        db->destroy_kept(db->kept);
    db->kept = NULL;
    free(db->path);
    db->path = NULL;
    db->schema_number = 0;
    db->older = false;
}

void chamber_close(struct chamber_db *db)
{
    if (!db)
        return;
    if (db->creation)
        (void)!store_create_end(db, CHAMBER_E_REFUSED);
    store_close(db);
    error_free(&db->error);
    str_free(&db->warning);
    free(db->actor);
    free(db);
}

void chamber_set_language(struct chamber_db *db, enum chamber_language language)
{
    db->language = language;
}

enum chamber_language chamber_get_language(const struct chamber_db *db)
{
    return db->language;
}

void chamber_set_mask(struct chamber_db *db, bool mask)
{
    db->mask = mask;
}

bool chamber_get_mask(const struct chamber_db *db)
{
    return db->mask;
}

int chamber_set_today(struct chamber_db *db, const char *today)
{
    if (!today || !date_valid(today))
        return fail(db, CHAMBER_E_USAGE, "unreadable_today", today ? today : "");
    memcpy(db->today.text, today, DATE_SIZE);
    return CHAMBER_OK;
}

const char *chamber_today(struct chamber_db *db)
{
    if (db->today.text[0] == '\0')
        date_local_today(&db->today);
    return db->today.text;
}

int chamber_set_actor(struct chamber_db *db, const char *actor)
{
    size_t length = actor ? strlen(actor) : 0;
    if (length == 0 || length > ACTOR_MAX || !utf8_valid(actor, length) ||
        utf8_has_control(actor) || strpbrk(actor, "\t\n"))
        return fail(db, CHAMBER_E_USAGE, "wrong_actor");
    char *copy = str_copy(actor);
    if (!copy)
        return fail_memory(db);
    free(db->actor);
    db->actor = copy;
    return CHAMBER_OK;
}

const char *store_actor(const struct chamber_db *db)
{
    return db->actor ? db->actor : "unknown";
}

void chamber_set_busy_timeout(struct chamber_db *db, int milliseconds)
{
    db->busy_timeout = milliseconds > 0 ? milliseconds : 0;
}

bool store_is_open(const struct chamber_db *db)
{
    return db->sql != NULL;
}

int store_schema_number(const struct chamber_db *db)
{
    return db->schema_number;
}

void chamber_interrupt(struct chamber_db *db)
{
    db->interrupted = 1;
    if (db->sql)
        sqlite3_interrupt(db->sql);
}

struct error *store_error(struct chamber_db *db)
{
    return &db->error;
}

int fail_field(struct chamber_db *db, int result, const char *noun, const char *field,
               const char *label, const char *const *words)
{
    result = error_set(&db->error, result, words);
    error_at_field(&db->error, noun, field, label);
    return result;
}

int fail_memory(struct chamber_db *db)
{
    return fail(db, CHAMBER_E_NO_MEMORY, "no_memory");
}

const struct chamber_error *chamber_error(const struct chamber_db *db)
{
    return &db->error.shown;
}

/* "FILE:LINE: " or "FILE:CELL: ", and "label(field): ", as far as they are known. */
static void add_place(struct str *text, const struct error *error, enum chamber_language language)
{
    const struct chamber_error *shown = &error->shown;
    if (shown->file) {
        utf8_escape(text, shown->file, 0);
        if (shown->cell)
            str_addf(text, ":%s", shown->cell);
        else if (shown->line > 0)
            str_addf(text, ":%lld", (long long)shown->line);
        str_add(text, ": ");
    }
    if (!shown->field)
        return;
    if (error->label && language == CHAMBER_ZH)
        str_addf(text, "%s(%s): ", error->label, shown->field);
    else
        str_addf(text, "%s: ", shown->field);
}

const char *chamber_error_text(struct chamber_db *db)
{
    struct error *error = &db->error;
    if (error->shown.result == CHAMBER_OK)
        return "";
    str_reset(&error->text);
    add_place(&error->text, error, db->language);
    message_format(&error->text, db->language, error->shown.message, error->shown.args);
    if (!error->text.failed)
        return str_text(&error->text);
    str_free(&error->text);
    return chamber_message(db->language, "no_memory");
}

/* A long import may give the same warning for every row: the first ones are enough. */
enum { WARNING_MAX = 1000 };

void store_warn(struct chamber_db *db, const char *id, const char *first, const char *second)
{
    if (db->warning.length > WARNING_MAX)
        return;
    if (db->warning.length > 0)
        str_add(&db->warning, db->language == CHAMBER_ZH ? "；" : "; ");
    message_format(&db->warning, db->language, id, (const char *const[]){first, second, NULL});
}

char *store_take_warning(struct chamber_db *db)
{
    return str_take(&db->warning);
}

const char *chamber_warning_text(const struct chamber_db *db)
{
    return str_text(&db->warning);
}
