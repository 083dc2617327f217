/* SPDX-License-Identifier: MIT */
/* What every Check program here ends with: a main() that runs a table of tests.
 *
 *     START_TEST(test_one) { ... } END_TEST
 *     SUITE_MAIN("str", test_one, test_two)
 *
 * The exit code is 1 if a test failed or if none ran; CK_FORK, CK_RUN_CASE, CK_VERBOSITY and the
 * like work as Check documents them. */
#ifndef TESTS_UNIT_SUITE_H
#define TESTS_UNIT_SUITE_H

#include <check.h>
#include <stddef.h>
#include <stdlib.h>

/* Seconds a single test may take: sanitizers on a small machine are slow. */
enum { SUITE_TIMEOUT = 120 };

/* Each test `times` times, with _i from 0. */
static inline int suite_run(const char *name, const TTest *const *tests, size_t count, int times)
{
    Suite *suite = suite_create(name);
    TCase *tcase = tcase_create(name);
    tcase_set_timeout(tcase, SUITE_TIMEOUT);
    for (size_t i = 0; i < count; i++)
        tcase_add_loop_test(tcase, tests[i], 0, times);
    suite_add_tcase(suite, tcase);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    int ran = srunner_ntests_run(runner);
    srunner_free(runner);
    return failed == 0 && ran > 0 && ran % times == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

#define SUITE_MAIN(name, ...)                                                                      \
    int main(void)                                                                                 \
    {                                                                                              \
        const TTest *const tests[] = {__VA_ARGS__};                                                \
        return suite_run(name, tests, sizeof(tests) / sizeof(tests[0]), 1);                        \
    }

/* One test, once for each of so many seeds, which it makes of _i. */
#define SUITE_SEEDS_MAIN(name, test, seeds)                                                        \
    int main(void)                                                                                 \
    {                                                                                              \
        const TTest *const tests[] = {test};                                                       \
        return suite_run(name, tests, 1, seeds);                                                   \
    }

#endif
