/* SPDX-License-Identifier: MIT */
/* Digests (libmd) and unpredictable bytes (the kernel). */
#include <errno.h>
#include <fcntl.h>
#include <sha2.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/handle.h"
#include "store/report.h"

void store_sha256(const void *bytes, size_t length, unsigned char out[SHA256_SIZE])
{
    SHA2_CTX context;
    SHA256Init(&context);
    SHA256Update(&context, bytes, length);
    SHA256Final(out, &context);
}

static void write_text(const unsigned char raw[SHA256_SIZE], char out[SHA256_TEXT_SIZE])
{
    static const char digits[] = "0123456789abcdef";
    for (size_t i = 0; i < SHA256_SIZE; i++) {
        out[2 * i] = digits[raw[i] >> 4];
        out[2 * i + 1] = digits[raw[i] & 15];
    }
    out[SHA256_TEXT_SIZE - 1] = '\0';
}

void store_sha256_text(const void *bytes, size_t length, char out[SHA256_TEXT_SIZE])
{
    unsigned char raw[SHA256_SIZE];
    store_sha256(bytes, length, raw);
    write_text(raw, out);
}

static int hash_rest(struct chamber_db *db, int fd, const char *path, SHA2_CTX *context)
{
    unsigned char piece[1 << 14];
    for (;;) {
        ssize_t got = read(fd, piece, sizeof(piece));
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return report_system(db, "io_read", path);
        if (got == 0)
            return CHAMBER_OK;
        SHA256Update(context, piece, (size_t)got);
    }
}

int store_sha256_open(struct chamber_db *db, const char *path, int fd, char out[SHA256_TEXT_SIZE])
{
    SHA2_CTX context;
    unsigned char raw[SHA256_SIZE];
    SHA256Init(&context);
    int rc = lseek(fd, 0, SEEK_SET) == 0 ? hash_rest(db, fd, path, &context)
                                         : report_system(db, "io_read", path);
    SHA256Final(raw, &context);
    if (rc == CHAMBER_OK)
        write_text(raw, out);
    return rc;
}

int store_sha256_file(struct chamber_db *db, const char *path, char out[SHA256_TEXT_SIZE])
{
    SHA2_CTX context;
    unsigned char raw[SHA256_SIZE];
    struct stat found;
    int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (fd < 0)
        return report_system(db, "io_open", path);
    SHA256Init(&context);
    int rc = fstat(fd, &found) == 0 && S_ISREG(found.st_mode)
                 ? hash_rest(db, fd, path, &context)
                 : fail(db, CHAMBER_E_IO, "database_special", path);
    close(fd);
    SHA256Final(raw, &context);
    if (rc == CHAMBER_OK)
        write_text(raw, out);
    return rc;
}

/* Asked for many at a time: a large import has a salt for every row. */
static int refill(struct chamber_db *db)
{
    while (db->randoms < sizeof(db->random)) {
        ssize_t got = getrandom(db->random + db->randoms, sizeof(db->random) - db->randoms, 0);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return fail(db, CHAMBER_E_IO, "no_randomness");
        db->randoms += (size_t)got;
    }
    return CHAMBER_OK;
}

int store_random(struct chamber_db *db, void *out, size_t length)
{
    if (length > sizeof(db->random))
        return fail(db, CHAMBER_E_USAGE, "no_randomness");
    int rc = db->randoms < length ? refill(db) : CHAMBER_OK;
    if (rc < 0)
        return rc;
    db->randoms -= length;
    memcpy(out, db->random + db->randoms, length);
    return CHAMBER_OK;
}
