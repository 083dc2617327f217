/* SPDX-License-Identifier: MIT */
#include "memory/sweep.h"

#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "memory/allocate.h"
#include "memory/folder.h"
#include "memory/sample.h"
#include "unit/suite.h"

enum {
    SKIPPED = 77,
    OWN = 30,     /* so many allocations of ours are tried besides the first from each place, */
    FOREIGN = 10, /* and of the libraries underneath, with each of the two ways to fail */
    LARGE = 12000,
    CHOSEN = 1 << 17,
    TOLD = 5,
    AGAIN = 16 /* how often the operation is repeated with the same handle */
};

char sweep_nothing;
static const struct sweep_operation *all;
static size_t chosen[CHOSEN];
static int told;

/* What it comes to without a failure. */
static int expected_rc;
static uint64_t expected_said;

/* Where it stands, for the end by a signal. */
static const char *now_name, *now_way;
static size_t now_at;

static void say_place(int number)
{
    fprintf(stderr, "%s: signal %d, allocation %zu failing %s\n", now_name, number, now_at,
            now_way);
    signal(number, SIG_DFL);
    raise(number);
}

static void complain(const char *what, int rc, const char *text)
{
    if (told++ < TOLD)
        fprintf(stderr, "%s: allocation %zu failing %s: %s (%d %s)\n", now_name, now_at, now_way,
                what, rc, text);
}

/* --- one run --- */

static enum sweep_kind kind_of(const struct sweep_operation *operation)
{
    return operation->kind & ~(unsigned)SWEEP_OWN;
}

static struct chamber_db *handle(const struct sweep_operation *operation)
{
    struct chamber_db *db = chamber_new();
    ck_assert_ptr_nonnull(db);
    ck_assert_int_eq(chamber_set_today(db, SAMPLE_TODAY), CHAMBER_OK);
    chamber_set_busy_timeout(db, 0);
    if (kind_of(operation) != SWEEP_OPENS) {
        int rc = chamber_open(db, sweep_path(SWEEP_DATABASE), CHAMBER_WRITE);
        ck_assert_msg(rc == CHAMBER_OK, "%s: %s", operation->name, chamber_error_text(db));
    }
    return db;
}

static FILE *empty_file(void)
{
    FILE *out = fopen(sweep_path("kept/out"), "w+");
    ck_assert_ptr_nonnull(out);
    setvbuf(out, NULL, _IOFBF, BUFSIZ);
    return out;
}

/* The database as it was, after an operation that may have changed it. */
static void put_back(const struct sweep_operation *operation, int rc)
{
    if (kind_of(operation) == SWEEP_OPENS || (kind_of(operation) == SWEEP_WRITES && rc >= 0))
        folder_put_back();
}

static void check_failed(const struct sweep_operation *operation, const struct sweep *sweep, int rc)
{
    if (rc != CHAMBER_E_NO_MEMORY)
        complain("another failure", rc, chamber_error_text(sweep->db));
    else if (kind_of(operation) != SWEEP_ALONE &&
             (chamber_error(sweep->db)->result != rc || !*chamber_error_text(sweep->db)))
        complain("no word about it", rc, chamber_error_text(sweep->db));
    if (sweep->touched)
        complain("an output was touched", rc, "");
    if (!folder_same())
        complain("something was written", rc, "");
}

static void check_again(const struct sweep_operation *operation, struct sweep *sweep)
{
    struct sweep again = {.db = sweep->db, .out = empty_file()};
    int rc = operation->run(&again);
    fclose(again.out);
    if (rc != expected_rc || again.said != expected_said)
        complain("another result of the same handle", rc, chamber_error_text(sweep->db));
    put_back(operation, rc);
}

static void check_result(const struct sweep_operation *operation, struct sweep *sweep, int rc)
{
    if (rc < 0 && rc != expected_rc) {
        check_failed(operation, sweep, rc);
        if (kind_of(operation) != SWEEP_OPENS && !folder_free())
            complain("a transaction was left open", rc, "");
        if (kind_of(operation) != SWEEP_OPENS && now_at % AGAIN == 0)
            check_again(operation, sweep);
    } else if (rc != expected_rc || sweep->said != expected_said) {
        complain("another result", rc, chamber_error_text(sweep->db));
    }
}

/* False: no allocation had to fail. */
static bool run_at(const struct sweep_operation *operation, size_t at, bool stays)
{
    long live = allocate_live();
    size_t ever = allocate_ever();
    struct sweep sweep = {.db = handle(operation), .out = empty_file()};
    now_at = at;
    now_way = stays ? "with all after it" : "alone";
    folder_remember();
    allocate_begin(at ? at : SIZE_MAX, stays);
    int rc = operation->run(&sweep);
    allocate_end();
    bool failed = allocate_failed();
    if (at == 0) {
        expected_rc = rc;
        expected_said = sweep.said;
    } else if (failed) {
        check_result(operation, &sweep, rc);
    }
    fclose(sweep.out);
    chamber_close(sweep.db);
    if (allocate_live() != live) {
        complain("not all is freed", rc, "");
        if (told <= TOLD)
            allocate_tell(ever);
    }
    put_back(operation, rc);
    return failed;
}

/* --- all of them --- */

/* Whether no allocation before this one was asked for from there. */
static bool is_new(size_t number)
{
    static uint64_t seen[CHOSEN];
    static size_t count;
    uint64_t site = allocate_site(number);
    if (number == 1)
        count = 0;
    for (size_t i = 0; i < count; i++)
        if (seen[i] == site)
            return false;
    if (count < CHOSEN)
        seen[count++] = site;
    return true;
}

