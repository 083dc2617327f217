/* SPDX-License-Identifier: MIT */
/* Transactions: nesting, batches, other users of the file, interruption, a full disk. */
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "store/handle.h"
#include "unit/store_help.h"
#include "unit/suite.h"

static struct chamber_db *open_in(const struct help_folder *folder)
{
    struct chamber_db *db = NULL;
    if (help_count(folder) == 0)
        help_database(help_path(folder, "chamber.db"));
    ck_assert_int_eq(help_open(&db, help_path(folder, "chamber.db"), CHAMBER_WRITE), CHAMBER_OK);
    return db;
}

static int add(struct chamber_db *db, const char *name)
{
    CLEAN_STMT struct stmt *st = stmt_sql(db, "INSERT INTO place (name) VALUES (:name)");
    stmt_bind_text(st, ":name", name);
    return stmt_run(st);
}

static int64_t places(struct chamber_db *db)
{
    return help_number(db, "SELECT count(*) FROM place");
}

START_TEST(test_nesting)
{
    HELP_FOLDER(folder);
    struct chamber_db *db = open_in(&folder);
    ck_assert_int_eq(chamber_begin(db, "outer"), CHAMBER_OK);
    ck_assert(store_writing(db));
    ck_assert_int_eq(add(db, "a"), CHAMBER_OK);
    ck_assert_int_eq(chamber_begin(db, "inner"), CHAMBER_OK);
    ck_assert_str_eq(store_batch(db)->verb, "outer");
    ck_assert_int_eq(add(db, "b"), CHAMBER_OK);
    ck_assert_int_eq(store_begin(db, STORE_READ), CHAMBER_OK);
    ck_assert_int_eq(places(db), 2);
    ck_assert_int_eq(store_end(db, CHAMBER_OK), CHAMBER_OK);
    ck_assert_int_eq(chamber_end(db, CHAMBER_E_REFUSED), CHAMBER_E_REFUSED);
    ck_assert_int_eq(places(db), 1);
    ck_assert_int_eq(chamber_begin(db, "inner"), CHAMBER_OK);
    ck_assert_int_eq(add(db, "c"), CHAMBER_OK);
    ck_assert_int_eq(chamber_end(db, CHAMBER_OK), CHAMBER_OK);
    ck_assert_int_eq(chamber_end(db, CHAMBER_OK), CHAMBER_OK);
    ck_assert(!store_writing(db));
    ck_assert_ptr_null(store_batch(db)->verb);
    ck_assert_int_eq(places(db), 2);
    ck_assert_int_eq(chamber_end(db, CHAMBER_OK), CHAMBER_E_USAGE);
    ck_assert_int_eq(chamber_begin(db, "undone"), CHAMBER_OK);
    ck_assert_int_eq(add(db, "d"), CHAMBER_OK);
    ck_assert_int_eq(chamber_end(db, CHAMBER_E_DATA), CHAMBER_E_DATA);
    ck_assert_int_eq(places(db), 2);
    chamber_close(db);
}
END_TEST

START_TEST(test_too_deep)
{
    HELP_FOLDER(folder);
    struct chamber_db *db = open_in(&folder);
    for (int i = 0; i < STORE_DEPTH; i++)
        ck_assert_int_eq(chamber_begin(db, "x"), CHAMBER_OK);
    ck_assert_int_eq(chamber_begin(db, "x"), CHAMBER_E_USAGE);
    bool clean = true;
    ck_assert_int_eq(store_scrub(db, &clean), CHAMBER_E_USAGE);
    ck_assert_str_eq(chamber_error(db)->message, "scrub_in_transaction");
    ck_assert(!clean);
    ck_assert_int_eq(add(db, "a"), CHAMBER_OK);
    for (int i = 0; i < STORE_DEPTH; i++)
        ck_assert_int_eq(chamber_end(db, CHAMBER_OK), CHAMBER_OK);
    ck_assert_int_eq(places(db), 1);
    chamber_close(db);
}
END_TEST

