/* SPDX-License-Identifier: MIT */
/* Memory runs out in files: read, written, made, moved, backed up and restored. */
#include <string.h>
#include <unistd.h>

#include "memory/sweep.h"

/* A file in the folder that is left alone between runs; written once. */
static const char *file(const char *name, const char *text)
{
    const char *path = sweep_path(name);
    FILE *out = access(path, F_OK) == 0 ? NULL : fopen(path, "w");
    if (out) {
        fputs(text, out);
        fclose(out);
    }
    return path;
}

static void note_problem(void *payload, const struct chamber_error *error, const char *text)
{
    (void)text;
    sweep_say(payload, error->message);
}

static int import(struct sweep *sweep, const struct chamber_noun *noun, const char *path,
                  struct chamber_import how)
{
    struct chamber_import_result result = {.rows = SWEEP_NUMBER};
    uint64_t before = sweep->said;
    how.problem = note_problem;
    how.payload = sweep;
    int rc = chamber_import(sweep->db, noun, path, &how, &result);
    if (rc < 0 && rc != CHAMBER_E_DATA) {
        sweep->said = before;
        return rc;
    }
    sweep_say_number(sweep, result.added);
    sweep_say_number(sweep, result.changed);
    sweep_say_number(sweep, result.bad);
    return CHAMBER_OK;
}

static const char visits[] = "日期,企业,走访人,形式,情况\n"
                             "2018-10-01,上海海纳服饰有限公司,王建国；周敏,实地走访,招工难\n"
                             "2018年10月2日,星河,李秀英,电话,\"房租,上涨\"\n";
static const char bad_visits[] = "日期,企业,走访人,形式\n"
                                 "2018-10-01,不存在的公司,王建国,实地走访\n"
                                 "2018-02-30,星河,李秀英,电话\n"
                                 "2018-10-03,星河,陈静,飞行\n";

static int import_csv(struct sweep *sweep)
{
    return import(sweep, &chamber_visit_noun, file("kept/visits.csv", visits),
                  (struct chamber_import){.create_persons = true});
}

static int import_dry(struct sweep *sweep)
{
    return import(sweep, &chamber_visit_noun, file("kept/visits.csv", visits),
                  (struct chamber_import){.create_persons = true, .dry_run = true});
}

static int import_bad(struct sweep *sweep)
{
    return import(sweep, &chamber_visit_noun, file("kept/bad.csv", bad_visits),
                  (struct chamber_import){.dry_run = true});
}

static int import_update(struct sweep *sweep)
{
    static const char text[] = "[{\"name\":\"星河\",\"phone\":\"13800000001\"},"
                               "{\"id\":2,\"employees\":40,\"tags\":[\"high_tech\"]}]";
    return import(sweep, &chamber_enterprise_noun, file("kept/update.json", text),
                  (struct chamber_import){.update = true});
}

static int import_maps(struct sweep *sweep)
{
    static const char text[] = "单位,谁来\n星河,2018-10-05\n";
    const struct chamber_import_map maps[] = {{"单位", "enterprise"}, {"谁来", "visited_on"}};
    return import(sweep, &chamber_visit_noun, file("kept/maps.csv", text),
                  (struct chamber_import){.maps = maps, .map_count = 2, .save_maps = true});
}

static int write_format(struct sweep *sweep, enum chamber_format format)
{
    static _Alignas(16) char record[4096];
    struct chamber_writer *writer = NULL;
    struct chamber_cursor *cursor = NULL;
    const struct chamber_noun *noun = &chamber_enterprise_noun;
    memset(record, 0, sizeof record);
    int rc = chamber_cursor_open(sweep->db, noun, NULL, &cursor);
    if (rc == CHAMBER_OK)
        rc = chamber_writer_open(sweep->db, noun, format, sweep->out, &writer);
    while (rc >= 0 && (rc = chamber_cursor_next(cursor, record)) == CHAMBER_ROW)
        rc = chamber_writer_put(writer, record);
    chamber_cursor_close(cursor);
    chamber_record_clear(noun, record);
    if (writer) {
        int closed = chamber_writer_close(writer);
        rc = rc < 0 ? rc : closed;
    }
    if (rc >= 0 && format != CHAMBER_XLSX)
        sweep_say_file(sweep);
    return rc;
}

