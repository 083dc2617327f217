/* SPDX-License-Identifier: MIT */
/* Each kind of finding, by damage that another program could do; and sound databases. */
#include "check_help.h"
#include "fixture.h"
#include "random_writes.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#undef fail /* Check's; the store has one of its own */
#include "store/stmt.h"

static struct chamber_db *db;

/* Batches 2 to 7 of the same day: two enterprises, a person, a visit, a request and its accepting.
 */
static void begin(void)
{
    const struct chamber_request_step step = {.on = "2018-07-21"};
    db = fixture_open("2018-12-31");
    chamber_id enterprise = fixture_enterprise(db, "宏达机械", "2017-01-01");
    fixture_enterprise(db, "云杉信息", NULL);
    fixture_person(db, "张某", enterprise);
    fixture_visit(db, enterprise, "2018-07-20");
    fixture_request(db, enterprise, "2018-07-20");
    ck_ok(chamber_request_step(db, 1, "accept", &step));
    check_sound(db);
}

/* The same as a file at rest, of which each damage gets a copy of its own. */
static char base[200], copy[220];

static void begin_base(void)
{
    begin();
    snprintf(base, sizeof base, "%s", store_path(db));
    snprintf(copy, sizeof copy, "%s.copy", base);
    chamber_close(db);
}

static void begin_copy(void)
{
    char piece[1 << 14];
    size_t length;
    FILE *from = fopen(base, "r"), *to = fopen(copy, "w");
    ck_assert(from && to && chmod(copy, 0600) == 0);
    while ((length = fread(piece, 1, sizeof piece, from)) > 0)
        ck_assert_uint_eq(fwrite(piece, 1, length, to), length);
    ck_assert(fclose(from) == 0 && fclose(to) == 0);
    db = chamber_new();
    ck_ok(chamber_set_today(db, "2018-12-31"));
    ck_ok(chamber_open(db, copy, CHAMBER_READ));
}

static void end_copy(void)
{
    chamber_close(db);
    ck_assert_int_eq(unlink(copy), 0);
}

/* The findings begin with these lines. */
static void expect_first(const char *sql, const char *first)
{
    char *lines = check_lines(db, NULL);
    ck_assert_msg(strncmp(lines, first, strlen(first)) == 0, "%s\n%s", sql, lines);
    free(lines);
}

static void expect_among(const char *sql, const char *line)
{
    char *lines = check_lines(db, NULL);
    ck_assert_msg(strstr(lines, line), "%s\n%s", sql, lines);
    free(lines);
}

#define FIRST_OF(batch) "(SELECT min(id) FROM change WHERE batch = " batch ")"

/* The first and the last row of the journal that a batch wrote. */
static void rows_of(chamber_id batch, chamber_id rows[2])
{
    struct chamber_history *history = NULL;
    struct chamber_change change = {0};
    ck_ok(chamber_batch_open(db, batch, CHAMBER_CODES, &history));
    rows[0] = 0;
    while (chamber_history_next(history, &change) == CHAMBER_ROW) {
        rows[0] = rows[0] ? rows[0] : change.id;
        rows[1] = change.id;
    }
    chamber_history_close(history);
    chamber_record_clear(&chamber_change_noun, &change);
}

/* the first finding's kind, its batch, and whether its row is the first of batch 3 or the last
   of all; 0: none */
