/* SPDX-License-Identifier: MIT */
/* Invented names of persons and companies, rare characters included, and codes whose check
 * character is right (GB 32100-2015). */
#include "town.h"

#include <string.h>

static const char *const surnames[] = {
    "赵", "钱", "孙", "李", "周", "吴", "郑", "王",   "冯", "陈", "褚", "卫",   "蒋", "沈",
    "韩", "杨", "朱", "秦", "尤", "许", "何", "吕",   "施", "张", "孔", "曹",   "严", "华",
    "金", "魏", "陶", "姜", "戚", "谢", "邹", "欧阳", "柏", "水", "窦", "司马", "云", "苏"};
static const char *const given[] = {"某", "昇", "䶮", "𠮷", "㛃", "若", "岚", "砾", "舟", "霁",
                                    "朗", "知", "行", "予", "安", "之", "溪", "越", "恺", "彧",
                                    "翀", "湜", "钰", "琪", "沅", "芷", "梓", "桐", "攸", "宁"};
/* Two of them are a company's own name; they are combined so that none comes twice. */
static const char *const first_half[] = {"栎", "岚", "砾", "霁", "澄", "汀", "屿", "珩", "翊",
                                         "湜", "昇", "𠮷", "铼", "璟", "暄", "聿", "棠", "骐"};
static const char *const second_half[] = {"舟", "桥", "野", "川", "禾", "帆", "泓", "岫", "垚",
                                          "森", "鑫", "淼", "焱", "昀", "珂", "䶮", "朔", "芃"};
static const char *const trades[] = {"信息技术", "机械",     "贸易",     "文化传播", "餐饮管理",
                                     "建筑设计", "企业管理", "生物科技", "供应链",   "物业管理"};
static const char *const kinds_of_company[] = {"有限公司", "股份有限公司", "有限责任公司"};
static const char code_digits[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";

#define COUNT(array) ((int)(sizeof(array) / sizeof((array)[0])))

enum { CODE_VALUES = 31, CODE_LENGTH = 18, WEIGHT_FACTOR = 3 };

void person_name(struct town *town, char *out)
{
    const char *second = percent(town, 70) ? given[chance(town, COUNT(given))] : "";
    snprintf(out, NAME_MAX_BYTES, "%s%s%s", surnames[chance(town, COUNT(surnames))],
             given[chance(town, COUNT(given))], second);
}

char code_check(const char *code)
{
    int sum = 0, weight = 1;
    for (int i = 0; i < CODE_LENGTH - 1; i++) {
        sum += (int)(strchr(code_digits, code[i]) - code_digits) * weight;
        weight = weight * WEIGHT_FACTOR % CODE_VALUES;
    }
    return code_digits[(CODE_VALUES - sum % CODE_VALUES) % CODE_VALUES];
}

static void make_code(struct town *town, int number, char code[20])
{
    snprintf(code, 20, "91310105MA1%c%c%04d", code_digits[10 + chance(town, 20)],
             code_digits[10 + chance(town, 20)], (number * 37 + 1000) % 10000);
    code[CODE_LENGTH - 1] = code_check(code);
    code[CODE_LENGTH] = '\0';
}

void company_names(struct town *town, int number, struct enterprise *enterprise)
{
    const char *left = first_half[number % COUNT(first_half)];
    const char *right = second_half[number / COUNT(first_half) % COUNT(second_half)];
    const char *trade = trades[chance(town, COUNT(trades))];
    const char *kind = kinds_of_company[chance(town, COUNT(kinds_of_company))];
    if (percent(town, 30))
        snprintf(enterprise->name, NAME_MAX_BYTES, "%s%s（上海）%s%s", left, right, trade, kind);
    else
        snprintf(enterprise->name, NAME_MAX_BYTES, "上海%s%s%s%s", left, right, trade, kind);
    snprintf(enterprise->short_name, SHORT_MAX_BYTES, "%s%s", left, right);
    snprintf(enterprise->phone, sizeof(enterprise->phone), "199%04d%04d", chance(town, 10000),
             (number * 29 + 1234) % 10000);
    person_name(town, enterprise->contact);
    make_code(town, number, enterprise->code);
}
