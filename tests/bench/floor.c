/* SPDX-License-Identifier: MIT */
/* The floor: what each task costs a plain program on SQLite's own API, with the same schema, the
 * same safety of what is written, and nothing more than the task needs.
 *
 *     floor show DB ID                  one enterprise
 *     floor requests DB ENTERPRISE      the open requests of an enterprise
 *     floor page DB                     the last 50 visits
 *     floor csv|json DB ROWS            the last so many visits, the same as the program prints
 *     floor scan DB YEAR                one pass over the visits of a year
 *     floor names DB TEXT               one pass over the names of enterprises
 *     floor visit DB TIMES              a visit with its journal, so many times, each for good
 *     floor load DB CSV                 visits of a file that make.c made, in one transaction
 *
 * The journal's rows hold the same hashes as the program's: they are part of what is written. */
#include <sha2.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

enum { HASH = 32, SALT = 16, TEXT = 2048, NAMES = 100000, COLUMNS = 32 };

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

/* What of a column does not change from row to row. Such as end in [] are JSON as they come. */
struct column {
    char key[64];
    bool array;
};

static void print_text(const char *text)
{
    putchar_unlocked('"');
    for (;;) {
        size_t plain = 0;
        while ((unsigned char)text[plain] >= ' ' && text[plain] != '"' && text[plain] != '\\')
            plain++;
        fwrite_unlocked(text, 1, plain, stdout);
        text += plain;
        if (!*text)
            break;
        printf(*text == '"' || *text == '\\' ? "\\%c" : "\\u%04x", *text);
        text++;
    }
    putchar_unlocked('"');
}

static void print_json(sqlite3_stmt *st, const struct column *columns, int count)
{
    for (int i = 0; i < count; i++) {
        int type = sqlite3_column_type(st, i);
        fputs_unlocked(columns[i].key, stdout);
        if (type == SQLITE_NULL)
            fputs_unlocked("null", stdout);
        else if (type == SQLITE_TEXT && !columns[i].array)
            print_text(text_at(st, i));
        else
            fputs_unlocked(text_at(st, i), stdout);
    }
    fputs_unlocked("}\n", stdout);
}

static void print_cell(const char *text)
{
    if (!strpbrk(text, ",\"\r\n")) {
        fputs_unlocked(text, stdout);
        return;
    }
    putchar_unlocked('"');
    for (; *text; text++) {
        if (*text == '"')
            putchar_unlocked('"');
        putchar_unlocked(*text);
    }
    putchar_unlocked('"');
}

static void print_csv(sqlite3_stmt *st, const struct column *columns, int count)
{
    (void)columns;
    for (int i = 0; i < count; i++) {
        if (i)
            putchar_unlocked(',');
        print_cell(text_at(st, i));
    }
    putchar_unlocked('\n');
}

typedef void print_function(sqlite3_stmt *st, const struct column *columns, int count);

static void print_rows(const char *sql, const char *parameter, print_function *print)
{
    sqlite3_stmt *st = prepare(sql);
    struct column columns[COLUMNS];
    int count = sqlite3_column_count(st);
    for (int i = 0; i < count; i++) {
        const char *name = sqlite3_column_name(st, i);
        size_t length = strcspn(name, "[");
        columns[i].array = name[length] == '[';
        snprintf(columns[i].key, sizeof columns[i].key, "%c\"%.*s\":", i ? ',' : '{', (int)length,
                 name);
    }
    must(sqlite3_bind_text(st, 1, parameter, -1, SQLITE_STATIC));
    while (sqlite3_step(st) == SQLITE_ROW)
        print(st, columns, count);
    must(sqlite3_finalize(st));
}

/* Of the values that an enterprise had, the one of the day. */
#define FACT(id, field)                                                                            \
    "(SELECT value FROM enterprise_fact WHERE enterprise = " id " AND field = '" field "'"         \
    " AND from_on <= '2023-12-31' ORDER BY from_on DESC LIMIT 1)"
/* A list of a record, as an array or as a cell. */
#define ARRAY(table, noun, id)                                                                     \
    "(SELECT json_group_array(value) FROM " table " WHERE " noun " = " id ")"
#define NAMES_OF(visitors, id)                                                                     \
    "(SELECT " visitors " FROM visit_visitors AS w JOIN person AS p ON p.id = w.value"             \
    " WHERE w.visit = " id ")"
#define ENTERPRISE_NAME FACT("t.enterprise", "name")
#define CAMPAIGN_NAME   "(SELECT name FROM campaign WHERE id = t.campaign)"

