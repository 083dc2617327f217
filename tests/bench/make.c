/* SPDX-License-Identifier: MIT */
/* Makes up the files that are measured, always the same ones: enterprises.csv, persons.csv, and
 * visits.csv with ROWS visits over YEARS years up to 2023, and requests.csv with a fifth as many.
 *     make FOLDER ROWS YEARS ENTERPRISES */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

enum { PERSONS = 40, LAST_YEAR = 2023, FIRSTS = 196, BYTES = 3, TRADES = 8 };

static uint64_t state = 20180720;

static unsigned below(unsigned limit)
{
    state = state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (unsigned)(state >> 33) % limit;
}

static FILE *create(const char *folder, const char *name)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *out = fopen(path, "w");
    if (!out) {
        perror(path);
        exit(1);
    }
    return out;
}

static void finish(FILE *out)
{
    if (fclose(out) != 0) {
        perror("make");
        exit(1);
    }
}

static const char *const trades[TRADES] = {"机械", "软件", "餐饮", "物流",
                                           "服饰", "医药", "建筑", "教育"};
static const char *const findings[] = {"经营平稳，订单充足", "反映停车难，盼协调周边车位",
                                       "技术骨干流失，希望提供人才公寓", "计划扩租办公场地",
                                       "出口订单下降，正开拓国内市场"};

/* Of each two a name is made, so that two of them find few enterprises. */
static const char firsts[] = "安邦宝北贝滨博昌长超晨成诚创春达大德登鼎东度端恩发凡方飞"
                             "丰峰福富高格冠光广国海汉航昊合和恒宏鸿华汇惠吉佳嘉建健江"
                             "杰捷金锦京精景靖九久聚君骏凯康科克坤蓝朗乐雷力利立联良林"
                             "灵龙隆路美蒙名明铭茂南宁欧鹏平普奇启千乾强青清庆泉荣瑞润"
                             "三森山尚神盛世顺思松苏泰腾天通同图万望威伟文沃祥翔新鑫信"
                             "星兴雄旭轩雅亚阳耀一怡益逸银英永优友宇雨裕元源远悦云运泽"
                             "展兆振正之志智中众洲卓紫岸柏川丹帆港桂禾河虹湖环集津晶岭";

static unsigned long years, enterprises;

static void enterprise_name(FILE *out, unsigned n)
{
    unsigned pair = n % (FIRSTS * FIRSTS);
    fprintf(out, "%.*s%.*s%s有限公司", BYTES, firsts + pair / FIRSTS * BYTES, BYTES,
            firsts + pair % FIRSTS * BYTES, trades[(n + n / (FIRSTS * FIRSTS)) % TRADES]);
}

static void make_enterprises(const char *folder)
{
    FILE *out = create(folder, "enterprises.csv");
    fputs("name,member_no,status,joined_on,industry\n", out);
    for (unsigned i = 0; i < enterprises; i++) {
        enterprise_name(out, i);
        fprintf(out, ",B%05u,member,2013-%02u-01,%c\n", i, 1 + i % 12, 'A' + (int)(i % 20));
    }
    finish(out);
}

static void make_persons(const char *folder)
{
    FILE *out = create(folder, "persons.csv");
    fputs("name,title\n", out);
    for (unsigned i = 0; i < PERSONS; i++)
        fprintf(out, "示例某%02u,副会长\n", i);
    finish(out);
}

/* The day of row i of so many, in order. */
static void put_day(FILE *out, unsigned long i, unsigned long rows)
{
    unsigned day = (unsigned)(i * (years * 336ull) / rows);
    fprintf(out, "%u-%02u-%02u", LAST_YEAR + 1 - (unsigned)years + day / 336, 1 + day % 336 / 28,
            1 + day % 28);
}

static void make_visits(const char *folder, unsigned long rows)
{
    static const char *const forms[] = {"onsite", "interview", "symposium", "phone"};
    FILE *out = create(folder, "visits.csv");
    fputs("visited_on,enterprise,form,visitors,findings\n", out);
    for (unsigned long i = 0; i < rows; i++) {
        put_day(out, i, rows);
        fputc(',', out);
        enterprise_name(out, below((unsigned)enterprises));
        unsigned first = below(PERSONS / 2), second = PERSONS / 2 + below(PERSONS / 2);
        fprintf(out, ",%s,示例某%02u;示例某%02u,%s（第%lu次）\n", forms[below(4)], first, second,
                findings[below(5)], i + 1);
    }
    finish(out);
}

static void make_requests(const char *folder, unsigned long rows)
{
    static const char *const categories[] = {"traffic", "talent", "premises", "finance"};
    FILE *out = create(folder, "requests.csv");
    fputs("raised_on,enterprise,category,title,status,resolved_on,outcome\n", out);
    for (unsigned long i = 0; i < rows; i++) {
        put_day(out, i, rows);
        fputc(',', out);
        enterprise_name(out, below((unsigned)enterprises));
        fprintf(out, ",%s,第%lu件诉求,", categories[below(4)], i + 1);
        if (below(3)) {
            fputs("resolved,", out);
            put_day(out, i, rows);
            fputs(",已协调解决\n", out);
        } else {
            fputs("accepted,,\n", out);
        }
    }
    finish(out);
}

int main(int argc, char **argv)
{
    unsigned long rows = argc == 5 ? strtoul(argv[2], NULL, 10) : 0;
    if (rows > 0) {
        years = strtoul(argv[3], NULL, 10);
        enterprises = strtoul(argv[4], NULL, 10);
    }
    if (years == 0 || enterprises == 0 || enterprises > FIRSTS * FIRSTS * TRADES) {
        fputs("usage: make FOLDER ROWS YEARS ENTERPRISES\n", stderr);
        return 2;
    }
    make_enterprises(argv[1]);
    make_persons(argv[1]);
    make_visits(argv[1], rows);
    make_requests(argv[1], rows / 5);
    return 0;
}