static int write_csv(struct sweep *sweep)
{
    return write_format(sweep, CHAMBER_CSV);
}

static int write_excel(struct sweep *sweep)
{
    return write_format(sweep, CHAMBER_EXCEL_CSV);
}

static int write_json(struct sweep *sweep)
{
    return write_format(sweep, CHAMBER_JSON);
}

static int write_lines(struct sweep *sweep)
{
    return write_format(sweep, CHAMBER_JSON_LINES);
}

static int html(struct sweep *sweep)
{
    struct chamber_html *page = SWEEP_POINTER;
    const char *const headings[] = {"名称", "数"}, *const cells[] = {"<星河>", "1"};
    int rc = chamber_html_open(sweep->db, "会员", sweep->out, &page);
    if (rc < 0) {
        sweep->touched = (void *)page != SWEEP_POINTER;
        return rc;
    }
    chamber_html_section(page, "一");
    chamber_html_text(page, "共2家");
    chamber_html_table(page, headings, 2, 2);
    chamber_html_row(page, cells, 2);
    rc = chamber_html_close(page);
    if (rc >= 0)
        sweep_say_file(sweep);
    return rc;
}

static int export_json(struct sweep *sweep)
{
    int rc = chamber_export_all_json(sweep->db, sweep->out);
    if (rc >= 0)
        sweep_say_file(sweep);
    return rc;
}

/* What was exported comes in again, and changes nothing. */
static int import_all(struct sweep *sweep)
{
    static bool made;
    if (!made) {
        FILE *out = fopen(sweep_path("kept/all.json"), "w");
        int rc = out ? chamber_export_all_json(sweep->db, out) : CHAMBER_E_IO;
        if (out)
            fclose(out);
        if (rc < 0)
            return rc;
        made = true;
    }
    const struct chamber_import_all how = {.dry_run = true};
    return chamber_import_all(sweep->db, sweep_path("kept/all.json"), &how);
}

static int init(struct sweep *sweep)
{
    const struct chamber_init how = {.name = "新华商会"};
    return chamber_init(sweep->db, sweep_path("new.db"), &how);
}

static int open_one(struct sweep *sweep)
{
    return chamber_open(sweep->db, sweep_path(SWEEP_DATABASE), CHAMBER_READ_ONLY);
}

static int backup(struct sweep *sweep)
{
    int rc = chamber_open(sweep->db, sweep_path(SWEEP_DATABASE), CHAMBER_READ);
    return rc < 0 ? rc : chamber_backup(sweep->db, sweep_path("copy.db"));
}

static int backup_dated(struct sweep *sweep)
{
    struct chamber_backups backups = {0};
    int rc = chamber_open(sweep->db, sweep_path(SWEEP_DATABASE), CHAMBER_READ);
    if (rc == CHAMBER_OK)
        rc = chamber_backup_dated(sweep->db, &backups);
    if (rc < 0)
        sweep->touched = backups.made || backups.kept_count;
    chamber_backups_clear(&backups);
    return rc;
}

/* The sample's backup, made once. */
static int restore_to(struct sweep *sweep, const char *name)
{
    const char *from = sweep_path("kept/backup.db");
    int rc = CHAMBER_OK;
    if (access(from, F_OK) != 0) {
        struct chamber_db *db = chamber_new();
        rc = db ? chamber_open(db, sweep_path(SWEEP_DATABASE), CHAMBER_READ) : CHAMBER_E_NO_MEMORY;
        if (rc == CHAMBER_OK)
            rc = chamber_backup(db, from);
        chamber_close(db);
    }
    return rc < 0 ? rc : chamber_restore(sweep->db, sweep_path(name), from, NULL);
}

