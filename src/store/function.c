/* SPDX-License-Identifier: MIT */
/* What queries need of text that SQL cannot do: comparing it folded, sorting it as it is read. */
#include <string.h>

#include "base/pinyin.h"
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

/* reading_key(text, person): what the text sorts by (base/pinyin.h). NULL stays NULL, and what is
 * no text of UTF-8 sorts as it is. */
static void reading_key(sqlite3_context *context, int count, sqlite3_value **values)
{
    const char *text = (const char *)sqlite3_value_text(values[0]);
    if (!text || !utf8_valid(text, strlen(text))) {
        sqlite3_result_value(context, values[0]);
        return;
    }
    CLEAN_STR struct str key = {0};
    pinyin_sort_key(&key, text, sqlite3_value_int(values[count - 1]) != 0);
    if (key.failed)
        sqlite3_result_error_nomem(context);
    else
        sqlite3_result_blob64(context, str_text(&key), key.length, SQLITE_TRANSIENT);
}

/* Out of reach of what the schema of a file says. */
int connect_functions(sqlite3 *sql)
{
    static const struct {
        const char *name;
        void (*run)(sqlite3_context *context, int count, sqlite3_value **values);
    } functions[] = {{"has_folded", has_folded}, {"reading_key", reading_key}};
    int code = SQLITE_OK;
    for (size_t i = 0; i < sizeof functions / sizeof *functions && code == SQLITE_OK; i++)
        code = sqlite3_create_function_v2(sql, functions[i].name, 2,
                                          SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY,
                                          NULL, functions[i].run, NULL, NULL, NULL);
    return code;
}
