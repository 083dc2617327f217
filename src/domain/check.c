/* SPDX-License-Identifier: MIT */
/* Whether a database is sound: its file, its journal, its records and its folder, one part after
 * the other. A part that cannot be read is a finding, and the next is looked at all the same. */
#include "domain/check.h"

#include <stdio.h>
#include <string.h>

#include "record/value.h"

#define RECORD struct chamber_checked

static const struct chamber_field fields[] = {
    INT(records, "记录", 0),  INT(batches, "批次", 0),     INT(changes, "变更", 0),
    INT(findings, "发现", 0), TEXT(anchor, "日志末端", 0),
};

const struct chamber_noun chamber_checked_noun = {
    .name = "checked",
    .label = "检查",
    .english = "checked",
    NOUN_FIELDS(fields),
    .view = true,
};

/* The check under way. */
struct check {
    struct chamber_db *db;
    const struct chamber_check *how;
    struct journal_anchor anchor;
    struct journal_end end;
    bool verified; /* the journal was read to its end */
    struct findings findings;
    struct finder finder;
    int64_t records, before, total; /* for the progress: parts done, and all there is to do */
};

static void show_progress(void *payload, int64_t done)
{
    const struct check *check = payload;
    if (check->how->progress)
        check->how->progress(check->how->payload, check->before + done, check->total);
}

/* --- the parts --- */
static int check_file(struct check *check)
{
    return store_check_file(check->db, &check->finder);
}

static int check_tables(struct check *check)
{
    return store_check_tables(check->db, &check->finder);
}

static int check_journal(struct check *check)
{
    const struct journal_watch watch = {show_progress, check};
    int rc = journal_verify(check->db, &check->anchor, &check->finder, &watch, &check->end);
    check->verified = rc == CHAMBER_OK;
    check->before += check->end.changes;
    return rc;
}

static int check_replayed(struct check *check)
{
    const struct journal_watch watch = {show_progress, check};
    int rc = journal_replay(check->db, &check->finder, &watch);
    check->before += check->end.changes;
    return rc;
}

static int check_stored(struct check *check)
{
    const struct journal_watch watch = {show_progress, check};
    return check_records(check->db, &check->finder, &watch, &check->records);
}

static int check_folder(struct check *check)
{
    return store_check_folder(check->db, &check->finder);
}

/* --- all of them --- */
static int take_unreadable(struct check *check)
{
    const char *said = chamber_error_text(check->db);
    /* without memory for it, it says just that, which is no finding */
    CLEAN_FREE char *text = store_error(check->db)->text.length > 0 ? str_copy(said) : NULL;
    const struct found found = {.kind = "unreadable", .noun = "database", .arg = {text}};
    error_reset(store_error(check->db));
    return text ? finder_take(&check->finder, &found) : fail_memory(check->db);
}

static int check_parts(struct check *check)
{
    static int (*const parts[])(struct check * check) = {
        check_file, check_tables, check_journal, check_replayed, check_stored, check_folder,
    };
    int rc = CHAMBER_OK;
    for (size_t i = 0; i < COUNT_OF(parts) && rc == CHAMBER_OK; i++) {
        rc = parts[i](check);
        if (rc == CHAMBER_E_DATABASE)
            rc = take_unreadable(check);
    }
    return rc;
}

/* Each row of the journal is read twice, each record once; removed ones were given numbers too. */
static int count_total(struct check *check)
{
    chamber_id last = 0;
    int rc = record_last_number(check->db, &chamber_change_noun, &last);
    check->total = 2 * last;
    for (const struct chamber_noun *const *noun = chamber_nouns(); *noun && rc == CHAMBER_OK;
         noun++) {
        rc = record_last_number(check->db, *noun, &last);
        check->total += last;
    }
    if (rc != CHAMBER_E_DATABASE)
        return rc;
    error_reset(store_error(check->db));
    check->total = 0;
    return CHAMBER_OK;
}

static int digit(char c)
{
    static const char digits[] = "0123456789abcdef";
    const char *at = c ? strchr(digits, c >= 'A' && c <= 'F' ? c - 'A' + 'a' : c) : NULL;
    return at ? (int)(at - digits) : -1;
}

/* "12:9f86d0..." or the link alone. */
static int read_anchor(struct chamber_db *db, const char *text, struct journal_anchor *anchor)
{
    enum { DIGITS_MAX = 15 };
    size_t length = strspn(text, "0123456789");
    const char *link = text;
    if (text[length] == ':' && length >= 1 && length <= DIGITS_MAX) {
        anchor->change = strtoll(text, NULL, 10);
        link = text + length + 1;
    }
    for (size_t i = 0; i < SHA256_SIZE; i++) {
        int high = digit(link[0]), low = high < 0 ? -1 : digit(link[1]);
        if (low < 0)
            return fail(db, CHAMBER_E_USAGE, "check_no_anchor", text);
        anchor->link[i] = (unsigned char)(high << 4 | low);
        link += 2;
    }
    anchor->given = true;
    return *link ? fail(db, CHAMBER_E_USAGE, "check_no_anchor", text) : CHAMBER_OK;
}

static int write_anchor(struct check *check, const char **member)
{
    char text[24 + 1 + 2 * SHA256_SIZE + 1];
    if (!check->verified)
        return CHAMBER_OK;
    int length = snprintf(text, 24, "%lld:", (long long)check->end.last);
    for (size_t i = 0; i < SHA256_SIZE; i++)
        snprintf(text + length + 2 * i, 3, "%02x", check->end.link[i]);
    return record_set_text(check->db, member, text);
}

static int deliver(struct check *check, struct chamber_checked *checked,
                   struct chamber_cursor **findings)
{
    struct chamber_checked done = {.records = {true, check->records},
                                   .batches = {true, check->end.batches},
                                   .changes = {true, check->end.changes},
                                   .findings = {true, check->findings.count}};
    int rc = write_anchor(check, &done.anchor);
    if (rc == CHAMBER_OK)
        rc = view_open_rows(check->db, &check->findings.rows, findings);
    if (rc < 0) {
        chamber_record_clear(&chamber_checked_noun, &done);
        return rc;
    }
    chamber_record_clear(&chamber_checked_noun, checked);
    *checked = done;
    return CHAMBER_OK;
}

static int run_check(struct check *check)
{
    if (store_writing(check->db))
        return fail(check->db, CHAMBER_E_USAGE, "check_in_transaction");
    int rc = store_begin(check->db, STORE_READ);
    if (rc < 0)
        return rc;
    rc = count_total(check);
    if (rc == CHAMBER_OK)
        rc = check_parts(check);
    rc = store_end(check->db, rc);
    /* the end of reading a damaged file may fail too */
    return rc == CHAMBER_E_DATABASE ? take_unreadable(check) : rc;
}

int chamber_check(struct chamber_db *db, const struct chamber_check *how,
                  struct chamber_checked *checked, struct chamber_cursor **findings)
{
    static const struct chamber_check plain = {0};
    struct check check = {.db = db,
                          .how = how ? how : &plain,
                          .findings = {.db = db, .rows = {.noun = &chamber_finding_noun}}};
    check.finder = (struct finder){findings_take, &check.findings};
    int rc = store_is_open(db) ? CHAMBER_OK : fail(db, CHAMBER_E_USAGE, "not_open");
    if (rc == CHAMBER_OK && check.how->anchor)
        rc = read_anchor(db, check.how->anchor, &check.anchor);
    if (rc == CHAMBER_OK)
        rc = run_check(&check);
    if (rc == CHAMBER_OK)
        rc = deliver(&check, checked, findings);
    view_rows_clear(&check.findings.rows);
    return rc;
}