enum { FIRST = 1, LAST };
static const struct {
    const char *sql, *kind;
    int batch, row;
} journal_damages[] = {
    {"UPDATE change SET content = replace(content, '云杉', '云衫') WHERE id = " FIRST_OF("3"),
     "journal_content", 3, FIRST},
    {"UPDATE change SET salt = zeroblob(16) WHERE id = " FIRST_OF("3"), "journal_content", 3,
     FIRST},
    {"UPDATE change SET salt = zeroblob(3) WHERE id = " FIRST_OF("3"), "journal_content", 3, FIRST},
    {"UPDATE change SET leaf = zeroblob(3) WHERE id = " FIRST_OF("3"), "journal_content", 3, FIRST},
    {"UPDATE change SET link = zeroblob(3) WHERE id = " FIRST_OF("3"), "journal_link", 3, FIRST},
    {"UPDATE change SET content = NULL WHERE id = " FIRST_OF("3"), "journal_content", 3, FIRST},
    {"UPDATE change SET content = NULL, salt = NULL WHERE id = " FIRST_OF("3"), "journal_empty", 3,
     FIRST},
    {"UPDATE change SET op = 'edit' WHERE id = " FIRST_OF("3"), "journal_link", 3, FIRST},
    {"UPDATE change SET record = 1 WHERE id = " FIRST_OF("3"), "journal_link", 3, FIRST},
    {"UPDATE change SET noun = 'person' WHERE id = " FIRST_OF("3"), "journal_link", 3, FIRST},
    {"UPDATE change SET batch = 2 WHERE id = " FIRST_OF("3"), "journal_link", 2, FIRST},
    {"UPDATE change SET link = zeroblob(32) WHERE id = " FIRST_OF("3"), "journal_link", 3, FIRST},
    {"UPDATE batch SET actor = '某人' WHERE id = 3", "journal_link", 3, FIRST},
    {"UPDATE batch SET made_at = '2018-01-01T00:00:00Z' WHERE id = 3", "journal_link", 3, FIRST},
    {"UPDATE batch SET verb = 'import' WHERE id = 3", "journal_link", 3, FIRST},
    {"DELETE FROM batch WHERE id = 3", "journal_batch_gone", 3, FIRST},
    {"DELETE FROM change WHERE id = " FIRST_OF("3"), "journal_gap", 3, FIRST},
    {"DELETE FROM change WHERE batch = 3", "journal_gap", 4, FIRST},
    {"DELETE FROM change WHERE id = (SELECT max(id) FROM change)", "journal_cut", 0, LAST},
    {"INSERT INTO batch (made_at, actor, verb, schema_number)"
     " SELECT made_at, actor, verb, schema_number FROM batch WHERE id = 7",
     "journal_batch_empty", 8, 0},
    /* two rows in each other's place, all but their numbers */
    {"UPDATE change SET id = -1 WHERE id = " FIRST_OF(
         "3") ";"
              "UPDATE change SET id = -2 WHERE id = " FIRST_OF(
                  "4") ";"
                       "UPDATE change SET id = (SELECT max(id) + 1 FROM change WHERE batch = "
                       "2) WHERE id = -2;"
                       "UPDATE change SET id = (SELECT min(id) - 1 FROM change WHERE batch = "
                       "5) WHERE id = -1",
     "journal_link", 4, FIRST},
};

START_TEST(test_journal)
{
    begin_base();
    for (size_t i = 0; i < sizeof journal_damages / sizeof *journal_damages; i++) {
        chamber_id of_third[2], of_last[2];
        char batch[24] = "-", row[24] = "-", line[100];
        begin_copy();
        rows_of(3, of_third);
        rows_of(7, of_last);
        if (journal_damages[i].batch)
            snprintf(batch, sizeof batch, "%d", journal_damages[i].batch);
        if (journal_damages[i].row)
            snprintf(row, sizeof row, "%d",
                     (int)(journal_damages[i].row == FIRST ? of_third[0] : of_last[1]));
        snprintf(line, sizeof line, "%s journal - %s %s\n", journal_damages[i].kind, batch, row);
        check_damage_file(db, journal_damages[i].sql);
        expect_among(journal_damages[i].sql, line);
        char *lines = check_lines(db, NULL), *first = strstr(lines, "journal_");
        ck_assert_msg(first == strstr(lines, line), "%s\n%s", journal_damages[i].sql, lines);
        free(lines);
        end_copy();
    }
    fixture_close(NULL);
}
END_TEST

