/* SPDX-License-Identifier: MIT */
/* Which noun a worksheet is named after: 企业, enterprise, and as offices name them,
 * 2018年走访记录, 诉求台账. */
#include <chamber/enterprise_fact.h>

#include <string.h>

#include "base/utf8.h"
#include "exchange/heading.h"
#include "exchange/sheet.h"
#include "record/noun.h"

/* False: no memory. */
static bool is_named(const struct chamber_noun *noun, const char *folded, bool *named)
{
    const char *const names[] = {noun->label, noun->name, noun->english};
    *named = false;
    for (size_t i = 0; i < COUNT_OF(names) && !*named; i++) {
        CLEAN_FREE char *form = utf8_folded(names[i]);
        if (!form)
            return false;
        *named = strcmp(form, folded) == 0;
    }
    return true;
}

static bool noun_named(const char *folded, const struct chamber_noun **found)
{
    const struct chamber_noun *fact = &chamber_enterprise_fact_noun;
    bool named = false, ok = true;
    for (const struct chamber_noun *const *noun = chamber_nouns(); ok && !named && *noun; noun++) {
        ok = is_named(*noun, folded, &named);
        *found = named ? *noun : NULL;
    }
    if (!ok || named)
        return ok;
    ok = is_named(fact, folded, &named);
    *found = named ? fact : NULL;
    return ok;
}

/* Take a year off the front and what a list is called off the end. */
static void strip(char *folded)
{
    static const char *const ends[] = {"一览表", "登记表", "汇总表", "信息表", "明细表",
                                       "情况表", "花名册", "记录表", "名单",   "名册",
                                       "台账",   "台帐",   "记录",   "登记",   "汇总",
                                       "信息",   "明细",   "情况",   "清单",   "表"};
    size_t digits = strspn(folded, "0123456789");
    const char *rest = folded + digits;
    if (digits == 4 && strncmp(rest, "年度", strlen("年度")) == 0)
        rest += strlen("年度");
    else if (digits == 4 && strncmp(rest, "年", strlen("年")) == 0)
        rest += strlen("年");
    else if (digits > 0)
        rest = folded;
    memmove(folded, rest, strlen(rest) + 1);
    size_t length = strlen(folded);
    for (size_t i = 0; i < COUNT_OF(ends); i++) {
        size_t size = strlen(ends[i]);
        if (length > size && strcmp(folded + length - size, ends[i]) == 0) {
            folded[length - size] = '\0';
            return;
        }
    }
}

bool sheet_noun(const char *name, const struct chamber_noun **noun)
{
    CLEAN_FREE char *folded = utf8_folded(name);
    *noun = NULL;
    if (!folded || !noun_named(folded, noun))
        return false;
    if (*noun)
        return true;
    strip(folded);
    for (const struct chamber_noun *const *at = chamber_nouns(); !*noun && *at; at++)
        if (heading_calls(*at, folded))
            *noun = *at;
    return true;
}
