/* SPDX-License-Identifier: MIT */
/* Dated backups, and which of them are removed: only after a new one is durable. */
#include "store/dated.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "store/connect.h"
#include "store/handle.h"
#include "store/place.h"
#include "store/report.h"

enum { DAY_LENGTH = 10, MONTH_LENGTH = 7, NUMBER_DIGITS = 9, ATTEMPTS = 20, YEAR = 366 };

/* One that is named as ours are. */
struct dated {
    char *name;
    struct date day;
    long number; /* the how manyeth of its day */
    bool sound;  /* a plain file that begins like a database of ours, and nobody works in */
};

/* The folder, and what is in it, newest first. */
struct series {
    char *folder;
    char *stem;      /* of the database's name, before the date: "chamber" */
    const char *end; /* and after it: ".db"; in `stem` */
    size_t stem_length;
    int fd;
    struct dated *items;
    size_t count;
};

static void series_clear(struct series *series)
{
    for (size_t i = 0; i < series->count; i++)
        free(series->items[i].name);
    free(series->items);
    free(series->folder);
    free(series->stem);
    if (series->fd >= 0)
        close(series->fd);
}

/* Which day and number a name is of; false if it is not exactly one of this series. */
static bool read_name(const struct series *series, const char *name, struct dated *dated)
{
    size_t length = strlen(name), end = strlen(series->end);
    const char *at = name + series->stem_length;
    if (length < series->stem_length + 1 + DAY_LENGTH + end ||
        strncmp(name, series->stem, series->stem_length) != 0 || *at++ != '-' ||
        strcmp(name + length - end, series->end) != 0)
        return false;
    memcpy(dated->day.text, at, DAY_LENGTH);
    dated->day.text[DAY_LENGTH] = '\0';
    at += DAY_LENGTH;
    size_t rest = (size_t)(name + length - end - at);
    dated->number = 1;
    if (!date_valid(dated->day.text) || rest == 0)
        return rest == 0 && date_valid(dated->day.text);
    if (at[0] != '-' || rest < 2 || rest > 1 + NUMBER_DIGITS || at[1] == '0' ||
        strspn(at + 1, "0123456789") < rest - 1)
        return false;
    dated->number = strtol(at + 1, NULL, 10);
    return dated->number > 1;
}

static bool is_beside(const struct series *series, const char *name, const char *suffix)
{
    CLEAN_FREE char *other = NULL;
    struct stat found;
    if (asprintf(&other, "%s%s", name, suffix) < 0) {
        other = NULL;
        return true; /* the careful answer */
    }
    return fstatat(series->fd, other, &found, AT_SYMLINK_NOFOLLOW) == 0;
}

/* All of it, however little is given at a time. */
static bool read_header(int fd, unsigned char header[CONNECT_HEADER])
{
    ssize_t got = 1;
    size_t length = 0;
    for (; got > 0 && length<CONNECT_HEADER; length += got> 0 ? (size_t)got : 0)
        got = pread(fd, header + length, CONNECT_HEADER - length, (off_t)length);
    return length == CONNECT_HEADER;
}