/* Findings of records: the file and the journal are sound, so that these come first. */
START_TEST(test_records)
{
    static const struct {
        const char *sql, *among;
    } damages[] = {
        {"UPDATE enterprise SET phone = '000' WHERE id = 1", "not_journaled enterprise 1 2 -\n"},
        {"UPDATE enterprise_fact SET value = '宏大' WHERE enterprise = 1 AND field = 'name'",
         "not_journaled enterprise 1 2 -\n"},
        {"INSERT INTO enterprise_tags VALUES (2, 1, '重点')", "not_journaled enterprise 2 3 -\n"},
        {"UPDATE enterprise SET status = 'left' WHERE id = 1", "derived enterprise 1 - -\n"},
        {"UPDATE request SET status = 'registered' WHERE id = 1", "derived request 1 - -\n"},
        {"DELETE FROM request_event WHERE step = 'accept'", "derived request 1 - -\n"},
        {"UPDATE request_event SET happened_on = '2018-07-19' WHERE step = 'register'",
         "derived request 1 - -\n"},
        {"DELETE FROM visit WHERE id = 1", "record_gone visit 1 5 -\n"},
        {"INSERT INTO place (name) VALUES ('虹桥大厦')", "record_unknown place 1 - -\n"},
        {"UPDATE visit SET form = 'flight' WHERE id = 1", "unknown_word visit 1 - -\n"},
        {"UPDATE enterprise_fact SET field = 'kind', value = 'guild' WHERE enterprise = 2",
         "unknown_word enterprise 2 - -\n"},
        {"UPDATE visit SET state = 'x' WHERE id = 1", "damaged database - - -\n"},
        {"UPDATE visit SET state = 'x' WHERE id = 1", "unknown_word visit 1 - -\n"},
        {"UPDATE visit SET enterprise = 99 WHERE id = 1", "dangling visit 1 - -\n"},
        {"INSERT INTO visit_visitors VALUES (1, 1, 99)", "dangling visit - - -\n"},
        {"UPDATE visit SET note = 'a' || char(7) WHERE id = 1", "rule visit 1 - -\n"},
        {"UPDATE person SET name = '' WHERE id = 1", "rule person 1 - -\n"},
        {"UPDATE request_counter SET last = 0", "counter request - - -\n"},
        {"DELETE FROM request_counter", "counter request - - -\n"},
        {"DROP INDEX visit_by_day", "altered database - - -\n"},
        {"CREATE TABLE mine (a TEXT)", "altered database - - -\n"},
    };
    begin_base();
    for (size_t i = 0; i < sizeof damages / sizeof *damages; i++) {
        begin_copy();
        check_damage_file(db, damages[i].sql);
        expect_among(damages[i].sql, damages[i].among);
        end_copy();
    }
    fixture_close(NULL);
}
END_TEST

/* Pages of the file written over: whatever can still be read is checked, and nothing breaks. */
START_TEST(test_pages)
{
    static const char *const tables[] = {"enterprise", "enterprise_fact", "visit",  "request_event",
                                         "change",     "batch",           "choice", "visit_by_day"};
    unsigned char bytes[4096];
    begin_base();
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        for (int n = 0; n < 3; n++) {
            begin_copy();
            struct stmt *st =
                stmt_sql(db, "SELECT rootpage, (SELECT page_size FROM pragma_page_size)"
                             " FROM sqlite_schema WHERE name = :name");
            stmt_bind_text(st, ":name", tables[i]);
            ck_assert_int_eq(stmt_step(st), CHAMBER_ROW);
            long page = (stmt_int(st, 0) - 1) * stmt_int(st, 1);
            ck_assert_int_eq(stmt_int(st, 1), sizeof bytes);
            stmt_done(st);
            chamber_close(db);
            /* zeroed, or what is random from the header on, or from the middle on */
            for (size_t k = 0; k < sizeof bytes; k++)
                bytes[k] = n ? (unsigned char)(k * 131 + 7) : 0;
            FILE *file = fopen(copy, "r+");
            size_t from = n == 2 ? sizeof bytes / 2 : 0;
            ck_assert(file && fseek(file, page + (long)from, SEEK_SET) == 0);
            ck_assert_uint_eq(fwrite(bytes + from, 1, sizeof bytes - from, file),
                              sizeof bytes - from);
            ck_assert_int_eq(fclose(file), 0);
            db = chamber_new();
            ck_ok(chamber_open(db, copy, CHAMBER_READ));
            expect_among(tables[i], "damaged database");
            end_copy();
        }
    fixture_close(NULL);
}
END_TEST