static int restore_missing(struct sweep *sweep)
{
    return restore_to(sweep, "restored.db");
}

static int import_wrong(struct sweep *sweep)
{
    static const char text[] = "[{\"name\":5,\"tags\":[1]},{\"name\":\"甲\",\"nmae\":\"乙\"},"
                               "{\"name\":\"丙\",\"employees\":1.5}]";
    return import(sweep, &chamber_enterprise_noun, file("kept/wrong.json", text),
                  (struct chamber_import){.dry_run = true});
}

/* People with their enterprise, several in a cell, and headings that two rows share. */
static int import_names(struct sweep *sweep)
{
    static const char text[] = "走访 / 日期,企业,走访人,备 / 注\n"
                               "2018-10-01,星河,\"赵六(上海绿叶餐饮有限公司),李秀英\",无\n"
                               "2018-10-02,星河,\"钱七（上海海纳服饰有限公司）,孙八\",一\n";
    const struct chamber_import_map maps[] = {{"走访 / 日期", "visited_on"}};
    return import(sweep, &chamber_visit_noun, file("kept/names.csv", text),
                  (struct chamber_import){
                      .maps = maps, .map_count = 1, .create_persons = true, .dry_run = true});
}

/* By several keys, with a column that is left out, an empty one, and a row of sums at the end. */
static int import_keys(struct sweep *sweep)
{
    static const char text[] = "企业名称,会员编号,略,,员工人数\n"
                               "上海绿叶餐饮有限公司,001,x,,36\n"
                               "上海海纳服饰有限公司,001,x,,12\n"
                               "上海星河信息科技公司,,x,,8\n"
                               ",002,x,,8\n"
                               "合计,003,,,8\n"
                               "注：以上为准,004,,,\n"
                               "合计,,x,,64\n";
    const struct chamber_import_map maps[] = {{"略", "-"}};
    return import(sweep, &chamber_enterprise_noun, file("kept/keys.csv", text),
                  (struct chamber_import){.maps = maps, .map_count = 1, .update = true});
}

static int import_by_id(struct sweep *sweep)
{
    static const char text[] = "name,id,employees\n上海绿叶餐饮有限公司,1,37\n合计,,37\n注：,9,\n";
    return import(sweep, &chamber_enterprise_noun, file("kept/ids.csv", text),
                  (struct chamber_import){.update = true});
}

/* What was said of headings once is known the next time. */
static int import_saved(struct sweep *sweep)
{
    static const char text[] = "单位,何时\n星河,2018-10-06\n";
    const struct chamber_import_map maps[] = {{"何时", "visited_on"}};
    int rc = chamber_begin(sweep->db, "both");
    if (rc < 0)
        return rc;
    rc = import_maps(sweep);
    if (rc == CHAMBER_OK)
        rc = import(sweep, &chamber_visit_noun, file("kept/saved.csv", text),
                    (struct chamber_import){.maps = maps, .map_count = 1});
    return chamber_end(sweep->db, rc);
}

/* A file large enough to be read in parts, of as few rows as that takes. */
static int import_parts_of(struct sweep *sweep)
{
    enum { FIRST = 70, REST = 19, SHORT = 7400, LONG = 30000 };
    const char *path = sweep_path("kept/large.csv");
    FILE *out = access(path, F_OK) == 0 ? NULL : fopen(path, "w");
    if (out) {
        fputs("日期,企业,走访人,形式,情况\n", out);
        for (int i = 0; i < FIRST + REST; i++)
            fprintf(out, "2018-%02d-%02d,#1,#1,phone,%0*d\n", i % 12 + 1, i % 28 + 1,
                    i < FIRST ? SHORT : LONG, i);
        fclose(out);
    }
    return import(sweep, &chamber_visit_noun, path,
                  (struct chamber_import){.dry_run = true, .only_warned = true});
}

