/* SPDX-License-Identifier: MIT */
/* Digests (libmd) and unpredictable bytes (the kernel). */
#include <errno.h>
#include <sha2.h>
#include <sys/random.h>

#include "store/db.h"

void store_sha256(const void *bytes, size_t length, unsigned char out[SHA256_SIZE])
{
    SHA2_CTX context;
    SHA256Init(&context);
    SHA256Update(&context, bytes, length);
    SHA256Final(out, &context);
}

void store_sha256_text(const void *bytes, size_t length, char out[SHA256_TEXT_SIZE])
{
    static const char digits[] = "0123456789abcdef";
    unsigned char raw[SHA256_SIZE];
    store_sha256(bytes, length, raw);
    for (size_t i = 0; i < SHA256_SIZE; i++) {
        out[2 * i] = digits[raw[i] >> 4];
        out[2 * i + 1] = digits[raw[i] & 15];
    }
    out[SHA256_TEXT_SIZE - 1] = '\0';
}

int store_random(struct chamber_db *db, void *out, size_t length)
{
    unsigned char *at = out;
    while (length > 0) {
        ssize_t got = getrandom(at, length, 0);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return fail(db, CHAMBER_E_IO, "no_randomness");
        at += got;
        length -= (size_t)got;
    }
    return CHAMBER_OK;
}