/* The first from each place alone, and some of all both ways. */
static size_t choose(const struct sweep_operation *operation, size_t count, bool stays)
{
    size_t own = 0, foreign = 0, n = 0, own_seen = 0, foreign_seen = 0;
    const size_t less = count > LARGE ? 4 : 1; /* each run of a large operation takes long */
    bool every = getenv("CHAMBER_MEMORY_ALL");
    for (size_t i = 1; i <= count; i++)
        *(allocate_foreign(i) ? &foreign : &own) += 1;
    size_t own_step = every ? 1 : (own + OWN / less - 1) * less / OWN + (stays ? 1 : 0);
    size_t foreign_step =
        every ? 1 : (foreign + FOREIGN / less - 1) * less / FOREIGN + (stays ? 1 : 0);
    for (size_t i = 1; i <= count && n < CHOSEN; i++) {
        bool step =
            allocate_foreign(i) ? foreign_seen++ % foreign_step == 0 : own_seen++ % own_step == 0;
        bool first = !stays && is_new(i);
        bool passed_over = (operation->kind & SWEEP_OWN) && (stays || allocate_foreign(i));
        if ((step || first) && !passed_over)
            chosen[n++] = i;
    }
    return n;
}

static size_t count_of(const struct sweep_operation *operation)
{
    run_at(operation, 0, false); /* what is made once and kept by the libraries underneath */
    told = 0;
    run_at(operation, 0, false);
    ck_assert_msg(told == 0, "%s: without a failure", operation->name);
    struct sweep sweep = {.db = handle(operation), .out = empty_file()};
    allocate_begin(0, false);
    int rc = operation->run(&sweep);
    size_t count = allocate_end();
    ck_assert_msg(rc == CHAMBER_OK, "%s: %d %s", operation->name, rc, chamber_error_text(sweep.db));
    fclose(sweep.out);
    chamber_close(sweep.db);
    put_back(operation, rc);
    return count;
}

START_TEST(test_operation)
{
    const struct sweep_operation *operation = &all[_i];
    const char *only = getenv("CHAMBER_MEMORY_ONLY"), *at = getenv("CHAMBER_MEMORY_AT");
    if (only && strcmp(only, operation->name) != 0)
        return;
    now_name = operation->name;
    signal(SIGSEGV, say_place);
    signal(SIGABRT, say_place);
    size_t count = count_of(operation), tried = 0;
    ck_assert_uint_gt(count, 0);
    for (int stays = 0; stays <= 1; stays++) {
        size_t n = choose(operation, count, stays);
        for (size_t i = 0; i < n; i++)
            if (!at || chosen[i] == strtoul(at, NULL, 10))
                tried += run_at(operation, chosen[i], stays);
    }
    if (getenv("CHAMBER_MEMORY_TELL"))
        fprintf(stderr, "%-28s %6zu allocations, %5zu tried\n", operation->name, count, tried);
    ck_assert_msg(told == 0, "%s: %d of %zu failures are not answered as they should be",
                  operation->name, told, tried);
    ck_assert_uint_gt(tried, 0);
}
END_TEST

int sweep_main(const char *name, const struct sweep_operation *operations, size_t count)
{
    if (!allocate_possible()) {
        fprintf(stderr, "a sanitizer's memory cannot be made to fail\n");
        return SKIPPED;
    }
    if (!folder_make())
        return EXIT_FAILURE;
    all = operations;
    int rc = suite_run(name, (const TTest *const[]){test_operation}, 1, (int)count);
    folder_remove();
    return rc;
}

/* --- what operations use --- */

void sweep_say(struct sweep *sweep, const char *text)
{
    for (const char *c = text ? text : "-"; *c; c++)
        sweep->said = (sweep->said ^ (unsigned char)*c) * 0x100000001B3u;
    sweep->said = (sweep->said ^ 0xFF) * 0x100000001B3u;
}

void sweep_say_number(struct sweep *sweep, int64_t number)
{
    char text[32];
    snprintf(text, sizeof text, "%lld", (long long)number);
    sweep_say(sweep, text);
}

int sweep_text(struct sweep *sweep, int rc, char **text)
{
    if (rc < 0) {
        sweep->touched = sweep->touched || *text != SWEEP_POINTER;
        return rc;
    }
    sweep_say(sweep, *text);
    chamber_free(*text);
    return rc;
}

int sweep_number(struct sweep *sweep, int rc, const int64_t *number)
{
    if (rc < 0)
        sweep->touched = sweep->touched || *number != SWEEP_NUMBER;
    else
        sweep_say_number(sweep, *number);
    return rc;
}

int sweep_rows(struct sweep *sweep, int rc, const struct chamber_noun *noun,
               struct chamber_cursor **cursor)
{
    static _Alignas(16) char record[4096];
    if (rc < 0) {
        sweep->touched = sweep->touched || (void *)*cursor != SWEEP_POINTER;
        return rc;
    }
    memset(record, 0, sizeof record);
    while ((rc = chamber_cursor_next(*cursor, record)) == CHAMBER_ROW) {
        char *json = SWEEP_POINTER;
        int said = sweep_text(sweep, chamber_record_json(sweep->db, noun, record, &json), &json);
        if (said < 0) {
            rc = said;
            break;
        }
    }
    chamber_cursor_close(*cursor);
    chamber_record_clear(noun, record);
    return rc;
}
