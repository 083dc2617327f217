/* SPDX-License-Identifier: MIT */
/* Statements: binding, reading, the cache, and failures kept until the first step. */
#include <stdio.h>
#include <string.h>

#include "store/handle.h"
#include "unit/store_help.h"
#include "unit/suite.h"

static struct chamber_db *open_in(const struct help_folder *folder)
{
    struct chamber_db *db = NULL;
    help_database(help_path(folder, "chamber.db"));
    ck_assert_int_eq(help_open(&db, help_path(folder, "chamber.db"), CHAMBER_WRITE), CHAMBER_OK);
    ck_assert_int_eq(help_run(db, "CREATE TABLE sample (id INTEGER PRIMARY KEY, t TEXT UNIQUE,"
                                  " b BLOB, n INTEGER NOT NULL DEFAULT 0,"
                                  " CONSTRAINT sample_n CHECK (n < 10)) STRICT"),
                     CHAMBER_OK);
    return db;
}

START_TEST(test_bind_and_read)
{
    static const char text[] = "𠮷田 '\"; --";
    static const unsigned char blob[] = {0, 1, 255, 0};
    HELP_FOLDER(folder);
    struct chamber_db *db = open_in(&folder);
    struct stmt *st = stmt_sql(db, "INSERT INTO sample (t, b, n) VALUES (:t, :b, :n)");
    stmt_bind_text(st, ":t", text);
    stmt_bind_blob(st, ":b", blob, sizeof(blob));
    stmt_bind_int(st, ":n", -7);
    stmt_bind_int(st, ":other", 5); /* passed over */
    ck_assert_int_eq(stmt_run(st), CHAMBER_OK);
    ck_assert_int_eq(store_last_id(db), 1);
    ck_assert_int_eq(store_changed(db), 1);
    stmt_reset(st);
    stmt_bind_text(st, ":t", NULL);
    stmt_bind_blob(st, ":b", NULL, 0);
    stmt_bind_int(st, ":n", 0);
    ck_assert_int_eq(stmt_run(st), CHAMBER_OK);
    stmt_done(st);

    st = stmt_sql(db, "SELECT t, b, n FROM sample WHERE id = ?1 OR id = ?2 ORDER BY id");
    stmt_bind_int_at(st, 1, 1);
    stmt_bind_text_at(st, 2, "2");
    ck_assert_int_eq(stmt_step(st), CHAMBER_ROW);
    ck_assert_str_eq(stmt_text(st, 0), text);
    size_t length = 0;
    ck_assert_mem_eq(stmt_blob(st, 1, &length), blob, sizeof(blob));
    ck_assert_uint_eq(length, sizeof(blob));
    ck_assert_int_eq(stmt_int(st, 2), -7);
    ck_assert_str_eq(stmt_text(st, 2), "-7");
    ck_assert_int_eq(stmt_step(st), CHAMBER_ROW);
    ck_assert(stmt_is_null(st, 0));
    ck_assert_ptr_null(stmt_text(st, 0));
    ck_assert_ptr_nonnull(stmt_blob(st, 1, &length)); /* empty is not NULL */
    ck_assert_uint_eq(length, 0);
    ck_assert_ptr_null(stmt_blob(st, 0, &length));
    ck_assert_int_eq(stmt_step(st), CHAMBER_OK);
    stmt_done(st);
    chamber_close(db);
}
END_TEST

/* Of a text and a part that is folded already; NULL is bound as it is. */
static int64_t has_folded(struct chamber_db *db, const char *text, const char *part)
{
    struct stmt *st = stmt_sql(db, "SELECT has_folded(:text, :part)");
    stmt_bind_text(st, ":text", text);
    stmt_bind_text(st, ":part", part);
    ck_assert_int_eq(stmt_step(st), CHAMBER_ROW);
    ck_assert(!stmt_is_null(st, 0));
    int64_t has = stmt_int(st, 0);
    stmt_done(st);
    return has;
}

