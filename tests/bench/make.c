/* SPDX-License-Identifier: MIT */
/* Makes up the files that are measured, always the same ones: enterprises.csv and persons.csv, and
 * visits.csv with ROWS visits to them over ten years.  make FOLDER ROWS */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

enum { ENTERPRISES = 2000, PERSONS = 40, FIRST_YEAR = 2014, YEARS = 10 };

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

static const char *const trades[] = {"机械", "软件", "餐饮", "物流",
                                     "服饰", "医药", "建筑", "教育"};
static const char *const findings[] = {"经营平稳，订单充足", "反映停车难，盼协调周边车位",
                                       "技术骨干流失，希望提供人才公寓", "计划扩租办公场地",
                                       "出口订单下降，正开拓国内市场"};

static void enterprise_name(FILE *out, unsigned n)
{
    fprintf(out, "示例%04u%s有限公司", n, trades[n % 8]);
}

static void make_enterprises(const char *folder)
{
    FILE *out = create(folder, "enterprises.csv");
    fputs("name,member_no,status,joined_on,industry\n", out);
    for (unsigned i = 0; i < ENTERPRISES; i++) {
        enterprise_name(out, i);
        fprintf(out, ",B%04u,member,2013-%02u-01,%c\n", i, 1 + i % 12, 'A' + (int)(i % 20));
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

static void make_visits(const char *folder, unsigned long rows)
{
    static const char *const forms[] = {"onsite", "interview", "symposium", "phone"};
    FILE *out = create(folder, "visits.csv");
    fputs("visited_on,enterprise,form,visitors,findings\n", out);
    for (unsigned long i = 0; i < rows; i++) {
        unsigned day = (unsigned)(i * (YEARS * 336ull) / rows);
        fprintf(out, "%u-%02u-%02u,", FIRST_YEAR + day / 336, 1 + day % 336 / 28, 1 + day % 28);
        enterprise_name(out, below(ENTERPRISES));
        unsigned first = below(PERSONS / 2), second = PERSONS / 2 + below(PERSONS / 2);
        fprintf(out, ",%s,示例某%02u;示例某%02u,%s（第%lu次）\n", forms[below(4)], first, second,
                findings[below(5)], i + 1);
    }
    finish(out);
}

int main(int argc, char **argv)
{
    unsigned long rows = argc == 3 ? strtoul(argv[2], NULL, 10) : 0;
    if (rows == 0) {
        fputs("usage: make FOLDER ROWS\n", stderr);
        return 2;
    }
    make_enterprises(argv[1]);
    make_persons(argv[1]);
    make_visits(argv[1], rows);
    return 0;
}
