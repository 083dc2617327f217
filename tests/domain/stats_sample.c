/* SPDX-License-Identifier: MIT */
/* Databases for tests of figures, and the identities that hold for any data. */
#include "stats_sample.h"

#include <check.h>
#include <dirent.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "stats_evidence.h"

#undef fail /* of Check, deprecated; here it is the store's */
#include "base/date.h"
#include "store/create.h"
#include "store/stmt.h"

#define must(call) ck_assert_msg((call) == CHAMBER_OK, "%s", chamber_error_text(sample->db))

void sample_open(struct sample *sample, const char *today)
{
    char path[128];
    strcpy(sample->folder, "/tmp/chamber-stats-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(sample->folder));
    snprintf(path, sizeof(path), "%s/test.db", sample->folder);
    sample->db = chamber_new();
    ck_assert_ptr_nonnull(sample->db);
    must(chamber_set_today(sample->db, today));
    must(store_create(sample->db, path, NULL));
    must(store_create_end(sample->db, CHAMBER_OK));
}

void sample_close(struct sample *sample)
{
    chamber_close(sample->db);
    DIR *folder = opendir(sample->folder);
    ck_assert_ptr_nonnull(folder);
    struct dirent *entry;
    while ((entry = readdir(folder)) != NULL) {
        char path[400];
        snprintf(path, sizeof(path), "%s/%s", sample->folder, entry->d_name);
        if (entry->d_name[0] != '.')
            ck_assert_int_eq(unlink(path), 0);
    }
    closedir(folder);
    ck_assert_int_eq(rmdir(sample->folder), 0);
}

void sample_run(struct sample *sample, const char *sql)
{
    struct stmt *st = stmt_sql(sample->db, sql);
    int rc = stmt_run(st);
    stmt_done(st);
    ck_assert_msg(rc == CHAMBER_OK, "%s: %s", chamber_error_text(sample->db), sql);
}

void sample_fill(struct sample *sample, const char *const *statements)
{
    must(store_begin(sample->db, STORE_WRITE));
    for (size_t i = 0; statements[i] != NULL; i++)
        sample_run(sample, statements[i]);
    must(store_end(sample->db, CHAMBER_OK));
}

void sample_words(struct sample *sample)
{
    static const char *const statements[] = {
        "INSERT INTO choice (list, code, zh, en, rank, counts) VALUES"
        " ('visit.form', 'onsite', '实地走访', 'on site', 1, 1),"
        " ('visit.form', 'interview', '深度访谈', 'interview', 2, 1),"
        " ('visit.form', 'symposium', '座谈', 'symposium', 3, 1),"
        " ('visit.form', 'phone', '电话', 'phone', 4, 0),"
        " ('visit.form', 'online', '线上', 'online', 5, NULL)",
        "INSERT INTO choice (list, code, zh, en, rank) VALUES"
        " ('enterprise.kind', 'enterprise', '企业会员', 'enterprise', 1),"
        " ('enterprise.kind', 'group', '团体会员', 'group', 2),"
        " ('enterprise.size', 'small', '小型', 'small', 3),"
        " ('enterprise.size', 'large', '大型', 'large', 1),"
        " ('enterprise.industry', 'C', '制造', 'manufacturing', 3),"
        " ('enterprise.industry', 'F', '批发零售', 'trade', 6),"
        " ('enterprise.industry', 'I', '信息软件', 'software', 9),"
        " ('enterprise.industry', 'J', '金融', NULL, 10),"
        " ('request.category', 'policy', '产业政策', 'policy', 1),"
        " ('request.category', 'tax', '税务', 'tax', 6),"
        " ('request.category', 'other', '其他', 'other', 12),"
        " ('department', 'union', '工会', 'union', 1),"
        " ('department', 'women', '妇联', 'women', 2),"
        " ('department', 'tax', '税务所', 'tax', 7),"
        " ('honor.level', 'national', '国家级', 'national', 1),"
        " ('honor.level', 'district', '区级', 'district', 3),"
        " ('honor.level', 'subdistrict', '街道级', 'sub-district', 4),"
        " ('activity.kind', 'lecture', '讲座', 'lecture', 1),"
        " ('activity.kind', 'tour', '参观', 'tour', 5),"
        " ('activity.kind', 'meeting', '会议', 'meeting', 10),"
        " ('recommendation.organization', 'young', '区青年企业家联谊会', NULL, 1),"
        " ('recommendation.organization', 'scholars', '知联会', NULL, 2),"
        " ('notice.channel', 'committee', '执委群', 'committee group', 1),"
        " ('notice.channel', 'members', '会员群', 'members group', 2),"
        " ('notice.kind', 'study', '学习', 'study', 1),"
        " ('notice.kind', 'policy', '政策', 'policy', 2)",
        NULL,
    };
    sample_fill(sample, statements);
}

struct chamber_stats *sample_stats(struct sample *sample, const char *period, const char *as_of)
{
    struct chamber_stats *stats = NULL;
    must(chamber_stats_compute(sample->db, period, as_of, &stats));
    ck_assert_ptr_nonnull(stats);
    return stats;
}

double sample_value(const struct chamber_stats *stats, const char *id)
{
    const struct chamber_figure *figure = chamber_stats_figure(stats, id);
    ck_assert_msg(figure != NULL, "no figure %s", id);
    ck_assert_msg(figure->value.given, "%s has no value", id);
    return figure->value.value;
}

const struct chamber_breakdown *sample_table(const struct chamber_stats *stats, const char *id)
{
    size_t count;
    const struct chamber_breakdown *tables = chamber_stats_breakdowns(stats, &count);
    for (size_t i = 0; i < count; i++)
        if (strcmp(tables[i].id, id) == 0)
            return &tables[i];
    ck_abort_msg("no table %s", id);
    return NULL;
}

const struct chamber_breakdown_row *sample_row(const struct chamber_stats *stats, const char *id,
                                               const char *key)
{
    const struct chamber_breakdown *table = sample_table(stats, id);
    for (size_t i = 0; i < table->row_count; i++) {
        const char *found = table->rows[i].key;
        if (key == NULL ? found == NULL : found != NULL && strcmp(found, key) == 0)
            return &table->rows[i];
    }
    return NULL;
}

int64_t sample_column(const struct chamber_breakdown_row *row, const char *name)
{
    for (size_t i = 0; i < row->column_count; i++)
        if (strcmp(row->columns[i].name, name) == 0)
            return row->columns[i].value;
    ck_abort_msg("no column %s", name);
    return 0;
}

static int64_t sum_of(const struct chamber_breakdown *table, const char *column)
{
    int64_t sum = 0;
    for (size_t i = 0; i < table->row_count; i++)
        sum += column == NULL ? table->rows[i].value : sample_column(&table->rows[i], column);
    return sum;
}

static double sum_of_previous(const struct chamber_breakdown *table)
{
    double sum = 0;
    for (size_t i = 0; i < table->row_count; i++)
        sum += table->rows[i].previous.value;
    return sum;
}

static void check_sums(const struct chamber_stats *stats)
{
    static const struct {
        const char *table;
        const char *column;
        const char *figure;
    } sums[] = {
        {"members.by_kind", NULL, "members.total"},
        {"members.by_industry", NULL, "members.total"},
        {"members.by_size", NULL, "members.total"},
        {"members.by_place", NULL, "members.total"},
        {"visits.by_month", NULL, "visits.total"},
        {"visits.by_form", NULL, "visits.total"},
        {"visits.by_campaign", NULL, "visits.total"},
        {"visits.by_industry", NULL, "visits.total"},
        {"requests.by_category", NULL, "requests.raised"},
        {"requests.by_category", "raised", "requests.raised"},
        {"requests.by_category", "resolved", "requests.resolved"},
        {"requests.by_department", NULL, "requests.raised"},
        {"requests.by_department", "resolved", "requests.resolved"},
        {"requests.by_month", "raised", "requests.raised"},
        {"requests.by_month", "resolved", "requests.resolved"},
        {"requests.by_industry", "raised", "requests.raised"},
        {"requests.by_industry", "resolved", "requests.resolved"},
        {"honors.by_title", NULL, "honors.total"},
        {"honors.by_level", NULL, "honors.total"},
        {"activities.by_kind", NULL, "activities.total"},
        {"activities.by_month", NULL, "activities.total"},
    };
    for (size_t i = 0; i < COUNT_OF(sums); i++) {
        const struct chamber_breakdown *table = sample_table(stats, sums[i].table);
        ck_assert_msg((double)sum_of(table, sums[i].column) == sample_value(stats, sums[i].figure),
                      "%s is not %s", sums[i].table, sums[i].figure);
        if (sums[i].column != NULL || strcmp(table->id, "honors.by_title") == 0)
            continue; /* titles have a row only if they are of the period */
        ck_assert_msg(sum_of_previous(table) ==
                          chamber_stats_figure(stats, sums[i].figure)->previous.value,
                      "%s a year earlier is not %s", sums[i].table, sums[i].figure);
    }
}

/* Tables without a figure of the whole: their columns and each other. */
static void check_tables(const struct chamber_stats *stats)
{
    const struct chamber_breakdown *leaders = sample_table(stats, "liaison.by_leader");
    const struct chamber_breakdown *asked = sample_table(stats, "recommendations.by_organization");
    const struct chamber_breakdown *meetings = sample_table(stats, "meetings.by_body");
    const struct chamber_breakdown_row *of_kind =
        sample_row(stats, "activities.by_kind", "meeting");
    for (size_t i = 0; i < leaders->row_count; i++) {
        const struct chamber_breakdown_row *row = &leaders->rows[i];
        ck_assert_int_eq(sample_column(row, "assigned"), row->value);
        ck_assert_int_ge(row->value, sample_column(row, "visited"));
        ck_assert_int_ge(sample_column(row, "visited"), sample_column(row, "joined_in"));
    }
    ck_assert_int_eq(sum_of(asked, NULL), sum_of(asked, "recommended"));
    ck_assert_int_ge(sum_of(asked, "recommended"), sum_of(asked, "accepted"));
    ck_assert_int_eq(sum_of(meetings, NULL), of_kind != NULL ? of_kind->value : 0);
    ck_assert_int_eq(sum_of(sample_table(stats, "notices.by_channel"), NULL),
                     sum_of(sample_table(stats, "notices.by_kind"), NULL));
}

/* members at the start + joined - left = members at the end */
static void check_members(struct sample *sample, const struct chamber_stats *stats)
{
    const char *from = chamber_stats_from(stats);
    const char *as_of = chamber_stats_as_of(stats);
    struct date before;
    if (strcmp(as_of, from) < 0 || strcmp(as_of, chamber_stats_until(stats)) > 0)
        return;
    date_add_days(from, -1, &before);
    struct chamber_stats *start = sample_stats(sample, before.text, before.text);
    ck_assert_double_eq(sample_value(start, "members.total") +
                            sample_value(stats, "members.joined") -
                            sample_value(stats, "members.left"),
                        sample_value(stats, "members.total"));
    chamber_stats_free(start);
}

void sample_check_identities(struct sample *sample, const char *period, const char *as_of)
{
    struct chamber_stats *stats = sample_stats(sample, period, as_of);
    size_t count;
    const struct chamber_figure *figures = chamber_stats_figures(stats, &count);
    ck_assert_uint_gt(count, 0);
    for (size_t i = 0; i < count; i++)
        evidence_check_figure(sample, stats, &figures[i], period);
    const struct chamber_breakdown *tables = chamber_stats_breakdowns(stats, &count);
    ck_assert_uint_gt(count, 0);
    for (size_t i = 0; i < count; i++)
        evidence_check_table(sample, stats, &tables[i], period);
    check_sums(stats);
    check_tables(stats);
    ck_assert_double_eq(
        sample_value(stats, "requests.resolved") + sample_value(stats, "requests.declined") +
            sample_value(stats, "requests.withdrawn") + sample_value(stats, "requests.merged") +
            sample_value(stats, "requests.open"),
        sample_value(stats, "requests.raised"));
    ck_assert_double_eq(chamber_stats_figure(stats, "visits.coverage")->numerator.value +
                            sample_value(stats, "visits.unvisited"),
                        sample_value(stats, "members.total"));
    check_members(sample, stats);
    chamber_stats_free(stats);
}