START_TEST(test_folded_texts)
{
    HELP_FOLDER(folder);
    struct chamber_db *db = open_in(&folder);
    ck_assert_int_eq(has_folded(db, "上海市ＡＢ级 企业（2018）", "ab级企业(2018)"), 1);
    ck_assert_int_eq(has_folded(db, "上海市ＡＢ级企业", "c级"), 0);
    ck_assert_int_eq(has_folded(db, "全国工人先锋号", ""), 1);
    ck_assert_int_eq(has_folded(db, "", "全国"), 0);
    ck_assert_int_eq(has_folded(db, NULL, "全国"), 0);
    ck_assert_int_eq(has_folded(db, "全国工人先锋号", NULL), 0);
    ck_assert_int_eq(has_folded(db, "\xff\xfe全国", "全国"), 0); /* no text at all */
    /* nothing that a file's schema says may call it */
    ck_assert_int_lt(help_run(db, "CREATE TABLE bad (t TEXT CHECK (has_folded(t, 'a')))"), 0);
    chamber_close(db);
}
END_TEST

START_TEST(test_cache)
{
    HELP_FOLDER(folder);
    struct chamber_db *db = open_in(&folder);
    struct stmt *one = stmt_sql(db, "SELECT :a");
    stmt_bind_int(one, ":a", 5);
    ck_assert_int_eq(stmt_step(one), CHAMBER_ROW);
    struct stmt *two = stmt_sql(db, "SELECT :a"); /* the cached one is in use */
    ck_assert_ptr_ne(one, two);
    stmt_bind_text(two, ":a", NULL);
    ck_assert_int_eq(stmt_step(two), CHAMBER_ROW);
    ck_assert(stmt_is_null(two, 0));
    ck_assert_int_eq(stmt_int(one, 0), 5);
    stmt_done(two);
    stmt_done(one);
    CLEAN_FREE char *same_text = strdup("SELECT :a");
    struct stmt *again = stmt_sql(db, same_text);
    ck_assert_ptr_eq(again, one);
    ck_assert_int_eq(stmt_step(again), CHAMBER_E_USAGE); /* what was bound is forgotten */
    stmt_done(again);
    stmt_done(NULL);
    chamber_close(db);
}
END_TEST

static void compose_number(struct str *out, const struct chamber_noun *noun,
                           const struct chamber_field *field)
{
    str_addf(out, "SELECT %d", noun ? 1 : field ? 2 : 3);
}

/* A statement in use is not given away a second time, however it is asked for. */
START_TEST(test_in_use)
{
    HELP_FOLDER(folder);
    struct chamber_db *db = open_in(&folder);
    for (int named = 0; named <= 1; named++) {
        struct stmt *held[3];
        for (size_t i = 0; i < COUNT_OF(held); i++) {
            held[i] = named ? stmt_named(db, SQL_UNDO_WRITING)
                            : stmt_composed(db, compose_number, NULL, NULL);
            for (size_t k = 0; k < i; k++)
                ck_assert_ptr_ne(held[i], held[k]);
        }
        if (!named) {
            ck_assert_int_eq(stmt_step(held[2]), CHAMBER_ROW);
            ck_assert_int_eq(stmt_int(held[2], 0), 3);
        }
        for (size_t i = 0; i < COUNT_OF(held); i++)
            stmt_done(held[i]);
        struct stmt *again = named ? stmt_named(db, SQL_UNDO_WRITING)
                                   : stmt_composed(db, compose_number, NULL, NULL);
        ck_assert_ptr_eq(again, held[0]); /* the one that is kept */
        stmt_done(again);
    }
    chamber_close(db);
}
END_TEST

/* More texts than the cache holds, with some in use while it starts over. */
START_TEST(test_cache_is_bounded)
{
    HELP_FOLDER(folder);
    struct chamber_db *db = open_in(&folder);
    struct stmt *held = stmt_sql(db, "SELECT 'held'");
    ck_assert_int_eq(stmt_step(held), CHAMBER_ROW);
    for (int i = 0; i < 3 * STMT_CACHED; i++) {
        char sql[40];
        snprintf(sql, sizeof(sql), "SELECT %d", i);
        ck_assert_int_eq(help_number(db, sql), i);
        ck_assert_uint_le(db->cache.count, STMT_CACHED);
    }
    ck_assert_str_eq(stmt_text(held, 0), "held");
    stmt_done(held);
    ck_assert_int_eq(help_number(db, "SELECT 0"), 0);
    chamber_close(db);
}
END_TEST

