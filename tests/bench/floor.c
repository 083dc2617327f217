/* SPDX-License-Identifier: MIT */
/* The floor: what each task costs a plain program on SQLite's own API, with the same schema, the
 * same safety of what is written, and nothing more than the task needs.
 *
 *     floor show DB ID                  one enterprise
 *     floor requests DB ENTERPRISE      the open requests of an enterprise
 *     floor page DB                     the last 50 visits
 *     floor list DB csv|json ROWS       so many visits, with the columns that the program prints
 *     floor scan DB YEAR                one pass over the visits of a year
 *     floor names DB TEXT               one pass over the names of enterprises
 *     floor visit DB TIMES              a visit with its journal, so many times, each for good
 *     floor load DB CSV                 visits of a file that make.c made, in one transaction
 *
 * The journal's rows hold the same hashes as the program's: they are part of what is written. */
#include <sha2.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

enum { HASH = 32, SALT = 16, TEXT = 2048, NAMES = 100000 };

static sqlite3 *db;

static void must(int rc)
{
    if (rc != SQLITE_OK) {
        fprintf(stderr, "floor: %s\n", db ? sqlite3_errmsg(db) : "no database");
        exit(1);
    }
}

static void run(const char *sql)
{
    must(sqlite3_exec(db, sql, NULL, NULL, NULL));
}

static sqlite3_stmt *prepare(const char *sql)
{
    sqlite3_stmt *st;
    must(sqlite3_prepare_v3(db, sql, -1, SQLITE_PREPARE_PERSISTENT, &st, NULL));
    return st;
}

static void open_to_read(const char *path)
{
    must(sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL));
}

static void open_to_write(const char *path)
{
    open_to_read(path);
    run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;"
        "PRAGMA secure_delete = ON; PRAGMA cache_size = -65536");
}

static const char *text_at(sqlite3_stmt *st, int column)
{
    const char *text = (const char *)sqlite3_column_text(st, column);
    return text ? text : "";
}

/* --- reading --- */

static void print_json(sqlite3_stmt *st)
{
    putchar('{');
    for (int i = 0; i < sqlite3_column_count(st); i++)
        if (sqlite3_column_type(st, i) == SQLITE_INTEGER)
            printf("%s\"%s\":%s", i ? "," : "", sqlite3_column_name(st, i), text_at(st, i));
        else if (sqlite3_column_type(st, i) == SQLITE_NULL)
            printf("%s\"%s\":null", i ? "," : "", sqlite3_column_name(st, i));
        else
            printf("%s\"%s\":\"%s\"", i ? "," : "", sqlite3_column_name(st, i), text_at(st, i));
    puts("}");
}

static void print_csv(sqlite3_stmt *st)
{
    for (int i = 0; i < sqlite3_column_count(st); i++) {
        if (i)
            putchar(',');
        fputs(text_at(st, i), stdout);
    }
    putchar('\n');
}

static void print_rows(const char *sql, const char *parameter, void (*print)(sqlite3_stmt *st))
{
    sqlite3_stmt *st = prepare(sql);
    if (parameter)
        must(sqlite3_bind_text(st, 1, parameter, -1, SQLITE_STATIC));
    while (sqlite3_step(st) == SQLITE_ROW)
        print(st);
    must(sqlite3_finalize(st));
}

/* A value that holds today of those that an enterprise had. */
#define TODAY(field, id)                                                                           \
    "(SELECT value FROM enterprise_fact WHERE enterprise = " id " AND field = '" field "'"         \
    " AND from_on <= '2023-12-31' ORDER BY from_on DESC LIMIT 1)"

static const char
    show[] =
        "SELECT e.*, " TODAY("name", "e.id") " AS name, " TODAY("kind", "e.id") " AS kind, " TODAY("industry", "e.id") " AS industry, " TODAY(
            "size",
            "e.id") " AS size, " TODAY("place",
                                       "e.id") " AS place, " TODAY("party_state",
                                                                   "e.id") " AS party_state, "
                                                                           "(SELECT "
                                                                           "group_concat(value) "
                                                                           "FROM enterprise_tags "
                                                                           "WHERE enterprise = "
                                                                           "e.id) AS tags,"
                                                                           " (SELECT "
                                                                           "group_concat(value) "
                                                                           "FROM "
                                                                           "enterprise_former_"
                                                                           "names WHERE enterprise "
                                                                           "= e.id) AS former,"
                                                                           " (SELECT name FROM "
                                                                           "person WHERE id = "
                                                                           "e.introducer) AS "
                                                                           "introducer_name"
                                                                           " FROM enterprise AS e "
                                                                           "WHERE id = CAST(?1 AS "
                                                                           "INTEGER)";

static const char open_requests[] =
    "SELECT r.*, " TODAY("name", "r.enterprise") " AS called FROM request AS r"
                                                 " WHERE r.enterprise = CAST(?1 AS INTEGER)"
                                                 " AND r.status IN ('registered', 'accepted', "
                                                 "'assigned', 'in_progress') ORDER BY r.raised_on";