/* clang-format off */
static const char show[] = "SELECT t.id, "
    FACT("t.id", "name") " AS name, t.short_name, "
    ARRAY("enterprise_former_names", "enterprise", "t.id") " AS \"former_names[]\","
    " t.credit_code, t.member_no, "
    FACT("t.id", "kind") " AS kind, t.status, t.joined_on, t.left_on, "
    FACT("t.id", "industry") " AS industry, "
    FACT("t.id", "size") " AS size, t.employees, "
    FACT("t.id", "place") " AS place,"
    " (SELECT name FROM place WHERE id = " FACT("t.id", "place") ") AS place_name, t.address, t.contact, t.phone, t.legal_rep, t.founded_on, "
    FACT("t.id", "party_state") " AS party_state, t.party_org, t.party_members, t.introducer,"
    " (SELECT name FROM person WHERE id = t.introducer) AS introducer_name, t.priority, "
    ARRAY("enterprise_tags", "enterprise", "t.id") " AS \"tags[]\", t.confirmed_on, t.note"
    " FROM enterprise AS t WHERE t.id = CAST(?1 AS INTEGER)";

static const char open_requests[] = "SELECT t.id, t.number, t.raised_on, t.enterprise, "
    ENTERPRISE_NAME " AS enterprise_name, "
    ARRAY("request_enterprises", "request", "t.id") " AS \"enterprises[]\","
    " (SELECT json_group_array(" FACT("j.value", "name") ") FROM request_enterprises AS j"
    " WHERE j.request = t.id) AS \"enterprises_name[]\", t.visit,"
    " (SELECT visited_on FROM visit WHERE id = t.visit) AS visit_name, t.channel, t.category, t.title, t.detail, t.status, t.department, t.due_on, t.resolved_on, t.ended_on,"
    " t.outcome, t.satisfaction, t.merged_into, (SELECT number FROM request AS r"
    " WHERE r.id = t.merged_into) AS merged_into_name, t.note FROM request AS t"
    " WHERE t.enterprise = CAST(?1 AS INTEGER)"
    " AND t.status IN ('registered', 'accepted', 'assigned', 'in_progress')"
    " ORDER BY t.raised_on, t.id";

static const char visits_json[] = "SELECT t.id, t.visited_on, t.enterprise, "
    ENTERPRISE_NAME " AS enterprise_name, t.form, t.campaign, "
    CAMPAIGN_NAME " AS campaign_name, t.state, "
    ARRAY("visit_visitors", "visit", "t.id") " AS \"visitors[]\", "
    NAMES_OF("json_group_array(p.name)", "t.id") " AS \"visitors_name[]\", t.visitor_count, "
    ARRAY("visit_partners", "visit", "t.id") " AS \"partners[]\", t.received_by, t.findings,"
    " t.promise, t.gift, t.follow_up_on, t.note FROM visit AS t"
    " ORDER BY t.visited_on DESC, t.id DESC LIMIT CAST(?1 AS INTEGER)";

static const char visits_csv[] = "SELECT t.id, t.visited_on, "
    ENTERPRISE_NAME ", t.form, "
    CAMPAIGN_NAME ", t.state, "
    NAMES_OF("group_concat(p.name, ';')", "t.id") ", t.visitor_count,"
    " (SELECT group_concat(value, ';') FROM visit_partners WHERE visit = t.id), t.received_by,"
    " t.findings, t.promise, t.gift, t.follow_up_on, t.note FROM visit AS t"
    " ORDER BY t.visited_on DESC, t.id DESC LIMIT CAST(?1 AS INTEGER)";
/* clang-format on */

static void scan(const char *year)
{
    sqlite3_stmt *st =
        prepare("SELECT count(*), sum(enterprise), count(form), sum(length(findings))"
                " FROM visit WHERE visited_on BETWEEN ?1 || '-01-01' AND ?1 || '-12-31'");
    must(sqlite3_bind_text(st, 1, year, -1, SQLITE_STATIC));
    if (sqlite3_step(st) == SQLITE_ROW)
        printf("%s %s\n", text_at(st, 0), text_at(st, 3));
    must(sqlite3_finalize(st));
}

static void find_names(const char *text)
{
    sqlite3_stmt *st =
        prepare("SELECT enterprise, value FROM enterprise_fact WHERE field = 'name'");
    while (sqlite3_step(st) == SQLITE_ROW)
        if (strstr(text_at(st, 1), text))
            printf("%s %s\n", text_at(st, 0), text_at(st, 1));
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
        print_rows(visits_json, "50", print_json);
    else if (strcmp(task, "csv") == 0)
        print_rows(visits_csv, word, print_csv);
    else if (strcmp(task, "json") == 0)
        print_rows(visits_json, word, print_json);
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
