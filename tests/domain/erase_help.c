/* SPDX-License-Identifier: MIT */
#include "domain/erase_help.h"

#include <dirent.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#undef fail /* Check's; the store has one of its own */
#include "store/db.h"

static struct erase_made made;

/* --- what is in the files --- */
static bool file_has(const char *path, const char *text)
{
    bool found = false;
    FILE *file = fopen(path, "rb");
    ck_assert_ptr_nonnull(file);
    char *bytes = NULL;
    size_t size = 0;
    FILE *copy = open_memstream(&bytes, &size);
    ck_assert_ptr_nonnull(copy);
    for (int c; (c = fgetc(file)) != EOF;)
        fputc(c, copy);
    fclose(copy);
    fclose(file);
    found = memmem(bytes, size, text, strlen(text)) != NULL;
    free(bytes);
    return found;
}

size_t erase_count_in_files(struct chamber_db *db, const char *const *texts, size_t count)
{
    char folder[200], path[500];
    size_t found = 0;
    struct dirent *entry;
    snprintf(folder, sizeof(folder), "%s", store_path(db));
    *strrchr(folder, '/') = '\0';
    for (size_t i = 0; i < count; i++) {
        DIR *dir = opendir(folder);
        bool any = false;
        ck_assert_ptr_nonnull(dir);
        while ((entry = readdir(dir))) {
            snprintf(path, sizeof(path), "%s/%s", folder, entry->d_name);
            any = any ||
                  (entry->d_name[0] != '.' && entry->d_type == DT_REG && file_has(path, texts[i]));
        }
        closedir(dir);
        found += any;
    }
    return found;
}

/* --- a year in which the person is everywhere --- */
static void add_person(struct chamber_db *db)
{
    struct chamber_person person = {.name = NAME,
                                    .gender = "male",
                                    .phone = OLD,
                                    .enterprise = made.enterprise,
                                    .title = "董事长",
                                    .politics = "ccp",
                                    .born_on = BORN,
                                    .young = CHAMBER_YES,
                                    .note = NOTE};
    ck_ok(chamber_person_add(db, &person, &made.person));
    ck_assert_int_eq(made.person, 1);
    person.id = made.person;
    person.phone = PHONE;
    ck_ok(
        chamber_person_update(db, &person, chamber_field_bit(&chamber_person_noun, "phone"), NULL));
    made.other = fixture_person(db, NAME "之", made.enterprise);
}

static void add_references(struct chamber_db *db)
{
    chamber_id role = 0, ids[] = {made.person, made.other};
    ck_ok(chamber_role_find(db, "会长", CHAMBER_WHOLE, &role));
    struct chamber_post post = {.person = made.person, .role = role, .from_on = "2016-03-18"};
    struct chamber_liaison liaison = {
        .person = made.person, .enterprise = made.enterprise, .from_on = "2016-04-01"};
    struct chamber_visit visit = {.visited_on = "2018-07-10",
                                  .enterprise = made.enterprise,
                                  .form = "onsite",
                                  .visitors = {2, ids},
                                  .findings = "司徒 某丁询问用工，" NAME "之记录"};
    struct chamber_honor honor = {
        .title = "优秀企业家", .awarded_on = "2018-05", .person = made.person};
    struct chamber_activity activity = {
        .held_on = "2018-09-01", .kind = "lecture", .title = "税法讲座", .speaker = NAME};
    struct chamber_task task = {
        .year = {true, 2018}, .title = "走访会员", .owner = made.person, .due_on = "2018-12-01"};
    ck_ok(chamber_post_add(db, &post, NULL));
    ck_ok(chamber_liaison_add(db, &liaison, NULL));
    ck_ok(chamber_visit_add(db, &visit, &made.visit));
    ck_ok(chamber_honor_add(db, &honor, NULL));
    ck_ok(chamber_activity_add(db, &activity, &made.activity));
    ck_ok(chamber_task_add(db, &task, NULL));
    struct chamber_attendance came = {.activity = made.activity, .person = made.person},
                              guest = {.activity = made.activity, .guest = NAME};
    ck_ok(chamber_attendance_add(db, &came, NULL));
    ck_ok(chamber_attendance_add(db, &guest, NULL));
}