/* So many that the rest is left out. */
START_TEST(test_many_dangling)
{
    enum { MOST = 100 };
    begin();
    check_damage_file(db,
                      "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
                      " WHERE i < 150) INSERT INTO enterprise_tags SELECT i + 9, 1, 'x' FROM n");
    char *lines = check_lines(db, NULL);
    int count = 0;
    for (const char *at = lines; (at = strstr(at, "dangling enterprise")); at++)
        count++;
    ck_assert_int_ge(count, 20);
    ck_assert_int_le(count, MOST);
    free(lines);
    fixture_close(db);
}
END_TEST

START_TEST(test_removed_records)
{
    begin();
    ck_ok(chamber_enterprise_remove(db, 2));
    check_sound(db);
    check_damage_file(db, "INSERT INTO enterprise (id, status) VALUES (2, 'prospect')");
    expect_among("back", "record_back enterprise 2 8 -\n");
    fixture_close(db);
}
END_TEST

START_TEST(test_files)
{
    begin();
    check_make_beside(db, "README", 0644);
    check_make_beside(db, "chamber.db.new-12", 0600); /* too short for a number of ours */
    check_make_beside(db, "chamber.db.new-0123456789abcdef.txt", 0600);
    check_make_beside(db, "chamber.db.new-0123456789abcdef-wall", 0600);
    check_make_beside(db, ".members.docx.Ab3dEf", 0600);
    check_make_beside(db, ".a", 0600);
    check_make_beside(db, ".xlsx.Ab3dEf", 0600); /* of nothing */
    check_sound(db);
    check_make_beside(db, "chamber.db.new-0123456789abcdef-shm", 0600);
    expect_first("shared memory", "leftover file - - -\n");
    check_make_beside(db, "chamber.db.new-0123456789abcdef-wal", 0600);
    expect_first("log", "leftover file - - -\nleftover file - - -\n");
    check_make_beside(db, "chamber.db.new-0123456789abcdef-journal", 0600);
    expect_first("journal", "leftover file - - -\n");
    fixture_close(db);
    begin();
    check_make_beside(db, "chamber.db.new-0123456789abcdef", 0600);
    check_make_beside(db, ".members.xlsx.Ab3dEf", 0600);
    check_make_beside(db, "other.db-journal", 0600);
    check_make_beside(db, "chamber-2018-12-30.db", 0604);
    expect_first("files", "leftover file - - -\nopen_file file - - -\nleftover file - - -\n"
                          "foreign_journal file - - -\n");
    fixture_close(db);
    begin();
    char folder[200];
    snprintf(folder, sizeof folder, "%s", store_path(db));
    *strrchr(folder, '/') = '\0';
    ck_assert_int_eq(chmod(folder, 0702), 0);
    expect_first("folder", "open_folder file - - -\n");
    fixture_close(db);
}
END_TEST

static char *anchor_now(void)
{
    struct chamber_checked checked = {0};
    struct chamber_cursor *cursor = NULL;
    ck_ok(chamber_check(db, NULL, &checked, &cursor));
    char *anchor = strdup(checked.anchor);
    chamber_cursor_close(cursor);
    chamber_record_clear(&chamber_checked_noun, &checked);
    return anchor;
}

static void expect_anchor(const char *anchor, const char *lines)
{
    char *found = check_lines(db, anchor);
    ck_assert_str_eq(found, lines);
    free(found);
}

