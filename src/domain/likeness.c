/* SPDX-License-Identifier: MIT */
#include "domain/likeness.h"

#include <string.h>

#include "base/utf8.h"

enum {
    NAME_LEAST = 2, /* characters */
    CODE_LENGTH = 18,
    ORGANISATION_AT = 8,
    ORGANISATION_LENGTH = 9,
    DIGITS_LEAST = 7,
    MOBILE_LENGTH = 11
};

static const char *const places[] = {
    "北京", "天津", "上海", "重庆", "河北", "山西", "辽宁", "吉林",   "黑龙江",
    "江苏", "浙江", "安徽", "福建", "江西", "山东", "河南", "湖北",   "湖南",
    "广东", "海南", "四川", "贵州", "云南", "陕西", "甘肃", "青海",   "台湾",
    "广西", "西藏", "宁夏", "新疆", "香港", "澳门", "中国", "内蒙古",
};

static const char *const forms[] = {
    "有限责任公司", "股份有限公司", "有限公司", "股份公司", "集团", "公司",
};

/* Letters and digits in any script, folded: not what ASCII, Latin-1, and the blocks of punctuation
 * and of Chinese marks have besides. */
static bool is_letter(uint32_t c)
{
    if (c < 0x80)
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z');
    return c >= 0xc0 && !(c >= 0x2000 && c <= 0x2bff) && !(c >= 0x3000 && c <= 0x3004) &&
           !(c >= 0x3008 && c <= 0x3020) && !(c >= 0xfe30 && c <= 0xfe6f) &&
           !(c >= 0xff5f && c <= 0xff65);
}

static bool enough(const char *text)
{
    return utf8_count(text) >= NAME_LEAST;
}

/* Cut one legal form from the end; whether there was one. */
static bool cut_form(char *name)
{
    size_t length = strlen(name);
    for (size_t i = 0; i < COUNT_OF(forms); i++) {
        size_t form = strlen(forms[i]);
        if (length <= form || strcmp(name + length - form, forms[i]) != 0)
            continue;
        char first = name[length - form];
        name[length - form] = '\0';
        if (enough(name))
            return true;
        name[length - form] = first;
    }
    return false;
}

/* Past a place at the beginning, and 市 or 省 after it. */
static const char *without_place(const char *name)
{
    static const char *const kinds[] = {"市", "省"};
    for (size_t i = 0; i < COUNT_OF(places); i++) {
        const char *rest = name + strlen(places[i]);
        if (strncmp(name, places[i], strlen(places[i])) != 0)
            continue;
        for (size_t n = 0; n < COUNT_OF(kinds); n++)
            if (strncmp(rest, kinds[n], strlen(kinds[n])) == 0) {
                rest += strlen(kinds[n]);
                break;
            }
        return enough(rest) ? rest : name;
    }
    return name;
}

bool likeness_of_name(struct str *out, const char *name)
{
    CLEAN_FREE char *folded = utf8_folded(name);
    CLEAN_STR struct str letters = {0};
    uint32_t c;
    for (const char *at = folded; at && (c = utf8_next(&at));)
        if (is_letter(c))
            utf8_append(&letters, c);
    CLEAN_FREE char *plain = folded ? str_take(&letters) : NULL;
    if (!plain)
        return false;
    while (cut_form(plain))
        continue;
    str_add(out, without_place(plain));
    return !out->failed;
}

void likeness_of_code(struct str *out, const char *code)
{
    if (strlen(code) == CODE_LENGTH)
        str_add_bytes(out, code + ORGANISATION_AT, ORGANISATION_LENGTH);
}

/* Where one number ends and the next begins. */
static size_t separator(const char *at)
{
    return *at == '/' || *at == ',' ? 1 : utf8_separator(at);
}

bool likeness_of_phone(struct str *out, const char **text)
{
    while (**text) {
        const char *start;
        str_reset(out);
        for (; **text && !separator(*text); (*text)++)
            if (**text >= '0' && **text <= '9')
                str_add_char(out, **text);
        *text += **text ? separator(*text) : 0;
        start = str_text(out);
        if (strncmp(start, "00", 2) == 0)
            start += 2;
        if (strncmp(start, "86", 2) == 0 && strlen(start) == MOBILE_LENGTH + 2)
            start += 2;
        if (strlen(start) < DIGITS_LEAST)
            continue;
        memmove(out->data, start, strlen(start) + 1);
        out->length = strlen(out->data);
        return true;
    }
    return false;
}