/* The number of a batch written inside a part that is taken back goes with it. */
START_TEST(test_batch)
{
    HELP_FOLDER(folder);
    struct chamber_db *db = open_in(&folder);
    ck_assert_int_eq(chamber_last_batch(db), 0);
    ck_assert_int_eq(chamber_begin(db, NULL), CHAMBER_OK);
    ck_assert_str_eq(store_batch(db)->verb, "");
    ck_assert_int_eq(chamber_begin(db, "x"), CHAMBER_OK);
    store_batch(db)->number = 7;
    ck_assert_int_eq(chamber_end(db, CHAMBER_E_REFUSED), CHAMBER_E_REFUSED);
    ck_assert_int_eq(store_batch(db)->number, 0);
    ck_assert_int_eq(chamber_end(db, CHAMBER_OK), CHAMBER_OK);
    ck_assert_int_eq(chamber_last_batch(db), 0);
    ck_assert_int_eq(chamber_begin(db, "x"), CHAMBER_OK);
    store_batch(db)->number = 8;
    store_batch(db)->undoes = 3;
    store_batch(db)->file_name = strdup("成员.csv");
    ck_assert_int_eq(chamber_end(db, CHAMBER_OK), CHAMBER_OK);
    ck_assert_int_eq(chamber_last_batch(db), 8);
    ck_assert_int_eq(store_batch(db)->number, 0);
    ck_assert_int_eq(store_batch(db)->undoes, 0);
    ck_assert_ptr_null(store_batch(db)->file_name);
    ck_assert_int_eq(chamber_begin(db, "x"), CHAMBER_OK);
    store_batch(db)->number = 9;
    ck_assert_int_eq(chamber_end(db, CHAMBER_E_REFUSED), CHAMBER_E_REFUSED);
    ck_assert_int_eq(chamber_last_batch(db), 8);
    chamber_close(db);
}
END_TEST

START_TEST(test_reads)
{
    HELP_FOLDER(folder);
    struct chamber_db *db = open_in(&folder);
    struct chamber_db *writer = open_in(&folder);
    ck_assert_int_eq(store_begin(db, STORE_READ), CHAMBER_OK);
    ck_assert_int_eq(places(db), 0);
    ck_assert_int_eq(add(writer, "a"), CHAMBER_OK); /* a reader is in nobody's way */
    ck_assert_int_eq(places(db), 0);                /* and sees one moment */
    ck_assert_int_eq(store_begin(db, STORE_READ), CHAMBER_OK);
    ck_assert_int_eq(chamber_begin(db, "x"), CHAMBER_E_USAGE);
    ck_assert_str_eq(chamber_error(db)->message, "write_in_read");
    ck_assert_int_eq(store_end(db, CHAMBER_E_REFUSED), CHAMBER_E_REFUSED);
    ck_assert_int_eq(store_end(db, CHAMBER_OK), CHAMBER_OK);
    ck_assert_int_eq(places(db), 1);
    chamber_close(writer);
    chamber_close(db);
}
END_TEST

static int64_t now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

START_TEST(test_busy)
{
    HELP_FOLDER(folder);
    struct chamber_db *db = open_in(&folder);
    struct chamber_db *other = open_in(&folder);
    ck_assert_int_eq(chamber_begin(other, "x"), CHAMBER_OK);
    ck_assert_int_eq(add(other, "a"), CHAMBER_OK);
    chamber_set_busy_timeout(db, 300);
    int64_t start = now_ms();
    ck_assert_int_eq(chamber_begin(db, "x"), CHAMBER_E_BUSY);
    ck_assert_int_ge(now_ms() - start, 290);
    ck_assert_int_lt(now_ms() - start, 5000);
    ck_assert_int_eq(places(db), 0); /* reading goes on */
    chamber_set_busy_timeout(db, 0);
    start = now_ms();
    ck_assert_int_eq(chamber_begin(db, "x"), CHAMBER_E_BUSY);
    ck_assert_int_lt(now_ms() - start, 200);
    ck_assert_int_eq(chamber_end(other, CHAMBER_OK), CHAMBER_OK);
    ck_assert_int_eq(chamber_begin(db, "x"), CHAMBER_OK);
    ck_assert_int_eq(places(db), 1);
    ck_assert_int_eq(chamber_end(db, CHAMBER_OK), CHAMBER_OK);
    chamber_close(other);
    chamber_close(db);
}
END_TEST

START_TEST(test_close_rolls_back)
{
    HELP_FOLDER(folder);
    struct chamber_db *db = open_in(&folder);
    ck_assert_int_eq(chamber_begin(db, "x"), CHAMBER_OK);
    ck_assert_int_eq(add(db, "a"), CHAMBER_OK);
    chamber_close(db);
    db = open_in(&folder);
    ck_assert_int_eq(places(db), 0);
    chamber_close(db);
}
END_TEST

