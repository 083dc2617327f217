/* SPDX-License-Identifier: MIT */
/* What the named queries need of text that SQL cannot do: comparing it folded. */
#include <string.h>

#include "base/utf8.h"
#include "store/connect.h"

/* has_folded(text, part): whether the text, folded, contains the part, which is folded already.
 * NULL contains nothing. */
static void has_folded(sqlite3_context *context, int count, sqlite3_value **values)
{
    const char *text = (const char *)sqlite3_value_text(values[0]);
    const char *part = (const char *)sqlite3_value_text(values[count - 1]);
    if (!text || !part || !utf8_valid(text, strlen(text))) {
        sqlite3_result_int(context, 0);
        return;
    }
    CLEAN_FREE char *folded = utf8_folded(text);
    if (folded)
        sqlite3_result_int(context, strstr(folded, part) != NULL);
    else
        sqlite3_result_error_nomem(context);
}

/* Out of reach of what the schema of a file says. */
int connect_functions(sqlite3 *sql)
{
    return sqlite3_create_function_v2(sql, "has_folded", 2,
                                      SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY, NULL,
                                      has_folded, NULL, NULL, NULL);
}