/* Never a link, nor a file that has another name too, nor one that somebody has open. */
static bool is_sound(const struct series *series, const char *name)
{
    unsigned char header[CONNECT_HEADER];
    struct stat found;
    int fd = openat(series->fd, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (fd < 0)
        return false;
    bool ours = fstat(fd, &found) == 0 && S_ISREG(found.st_mode) && found.st_nlink == 1 &&
                read_header(fd, header) && connect_is_ours(header);
    close(fd);
    return ours && !is_beside(series, name, "-wal") && !is_beside(series, name, "-journal");
}

static int newest_first(const void *a, const void *b)
{
    const struct dated *one = a, *other = b;
    int order = strcmp(other->day.text, one->day.text);
    return order ? order : (other->number > one->number) - (other->number < one->number);
}

static int add_name(struct chamber_db *db, struct series *series, const char *name)
{
    struct dated dated = {0};
    if (!read_name(series, name, &dated))
        return CHAMBER_OK;
    struct dated *grown = reallocarray(series->items, series->count + 1, sizeof(*grown));
    if (!grown)
        return fail_memory(db);
    series->items = grown;
    dated.name = str_copy(name);
    if (!dated.name)
        return fail_memory(db);
    dated.sound = is_sound(series, name);
    grown[series->count++] = dated;
    return CHAMBER_OK;
}

static int read_names(struct chamber_db *db, struct series *series)
{
    int fd = dup(series->fd);
    DIR *folder = fd < 0 ? NULL : fdopendir(fd);
    if (!folder) {
        int rc = report_system(db, "io_folder", series->folder);
        if (fd >= 0)
            close(fd);
        return rc;
    }
    rewinddir(folder);
    for (size_t i = 0; i < series->count; i++)
        free(series->items[i].name);
    series->count = 0;
    int rc = CHAMBER_OK;
    for (;;) {
        errno = 0;
        struct dirent *entry = readdir(folder);
        if (!entry && errno)
            rc = report_system(db, "io_folder", series->folder);
        if (!entry || rc < 0)
            break;
        rc = add_name(db, series, entry->d_name);
    }
    closedir(folder);
    if (series->count)
        qsort(series->items, series->count, sizeof(*series->items), newest_first);
    return rc;
}

/* "chamber.db" is "chamber" and ".db"; no two databases of a folder share a series. */
static int name_series(struct chamber_db *db, const char *real, struct series *series)
{
    const char *slash = strrchr(real, '/');
    CLEAN_FREE char *folder = place_folder(real);
    series->stem = str_copy(slash ? slash + 1 : real);
    if (!folder || !series->stem ||
        asprintf(&series->folder, "%s/backups", strcmp(folder, "/") == 0 ? "" : folder) < 0) {
        series->folder = NULL;
        return fail_memory(db);
    }
    char *dot = strrchr(series->stem, '.');
    series->stem_length =
        dot && dot > series->stem ? (size_t)(dot - series->stem) : strlen(series->stem);
    series->end = series->stem + series->stem_length;
    return CHAMBER_OK;
}

/* Beside the file itself, wherever a link to it stands. A link in place of the folder would lead
 * the backups elsewhere: it is refused. */
static int open_series(struct chamber_db *db, struct series *series)
{
    CLEAN_FREE char *real = realpath(db->path, NULL);
    int rc = real ? name_series(db, real, series) : report_system(db, "io_open", db->path);
    if (rc == CHAMBER_OK)
        rc = place_make_folder(db, series->folder);
    if (rc < 0)
        return rc;
    series->fd = open(series->folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (series->fd < 0)
        return errno == ENOTDIR || errno == ELOOP
                   ? fail(db, CHAMBER_E_IO, "backups_no_folder", series->folder)
                   : report_system(db, "io_folder", series->folder);
    return read_names(db, series);
}

/* After the last of its day, whatever is missing before it: a later one is a newer one. */
static long next_number(const struct series *series, const char *today)
{
    for (size_t i = 0; i < series->count; i++)
        if (strcmp(series->items[i].day.text, today) == 0)
            return series->items[i].number + 1;
    return 1;
}

static char *next_path(const struct series *series, const char *today, long number)
{
    CLEAN_STR struct str path = {0};
    str_addf(&path, "%s/%.*s-%s", series->folder, (int)series->stem_length, series->stem, today);
    if (number > 1)
        str_addf(&path, "-%ld", number);
    str_add(&path, series->end);
    return str_take(&path);
}

/* Another process may be taking the same name: then the next. */
static int make(struct chamber_db *db, const struct series *series, char **made)
{
    const char *today = chamber_today(db);
    long number = next_number(series, today);
    int rc = CHAMBER_E_REFUSED;
    for (int i = 0; i < ATTEMPTS && rc == CHAMBER_E_REFUSED; i++, number++) {
        CLEAN_FREE char *path = next_path(series, today, number);
        rc = path ? chamber_backup(db, path) : fail_memory(db);
        if (rc == CHAMBER_OK) {
            *made = path;
            path = NULL;
        }
    }
    return rc;
}

/* How many more the rule keeps, and the day looked at last. */
struct keeping {
    const struct dated_rule *rule;
    struct dated_rule left;
    struct date last;
};

/* Whether it is the newest of its day, or of its month, among the last that the rule keeps. Days
 * more than a year apart are counted by themselves: a clock that was years ahead, be it for weeks,
 * pushes no good backup out. */
static bool kept_by_rule(struct keeping *keeping, const struct dated *dated)
{
    bool kept = false;
    struct date near = {""};
    if (keeping->last.text[0])
        date_add_days(keeping->last.text, -YEAR, &near);
    if (strcmp(dated->day.text, near.text) < 0 || !keeping->last.text[0])
        keeping->left = *keeping->rule;
    if (strcmp(keeping->last.text, dated->day.text) != 0 && keeping->left.daily > 0) {
        keeping->left.daily--;
        kept = true;
    }
    if (strncmp(keeping->last.text, dated->day.text, MONTH_LENGTH) != 0 &&
        keeping->left.monthly > 0) {
        keeping->left.monthly--;
        kept = true;
    }
    keeping->last = dated->day;
    return kept;
}

static bool remember(char ***names, size_t *count, const char *name)
{
    char **grown = reallocarray(*names, *count + 1, sizeof(*grown));
    if (!grown)
        return false;
    *names = grown;
    grown[*count] = str_copy(name);
    return grown[*count] && ++*count;
}

/* A failure to remove one is no failure of the backup. */
static int prune(struct chamber_db *db, const struct series *series, const struct dated_rule *rule,
                 struct chamber_backups *done)
{
    struct keeping keeping = {.rule = rule};
    const char *today = chamber_today(db);
    for (size_t i = 0; i < series->count; i++) {
        const struct dated *dated = &series->items[i];
        if (!dated->sound)
            continue;
        int later = strcmp(dated->day.text, today);
        bool stays = !rule || later > 0 || kept_by_rule(&keeping, dated) || later == 0;
        if (!stays && unlinkat(series->fd, dated->name, 0) != 0) {
            store_warn(db, "backup_not_removed", dated->name, NULL);
            stays = true;
        }
        if (!(stays ? remember(&done->kept, &done->kept_count, dated->name)
                    : remember(&done->removed, &done->removed_count, dated->name)))
            return fail_memory(db);
    }
    if (done->removed_count > 0 && fsync(series->fd) != 0 && errno != EINVAL)
        return report_system(db, "io_write", series->folder);
    return CHAMBER_OK;
}

int store_back_up_dated(struct chamber_db *db, const struct dated_rule *rule,
                        struct chamber_backups *done)
{
    CLEAN(series_clear) struct series series = {.fd = -1};
    if (!db->sql)
        return fail(db, CHAMBER_E_USAGE, "not_open");
    int rc = open_series(db, &series);
    if (rc == CHAMBER_OK)
        rc = make(db, &series, &done->made);
    if (rc == CHAMBER_OK)
        rc = read_names(db, &series);
    return rc == CHAMBER_OK ? prune(db, &series, rule, done) : rc;
}

static void clear_names(char ***names, size_t *count)
{
    for (size_t i = 0; i < *count; i++)
        free((*names)[i]);
    free(*names);
    *names = NULL;
    *count = 0;
}

void chamber_backups_clear(struct chamber_backups *backups)
{
    clear_names(&backups->kept, &backups->kept_count);
    clear_names(&backups->removed, &backups->removed_count);
    free(backups->made);
    backups->made = NULL;
}