/* Killed while writing: the next user finds the last state that was committed. */
START_TEST(test_killed)
{
    HELP_FOLDER(folder);
    chamber_close(open_in(&folder));
    int64_t last = 0;
    for (int i = 0; i < 10; i++) {
        int ends[2];
        char byte = 0;
        ck_assert_int_eq(pipe(ends), 0);
        pid_t child = fork();
        ck_assert_int_ge(child, 0);
        if (child == 0) {
            struct chamber_db *db = open_in(&folder);
            (void)!write(ends[1], "x", 1);
            for (;;) {
                if (chamber_begin(db, "x") < 0)
                    _exit(1);
                int rc = help_run(db, "INSERT INTO place (name) SELECT count(*) FROM place");
                if (rc == CHAMBER_OK)
                    rc = help_run(db, "INSERT INTO place (name) SELECT count(*) FROM place");
                if (chamber_end(db, rc) < 0)
                    _exit(1);
            }
        }
        ck_assert_int_eq(read(ends[0], &byte, 1), 1);
        nanosleep(&(struct timespec){.tv_nsec = 3000000L * (i + 1)}, NULL);
        ck_assert_int_eq(kill(child, SIGKILL), 0);
        int status = 0;
        ck_assert_int_eq(waitpid(child, &status, 0), child);
        ck_assert(WIFSIGNALED(status));
        close(ends[0]);
        close(ends[1]);
        struct chamber_db *db = open_in(&folder);
        ck_assert_int_eq(places(db) % 2, 0); /* always both rows or none */
        ck_assert_int_ge(places(db), last);
        last = places(db);
        chamber_close(db);
        ck_assert_int_eq(help_count(&folder), 1);
    }
    ck_assert_int_gt(last, 0);
    ck_assert_int_eq(
        help_value(help_path(&folder, "chamber.db"),
                   "SELECT count(*) FROM pragma_integrity_check WHERE integrity_check = 'ok'"),
        1);
}
END_TEST

START_TEST(test_interrupted)
{
    HELP_FOLDER(folder);
    struct chamber_db *db = open_in(&folder);
    ck_assert_int_eq(chamber_begin(db, "x"), CHAMBER_OK);
    ck_assert_int_eq(add(db, "a"), CHAMBER_OK);
    chamber_interrupt(db);
    ck_assert_int_eq(add(db, "b"), CHAMBER_E_INTERRUPTED);
    ck_assert_int_eq(add(db, "c"), CHAMBER_E_INTERRUPTED); /* until the end */
    ck_assert_int_eq(chamber_end(db, CHAMBER_OK), CHAMBER_E_INTERRUPTED);
    ck_assert_str_eq(chamber_error(db)->message, "interrupted");
    ck_assert_int_eq(places(db), 0);
    chamber_interrupt(db); /* between calls: the next one */
    ck_assert_int_eq(add(db, "a"), CHAMBER_E_INTERRUPTED);
    ck_assert_int_eq(add(db, "a"), CHAMBER_OK);
    chamber_close(db);
}
END_TEST

static struct chamber_db *interrupted;
static void on_alarm(int number)
{
    (void)number;
    chamber_interrupt(interrupted);
}

/* By a signal in the middle of a long query, and of a long wait. */
START_TEST(test_interrupted_by_signal)
{
    HELP_FOLDER(folder);
    struct chamber_db *db = open_in(&folder);
    struct chamber_db *other = open_in(&folder);
    interrupted = db;
    signal(SIGALRM, on_alarm);
    int64_t start = now_ms();
    alarm(1);
    ck_assert_int_eq(help_run(db, "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
                                  " SELECT count(*) FROM n"),
                     CHAMBER_E_INTERRUPTED);
    ck_assert_int_eq(chamber_begin(other, "x"), CHAMBER_OK);
    chamber_set_busy_timeout(db, 20000);
    alarm(1);
    ck_assert_int_eq(chamber_begin(db, "x"), CHAMBER_E_INTERRUPTED);
    ck_assert_int_lt(now_ms() - start, 10000);
    ck_assert_int_eq(chamber_end(other, CHAMBER_OK), CHAMBER_OK);
    ck_assert_int_eq(chamber_begin(db, "x"), CHAMBER_OK);
    ck_assert_int_eq(chamber_end(db, CHAMBER_OK), CHAMBER_OK);
    chamber_close(other);
    chamber_close(db);
}
END_TEST

