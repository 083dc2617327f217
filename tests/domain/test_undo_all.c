/* SPDX-License-Identifier: MIT */
/* Batches of every kind, taken back one after the other to nothing, the database sound all along.
 */
#include "check_help.h"
#include "digest.h"
#include "import_help.h"
#include "random_all.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#undef fail /* Check's; the store has one of its own */
#include "base/str.h"

static struct chamber_db *db;

static void expect_digest(const char *expected)
{
    char *now = digest_of(db);
    ck_assert_str_eq(now, expected);
    free(now);
}

/* Every verb that was written, each between commas. */
static void note_verbs(struct str *verbs)
{
    struct chamber_batch batch = {0};
    struct chamber_cursor *cursor = NULL;
    ck_ok(chamber_log_open(db, 0, &cursor));
    while (chamber_cursor_next(cursor, &batch) == CHAMBER_ROW) {
        struct str verb = {0};
        str_addf(&verb, ",%s,", batch.verb);
        if (!strstr(str_text(verbs), str_text(&verb)))
            str_add(verbs, str_text(&verb));
        str_free(&verb);
    }
    chamber_cursor_close(cursor);
    chamber_record_clear(&chamber_batch_noun, &batch);
}

static void expect_verb(const struct str *verbs, const char *noun, const char *verb)
{
    char wanted[80];
    snprintf(wanted, sizeof wanted, ",%s%s%s,", noun, *noun ? " " : "", verb);
    ck_assert_msg(strstr(str_text(verbs), wanted), "no batch of %s in %s", wanted, str_text(verbs));
}

/* Otherwise the runs would prove nothing for what they left out. */
static void expect_every_kind(const struct str *verbs)
{
    static const char *const others[] = {
        "enterprise merge", "enterprise leave",
        "enterprise amend", "enterprise import",
        "visit import",     "choice import",
        "visit log",        "request accept",
        "request assign",   "request amend",
        "term end",         "post end",
        "stats freeze",     "batch",
    };
    for (const struct chamber_noun *const *noun = chamber_nouns(); *noun; noun++) {
        const char *name = chamber_noun_name(*noun);
        if (strstr(name, "_event") || strcmp(name, "frozen") == 0)
            continue; /* written by the verbs above */
        expect_verb(verbs, name, "add");
        expect_verb(verbs, name, "edit");
        expect_verb(verbs, name, "remove");
    }
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        expect_verb(verbs, "", others[i]);
}

static void undo_all(chamber_id first)
{
    for (chamber_id batch = chamber_last_batch(db); batch > first; batch--) {
        int rc = chamber_undo(db, batch);
        struct chamber_batch undone = {0};
        ck_ok(rc == CHAMBER_OK ? chamber_batch_get(db, batch, &undone) : rc);
        if (batch % 97 == 0)
            check_sound(db);
        chamber_record_clear(&chamber_batch_noun, &undone);
    }
}

START_TEST(test_every_kind_undone_to_nothing)
{
    struct str verbs = {0};
    for (unsigned seed = 41; seed <= 42; seed++) {
        unsigned state = seed;
        db = fixture_open("2018-12-31");
        char *empty = digest_of(db);
        chamber_id first = chamber_last_batch(db);
        random_all_begin(db, &state);
        for (int n = 0; n < 250; n++) {
            random_any(db, &state, n);
            if (n % 125 == 124)
                check_sound(db);
        }
        random_each(db, &state, 900);
        check_sound(db);
        note_verbs(&verbs);
        undo_all(first);
        expect_digest(empty);
        check_sound(db);
        free(empty);
        fixture_close(db);
    }
    expect_every_kind(&verbs);
    str_free(&verbs);
}
END_TEST

START_TEST(test_ten_thousand_rows)
{
    enum { ROWS = 10000, ENTERPRISES = 50 };
    struct str text = {0};
    char name[40];
    db = fixture_open("2018-12-31");
    char *empty = digest_of(db);
    chamber_id first = chamber_last_batch(db);
    for (int i = 1; i <= ENTERPRISES; i++) {
        snprintf(name, sizeof name, "企业%d号", i);
        fixture_enterprise(db, name, "2017-01-01");
    }
    char *before = digest_of(db);
    str_add(&text, "走访日期,企业,备注\n");
    for (int i = 0; i < ROWS; i++)
        str_addf(&text, "2018-%02d-%02d,企业%d号,第%d次\n", i % 12 + 1, i % 28 + 1,
                 i % ENTERPRISES + 1, i);
    imports(visit, str_text(&text), NULL, ROWS, 0, 0);
    check_sound(db);
    ck_ok(chamber_undo(db, chamber_last_batch(db)));
    check_sound(db);
    expect_digest(before);
    ck_ok(chamber_undo(db, chamber_last_batch(db))); /* and all of it again */
    ck_assert_uint_eq(fixture_count(db, &chamber_visit_noun, NULL), ROWS);
    undo_all(first);
    expect_digest(empty);
    check_sound(db);
    str_free(&text);
    free(empty);
    free(before);
    fixture_close(db);
}
END_TEST

SUITE_MAIN("undo_all", test_every_kind_undone_to_nothing, test_ten_thousand_rows)