/* In GB18030, under headings of two rows, of which the good ones alone come in. */
static int import_gb(struct sweep *sweep)
{
    static const char text[] = "\xd7\xdf\xb7\xc3,,\n"
                               "\xc8\xd5\xc6\xda,\xc6\xf3\xd2\xb5,\xd0\xce\xca\xbd\n"
                               "2018-10-01,\xd0\xc7\xba\xd3,\xb5\xe7\xbb\xb0\n"
                               "2018-10-02,\xba\xa3\xc4\xc9,\xb5\xe7\xbb\xb0\n";
    return import(sweep, &chamber_visit_noun, file("kept/gb.csv", text),
                  (struct chamber_import){.partial = true});
}

/* A row whose keys are of two records, one whose name and number do not belong together, and one
 * that would change what is stored. */
static int import_doubts(struct sweep *sweep)
{
    static const char text[] = "企业名称,会员编号,员工人数\n"
                               "上海绿叶餐饮有限公司,101,35\n"
                               "上海星河信息技术有限公司,102,\n"
                               "上海绿叶餐饮有限公司,,99\n";
    return import(sweep, &chamber_enterprise_noun, file("kept/doubts.csv", text),
                  (struct chamber_import){.dry_run = true});
}

/* A whole database without any sheet that is known: all that could be there are named. */
static int import_none(struct sweep *sweep)
{
    const struct chamber_import_all how = {.dry_run = true};
    int rc = chamber_import_all(sweep->db, file("kept/none.json", "{\"nosuch\":[]}"), &how);
    if (rc != CHAMBER_E_DATA)
        return rc;
    sweep_say(sweep, chamber_error(sweep->db)->message);
    return CHAMBER_OK;
}

static int import_groups(struct sweep *sweep)
{
    static const char text[] = "单位名称,联系人,,党建情况,,备注\n"
                               ",姓名,电话,党组织情况,党员人数,\n"
                               "上海新桥贸易有限公司,陈某一,021-62345678,单独组建,12,重点\n";
    return import(sweep, &chamber_enterprise_noun, file("kept/groups.csv", text),
                  (struct chamber_import){.dry_run = true});
}

static const struct sweep_operation operations[] = {
    {"import wrong json", import_wrong, SWEEP_READS},
    {"restore missing", restore_missing, SWEEP_OPENS},
    {"import csv", import_csv, SWEEP_WRITES},
    {"import dry run", import_dry, SWEEP_READS},
    {"import bad rows", import_bad, SWEEP_READS},
    {"import update", import_update, SWEEP_WRITES},
    {"import maps", import_maps, SWEEP_WRITES},
    {"import names", import_names, SWEEP_READS},
    {"import keys", import_keys, SWEEP_WRITES},
    {"import by id", import_by_id, SWEEP_WRITES},
    {"import saved maps", import_saved, SWEEP_WRITES},
    {"import gb18030", import_gb, SWEEP_WRITES},
    {"import doubts", import_doubts, SWEEP_READS},
    {"import groups", import_groups, SWEEP_READS},
    {"import in parts", import_parts_of, SWEEP_READS},
    {"import all", import_all, SWEEP_READS},
    {"import none of all", import_none, SWEEP_READS},
    {"write csv", write_csv, SWEEP_READS},
    {"write excel csv", write_excel, SWEEP_READS},
    {"write json", write_json, SWEEP_READS},
    {"write json lines", write_lines, SWEEP_READS},
    {"html", html, SWEEP_READS},
    {"export json", export_json, SWEEP_READS},
    {"open", open_one, SWEEP_OPENS},
    {"init", init, SWEEP_OPENS},
    {"backup", backup, SWEEP_OPENS},
    {"backup dated", backup_dated, SWEEP_OPENS},
};

SWEEP_MAIN("memory.exchange", operations)