/* No room for the journal: the write fails as a whole and says why; with room it works again. */
START_TEST(test_full_disk)
{
    HELP_FOLDER(folder);
    struct chamber_db *db = open_in(&folder);
    struct rlimit limit;
    signal(SIGXFSZ, SIG_IGN);
    ck_assert_int_eq(getrlimit(RLIMIT_FSIZE, &limit), 0);
    rlim_t room = limit.rlim_cur;
    limit.rlim_cur = 300000;
    ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &limit), 0);
    ck_assert_int_eq(chamber_begin(db, "x"), CHAMBER_OK);
    ck_assert_int_eq(add(db, "a"), CHAMBER_OK);
    int rc =
        help_run(db, "INSERT INTO place (name, note) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL"
                     " SELECT i + 1 FROM n WHERE i < 1000) SELECT i, hex(zeroblob(500)) FROM n");
    rc = chamber_end(db, rc);
    ck_assert_int_eq(rc, CHAMBER_E_IO);
    ck_assert_str_eq(chamber_error(db)->message, "disk_full");
    ck_assert_int_eq(places(db), 0);
    limit.rlim_cur = room;
    ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &limit), 0);
    ck_assert_int_eq(add(db, "a"), CHAMBER_OK);
    chamber_close(db);
}
END_TEST

/* Without savepoints what an inner one wrote before it failed cannot be taken back alone. */
START_TEST(test_spared)
{
    HELP_FOLDER(folder);
    struct chamber_db *db = open_in(&folder);
    for (int wrote = 0; wrote <= 1; wrote++) {
        ck_assert_int_eq(store_begin(db, STORE_WRITE), CHAMBER_OK);
        store_spare(db);
        ck_assert_int_eq(store_begin(db, STORE_WRITE), CHAMBER_OK);
        if (wrote)
            ck_assert_int_eq(help_run(db, "INSERT INTO place (name) VALUES ('a')"), CHAMBER_OK);
        ck_assert_int_eq(store_end(db, CHAMBER_E_REFUSED), CHAMBER_E_REFUSED);
        ck_assert_int_eq(store_spoilt(db), wrote);
        ck_assert_int_eq(store_end(db, CHAMBER_OK), wrote ? CHAMBER_E_IO : CHAMBER_OK);
        if (wrote)
            ck_assert_str_eq(chamber_error(db)->message, "transaction_lost");
        ck_assert(!store_spoilt(db));
        ck_assert_int_eq(help_number(db, "SELECT count(*) FROM place"), 0);
    }
    chamber_close(db);
}
END_TEST

/* When SQLite has taken the transaction back by itself, nothing after that is kept either. */
START_TEST(test_lost_transaction)
{
    HELP_FOLDER(folder);
    struct chamber_db *db = open_in(&folder);
    ck_assert_int_eq(chamber_begin(db, "x"), CHAMBER_OK);
    ck_assert_int_eq(chamber_begin(db, "x"), CHAMBER_OK);
    ck_assert_int_eq(add(db, "a"), CHAMBER_OK);
    ck_assert_int_eq(sqlite3_exec(db->sql, "ROLLBACK", NULL, NULL, NULL), SQLITE_OK);
    ck_assert_int_eq(add(db, "b"), CHAMBER_E_IO);
    ck_assert_str_eq(chamber_error(db)->message, "transaction_lost");
    ck_assert_int_eq(chamber_begin(db, "x"), CHAMBER_E_IO);
    ck_assert_int_eq(chamber_end(db, CHAMBER_OK), CHAMBER_E_IO);
    ck_assert_int_eq(chamber_end(db, CHAMBER_OK), CHAMBER_E_IO);
    ck_assert_int_eq(places(db), 0);
    chamber_close(db);
}
END_TEST

SUITE_MAIN("store_transaction", test_nesting, test_too_deep, test_batch, test_reads, test_busy,
           test_close_rolls_back, test_killed, test_interrupted, test_interrupted_by_signal,
           test_full_disk, test_spared, test_lost_transaction)