#define VISITS                                                                                     \
    "SELECT v.*, " TODAY(                                                                          \
        "name",                                                                                    \
        "v.enterprise") " AS called,"                                                              \
                        " (SELECT group_concat(p.name) FROM visit_visitors AS w"                   \
                        " JOIN person AS p ON p.id = w.value WHERE w.visit = v.id) AS visitors"    \
                        " FROM visit AS v ORDER BY v.visited_on DESC, v.id DESC LIMIT "

static void scan(const char *year)
{
    sqlite3_stmt *st =
        prepare("SELECT count(*), sum(enterprise), count(form), sum(length(findings))"
                " FROM visit WHERE visited_on BETWEEN ?1 || '-01-01' AND ?1 || '-12-31'");
    must(sqlite3_bind_text(st, 1, year, -1, SQLITE_STATIC));
    if (sqlite3_step(st) == SQLITE_ROW)
        print_csv(st);
    must(sqlite3_finalize(st));
}

static void find_names(const char *text)
{
    sqlite3_stmt *st =
        prepare("SELECT enterprise, value FROM enterprise_fact WHERE field = 'name'");
    while (sqlite3_step(st) == SQLITE_ROW)
        if (strstr(text_at(st, 1), text))
            print_csv(st);
    must(sqlite3_finalize(st));
}

/* --- writing --- */

static struct writing {
    sqlite3_stmt *visit, *visitor, *change;
    sqlite3_int64 batch;
    char header[TEXT];
    unsigned char link[HASH];
    unsigned char salts[SALT * 32];
    size_t salted;
} writing;

static void sha256(const void *bytes, size_t length, unsigned char out[HASH])
{
    SHA2_CTX context;
    SHA256Init(&context);
    SHA256Update(&context, bytes, length);
    SHA256Final(out, &context);
}

static const unsigned char *next_salt(void)
{
    if (writing.salted == 0) {
        if (getrandom(writing.salts, sizeof writing.salts, 0) != (ssize_t)sizeof writing.salts)
            exit(1);
        writing.salted = sizeof writing.salts / SALT;
    }
    return writing.salts + SALT * --writing.salted;
}

static void begin(const char *verb)
{
    run("BEGIN IMMEDIATE");
    sqlite3_stmt *st = prepare("SELECT link FROM change ORDER BY id DESC LIMIT 1");
    memset(writing.link, 0, HASH);
    if (sqlite3_step(st) == SQLITE_ROW)
        memcpy(writing.link, sqlite3_column_blob(st, 0), HASH);
    sqlite3_finalize(st);
    st = prepare("INSERT INTO batch (made_at, actor, verb, schema_number)"
                 " VALUES ('2023-12-31T08:00:00Z', 'floor', ?1, 4)");
    must(sqlite3_bind_text(st, 1, verb, -1, SQLITE_STATIC));
    sqlite3_step(st);
    must(sqlite3_finalize(st));
    writing.batch = sqlite3_last_insert_rowid(db);
    snprintf(writing.header, TEXT,
             "%lld\x1f"
             "2023-12-31T08:00:00Z\x1f"
             "floor\x1f%s\x1f\x1f\x1f"
             "4\x1f",
             (long long)writing.batch, verb);
}

static void prepare_writing(void)
{
    writing.visit = prepare("INSERT INTO visit (visited_on, enterprise, form, state, findings)"
                            " VALUES (?1, ?2, ?3, 'done', ?4)");
    writing.visitor = prepare("INSERT INTO visit_visitors (visit, n, value) VALUES (?1, ?2, ?3)");
    writing.change =
        prepare("INSERT INTO change (batch, op, noun, record, content, salt, leaf, link)"
                " VALUES (?1, 'add', 'visit', ?2, ?3, ?4, ?5, ?6)");
}

static void finish_writing(void)
{
    sqlite3_finalize(writing.visit);
    sqlite3_finalize(writing.visitor);
    sqlite3_finalize(writing.change);
}

static void step(sqlite3_stmt *st)
{
    sqlite3_step(st);
    must(sqlite3_reset(st));
}

static void journal(sqlite3_int64 record, const char *content, size_t length)
{
    unsigned char bytes[TEXT * 2], leaf[HASH];
    const unsigned char *salt = next_salt();
    memcpy(bytes, salt, SALT);
    memcpy(bytes + SALT, content, length);
    sha256(bytes, SALT + length, leaf);
    memcpy(bytes, writing.link, HASH);
    int header = snprintf((char *)bytes + HASH, TEXT,
                          "%s\x1f"
                          "add\x1fvisit\x1f%lld\x1f",
                          writing.header, (long long)record);
    memcpy(bytes + HASH + header, leaf, HASH);
    sha256(bytes, HASH + (size_t)header + HASH, writing.link);
    sqlite3_bind_int64(writing.change, 1, writing.batch);
    sqlite3_bind_int64(writing.change, 2, record);
    sqlite3_bind_text(writing.change, 3, content, (int)length, SQLITE_STATIC);
    sqlite3_bind_blob(writing.change, 4, salt, SALT, SQLITE_STATIC);
    sqlite3_bind_blob(writing.change, 5, leaf, HASH, SQLITE_STATIC);
    sqlite3_bind_blob(writing.change, 6, writing.link, HASH, SQLITE_STATIC);
    step(writing.change);
}

