/* SPDX-License-Identifier: MIT */
/* Random files: an undo takes all of an import back; the good rows of a file leave the same as a
 * file of them alone; importing again changes nothing. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "domain/digest.h"
#include "domain/import_help.h"

enum { SEEDS = 8, ROWS = 24 };

struct file {
    char all[ROWS * 200];  /* every row */
    char good[ROWS * 200]; /* those that can be stored */
    int good_count;
};

static unsigned next(unsigned *seed, unsigned below)
{
    *seed = *seed * 1103515245U + 12345U;
    return (*seed >> 16) % below;
}

static const char *pick(unsigned *seed, const char *const *words, unsigned count)
{
    return words[next(seed, count)];
}

/* A visit, good or bad; which it is follows from the cells that were picked. */
static void add_visit(struct file *file, unsigned *seed)
{
    static const char *const enterprises[] = {"甲公司", "乙公司", "甲公司", "外星公司"};
    static const char *const visitors[] = {"", "张某", "张某、李某", "王某;赵某"};
    static const char *const forms[] = {"", "座谈", "", "外星"};
    static const char *const counts[] = {"", "3", "12", "许多"};
    const char *enterprise = pick(seed, enterprises, 4), *visitor = pick(seed, visitors, 4);
    const char *form = pick(seed, forms, 4), *count = pick(seed, counts, 4);
    unsigned month = 1 + next(seed, 12), day = 1 + next(seed, 31);
    char line[200];
    bool good =
        strcmp(enterprise, "外星公司") != 0 && strcmp(form, "外星") != 0 &&
        strcmp(count, "许多") != 0 &&
        day <= (month == 2 ? 28U : 30U + (month != 4 && month != 6 && month != 9 && month != 11));
    snprintf(line, sizeof line, "2017-%02u-%02u,%s,%s,%s,%s\n", month, day, enterprise, visitor,
             form, count);
    strcat(file->all, line);
    if (good)
        strcat(file->good, line);
    file->good_count += good;
}

static void make_file(struct file *file, unsigned seed)
{
    static const char headings[] = "visited_on,enterprise,visitors,form,visitor_count\n";
    *file = (struct file){0};
    strcat(file->all, headings);
    strcat(file->good, headings);
    for (int i = 0; i < ROWS; i++)
        add_visit(file, &seed);
}

static struct chamber_db *begin(void)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    fixture_enterprise(db, "甲公司", NULL);
    fixture_enterprise(db, "乙公司", NULL);
    return db;
}

static void check_good_rows(unsigned seed)
{
    struct chamber_import create = {.create_persons = true};
    struct chamber_import partial = {.create_persons = true, .partial = true};
    struct file file;
    make_file(&file, seed);
    struct chamber_db *db = begin();
    char *empty = digest_of(db);
    ck_ok(help_import(db, &chamber_visit_noun, "a.csv", file.all, &partial));
    ck_assert_int_eq(help_result.added, file.good_count);
    ck_assert_int_eq(help_result.bad, ROWS - file.good_count);
    char *some = digest_of(db);
    ck_ok(help_import(db, &chamber_visit_noun, "a.csv", file.all, &partial));
    ck_assert_int_eq(help_result.same, file.good_count);
    char *again = digest_of(db);
    ck_assert_str_eq(again, some);
    ck_ok(chamber_undo(db, chamber_last_batch(db)));
    char *undone = digest_of(db);
    ck_assert_str_eq(undone, empty);
    fixture_close(db);
    db = begin();
    ck_ok(help_import(db, &chamber_visit_noun, "a.csv", file.good, &create));
    ck_assert_int_eq(help_result.bad, 0);
    char *good = digest_of(db);
    ck_assert_str_eq(good, some);
    fixture_close(db);
    char *const texts[] = {empty, some, again, undone, good};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        free(texts[i]);
}

/* The same records with changes, then with fewer columns, then with more. */
static void check_update_again(unsigned seed)
{
    static const struct chamber_import update = {.update = true};
    struct chamber_db *db = begin();
    char text[ROWS * 200] = "name,address,employees,note\n";
    for (unsigned i = 0; i < ROWS; i++) {
        char line[200];
        snprintf(line, sizeof line, "企业%u,%s,%s,%s\n", i, next(&seed, 2) ? "示例路1号" : "",
                 next(&seed, 2) ? "30" : "", next(&seed, 2) ? "备注" : "");
        strcat(text, line);
    }
    ck_ok(help_import(db, &chamber_enterprise_noun, "a.csv", text, &update));
    ck_assert_int_eq(help_result.added, ROWS);
    for (unsigned i = 0; i < ROWS; i++) {
        char line[200];
        snprintf(line, sizeof line, "name,note\n企业%u,%s\n", next(&seed, ROWS),
                 next(&seed, 2) ? "改" : "");
        ck_ok(help_import(db, &chamber_enterprise_noun, "b.csv", line, &update));
        char *before = digest_of(db);
        ck_ok(help_import(db, &chamber_enterprise_noun, "b.csv", line, NULL));
        ck_assert_int_eq(help_result.same, 1);
        char *after = digest_of(db);
        ck_assert_str_eq(before, after);
        free(before);
        free(after);
    }
    char *all = help_export(db, &chamber_enterprise_noun, CHAMBER_CSV);
    ck_ok(help_import(db, &chamber_enterprise_noun, "c.csv", all, NULL));
    ck_assert_int_eq(help_result.same, help_result.rows);
    free(all);
    fixture_close(db);
}

START_TEST(test_random)
{
    check_good_rows((unsigned)_i + 1);
    check_update_again((unsigned)_i + 1);
}
END_TEST

SUITE_SEEDS_MAIN("import_random", test_random, SEEDS)
