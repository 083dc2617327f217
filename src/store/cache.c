/* SPDX-License-Identifier: MIT */
/* Making statements and keeping them. A statement is found again by its text; one that is in use is
 * left alone and a fresh one made, which is dropped afterwards. */
#include <string.h>

#include "store/handle.h"
#include "store/report.h"
#include "store/statement.h"

/* FNV-1a. */
static uint32_t hash_text(const char *text)
{
    uint32_t hash = 2166136261U;
    for (const unsigned char *at = (const unsigned char *)text; *at; at++)
        hash = (hash ^ *at) * 16777619U;
    return hash;
}

static void link_in(struct chamber_db *db, struct stmt *st)
{
    st->older = db->cache.all;
    if (st->older)
        st->older->newer = st;
    db->cache.all = st;
}

static void link_out(struct chamber_db *db, struct stmt *st)
{
    if (st->newer)
        st->newer->older = st->older;
    else
        db->cache.all = st->older;
    if (st->older)
        st->older->newer = st->newer;
}

static void destroy(struct stmt *st)
{
    if (st->db)
        link_out(st->db, st);
    sqlite3_finalize(st->raw);
    free(st);
}

/* The cache is full only where texts are composed without end: start over with the idle ones. */
static void drop_idle(struct chamber_db *db)
{
    memset((void *)db->cache.named, 0, sizeof(db->cache.named));
    memset(db->cache.composed, 0, sizeof(db->cache.composed));
    for (size_t i = 0; i < STMT_BUCKETS; i++) {
        struct stmt *st = db->cache.buckets[i];
        db->cache.buckets[i] = NULL;
        while (st) {
            struct stmt *next = st->next;
            st->cached = false;
            if (!st->busy)
                destroy(st);
            st = next;
        }
    }
    db->cache.count = 0;
}

static void remember(struct chamber_db *db, struct stmt *st, uint32_t hash)
{
    if (db->cache.count >= STMT_CACHED)
        drop_idle(db);
    st->hash = hash;
    st->cached = true;
    st->next = db->cache.buckets[hash % STMT_BUCKETS];
    db->cache.buckets[hash % STMT_BUCKETS] = st;
    db->cache.count++;
}

static struct stmt *find(struct chamber_db *db, const char *sql, uint32_t hash)
{
    struct stmt *st = db->cache.buckets[hash % STMT_BUCKETS];
    while (st && (st->hash != hash || strcmp(sqlite3_sql(st->raw), sql) != 0))
        st = st->next;
    return st;
}

static bool only_blanks(const char *text)
{
    return text[strspn(text, " \t\r\n;")] == '\0';
}

static void prepare(struct chamber_db *db, struct stmt *st, const char *sql)
{
    if (!db->sql) {
        st->failed = fail(db, CHAMBER_E_USAGE, "not_open");
        return;
    }
    const char *rest = "";
    int rc = sqlite3_prepare_v3(db->sql, sql, -1, SQLITE_PREPARE_PERSISTENT, &st->raw, &rest);
    if (rc != SQLITE_OK) {
        st->failed = report_sqlite(db, db->sql, rc);
    } else if (!st->raw || !only_blanks(rest)) {
        st->failed = fail(db, CHAMBER_E_USAGE, "statement_unfit", "one statement is expected");
        sqlite3_finalize(st->raw);
        st->raw = NULL;
    }
}

struct stmt *stmt_sql(struct chamber_db *db, const char *sql)
{
    uint32_t hash = hash_text(sql);
    struct stmt *known = find(db, sql, hash);
    if (known && !known->busy) {
        known->busy = true;
        return known;
    }
    struct stmt *st = calloc(1, sizeof(*st));
    if (!st) {
        fail_memory(db);
        return NULL;
    }
    st->db = db;
    st->busy = true;
    link_in(db, st);
    prepare(db, st, sql);
    if (!known && !st->failed)
        remember(db, st, hash);
    return st;
}

struct stmt *stmt_named(struct chamber_db *db, enum sql_name name)
{
    if (name >= SQL_COUNT) {
        fail(db, CHAMBER_E_USAGE, "statement_unfit", "no such name");
        return NULL;
    }
    struct stmt *st = db->cache.named[name];
    if (st && !st->busy) {
        st->busy = true;
        return st;
    }
    st = stmt_sql(db, sql_text(name));
    if (st && st->cached)
        db->cache.named[name] = st;
    return st;
}

static bool is_from(const struct composed *place, stmt_composer *compose,
                    const struct chamber_noun *noun, const struct chamber_field *field)
{
    return place->compose == compose && place->noun == noun && place->field == field;
}

/* Where it is, or else a free place next to where it would be. Nouns and their fields are objects
 * next to each other: a few bits of their addresses differ, by other addresses at each start. */
static struct composed *place_of(struct chamber_db *db, stmt_composer *compose,
                                 const struct chamber_noun *noun, const struct chamber_field *field)
{
    uint64_t mixed = (uint64_t)(uintptr_t)compose ^ (uint64_t)(uintptr_t)noun * 31 ^
                     (uint64_t)(uintptr_t)field * 131;
    mixed *= UINT64_C(0x9E3779B97F4A7C15);
    for (size_t i = 0; i < STMT_PROBES; i++) {
        struct composed *place = &db->cache.composed[((mixed >> 32) + i) % STMT_COMPOSED];
        if (!place->st || is_from(place, compose, noun, field))
            return place;
    }
    return &db->cache.composed[(mixed >> 32) % STMT_COMPOSED];
}

struct stmt *stmt_composed(struct chamber_db *db, stmt_composer *compose,
                           const struct chamber_noun *noun, const struct chamber_field *field)
{
    struct composed *place = place_of(db, compose, noun, field);
    struct stmt *st = place->st;
    if (st && !st->busy && is_from(place, compose, noun, field)) {
        st->busy = true;
        return st;
    }
    CLEAN_STR struct str sql = {0};
    compose(&sql, noun, field);
    if (sql.failed) {
        (void)fail_memory(db);
        return NULL;
    }
    st = stmt_sql(db, str_text(&sql));
    if (st && st->cached) /* dropping the idle ones may have emptied all places */
        *place = (struct composed){.compose = compose, .noun = noun, .field = field, .st = st};
    return st;
}

void stmt_done(struct stmt *st)
{
    if (!st)
        return;
    if (!st->cached) {
        destroy(st);
        return;
    }
    stmt_reset(st);
    st->busy = false;
}

void stmt_close_all(struct chamber_db *db)
{
    drop_idle(db);
    while (db->cache.all) {
        struct stmt *st = db->cache.all;
        link_out(db, st);
        sqlite3_finalize(st->raw);
        st->raw = NULL;
        st->db = NULL;
    }
}
