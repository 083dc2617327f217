/* SPDX-License-Identifier: MIT */
/* How a failure's detail is kept: base/error.h; the names of results; what is handed over. */
#include <chamber/db.h>
#include <string.h>

#include "base/error.h"
#include "suite.h"

#define SET(error, result, ...) error_set(error, result, (const char *const[]){__VA_ARGS__, NULL})

START_TEST(keeps_copies)
{
    CLEAN(error_free) struct error error = {0};
    char argument[] = "王";
    ck_assert_int_eq(SET(&error, CHAMBER_E_REFUSED, "too_many", argument, "2"), CHAMBER_E_REFUSED);
    memset(argument, 'x', sizeof(argument) - 1);
    ck_assert_int_eq(error.shown.result, CHAMBER_E_REFUSED);
    ck_assert_str_eq(error.shown.message, "too_many");
    ck_assert_str_eq(error.shown.args[0], "王");
    ck_assert_str_eq(error.shown.args[1], "2");
    ck_assert_ptr_null(error.shown.args[2]);
    ck_assert_ptr_null(error.shown.args[3]);
    ck_assert_ptr_null(error.shown.noun);
    ck_assert_ptr_null(error.shown.field);
    ck_assert_ptr_null(error.shown.file);
    ck_assert_int_eq(error.shown.line, 0);
}
END_TEST

START_TEST(takes_four_arguments)
{
    CLEAN(error_free) struct error error = {0};
    SET(&error, CHAMBER_E_DATA, "id", "1", "2", "3", "4", "5");
    ck_assert_str_eq(error.shown.args[0], "1");
    ck_assert_str_eq(error.shown.args[3], "4");
}
END_TEST

START_TEST(replaces_the_one_before)
{
    CLEAN(error_free) struct error error = {0};
    SET(&error, CHAMBER_E_DATA, "first", "a", "b");
    error_at_field(&error, "visit", "form", "形式");
    error_set_line(&error, "visits.csv", 3);
    str_add(&error.text, "a sentence");
    SET(&error, CHAMBER_E_CONFLICT, "second", "c");
    ck_assert_int_eq(error.shown.result, CHAMBER_E_CONFLICT);
    ck_assert_str_eq(error.shown.message, "second");
    ck_assert_str_eq(error.shown.args[0], "c");
    ck_assert_ptr_null(error.shown.args[1]);
    ck_assert_ptr_null(error.shown.noun);
    ck_assert_ptr_null(error.label);
    ck_assert_ptr_null(error.shown.file);
    ck_assert_int_eq(error.shown.line, 0);
    ck_assert_str_eq(str_text(&error.text), "");
}
END_TEST

/* A failure may be reworded from its own arguments. */
START_TEST(takes_its_own_arguments)
{
    CLEAN(error_free) struct error error = {0};
    SET(&error, CHAMBER_E_NOT_FOUND, "first", "a", "b");
    SET(&error, CHAMBER_E_REFUSED, "second", error.shown.args[1], error.shown.args[0]);
    ck_assert_str_eq(error.shown.args[0], "b");
    ck_assert_str_eq(error.shown.args[1], "a");
}
END_TEST

START_TEST(first_place_stays)
{
    CLEAN(error_free) struct error error = {0};
    SET(&error, CHAMBER_E_DATA, "id", "a");
    error_at_field(&error, "visit", "form", "形式");
    error_at_field(&error, "request", "title", "诉求");
    char path[] = "visits.csv";
    error_set_line(&error, path, 3);
    path[0] = 'x';
    error_set_line(&error, "other.csv", 9);
    ck_assert_str_eq(error.shown.noun, "visit");
    ck_assert_str_eq(error.shown.field, "form");
    ck_assert_str_eq(error.label, "形式");
    ck_assert_str_eq(error.shown.file, "visits.csv");
    ck_assert_int_eq(error.shown.line, 3);
}
END_TEST