static void add_texts(struct chamber_db *db)
{
    struct chamber_enterprise enterprise = {
        .id = made.enterprise, .contact = NAME, .phone = "021-62520000；138-1111-2222"};
    const char *former[] = {NAME "商店", "老店"};
    struct chamber_enterprise own = {.id = made.own, .former_names = {2, former}};
    struct chamber_request request = {.id = made.request, .detail = "由" NAME "（" OLD "）反映"};
    uint64_t contact = chamber_field_bit(&chamber_enterprise_noun, "contact") |
                       chamber_field_bit(&chamber_enterprise_noun, "phone");
    ck_ok(chamber_enterprise_update(db, &enterprise, contact, NULL));
    ck_ok(chamber_enterprise_update(
        db, &own, chamber_field_bit(&chamber_enterprise_noun, "former_names"), NULL));
    fixture_rename(db, made.own, "城西商行", "2018-06-01");
    ck_ok(chamber_request_update(db, &request, chamber_field_bit(&chamber_request_noun, "detail"),
                                 NULL));
    struct chamber_request_step note = {.on = "2018-07-21", .note = "已电话告知" NAME};
    ck_ok(chamber_request_step(db, made.request, "accept", &note));
}

struct chamber_db *erase_fill(struct erase_made *out)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    made.enterprise = fixture_enterprise(db, "宏达机械", "2015-01-01");
    made.own = fixture_enterprise(db, NAME "个体户", "2016-01-01");
    made.request = fixture_request(db, made.enterprise, "2018-07-20");
    add_person(db);
    add_references(db);
    add_texts(db);
    ck_ok(chamber_stats_freeze(db, "2018", NULL, NULL));
    *out = made;
    return db;
}

/* --- figures --- */
static void add_number(FILE *out, struct chamber_number number)
{
    fprintf(out, number.given ? " %.9g" : " -", number.value);
}

static void add_tables(const struct chamber_stats *stats, FILE *out)
{
    size_t count;
    const struct chamber_breakdown *tables = chamber_stats_breakdowns(stats, &count);
    for (size_t t = 0; t < count; t++)
        for (size_t r = 0; r < tables[t].row_count; r++) {
            const struct chamber_breakdown_row *row = &tables[t].rows[r];
            fprintf(out, "%s %s %" PRId64, tables[t].id, row->key ? row->key : "-", row->value);
            for (size_t c = 0; c < row->column_count; c++)
                fprintf(out, " %" PRId64, row->columns[c].value);
            add_number(out, row->previous);
            fputc('\n', out);
        }
}

char *erase_figures(struct chamber_db *db, const char *period)
{
    char *text = NULL;
    size_t size = 0, count;
    struct chamber_stats *stats = NULL;
    FILE *out = open_memstream(&text, &size);
    ck_assert_ptr_nonnull(out);
    ck_ok(chamber_stats_compute(db, period, NULL, &stats));
    const struct chamber_figure *all = chamber_stats_figures(stats, &count);
    for (size_t i = 0; i < count; i++) {
        fputs(all[i].id, out);
        add_number(out, all[i].value);
        add_number(out, all[i].numerator);
        add_number(out, all[i].denominator);
        add_number(out, all[i].previous);
        fputc('\n', out);
    }
    add_tables(stats, out);
    chamber_stats_free(stats);
    fclose(out);
    return text;
}

chamber_id erase_newest_batch(struct chamber_db *db)
{
    struct chamber_batch batch = {0};
    struct chamber_cursor *cursor = NULL;
    ck_ok(chamber_log_open(db, 1, &cursor));
    ck_assert_int_eq(chamber_cursor_next(cursor, &batch), CHAMBER_ROW);
    chamber_cursor_close(cursor);
    chamber_id id = batch.id;
    chamber_record_clear(&chamber_batch_noun, &batch);
    return id;
}

void erase_check(struct chamber_db *db)
{
    struct chamber_checked checked = {0};
    struct chamber_finding finding = {0};
    struct chamber_cursor *findings = NULL;
    ck_ok(chamber_check(db, NULL, &checked, &findings));
    int rc = chamber_cursor_next(findings, &finding);
    ck_assert_msg(rc == CHAMBER_OK, "%s %s", fixture_text(finding.kind),
                  fixture_text(finding.text));
    ck_assert_int_eq(checked.findings.value, 0);
    chamber_cursor_close(findings);
    chamber_record_clear(&chamber_finding_noun, &finding);
    chamber_record_clear(&chamber_checked_noun, &checked);
}

size_t erase_count_erased(struct chamber_history *history)
{
    struct chamber_change change = {0};
    size_t count = 0;
    int rc;
    while ((rc = chamber_history_next(history, &change)) == CHAMBER_ROW)
        if (!change.field) {
            ck_assert(!change.before && !change.after && change.actor);
            count++;
        }
    ck_assert_int_eq(rc, CHAMBER_OK);
    chamber_record_clear(&chamber_change_noun, &change);
    chamber_history_close(history);
    return count;
}