static void add_visit(const char *day, sqlite3_int64 enterprise, const char *form,
                      const sqlite3_int64 visitors[2], const char *findings)
{
    char content[TEXT];
    sqlite3_bind_text(writing.visit, 1, day, -1, SQLITE_STATIC);
    sqlite3_bind_int64(writing.visit, 2, enterprise);
    sqlite3_bind_text(writing.visit, 3, form, -1, SQLITE_STATIC);
    sqlite3_bind_text(writing.visit, 4, findings, -1, SQLITE_STATIC);
    step(writing.visit);
    sqlite3_int64 id = sqlite3_last_insert_rowid(db);
    for (int n = 0; n < 2; n++) {
        sqlite3_bind_int64(writing.visitor, 1, id);
        sqlite3_bind_int(writing.visitor, 2, n + 1);
        sqlite3_bind_int64(writing.visitor, 3, visitors[n]);
        step(writing.visitor);
    }
    int length = snprintf(content, sizeof content,
                          "{\"visited_on\":[null,\"%s\"],\"enterprise\":[null,%lld],"
                          "\"form\":[null,\"%s\"],\"state\":[null,\"done\"],"
                          "\"visitors\":[null,[%lld,%lld]],\"findings\":[null,\"%s\"]}",
                          day, (long long)enterprise, form, (long long)visitors[0],
                          (long long)visitors[1], findings);
    journal(id, content, (size_t)length);
}

static void add_visits(unsigned long times)
{
    static const sqlite3_int64 visitors[2] = {1, 2};
    prepare_writing();
    while (times-- > 0) {
        begin("visit add");
        add_visit("2023-12-29", 7, "onsite", visitors, "现场走访，了解用工情况");
        run("COMMIT");
    }
    finish_writing();
}

/* Names with their numbers, sorted. */
static struct name {
    char *text;
    sqlite3_int64 id;
} names[2][NAMES];
static size_t counts[2];

static int by_text(const void *a, const void *b)
{
    return strcmp(((const struct name *)a)->text, ((const struct name *)b)->text);
}

static void read_names(int which, const char *sql)
{
    sqlite3_stmt *st = prepare(sql);
    while (counts[which] < NAMES && sqlite3_step(st) == SQLITE_ROW)
        names[which][counts[which]++] =
            (struct name){strdup(text_at(st, 1)), sqlite3_column_int64(st, 0)};
    sqlite3_finalize(st);
    qsort(names[which], counts[which], sizeof(struct name), by_text);
}

static sqlite3_int64 id_of(int which, char *text)
{
    struct name key = {text, 0};
    const struct name *found =
        bsearch(&key, names[which], counts[which], sizeof(struct name), by_text);
    if (!found) {
        fprintf(stderr, "floor: unknown name\n");
        exit(1);
    }
    return found->id;
}

/* No cell of the made up file has a comma or a quote in it. */
static void load(const char *path)
{
    static char line[TEXT];
    FILE *in = fopen(path, "r");
    if (!in || !fgets(line, sizeof line, in)) {
        perror(path);
        exit(1);
    }
    read_names(0, "SELECT enterprise, value FROM enterprise_fact WHERE field = 'name'");
    read_names(1, "SELECT id, name FROM person");
    prepare_writing();
    begin("visit import");
    while (fgets(line, sizeof line, in)) {
        char *rest = line, *cells[5];
        line[strcspn(line, "\n")] = '\0';
        for (int i = 0; i < 5; i++)
            cells[i] = strsep(&rest, ",");
        char *second = cells[3], *first = strsep(&second, ";");
        const sqlite3_int64 visitors[2] = {id_of(1, first), id_of(1, second)};
        add_visit(cells[0], id_of(0, cells[1]), cells[2], visitors, cells[4]);
    }
    run("COMMIT");
    finish_writing();
    fclose(in);
}

/* --- the command line --- */

int main(int argc, char **argv)
{
    const char *task = argc > 1 ? argv[1] : "", *path = argc > 2 ? argv[2] : "";
    const char *word = argc > 3 ? argv[3] : "";
    if (strcmp(task, "visit") == 0 || strcmp(task, "load") == 0)
        open_to_write(path);
    else
        open_to_read(path);
    if (strcmp(task, "show") == 0)
        print_rows(show, word, print_json);
    else if (strcmp(task, "requests") == 0)
        print_rows(open_requests, word, print_json);
    else if (strcmp(task, "page") == 0)
        print_rows(VISITS "50", NULL, print_json);
    else if (strcmp(task, "list") == 0 && argc == 5)
        print_rows(VISITS "?1", argv[4], strcmp(word, "csv") == 0 ? print_csv : print_json);
    else if (strcmp(task, "scan") == 0)
        scan(word);
    else if (strcmp(task, "names") == 0)
        find_names(word);
    else if (strcmp(task, "visit") == 0)
        add_visits(strtoul(word, NULL, 10));
    else if (strcmp(task, "load") == 0)
        load(word);
    else
        return 2;
    sqlite3_close(db);
    return 0;
}
