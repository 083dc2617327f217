/* SPDX-License-Identifier: MIT */
/* Each rule takes only what no office would type as content. */
#include "record/not_content.h"

#include <string.h>

#include "base/cleanup.h"

static bool is_one_of(const char *text, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(text, words[i]) == 0)
            return true;
    return false;
}

bool not_content_error(const char *folded)
{
    static const char *const values[] = {"#n/a",  "#ref!",  "#value!", "#name?",        "#div/0!",
                                         "#num!", "#null!", "#spill!", "#getting_data", "#calc!"};
    size_t length = strlen(folded);
    /* a column too narrow for its numbers is saved as it is shown */
    return is_one_of(folded, values, COUNT_OF(values)) ||
           (length >= 3 && strspn(folded, "#") == length);
}

bool not_content_word(const char *folded)
{
    static const char *const words[] = {"null", "n/a", "-", "--", "---", "—", "——", "–", "/", "\\"};
    return is_one_of(folded, words, COUNT_OF(words));
}

const char *not_content_fault(const struct chamber_field *field, const char *folded)
{
    static const unsigned counts = CHAMBER_REQUIRED | CHAMBER_COMPACT | CHAMBER_UNIQUE |
                                   CHAMBER_TAIL | CHAMBER_FINDS | CHAMBER_PHONE;
    if (not_content_error(folded))
        return "cell_error";
    if (field->kind == CHAMBER_TEXT && field->flags & counts && not_content_word(folded))
        return field->flags & CHAMBER_REQUIRED ? "cell_says_nothing" : "cell_nothing";
    return NULL;
}