/* An end cut off by somebody who also sets the numbers right is seen by an anchor alone. */
START_TEST(test_anchor)
{
    begin();
    char *anchor = anchor_now();
    fixture_person(db, "李某", 0);
    expect_anchor(anchor, "");
    expect_anchor(strchr(anchor, ':') + 1, "");
    free(anchor);
    anchor = anchor_now();
    check_damage_file(
        db, "DELETE FROM person WHERE id = 2; DELETE FROM change WHERE batch = 8;"
            " DELETE FROM batch WHERE id = 8;"
            " UPDATE sqlite_sequence SET seq = (SELECT max(id) FROM change) WHERE name = 'change';"
            " UPDATE sqlite_sequence SET seq = 7 WHERE name = 'batch'");
    check_sound(db);
    char line[80];
    snprintf(line, sizeof line, "journal_anchor journal - - %d\n", atoi(anchor));
    expect_anchor(anchor, line);
    static const char link[] = "0123456789abcdefABCDEF0123456789abcdef0123456789abcdef0123456789";
    char long_link[80], long_number[100];
    snprintf(long_link, sizeof long_link, "12:%s0", link);
    snprintf(long_number, sizeof long_number, "1234567890123456:%s", link);
    const char *const bad[] = {"",      "12",  "12:",     "x",        "12:zz",
                               "12:0z", ":00", long_link, long_number};
    struct chamber_checked checked = {0};
    struct chamber_cursor *cursor = NULL;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        const struct chamber_check how = {.anchor = bad[i]};
        ck_fails(chamber_check(db, &how, &checked, &cursor), CHAMBER_E_USAGE, "check_no_anchor",
                 NULL);
    }
    free(anchor);
    anchor = anchor_now(); /* of a row that has no link any more */
    check_damage_file(db, "UPDATE change SET link = x'' WHERE id = (SELECT max(id) FROM change)");
    char *found = check_lines(db, anchor);
    ck_assert_msg(strstr(found, "journal_link journal") && strstr(found, "journal_anchor journal"),
                  "%s", found);
    free(found);
    free(anchor);
    fixture_close(db);
}
END_TEST

START_TEST(test_calls)
{
    struct chamber_checked checked = {0};
    struct chamber_cursor *cursor = NULL;
    db = chamber_new();
    ck_fails(chamber_check(db, NULL, &checked, &cursor), CHAMBER_E_USAGE, "not_open", NULL);
    chamber_close(db);
    begin();
    ck_ok(chamber_begin(db, "both"));
    ck_fails(chamber_check(db, NULL, &checked, &cursor), CHAMBER_E_USAGE, "check_in_transaction",
             NULL);
    ck_ok(chamber_end(db, CHAMBER_OK));
    fixture_close(db);
}
END_TEST

/* Of a kind of which there are very many, the first are listed and all are counted. */
START_TEST(test_many)
{
    struct chamber_checked checked = {0};
    struct chamber_cursor *cursor = NULL;
    begin();
    check_damage_file(db, "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
                          " WHERE i < 300)"
                          " INSERT INTO place (name) SELECT '大厦' || i FROM n");
    ck_ok(chamber_check(db, NULL, &checked, &cursor));
    struct chamber_finding finding = {0};
    int listed = 0;
    while (chamber_cursor_next(cursor, &finding) == CHAMBER_ROW)
        listed++;
    ck_assert_int_eq(listed, 100);
    ck_assert_int_eq(checked.findings.value, 300);
    chamber_cursor_close(cursor);
    chamber_record_clear(&chamber_finding_noun, &finding);
    chamber_record_clear(&chamber_checked_noun, &checked);
    fixture_close(db);
}
END_TEST

START_TEST(test_random_writes_are_sound)
{
    for (unsigned seed = 31; seed <= 31; seed++) {
        unsigned state = seed;
        db = fixture_open("2018-12-31");
        random_begin(db);
        for (int n = 0; n < 150; n++) {
            random_write(db, &state, n);
            if (n % 3 == 0)
                (void)chamber_undo(db, chamber_last_batch(db) - rand_r(&state) % 3);
            if (n % 25 == 0)
                check_sound(db);
        }
        check_sound(db);
        fixture_close(db);
    }
}
END_TEST

SUITE_MAIN("check", test_journal, test_records, test_pages, test_many_dangling,
           test_removed_records, test_files, test_anchor, test_calls, test_many,
           test_random_writes_are_sound)
