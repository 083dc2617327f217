/* SPDX-License-Identifier: MIT */
/* libxlsxwriter does not look whether its temporary files could be written, and tells the terminal
 * when closing fails. So there must be room before, and afterwards every part must be there. */
#include <errno.h>
#include <minizip/unzip.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/statvfs.h>

#include "xlsx/write.h"

enum { SMALL_PARTS = 1 << 20 }; /* what the parts other than rows may take */

int write_sizes(struct xlsx_draft *draft, uint64_t *sizes)
{
    lxw_worksheet *sheet;
    STAILQ_FOREACH(sheet, draft->book->worksheets, list_pointers)
    {
        errno = 0;
        if (fflush(sheet->optimize_tmpfile) != 0 || ferror(sheet->optimize_tmpfile)) {
            errno = errno ? errno : ENOSPC;
            return XLSX_UNWRITTEN;
        }
        off_t size = ftello(sheet->optimize_tmpfile);
        if (size < 0)
            return XLSX_UNWRITTEN;
        *sizes++ = (uint64_t)size;
    }
    return XLSX_OK;
}

int write_room(struct xlsx_draft *draft, const uint64_t *sizes, size_t count)
{
    struct statvfs place;
    struct rlimit limit;
    uint64_t most = 0, all = SMALL_PARTS;
    for (size_t i = 0; i < count; i++) {
        most = sizes[i] > most ? sizes[i] : most;
        all += sizes[i];
    }
    if (getrlimit(RLIMIT_FSIZE, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY &&
        all > limit.rlim_cur) {
        errno = EFBIG;
        return XLSX_UNWRITTEN;
    }
    if (statvfs(draft->folder, &place) == 0 &&
        (uint64_t)place.f_bavail * place.f_frsize < all + most) {
        errno = ENOSPC;
        return XLSX_UNWRITTEN;
    }
    return XLSX_OK;
}

/* Whether the part that the archive is at reads to its end, which is that of an element. */
static bool part_ends(unzFile archive)
{
    char bytes[16384], last = '\0';
    int got;
    if (unzOpenCurrentFile(archive) != UNZ_OK)
        return false;
    while ((got = unzReadCurrentFile(archive, bytes, sizeof bytes)) > 0) {
        for (int i = 0; i < got; i++)
            last = bytes[i] == '\n' ? last : bytes[i];
    }
    return unzCloseCurrentFile(archive) == UNZ_OK && got == 0 && last == '>';
}

/* The number of the sheet whose rows the part holds, from 1; 0: it is another part. */
static size_t sheet_of(const char *name)
{
    static const char before[] = "xl/worksheets/sheet";
    return strncmp(name, before, sizeof before - 1) == 0
               ? strtoul(name + sizeof before - 1, NULL, 10)
               : 0;
}

static bool part_whole(unzFile archive, const uint64_t *sizes, size_t count)
{
    char name[128];
    unz_file_info64 info;
    if (unzGetCurrentFileInfo64(archive, &info, name, sizeof name, NULL, 0, NULL, 0) != UNZ_OK)
        return false;
    size_t sheet = sheet_of(name);
    if (sheet > 0 && (sheet > count || info.uncompressed_size < sizes[sheet - 1]))
        return false;
    return info.uncompressed_size > SMALL_PARTS || part_ends(archive);
}

int write_check(struct xlsx_draft *draft, const uint64_t *sizes, size_t count)
{
    unzFile archive = unzOpen64(draft->path);
    size_t sheets = 0;
    bool whole = archive && unzGoToFirstFile(archive) == UNZ_OK;
    for (int next = UNZ_OK; whole && next == UNZ_OK; next = unzGoToNextFile(archive)) {
        whole = part_whole(archive, sizes, count);
        sheets++;
    }
    if (archive)
        unzClose(archive);
    if (whole && sheets > count)
        return XLSX_OK;
    errno = ENOSPC;
    return XLSX_UNWRITTEN;
}