START_TEST(test_named_queries)
{
    HELP_FOLDER(folder);
    struct chamber_db *db = open_in(&folder);
    ck_assert_ptr_null(sql_text(SQL_COUNT));
    ck_assert_ptr_null(sql_name_text(SQL_COUNT));
    ck_assert_ptr_null(stmt_named(db, SQL_COUNT));
    for (int i = 0; i < (int)SQL_COUNT; i++) {
        ck_assert_ptr_nonnull(sql_text((enum sql_name)i));
        ck_assert_ptr_nonnull(sql_name_text((enum sql_name)i));
        for (int k = 0; k < i; k++)
            ck_assert_str_ne(sql_name_text((enum sql_name)i), sql_name_text((enum sql_name)k));
    }
    chamber_close(db);
}
END_TEST

START_TEST(test_failures_are_kept)
{
    HELP_FOLDER(folder);
    struct chamber_db *db = open_in(&folder);
    struct stmt *st = stmt_sql(db, "SELECT no_such_column FROM sample");
    ck_assert_int_eq(chamber_error(db)->result, CHAMBER_E_DATABASE);
    error_reset(store_error(db));
    stmt_bind_int(st, ":a", 1);
    stmt_bind_int_at(st, 1, 1);
    ck_assert_int_eq(stmt_step(st), CHAMBER_E_DATABASE);
    ck_assert_int_eq(chamber_error(db)->result, CHAMBER_E_DATABASE);
    ck_assert_ptr_null(strstr(chamber_error_text(db), "no_such_column"));
    stmt_done(st);
    st = stmt_sql(db, "SELECT ?1");
    stmt_bind_int_at(st, 2, 1);
    ck_assert_int_eq(stmt_step(st), CHAMBER_E_USAGE);
    ck_assert_str_eq(chamber_error(db)->message, "parameter_range");
    stmt_done(st);
    st = stmt_sql(db, "SELECT ?1");
    stmt_bind_int_at(st, 0, 1);
    stmt_bind_int_at(st, 1, 1); /* too late */
    ck_assert_int_eq(stmt_step(st), CHAMBER_E_USAGE);
    ck_assert_str_eq(chamber_error(db)->args[0], "0");
    stmt_done(st);
    ck_assert_int_eq(help_run(db, "SELECT 1; SELECT 2"), CHAMBER_E_USAGE);
    ck_assert_int_eq(help_run(db, ""), CHAMBER_E_USAGE);
    ck_assert_int_eq(help_run(db, "SELECT 1; \n"), CHAMBER_OK);
    /* one that memory was not enough for reads as nothing */
    ck_assert_int_eq(stmt_step(NULL), CHAMBER_E_NO_MEMORY);
    ck_assert(stmt_is_null(NULL, 0));
    ck_assert_int_eq(stmt_int(NULL, 0), 0);
    ck_assert_ptr_null(stmt_text(NULL, 0));
    chamber_close(db);
    db = chamber_new();
    ck_assert_int_eq(store_last_id(db), 0);
    ck_assert_int_eq(store_changed(db), 0);
    ck_assert_int_eq(help_run(db, "SELECT 1"), CHAMBER_E_USAGE);
    ck_assert_str_eq(chamber_error(db)->message, "not_open");
    chamber_close(db);
}
END_TEST

/* The step fails and tells the name; the statement is good once it has the value. */
static void check_unbound(struct chamber_db *db, struct stmt *st, const char *name)
{
    error_reset(store_error(db));
    ck_assert_int_eq(stmt_step(st), CHAMBER_E_USAGE);
    ck_assert_str_eq(chamber_error(db)->message, "parameter_unbound");
    ck_assert_str_eq(chamber_error(db)->args[0], name);
}

START_TEST(test_unbound)
{
    HELP_FOLDER(folder);
    struct chamber_db *db = open_in(&folder);
    struct stmt *st = stmt_sql(db, "SELECT :a, :until, :a");
    check_unbound(db, st, ":a");
    stmt_bind_int(st, ":a", 1);
    stmt_bind_int(st, ":untill", 1);
    check_unbound(db, st, ":until");
    stmt_bind_text(st, ":until", NULL);
    ck_assert_int_eq(stmt_step(st), CHAMBER_ROW);
    ck_assert_int_eq(stmt_step(st), CHAMBER_OK);
    ck_assert_int_eq(stmt_run(st), CHAMBER_OK); /* once more with the same */
    stmt_reset(st);
    check_unbound(db, st, ":a");
    stmt_done(st);
    st = stmt_sql(db, "SELECT ?1 + ?2");
    stmt_bind_int_at(st, 1, 1);
    check_unbound(db, st, "?2");
    stmt_bind_null_at(st, 2);
    ck_assert_int_eq(stmt_step(st), CHAMBER_ROW);
    stmt_done(st);
    st = stmt_sql(db, "SELECT ?");
    check_unbound(db, st, "?");
    stmt_done(st);
    st = stmt_sql(db, "EXPLAIN SELECT :a");
    ck_assert_int_eq(stmt_step(st), CHAMBER_ROW);
    stmt_done(st);
    chamber_close(db);
}
END_TEST