/* A cell is told once, and only of a failure. */
START_TEST(first_cell_stays)
{
    CLEAN(error_free) struct error error = {0};
    error_at_cell(&error, "C3");
    ck_assert_ptr_null(error.shown.cell);
    SET(&error, CHAMBER_E_DATA, "id", "a");
    error_at_cell(&error, "");
    ck_assert_ptr_null(error.shown.cell);
    error_at_cell(&error, "C3");
    error_at_cell(&error, "D4");
    ck_assert_str_eq(error.shown.cell, "C3");
}
END_TEST

/* A field of no noun is a place too. */
START_TEST(first_field_stays)
{
    CLEAN(error_free) struct error error = {0};
    SET(&error, CHAMBER_E_USAGE, "id", "a");
    error_at_field(&error, NULL, "as_of", NULL);
    error_at_field(&error, "visit", "form", "形式");
    ck_assert_ptr_null(error.shown.noun);
    ck_assert_str_eq(error.shown.field, "as_of");
    ck_assert_ptr_null(error.label);
}
END_TEST

/* The sentence is made again once more is known. */
START_TEST(place_drops_the_sentence)
{
    CLEAN(error_free) struct error error = {0};
    SET(&error, CHAMBER_E_DATA, "id", "a");
    str_add(&error.text, "sentence");
    error_at_field(&error, "visit", "form", NULL);
    ck_assert_str_eq(str_text(&error.text), "");
    ck_assert_ptr_null(error.label);
    str_add(&error.text, "sentence");
    error_set_line(&error, "visits.csv", 3);
    ck_assert_str_eq(str_text(&error.text), "");
}
END_TEST

START_TEST(no_failure_has_no_place)
{
    CLEAN(error_free) struct error error = {0};
    error_at_field(&error, "visit", "form", "形式");
    error_set_line(&error, "visits.csv", 3);
    ck_assert_ptr_null(error.shown.noun);
    ck_assert_ptr_null(error.label);
    ck_assert_ptr_null(error.shown.file);
    ck_assert_int_eq(error.shown.line, 0);
}
END_TEST

START_TEST(reset_forgets)
{
    struct error error = {0};
    SET(&error, CHAMBER_E_DATA, "id", "a");
    error_set_line(&error, "visits.csv", 3);
    str_add(&error.text, "sentence");
    error_reset(&error);
    ck_assert_int_eq(error.shown.result, CHAMBER_OK);
    ck_assert_ptr_null(error.shown.message);
    ck_assert_ptr_null(error.shown.args[0]);
    ck_assert_ptr_null(error.file);
    ck_assert_str_eq(str_text(&error.text), "");
    error_free(&error);
    error_free(&error);
}
END_TEST

START_TEST(names_every_result)
{
    static const struct {
        int result;
        const char *name;
    } expected[] = {{0, "ok"},         {-1, "usage"},      {-2, "refused"},
                    {-3, "not_found"}, {-4, "ambiguous"},  {-5, "busy"},
                    {-6, "conflict"},  {-7, "data"},       {-8, "database"},
                    {-9, "io"},        {-10, "no_memory"}, {-11, "interrupted"},
                    {1, "unknown"},    {-12, "unknown"},   {INT32_MIN, "unknown"}};
    for (size_t i = 0; i < COUNT_OF(expected); i++)
        ck_assert_str_eq(chamber_result_name(expected[i].result), expected[i].name);
}
END_TEST

START_TEST(version_and_free)
{
    ck_assert_str_eq(chamber_version(), CHAMBER_VERSION);
    chamber_free(NULL);
    chamber_free(str_copy("text"));
}
END_TEST

SUITE_MAIN("error", keeps_copies, takes_four_arguments, replaces_the_one_before,
           takes_its_own_arguments, first_place_stays, first_cell_stays, first_field_stays,
           place_drops_the_sentence, no_failure_has_no_place, reset_forgets, names_every_result,
           version_and_free)
