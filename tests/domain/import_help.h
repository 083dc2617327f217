/* SPDX-License-Identifier: MIT */
/* What the tests of import and export share. */
#ifndef TESTS_DOMAIN_IMPORT_HELP_H
#define TESTS_DOMAIN_IMPORT_HELP_H

#include "domain/fixture.h"

/* Import a text as a file of that name; the counts are in help_result, the problems in
 * help_problems as "LINE FIELD MESSAGE" lines ("-" for no field), their sentences in help_texts. */
extern struct chamber_import_result help_result;
extern char help_problems[4000];
extern char help_texts[8000];
int help_import(struct chamber_db *db, const struct chamber_noun *noun, const char *name,
                const char *text, const struct chamber_import *how);

/* A CSV is imported, with these counts. */
#define imports(noun, text, how, added_, changed_, same_)                                          \
    do {                                                                                           \
        int ck_rc = help_import(db, &chamber_##noun##_noun, "a.csv", text, how);                   \
        ck_assert_msg(ck_rc == CHAMBER_OK, "%d %s", ck_rc, help_texts);                            \
        ck_assert_int_eq(help_result.added, (added_));                                             \
        ck_assert_int_eq(help_result.changed, (changed_));                                         \
        ck_assert_int_eq(help_result.same, (same_));                                               \
        ck_assert_int_eq(help_result.bad, 0);                                                      \
    } while (0)

/* A CSV is refused with these problems, and nothing is stored. */
#define refuses(noun, text, how, problems)                                                         \
    do {                                                                                           \
        chamber_id ck_batch = chamber_last_batch(db);                                              \
        size_t ck_count = fixture_count(db, &chamber_##noun##_noun, NULL);                         \
        int ck_rc = help_import(db, &chamber_##noun##_noun, "a.csv", text, how);                   \
        ck_assert_str_eq(help_problems, problems);                                                 \
        ck_assert_int_eq(ck_rc, CHAMBER_E_DATA);                                                   \
        ck_assert_int_eq(chamber_error(db)->result, CHAMBER_E_DATA);                               \
        ck_assert_uint_eq(fixture_count(db, &chamber_##noun##_noun, NULL), ck_count);              \
        ck_assert_int_eq(chamber_last_batch(db), ck_batch);                                        \
    } while (0)

/* All records as one text, as a writer writes them; the caller frees it. */
char *help_export(struct chamber_db *db, const struct chamber_noun *noun,
                  enum chamber_format format);

#endif