/* More parameters than a machine word has bits. */
START_TEST(test_many_parameters)
{
    HELP_FOLDER(folder);
    struct chamber_db *db = open_in(&folder);
    CLEAN_STR struct str sql = {0};
    str_add(&sql, "SELECT ?1");
    for (int n = 2; n <= 300; n++)
        str_addf(&sql, " + ?%d", n);
    struct stmt *st = stmt_sql(db, str_text(&sql));
    for (int n = 1; n <= 300; n++)
        if (n != 200)
            stmt_bind_int_at(st, n, 1);
    check_unbound(db, st, "?200");
    stmt_bind_int_at(st, 200, 1);
    ck_assert_int_eq(stmt_step(st), CHAMBER_ROW);
    ck_assert_int_eq(stmt_int(st, 0), 300);
    stmt_done(st);
    chamber_close(db);
}
END_TEST

START_TEST(test_constraints)
{
    static const struct {
        const char *sql;
        int result;
        const char *message, *arg;
    } cases[] = {
        {"INSERT INTO sample (t) VALUES ('a')", CHAMBER_OK, NULL, NULL},
        {"INSERT INTO sample (t) VALUES ('a')", CHAMBER_E_CONFLICT, "constraint_unique",
         "sample.t"},
        {"INSERT INTO sample (id) VALUES (1)", CHAMBER_E_CONFLICT, "constraint_unique",
         "sample.id"},
        {"INSERT INTO sample (n) VALUES (10)", CHAMBER_E_REFUSED, "constraint_check", "sample_n"},
        {"INSERT INTO sample (n) VALUES (NULL)", CHAMBER_E_REFUSED, "constraint_required",
         "sample.n"},
        {"INSERT INTO sample (n) VALUES ('1 个: 2')", CHAMBER_E_REFUSED, "constraint_type",
         "sample.n"},
        {"INSERT INTO visit (visited_on, enterprise, state) VALUES ('2018-07-20', 99, 'done')",
         CHAMBER_E_REFUSED, "constraint_reference", NULL},
        {"INSERT INTO visit (visited_on, enterprise, state) VALUES ('2018-07-2', 99, 'done')",
         CHAMBER_E_REFUSED, "constraint_check", "visit_visited_on"},
        {"INSERT INTO sample (b) VALUES (zeroblob(70000000))", CHAMBER_E_REFUSED, "too_large",
         NULL},
    };
    HELP_FOLDER(folder);
    struct chamber_db *db = open_in(&folder);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        error_reset(store_error(db));
        ck_assert_msg(help_run(db, cases[i].sql) == cases[i].result, "%s", cases[i].sql);
        ck_assert(str_same(chamber_error(db)->message, cases[i].message));
        ck_assert(str_same(chamber_error(db)->args[0], cases[i].arg));
    }
    ck_assert_int_eq(help_number(db, "SELECT count(*) FROM sample"), 1);
    chamber_close(db);
}
END_TEST

/* A statement still held when the handle is closed neither keeps the file open nor dangles. */
START_TEST(test_held_over_close)
{
    HELP_FOLDER(folder);
    struct chamber_db *db = open_in(&folder);
    struct stmt *st = stmt_sql(db, "SELECT name FROM sqlite_schema");
    ck_assert_int_eq(stmt_step(st), CHAMBER_ROW);
    chamber_close(db);
    ck_assert_int_eq(help_count(&folder), 1);
    ck_assert_int_lt(stmt_step(st), 0);
    ck_assert_ptr_null(stmt_text(st, 0));
    stmt_bind_int(st, ":a", 1);
    stmt_reset(st);
    stmt_done(st);
}
END_TEST

SUITE_MAIN("store_stmt", test_bind_and_read, test_folded_texts, test_cache, test_in_use,
           test_cache_is_bounded, test_named_queries, test_failures_are_kept, test_unbound,
           test_many_parameters, test_constraints, test_held_over_close)
